/**
 * Rows of a world, one type a resource, in the shape of the dictionaries: `id` and the fields; a reference is a
 * number in `xxxId`, several are a list in `xxxIds`. Each maker fills in what its caller does not care about.
 */

/** A day before all that these worlds ask about. */
export const LONG_AGO = "1997-01-01";

export type Area = "MOUNTAINOUS" | "BORDER" | "ISLAND" | "ETHNIC_MINORITY" | "EXTREMELY_DIFFICULT";
export type UnitKind = "PROVINCE" | "DISTRICT" | "TOWN" | "CITY" | "COMMUNE" | "WARD" | "TOWNSHIP";
export type AssignmentKind = "PRIMARY" | "CONCURRENT" | "ACTING";
export type EvidenceState = "DECLARED" | "VERIFIED" | "REJECTED";
export type StandardState = "DRAFT" | "PUBLISHED" | "REPEALED";
export type Obligation = "MANDATORY" | "RECOMMENDED";
export type CriterionKind = "LEVEL" | "AGE" | "TENURE";

type Text = string | null;
type Day = string | null;
type Key = number | null;
/** A row of which some fields must be said; the others may be. */
type Given<Row, Said extends keyof Row> = Pick<Row, Said> & Partial<Row>;

export type UnitRow = {
  id: number;
  code: string;
  name: string;
  kind: UnitKind;
  parentCode: Text;
  validFrom: string;
  validUntil: Day;
  note: Text;
};
export const unitRow = (given: Given<UnitRow, "id" | "code">): UnitRow => ({
  name: `Xã ${given.code}`,
  kind: "COMMUNE",
  parentCode: null,
  validFrom: LONG_AGO,
  validUntil: null,
  note: null,
  ...given,
});

export type UnitAreaRow = { id: number; unitId: number; area: Area; validFrom: string; validUntil: Day; basis: Text };
export const unitAreaRow = (given: Given<UnitAreaRow, "id" | "unitId" | "area">): UnitAreaRow => ({
  validFrom: LONG_AGO,
  validUntil: null,
  basis: null,
  ...given,
});

export type PositionRow = {
  id: number;
  code: string;
  name: string;
  nameEn: Text;
  urbanName: Text;
  category: "CADRE" | "CIVIL_SERVANT";
  rank: number;
  validFrom: string;
  validUntil: Day;
};
export const positionRow = (given: Given<PositionRow, "id">): PositionRow => ({
  code: `P${given.id}`,
  name: `Chức danh ${given.id}`,
  nameEn: null,
  urbanName: null,
  category: "CIVIL_SERVANT",
  rank: given.id,
  validFrom: LONG_AGO,
  validUntil: null,
  ...given,
});

export type DimensionRow = {
  id: number;
  code: string;
  name: string;
  nameEn: Text;
  evidenceExpires: boolean;
  rank: number;
};
export const dimensionRow = (given: Given<DimensionRow, "id" | "code">): DimensionRow => ({
  name: given.code,
  nameEn: null,
  evidenceExpires: false,
  rank: given.id,
  ...given,
});

export type LevelRow = { id: number; dimensionId: number; code: string; name: string; nameEn: Text; rank: number };
export const levelRow = (given: Given<LevelRow, "id" | "dimensionId" | "rank">): LevelRow => ({
  code: `L${given.rank}`,
  name: `Bậc ${given.rank}`,
  nameEn: null,
  ...given,
});

export type FieldOfStudyRow = { id: number; code: string; name: string; nameEn: Text; parentId: Key };
export const fieldOfStudyRow = (given: Given<FieldOfStudyRow, "id">): FieldOfStudyRow => ({
  code: `F${given.id}`,
  name: `Ngành ${given.id}`,
  nameEn: null,
  parentId: null,
  ...given,
});

export type DocumentKindRow = { id: number; code: string; name: string; nameEn: Text; tier: number };
export const documentKindRow = (given: Given<DocumentKindRow, "id" | "code" | "tier">): DocumentKindRow => ({
  name: given.code,
  nameEn: null,
  ...given,
});

export type LegalDocumentRow = {
  id: number;
  code: string;
  number: string;
  kindId: number;
  title: string;
  issuer: string;
  issuedOn: string;
  inForceFrom: string;
  inForceUntil: Day;
  note: Text;
};
export const legalDocumentRow = (given: Given<LegalDocumentRow, "id" | "kindId" | "issuedOn">): LegalDocumentRow => ({
  code: `DOC${given.id}`,
  number: `${given.id}/VB`,
  title: `Văn bản ${given.id}`,
  issuer: "Nơi ban hành",
  inForceFrom: given.issuedOn,
  inForceUntil: null,
  note: null,
  ...given,
});

