import { addDays, addYears } from "../../shared/day.js";
import type { LevelCriterion, Qualification } from "./terms.js";

/** One certificate, held against one criterion on a day: is it there, is it enough, and what stops it from counting. */

/** What stops a certificate that is there from counting; INCOMPLETE: it may or may not. */
export type Flaw = "REVOKED" | "EXPIRED" | "SUSPENDED" | "STALE" | "INCOMPLETE";

/** Whether it counts from the day on at all: not before its own day, and never when rejected. R7. */
export const isThere = (one: Qualification, criterion: LevelCriterion, asOf: string): boolean =>
  one.level.dimensionId === criterion.dimension.id &&
  one.state !== "REJECTED" &&
  (one.issuedOn === null || one.issuedOn <= asOf);

/** Whether a certificate is of level and field enough, whatever its flaws. R3, R4. */
export const isEnough = (one: Qualification, criterion: LevelCriterion): boolean =>
  one.level.dimensionId === criterion.dimension.id &&
  one.level.rank >= criterion.level.rank &&
  fieldFits(criterion, one);

/** Whether a certificate was revoked by the day, or is void. R13. */
export const isRevoked = (one: Qualification, asOf: string): boolean =>
  one.voidFromStart || (one.revokedFrom !== null && one.revokedFrom <= asOf);

/** Whether its field is an accepted one; one without a field fits only where none is named. R4. */
export const fieldFits = (criterion: LevelCriterion, one: Qualification): boolean =>
  criterion.fields === null || (one.fieldId !== null && criterion.fields.has(one.fieldId));

const freshThrough = (one: Qualification, criterion: LevelCriterion): string | null =>
  criterion.freshYears === null || one.issuedOn === null ? null : addYears(one.issuedOn, criterion.freshYears);

/** The day through which a certificate satisfies: by its own last day, the criterion's freshness, a revocation to come; null: no end. */
export function lapseOf(one: Qualification, criterion: LevelCriterion): string | null {
  let last = one.validThrough;
  const fresh = freshThrough(one, criterion);
  if (fresh !== null && (last === null || fresh < last)) last = fresh;
  if (one.revokedFrom !== null && (last === null || one.revokedFrom <= last)) last = addDays(one.revokedFrom, -1);
  return last;
}

/** Revoked is never expired (R7), expired goes before suspended, and what is certain before what is missing. */
export function flawOf(one: Qualification, criterion: LevelCriterion, asOf: string): Flaw | null {
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
export function lapsedOf(one: Qualification, asOf: string): "REVOKED" | "EXPIRED" | "SUSPENDED" | null {
  if (isRevoked(one, asOf)) return "REVOKED";
  if (one.validThrough !== null && one.validThrough < asOf) return "EXPIRED";
  return one.suspensions.some(([from, through]) => from <= asOf && asOf <= through) ? "SUSPENDED" : null;
}

/** Yes, no, or not to be said for want of a day. */
export type Grade = "YES" | "MAYBE" | "NO";

/** Whether it satisfies the criterion on the day. */
export function gradeOf(one: Qualification, criterion: LevelCriterion, asOf: string): Grade {
  if (!isEnough(one, criterion)) return "NO";
  const flaw = flawOf(one, criterion, asOf);
  if (flaw === null) return "YES";
  return flaw === "INCOMPLETE" ? "MAYBE" : "NO";
}

/** Whether two records say the same of level and field. */
export const isSameClaim = (a: Qualification, b: Qualification): boolean =>
  a.level.id === b.level.id && a.fieldId === b.fieldId;

/** Two records, not revoked, of one certificate: the same dimension, school and number, all of them recorded. */
export const isSamePaper = (a: Qualification, b: Qualification, asOf: string): boolean =>
  a.number !== null &&
  a.school !== null &&
  a.number === b.number &&
  a.school === b.school &&
  a.level.dimensionId === b.level.dimensionId &&
  !isRevoked(a, asOf) &&
  !isRevoked(b, asOf);

/** The first in the order of R5; null of none. */
export const best = (rows: readonly Qualification[]): Qualification | null =>
  rows.length < 2 ? (rows[0] ?? null) : rows.reduce((a, b) => (compare(a, b) <= 0 ? a : b));

/** No end is the longest validity, no day of issue the earliest, no number the last. */
export const OPEN = "9999-12-31";
const down = (a: string, b: string): number => (a === b ? 0 : a > b ? -1 : 1);

/** The order of R5: the higher rank, the longer validity, the later, the smaller number; then the verified, the older record. */
export function compare(a: Qualification, b: Qualification): number {
  return (
    b.level.rank - a.level.rank ||
    down(a.validThrough ?? OPEN, b.validThrough ?? OPEN) ||
    down(a.issuedOn ?? "", b.issuedOn ?? "") ||
    (a.number === b.number ? 0 : a.number === null ? 1 : b.number === null ? -1 : down(b.number, a.number)) ||
    down(a.state, b.state) ||
    a.id - b.id
  );
}
