import type { RequirementStatus } from "../../shared/gap/status.js";
import type { CalledDimension, CalledLevel } from "./catalogue.js";
import type { Matches } from "./filter.js";
import type { Question } from "./ledger.js";
import type { Applicable } from "./precedence.js";
import { closes, gives, learnable } from "./remedy.js";
import type { Assignment, Course, LegalDocument, Requirement, Standard } from "./terms.js";

/** Questions that are not "which lines apply", answered by the same rule. */

const NO_DOCUMENT: LegalDocument = { id: 0, number: "", tier: 0, issuedOn: "", delegations: [] };
const NO_STANDARD: Standard = {
  id: 0,
  document: NO_DOCUMENT,
  positionIds: new Set(),
  unitId: null,
  anyArea: 0,
  noArea: 0,
  inForceFrom: "",
  inForceUntil: null,
  published: false,
  requirements: [],
};

/**
 * Attainment: whether the level is held, asked of every primary position whatever the law there asks. Its fact is
 * that of a criterion for the level in any field, however old; unknown by fact. R19.
 */
export function attaining(dimension: CalledDimension, level: CalledLevel): Question {
  const requirement: Requirement = {
    id: 0,
    standard: NO_STANDARD,
    subject: dimension.code,
    obligation: "MANDATORY",
    articleId: 0,
    firstTermOnly: false,
    rank: 1,
    criteria: [{ kind: "LEVEL", id: 0, dimension, level, fields: null, freshYears: null }],
  };
  const asked: readonly Applicable[] = [{ requirement, overridden: [], tiedWith: [] }];
  return {
    name: `attaining ${level.id}`,
    linesOf:
      () =>
      ({ kind }: Assignment) =>
        kind === "PRIMARY" ? asked : [],
  };
}

/** What a class is worth opening for: what must be satisfied now or later and is known not to be. */
const TO_CLOSE: ReadonlySet<RequirementStatus> = new Set(["GAP", "IN_GRACE", "FUTURE_GAP"]);

/**
 * Which courses on offer on the day would close whom, and of which requirement: one question, and so one pass over
 * a set, for all courses. Section 4, "turned round".
 */
export const CLOSING: Question = {
  name: "closing",
  coursesOf: ({ courses, asOf }) => {
    const known = new Map<Requirement, readonly Course[]>();
    const givingOf = (requirement: Requirement): readonly Course[] => {
      const giving = known.get(requirement) ?? courses.filter((one) => canClose(one, requirement));
      known.set(requirement, giving);
      return giving;
    };
    return ({ status, requirement }, person) => {
      if (!TO_CLOSE.has(status)) return NONE;
      const criteria = learnable(requirement);
      return givingOf(requirement)
        .filter((course) => criteria.some((criterion) => closes(course, criterion, person, asOf)))
        .map((course) => course.id);
    };
  },
};

const NONE: readonly number[] = [];

/** Whether what a course gives is enough for a requirement, whoever learns. */
const canClose = (course: Course, requirement: Requirement): boolean =>
  learnable(requirement).some((criterion) => course.grants.some((grant) => gives(grant, criterion)));

/** Of the answers to a question those that are asked for; `name` tells one such list from another. */
export type Part = { readonly name: string; readonly question: Question; readonly matches: Matches };

/** Whom one course would close. */
export const closedBy = ({ id }: Pick<Course, "id">): Part => ({
  name: `closed by ${id}`,
  question: CLOSING,
  matches: ({ outcome }) => outcome?.courses.includes(id) ?? false,
});
