import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CatalogueDay } from "../../server/gap/catalogue-day.js";
import type { GapFilter } from "../../server/gap/filter.js";
import { matching, rowsOf } from "../../server/gap/filter.js";
import type { Entry, Held, Ledger, Outcome } from "../../server/gap/ledger.js";
import { pageOf, wantedOf } from "../../server/gap/list.js";
import { countFindings, countOfficials, type Rate, rates } from "../../server/gap/sums.js";
import { cursorOf, type PageArgs } from "../../server/resource/page.js";
import type { GapKey, RequirementStatus } from "../../shared/gap/status.js";
import { BORDER, line, MOUNTAINOUS } from "./gap-make.js";

/** A day of two positions and three communes, of which one lies in two areas and one in none. */
const unit = (code: string) => ({
  id: Number(code),
  code,
  name: code,
  kind: "COMMUNE",
  parentCode: null,
  validFrom: "2000-01-01",
  validUntil: null,
  areas: [],
});
const units = ["101", "102", "103"].map(unit);
const AREAS_OF: Readonly<Record<number, number>> = { 101: MOUNTAINOUS | BORDER, 102: MOUNTAINOUS, 103: 0 };
const named = { name: "", nameEn: null };
const day = {
  asOf: "2018-12-31",
  standingOf: (id: number) => ({
    lineage: [id],
    areas: AREAS_OF[id] ?? 0,
    province: null,
    district: null,
    commune: units.find((one) => one.id === id) ?? null,
  }),
  catalogue: {
    positions: new Map([
      [1, { id: 1, code: "CHAIR", category: "CADRE", ...named }],
      [2, { id: 2, code: "OFFICE", category: "CIVIL_SERVANT", ...named }],
    ]),
    dimensions: new Map(
      ["PROFESSIONAL", "INFORMATICS"].map((code, i) => [i, { id: i, code, evidenceExpires: false, ...named }]),
    ),
    unitsByCode: new Map(units.map((one) => [one.code, [one]])),
  },
} as unknown as CatalogueDay;

const { requirement } = line({});
const outcome = (status: RequirementStatus, dimension = "PROFESSIONAL"): Outcome => ({
  requirement: { ...requirement, subject: dimension },
  dimension,
  courses: [],
  duty: status === "ADVISORY" ? "RECOMMENDED" : status === "IN_GRACE" ? "GRACE" : "BINDING",
  status,
  reason: status === "GAP" ? "ABSENT" : status === "UNKNOWN" ? "NO_RECORD" : null,
});
let last = 0;
const held = (outcomes: readonly Outcome[], given: Partial<Held> = {}): Held => ({
  id: ++last,
  positionId: 1,
  unitId: 101,
  kind: "PRIMARY",
  outcomes,
  ...given,
});
const entry = (of: readonly Held[], given: Partial<Entry> = {}): Entry => ({
  id: ++last,
  gender: "FEMALE",
  ethnicity: null,
  ageBand: null,
  verdict: null,
  held: of,
  ...given,
});
const who = (...statuses: RequirementStatus[]): Entry => entry([held(statuses.map((one) => outcome(one)))]);
const ledger = (...officials: Entry[]): Ledger => ({ day, officials });
const only = async (of: Ledger, filter?: GapFilter): Promise<Rate> => (await rates(of, [], filter))[0] as Rate;
const shown = (all: readonly Rate[]) =>
  all.map(({ keys, met, unknown, assessed }) => [keys.map((one) => one.code), met, unknown, assessed]);

describe("R19: compliance", () => {
  test("low counts who meets, high also who may: unknown, with nothing in grace", async () => {
    const rate = await only(
      ledger(
        who("MET"),
        who("UNKNOWN"),
        who("UNKNOWN", "IN_GRACE"),
        who("IN_GRACE"),
        who("GAP", "UNKNOWN"),
        who("ADVISORY"),
        who(),
      ),
    );
    expect(rate).toMatchObject({ assessed: 5, met: 1, unknown: 1, low: 0.2, high: 0.4 });
    expect(rate.verdicts).toEqual([
      { verdict: "MEETS", count: 1 },
      { verdict: "IN_GRACE", count: 1 },
      { verdict: "UNKNOWN", count: 2 },
      { verdict: "GAP", count: 1 },
      { verdict: "NO_STANDARD", count: 2 },
    ]);
  });
  test("nobody: no share", async () =>
    expect(await only(ledger())).toMatchObject({ assessed: 0, met: 0, low: null, high: null }));
  test("only holders of a primary position, with what they hold concurrently, never what they act in", async () => {
    const concurrent = held([outcome("GAP")], { kind: "CONCURRENT" });
    const acting = held([outcome("GAP")], { kind: "ACTING" });
    expect(await only(ledger(entry([concurrent]), entry([acting])))).toMatchObject({ assessed: 0 });
    expect(await only(ledger(entry([held([outcome("MET")]), concurrent])))).toMatchObject({ assessed: 1, met: 0 });
    expect(await only(ledger(entry([held([outcome("MET")]), acting])))).toMatchObject({ assessed: 1, met: 1 });
  });
  test("by dimension: the verdict over its lines, of those to whom it applies", async () => {
    const both = entry([held([outcome("GAP"), outcome("MET", "INFORMATICS")])]);
    expect(shown(await rates(ledger(both, who("MET"), who("ADVISORY")), ["DIMENSION"]))).toEqual([
      [["PROFESSIONAL"], 1, 0, 2],
      [["INFORMATICS"], 1, 0, 1],
    ]);
    expect(await only(ledger(both), { dimension: { eq: "INFORMATICS" } })).toMatchObject({ assessed: 1, met: 1 });
  });
  test("by area: in each of a unit's areas, or in none", async () => {
    const at = (unitId: number) => entry([held([outcome("MET")], { unitId })]);
    expect(shown(await rates(ledger(at(101), at(102), at(103)), ["AREA"]))).toEqual([
      [["MOUNTAINOUS"], 2, 0, 2],
      [["BORDER"], 1, 0, 1],
      [[null], 1, 0, 1],
    ]);
  });
});

