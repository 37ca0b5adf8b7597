/**
 * An independent slow oracle of the gap: written from its definition alone, as literally as it reads, rule by rule,
 * sharing no code with the hub but the arithmetic of days. Without transitions, waivers, suspensions, equivalences,
 * planning and courses. The facts are in oracle-fact.ts (R3 to R8, R13, R18), the law in oracle-law.ts (R1, R2).
 *
 * Where the definition leaves a choice, the oracle does what a personnel officer would expect:
 *
 * O1  A unit is its row, not its code. "As it was on asOf": climb by parentCode, each step to the unit that holds the
 *     code on asOf; a code that nobody holds ends the climb. The scope of an issuing unit that has ended is empty.
 * O2  An assignment in a unit that does not exist on asOf (ended, or not yet there) has no line at all, not even a
 *     national or recommended one: NO_STANDARD. Validity of the position itself is not looked at.
 * O3  A standard that names no position covers every one, and does not "name the position". Each standard that lists
 *     the position names it, however many others it lists.
 * O4  Standards and delegations hold by their own days; the days of the legal document are not looked at.
 * O5  RECOMMENDED lines compete with each other by the same precedence, apart from the mandatory ones.
 * O6  "It delegates": any article of the document on which the standing standard rests, not only the line's article,
 *     nor another document of that tier. The tier delegated to is the number on the kind: any kind of that tier.
 * O7  Several delegations of a subject from one document: any one that fits is permission enough, each with its own
 *     floor; to several tiers: the highest that has a candidate.
 * O8  Below the floor: any line of the standard on the subject (of the obligation, applying to this assignment) accepts
 *     a LEVEL criterion of the floor's dimension with a lower rank. Other criteria are not measured by the floor.
 * O9  "Areas named": anyArea or noArea names one; how many does not matter. A document number without leading digits
 *     is the least. Ties: the lower id of the standard.
 * O10 Overridden: every other candidate standard of the subject and obligation with its applying lines, also the one
 *     that delegated, those of the same tier and those below the floor.
 * O11 A row counts for nothing, not even as a record, before its own day (the last day of its year or month).
 * O12 CONFLICT is looked for among one official's rows on record that day (expired ones included), and needs school and
 *     number given on both: two rows without a number are two papers. Of each such paper one description is right.
 * O13 "Where the answer depends": the fact is worked out for every way the doubtful rows may be (which description is
 *     right; each incomplete row lapsed or not). Same fact in all: no doubt. Else CONFLICT where the descriptions make
 *     the difference, else INCOMPLETE (also for a declared row without its day). Doubtful rows that make no difference
 *     count as held and valid.
 * O14 A row of rank 0 is not a certificate: never INCOMPLETE. A declared rank 0 counts as held: ABSENT.
 * O15 Both expired and stale: EXPIRED. Revoked and expired: REVOKED. Only lapsed or revoked rows that never were
 *     enough: ABSENT (something is recorded, nothing valid is held), distance the whole required rank.
 * O16 WRONG_FIELD needs enough level; a lower level in any field is BELOW_LEVEL. A row that is only stale is still held
 *     and valid for WRONG_FIELD, BELOW_LEVEL and distance. A row without field fits only where no field is named.
 * O17 A finding carries, among the criteria with the best fact, the first LEVEL one as listed (rank, then id), then age
 *     and tenure as listed: reason, distance and best evidence are that criterion's. No criterion at all: NO_RECORD.
 * O18 expiringThrough is the last day on which the requirement stays satisfied with the verified evidence of asOf: the
 *     latest of all criteria and rows that satisfy, by validity, freshness and a revocation already dated; shown when
 *     within asOf + 180 days, that day included. So no warning where a longer certificate also satisfies, even if R5
 *     shows a higher one. Age and tenure do not lapse.
 * O19 Distance of age and tenure: satisfied 0, else null. Age is on asOf unless said; tenure in the position unless said.
 * O20 Best evidence: "the latest" by the last day of issuedOn (not given: earliest), numbers as text, none last, then id.
 * O21 An acting assignment has a verdict of its own, which counts for nobody. An official's is null without a primary or
 *     concurrent one; NO_STANDARD where all of those are; one with a standard beside one without: the former's.
 * O22 Compliance: NO_STANDARD is not assessed. Attainment: every holder of a primary position is assessed, the level in
 *     any field and of any age; its verdict counts are those of the same people.
 */
import { addDays, holdsOn } from "../shared/day.js";
import type { CriterionAnswer, Fact, Reason } from "./oracle-fact.js";
import { ageFact, later, levelFact, rowOf, tenureFact } from "./oracle-fact.js";
import { type Ruling, rulings } from "./oracle-law.js";
import type { World } from "./world.js";
import type { AssignmentKind, AssignmentRow, CriterionRow, RequirementRow } from "./world-rows.js";

