import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addDays } from "../../shared/day.js";
import { startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";
import { usualHeaders } from "../sign-in.js";

let hub: TestHub;
let build: ReturnType<typeof make>;
beforeAll(async () => {
  hub = await startTestHub();
  build = make(hub);
});
afterAll(() => hub.close());

const nested = (levels: number): object =>
  levels === 0
    ? { fullName: { contains: "x" } }
    : { enrolments: { some: { class: { enrolments: { some: { official: nested(levels - 1) } } } } } };
const FILTERED = "query ($filter: OfficialFilter) { officials(filter: $filter) { totalCount } }";
const codeOf = async (query: string, variables: Record<string, unknown>): Promise<string> =>
  (await hub.refused(query, variables)).extensions.code;

describe("what stands in variables is bounded as what stands in the document", () => {
  test("a filter goes four relations deep, and no further", async () => {
    expect(await hub.get(FILTERED, { filter: nested(1) })).toEqual({ officials: { totalCount: 0 } });
    expect(await codeOf(FILTERED, { filter: nested(2) })).toBe("LIMIT_EXCEEDED");
  });

  test("a filter of very many conditions, or nested past all sense, is refused and not a fault of the hub", async () => {
    const many = { or: Array.from({ length: 1000 }, () => ({ code: { eq: "A" } })) };
    expect(await codeOf(FILTERED, { filter: many })).toBe("LIMIT_EXCEEDED");
    let deep: object = { code: { eq: "A" } };
    for (let i = 0; i < 3000; i++) deep = { not: deep };
    expect(await codeOf(FILTERED, { filter: deep })).toBe("LIMIT_EXCEEDED");
  });

  test("an order of many fields, a search of many letters, and very many days are refused", async () => {
    const ordered = "query ($by: [OfficialOrder!]) { officials(orderBy: $by) { nodes { id } } }";
    expect(await codeOf(ordered, { by: Array.from({ length: 7 }, () => "CODE_ASC") })).toBe("LIMIT_EXCEEDED");
    const searched = "query ($search: String) { officials(search: $search) { totalCount } }";
    expect(await codeOf(searched, { search: "a".repeat(201) })).toBe("LIMIT_EXCEEDED");
    const days = Array.from({ length: 120 }, (_, i) => addDays("2015-01-01", i));
    const trends = `query ($days: [LocalDate!]!, $more: [LocalDate!]!) {
      a: rateTrend(measure: COMPLIANCE, days: $days, by: []) { asOf }
      b: rateTrend(measure: COMPLIANCE, days: $more, by: []) { asOf } }`;
    expect(await codeOf(trends, { days, more: days.map((day) => addDays(day, 1000)) })).toBe("LIMIT_EXCEEDED");
  });
});

describe("a rule holds from both sides", () => {
  const wrong = async (mutation: string, variables: Record<string, unknown>): Promise<string[]> =>
    ((await hub.refused(mutation, variables)).extensions.problems ?? []).map(({ field, code }) => `${field} ${code}`);
  const update = (name: string): string =>
    `mutation ($id: ID!, $input: Update${name}Input!) { update${name}(id: $id, expectedVersion: 1, input: $input) { dryRun } }`;

  test("one identity number is one person's", async () => {
    await build.official({ identityNumber: "001199000001" });
    const id = await build.official({});
    expect(await wrong(update("Official"), { id, input: { identityNumber: "001199000001" } })).toEqual([
      "identityNumber NOT_UNIQUE",
    ]);
  });

  test("a delegation names a subject that standards can have", async () => {
    const id = await build.bare("Delegation");
    expect(await wrong(update("Delegation"), { id, input: { subject: "NO_SUCH" } })).toEqual(["subject UNKNOWN_CODE"]);
  });

  test("a repealed standard says since when", async () => {
    const id = await build.standard({ inForceUntil: null });
    expect(await wrong(update("Standard"), { id, input: { state: "REPEALED" } })).toEqual(["inForceUntil REQUIRED"]);
  });
});

test("a CSV address with a parameter that means nothing here is refused", async () => {
  const answer = await fetch(`${hub.url}/csv/officials?limit=3`, { headers: usualHeaders(hub.url) });
  expect(answer.status).toBe(400);
  expect((await answer.json()).errors[0].extensions).toMatchObject({
    code: "BAD_USER_INPUT",
    problems: [{ field: "limit" }],
  });
});
