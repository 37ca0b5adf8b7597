import type { RequirementStatus } from "../../shared/gap/status.js";
import type { CalledDimension, CalledLevel } from "./catalogue.js";
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

/** Whom a course, on offer on the day, would close, and of which requirement. Section 4, "turned round". */
export function closedBy(course: Course): Question {
  const closable = ({ requirement }: Applicable): boolean =>
    learnable(requirement).some((criterion) => course.grants.some((grant) => gives(grant, criterion)));
  return {
    name: `closed by ${course.id}`,
    linesOf: ({ courses, linesOf }) => {
      if (!courses.some((one) => one.id === course.id)) return () => [];
      const known = new Map<readonly Applicable[], readonly Applicable[]>();
      return (assignment) => {
        const lines = linesOf(assignment);
        const left = known.get(lines) ?? lines.filter(closable);
        known.set(lines, left);
        return left;
      };
    },
    keeps: ({ status, requirement }, person, { asOf }) =>
      TO_CLOSE.has(status) && learnable(requirement).some((criterion) => closes(course, criterion, person, asOf)),
  };
}
