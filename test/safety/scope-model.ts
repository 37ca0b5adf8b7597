import fc from "fast-check";
import { raw } from "sql-template-tag";
import { THE_HUB } from "../../server/caller.js";
import type { Database } from "../../server/database.js";
import { createMany } from "../../server/resource/bulk.js";
import { changing } from "../../server/resource/changes.js";
import { fill } from "../fill.js";
import { type World, worlds } from "../world.js";
import { days, pick } from "../world-place.js";
import { LONG_AGO } from "../world-rows.js";

/** Provinces with heirs and classes, and who sees what in them: written from the promises, not from the server. */

type Extent = "WHOLE" | "PART" | "REST";
export type Heir = { readonly id: number; readonly unitId: number; readonly predecessorId: number; extent: Extent };
export type Enrolled = { readonly id: number; readonly classId: number; readonly officialId: number };
export type Province = World & { readonly heirs: readonly Heir[]; readonly enrolments: readonly Enrolled[] };
/** A province, two who ask of it, and the day that they ask about. */
export type Drawn = {
  readonly province: Province;
  readonly asking: readonly { readonly role: "OPERATOR" | "ANALYST"; readonly unitId: number }[];
  readonly asOf: string;
};

export const CLASSES = [1, 2] as const;

const once = <T>(rows: readonly T[], keyOf: (row: T) => string): T[] => [
  ...new Map(rows.map((row) => [keyOf(row), row])).values(),
];

const heirsOf = (world: World, drawn: readonly { unit: number; before: number; extent: Extent }[]): Heir[] => {
  const succession = world.units.flatMap((unit) =>
    world.units
      .filter((before) => before.code === unit.code && before.validUntil !== null && before.id < unit.id)
      .map((before) => ({ unitId: unit.id, predecessorId: before.id, extent: "WHOLE" as Extent })),
  );
  const others = drawn.map(({ unit, before, extent }) => ({
    unitId: pick(world.units, unit).id,
    predecessorId: pick(world.units, before).id,
    extent,
  }));
  const all = [...others, ...succession.slice(0, drawn.length)].filter((one) => one.unitId !== one.predecessorId);
  return once(all, (one) => `${one.unitId} ${one.predecessorId}`).map((one, i) => ({ id: i + 1, ...one }));
};

export const provinces = (): fc.Arbitrary<Drawn> =>
  fc
    .record({
      world: worlds(),
      heirs: fc.array(
        fc.record({
          unit: fc.nat(9),
          before: fc.nat(9),
          extent: fc.constantFrom<Extent>("WHOLE", "WHOLE", "PART", "REST"),
        }),
        { maxLength: 3 },
      ),
      enrolments: fc.array(fc.record({ of: fc.constantFrom(...CLASSES), official: fc.nat(4) }), { maxLength: 6 }),
      asking: fc.array(fc.record({ role: fc.constantFrom("OPERATOR", "ANALYST"), unit: fc.nat(9) }), {
        minLength: 2,
        maxLength: 2,
      }),
      asOf: days(),
    })
    .map(({ world, heirs, enrolments, asking, asOf }) => ({
      province: {
        ...world,
        heirs: heirsOf(world, heirs),
        enrolments: once(
          enrolments.map((one, i) => ({
            id: i + 1,
            classId: one.of,
            officialId: pick(world.officials, one.official).id,
          })),
          (one) => `${one.classId} ${one.officialId}`,
        ),
      },
      asking: asking.map(({ role, unit }) => ({
        role: role as "OPERATOR" | "ANALYST",
        unitId: pick(world.units, unit).id,
      })),
      asOf,
    }));

