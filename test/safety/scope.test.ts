import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEveryDatabase, post, startTestHub, type TestHub, type Variables } from "../hub.js";
import { signIn } from "../sign-in.js";
import { CLASSES, type Drawn, isHeldOn, type Province, provinces, type Seen, seenBy, settle } from "./scope-model.js";

/** How many provinces are tried: PostgreSQL takes three times as long for each. */
const RUNS = { sqlite: 40, postgres: 10 } as const;
/** A key that no row has. */
const NOWHERE = 987_654;
const OWN = ["officials", "assignments", "qualifications", "enrolments"] as const;
type As = { readonly cookie: string };
type Rows = { readonly totalCount: number; readonly nodes: readonly { readonly id: string }[] };

const ids = (rows: readonly { readonly id: string | number }[]): number[] => rows.map(({ id }) => Number(id));

/** The keys of all rows of an answer, by type, wherever they stand in it. */
function rowsIn(answer: unknown, found = new Map<string, Set<number>>()): Map<string, Set<number>> {
  if (typeof answer !== "object" || answer === null) return found;
  const { __typename: type, id } = answer as { __typename?: string; id?: string };
  if (type && id) found.set(type, (found.get(type) ?? new Set()).add(Number(id)));
  for (const part of Object.values(answer)) rowsIn(part, found);
  return found;
}

function expectWithin(answer: unknown, seen: Seen): void {
  const found = rowsIn(answer);
  const known = { Official: seen.officials, Assignment: seen.assignments, Qualification: seen.qualifications };
  for (const [type, rows] of Object.entries({ ...known, Enrolment: seen.enrolments })) {
    const own = new Set(rows.map((one) => one.id));
    expect([type, [...(found.get(type) ?? [])].filter((id) => !own.has(id))]).toEqual([type, []]);
  }
}

const ROW = "__typename id";
const NESTED = `query($asOf: LocalDate) {
  units(limit: 20) { nodes { id assignments(period: {}, limit: 20) { totalCount nodes { ${ROW} official { ${ROW}
    assignments(period: {}, limit: 20) { totalCount nodes { ${ROW} } } qualifications(limit: 20) { nodes { ${ROW} official { ${ROW} } } } enrolments(limit: 5) { nodes { ${ROW} } } } } } } }
  positions(limit: 3, asOf: $asOf) { nodes { id assignments(first: 20) { totalCount edges { node { ${ROW} official { ${ROW} } } } } } }
  classes(limit: 2) { nodes { id enrolments(limit: 10) { totalCount nodes { ${ROW} official { ${ROW} assignments(period: {}, limit: 20) { nodes { ${ROW} } } } } } } }
  courses(limit: 1) { nodes { id closes(asOf: $asOf, limit: 20) { totalCount nodes { official { ${ROW} } assignment { ${ROW} } } } classes(limit: 2) { nodes { enrolments(limit: 10) { nodes { ${ROW} } } } } } }
}`;
const EXPLAINED = `query($asOf: LocalDate) { officials(limit: 5, asOf: $asOf) { nodes { ${ROW} gap { official { ${ROW} } assignments { assignment { ${ROW} } findings { official { ${ROW} } assignment { ${ROW} } qualification { ${ROW} } considered { qualification { ${ROW} } } } } } } } }`;
type Nested = Record<"units" | "classes", { nodes: { id: string; assignments: Rows; enrolments: Rows }[] }> & {
  positions: { nodes: { id: string; assignments: { totalCount: number } }[] };
  courses: { nodes: { closes: { totalCount: number } }[] };
};

const GAP = `query($asOf: LocalDate, $level: String!, $offset: Int) {
  findings(asOf: $asOf, limit: 100, offset: $offset) { totalCount nodes { official { ${ROW} } assignment { ${ROW} } requirement { id } status } groupBy(by: [STATUS]) { keys { code } count } byUnit: groupBy(by: [UNIT_COMMUNE]) { keys { code } count } }
  gaps(asOf: $asOf, limit: 100) { totalCount nodes { official { ${ROW} } assignments { assignment { ${ROW} } } } groupBy(by: [GENDER]) { count } }
  compliance(asOf: $asOf, by: []) { verdicts { count } }
  perUnit: compliance(asOf: $asOf, by: [UNIT_COMMUNE, POSITION]) { keys { code } verdicts { count } }
  attainment(asOf: $asOf, by: [], dimension: "PROFESSIONAL", level: $level) { assessed }
  rateTrend(measure: COMPLIANCE, days: [$asOf!], by: []) { rates { verdicts { count } } }
}`
  .replace("[$asOf!]", "[$asOf]")
  .replace("$asOf: LocalDate,", "$asOf: LocalDate!,");