export type Duty = "BINDING" | "RECOMMENDED";
export type Status = "MET" | "GAP" | "UNKNOWN" | "ADVISORY";
export type Verdict = "GAP" | "UNKNOWN" | "IN_GRACE" | "MEETS" | "NO_STANDARD";

export type OracleFinding = {
  readonly requirementId: number;
  readonly subject: string;
  readonly articleId: number;
  readonly fact: Fact;
  readonly duty: Duty;
  readonly status: Status;
  readonly reason: Reason | null;
  readonly distance: number | null;
  readonly expiringThrough: string | null;
  /** The best evidence of R5, where a level is satisfied. */
  readonly qualificationId: number | null;
  readonly overriddenStandardIds: readonly number[];
  readonly overriddenRequirementIds: readonly number[];
};
/** Findings in the order of their requirements' keys. */
export type OracleAssignment = {
  readonly assignmentId: number;
  readonly kind: AssignmentKind;
  readonly verdict: Verdict;
  readonly findings: readonly OracleFinding[];
};
/** Every official of the world, in the order of keys; assignments held on the day, likewise. */
export type OracleAnswer = {
  readonly officialId: number;
  readonly verdict: Verdict | null;
  readonly assignments: readonly OracleAssignment[];
};
export type OracleRate = {
  readonly met: number;
  readonly assessed: number;
  readonly unknown: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly verdicts: Readonly<Record<Verdict, number>>;
};

/** Section 2, the table. */
export const STATUS: Readonly<Record<Fact, Readonly<Record<Duty, Status>>>> = {
  SATISFIED: { BINDING: "MET", RECOMMENDED: "MET" },
  NOT_SATISFIED: { BINDING: "GAP", RECOMMENDED: "ADVISORY" },
  UNKNOWN: { BINDING: "UNKNOWN", RECOMMENDED: "ADVISORY" },
};
/** Section 2: verdicts, the worst first. NO_STANDARD is none. */
export const WORST_FIRST = ["GAP", "UNKNOWN", "IN_GRACE", "MEETS"] as const;
const BEST_FIRST = ["SATISFIED", "UNKNOWN", "NOT_SATISFIED"] as const;
const EXPIRING_DAYS = 180;

/** The answer of one criterion, by its kind. */
function criterionFact(
  world: World,
  assignment: AssignmentRow,
  criterion: CriterionRow,
  asOf: string,
): CriterionAnswer {
  if (criterion.kind === "AGE") return ageFact(world, assignment, criterion, asOf);
  if (criterion.kind === "TENURE") return tenureFact(world, assignment, criterion, asOf);
  const { dimensionId, levelId } = criterion;
  if (dimensionId === null || levelId === null) throw new Error(`Criterion ${criterion.id} asks for no level.`);
  return levelFact(world, assignment.officialId, { ...criterion, dimensionId, levelId }, asOf);
}

/** R8: the criteria of a line, the cheapest to reach first: as listed, age and tenure last (no courses here). */
function cheapestFirst(world: World, requirementId: number): CriterionRow[] {
  const last = (one: CriterionRow): number => (one.kind === "LEVEL" ? 0 : 1);
  return world.criteria
    .filter((one) => one.requirementId === requirementId)
    .sort((a, b) => last(a) - last(b) || a.rank - b.rank || a.id - b.id);
}

/** R8: the best accepted criterion counts; the requirement lapses when the last of those that satisfy it does. */
function requirementFact(
  world: World,
  assignment: AssignmentRow,
  requirement: RequirementRow,
  asOf: string,
): CriterionAnswer {
  const answers = cheapestFirst(world, requirement.id).map((criterion) =>
    criterionFact(world, assignment, criterion, asOf),
  );
  for (const fact of BEST_FIRST) {
    const these = answers.filter((one) => one.fact === fact);
    const carried = these[0];
    if (!carried) continue;
    return { ...carried, lapsesThrough: these.map((one) => one.lapsesThrough).reduce(later) };
  }
  return { fact: "UNKNOWN", reason: "NO_RECORD", distance: null, lapsesThrough: null, qualificationId: null };
}