const statuses: readonly RequirementStatus[] = ["MET", "GAP", "UNKNOWN", "IN_GRACE", "ADVISORY", "WAIVED"];
const anyHeld = fc
  .record({
    positionId: fc.constantFrom(1, 2),
    unitId: fc.constantFrom(101, 102, 103),
    kind: fc.constantFrom("PRIMARY", "CONCURRENT", "ACTING"),
    outcomes: fc.array(
      fc.record({ status: fc.constantFrom(...statuses), dimension: fc.constantFrom("PROFESSIONAL", "INFORMATICS") }),
      { maxLength: 4 },
    ),
  })
  .map(({ outcomes, kind, ...given }) =>
    held(
      outcomes.map((one) => outcome(one.status, one.dimension)),
      { ...given, kind: kind as Held["kind"] },
    ),
  );
const anyEntry = fc
  .tuple(fc.array(anyHeld, { minLength: 1, maxLength: 3 }), fc.constantFrom("MALE", "FEMALE"))
  .map(([all, gender]) =>
    entry(
      [...all].sort((a, b) => Number(b.kind === "PRIMARY") - Number(a.kind === "PRIMARY")),
      { gender },
    ),
  );

describe("R19: parts add up to the whole", () => {
  test.each<GapKey[][]>([[["POSITION"]], [["CATEGORY"]], [["GENDER"]], [["UNIT_COMMUNE"]], [["GENDER", "POSITION"]]])(
    "by %j",
    async (by) => {
      await fc.assert(
        fc.asyncProperty(fc.array(anyEntry, { maxLength: 12 }), async (officials) => {
          const of = ledger(...officials);
          const whole = await only(of);
          const parts = await rates(of, by);
          const sum = (pick: (rate: Rate) => number): number => parts.reduce((total, one) => total + pick(one), 0);
          expect([sum((one) => one.assessed), sum((one) => one.met), sum((one) => one.unknown)]).toEqual([
            whole.assessed,
            whole.met,
            whole.unknown,
          ]);
          const counted = await countOfficials(of, officials, () => true, by);
          expect(counted.reduce((total, one) => total + one.count, 0)).toBe(officials.length);
        }),
      );
    },
  );
  test("findings by dimension, status or reason", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyEntry, { maxLength: 12 }),
        fc.constantFrom<GapKey>("DIMENSION", "STATUS", "REASON"),
        async (officials, by) => {
          const rows = officials.flatMap(rowsOf).filter((row) => row.outcome);
          const counted = await countFindings(ledger(...officials), rows, [by]);
          expect(counted.reduce((total, one) => total + one.count, 0)).toBe(rows.length);
        },
      ),
    );
  });
});

describe("filters", () => {
  const pick = (filter: GapFilter, ...officials: Entry[]): number[] =>
    officials.flatMap((one, i) => (rowsOf(one).some(matching(filter, day)) ? [i] : []));
  test("conditions hold of one and the same finding", () => {
    const mixed = entry([held([outcome("MET"), outcome("GAP", "INFORMATICS")])]);
    expect(pick({ dimension: { eq: "PROFESSIONAL" }, status: { eq: "GAP" } }, mixed, who("GAP"))).toEqual([1]);
  });
  test("empty differs from every value", () => {
    expect(pick({ status: { ne: "GAP" } }, who(), who("GAP"), who("MET"))).toEqual([0, 2]);
    expect(pick({ reason: { isNull: true } }, who("MET"), who("GAP"))).toEqual([0]);
  });
  test("none of an empty list, all of an empty condition", () => {
    expect(pick({ status: { in: [] } }, who("GAP"))).toEqual([]);
    expect(pick({ status: { notIn: [] } }, who("GAP"))).toEqual([0]);
    expect(pick({}, who())).toEqual([0]);
  });
});

describe("pages", () => {
  const numbers = { all: ["a", "b", "c", "d", "e"], keyOf: (one: string) => one };
  const wanted = (args: PageArgs) => wantedOf(args, "s", /^[a-e]$/);
  test("forward over all: nothing twice, nothing left out", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (first) => {
        const seen: string[] = [];
        let page = pageOf(numbers, wanted({ first }));
        for (seen.push(...page.items); page.hasNext; seen.push(...page.items))
          page = pageOf(numbers, wanted({ first, after: page.cursors.at(-1) }));
        expect(seen).toEqual(numbers.all);
      }),
    );
  });
  test("backward over all likewise", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), (last) => {
        const seen: string[] = [];
        let page = pageOf(numbers, wanted({ last }));
        for (seen.unshift(...page.items); page.hasPrevious; seen.unshift(...page.items))
          page = pageOf(numbers, wanted({ last, before: page.cursors[0] }));
        expect(seen).toEqual(numbers.all);
      }),
    );
  });
  test("a cursor whose row has gone goes on from where it stood", () => {
    const [, cursor] = pageOf(numbers, wanted({ first: 2 })).cursors;
    expect(pageOf({ ...numbers, all: ["a", "c", "d"] }, wanted({ first: 1, after: cursor })).items).toEqual(["c"]);
  });
  test.each([
    [null, 0],
    ["z", 0],
    [["a"], 0],
    ["a", -5],
    ["a", 0.5],
    ["a", null],
    ["a", "0"],
  ])("a cursor of %j at %j is none of ours", (key, place) => {
    expect(() => wanted({ first: 1, after: cursorOf("s", [key as string, place]) })).toThrow("INVALID_CURSOR");
  });
});
