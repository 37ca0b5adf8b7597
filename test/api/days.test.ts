import { afterAll, beforeAll, expect, test } from "vitest";
import { onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";

onEveryDatabase((database) => {
  let hub: TestHub;
  let build: ReturnType<typeof make>;
  const total = async (args: string, list = "officials"): Promise<number> =>
    (await hub.get<Record<string, { totalCount: number }>>(`{ ${list}(${args}) { totalCount } }`))[list]
      ?.totalCount as number;

  /** A town becomes a city on 2013-12-27; the code of its commune 00217 is used again for a ward elsewhere in 2020. */
  beforeAll(async () => {
    hub = await startTestHub({ database });
    build = make(hub);
    const since = { validFrom: "1990-01-01" };
    await build.unit({ code: "06", name: "Tỉnh Bắc Kạn", kind: "PROVINCE", ...since });
    await build.unit({ code: "07", name: "Tỉnh khác", kind: "PROVINCE", ...since });
    await build.unit({
      code: "058",
      name: "Thị xã Bắc Kạn",
      kind: "TOWN",
      parentCode: "06",
      ...since,
      validUntil: "2013-12-27",
    });
    await build.unit({
      code: "058",
      name: "Thành phố Bắc Kạn",
      kind: "CITY",
      parentCode: "06",
      validFrom: "2013-12-27",
    });
    const commune = await build.unit({
      code: "00217",
      name: "Xã Cũ",
      kind: "COMMUNE",
      parentCode: "058",
      ...since,
      validUntil: "2020-01-01",
    });
    const ward = await build.unit({
      code: "00217",
      name: "Phường Mới",
      kind: "WARD",
      parentCode: "07",
      validFrom: "2020-01-01",
    });
    const positionId = await build.position({ code: "CHU_TICH", name: "Chủ tịch", validFrom: "1990-01-01" });
    const officialId = await build.official({ code: "CB1", fullName: "Nông Văn Mạnh" });
    await build.assignment({
      officialId,
      positionId,
      unitId: commune,
      validFrom: "2010-01-01",
      validUntil: "2020-01-01",
    });
    await build.assignment({ officialId, positionId, unitId: ward, validFrom: "2020-01-01" });
  });
  afterAll(() => hub.close());

  test("a code that is used again names the unit of the day", async () => {
    const named = await hub.get(
      `{ before: unit(code: "00217", asOf: "2019-12-31") { name } after: unit(code: "00217", asOf: "2020-01-01") { name } never: unit(code: "00217", asOf: "1980-01-01") { name } }`,
    );
    expect(named).toEqual({ before: { name: "Xã Cũ" }, after: { name: "Phường Mới" }, never: null });
  });

  test("a code given on entry is that of the first day of what is entered", async () => {
    await build.official({ code: "CB2", fullName: "Hà Thị Lan" });
    const enter = async (code: string, from: string): Promise<unknown> =>
      hub.get(
        `mutation($input: CreateAssignmentInput!) { createAssignment(input: $input, dryRun: true) { assignment { unit { name } } } }`,
        {
          input: {
            officialCode: code,
            positionCode: "CHU_TICH",
            unitCode: "00217",
            kind: "PRIMARY",
            validFrom: from,
            validUntil: "2030-01-01",
          },
        },
      );
    expect(await enter("CB2", "2015-01-01")).toEqual({ createAssignment: { assignment: { unit: { name: "Xã Cũ" } } } });
    expect(await enter("CB2", "2021-01-01")).toEqual({
      createAssignment: { assignment: { unit: { name: "Phường Mới" } } },
    });
  });

  test("a code given in a change is that of the row's own first day", async () => {
    const officialId = await build.official({ code: "CB3" });
    const id = await build.assignment({ officialId, validFrom: "2015-01-01", validUntil: "2016-01-01" });
    const changed = await hub.get(
      `mutation($id: ID!) { updateAssignment(id: $id, expectedVersion: 1, input: {unitCode: "00217"}) { assignment { unit { name } } } }`,
      { id },
    );
    expect(changed).toEqual({ updateAssignment: { assignment: { unit: { name: "Xã Cũ" } } } });
    await hub.get(`mutation($id: ID!) { deleteAssignment(id: $id, expectedVersion: 2) { dryRun } }`, { id });
  });

  test("who works below a unit follows the tree of the day", async () => {
    const within = (code: string, asOf: string): Promise<number> =>
      total(`filter: {unit: {within: ["${code}"]}}, asOf: "${asOf}"`);
    expect(await within("06", "2012-01-01")).toBe(1);
    expect(await within("06", "2019-12-31")).toBe(1);
    expect(await within("06", "2020-01-01")).toBe(0);
    expect(await within("07", "2020-01-01")).toBe(1);
    expect(await within("99", "2020-01-01")).toBe(0);
    expect(await total(`filter: {unit: {within: []}}, asOf: "2019-01-01"`)).toBe(0);
    expect(await total(`filter: {within: ["06"]}, asOf: "2019-01-01"`, "units")).toBe(3);
    expect(await total(`filter: {within: ["06"]}, asOf: "2020-01-01"`, "units")).toBe(2);
  });

  test("the unit above is that of the day", async () => {
    const above = async (asOf: string): Promise<unknown> =>
      hub.get(`{ unit(code: "00217", asOf: "${asOf}") { parent { name parent { name } } } }`);
    expect(await above("2012-01-01")).toEqual({
      unit: { parent: { name: "Thị xã Bắc Kạn", parent: { name: "Tỉnh Bắc Kạn" } } },
    });
    expect(await above("2015-01-01")).toEqual({
      unit: { parent: { name: "Thành phố Bắc Kạn", parent: { name: "Tỉnh Bắc Kạn" } } },
    });
  });

  test("what a person holds is that of the day, and of a period where one is asked for", async () => {
    const held = async (args: string, asOf: string): Promise<string[]> => {
      const { official } = await hub.get<{
        official: { assignments: { totalCount: number; nodes: { unit: { name: string } }[] } };
      }>(`{ official(code: "CB1", asOf: "${asOf}") { assignments${args} { totalCount nodes { unit { name } } } } }`);
      expect(official.assignments.totalCount).toBe(official.assignments.nodes.length);
      return official.assignments.nodes.map(({ unit }) => unit.name);
    };
    expect(await held("", "2019-12-31")).toEqual(["Xã Cũ"]);
    expect(await held("", "2020-01-01")).toEqual(["Phường Mới"]);
    expect(await held("", "2009-12-31")).toEqual([]);
    expect(await held("(period: {})", "2009-12-31")).toEqual(["Xã Cũ", "Phường Mới"]);
    expect(await held(`(period: {from: "2019-12-31"})`, "2024-01-01")).toEqual(["Xã Cũ", "Phường Mới"]);
    expect(await held(`(period: {from: "2020-01-01"})`, "2024-01-01")).toEqual(["Phường Mới"]);
    expect(await held(`(period: {to: "2019-12-31"})`, "2024-01-01")).toEqual(["Xã Cũ"]);
    expect(await held(`(asOf: "2012-01-01")`, "2024-01-01")).toEqual(["Xã Cũ"]);
  });

  test("conditions on what a person holds look at the day, unless they name one", async () => {
    const some = (inner: string, asOf: string): Promise<number> =>
      total(`filter: {code: {eq: "CB1"}, assignments: {some: {${inner}}}}, asOf: "${asOf}"`);
    expect(await some(`unit: {name: {eq: "Xã Cũ"}}`, "2019-01-01")).toBe(1);
    expect(await some(`unit: {name: {eq: "Xã Cũ"}}`, "2021-01-01")).toBe(0);
    expect(await some(`unit: {name: {eq: "Xã Cũ"}} overlaps: {}`, "2021-01-01")).toBe(1);
    expect(await some(`unit: {name: {eq: "Xã Cũ"}} validOn: "2015-01-01"`, "2021-01-01")).toBe(1);
    expect(await total(`filter: {code: {eq: "CB1"}, assignments: {none: {}}}, asOf: "2009-01-01"`)).toBe(1);
    expect(
      await total(`filter: {code: {eq: "CB1"}, assignments: {every: {decision: {eq: "1"}}}}, asOf: "2019-01-01"`),
    ).toBe(0);
  });

  test("a list with a day holds what holds on it; without, all", async () => {
    expect(await total(`filter: {code: {eq: "00217"}}`, "units")).toBe(2);
    expect(await total(`filter: {code: {eq: "00217"}}, asOf: "2019-01-01"`, "units")).toBe(1);
    expect(await total(`filter: {code: {eq: "00217"}}, asOf: "1980-01-01"`, "units")).toBe(0);
  });

  test("the day of an answer stands beside it", async () => {
    const { extensions } = await hub.ask(`{ officials(asOf: "2018-12-31") { totalCount } }`);
    expect(extensions).toMatchObject({ asOf: "2018-12-31" });
  });

  test("a day that is none is refused at its name", async () => {
    const asked = [
      [`{ officials(asOf: "2015-02-29") { totalCount } }`, "asOf"],
      [`{ officials(asOf: "hôm qua") { totalCount } }`, "asOf"],
      [`{ officials(asOf: "") { totalCount } }`, "asOf"],
      [`{ official(code: "CB1") { assignments(asOf: "2015-13-01") { totalCount } } }`, "asOf"],
      [`{ official(code: "CB1") { assignments(period: {from: "2015-13-01"}) { totalCount } } }`, "overlaps.from"],
      [`{ units(filter: {validOn: "2015-02-29"}) { totalCount } }`, "validOn"],
      [`{ officials(filter: {birthDate: {lt: "2015-02-29"}}) { totalCount } }`, "birthDate.lt"],
    ] as const;
    for (const [query, field] of asked) {
      const { errors, status } = await hub.ask(query);
      expect([query, status, errors?.[0]?.extensions.problems?.[0]?.field]).toEqual([query, 200, field]);
    }
  });
});
