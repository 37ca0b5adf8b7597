import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Catalogue, Unit } from "../../server/gap/catalogue.js";
import { standing } from "../../server/gap/catalogue-day.js";
import { type Conflict, conflictsOf } from "../../server/gap/conflicts.js";
import { grouped } from "../../server/gap/grouped.js";
import type { Period } from "../../server/gap/occasions.js";
import type { Post } from "../../server/gap/precedence.js";
import { conflictsIn } from "../../server/gap/publishing.js";
import type { Delegation, Standard } from "../../server/gap/terms.js";
import { addDays, holdsOn } from "../../shared/day.js";
import {
  age,
  BORDER,
  document,
  inLaw,
  least,
  level,
  lowland,
  MOUNTAINOUS,
  OFFICE,
  PROFESSION,
  standard,
  tenure,
} from "./gap-make.js";

const TODAY = "2020-06-30";
const post = { positionId: OFFICE, place: lowland, firstTerm: false };

describe("R2: what differs is compared as data", () => {
  const law = (criteria: Standard["requirements"][number]["criteria"]) =>
    standard(document("60/2014/QH13", 9), [{ subject: "PROFESSIONAL", criteria }]);
  const differs = (higher: Standard, lower: Standard): boolean => {
    const [one, ...more] = conflictsOf(lower, [higher, lower], post, TODAY);
    expect(more).toEqual([]);
    return one?.kind === "DIFFERS";
  };
  const circular = (...lines: Standard["requirements"][number]["criteria"][]) =>
    standard(
      document("13/2019/TT-BNV", 4),
      lines.map((criteria, i) => ({ subject: "PROFESSIONAL", criteria, articleId: 7, rank: i + 5 })),
    );
  const two = least(PROFESSION, 2);
  const three = least(PROFESSION, 3, inLaw);
  const cases: [says: string, higher: Standard, lower: Standard, differs: boolean][] = [
    ["the same level", law([two]), circular([least(PROFESSION, 2)]), false],
    ["another level", law([two]), circular([least(PROFESSION, 3)]), true],
    ["fields named", law([two]), circular([least(PROFESSION, 2, inLaw)]), true],
    [
      "the same fields in another order",
      law([three]),
      circular([least(PROFESSION, 3, { fields: new Set([...inLaw.fields].reverse()) })]),
      false,
    ],
    ["freshness", law([two]), circular([least(PROFESSION, 2, { freshYears: 5 })]), true],
    ["the same criteria in another order", law([two, three]), circular([three, two]), false],
    ["one criterion fewer", law([two, three]), circular([two]), true],
    ["the criteria as lines of their own", law([two, three]), circular([two], [three]), true],
    ["a line said twice", law([two]), circular([two], [least(PROFESSION, 2)]), false],
    ["another age", law([age({ least: 18 })]), circular([age({ least: 18, most: 45 })]), true],
    ["the same age", law([age({ least: 18 })]), circular([age({ least: 18 })]), false],
    ["an age on another day", law([age({ least: 18 })]), circular([age({ least: 18, ageOn: "APPOINTMENT" })]), true],
    ["a tenure in service", law([tenure(12)]), circular([tenure(12, "SERVICE")]), true],
    ["the same tenure", law([tenure(12)]), circular([tenure(12)]), false],
  ];
  test.each(cases)("%s", (_says, higher, lower, expected) => {
    expect(differs(higher, lower)).toBe(expected);
    expect(conflictsOf(higher, [higher, lower], post, TODAY)).toEqual([]);
  });
});

/** Ten days, a tree of some units that change on them, and a few standards: small, so that much of it meets. */
const FIRST = "2020-01-01";
const LENGTH = 10;
const dayAt = (n: number): string => addDays(FIRST, n);
const period = fc
  .tuple(fc.constantFrom(0, 0, 0, 1, 3, 5, LENGTH - 1), fc.constantFrom(null, null, null, 1, 3, LENGTH))
  .map(([from, length]): Period => ({ from: dayAt(from), until: length === null ? null : dayAt(from + length) }));
const areas = fc.constantFrom(0, 0, 0, 0, MOUNTAINOUS, BORDER, MOUNTAINOUS | BORDER);

