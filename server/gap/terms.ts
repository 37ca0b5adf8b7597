/**
 * What the rule is told, as plain data with every reference already followed: the catalogue (law, scales,
 * units, courses) and the people. Nothing here knows a database, a clock or a language. Days are text;
 * `…Until` is the first day without, `…Through` the last day with.
 */

export type Level = {
  readonly id: number;
  readonly dimensionId: number;
  readonly rank: number;
};

export type Dimension = {
  readonly id: number;
  readonly code: string;
  /** Then a certificate without its last day is incomplete. R7. */
  readonly evidenceExpires: boolean;
};

/** Areas as bits, so that "any of" is one operation; 0: none named. */
export type Areas = number;

export type LevelCriterion = {
  readonly kind: "LEVEL";
  readonly id: number;
  readonly dimension: Dimension;
  readonly level: Level;
  /** The fields named and all that lie below them; null: any field. */
  readonly fields: ReadonlySet<number> | null;
  /** Issued within so many years; null: whenever. */
  readonly freshYears: number | null;
};
export type AgeCriterion = {
  readonly kind: "AGE";
  readonly id: number;
  /** Completed years, both ends included; null: open. */
  readonly least: number | null;
  readonly most: number | null;
  readonly ageOn: "AS_OF" | "APPOINTMENT";
};
export type TenureCriterion = {
  readonly kind: "TENURE";
  readonly id: number;
  readonly months: number;
  readonly tenureIn: "POSITION" | "SERVICE";
};
export type Criterion = LevelCriterion | AgeCriterion | TenureCriterion;

export type Requirement = {
  readonly id: number;
  readonly standard: Standard;
  readonly subject: string;
  readonly obligation: "MANDATORY" | "RECOMMENDED";
  readonly articleId: number;
  readonly firstTermOnly: boolean;
  readonly rank: number;
  /** As listed; any one is enough. */
  readonly criteria: readonly Criterion[];
};

/** Lets exactly one lower tier set a subject, in areas (0: everywhere), perhaps not below a floor. */
export type Delegation = {
  readonly subject: string;
  readonly toTier: number;
  readonly areas: Areas;
  readonly floor: Level | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
};

export type LegalDocument = {
  readonly id: number;
  readonly number: string;
  /** Larger is higher. */
  readonly tier: number;
  readonly issuedOn: string;
  readonly delegations: readonly Delegation[];
};

/** One version of a title standard. */
export type Standard = {
  readonly id: number;
  readonly document: LegalDocument;
  /** None named: every position. */
  readonly positionIds: ReadonlySet<number>;
  /** The issuing unit, in whose subtree it holds; null: the whole country. */
  readonly unitId: number | null;
  readonly anyArea: Areas;
  readonly noArea: Areas;
  readonly inForceFrom: string;
  readonly inForceUntil: string | null;
  readonly published: boolean;
  readonly requirements: readonly Requirement[];
};

/** Where a unit stood on a day: its ancestors from the top down to itself, and its own areas. */
export type Place = {
  readonly lineage: readonly number[];
  readonly areas: Areas;
};

/** What passing a course gives. EVIDENCE_ONLY gives no qualification, so it closes nothing. R15. */
export type Grant = {
  readonly effect: "GRANTS" | "RENEWS" | "EVIDENCE_ONLY";
  readonly level: Level;
  readonly fieldId: number | null;
  readonly validMonths: number | null;
  /** After the lapse; null: at any time. R6. */
  readonly renewWithinMonths: number | null;
};
export type Course = {
  readonly id: number;
  readonly code: string;
  readonly days: number;
  readonly degreeStudy: boolean;
  readonly availableFrom: string;
  readonly availableUntil: string | null;
  readonly grants: readonly Grant[];
};

/** A certificate; all rows of a person are given, the rule sets aside what does not count. */
export type Qualification = {
  readonly id: number;
  readonly level: Level;
  readonly fieldId: number | null;
  readonly school: string | null;
  readonly number: string | null;
  /** The last day that its year, month or day of issue can mean; null: not given, so from ever. R7. */
  readonly issuedOn: string | null;
  /** The same as it was written. */
  readonly issuedAs: string | null;
  readonly validThrough: string | null;
  readonly state: "DECLARED" | "VERIFIED" | "REJECTED";
  readonly revokedFrom: string | null;
  readonly voidFromStart: boolean;
  /** Intervals, both days included. R13. */
  readonly suspensions: readonly (readonly [from: string, through: string])[];
};

/** A place in a class that was confirmed. */
export type Training = {
  readonly classId: number;
  readonly name: string;
  readonly course: Course;
  readonly heldThrough: string;
  /** Null while it runs. */
  readonly closedOn: string | null;
};

export type AssignmentKind = "PRIMARY" | "CONCURRENT" | "ACTING";

export type Assignment = {
  readonly id: number;
  readonly positionId: number;
  readonly unitId: number;
  readonly kind: AssignmentKind;
  /** Null: not recorded, so not a first term. R2. */
  readonly firstTerm: boolean | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
};

/** A person with all that the rule asks about. Assignments: all that began by the day asked about. */
export type Person = {
  readonly id: number;
  readonly birthDate: string | null;
  readonly recruitedOn: string | null;
  readonly assignments: readonly Assignment[];
  readonly qualifications: readonly Qualification[];
  readonly trainings: readonly Training[];
};
