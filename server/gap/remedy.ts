import { addMonths, holdsOn } from "../../shared/day.js";
import { isRevoked } from "./certificate.js";
import type { Course, Grant, LevelCriterion, Person, Qualification, Requirement, Training } from "./terms.js";

/** Which courses would close a finding, and which class already will. R6, R14, R15. */

/**
 * The courses offered on the day that would satisfy one of the criteria, the cheapest first: fewest days,
 * then a renewal before a full course, then by code.
 */
export function remedies<C extends Course>(
  criteria: readonly LevelCriterion[],
  person: Person,
  courses: readonly C[],
  asOf: string,
): C[] {
  return courses
    .filter((one) => holdsOn(one.availableFrom, one.availableUntil, asOf))
    .filter((one) => criteria.some((criterion) => closes(one, criterion, person, asOf)))
    .sort((a, b) => a.days - b.days || Number(isRenewal(b)) - Number(isRenewal(a)) || (a.code < b.code ? -1 : 1));
}

/** The days of the cheapest course for a criterion; infinite where none would do. R8. */
export function daysToReach(
  criterion: LevelCriterion,
  person: Person,
  courses: readonly Course[],
  asOf: string,
): number {
  let days = Number.POSITIVE_INFINITY;
  for (const one of courses) {
    if (one.days < days && holdsOn(one.availableFrom, one.availableUntil, asOf) && closes(one, criterion, person, asOf))
      days = one.days;
  }
  return days;
}

/** Whether passing the course on a day would give this person what the criterion asks. */
export const closes = (course: Course, criterion: LevelCriterion, person: Person, on: string): boolean =>
  course.grants.some((grant) => gives(grant, criterion) && (grant.effect === "GRANTS" || renews(grant, person, on)));

/**
 * The confirmed class, not closed on the day, whose course would satisfy one of the criteria when it ends:
 * the first to end.
 */
export function trainingFor(criteria: readonly LevelCriterion[], person: Person, asOf: string): Training | null {
  let first: Training | null = null;
  for (const one of person.trainings) {
    if (one.closedOn !== null && one.closedOn <= asOf) continue;
    if (
      first !== null &&
      (first.heldThrough < one.heldThrough || (first.heldThrough === one.heldThrough && first.classId < one.classId))
    )
      continue;
    if (criteria.some((criterion) => closes(one.course, criterion, person, one.heldThrough))) first = one;
  }
  return first;
}

/** The criteria that learning can satisfy: age and tenure it cannot. R14. */
export const learnable = (requirement: Requirement): LevelCriterion[] =>
  requirement.criteria.filter((one) => one.kind === "LEVEL");

const isRenewal = (course: Course): boolean => course.grants.every((grant) => grant.effect === "RENEWS");

/**
 * Whether a grant is of level and field enough. One without a last day gives nothing where the dimension's
 * evidence must expire: the certificate would be incomplete (R7).
 */
export const gives = (grant: Grant, { dimension, level, fields }: LevelCriterion): boolean =>
  grant.effect !== "EVIDENCE_ONLY" &&
  grant.level.dimensionId === dimension.id &&
  grant.level.rank >= level.rank &&
  (fields === null || (grant.fieldId !== null && fields.has(grant.fieldId))) &&
  !(dimension.evidenceExpires && grant.validMonths === null);

/** A renewal is for one who held that level by a verified certificate that was not revoked, within its months after the lapse. R6, R15. */
const renews = (grant: Grant, person: Person, on: string): boolean =>
  person.qualifications.some((one) => wasHeld(one, grant, on) && isInTime(one, grant, on));

const wasHeld = (one: Qualification, grant: Grant, on: string): boolean =>
  one.state === "VERIFIED" &&
  one.level.dimensionId === grant.level.dimensionId &&
  one.level.rank >= grant.level.rank &&
  (one.issuedOn === null || one.issuedOn <= on) &&
  !isRevoked(one, on);

const isInTime = ({ validThrough }: Qualification, { renewWithinMonths }: Grant, on: string): boolean =>
  validThrough === null || renewWithinMonths === null || on <= addMonths(validThrough, renewWithinMonths);
