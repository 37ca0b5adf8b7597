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

  test("of many who change the same version exactly one does; the others are told what stands now", async () => {
    const id = await build.official({ fullName: "Trước" });
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, i) => hub.ask(CHANGE, { id, version: 1, input: { fullName: `Người ${i}` } })),
    );
    const won = answers.filter(({ errors }) => !errors);
    expect(won).toHaveLength(1);
    const [answer] = won as { data: unknown }[];
    const { official } =
      (answer?.data as { updateOfficial: { official: { fullName: string } } } | undefined)?.updateOfficial ?? {};
    for (const { errors } of answers.filter((one) => one.errors))
      expect(errors?.[0]?.extensions).toMatchObject({
        code: "CONFLICT",
        currentVersion: 2,
        current: { fullName: official?.fullName, version: 2 },
        changedFields: ["fullName"],
      });
    expect(await hub.get("query($id: ID!) { official(id: $id) { version fullName } }", { id })).toEqual({
      official: { version: 2, fullName: official?.fullName },
    });
  });

  test("who deletes an older version than stands is refused", async () => {
    const id = await build.official();
    await hub.get(CHANGE, { id, version: 1, input: { note: "đã sửa" } });
    expect((await hub.refused(REMOVE, { id, version: 1 })).extensions).toMatchObject({
      code: "CONFLICT",
      currentVersion: 2,
    });
    await hub.get(REMOVE, { id, version: 2 });
    expect((await hub.refused(REMOVE, { id, version: 2 })).extensions.code).toBe("NOT_FOUND");
    expect((await hub.refused(CHANGE, { id, version: 2, input: {} })).extensions.code).toBe("NOT_FOUND");
  });

  test.each(["0", "-1", "3000000000", "99999999999999999999", "abc", "1e3", " 1", "1 OR 1=1"])(
    "the id “%s” names no record",
    async (id) => {
      expect(await hub.get("query($id: ID!) { official(id: $id) { id } }", { id })).toEqual({ official: null });
      expect((await hub.refused(REMOVE, { id, version: 1 })).extensions.code).toBe("NOT_FOUND");
      const listed = await hub.get(
        "query($id: ID!) { officials(filter: {id: {in: [$id]}}) { totalCount } assignments(filter: {unitId: {eq: $id}}) { totalCount } }",
        { id },
      );
      expect(listed).toEqual({ officials: { totalCount: 0 }, assignments: { totalCount: 0 } });
      const { errors } = await hub.ask(
        'mutation($id: ID!) { createUnitArea(input: {unitId: $id, area: BORDER, validFrom: "2020-01-01"}) { dryRun } }',
        { id },
      );
      expect(errors?.[0]?.extensions).toMatchObject({ code: "VALIDATION_FAILED", problems: [{ field: "unitId" }] });
    },
  );

  test("what is absent stays, what is null is cleared", async () => {
    const id = await build.official({ note: "ghi chú", phone: "0912345678" });
    const read = "query($id: ID!) { official(id: $id) { note phone version } }";
    await hub.get(CHANGE, { id, version: 1, input: { note: null } });
    expect(await hub.get(read, { id })).toEqual({ official: { note: null, phone: "0912345678", version: 2 } });
    await hub.get(CHANGE, { id, version: 2, input: {} });
    expect(await hub.get(read, { id })).toEqual({ official: { note: null, phone: "0912345678", version: 3 } });
    expect((await hub.refused(CHANGE, { id, version: 3, input: { fullName: null } })).extensions).toMatchObject({
      code: "VALIDATION_FAILED",
      problems: [{ field: "fullName", code: "REQUIRED" }],
    });
  });

  test("a record that others refer to stays, and they are named", async () => {
    const positionId = await build.position();
    await build.assignment({ positionId });
    await build.assignment({ positionId });
    await build.standard({ positionIds: [positionId] });
    const query = "mutation($id: ID!) { deletePosition(id: $id, expectedVersion: 1) { dryRun } }";
    const refused = await hub.refused(query, { id: positionId });
    expect(refused.extensions).toMatchObject({ code: "IN_USE" });
    expect(refused.extensions.uses).toEqual(
      expect.arrayContaining([
        { resource: "assignments", field: "positionId", count: 2 },
        { resource: "standards", field: "positionIds", count: 1 },
      ]),
    );
    expect(refused.message).toContain("Bổ nhiệm, phân công (2)");
    expect((await hub.refused(query, { id: positionId }, { lang: "en" })).message).toContain("Assignment (2)");
  });

  test("a unit above others stays, and keeps its code", async () => {
    const id = await build.unit({ code: "91", validFrom: "2000-01-01" });
    await build.unit({ code: "911", parentCode: "91", validFrom: "2001-01-01" });
    for (const write of [
      "deleteUnit(id: $id, expectedVersion: 1)",
      `updateUnit(id: $id, expectedVersion: 1, input: {code: "92"})`,
    ])
      expect((await hub.refused(`mutation($id: ID!) { ${write} { dryRun } }`, { id })).extensions).toMatchObject({
        code: "IN_USE",
        uses: [{ resource: "units", field: "parentCode", count: 1 }],
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

  test("a dry run answers as the write would, and keeps nothing", async () => {
    const before = await total("officials");
    const tried = await hub.get(
      `mutation { createOfficial(dryRun: true, input: {code: "CB-THU", fullName: "Thử", gender: MALE}) { dryRun official { version fullName } } }`,
    );
    expect(tried).toEqual({ createOfficial: { dryRun: true, official: { version: 1, fullName: "Thử" } } });
    expect(await total("officials")).toBe(before);
    const id = await build.official({ fullName: "Cũ" });
    await hub.get(
      `mutation($id: ID!) { updateOfficial(dryRun: true, id: $id, expectedVersion: 1, input: {fullName: "Mới"}) { official { fullName } } }`,
      { id },
    );
    await hub.get(
      "mutation($id: ID!) { deleteOfficial(dryRun: true, id: $id, expectedVersion: 1) { official { id } } }",
      { id },
    );
    expect(await hub.get("query($id: ID!) { official(id: $id) { fullName version } }", { id })).toEqual({
      official: { fullName: "Cũ", version: 1 },
    });
    const wrong = await hub.refused(
      `mutation { createOfficial(dryRun: true, input: {code: "cb", fullName: "Thử", gender: MALE}) { dryRun } }`,
    );
    expect(wrong.extensions.code).toBe("VALIDATION_FAILED");
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

  test("a reference may be named by its code", async () => {
    await build.unit({ code: "0777", name: "Xã Mã" });
    await build.position({ code: "BI_THU" });
    await build.official({ code: "CB-MA" });
    const input = {
      officialCode: "CB-MA",
      positionCode: "BI_THU",
      unitCode: "0777",
      kind: "PRIMARY",
      validFrom: "2016-01-01",
    };
    const made = await hub.get(
      "mutation($input: CreateAssignmentInput!) { createAssignment(input: $input) { assignment { unit { name } official { code } } } }",
      { input },
    );
    expect(made).toEqual({
      createAssignment: { assignment: { unit: { name: "Xã Mã" }, official: { code: "CB-MA" } } },
    });
    const standard = {
      code: "TC",
      name: "Tiêu chuẩn",
      documentId: await build.legalDocument(),
      positionCodes: ["BI_THU", "BI_THU"],
      inForceFrom: "2016-01-01",
      state: "DRAFT",
    };
    const both = await hub.get(
      "mutation($input: CreateStandardInput!) { createStandard(input: $input) { standard { positions { code } } } }",
      { input: standard },
    );
    expect(both).toEqual({ createStandard: { standard: { positions: [{ code: "BI_THU" }] } } });
  });
});
