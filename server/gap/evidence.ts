import { addDays, addYears } from "../../shared/day.js";
import type { Doubt, Fact, Reason, Shortfall, Weight } from "../../shared/gap/status.js";
import type { LevelCriterion, Qualification } from "./terms.js";

/**
 * Does what a person holds satisfy a LEVEL criterion on a day? R3 to R7, R13 and the freshness of section 1.
 * A certificate does not exist before the day from which it counts, and a rejected one never does. What is
 * left is enough in level and field (R4: of the same certificate) or not, and flawed or not.
 */

/** What stops a certificate that is there from counting; INCOMPLETE: it may or may not. */
type Flaw = "REVOKED" | "EXPIRED" | "SUSPENDED" | "STALE" | "INCOMPLETE";

/** The evidence for one criterion. */
export type Weighed = {
  readonly fact: Fact;
  /** Null where satisfied. */
  readonly reason: Reason | null;
  /** The certificate that decides: the best one, or the one for which the reason is given. */
  readonly decisive: Qualification | null;
  /** The best valid certificate, in whatever level and field: what the person holds. R5. */
  readonly held: Qualification | null;
  /** Ranks missing within the dimension; 0 where satisfied, null where it has no meaning. R18. */
  readonly distance: number | null;
  /** Satisfied: the last day on which what is held still satisfies; null: no end is known. */
  readonly lastsThrough: string | null;
  /** EXPIRED and STALE: the last day on which the last such certificate satisfied. R6. */
  readonly lapsedAfter: string | null;
};

/** The fact of a LEVEL criterion on a day, from all that the person holds. */
export function weigh(criterion: LevelCriterion, all: readonly Qualification[], asOf: string): Weighed {
  const rows = all.filter((one) => exists(one, criterion, asOf));
  const verified = rows.filter((one) => one.state === "VERIFIED");
  const proof = proofOf(criterion, verified, asOf);
  if (proof.sure.length > 0) return satisfied(criterion, proof.sure, asOf);
  const doubt = doubtOf(criterion, rows, proof.contested, asOf);
  if (doubt)
    return {
      fact: "UNKNOWN",
      reason: doubt.reason,
      decisive: doubt.decisive,
      held: bestHeld(verified, asOf),
      distance: null,
      lastsThrough: null,
      lapsedAfter: null,
    };
  return unsatisfied(criterion, rows, asOf);
}

/** How one certificate of the criterion's dimension was weighed, for the trace; null for one of another dimension. */
export function weightOf(
  criterion: LevelCriterion,
  one: Qualification,
  all: readonly Qualification[],
  asOf: string,
): Weight | null {
  if (one.level.dimensionId !== criterion.dimension.id) return null;
  if (one.state === "REJECTED") return "REJECTED";
  if (one.issuedOn !== null && one.issuedOn > asOf) return "NOT_YET";
  const flaw = flawOf(one, criterion, asOf);
  if (flaw === "REVOKED" || flaw === "EXPIRED" || flaw === "SUSPENDED") return flaw;
  if (one.level.rank < criterion.level.rank) return "BELOW_LEVEL";
  if (!fieldFits(criterion, one)) return "WRONG_FIELD";
  if (flaw) return flaw;
  if (one.state === "DECLARED") return "UNVERIFIED";
  const verified = all.filter((row) => exists(row, criterion, asOf) && row.state === "VERIFIED");
  const { sure } = proofOf(criterion, verified, asOf);
  if (!sure.includes(one)) return "CONFLICT";
  return best(sure) === one ? "COUNTS" : "BEATEN";
}

/** The day through which a certificate satisfies: by its own last day, the criterion's freshness, a revocation to come; null: no end. */
export function lapseOf(one: Qualification, criterion: LevelCriterion): string | null {
  let last = one.validThrough;
  const fresh = freshThrough(one, criterion);
  if (fresh !== null && (last === null || fresh < last)) last = fresh;
  if (one.revokedFrom !== null && (last === null || one.revokedFrom <= last)) last = addDays(one.revokedFrom, -1);
  return last;
}

