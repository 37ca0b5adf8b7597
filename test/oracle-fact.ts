import { addDays, addYears, lastOf, monthsBetween, yearsBetween } from "../shared/day.js";
import type { World } from "./world.js";
import type { AssignmentRow, CriterionRow, QualificationRow } from "./world-rows.js";

/** The fact side of the slow oracle: is one criterion satisfied by the evidence on a day? Choices: see oracle.ts. */
export type Fact = "SATISFIED" | "NOT_SATISFIED" | "UNKNOWN";
export type Reason =
  | "EXPIRED"
  | "STALE"
  | "REVOKED"
  | "WRONG_FIELD"
  | "BELOW_LEVEL"
  | "ABSENT"
  | "OUT_OF_RANGE"
  | "CONFLICT"
  | "INCOMPLETE"
  | "UNVERIFIED"
  | "NO_RECORD";
export type CriterionAnswer = {
  readonly fact: Fact;
  readonly reason: Reason | null;
  readonly distance: number | null;
  /** The last day on which the evidence at hand still satisfies; null: it does not lapse, or does not satisfy. */
  readonly lapsesThrough: string | null;
  /** The best evidence, where a level is satisfied. R5. */
  readonly qualificationId: number | null;
};
/** What is asked of a level: a criterion's question, or that of a rate of attainment. */
export type Asked = Pick<CriterionRow, "fieldIds" | "freshYears"> & {
  readonly dimensionId: number;
  readonly levelId: number;
};

/** The row of a key; a world that lacks it is a mistake in the test. */
export function rowOf<Row extends { id: number }>(rows: readonly Row[], id: number): Row {
  for (const row of rows) if (row.id === id) return row;
  throw new Error(`The world has no row ${id}.`);
}
const rankOf = (world: World, levelId: number): number => rowOf(world.levels, levelId).rank;

/** R7: the rows that are on record on the day: not rejected; of a year or month, from its last day; undated, from ever. */
function onRecord(world: World, officialId: number, dimensionId: number, asOf: string): QualificationRow[] {
  const rows: QualificationRow[] = [];
  for (const row of world.qualifications) {
    if (row.officialId !== officialId || row.dimensionId !== dimensionId || row.state === "REJECTED") continue;
    if (row.issuedOn === null || lastOf(row.issuedOn) <= asOf) rows.push(row);
  }
  return rows;
}

/** R13: revocation counts from its day; void ab initio: from ever. */
const isRevoked = (row: QualificationRow, asOf: string): boolean =>
  row.voidFromStart || (row.revokedFrom !== null && row.revokedFrom <= asOf);

/** R6: lapsed since the day after its last one. */
const isExpired = (row: QualificationRow, asOf: string): boolean =>
  row.validThrough !== null && row.validThrough < asOf;

/** Section 1: n years from the issue last through the same day n years later. Null: not asked, or no day to count from. */
function freshThrough(row: QualificationRow, asked: Asked): string | null {
  if (asked.freshYears === null || row.issuedOn === null) return null;
  return addYears(lastOf(row.issuedOn), asked.freshYears);
}
function isStale(row: QualificationRow, asked: Asked, asOf: string): boolean {
  const through = freshThrough(row, asked);
  return through !== null && through < asOf;
}

/** R7: the paper says too little: must expire, without its day; or no day where freshness asks. "None" is no paper. */
function isIncomplete(world: World, row: QualificationRow, asked: Asked): boolean {
  if (rankOf(world, row.levelId) === 0) return false;
  if (rowOf(world.dimensions, row.dimensionId).evidenceExpires && row.validThrough === null) return true;
  return asked.freshYears !== null && row.issuedOn === null;
}

/** R3: higher includes lower within one dimension. */
const enoughLevel = (world: World, row: QualificationRow, asked: Asked): boolean =>
  rankOf(world, row.levelId) >= rankOf(world, asked.levelId);

/** R4, section 1: the field of the same diploma is a named one or lies below one; none named: any. */
function fieldAccepted(world: World, row: QualificationRow, asked: Asked): boolean {
  if (asked.fieldIds.length === 0) return true;
  let at = row.fieldOfStudyId;
  while (at !== null) {
    if (asked.fieldIds.includes(at)) return true;
    at = rowOf(world.fieldsOfStudy, at).parentId;
  }
  return false;
}
const enough = (world: World, row: QualificationRow, asked: Asked): boolean =>
  enoughLevel(world, row, asked) && fieldAccepted(world, row, asked);

/** One way in which the doubtful rows may really be: which conflicting ones are wrong, which incomplete ones have lapsed. */
type Reading = { readonly wrong: readonly QualificationRow[]; readonly lapsed: readonly QualificationRow[] };

/** Whether a row satisfies on the day, the doubtful rows being as the reading says. */
function satisfies(world: World, row: QualificationRow, asked: Asked, asOf: string, reading: Reading): boolean {
  if (!enough(world, row, asked)) return false;
  if (isRevoked(row, asOf) || isExpired(row, asOf) || isStale(row, asked, asOf)) return false;
  return !reading.wrong.includes(row) && !reading.lapsed.includes(row);
}

