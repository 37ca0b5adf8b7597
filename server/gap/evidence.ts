import { addDays } from "../../shared/day.js";
import type { Doubt, Fact, Reason, Shortfall, Weight } from "../../shared/gap/status.js";
import {
  best,
  compare,
  fieldFits,
  flawOf,
  gradeOf,
  isEnough,
  isSameClaim,
  isSamePaper,
  isThere,
  lapsedOf,
  lapseOf,
  OPEN,
} from "./certificate.js";
import type { LevelCriterion, Qualification } from "./terms.js";

/**
 * Does what a person holds satisfy a LEVEL criterion on a day? R3 to R7, R13 and the freshness of section 1.
 * A certificate does not exist before the day from which it counts, and a rejected one never does. What is
 * left is enough in level and field (R4: of the same certificate) or not, and flawed or not.
 */

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
  const rows = all.filter((one) => isThere(one, criterion, asOf));
  const verified = rows.filter((one) => one.state === "VERIFIED");
  const proof = proofOf(criterion, verified, asOf);
  if (proof.sure.length > 0) return satisfied(criterion, proof, asOf);
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
  const { good, sure } = proofOf(
    criterion,
    all.filter((row) => row.state === "VERIFIED" && isThere(row, criterion, asOf)),
    asOf,
  );
  if (sure.length === 0) return "CONFLICT";
  return best(good) === one ? "COUNTS" : "BEATEN";
}

/** What the verified certificates prove. */
type Proof = {
  /** Those that satisfy as they stand. */
  readonly good: readonly Qualification[];
  /** Of these, those that satisfy whichever record of them is true: one is enough. */
  readonly sure: readonly Qualification[];
  /** One on whose truth the answer hangs. */
  readonly contested: Qualification | null;
};

/**
 * Records of one certificate that contradict each other are read as accounts of it, of which one is true: where each
 * account satisfies, so does the certificate; where only some do, or may, it is contested. R7.
 */
function proofOf(criterion: LevelCriterion, verified: readonly Qualification[], asOf: string): Proof {
  const good: Qualification[] = [];
  const sure: Qualification[] = [];
  let contested: Qualification | null = null;
  for (const one of verified) {
    const grade = gradeOf(one, criterion, asOf);
    if (grade === "NO") continue;
    const agree = agrees(one, verified, criterion, asOf);
    if (!agree) contested ??= one;
    if (grade === "YES") good.push(one);
    if (grade === "YES" && agree) sure.push(one);
  }
  return { good, sure, contested };
}

/** Whether what a certificate proves stands by every account of it; records that agree in level and field are one account. */
function agrees(
  one: Qualification,
  verified: readonly Qualification[],
  criterion: LevelCriterion,
  asOf: string,
): boolean {
  if (one.number === null || one.school === null) return true;
  const records = verified.filter((other) => other === one || isSamePaper(one, other, asOf));
  if (records.every((other) => isSameClaim(one, other))) return true;
  return records.every((account) =>
    records.some((other) => isSameClaim(account, other) && gradeOf(other, criterion, asOf) === "YES"),
  );
}

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

/** A contradiction that makes no difference is none: of all that satisfy, the best is shown. R5, R7. */
function satisfied(criterion: LevelCriterion, { good, sure }: Proof, asOf: string): Weighed {
  const decisive = best(good);
  const lastsThrough = lastDayOf(sure, criterion, asOf);
  return { fact: "SATISFIED", reason: null, decisive, held: decisive, distance: 0, lastsThrough, lapsedAfter: null };
}

/** The last day on which one of the certificates still satisfies, by each of its accounts; null: no end is known. */
function lastDayOf(sure: readonly Qualification[], criterion: LevelCriterion, asOf: string): string | null {
  const [first, ...more] = sure;
  if (first && more.length === 0) return lapseOf(first, criterion);
  const lastOfClaim = (claim: Qualification, records: readonly Qualification[]): string =>
    ordered(records.filter((one) => isSameClaim(claim, one)).map((one) => lapseOf(one, criterion) ?? OPEN)).at(-1) ??
    OPEN;
  const lastOfPaper = (paper: Qualification): string => {
    const records = sure.filter((one) => one === paper || isSamePaper(paper, one, asOf));
    return ordered(records.map((claim) => lastOfClaim(claim, records)))[0] ?? OPEN;
  };
  const last = ordered(sure.map(lastOfPaper)).at(-1) ?? OPEN;
  return last === OPEN ? null : last;
}

const ordered = (days: readonly string[]): string[] => [...days].sort();

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
  const bestFirst = lapsed.length > 1 ? [...lapsed].sort(compare) : lapsed;
  let decisive = bestFirst[0] as Qualification;
  let after = byDay ? lapseOf(decisive, criterion) : null;
  for (const one of bestFirst) {
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
