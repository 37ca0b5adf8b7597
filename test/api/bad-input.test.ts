import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Failure, onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";

type Row = Readonly<Record<string, unknown>>;
/** What an answer must never hold: SQL, stacks, files, classes, drivers. */
const INSIDES =
  /SELECT |INSERT |UPDATE .*SET|SQLITE|at \w+ \(|node_modules|\.ts\b|\.js\b|TypeError|QueryFailed|typeorm|Refusal|constraint/i;

onEveryDatabase((database) => {
  let hub: TestHub;
  let build: ReturnType<typeof make>;
  beforeAll(async () => {
    hub = await startTestHub({ database });
    build = make(hub);
  });
  afterAll(() => hub.close());

  const everything = async (): Promise<number> => {
    const { officials, assignments, qualifications, standards } = await hub.get<Record<string, { totalCount: number }>>(
      "{ officials { totalCount } assignments { totalCount } qualifications { totalCount } standards { totalCount } }",
    );
    return [officials, assignments, qualifications, standards].reduce((sum, one) => sum + (one?.totalCount ?? 0), 0);
  };
  const creating = (type: string): string =>
    `mutation($input: Create${type}Input!) { create${type}(input: $input) { dryRun } }`;
  /** Refused in both languages with the same codes, at the same fields; nothing was kept. */
  const refusedAt = async (type: string, input: Row): Promise<{ vi: Failure; at: string[]; en: Failure }> => {
    const before = await everything();
    const vi = await hub.refused(creating(type), { input });
    const en = await hub.refused(creating(type), { input }, { lang: "en" });
    expect(await everything()).toBe(before);
    const at = (failure: Failure): string[] =>
      (failure.extensions.problems ?? []).map(({ field, code }) => `${field} ${code}`);
    expect(at(vi)).toEqual(at(en));
    expect(vi.message).not.toBe(en.message);
    expect(JSON.stringify([vi, en])).not.toMatch(INSIDES);
    return { vi, en, at: at(vi) };
  };
  const said = (failure: Failure): string[] => (failure.extensions.problems ?? []).map(({ message }) => message);

  const person = { code: "CB1", fullName: "Triệu Thị Mai", gender: "FEMALE" };
  const cases: [what: string, values: Row, at: string[], vi: string, en: string][] = [
    [
      "a code that does not match its pattern",
      { code: "cb 1" },
      ["code FORMAT"],
      "chưa đúng mẫu (^[A-Z0-9][A-Z0-9.-]*$)",
      "does not match the pattern ^[A-Z0-9][A-Z0-9.-]*$",
    ],
    ["a name that is missing", { fullName: null }, ["fullName REQUIRED"], "cần được điền", "is required"],
    ["a name of blanks", { fullName: " \u200b " }, ["fullName REQUIRED"], "cần được điền", "is required"],
    [
      "a name that is too long",
      { fullName: "Á".repeat(101) },
      ["fullName TOO_LONG"],
      "dài 101 ký tự, nhiều nhất 100",
      "has 101 characters, at most 100",
    ],
    [
      "a name with control characters",
      { fullName: "Mai\u0007" },
      ["fullName NOT_ALLOWED"],
      "có ký tự điều khiển không in được",
      "holds control characters",
    ],
    [
      "a name with NUL",
      { fullName: "Mai\u0000" },
      ["fullName NOT_ALLOWED"],
      "có ký tự điều khiển không in được",
      "holds control characters",
    ],
    [
      "a day that is not in the calendar",
      { birthDate: "2015-02-29" },
      ["birthDate DATE_IMPOSSIBLE"],
      "“2015-02-29” không có trong lịch",
      "“2015-02-29” is not a day of the calendar",
    ],
    [
      "a day before the time of the hub",
      { birthDate: "1789-07-14" },
      ["birthDate DATE_IMPOSSIBLE"],
      "phải từ 1/1/1900 đến 31/12/2199",
      "must be from 1/1/1900 to 31/12/2199",
    ],
    [
      "a day written otherwise",
      { birthDate: "19/5/1980" },
      ["birthDate FORMAT"],
      "phải là một ngày viết YYYY-MM-DD",
      "must be a day written YYYY-MM-DD",
    ],
    [
      "a month that is none",
      { partyJoinedOn: "2014-13" },
      ["partyJoinedOn DATE_IMPOSSIBLE"],
      "“2014-13” không có trong lịch",
      "“2014-13” is not a day of the calendar",
    ],
    [
      "an identity number without its zero",
      { identityNumber: "12345678" },
      ["identityNumber FORMAT"],
      "chưa đúng mẫu (^[0-9]{9}([0-9]{3})?$)",
      "does not match the pattern ^[0-9]{9}([0-9]{3})?$",
    ],
    [
      "an official under 18 at recruitment",
      { birthDate: "2000-05-19", recruitedOn: "2018-05-18" },
      ["recruitedOn NOT_ALLOWED"],
      "chưa đủ 18 tuổi vào ngày này",
      "is before the 18th birthday",
    ],
  ];
  test.each(cases)("%s is refused at its field, in both languages", async (_what, values, at, vi, en) => {
    const refused = await refusedAt("Official", { ...person, ...values });
    expect(refused.vi.extensions.code).toBe("VALIDATION_FAILED");
    expect(refused.at).toEqual(at);
    expect([said(refused.vi), said(refused.en)]).toEqual([[vi], [en]]);
  });

  test("all wrong fields are named at once", async () => {
    const { at } = await refusedAt("Official", { code: "?", birthDate: "2015-02-29", phone: "x" });
    expect(at).toEqual([
      "code FORMAT",
      "fullName REQUIRED",
      "birthDate DATE_IMPOSSIBLE",
      "gender REQUIRED",
      "phone FORMAT",
    ]);
  });

  test("a code that another record has is refused", async () => {
    await build.official({ code: "CB-HAI" });
    const { at, vi } = await refusedAt("Official", { ...person, code: "CB-HAI" });
    expect([at, said(vi)]).toEqual([["code NOT_UNIQUE"], ["đã có bản ghi khác mang “CB-HAI”"]]);
  });

  describe("of the wrong type", () => {
    const wrong: unknown[] = [5, true, ["x"], { a: 1 }, "x", 1.5, -1, 9e15, "", "\u0000", "2015-02-29"];
    test.each([
      ["Official", "gender"],
      ["Official", "birthDate"],
      ["Official", "fullName"],
      ["Official", "ethnicity"],
      ["Course", "days"],
      ["Course", "degreeStudy"],
      ["Allotment", "amount"],
      ["Assignment", "unitId"],
      ["Standard", "positionIds"],
      ["Standard", "anyArea"],
    ])("a %s’s %s is refused as bad input, never failed", async (type, field) => {
      for (const value of wrong) {
        const variable = await hub.ask(creating(type), { input: { [field]: value } });
        const literal = await hub.ask(
          `mutation { create${type}(input: {${field}: ${JSON.stringify(value).replace(/"(\w+)":/, "$1:")}}) { dryRun } }`,
        );
        for (const { status, errors } of [variable, literal]) {
          expect(status).toBe(200);
          const codes = errors?.map(({ extensions }) => extensions.code);
          expect(["BAD_USER_INPUT", "VALIDATION_FAILED", "GRAPHQL_VALIDATION_FAILED"]).toEqual(
            expect.arrayContaining(codes ?? ["no refusal"]),
          );
          expect(JSON.stringify(errors)).not.toMatch(INSIDES);
        }
      }
    });

    test("nothing is taken for a day or an amount that is none", async () => {
      const day = await hub.refused(`mutation { createOfficial(input: {birthDate: {year: 1980}}) { dryRun } }`);
      expect(day.extensions.problems).toContainEqual(expect.objectContaining({ field: "birthDate", code: "FORMAT" }));
      for (const amount of [true, "5", [5]]) {
        const refused = await hub.refused(creating("Allotment"), { input: { amount } });
        expect(refused.extensions.problems).toContainEqual(
          expect.objectContaining({ field: "amount", code: "FORMAT" }),
        );
      }
    });

    test("a value names its place among the children", async () => {
      const { vi, at } = await refusedAt("Official", { ...person, assignments: { create: [{ firstTerm: "có" }] } });
      expect([vi.extensions.code, at, said(vi)]).toEqual([
        "BAD_USER_INPUT",
        ["assignments.create.0.firstTerm FORMAT"],
        ["không đúng kiểu dữ liệu"],
      ]);
    });

    test("a field that there is not, and a value that the list does not hold, are named", async () => {
      expect((await refusedAt("Official", { ...person, shoeSize: 44 })).at).toEqual(["shoeSize NOT_ALLOWED"]);
      expect((await refusedAt("Official", { ...person, gender: "NỮ" })).at).toEqual(["gender UNKNOWN_CODE"]);
    });

    test.each([
      ["OfficialFilter", { fullName: { eq: null } }, "fullName.eq"],
      ["OfficialFilter", { fullName: null }, "fullName"],
      ["OfficialFilter", { not: null }, "not"],
      ["OfficialFilter", { and: null }, "and"],
      ["OfficialFilter", { unit: null }, "unit"],
      ["OfficialFilter", { unit: { within: null } }, "within"],
      ["OfficialFilter", { assignments: { some: null } }, "filter"],
      ["OfficialFilter", { birthDate: { in: ["2015-02-29"] } }, "birthDate.in"],
      ["OfficialFilter", { fullName: { contains: "\u0000" } }, "fullName.contains"],
      ["AllotmentFilter", { amount: { eq: "nhiều" } }, "amount.eq"],
      ["AllotmentFilter", { amount: { in: [1.5] } }, "amount.in"],
      ["StandardFilter", { anyArea: { has: null } }, "anyArea.has"],
    ])("a condition (%s %j) is refused at %s", async (type, filter, field) => {
      const list = { OfficialFilter: "officials", AllotmentFilter: "allotments", StandardFilter: "standards" }[type];
      const refused = await hub.refused(`query($filter: ${type}) { ${list}(filter: $filter) { totalCount } }`, {
        filter,
      });
      expect(refused.extensions).toMatchObject({ code: "BAD_USER_INPUT", problems: [{ field }] });
    });

    test("text that no database could hold finds nothing, or is refused", async () => {
      const nul = "\u0000";
      const found = await hub.get(
        "query($nul: String!, $filter: OfficialFilter) { official(code: $nul) { id } officials(filter: $filter) { totalCount } }",
        { nul, filter: { unit: { within: [nul] } } },
      );
      expect(found).toEqual({ official: null, officials: { totalCount: 0 } });
      const searched = await hub.refused("query($nul: String!) { officials(search: $nul) { totalCount } }", { nul });
      expect(searched.extensions.code).toBe("BAD_USER_INPUT");
      const { at } = await refusedAt("UnitArea", { unitCode: nul, area: "BORDER", validFrom: "2020-01-01" });
      expect(at).toEqual(["unitId UNKNOWN_CODE"]);
    });

    test("amounts beyond 32 bits are found as they are", async () => {
      const id = await build.any("Allotment", { amount: 9_007_199_254_740_991 });
      const found = await hub.get(
        "{ allotments(filter: {amount: {in: [9007199254740991, 3000000000]}}) { nodes { id amount } } }",
      );
      expect(found).toEqual({ allotments: { nodes: [{ id, amount: 9_007_199_254_740_991 }] } });
    });
  });
});