/** The course that closes the most of the first dimension, and two classes of it. */
export async function settle(database: Database, { heirs, enrolments, ...world }: Province): Promise<void> {
  await database.write(async (store) => {
    await store.rows(raw('UPDATE "account" SET "unitId" = NULL'));
    for (const table of ["enrolment", "class", "course_grant", "course", "unit_predecessor"])
      await store.rows(raw(`DELETE FROM "${table}"`));
  });
  await fill(database, world);
  const level = world.levels.filter((one) => one.dimensionId === 1).at(-1)?.id;
  await changing(database, { caller: THE_HUB }, async (store) => {
    await createMany(store, "Course", [{ id: 1, code: "K1", name: "Khóa", days: 5, availableFrom: LONG_AGO }]);
    await createMany(store, "CourseGrant", [
      { id: 1, courseId: 1, effect: "GRANTS", dimensionId: 1, levelId: level as number },
    ]);
    await createMany(
      store,
      "Class",
      CLASSES.map((id) => ({
        id,
        code: `L${id}`,
        name: `Lớp ${id}`,
        courseId: 1,
        heldFrom: "2019-01-07",
        heldThrough: "2019-01-11",
        days: 5,
        capacity: 40,
        state: "OPEN",
      })),
    );
    if (heirs.length > 0) await createMany(store, "UnitPredecessor", heirs);
    if (enrolments.length > 0)
      await createMany(
        store,
        "Enrolment",
        enrolments.map((one) => ({ ...one, state: "CONFIRMED" })),
      );
  });
}

type Life = { readonly validFrom: string; readonly validUntil: string | null };
const meet = (a: Life, b: Life): boolean =>
  (b.validUntil === null || a.validFrom < b.validUntil) && (a.validUntil === null || b.validFrom < a.validUntil);
export const isHeldOn = ({ validFrom, validUntil }: Life, day: string): boolean =>
  validFrom <= day && (validUntil === null || day < validUntil);

/** The units of whoever answers for one: it and what went on under its code, all below, and what they were made of. */
export function unitsUnder(province: Province, unitId: number): Set<number> {
  // Of a unit that was taken in part alone, what lay below it is not followed.
  const whole = succession(province, unitId);
  const part = new Set<number>();
  for (let size = -1; size < whole.size + part.size; ) {
    size = whole.size + part.size;
    const below = province.units.filter((child) => [...whole].some((above) => isBelow(province, child, above)));
    for (const { id } of below) whole.add(id);
    for (const { unitId: unit, predecessorId, extent } of endedHeirs(province)) {
      const to = !whole.has(unit) || extent === "PART" ? part : whole;
      if (whole.has(unit) || part.has(unit)) to.add(predecessorId);
    }
  }
  return new Set([...whole, ...part]);
}

/** A unit, and what went on in its place under its own code. */
function succession({ units, heirs }: Province, unitId: number): Set<number> {
  const codeOf = (id: number): string | undefined => units.find((one) => one.id === id)?.code;
  const own = new Set([unitId]);
  for (let size = 0; size < own.size; ) {
    size = own.size;
    for (const { unitId: unit, predecessorId } of heirs)
      if (own.has(predecessorId) && codeOf(unit) === codeOf(predecessorId)) own.add(unit);
  }
  return own;
}

/** Of units that had the parent's code in turn, the child lies under the last that it met. */
function isBelow({ units }: Province, child: Province["units"][number], above: number): boolean {
  const met = units.filter((one) => one.code === child.parentCode && meet(one, child));
  const last = met
    .map((one) => one.validFrom)
    .sort()
    .at(-1);
  return met.some((one) => one.id === above && one.validFrom === last);
}

/** A unit that goes on beside its heir is not the heir's. */
const endedHeirs = ({ units, heirs }: Province): readonly Heir[] =>
  heirs.filter(({ predecessorId }) => units.find((one) => one.id === predecessorId)?.validUntil !== null);

/** What such a caller sees, by resource. */
export function seenBy(province: Province, unitId: number) {
  const units = unitsUnder(province, unitId);
  const assignments = province.assignments.filter((one) => units.has(one.unitId));
  const officials = new Set(assignments.map((one) => one.officialId));
  const ofSeen = <T extends { readonly officialId: number }>(rows: readonly T[]): T[] =>
    rows.filter((one) => officials.has(one.officialId));
  return {
    units,
    assignments,
    officials: province.officials.filter(({ id }) => officials.has(id)),
    qualifications: ofSeen(province.qualifications),
    enrolments: ofSeen(province.enrolments),
  };
}
export type Seen = ReturnType<typeof seenBy>;