const samePaper = (a: QualificationRow, b: QualificationRow): boolean =>
  a.school !== null && a.number !== null && a.school === b.school && a.number === b.number;
const sameContent = (a: QualificationRow, b: QualificationRow): boolean =>
  a.levelId === b.levelId && a.fieldOfStudyId === b.fieldOfStudyId;

/** R7, CONFLICT: for each paper that rows describe differently, one description may be the right one. */
function wrongChoices(rows: readonly QualificationRow[], asOf: string): QualificationRow[][] {
  const countable = rows.filter((row) => row.state === "VERIFIED" && !isRevoked(row, asOf));
  let choices: QualificationRow[][] = [[]];
  const done: QualificationRow[] = [];
  for (const row of countable) {
    if (done.some((other) => samePaper(other, row))) continue;
    done.push(row);
    const paper = countable.filter((other) => other === row || samePaper(other, row));
    const contents = paper.filter((one, at) => !paper.slice(0, at).some((earlier) => sameContent(earlier, one)));
    if (contents.length === 1) continue;
    choices = choices.flatMap((choice) =>
      contents.map((right) => [...choice, ...paper.filter((one) => !sameContent(one, right))]),
    );
  }
  return choices;
}

/** R7, INCOMPLETE: each incomplete row may have lapsed or not. */
function lapsedChoices(world: World, rows: readonly QualificationRow[], asked: Asked): QualificationRow[][] {
  let choices: QualificationRow[][] = [[]];
  for (const row of rows) {
    if (isIncomplete(world, row, asked)) choices = choices.flatMap((choice) => [choice, [...choice, row]]);
  }
  return choices;
}

/** R7: the fact in one reading: a verified row satisfies; else a declared one would, or nothing is recorded; else no. */
function factIn(world: World, rows: readonly QualificationRow[], asked: Asked, asOf: string, reading: Reading): Fact {
  const satisfying = rows.filter((row) => satisfies(world, row, asked, asOf, reading));
  if (satisfying.some((row) => row.state === "VERIFIED")) return "SATISFIED";
  if (satisfying.length > 0 || rows.length === 0) return "UNKNOWN";
  return "NOT_SATISFIED";
}

/** The later of two last days, null being for ever. */
export const later = (a: string | null, b: string | null): string | null =>
  a === null || b === null ? null : a > b ? a : b;
/** The earlier of two last days, null being for ever. */
const earlier = (a: string | null, b: string | null): string | null =>
  a === null ? b : b === null ? a : a < b ? a : b;

/** The last day on which a row that satisfies still does: validity, freshness, the day before a revocation to come. */
const lastGoodDay = (row: QualificationRow, asked: Asked): string | null =>
  earlier(
    earlier(row.validThrough, freshThrough(row, asked)),
    row.revokedFrom === null ? null : addDays(row.revokedFrom, -1),
  );

/** The last day on which any verified row still satisfies, in the worst reading. */
function lapsesThrough(
  world: World,
  rows: readonly QualificationRow[],
  asked: Asked,
  asOf: string,
  readings: readonly Reading[],
): string | null {
  let worst: string | null = null;
  for (const reading of readings) {
    const ends = rows
      .filter((row) => row.state === "VERIFIED" && satisfies(world, row, asked, asOf, reading))
      .map((row) => lastGoodDay(row, asked));
    worst = earlier(worst, ends.reduce(later));
  }
  return worst;
}

/** R5: the highest rank, the longest validity, the latest, the smaller certificate number; then the lower id. */
function better(world: World, a: QualificationRow, b: QualificationRow): number {
  const ranks = rankOf(world, b.levelId) - rankOf(world, a.levelId);
  if (ranks !== 0) return ranks;
  const texts: [string, string][] = [
    [b.validThrough ?? "9999", a.validThrough ?? "9999"],
    [b.issuedOn === null ? "" : lastOf(b.issuedOn), a.issuedOn === null ? "" : lastOf(a.issuedOn)],
    [a.number ?? "\uffff", b.number ?? "\uffff"],
  ];
  for (const [first, second] of texts) if (first !== second) return first < second ? -1 : 1;
  return a.id - b.id;
}

/** Section 2: why nothing satisfies and nothing is unknown; the first that fits. Declared rows compete too (R5). */
function whyNot(world: World, rows: readonly QualificationRow[], asked: Asked, asOf: string): Reason {
  const once = rows.filter((row) => enough(world, row, asked));
  if (once.some((row) => !isRevoked(row, asOf) && isExpired(row, asOf))) return "EXPIRED";
  if (once.some((row) => !isRevoked(row, asOf) && isStale(row, asked, asOf))) return "STALE";
  if (once.some((row) => isRevoked(row, asOf))) return "REVOKED";
  const valid = validOn(rows, asOf);
  if (valid.some((row) => enoughLevel(world, row, asked) && !fieldAccepted(world, row, asked))) return "WRONG_FIELD";
  return valid.some((row) => rankOf(world, row.levelId) > 0) ? "BELOW_LEVEL" : "ABSENT";
}
const validOn = (rows: readonly QualificationRow[], asOf: string): QualificationRow[] =>
  rows.filter((row) => !isRevoked(row, asOf) && !isExpired(row, asOf));

