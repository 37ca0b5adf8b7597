import { monthsBetween, yearsBetween } from "../../shared/day.js";
import type { Fact, Reason } from "../../shared/gap/status.js";
import type { AgeCriterion, Assignment, Person, TenureCriterion } from "./terms.js";

/** The facts of AGE and TENURE, which no course changes (R14), and the day since which someone is in post (R10). */

export type Answer = { readonly fact: Fact; readonly reason: Reason | null };

const SATISFIED: Answer = { fact: "SATISFIED", reason: null };
const OUT_OF_RANGE: Answer = { fact: "NOT_SATISFIED", reason: "OUT_OF_RANGE" };
const NO_RECORD: Answer = { fact: "UNKNOWN", reason: "NO_RECORD" };

/** An age in completed years, on the day on which it is counted. */
export type Age = { readonly years: number; readonly on: string };

/** The age that a criterion looks at; null where the birthday is unknown. */
export function ageFor({ ageOn }: AgeCriterion, person: Person, assignment: Assignment, asOf: string): Age | null {
  if (person.birthDate === null) return null;
  const on = ageOn === "APPOINTMENT" ? inPostSince(assignment, person.assignments) : asOf;
  return { years: yearsBetween(person.birthDate, on), on };
}

/** Whether the age in completed years lies within the bounds, both included. A birthday unknown: NO_RECORD. */
export function ageFact(criterion: AgeCriterion, person: Person, assignment: Assignment, asOf: string): Answer {
  const age = ageFor(criterion, person, assignment, asOf);
  if (age === null) return NO_RECORD;
  const within =
    (criterion.least === null || age.years >= criterion.least) &&
    (criterion.most === null || age.years <= criterion.most);
  return within ? SATISFIED : OUT_OF_RANGE;
}

/** Completed months, and the day from which they are counted. */
export type Tenure = { readonly months: number; readonly since: string };

/** The time, in the position or in service, that a criterion looks at; null where its first day is unknown. */
export function tenureFor(
  { tenureIn }: TenureCriterion,
  person: Person,
  assignment: Assignment,
  asOf: string,
): Tenure | null {
  const since = tenureIn === "SERVICE" ? person.recruitedOn : inPostSince(assignment, person.assignments);
  return since === null ? null : { months: monthsBetween(since, asOf), since };
}

/** Whether so many months have passed, to the same day, in the position or in service. A day unknown: NO_RECORD. */
export function tenureFact(criterion: TenureCriterion, person: Person, assignment: Assignment, asOf: string): Answer {
  const tenure = tenureFor(criterion, person, assignment, asOf);
  if (tenure === null) return NO_RECORD;
  return tenure.months >= criterion.months ? SATISFIED : OUT_OF_RANGE;
}

/**
 * The day since which the person is in post: the start of the unbroken chain of non-acting assignments in the
 * position, in any unit; one day's break ends it. An acting assignment: its own first day. R10.
 */
export function inPostSince(assignment: Assignment, all: readonly Assignment[]): string {
  let since = assignment.validFrom;
  if (assignment.kind === "ACTING") return since;
  const chain = all.filter((one) => one.kind !== "ACTING" && one.positionId === assignment.positionId);
  const before = (): Assignment | undefined =>
    chain.find((one) => one.validFrom < since && (one.validUntil === null || one.validUntil >= since));
  for (let one = before(); one; one = before()) since = one.validFrom;
  return since;
}
