import { addDays } from "../../shared/day.js";
import {
  type Duty,
  FACT_ORDER,
  type Fact,
  type Reason,
  type RequirementStatus,
  statusOf,
  type Verdict,
  verdictOver,
  worse,
} from "../../shared/gap/status.js";
import { type Weighed, weigh } from "./evidence.js";
import { ageFact, tenureFact } from "./personal.js";
import type { Applicable } from "./precedence.js";
import { daysToReach, learnable, trainingFor } from "./remedy.js";
import type { Assignment, AssignmentKind, Course, Criterion, Person, Requirement, Training } from "./terms.js";

/**
 * The rule: a fact and a duty, each found without the other, and only then a status (section 2). Pure: no
 * database, clock or language. Whatever costs more than the status is asked for by name (`lapsesSoon`, `training`).
 */

/** What stays the same for all that is judged together. */
export type Setting = {
  readonly asOf: string;
  readonly courses: readonly Course[];
  /** The units whose assignments are judged; null or absent: all. What was held elsewhere still counts as served. */
  readonly units?: ReadonlySet<number> | null;
};

/** One accepted criterion, answered. */
export type CriterionFact = {
  readonly criterion: Criterion;
  readonly fact: Fact;
  readonly reason: Reason | null;
  /** Of a LEVEL criterion. */
  readonly evidence: Weighed | null;
};

/** What a person owes on a requirement on the day, whatever they hold. `through`: the last day of it. */
export type Owed = { readonly duty: Duty; readonly from: string | null; readonly through: string | null };

/** One requirement of one assignment, judged. */
export type Judged = {
  readonly line: Applicable;
  readonly requirement: Requirement;
  readonly duty: Duty;
  readonly owed: Owed;
  readonly fact: Fact;
  readonly reason: Reason | null;
  readonly status: RequirementStatus;
  /** The accepted criterion that counts. */
  readonly answer: CriterionFact;
  /** The other accepted criteria, as listed. R8. */
  readonly others: readonly CriterionFact[];
};

/** Judges one applying line for a person in an assignment. Written out: copying objects here costs the country seconds. */
export function judge(line: Applicable, person: Person, assignment: Assignment, setting: Setting): Judged {
  const { requirement } = line;
  const owed = owedOn(requirement);
  const { duty } = owed;
  const { answer, others } = answerTo(requirement, person, assignment, setting);
  const { fact, reason } = answer;
  return { line, requirement, duty, owed, fact, reason, status: statusOf(fact, duty), answer, others };
}

export type AssignmentGap = {
  readonly assignment: Assignment;
  readonly findings: readonly Judged[];
  readonly verdict: Verdict;
};
/** Verdict null: no position is held on the day but by acting for someone. */
export type PersonGap = {
  readonly person: Person;
  readonly assignments: readonly AssignmentGap[];
  readonly verdict: Verdict | null;
};

/** The lines that apply to an assignment on the day; none where its unit has ended (R16). */
export type LinesOf = (assignment: Assignment) => readonly Applicable[];

/** All findings of a person on the day, and the verdicts. An assignment ended on or before the day is out. R16. */
export function judgePerson(person: Person, linesOf: LinesOf, setting: Setting): PersonGap {
  const held = person.assignments.filter(
    (one) => isHeld(one, setting.asOf) && (!setting.units || setting.units.has(one.unitId)),
  );
  if (held.length > 1) held.sort((a, b) => KINDS[a.kind] - KINDS[b.kind] || a.id - b.id);
  const assignments = held.map((assignment) => {
    const findings = linesOf(assignment).map((line) => judge(line, person, assignment, setting));
    return { assignment, findings, verdict: verdictOver(findings) };
  });
  return { person, assignments, verdict: verdictOf(assignments) };
}

/** The primary position stands first, acting ones last. */
const KINDS: Readonly<Record<AssignmentKind, number>> = { PRIMARY: 0, CONCURRENT: 1, ACTING: 2 };

/** The worst over the PRIMARY and CONCURRENT assignments that have a verdict; acting ones stay outside. */
export function verdictOf(assignments: readonly AssignmentGap[]): Verdict | null {
  const counted = assignments.filter((one) => counts(one.assignment)).map((one) => one.verdict);
  return counted.length === 0 ? null : counted.reduce(worse);
}

/** Whether an assignment counts in verdicts and rates. */
export const counts = ({ kind }: Pick<Assignment, "kind">): boolean => kind !== "ACTING";

