import { afterAll, beforeAll, expect, test } from "vitest";
import { onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";

const CHANGE = `mutation($id: ID!, $version: Int!, $input: UpdateOfficialInput!) {
  updateOfficial(id: $id, expectedVersion: $version, input: $input) { official { id version fullName note } } }`;
const REMOVE = "mutation($id: ID!, $version: Int!) { deleteOfficial(id: $id, expectedVersion: $version) { dryRun } }";

onEveryDatabase((database) => {
  let hub: TestHub;
  let build: ReturnType<typeof make>;
  beforeAll(async () => {
    hub = await startTestHub({ database });
    build = make(hub);
  });
  afterAll(() => hub.close());
  const total = async (list: string): Promise<number> =>
    (await hub.get<Record<string, { totalCount: number }>>(`{ ${list} { totalCount } }`))[list]?.totalCount as number;

  test("one list asked for under two names is answered twice, each as it was asked", async () => {
    const [officialId, unitId, positionId] = [await build.official(), await build.unit(), await build.position()];
    await build.assignment({ officialId, unitId, positionId, validFrom: "2015-01-01", validUntil: "2016-01-01" });
    const answer = await hub.get(
      `query($id: ID!) { officials(filter: {id: {eq: $id}}) { nodes {
        today: assignments { totalCount } all: assignments(period: {}) { nodes { a: unit { id } b: unit { name } } } } } }`,
      { id: officialId },
    );
    expect(answer).toEqual({
      officials: {
        nodes: [
          {
            today: { totalCount: 0 },
            all: { nodes: [{ a: { id: unitId }, b: { name: expect.stringMatching(/./) } }] },
          },
        ],
      },
    });
  });

  test("a person and their career are written in one change, and go together", async () => {
    const [unitId, positionId] = [await build.unit(), await build.position()];
    const made = await hub.get<{ createOfficial: { official: { id: string } } }>(
      `mutation($input: CreateOfficialInput!) { createOfficial(input: $input) { official { id assignments(period: {}) { nodes { id version decision } } } } }`,
      {
        input: {
          code: "CB-CON",
          fullName: "Lường Thị Hoa",
          gender: "FEMALE",
          assignments: {
            create: [
              { unitId, positionId, kind: "PRIMARY", validFrom: "2015-01-01", validUntil: "2018-01-01", decision: "1" },
              { unitId, positionId, kind: "PRIMARY", validFrom: "2018-01-01", decision: "2" },
            ],
          },
        },
      },
    );
    const { official } = made.createOfficial as {
      official: { id: string; assignments: { nodes: { id: string; version: number; decision: string }[] } };
    };
    const [first, second] = official.assignments.nodes;
    expect(official.assignments.nodes.map(({ decision }) => decision)).toEqual(["1", "2"]);
    await hub.get(CHANGE, {
      id: official.id,
      version: 1,
      input: {
        assignments: {
          delete: [{ id: first?.id, expectedVersion: 1 }],
          update: [{ id: second?.id, expectedVersion: 1, input: { validFrom: "2016-01-01", decision: null } }],
        },
      },
    });
    const after = await hub.get(
      "query($id: ID!) { official(id: $id) { version assignments(period: {}) { nodes { version validFrom decision } } } }",
      { id: official.id },
    );
    expect(after).toEqual({
      official: { version: 2, assignments: { nodes: [{ version: 2, validFrom: "2016-01-01", decision: null }] } },
    });
    const before = await total("assignments");
    await hub.get(REMOVE, { id: official.id, version: 2 });
    expect(await total("assignments")).toBe(before - 1);
  });

  test("faults of several children are named at their places, and nothing is half written", async () => {
    const before = [await total("officials"), await total("assignments")];
    const [unitId, positionId] = [await build.unit(), await build.position()];
    const refused = await hub.refused(
      "mutation($input: CreateOfficialInput!) { createOfficial(input: $input) { dryRun } }",
      {
        input: {
          code: "CB-SAI",
          fullName: "Ma Văn Sai",
          gender: "MALE",
          assignments: {
            create: [
              { unitId, positionId, kind: "PRIMARY", validFrom: "2015-01-01" },
              { unitCode: "0000", positionId, kind: "ACTING", validFrom: "2015-02-30" },
              { unitId, kind: "ACTING", validFrom: "2018-01-01", validUntil: "2017-01-01" },
            ],
          },
        },
      },
    );
    expect(refused.extensions.code).toBe("VALIDATION_FAILED");
    expect(refused.extensions.problems?.map(({ field, code }) => `${field} ${code}`)).toEqual([
      "assignments.create.1.unitId UNKNOWN_CODE",
      "assignments.create.1.validFrom DATE_IMPOSSIBLE",
      "assignments.create.2.positionId REQUIRED",
    ]);
    expect([await total("officials"), await total("assignments")]).toEqual(before);
  });

  test("a wrong parent and its wrong children are refused at once", async () => {
    const refused = await hub.refused(
      "mutation($input: CreateOfficialInput!) { createOfficial(input: $input) { dryRun } }",
      {
        input: { code: "cb thường", gender: "MALE", qualifications: { create: [{ issuedOn: "2015-02-30" }] } },
      },
    );
    expect(refused.extensions.problems?.map(({ field, code }) => `${field} ${code}`)).toEqual(
      expect.arrayContaining(["code FORMAT", "fullName REQUIRED", "qualifications.create.0.issuedOn DATE_IMPOSSIBLE"]),
    );
  });

  test("a child is changed through its own parent only, and stays its parent's", async () => {
    const [mine, other] = [await build.official({ code: "CB-MINE" }), await build.official({ code: "CB-OTHER" })];
    const theirs = await build.assignment({ officialId: other });
    for (const [what, change] of [
      ["update", { id: theirs, expectedVersion: 1, input: {} }],
      ["delete", { id: theirs, expectedVersion: 1 }],
    ] as const) {
      const refused = await hub.refused(CHANGE, {
        id: mine,
        version: 1,
        input: { note: "x", assignments: { [what]: [change] } },
      });
      expect(refused.extensions).toMatchObject({
        code: "NOT_FOUND",
        child: `assignments.${what}.0`,
        problems: [{ field: `assignments.${what}.0.id`, code: "UNKNOWN_CODE" }],
      });
    }
    const [unitId, positionId] = [await build.unit(), await build.position()];
    const sneaky = { officialCode: "CB-OTHER", unitId, positionId, kind: "ACTING", validFrom: "2015-01-01" };
    await hub.get(CHANGE, { id: mine, version: 1, input: { assignments: { create: [sneaky] } } });
    const held = await hub.get(
      "query($id: ID!) { official(id: $id) { note assignments(period: {}) { totalCount } } }",
      { id: mine },
    );
    expect(held).toEqual({ official: { note: null, assignments: { totalCount: 1 } } });
  });

  test("an older version of a child than stands is refused, with its place, and its parent's change is taken back", async () => {
    const id = await build.official();
    const child = await build.assignment({ officialId: id });
    const update = [{ id: child, expectedVersion: 7, input: { decision: "9" } }];
    const refused = await hub.refused(CHANGE, { id, version: 1, input: { note: "x", assignments: { update } } });
    expect(refused.extensions).toMatchObject({ code: "CONFLICT", child: "assignments.update.0", currentVersion: 1 });
    expect(await hub.get("query($id: ID!) { official(id: $id) { version note } }", { id })).toEqual({
      official: { version: 1, note: null },
    });
  });

  test("a dry run shows the children that would be written, and what they refer to", async () => {
    const [unitId, positionId] = [await build.unit({ name: "Xã Thử" }), await build.position()];
    const create = [{ unitId, positionId, kind: "PRIMARY", validFrom: "2016-01-01" }];
    const input = { code: "CB-THU-2", fullName: "Thử", gender: "MALE", assignments: { create } };
    const assignments = "assignments(period: {}) { totalCount nodes { unit { name } } }";
    const tried = await hub.get(
      `mutation($input: CreateOfficialInput!) { createOfficial(dryRun: true, input: $input) { official { ${assignments} qualifications { edges { cursor } } } } }`,
      { input },
    );
    expect(tried).toEqual({
      createOfficial: {
        official: {
          assignments: { totalCount: 1, nodes: [{ unit: { name: "Xã Thử" } }] },
          qualifications: { edges: [] },
        },
      },
    });
  });
});