/** Section 2: fact and duty apart, and only then the status. */
function findingOf(
  world: World,
  assignment: AssignmentRow,
  requirement: RequirementRow,
  ruling: Ruling,
  asOf: string,
): OracleFinding {
  const { fact, reason, distance, lapsesThrough, qualificationId } = requirementFact(
    world,
    assignment,
    requirement,
    asOf,
  );
  const duty: Duty = requirement.obligation === "RECOMMENDED" ? "RECOMMENDED" : "BINDING";
  const expiring = lapsesThrough !== null && lapsesThrough <= addDays(asOf, EXPIRING_DAYS);
  return {
    requirementId: requirement.id,
    subject: requirement.subject,
    articleId: requirement.articleId,
    fact,
    duty,
    status: STATUS[fact][duty],
    reason,
    distance,
    expiringThrough: expiring ? lapsesThrough : null,
    qualificationId,
    overriddenStandardIds: ruling.overriddenStandardIds,
    overriddenRequirementIds: ruling.overriddenRequirementIds,
  };
}

/** Section 2: the verdict of an assignment, over its mandatory findings; none: NO_STANDARD. */
function verdictOver(findings: readonly OracleFinding[]): Verdict {
  const mandatory = findings.filter((one) => one.duty !== "RECOMMENDED");
  if (mandatory.length === 0) return "NO_STANDARD";
  if (mandatory.some((one) => one.status === "GAP")) return "GAP";
  return mandatory.some((one) => one.status === "UNKNOWN") ? "UNKNOWN" : "MEETS";
}

/** Section 2: the worst over the primary and concurrent assignments that have a verdict. */
function verdictOfOfficial(assignments: readonly OracleAssignment[]): Verdict | null {
  const counting = assignments.filter((one) => one.kind !== "ACTING");
  for (const verdict of WORST_FIRST) if (counting.some((one) => one.verdict === verdict)) return verdict;
  return counting.length > 0 ? "NO_STANDARD" : null;
}

/** R16: those that hold on the day; one ended on or before it is out. */
const heldOn = (world: World, officialId: number, asOf: string): AssignmentRow[] =>
  world.assignments
    .filter((one) => one.officialId === officialId && holdsOn(one.validFrom, one.validUntil, asOf))
    .sort((a, b) => a.id - b.id);

function assignmentAnswer(world: World, assignment: AssignmentRow, asOf: string): OracleAssignment {
  const findings: OracleFinding[] = [];
  for (const ruling of rulings(world, assignment, asOf)) {
    for (const line of ruling.lines) findings.push(findingOf(world, assignment, line, ruling, asOf));
  }
  findings.sort((a, b) => a.requirementId - b.requirementId);
  return { assignmentId: assignment.id, kind: assignment.kind, verdict: verdictOver(findings), findings };
}

/** What the definition says of every official of the world on a day. */
export const oracle = (world: World, asOf: string): OracleAnswer[] =>
  [...world.officials]
    .sort((a, b) => a.id - b.id)
    .map(({ id }) => {
      const assignments = heldOn(world, id, asOf).map((one) => assignmentAnswer(world, one, asOf));
      return { officialId: id, verdict: verdictOfOfficial(assignments), assignments };
    });

/** R19: the population of both rates: holders of a primary position on the day. */
const population = (world: World, asOf: string): OracleAnswer[] =>
  oracle(world, asOf).filter((one) => one.assignments.some((assignment) => assignment.kind === "PRIMARY"));

function rate(people: readonly OracleAnswer[], met: number, unknown: number, assessed: number): OracleRate {
  const verdicts = { GAP: 0, UNKNOWN: 0, IN_GRACE: 0, MEETS: 0, NO_STANDARD: 0 };
  for (const { verdict } of people) if (verdict !== null) verdicts[verdict] += 1;
  const none = assessed === 0;
  return {
    met,
    assessed,
    unknown,
    low: none ? null : met / assessed,
    high: none ? null : (met + unknown) / assessed,
    verdicts,
  };
}

/** R19, compliance: officials' verdicts; NO_STANDARD is its own count, outside the assessed. */
export function oracleCompliance(world: World, asOf: string): OracleRate {
  const people = population(world, asOf);
  const count = (verdict: Verdict): number => people.filter((one) => one.verdict === verdict).length;
  return rate(people, count("MEETS"), count("UNKNOWN"), people.length - count("NO_STANDARD"));
}

/** R19, attainment: the held level, whatever the duty, NO_STANDARD too. */
export function oracleAttainment(world: World, asOf: string, dimensionId: number, levelId: number): OracleRate {
  if (rowOf(world.levels, levelId).dimensionId !== dimensionId) throw new Error("The level is of another dimension.");
  const people = population(world, asOf);
  const facts = people.map(
    (one) => levelFact(world, one.officialId, { dimensionId, levelId, fieldIds: [], freshYears: null }, asOf).fact,
  );
  const count = (wanted: Fact): number => facts.filter((fact) => fact === wanted).length;
  return rate(people, count("SATISFIED"), count("UNKNOWN"), people.length);
}