export type ArticleRow = { id: number; documentId: number; number: string; summary: Text };
export const articleRow = (given: Given<ArticleRow, "id" | "documentId">): ArticleRow => ({
  number: `Điều ${given.id}`,
  summary: null,
  ...given,
});

export type DelegationRow = {
  id: number;
  articleId: number;
  subject: string;
  toKindId: number;
  areas: readonly Area[];
  floorLevelId: Key;
  validFrom: string;
  validUntil: Day;
};
export const delegationRow = (
  given: Given<DelegationRow, "id" | "articleId" | "subject" | "toKindId">,
): DelegationRow => ({
  areas: [],
  floorLevelId: null,
  validFrom: LONG_AGO,
  validUntil: null,
  ...given,
});

export type StandardRow = {
  id: number;
  code: string;
  name: string;
  documentId: number;
  positionIds: readonly number[];
  unitId: Key;
  anyArea: readonly Area[];
  noArea: readonly Area[];
  inForceFrom: string;
  inForceUntil: Day;
  state: StandardState;
  note: Text;
};
export const standardRow = (given: Given<StandardRow, "id" | "documentId" | "positionIds">): StandardRow => ({
  code: `S${given.id}`,
  name: `Tiêu chuẩn ${given.id}`,
  unitId: null,
  anyArea: [],
  noArea: [],
  inForceFrom: LONG_AGO,
  inForceUntil: null,
  state: "PUBLISHED",
  note: null,
  ...given,
});

export type RequirementRow = {
  id: number;
  standardId: number;
  subject: string;
  obligation: Obligation;
  articleId: number;
  firstTermOnly: boolean;
  wording: Text;
  rank: number;
};
export const requirementRow = (
  given: Given<RequirementRow, "id" | "standardId" | "subject" | "articleId">,
): RequirementRow => ({
  obligation: "MANDATORY",
  firstTermOnly: false,
  wording: null,
  rank: given.id,
  ...given,
});

export type CriterionRow = {
  id: number;
  requirementId: number;
  kind: CriterionKind;
  dimensionId: Key;
  levelId: Key;
  fieldIds: readonly number[];
  freshYears: number | null;
  least: number | null;
  most: number | null;
  ageOn: "AS_OF" | "APPOINTMENT" | null;
  months: number | null;
  tenureIn: "POSITION" | "SERVICE" | null;
  rank: number;
};
export const criterionRow = (given: Given<CriterionRow, "id" | "requirementId" | "kind">): CriterionRow => ({
  dimensionId: null,
  levelId: null,
  fieldIds: [],
  freshYears: null,
  least: null,
  most: null,
  ageOn: null,
  months: null,
  tenureIn: null,
  rank: given.id,
  ...given,
});

export type OfficialRow = {
  id: number;
  code: string;
  fullName: string;
  birthDate: Day;
  gender: "FEMALE" | "MALE";
  ethnicity: Text;
  recruitedOn: Day;
  partyJoinedOn: Day;
  identityNumber: Text;
  phone: Text;
  note: Text;
};
export const officialRow = (given: Given<OfficialRow, "id">): OfficialRow => ({
  code: `HS${given.id}`,
  fullName: `Nông Văn ${given.id}`,
  birthDate: null,
  gender: "FEMALE",
  ethnicity: "TAY",
  recruitedOn: null,
  partyJoinedOn: null,
  identityNumber: null,
  phone: null,
  note: null,
  ...given,
});

export type AssignmentRow = {
  id: number;
  officialId: number;
  positionId: number;
  unitId: number;
  kind: AssignmentKind;
  firstTerm: boolean | null;
  validFrom: string;
  validUntil: Day;
  decision: Text;
};
export const assignmentRow = (
  given: Given<AssignmentRow, "id" | "officialId" | "positionId" | "unitId">,
): AssignmentRow => ({
  kind: "PRIMARY",
  firstTerm: null,
  validFrom: LONG_AGO,
  validUntil: null,
  decision: null,
  ...given,
});

export type QualificationRow = {
  id: number;
  officialId: number;
  dimensionId: number;
  levelId: number;
  fieldOfStudyId: Key;
  school: Text;
  number: Text;
  /** A day, a month or a year. */
  issuedOn: Day;
  validThrough: Day;
  state: EvidenceState;
  revokedFrom: Day;
  voidFromStart: boolean;
};
export const qualificationRow = (
  given: Given<QualificationRow, "id" | "officialId" | "dimensionId" | "levelId">,
): QualificationRow => ({
  fieldOfStudyId: null,
  school: null,
  number: null,
  issuedOn: null,
  validThrough: null,
  state: "VERIFIED",
  revokedFrom: null,
  voidFromStart: false,
  ...given,
});
