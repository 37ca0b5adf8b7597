import { addMonths, yearsBetween } from "../../shared/day.js";
import type { Fact, Reason } from "../../shared/gap/status.js";
import type { AgeCriterion, Assignment, Person, TenureCriterion } from "./terms.js";

/** The facts of AGE and TENURE, which no course changes (R14), and the day since which someone is in post (R10). */

export type Answer = { readonly fact: Fact; readonly reason: Reason | null };

const SATISFIED: Answer = { fact: "SATISFIED", reason: null };
const OUT_OF_RANGE: Answer = { fact: "NOT_SATISFIED", reason: "OUT_OF_RANGE" };
const NO_RECORD: Answer = { fact: "UNKNOWN", reason: "NO_RECORD" };

/** Whether the age in completed years lies within the bounds, both included. A birthday unknown: NO_RECORD. */
export function ageFact(criterion: AgeCriterion, person: Person, assignment: Assignment, asOf: string): Answer {
  if (person.birthDate === null) return NO_RECORD;
  const on = criterion.ageOn === "APPOINTMENT" ? inPostSince(assignment, person.assignments) : asOf;
  const age = yearsBetween(person.birthDate, on);
  const within =
    (criterion.least === null || age >= criterion.least) && (criterion.most === null || age <= criterion.most);
  return within ? SATISFIED : OUT_OF_RANGE;
}

/** Whether so many months have passed, to the same day, in the position or in service. A day unknown: NO_RECORD. */
export function tenureFact(criterion: TenureCriterion, person: Person, assignment: Assignment, asOf: string): Answer {
  const since = criterion.tenureIn === "SERVICE" ? person.recruitedOn : inPostSince(assignment, person.assignments);
  if (since === null) return NO_RECORD;
  return addMonths(since, criterion.months) <= asOf ? SATISFIED : OUT_OF_RANGE;
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
