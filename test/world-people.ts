import fc from "fast-check";
import { addDays, addYears, lastOf, overlaps } from "../shared/day.js";
import type { Place } from "./world-place.js";
import { days, mostlyFull, odds, ordered, orNull, pick } from "./world-place.js";
import type { AssignmentRow, OfficialRow, QualificationRow, UnitRow } from "./world-rows.js";
import { assignmentRow, LONG_AGO, officialRow, qualificationRow } from "./world-rows.js";

export type People = {
  readonly officials: readonly OfficialRow[];
  readonly assignments: readonly AssignmentRow[];
  readonly qualifications: readonly QualificationRow[];
};

/** Ages that turn on the days of the worlds: 18, 34, 35, 36, and a birthday on 29 February. */
const BIRTHS = [
  "1975-06-01",
  "1984-02-28",
  "1984-02-29",
  "1985-03-01",
  "2001-03-01",
  "2002-02-28",
  "2003-02-28",
] as const;
/** Days, months and years, of which the last days are among the days of the worlds. */
const PARTIALS = ["2018", "2019", "2019-02", "2019-12", "2020-02", "2020-08", "2014-06-12"] as const;

const assignmentDraw = fc.record({
  position: fc.nat(2),
  unit: fc.nat(9),
  kind: fc.oneof(
    { arbitrary: fc.constant("PRIMARY" as const), weight: 5 },
    { arbitrary: fc.constantFrom("CONCURRENT" as const, "ACTING" as const), weight: 4 },
  ),
  firstTerm: fc.constantFrom(true, false, null),
  from: fc.oneof({ arbitrary: fc.constant("2019-01-01"), weight: 3 }, { arbitrary: days(), weight: 3 }),
  until: orNull(days(), 5),
  /** Begins when the one before it ends (0), a day later (1), or on the day drawn. */
  after: orNull(fc.nat(1), 4),
  /** Stays in the position of the one before it. */
  stays: fc.boolean(),
});
type AssignmentDraw = typeof assignmentDraw extends fc.Arbitrary<infer T> ? T : never;

const qualificationDraw = fc.record({
  dimension: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, { arbitrary: fc.nat(2), weight: 2 }),
  level: fc.nat(9),
  field: orNull(fc.integer({ min: 1, max: 5 }), 3),
  school: orNull(fc.constantFrom("Trường A", "Trường A", "Trường B"), 1),
  number: orNull(fc.constantFrom("A 101", "A 101", "A 102"), 2),
  issuedOn: orNull(fc.oneof(days(), fc.constantFrom(...PARTIALS)), 2),
  validThrough: orNull(days(), 5),
  state: fc.oneof(
    { arbitrary: fc.constant("VERIFIED" as const), weight: 6 },
    { arbitrary: fc.constantFrom("DECLARED" as const, "REJECTED" as const), weight: 4 },
  ),
  revokedFrom: orNull(days(), 8),
  voidFromStart: odds(1),
});
type QualificationDraw = typeof qualificationDraw extends fc.Arbitrary<infer T> ? T : never;

/** What the people of a world are drawn from. */
export const peopleDraw = fc.array(
  fc.record({
    birthDate: orNull(fc.constantFrom(...BIRTHS), 3),
    recruitedOn: orNull(days(), 4),
    assignments: mostlyFull(assignmentDraw, 0, 1, 4),
    qualifications: mostlyFull(qualificationDraw, 0, 3, 6),
  }),
  { minLength: 1, maxLength: 5 },
);
type PeopleDraw = typeof peopleDraw extends fc.Arbitrary<infer T> ? T : never;

/** The unit drawn; where it does not exist on the day, the first of its kind or any that does. */
const unitOn = (place: Place, at: number, day: string): UnitRow => {
  const there = place.units.filter(
    (unit) => unit.validFrom <= day && (unit.validUntil === null || day < unit.validUntil),
  );
  const drawn = pick(place.units, at);
  return there.includes(drawn) ? drawn : pick(there, at);
};

/** One more assignment, or null where a write rule refuses it: under 18. A second primary one becomes concurrent. */
function assignmentOf(
  draw: AssignmentDraw,
  id: number,
  official: OfficialRow,
  own: readonly AssignmentRow[],
  place: Place,
): AssignmentRow | null {
  const before = own.at(-1);
  const start = draw.after !== null && before?.validUntil ? addDays(before.validUntil, draw.after) : draw.from;
  const { from, until } = ordered(start, draw.until);
  if (official.birthDate !== null && from < addYears(official.birthDate, 18)) return null;
  const second = own.some((one) => one.kind === "PRIMARY" && overlaps(one.validFrom, one.validUntil, from, until));
  return assignmentRow({
    id,
    officialId: official.id,
    positionId: draw.stays && before ? before.positionId : pick(place.positions, draw.position).id,
    unitId: unitOn(place, draw.unit, from).id,
    kind: draw.kind === "PRIMARY" && second ? "CONCURRENT" : draw.kind,
    firstTerm: draw.firstTerm,
    validFrom: from,
    validUntil: until,
  });
}

/** A qualification whose days are in order; a row of rank 0 is an inspection: no field, number, end or revocation. */
function qualificationOf(draw: QualificationDraw, id: number, officialId: number, place: Place): QualificationRow {
  const dimension = pick(place.dimensions, draw.dimension);
  const level = pick(
    place.levels.filter((one) => one.dimensionId === dimension.id),
    draw.level,
  );
  const own = {
    id,
    officialId,
    dimensionId: dimension.id,
    levelId: level.id,
    issuedOn: draw.issuedOn,
    state: draw.state,
  };
  if (level.rank === 0) return qualificationRow(own);
  const counts = draw.issuedOn === null ? LONG_AGO : lastOf(draw.issuedOn);
  return qualificationRow({
    ...own,
    fieldOfStudyId: draw.field,
    school: draw.school,
    number: draw.number,
    validThrough: draw.validThrough !== null && draw.validThrough >= counts ? draw.validThrough : null,
    revokedFrom: draw.revokedFrom !== null && draw.revokedFrom > counts ? draw.revokedFrom : null,
    voidFromStart: draw.voidFromStart,
  });
}

/** The people of a world: chains and breaks of assignments, and evidence of every state. */
export function drawnPeople(draw: PeopleDraw, place: Place): People {
  const officials: OfficialRow[] = [];
  const assignments: AssignmentRow[] = [];
  const qualifications: QualificationRow[] = [];
  for (const one of draw) {
    const official = officialRow({ id: officials.length + 1, birthDate: one.birthDate, recruitedOn: one.recruitedOn });
    officials.push(official);
    for (const each of one.assignments) {
      const own = assignments.filter((row) => row.officialId === official.id);
      const row = assignmentOf(each, assignments.length + 1, official, own, place);
      if (row) assignments.push(row);
    }
    for (const each of one.qualifications)
      qualifications.push(qualificationOf(each, qualifications.length + 1, official.id, place));
  }
  return { officials, assignments, qualifications };
}
