import sql from "sql-template-tag";
import type { Reader } from "../database.js";
import { areasOf } from "./areas.js";
import { byId, grouped } from "./grouped.js";
import type { Areas, Criterion, Delegation, Dimension, LegalDocument, Level, Requirement, Standard } from "./terms.js";

/** The law in the store: documents with their delegations, and the standards that rest on them. */

export type NamedDocument = LegalDocument & {
  readonly kind: { readonly name: string; readonly nameEn: string | null };
};
export type Article = { readonly id: number; readonly number: string; readonly document: NamedDocument };
export type Law = {
  readonly articles: ReadonlyMap<number, Article>;
  readonly standards: readonly Standard[];
  readonly requirements: ReadonlyMap<number, Requirement>;
};

/** What the law refers to. */
export type Scales = {
  readonly dimensions: ReadonlyMap<number, Dimension>;
  readonly levels: ReadonlyMap<number, Level>;
  readonly fields: ReadonlyMap<number, { readonly id: number; readonly parentId: number | null }>;
};

export async function loadLaw(reader: Reader, scales: Scales): Promise<Law> {
  const { documents, articles } = await loadDocuments(reader, scales.levels);
  const standards = await loadStandards(reader, scales, documents);
  return { articles, standards, requirements: byId(standards.flatMap((one) => one.requirements)) };
}

type DocumentRow = { id: number; number: string; issuedOn: string; kindId: number };
type DelegationRow = Omit<Delegation, "areas" | "floor" | "toTier"> & {
  articleId: number;
  toKindId: number;
  areas: string;
  floorLevelId: number | null;
};

async function loadDocuments(reader: Reader, levels: ReadonlyMap<number, Level>) {
  const kinds = byId(
    await reader.rows<{ id: number; tier: number; name: string; nameEn: string | null }>(
      sql`SELECT "id", "tier", "name", "nameEn" FROM "document_kind"`,
    ),
  );
  const articleRows = await reader.rows<{ id: number; documentId: number; number: string }>(
    sql`SELECT "id", "documentId", "number" FROM "article"`,
  );
  const home = new Map(articleRows.map((one) => [one.id, one.documentId]));
  const delegations = grouped(
    await reader.rows<DelegationRow>(
      sql`SELECT "articleId", "subject", "toKindId", "areas", "floorLevelId", "validFrom", "validUntil" FROM "delegation"`,
    ),
    (one) => home.get(one.articleId),
  );
  const delegationOf = (row: DelegationRow): Delegation => ({
    ...row,
    toTier: kinds.get(row.toKindId)?.tier ?? 0,
    areas: areasOf(row.areas),
    floor: levels.get(row.floorLevelId ?? 0) ?? null,
  });
  const documents = new Map<number, NamedDocument>();
  for (const row of await reader.rows<DocumentRow>(
    sql`SELECT "id", "number", "issuedOn", "kindId" FROM "legal_document"`,
  )) {
    const kind = kinds.get(row.kindId);
    if (kind)
      documents.set(row.id, {
        ...row,
        kind,
        tier: kind.tier,
        delegations: (delegations.get(row.id) ?? []).map(delegationOf),
      });
  }
  const articles = articleRows.flatMap((row) => {
    const document = documents.get(row.documentId);
    return document ? [{ ...row, document }] : [];
  });
  return { documents, articles: byId(articles) };
}

type StandardRow = {
  id: number;
  documentId: number;
  unitId: number | null;
  anyArea: string;
  noArea: string;
  inForceFrom: string;
  inForceUntil: string | null;
  state: string;
};
type RequirementRow = Omit<Requirement, "standard" | "criteria"> & { standardId: number };
type Filling = Standard & { readonly requirements: Requirement[] };