type Found = { official: { id: string }; assignment: { id: string }; requirement: { id: string }; status: string };
type Rated = { verdicts: { count: number }[] };
type Gap = {
  findings: { totalCount: number; nodes: Found[]; groupBy: Group[]; byUnit: Group[] };
  gaps: { totalCount: number; nodes: { official: { id: string } }[]; groupBy: Group[] };
  compliance: Rated[];
  perUnit: (Rated & Group)[];
  attainment: { assessed: number }[];
  rateTrend: { rates: Rated[] }[];
};
type Group = { keys: { code: string | null }[]; count: number };

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const counted = (rates: readonly Rated[]): number =>
  sum(rates.flatMap(({ verdicts }) => verdicts.map(({ count }) => count)));
const byKey = (one: Found): string => `${one.official.id} ${one.assignment.id} ${one.requirement.id}`;

onEveryDatabase((kind) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ database: kind });
  });
  afterAll(() => hub.close());

  /** Asked once: that a query is answered alike when it runs compiled is tested elsewhere. */
  async function get<T>(as: As | undefined, query: string, variables: Variables = {}): Promise<T> {
    const { data, errors } = await post(hub.url, { query, variables }, as && { as });
    expect(errors).toBeUndefined();
    return data as T;
  }
  /** The answer as it was sent, but for the number of the request. */
  async function said(as: As, query: string, variables: Variables): Promise<string> {
    const response = await fetch(`${hub.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...as },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.text()).replace(/"requestId":"[^"]*"/, "");
  }
  async function csv(as: As, list: string, parameters = ""): Promise<string[]> {
    const response = await fetch(`${hub.url}/csv/${list}?${parameters}`, { headers: as });
    expect(response.status).toBe(200);
    return (await response.text()).trim().split("\r\n").slice(1);
  }

  /** Lists, counts, keys, pages and sheets of the four kinds of personal rows. */
  async function checkLists(as: As, seen: Seen, province: Province): Promise<void> {
    const all = Object.fromEntries(OWN.map((list) => [list, ids(province[list])]));
    const answer = await get<Record<string, Rows>>(
      as,
      `query(${OWN.map((list) => `$${list}: [ID!]`).join(" ")}) {
        ${OWN.map((list) => `${list}(limit: 100, orderBy: [ID_ASC]) { totalCount nodes { ${ROW} } } ${list}By: ${list}(limit: 100, orderBy: [ID_ASC], filter: {id: {in: $${list}}}) { totalCount nodes { ${ROW} } }`).join("\n")} }`,
      all,
    );
    for (const list of OWN) {
      const own = ids(seen[list]).sort((a, b) => a - b);
      for (const rows of [answer[list], answer[`${list}By`]] as Rows[])
        expect([list, rows.totalCount, ids(rows.nodes)]).toEqual([list, own.length, own]);
      const sheet = await csv(as, list, "orderBy=ID_ASC");
      expect([list, sheet.map((line) => Number(line.split(",")[0]))]).toEqual([list, own]);
      expect([list, await paged(as, list)]).toEqual([list, own]);
    }
  }

  /** A list, page by page of two. */
  async function paged(as: As, list: string): Promise<number[]> {
    const found: number[] = [];
    for (let after: string | null = null; ; ) {
      const answer: Record<string, Rows & { pageInfo: { hasNextPage: boolean; endCursor: string | null } }> = await get(
        as,
        `query($after: String) { ${list}(first: 2, after: $after, orderBy: [ID_ASC]) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { after },
      );
      found.push(...ids(answer[list]?.nodes ?? []));
      after = answer[list]?.pageInfo.hasNextPage ? (answer[list]?.pageInfo.endCursor ?? null) : null;
      if (after === null) return found;
    }
  }

  /** What hangs on units, positions, classes and courses, which all may see. */
  async function checkNested(as: As, seen: Seen, { province, asOf }: Drawn): Promise<void> {
    const answer = await get<Nested>(as, NESTED, { asOf });
    expectWithin(answer, seen);
    for (const unit of answer.units.nodes)
      expect(unit.assignments.totalCount).toBe(seen.assignments.filter((one) => one.unitId === Number(unit.id)).length);
    for (const position of answer.positions.nodes)
      expect(position.assignments.totalCount).toBe(
        seen.assignments.filter((one) => one.positionId === Number(position.id) && isHeldOn(one, asOf)).length,
      );
    for (const held of answer.classes.nodes)
      expect(held.enrolments.totalCount).toBe(seen.enrolments.filter((one) => one.classId === Number(held.id)).length);
    expect(province.units).toHaveLength(answer.units.nodes.length);
    expectWithin(await get(as, EXPLAINED, { asOf }), seen);
  }

  /** Conditions through relations find nothing out about what is hidden. */
  async function checkFilters(as: As, seen: Seen, { province, asOf }: Drawn): Promise<void> {
    const query = `query($asOf: LocalDate) {
      some: units(limit: 100, filter: {assignments: {some: {overlaps: {}}}}) { nodes { id } }
      none: units(limit: 100, filter: {assignments: {none: {overlaps: {}}}}) { nodes { id } }
      every: units(limit: 100, filter: {assignments: {every: {overlaps: {}, kind: {eq: PRIMARY}}}}) { nodes { id } }
      deep: positions(limit: 100, filter: {assignments: {some: {overlaps: {}, official: {fullName: {contains: "nong"}}}}}) { nodes { id } }
      classes(filter: {enrolments: {some: {official: {gender: {eq: FEMALE}}}}}) { nodes { id } }
      notClasses: classes(filter: {not: {enrolments: {some: {}}}}) { nodes { id } }
      within: officials(asOf: $asOf, limit: 100, filter: {unit: {within: ["06"]}}) { totalCount nodes { ${ROW} } }
      search: officials(asOf: $asOf, limit: 100, search: "xa") { nodes { ${ROW} } }
      named: assignments(limit: 100, search: "nong") { nodes { ${ROW} } }
      students: enrolments(limit: 100, search: "hs") { nodes { ${ROW} } }
      papers: qualifications(limit: 100, filter: {official: {assignments: {some: {overlaps: {}}}}}, orderBy: [OFFICIAL_FULL_NAME_ASC]) { totalCount nodes { ${ROW} } }
    }`;
    const answer = await get<Record<string, Rows>>(as, query, { asOf });
    expectWithin(answer, seen);
    const found = (name: string): number[] => ids(answer[name]?.nodes ?? []).sort((a, b) => a - b);
    const unitsWith = (condition: (own: Seen["assignments"]) => boolean): number[] =>
      ids(province.units)
        .filter((id) => condition(seen.assignments.filter((one) => one.unitId === id)))
        .sort((a, b) => a - b);
    expect(found("some")).toEqual(unitsWith((own) => own.length > 0));
    expect(found("none")).toEqual(unitsWith((own) => own.length === 0));
    expect(found("every")).toEqual(unitsWith((own) => own.every((one) => one.kind === "PRIMARY")));
    expect(found("deep")).toEqual([...new Set(seen.assignments.map((one) => one.positionId))].sort((a, b) => a - b));
    const attended = CLASSES.filter((id) => seen.enrolments.some((one) => one.classId === id));
    expect(found("classes")).toEqual(attended);
    expect(found("notClasses")).toEqual(CLASSES.filter((id) => !attended.includes(id)));
    expect(found("named")).toEqual(ids(seen.assignments).sort((a, b) => a - b));
    expect(found("students")).toEqual(ids(seen.enrolments).sort((a, b) => a - b));
    expect(answer.papers?.totalCount).toBe(seen.qualifications.length);
  }

  /** All findings of the day, whoever asks. */
  async function gapOf(as: As | undefined, asOf: string, level: number): Promise<Gap> {
    const first = await get<Gap>(as, GAP, { asOf, level: String(level), offset: 0 });
    for (let offset = 100; offset < first.findings.totalCount; offset += 100)
      first.findings.nodes.push(...(await get<Gap>(as, GAP, { asOf, level: String(level), offset })).findings.nodes);
    return first;
  }

  /** The gap of the caller is that of the administrator, of their own assignments. */
  async function checkGap(as: As, seen: Seen, { province, asOf }: Drawn): Promise<void> {
    const level = province.levels.filter((one) => one.dimensionId === 1).at(-1)?.id as number;
    const everything = await gapOf(undefined, asOf, level);
    const own = await gapOf(as, asOf, level);
    expectWithin(own, seen);
    const seenIds = new Set(ids(seen.assignments));
    const expected = everything.findings.nodes.filter((one) => seenIds.has(Number(one.assignment.id)));
    expect(own.findings.nodes.map(byKey)).toEqual(expected.map(byKey));
    expect(own.findings.totalCount).toBe(expected.length);
    expect(sum(own.findings.groupBy.map(({ count }) => count))).toBe(expected.length);
    for (const { keys, count } of own.findings.groupBy)
      expect(expected.filter((one) => one.status === keys[0]?.code)).toHaveLength(count);
    const codes = new Set([null, ...province.units.filter(({ id }) => seen.units.has(id)).map(({ code }) => code)]);
    for (const { keys } of [...own.findings.byUnit, ...own.perUnit]) expect([...codes]).toContain(keys[0]?.code);
    const held = seen.assignments.filter((one) => isHeldOn(one, asOf));
    const people = [...new Set(held.map((one) => one.officialId))].sort((a, b) => a - b);
    expect(ids(own.gaps.nodes.map((one) => one.official)).sort((a, b) => a - b)).toEqual(people);
    expect(own.gaps.totalCount).toBe(people.length);
    expect(sum(own.gaps.groupBy.map(({ count }) => count))).toBe(people.length);
    const primary = new Set(held.filter((one) => one.kind === "PRIMARY").map((one) => one.officialId)).size;
    expect(counted(own.compliance)).toBe(primary);
    expect(counted(own.perUnit)).toBe(primary);
    expect(counted(own.rateTrend[0]?.rates ?? [])).toBe(primary);
    expect(own.attainment[0]?.assessed ?? 0).toBe(primary);
    expect(await csv(as, "findings", `asOf=${asOf}`)).toHaveLength(expected.length);
    const sheetCodes = (await csv(as, "findings", `asOf=${asOf}`)).map((line) => line.split(",")[0]);
    const seenCodes = seen.officials.map(({ code }) => code);
    expect(sheetCodes.filter((code) => !seenCodes.includes(code as string))).toEqual([]);
    await checkCloses(as, seen, asOf);
  }

  async function checkCloses(as: As, seen: Seen, asOf: string): Promise<void> {
    const query =
      "query($asOf: LocalDate) { course(id: 1) { closes(asOf: $asOf, limit: 100) { totalCount nodes { official { id } assignment { id } requirement { id } } } } }";
    type Closes = { course: { closes: { totalCount: number; nodes: Found[] } } };
    const [everything, own] = [await get<Closes>(undefined, query, { asOf }), await get<Closes>(as, query, { asOf })];
    const seenIds = new Set(ids(seen.assignments));
    const expected = everything.course.closes.nodes.filter((one) => seenIds.has(Number(one.assignment.id)));
    expect(own.course.closes.nodes.map(byKey)).toEqual(expected.map(byKey));
    expect(own.course.closes.totalCount).toBe(expected.length);
  }

  /** A hidden row answers as one that is nowhere, by key, by code, and in its history. */
  async function checkHidden(as: As, seen: Seen, province: Province): Promise<void> {
    const own = new Set(ids(seen.officials));
    const hidden = province.officials.filter(({ id }) => !own.has(id));
    for (const { id, code } of hidden.slice(0, 2)) {
      for (const query of [
        "query($id: ID) { official(id: $id) { id fullName assignments { totalCount } } }",
        'query($id: ID!) { history(resource: "Official", id: $id) { version who } }',
        'query($id: ID!) { gaps(officials: {id: {eq: $id}}, asOf: "2020-01-01") { totalCount nodes { verdict } } }',
        "query($id: ID!) { qualifications(filter: {officialId: {eq: $id}}) { totalCount } classes(filter: {enrolments: {some: {officialId: {eq: $id}}}}) { totalCount } }",
        "mutation($id: ID!) { updateOfficial(id: $id, expectedVersion: 1, input: {}) { official { id } } }",
        "mutation($id: ID!) { deleteOfficial(id: $id, expectedVersion: 7) { official { id } } }",
        'mutation($id: ID!) { restoreRecord(resource: "Official", id: $id, version: 1, expectedVersion: 1) { records { id } } }',
      ])
        expect(await said(as, query, { id })).toBe(await said(as, query, { id: NOWHERE }));
      const byCode = "query($code: String) { official(code: $code) { id fullName } }";
      expect(await said(as, byCode, { code })).toBe(await said(as, byCode, { code: "HS000" }));
    }
  }

  /** Where someone else's cursor stands, one's own list goes on. */
  async function checkCursors(as: As, seen: Seen): Promise<void> {
    const list = (name: string, asked: string): string =>
      `query($after: String) { ${name}(first: 50, after: $after${asked}) { edges { cursor } nodes { ${name === "officials" ? ROW : `official { ${ROW} }`} } } }`;
    for (const query of [list("officials", ""), list("gaps", ', asOf: "2020-01-01"')]) {
      const all = await get<Record<string, { edges: { cursor: string }[] }>>(undefined, query);
      for (const { cursor } of Object.values(all)[0]?.edges ?? [])
        expectWithin(await get(as, query, { after: cursor }), seen);
    }
  }

  test("whoever answers for a unit sees the rows of its people, in no answer more and in lists no less", async () => {
    await fc.assert(
      fc.asyncProperty(provinces(), async (drawn) => {
        const { province, asking } = drawn;
        await settle(hub.database, province);
        for (const asked of asking) {
          const as = await signIn(hub.database, asked);
          const seen = seenBy(province, asked.unitId);
          await checkLists(as, seen, province);
          await checkNested(as, seen, drawn);
          await checkFilters(as, seen, drawn);
          await checkGap(as, seen, drawn);
          await checkHidden(as, seen, province);
          await checkCursors(as, seen);
        }
      }),
      { numRuns: RUNS[kind], endOnFailure: true },
    );
  }, 600_000);
});
