import fc from "fast-check";
import { addDays, overlaps } from "../shared/day.js";
import type {
  Area,
  DimensionRow,
  DocumentKindRow,
  FieldOfStudyRow,
  LevelRow,
  PositionRow,
  UnitAreaRow,
  UnitRow,
} from "./world-rows.js";
import {
  dimensionRow,
  documentKindRow,
  fieldOfStudyRow,
  LONG_AGO,
  levelRow,
  positionRow,
  unitAreaRow,
  unitRow,
} from "./world-rows.js";

/**
 * The days of the worlds. They meet: neighbours around ends of February with and without a 29th, the last day of a
 * year or month that a partial date counts from, whole years apart, and asOf + 180 (27/8 and 28/8/2020).
 */
export const DAYS = [
  "2019-02-28",
  "2019-03-01",
  "2019-12-31",
  "2020-01-01",
  "2020-02-28",
  "2020-02-29",
  "2020-03-01",
  "2020-08-27",
  "2020-08-28",
  "2021-02-28",
  "2021-03-01",
  "2024-02-29",
] as const;

/** A day of the pool. */
export const days = (): fc.Arbitrary<string> => fc.constantFrom(...DAYS);

/** Mostly the value, or, that often in ten, null. */
export const orNull = <T>(value: fc.Arbitrary<T>, nullsInTen: number): fc.Arbitrary<T | null> =>
  fc.oneof({ arbitrary: value, weight: 10 - nullsInTen }, { arbitrary: fc.constant(null), weight: nullsInTen });

/** True, that often in ten. */
export const odds = (inTen: number): fc.Arbitrary<boolean> =>
  fc.oneof({ arbitrary: fc.constant(false), weight: 10 - inTen }, { arbitrary: fc.constant(true), weight: inTen });

/** Mostly a full list; now and then a short one. */
export const mostlyFull = <T>(one: fc.Arbitrary<T>, least: number, full: number, most: number): fc.Arbitrary<T[]> =>
  fc.oneof(
    { arbitrary: fc.array(one, { minLength: least, maxLength: most }), weight: 1 },
    { arbitrary: fc.array(one, { minLength: full, maxLength: most }), weight: 4 },
  );

/** The entry that a drawn number points to, whatever the length of the list. */
export function pick<T>(list: readonly T[], at: number): T {
  const one = list[at % list.length];
  if (one === undefined) throw new Error("Nothing to pick from.");
  return one;
}

/** A period in order: where its end is not after its start, it is open. */
export const ordered = (from: string, until: string | null): { from: string; until: string | null } => ({
  from,
  until: until !== null && until > from ? until : null,
});

export const AREAS = ["MOUNTAINOUS", "BORDER", "ETHNIC_MINORITY"] as const satisfies readonly Area[];
const area = fc.constantFrom(...AREAS);

/** Rank 0 is on every scale; one scale leaves ranks out. */
const SCALES = [
  [0, 1, 2],
  [0, 1, 2, 3],
  [0, 1, 2, 4],
  [0, 1, 2, 3, 5],
] as const;

export type Place = {
  readonly units: readonly UnitRow[];
  readonly unitAreas: readonly UnitAreaRow[];
  readonly positions: readonly PositionRow[];
  readonly dimensions: readonly DimensionRow[];
  readonly levels: readonly LevelRow[];
  readonly fieldsOfStudy: readonly FieldOfStudyRow[];
  readonly documentKinds: readonly DocumentKindRow[];
};

const unitsDraw = fc.record({
  secondDistrict: fc.boolean(),
  districtEnds: orNull(days(), 7),
  communeDistricts: fc.array(fc.nat(1), { minLength: 2, maxLength: 4 }),
  communeEnds: orNull(days(), 4),
  usedAgain: fc.boolean(),
  /** Days between the end of a unit and the next one of its code. */
  pause: fc.nat(1),
});