/** Every standard, drafts too. A line that accepts nothing asks nothing, and is left out. */
async function loadStandards(
  reader: Reader,
  scales: Scales,
  documents: ReadonlyMap<number, LegalDocument>,
): Promise<Standard[]> {
  const positions = grouped(
    await reader.rows<{ standardId: number; positionId: number }>(
      sql`SELECT "standardId", "positionId" FROM "standard_positions"`,
    ),
    (one) => one.standardId,
  );
  const standards = new Map<number, Filling>();
  for (const { state, documentId, ...row } of await reader.rows<StandardRow>(
    sql`SELECT "id", "documentId", "unitId", "anyArea", "noArea", "inForceFrom", "inForceUntil", "state" FROM "standard"`,
  )) {
    const document = documents.get(documentId);
    const positionIds = new Set((positions.get(row.id) ?? []).map((one) => one.positionId));
    const [anyArea, noArea]: [Areas, Areas] = [areasOf(row.anyArea), areasOf(row.noArea)];
    if (document)
      standards.set(row.id, {
        ...row,
        document,
        positionIds,
        anyArea,
        noArea,
        published: state !== "DRAFT",
        requirements: [],
      });
  }
  const criteria = await loadCriteria(reader, scales);
  for (const { standardId, ...row } of await reader.rows<RequirementRow>(
    sql`SELECT "id", "standardId", "subject", "obligation", "articleId", "firstTermOnly", "rank" FROM "requirement"`,
  )) {
    const standard = standards.get(standardId);
    const accepted = criteria.get(row.id);
    if (standard && accepted)
      standard.requirements.push({ ...row, standard, firstTermOnly: Boolean(row.firstTermOnly), criteria: accepted });
  }
  return [...standards.values()];
}

type CriterionRow = {
  id: number;
  requirementId: number;
  kind: Criterion["kind"];
  levelId: number | null;
  freshYears: number | null;
  least: number | null;
  most: number | null;
  ageOn: "AS_OF" | "APPOINTMENT" | null;
  months: number | null;
  tenureIn: "POSITION" | "SERVICE" | null;
};

/** The accepted criteria of each requirement, as listed. */
async function loadCriteria(reader: Reader, scales: Scales): Promise<Map<number, Criterion[]>> {
  const named = grouped(
    await reader.rows<{ criterionId: number; fieldOfStudyId: number }>(
      sql`SELECT "criterionId", "fieldOfStudyId" FROM "criterion_fields"`,
    ),
    (one) => one.criterionId,
  );
  const rows = await reader.rows<CriterionRow>(
    sql`SELECT "id", "requirementId", "kind", "levelId", "freshYears", "least", "most", "ageOn", "months", "tenureIn" FROM "criterion" ORDER BY "rank", "id"`,
  );
  const below = descendants(scales.fields);
  const made = rows.flatMap((row) => {
    const fields = (named.get(row.id) ?? []).flatMap((one) => below(one.fieldOfStudyId));
    const criterion = criterionOf(row, scales, fields.length > 0 ? new Set(fields) : null);
    return criterion ? [{ requirementId: row.requirementId, criterion }] : [];
  });
  return new Map(
    [...grouped(made, (one) => one.requirementId)].map(([id, all]) => [id, all.map((one) => one.criterion)]),
  );
}

/** Where the entry leaves it open, age is on the day asked about and tenure in the position. */
function criterionOf(
  row: CriterionRow,
  { dimensions, levels }: Scales,
  fields: ReadonlySet<number> | null,
): Criterion | null {
  const { id, kind } = row;
  if (kind === "AGE") return { kind, id, least: row.least, most: row.most, ageOn: row.ageOn ?? "AS_OF" };
  if (kind === "TENURE") return { kind, id, months: row.months ?? 0, tenureIn: row.tenureIn ?? "POSITION" };
  const level = levels.get(row.levelId ?? 0);
  const dimension = level && dimensions.get(level.dimensionId);
  return level && dimension ? { kind, id, dimension, level, fields, freshYears: row.freshYears } : null;
}

/** A field of study with all that lies below it; a criterion may name any node. */
function descendants(fields: Scales["fields"]): (id: number) => number[] {
  const children = grouped(fields.values(), (one) => one.parentId);
  const known = new Map<number, number[]>();
  const below = (id: number): number[] => {
    const made = known.get(id);
    if (made) return made;
    const all = [id];
    known.set(id, all);
    for (const child of children.get(id) ?? []) all.push(...below(child.id));
    return all;
  };
  return below;
}