/** Whether a certificate is of level and field enough, whatever its flaws. R3, R4. */
export const isEnough = (one: Qualification, criterion: LevelCriterion): boolean =>
  one.level.dimensionId === criterion.dimension.id &&
  one.level.rank >= criterion.level.rank &&
  fieldFits(criterion, one);

/** Whether a certificate was revoked by the day, or is void. R13. */
export const isRevoked = (one: Qualification, asOf: string): boolean =>
  one.voidFromStart || (one.revokedFrom !== null && one.revokedFrom <= asOf);

const fieldFits = (criterion: LevelCriterion, one: Qualification): boolean =>
  criterion.fields === null || (one.fieldId !== null && criterion.fields.has(one.fieldId));

const exists = (one: Qualification, criterion: LevelCriterion, asOf: string): boolean =>
  one.level.dimensionId === criterion.dimension.id &&
  one.state !== "REJECTED" &&
  (one.issuedOn === null || one.issuedOn <= asOf);

const freshThrough = (one: Qualification, criterion: LevelCriterion): string | null =>
  criterion.freshYears === null || one.issuedOn === null ? null : addYears(one.issuedOn, criterion.freshYears);

/** Revoked is never expired (R7), expired goes before suspended, and what is certain before what is missing. */
function flawOf(one: Qualification, criterion: LevelCriterion, asOf: string): Flaw | null {
  const lapsed = lapsedOf(one, asOf);
  if (lapsed) return lapsed;
  const fresh = freshThrough(one, criterion);
  if (fresh !== null && fresh < asOf) return "STALE";
  // An inspected file that holds nothing is no certificate: it needs no days.
  if (one.level.rank === 0) return null;
  const noEnd = criterion.dimension.evidenceExpires && one.validThrough === null;
  const noStart = criterion.freshYears !== null && one.issuedOn === null;
  return noEnd || noStart ? "INCOMPLETE" : null;
}

/** What makes a certificate not valid on the day, whatever is asked of it. */
function lapsedOf(one: Qualification, asOf: string): "REVOKED" | "EXPIRED" | "SUSPENDED" | null {
  if (isRevoked(one, asOf)) return "REVOKED";
  if (one.validThrough !== null && one.validThrough < asOf) return "EXPIRED";
  return one.suspensions.some(([from, through]) => from <= asOf && asOf <= through) ? "SUSPENDED" : null;
}

/** Yes, no, or not to be said for want of a day. */
type Grade = "YES" | "MAYBE" | "NO";

function gradeOf(one: Qualification, criterion: LevelCriterion, asOf: string): Grade {
  if (!isEnough(one, criterion)) return "NO";
  const flaw = flawOf(one, criterion, asOf);
  if (flaw === null) return "YES";
  return flaw === "INCOMPLETE" ? "MAYBE" : "NO";
}

/**
 * Which verified certificates prove the criterion, and one on whose truth the answer hangs. Records of one
 * certificate that contradict each other are read as accounts of it, of which one is true: where all accounts give
 * the same answer, it stands; where they differ, the certificate is contested. R7.
 */
function proofOf(
  criterion: LevelCriterion,
  verified: readonly Qualification[],
  asOf: string,
): { sure: Qualification[]; contested: Qualification | null } {
  const sure: Qualification[] = [];
  let contested: Qualification | null = null;
  for (const one of verified) {
    const grade = gradeOf(one, criterion, asOf);
    if (grade === "NO") continue;
    const records = verified.filter((other) => other === one || isSamePaper(one, other, asOf));
    if (records.every((other) => isSameClaim(one, other))) {
      if (grade === "YES") sure.push(one);
      continue;
    }
    const answers = accounts(criterion, records, asOf);
    if (answers.size > 1) contested ??= one;
    else if (grade === "YES") sure.push(one);
  }
  return { sure, contested };
}

