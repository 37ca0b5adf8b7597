import type { Applicable } from "../../server/gap/precedence.js";
import { type Judged, judge } from "../../server/gap/rule.js";
import type {
  AgeCriterion,
  Assignment,
  Course,
  Dimension,
  Grant,
  LegalDocument,
  Level,
  LevelCriterion,
  Person,
  Place,
  Qualification,
  Requirement,
  Standard,
  TenureCriterion,
} from "../../server/gap/terms.js";

/** Builders of what the rule is told; each names only what matters to a test. */

let last = 0;
const id = (): number => ++last;

export const dimension = (code: string, given: Partial<Dimension> = {}): Dimension => ({
  id: id(),
  code,
  evidenceExpires: false,
  ...given,
});

export const PROFESSION = dimension("PROFESSIONAL");
export const INFORMATICS = dimension("INFORMATICS");
export const THEORY = dimension("POLITICAL_THEORY");
/** Its evidence must expire. */
export const DUTY = dimension("DUTY_TRAINING", { evidenceExpires: true });

const levels = new Map<string, Level>();
export function level(of: Dimension, rank: number): Level {
  const key = `${of.id} ${rank}`;
  const known = levels.get(key) ?? { id: id(), dimensionId: of.id, rank };
  levels.set(key, known);
  return known;
}

/** Ranks of the professional scale. */
export const ELEMENTARY = 1;
export const INTERMEDIATE = 2;
export const COLLEGE = 3;
export const UNIVERSITY = 4;
export const MASTER = 5;

export const LAW = 9001;
export const CIVIL_LAW = 9002;
export const ACCOUNTING = 9003;

export const least = (of: Dimension, rank: number, given: Partial<LevelCriterion> = {}): LevelCriterion => ({
  kind: "LEVEL",
  id: id(),
  dimension: of,
  level: level(of, rank),
  fields: null,
  freshYears: null,
  ...given,
});
export const inLaw = { fields: new Set([LAW, CIVIL_LAW]) };
export const age = (given: Partial<AgeCriterion>): AgeCriterion => ({
  kind: "AGE",
  id: id(),
  least: null,
  most: null,
  ageOn: "AS_OF",
  ...given,
});
export const tenure = (months: number, tenureIn: TenureCriterion["tenureIn"] = "POSITION"): TenureCriterion => ({
  kind: "TENURE",
  id: id(),
  months,
  tenureIn,
});

export const holds = (of: Dimension, rank: number, given: Partial<Qualification> = {}): Qualification => ({
  id: id(),
  level: level(of, rank),
  fieldId: null,
  school: null,
  number: null,
  issuedOn: "2010-06-01",
  issuedAs: null,
  validThrough: null,
  state: "VERIFIED",
  revokedFrom: null,
  voidFromStart: false,
  suspensions: [],
  ...given,
});

export const document = (number: string, tier: number, given: Partial<LegalDocument> = {}): LegalDocument => ({
  id: id(),
  number,
  tier,
  issuedOn: "2012-01-01",
  delegations: [],
  ...given,
});

export type Line = Partial<Omit<Requirement, "standard">> & Pick<Requirement, "subject">;

/** A published standard for every position in the whole country, in force since 2013, with these lines. */
export function standard(rests: LegalDocument, lines: readonly Line[], given: Partial<Standard> = {}): Standard {
  const requirements: Requirement[] = [];
  const made: Standard = {
    id: id(),
    document: rests,
    positionIds: new Set(),
    unitId: null,
    anyArea: 0,
    noArea: 0,
    inForceFrom: "2013-01-01",
    inForceUntil: null,
    published: true,
    requirements,
    ...given,
  };
  for (const line of lines) {
    requirements.push({
      id: id(),
      standard: made,
      obligation: "MANDATORY",
      articleId: 1,
      firstTermOnly: false,
      rank: 1,
      criteria: [least(PROFESSION, INTERMEDIATE)],
      ...line,
    });
  }
  return made;
}

export const OFFICE = 501;
export const JUSTICE = 502;
export const PROVINCE = 11;
export const DISTRICT = 12;
export const COMMUNE = 13;
export const MOUNTAINOUS = 1;
export const BORDER = 2;
export const lowland: Place = { lineage: [PROVINCE, DISTRICT, COMMUNE], areas: 0 };
export const mountain: Place = { lineage: [PROVINCE, DISTRICT, COMMUNE], areas: MOUNTAINOUS };

export const assignment = (given: Partial<Assignment> = {}): Assignment => ({
  id: id(),
  positionId: OFFICE,
  unitId: COMMUNE,
  kind: "PRIMARY",
  firstTerm: null,
  validFrom: "2015-01-01",
  validUntil: null,
  ...given,
});

export const person = (qualifications: readonly Qualification[], given: Partial<Person> = {}): Person => ({
  id: id(),
  birthDate: "1980-05-20",
  recruitedOn: "2010-01-01",
  assignments: [assignment()],
  qualifications,
  trainings: [],
  ...given,
});

export const grant = (of: Dimension, rank: number, given: Partial<Grant> = {}): Grant => ({
  effect: "GRANTS",
  level: level(of, rank),
  fieldId: null,
  validMonths: null,
  renewWithinMonths: null,
  ...given,
});
export const course = (code: string, days: number, grants: readonly Grant[], given: Partial<Course> = {}): Course => ({
  id: id(),
  code,
  days,
  degreeStudy: false,
  availableFrom: "2000-01-01",
  availableUntil: null,
  grants,
  ...given,
});

export const line = (given: Partial<Line>, standardGiven: Partial<Standard> = {}): Applicable => {
  const [requirement] = standard(
    document("1/2012/TT", 5),
    [{ subject: "PROFESSIONAL", ...given }],
    standardGiven,
  ).requirements;
  if (!requirement) throw new Error("A standard without lines.");
  return { requirement, overridden: [], tiedWith: [] };
};

/** The finding of one line for a person in their first assignment. */
export function find(given: Partial<Line>, who: Person, asOf: string, courses: readonly Course[] = []): Judged {
  const [held] = who.assignments;
  if (!held) throw new Error("A person without assignments.");
  return judge(line(given), who, held, { asOf, courses });
}