export const isHeld = (assignment: Assignment, asOf: string): boolean =>
  assignment.validFrom <= asOf && (assignment.validUntil === null || asOf < assignment.validUntil);

/** How long before its end a certificate is called expiring, unless the question says otherwise. */
export const EXPIRING_DAYS = 180;

/** The last day on which the requirement is satisfied by what is held, where that comes within so many days; else null. */
export function expiringThrough(judged: Judged, asOf: string, days = EXPIRING_DAYS): string | null {
  const last = lastsThrough([judged.answer, ...judged.others]);
  return last !== null && last <= addDays(asOf, days) ? last : null;
}

/** The last day of all accepted criteria that are satisfied; null where there is none, or no end: age and tenure have none. */
function lastsThrough(answers: readonly CriterionFact[]): string | null {
  const ends = answers.filter((one) => one.fact === "SATISFIED").map((one) => one.evidence?.lastsThrough ?? null);
  return ends.includes(null) ? null : (ends.sort().at(-1) ?? null);
}

/** The class that the person is in and that would close the finding; null where it needs no closing. */
export const training = (judged: Judged, person: Person, asOf: string): Training | null =>
  judged.fact === "SATISFIED" ? null : trainingFor(learnable(judged.requirement), person, asOf);

/** Whether learning can close the requirement at all: age and tenure pass by themselves or not at all. R14. */
export const remediable = (requirement: Requirement): boolean =>
  requirement.criteria.some((one) => one.kind === "LEVEL");

const RECOMMENDED: Owed = { duty: "RECOMMENDED", from: null, through: null };
const BINDING: Owed = { duty: "BINDING", from: null, through: null };

/** The duty on the day: RECOMMENDED or BINDING; waivers and transitions will take their place between the two. */
const owedOn = (requirement: Requirement): Owed => (requirement.obligation === "RECOMMENDED" ? RECOMMENDED : BINDING);

type Answer = Pick<Judged, "answer" | "others">;
const NO_OTHERS: readonly CriterionFact[] = [];

/** The accepted criteria answered: the one that counts, and the others as listed. R8. */
function answerTo(requirement: Requirement, person: Person, assignment: Assignment, setting: Setting): Answer {
  const [only, ...more] = requirement.criteria;
  if (!only) throw new Error(`Requirement ${requirement.id} accepts nothing.`);
  if (more.length === 0) return { answer: factOf(only, person, assignment, setting.asOf), others: NO_OTHERS };
  const all = requirement.criteria.map((criterion) => factOf(criterion, person, assignment, setting.asOf));
  const best = Math.min(...all.map((one) => FACT_ORDER[one.fact]));
  const rivals = all.filter((one) => FACT_ORDER[one.fact] === best);
  const answer = preferred(rivals, person, setting);
  return { answer, others: all.filter((one) => one !== answer) };
}

/** The fact of one criterion. */
export function factOf(criterion: Criterion, person: Person, assignment: Assignment, asOf: string): CriterionFact {
  if (criterion.kind === "LEVEL") {
    const evidence = weigh(criterion, person.qualifications, asOf);
    return { criterion, fact: evidence.fact, reason: evidence.reason, evidence };
  }
  const { fact, reason } =
    criterion.kind === "AGE"
      ? ageFact(criterion, person, assignment, asOf)
      : tenureFact(criterion, person, assignment, asOf);
  return { criterion, fact, reason, evidence: null };
}

/**
 * Of several criteria with the same fact, the one that counts: the cheapest to reach where it is not known to be
 * satisfied, then as listed; age and tenure last.
 */
function preferred(rivals: readonly CriterionFact[], person: Person, setting: Setting): CriterionFact {
  if (rivals.length === 1) return rivals[0] as CriterionFact;
  const cost = rivals.map((one) => costOf(one, person, setting));
  return rivals[cost.indexOf(Math.min(...cost))] as CriterionFact;
}

/** The days of the cheapest course; those without any after those with, and what cannot be learnt after them. */
function costOf({ criterion, fact }: CriterionFact, person: Person, { asOf, courses }: Setting): number {
  if (criterion.kind !== "LEVEL") return Number.POSITIVE_INFINITY;
  return fact === "SATISFIED" ? 0 : Math.min(daysToReach(criterion, person, courses, asOf), Number.MAX_SAFE_INTEGER);
}