/** R18: the required rank minus the best valid one in an accepted field (none: 0), for the three reasons that have one. */
function distanceOf(
  world: World,
  rows: readonly QualificationRow[],
  asked: Asked,
  asOf: string,
  reason: Reason,
): number | null {
  if (reason !== "WRONG_FIELD" && reason !== "BELOW_LEVEL" && reason !== "ABSENT") return null;
  const ranks = validOn(rows, asOf)
    .filter((row) => fieldAccepted(world, row, asked))
    .map((row) => rankOf(world, row.levelId));
  return rankOf(world, asked.levelId) - Math.max(0, ...ranks);
}

const unknown = (reason: Reason): CriterionAnswer => ({
  fact: "UNKNOWN",
  reason,
  distance: null,
  lapsesThrough: null,
  qualificationId: null,
});

/** R3 to R7, R13, R18: the fact of a level on a day. Doubt counts only where the answer depends on it. */
export function levelFact(world: World, officialId: number, asked: Asked, asOf: string): CriterionAnswer {
  const rows = onRecord(world, officialId, asked.dimensionId, asOf);
  const wrongs = wrongChoices(rows, asOf);
  const readings: Reading[] = [];
  const facts: Fact[] = [];
  let conflict = false;
  for (const lapsed of lapsedChoices(world, rows, asked)) {
    const inThese = wrongs.map((wrong) => factIn(world, rows, asked, asOf, { wrong, lapsed }));
    if (inThese.some((fact) => fact !== inThese[0])) conflict = true;
    facts.push(...inThese);
    readings.push(...wrongs.map((wrong) => ({ wrong, lapsed })));
  }
  if (conflict) return unknown("CONFLICT");
  if (facts.some((fact) => fact !== facts[0])) return unknown("INCOMPLETE");
  if (facts[0] === "UNKNOWN") return unknown(rows.length === 0 ? "NO_RECORD" : "UNVERIFIED");
  if (facts[0] === "SATISFIED") {
    const sure = rows.filter(
      (row) =>
        row.state === "VERIFIED" &&
        !isIncomplete(world, row, asked) &&
        satisfies(world, row, asked, asOf, { wrong: [], lapsed: [] }),
    );
    const best = sure.sort((a, b) => better(world, a, b))[0];
    return {
      fact: "SATISFIED",
      reason: null,
      distance: 0,
      lapsesThrough: lapsesThrough(world, rows, asked, asOf, readings),
      qualificationId: best?.id ?? null,
    };
  }
  const reason = whyNot(world, rows, asked, asOf);
  return {
    fact: "NOT_SATISFIED",
    reason,
    distance: distanceOf(world, rows, asked, asOf, reason),
    lapsesThrough: null,
    qualificationId: null,
  };
}

/** R10, in post since: the first day of the unbroken chain of non-acting assignments in the position; acting: its own. */
export function inPostSince(world: World, assignment: AssignmentRow): string {
  let since = assignment.validFrom;
  if (assignment.kind === "ACTING") return since;
  for (let found = true; found; ) {
    found = false;
    for (const other of world.assignments) {
      if (
        other.officialId !== assignment.officialId ||
        other.positionId !== assignment.positionId ||
        other.kind === "ACTING"
      )
        continue;
      if (other.validFrom < since && (other.validUntil === null || other.validUntil >= since)) {
        since = other.validFrom;
        found = true;
      }
    }
  }
  return since;
}

const inRange = (fits: boolean): CriterionAnswer =>
  fits
    ? { fact: "SATISFIED", reason: null, distance: 0, lapsesThrough: null, qualificationId: null }
    : { fact: "NOT_SATISFIED", reason: "OUT_OF_RANGE", distance: null, lapsesThrough: null, qualificationId: null };

/** Section 1, AGE: completed years, on asOf or on appointment (the day in post since). */
export function ageFact(
  world: World,
  assignment: AssignmentRow,
  criterion: CriterionRow,
  asOf: string,
): CriterionAnswer {
  const birth = rowOf(world.officials, assignment.officialId).birthDate;
  if (birth === null) return unknown("NO_RECORD");
  const age = yearsBetween(birth, criterion.ageOn === "APPOINTMENT" ? inPostSince(world, assignment) : asOf);
  return inRange(
    (criterion.least === null || criterion.least <= age) && (criterion.most === null || age <= criterion.most),
  );
}

/** Section 1, TENURE: so many months, reached on the same day; in the position (in post since) or in service. */
export function tenureFact(
  world: World,
  assignment: AssignmentRow,
  criterion: CriterionRow,
  asOf: string,
): CriterionAnswer {
  const since =
    criterion.tenureIn === "SERVICE"
      ? rowOf(world.officials, assignment.officialId).recruitedOn
      : inPostSince(world, assignment);
  if (since === null) return unknown("NO_RECORD");
  return inRange(since <= asOf && monthsBetween(since, asOf) >= (criterion.months ?? 0));
}
