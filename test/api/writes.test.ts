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