/** The answers that the accounts of one certificate give; records that agree in level and field are one account. */
function accounts(criterion: LevelCriterion, records: readonly Qualification[], asOf: string): ReadonlySet<Grade> {
  const answers = new Set<Grade>();
  for (const one of records) {
    const grades = records.filter((other) => isSameClaim(one, other)).map((other) => gradeOf(other, criterion, asOf));
    answers.add(grades.includes("YES") ? "YES" : grades.includes("MAYBE") ? "MAYBE" : "NO");
  }
  return answers;
}

const isSameClaim = (a: Qualification, b: Qualification): boolean =>
  a.level.id === b.level.id && a.fieldId === b.fieldId;

/** Two records, not revoked, of one certificate: the same dimension, school and number, all of them recorded. */
const isSamePaper = (a: Qualification, b: Qualification, asOf: string): boolean =>
  a.number !== null &&
  a.school !== null &&
  a.number === b.number &&
  a.school === b.school &&
  a.level.dimensionId === b.level.dimensionId &&
  !isRevoked(a, asOf) &&
  !isRevoked(b, asOf);

/** Why the answer is open, and the certificate that opens it. */
type Open = { readonly reason: Doubt; readonly decisive: Qualification | null };

/**
 * Why the answer is open; null where it is not. A contradiction; a missing day, of a verified certificate or of a
 * declared one beside which no declared one would satisfy; one not yet verified; nothing recorded at all. R7.
 */
function doubtOf(
  criterion: LevelCriterion,
  rows: readonly Qualification[],
  contested: Qualification | null,
  asOf: string,
): Open | null {
  if (contested) return { reason: "CONFLICT", decisive: contested };
  if (rows.length === 0) return { reason: "NO_RECORD", decisive: null };
  const incomplete = rows.filter((one) => gradeOf(one, criterion, asOf) === "MAYBE");
  const verified = best(incomplete.filter((one) => one.state === "VERIFIED"));
  if (verified) return { reason: "INCOMPLETE", decisive: verified };
  const declared = best(rows.filter((one) => one.state === "DECLARED" && gradeOf(one, criterion, asOf) === "YES"));
  if (declared) return { reason: "UNVERIFIED", decisive: declared };
  return incomplete.length > 0 ? { reason: "INCOMPLETE", decisive: best(incomplete) } : null;
}

function satisfied(criterion: LevelCriterion, sure: readonly Qualification[], asOf: string): Weighed {
  const decisive = best(sure);
  const last = latest(sure.map((one) => lastDayOf(one, sure, criterion, asOf)));
  const lastsThrough = last === OPEN ? null : last;
  return { fact: "SATISFIED", reason: null, decisive, held: decisive, distance: 0, lastsThrough, lapsedAfter: null };
}

/** The last day for which a certificate satisfies by each of its accounts: the earliest of theirs. */
function lastDayOf(
  one: Qualification,
  sure: readonly Qualification[],
  criterion: LevelCriterion,
  asOf: string,
): string {
  const lastOfClaim = (claim: Qualification, records: readonly Qualification[]): string =>
    latest(records.filter((other) => isSameClaim(claim, other)).map((other) => lapseOf(other, criterion) ?? OPEN));
  if (sure.length === 1) return lapseOf(one, criterion) ?? OPEN;
  const records = sure.filter((other) => other === one || isSamePaper(one, other, asOf));
  return records.map((claim) => lastOfClaim(claim, records)).reduce((a, b) => (a < b ? a : b));
}

const latest = (days: readonly string[]): string => days.reduce((a, b) => (a > b ? a : b));

/** Enough in level and field, but for one of these: tried in this order. */
const LAPSES = ["SUSPENDED", "EXPIRED", "STALE", "REVOKED"] as const satisfies readonly Shortfall[];