/** What the place of a world is drawn from. */
export const placeDraw = fc.record({
  units: unitsDraw,
  areas: fc.array(
    fc.record({ unit: fc.nat(9), area, from: fc.oneof(fc.constant(LONG_AGO), days()), until: orNull(days(), 6) }),
    { maxLength: 5 },
  ),
  positions: fc.integer({ min: 2, max: 3 }),
  scales: fc.array(fc.constantFrom(...SCALES), { minLength: 2, maxLength: 3 }),
});
type PlaceDraw = typeof placeDraw extends fc.Arbitrary<infer T> ? T : never;

/** A province, one or two districts (the first may become a town), communes; the first may end, its code be used again. */
function unitsOf(draw: PlaceDraw["units"]): UnitRow[] {
  const units: UnitRow[] = [];
  const add = (given: Omit<Parameters<typeof unitRow>[0], "id">): void => {
    units.push(unitRow({ id: units.length + 1, ...given }));
  };
  add({ code: "06", kind: "PROVINCE" });
  add({ code: "061", kind: "DISTRICT", parentCode: "06", validUntil: draw.districtEnds });
  if (draw.districtEnds)
    add({ code: "061", kind: "TOWN", parentCode: "06", validFrom: addDays(draw.districtEnds, draw.pause) });
  if (draw.secondDistrict) add({ code: "062", kind: "DISTRICT", parentCode: "06" });
  const above = draw.secondDistrict ? ["061", "062"] : ["061"];
  draw.communeDistricts.forEach((district, at) => {
    const until = at === 0 ? draw.communeEnds : null;
    add({ code: `0600${at + 1}`, parentCode: pick(above, district), validUntil: until });
    if (until && draw.usedAgain) {
      add({
        code: `0600${at + 1}`,
        kind: "WARD",
        parentCode: pick(above, district + 1),
        validFrom: addDays(until, draw.pause),
      });
    }
  });
  return units;
}

/** Areas of units; the same area of a unit is never said twice of one day. */
function areasOf(draw: PlaceDraw["areas"], units: readonly UnitRow[]): UnitAreaRow[] {
  const rows: UnitAreaRow[] = [];
  for (const one of draw) {
    const unitId = pick(units, one.unit).id;
    const { from, until } = ordered(one.from, one.until);
    const again = rows.some(
      (row) => row.unitId === unitId && row.area === one.area && overlaps(row.validFrom, row.validUntil, from, until),
    );
    if (!again)
      rows.push(unitAreaRow({ id: rows.length + 1, unitId, area: one.area, validFrom: from, validUntil: until }));
  }
  return rows;
}

/** The evidence of the second must expire. */
const DIMENSIONS = [
  ["PROFESSIONAL", false],
  ["INFORMATICS", true],
  ["DUTY_TRAINING", false],
] as const;

/** The catalogue of a world: units, areas, positions, scales, fields (three below each other, and two), tiers. */
export function drawnPlace(draw: PlaceDraw): Place {
  const units = unitsOf(draw.units);
  const dimensions = draw.scales.map((_, at) =>
    dimensionRow({ id: at + 1, code: pick(DIMENSIONS, at)[0], evidenceExpires: pick(DIMENSIONS, at)[1] }),
  );
  const levels: LevelRow[] = [];
  draw.scales.forEach((scale, at) => {
    for (const rank of scale) levels.push(levelRow({ id: levels.length + 1, dimensionId: at + 1, rank }));
  });
  return {
    units,
    unitAreas: areasOf(draw.areas, units),
    positions: [1, 2, 3]
      .slice(0, draw.positions)
      .map((id) => positionRow({ id, category: id === 1 ? "CADRE" : "CIVIL_SERVANT" })),
    dimensions,
    levels,
    fieldsOfStudy: [null, 1, 2, null, 4].map((parentId, at) => fieldOfStudyRow({ id: at + 1, parentId })),
    documentKinds: [
      documentKindRow({ id: 1, code: "LAW", tier: 90 }),
      documentKindRow({ id: 2, code: "DECREE", tier: 80 }),
      documentKindRow({ id: 3, code: "CIRCULAR", tier: 60 }),
      documentKindRow({ id: 4, code: "PARTY_RULE", tier: 60 }),
      documentKindRow({ id: 5, code: "PROVINCIAL_DECISION", tier: 20 }),
    ],
  };
}