const units = fc
  .array(
    fc.record({
      code: fc.constantFrom("10", "11", "101", "102", "1011", "1012"),
      parent: fc.integer({ min: 0, max: 1 }),
      days: period,
      areas: fc.array(fc.record({ bit: fc.constantFrom(MOUNTAINOUS, BORDER), days: period }), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drawn): Unit[] =>
    drawn.map(({ code, parent, days, areas: own }, i) => ({
      id: i + 1,
      code,
      name: `${code} ${i}`,
      kind: "COMMUNE",
      parentCode:
        (code.length === 2 ? [null, null] : code.length === 3 ? ["10", "11"] : ["101", "102"])[parent] ?? null,
      validFrom: days.from,
      validUntil: days.until,
      areas: own.map(({ bit, days: held }) => ({ bit, validFrom: held.from, validUntil: held.until })),
    })),
  );

const POSITIONS = [501, 502] as const;
const delegation = fc
  .record({
    toTier: fc.integer({ min: 1, max: 3 }),
    areas,
    floor: fc.constantFrom(null, ...[2, 2].map((rank) => level(PROFESSION, rank))),
    days: period,
  })
  .map(
    ({ days, ...given }): Delegation => ({
      subject: "PROFESSIONAL",
      validFrom: days.from,
      validUntil: days.until,
      ...given,
    }),
  );
const standardOf = (published: fc.Arbitrary<boolean>): fc.Arbitrary<Standard> =>
  fc
    .record({
      tier: fc.constantFrom(1, 1, 2, 2, 3),
      number: fc.constantFrom("1/A", "1/A", "2/A"),
      delegations: fc.array(delegation, { maxLength: 2 }),
      positionIds: fc.subarray([...POSITIONS]),
      unitId: fc.constantFrom(null, null, null, 1, 2, 3, 4),
      anyArea: areas,
      noArea: fc.constantFrom(0, 0, BORDER),
      days: period,
      rank: fc.integer({ min: 1, max: 2 }),
      firstTermOnly: fc.constantFrom(false, false, true),
      published,
    })
    .map(({ tier, number, delegations, positionIds, days, rank, firstTermOnly, ...given }) =>
      standard(
        document(number, tier, { delegations }),
        [{ subject: "PROFESSIONAL", criteria: [least(PROFESSION, rank)], firstTermOnly }],
        {
          ...given,
          positionIds: new Set(positionIds),
          inForceFrom: days.from,
          inForceUntil: days.until,
        },
      ),
    );
/** The first is the one that is published. */
const standards = fc
  .tuple(
    standardOf(fc.constant(true)),
    fc.array(standardOf(fc.constantFrom(true, true, true, false)), { minLength: 1, maxLength: 4 }),
  )
  .map(([candidate, others]) => [candidate, ...others]);

const catalogueOf = (all: readonly Unit[], law: readonly Standard[]): Catalogue => ({
  dimensions: new Map(),
  levels: new Map(),
  fields: new Map(),
  articles: new Map(),
  standards: law,
  requirements: new Map(),
  courses: new Map(),
  positions: new Map(
    POSITIONS.map((id) => [id, { id, code: `P${id}`, name: "", nameEn: null, category: "CADRE" as const }]),
  ),
  units: new Map(all.map((one) => [one.id, one])),
  unitsByCode: grouped(all, (one) => one.code),
});

type Asking = { readonly asOf: string; readonly post: Post };
/** Every day, unit, position and term of a period: what comes after its last change is as on the last of these days. */
function* everything({ units: all, ...rest }: Catalogue, { from, until }: Period): Generator<Asking> {
  const days = Array.from({ length: 2 * LENGTH + 1 }, (_, n) => dayAt(n)).filter((day) => holdsOn(from, until, day));
  for (const asOf of days)
    for (const unitId of all.keys()) {
      const place = standing({ units: all, ...rest }, unitId, asOf);
      if (place)
        for (const positionId of POSITIONS)
          for (const firstTerm of [false, true]) yield { asOf, post: { positionId, place, firstTerm } };
    }
}

const named = ({ kind, line, other }: Conflict): string => `${kind} ${line.standard.id} ${other.standard.id}`;

/** Each conflict with its earliest day. */
function bySearch(catalogue: Catalogue, candidate: Standard, days: Period): Map<string, string> {
  const published = catalogue.standards.filter((one) => one.published);
  const all = [...everything(catalogue, days)].flatMap(({ post: asked, asOf }) =>
    conflictsOf(candidate, published, asked, asOf).map((one): [string, string] => [named(one), asOf]),
  );
  return new Map(all.reverse());
}

test("no day, unit, position or term is overlooked, and the earliest day is told", async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(units, standards, period, async (all, law, days) => {
      const catalogue = catalogueOf(all, law);
      const candidate = law[0] as Standard;
      const found = await conflictsIn(catalogue, candidate, days);
      expect(new Map(found.map((one) => [named(one), one.day]))).toEqual(bySearch(catalogue, candidate, days));
      for (const { kind } of found) met.add(kind);
    }),
    { numRuns: 2_500 },
  );
  expect([...met].sort()).toEqual(["BELOW_FLOOR", "DIFFERS", "TIE"]);
});