/** Why not, where nothing satisfies and nothing is open: declared certificates compete too. R5. */
function unsatisfied(criterion: LevelCriterion, rows: readonly Qualification[], asOf: string): Weighed {
  const held = bestHeld(rows, asOf);
  const enough = rows.filter((one) => isEnough(one, criterion));
  const lapse = enough.length === 0 ? null : lapseAmong(enough, criterion, asOf);
  if (lapse)
    return {
      fact: "NOT_SATISFIED",
      reason: lapse.reason,
      decisive: lapse.decisive,
      held,
      distance: null,
      lastsThrough: null,
      lapsedAfter: lapse.after,
    };
  const distance = criterion.level.rank - rankInField(criterion, rows, asOf);
  return {
    fact: "NOT_SATISFIED",
    reason: shortfall(criterion, held),
    decisive: held,
    held,
    distance,
    lastsThrough: null,
    lapsedAfter: null,
  };
}

function shortfall(criterion: LevelCriterion, held: Qualification | null): Shortfall {
  if (held === null || held.level.rank === 0) return "ABSENT";
  return held.level.rank >= criterion.level.rank ? "WRONG_FIELD" : "BELOW_LEVEL";
}

type Lapse = { readonly reason: Shortfall; readonly decisive: Qualification; readonly after: string | null };

/** Why certificates that are enough no longer count: the first reason that fits one of them. */
function lapseAmong(enough: readonly Qualification[], criterion: LevelCriterion, asOf: string): Lapse | null {
  for (const reason of LAPSES) {
    const lapsed = enough.filter((one) => flawOf(one, criterion, asOf) === reason);
    if (lapsed.length > 0) return lastOf(reason, lapsed, criterion);
  }
  return null;
}

/** Of certificates that no longer count for one reason: the one that did so longest, and its last day. */
function lastOf(reason: (typeof LAPSES)[number], lapsed: readonly Qualification[], criterion: LevelCriterion): Lapse {
  const byDay = reason === "EXPIRED" || reason === "STALE";
  const ordered = lapsed.length > 1 ? [...lapsed].sort(compare) : lapsed;
  let decisive = ordered[0] as Qualification;
  let after = byDay ? lapseOf(decisive, criterion) : null;
  for (const one of ordered) {
    const last = byDay ? lapseOf(one, criterion) : one.revokedFrom;
    if (last === null || (after !== null && last <= after)) continue;
    decisive = one;
    after = last;
  }
  return { reason, decisive, after: byDay ? after : null };
}

/** The first day on which it was so: after the lapse, or of the revocation; null where no day is known. R6. */
export function sinceOf({ reason, decisive, lapsedAfter }: Weighed): string | null {
  if (lapsedAfter !== null) return addDays(lapsedAfter, 1);
  return reason === "REVOKED" && decisive && !decisive.voidFromStart ? decisive.revokedFrom : null;
}

/** The best valid rank in an accepted field; 0 where there is none. R18. */
function rankInField(criterion: LevelCriterion, rows: readonly Qualification[], asOf: string): number {
  let rank = 0;
  for (const one of rows) {
    if (one.level.rank > rank && lapsedOf(one, asOf) === null && fieldFits(criterion, one)) rank = one.level.rank;
  }
  return rank;
}

const bestHeld = (rows: readonly Qualification[], asOf: string): Qualification | null =>
  best(rows.filter((one) => lapsedOf(one, asOf) === null));

const best = (rows: readonly Qualification[]): Qualification | null =>
  rows.length < 2 ? (rows[0] ?? null) : rows.reduce((a, b) => (compare(a, b) <= 0 ? a : b));

/** No end is the longest validity, no day of issue the earliest, no number the last. */
const OPEN = "9999-12-31";
const down = (a: string, b: string): number => (a === b ? 0 : a > b ? -1 : 1);

/** The order of R5: the higher rank, the longer validity, the later, the smaller number; then the verified, the older record. */
function compare(a: Qualification, b: Qualification): number {
  return (
    b.level.rank - a.level.rank ||
    down(a.validThrough ?? OPEN, b.validThrough ?? OPEN) ||
    down(a.issuedOn ?? "", b.issuedOn ?? "") ||
    (a.number === b.number ? 0 : a.number === null ? 1 : b.number === null ? -1 : down(b.number, a.number)) ||
    down(a.state, b.state) ||
    a.id - b.id
  );
}
