import { type Create, createAll, type Ids, ids } from "./create.js";
import { DIMENSIONS } from "./data/dimensions.js";
import { type ArticleOf, DOCUMENT_KINDS, DOCUMENTS } from "./data/documents.js";
import { FIELDS_OF_STUDY, type FieldOf } from "./data/fields-of-study.js";
import { POSITIONS, POSITIONS_FROM } from "./data/positions.js";
import { AREAS_OF_UNITS, UNITS, unitOf } from "./units.js";

/** The catalogues as they were created: ids by the names that the rest of the seeds uses. */
export type Catalogue = {
  /** By key: code and first day. */
  readonly units: Ids;
  readonly positions: Ids;
  readonly dimensions: Ids;
  /** By `DIMENSION.LEVEL`. */
  readonly levels: Ids;
  readonly fields: Ids;
  readonly kinds: Ids;
  readonly documents: Ids;
  /** By `DOCUMENT, article number`. */
  readonly articles: Ids;
};

export const levelKey = (dimension: string, level: string): string => `${dimension}.${level}`;
export const articleKey = (document: string, number: string): string => `${document}, ${number}`;

/** Creates units, positions, scales, fields of study and law. */
export async function loadCatalogue(create: Create): Promise<Catalogue> {
  const catalogue: Catalogue = {
    units: ids("unit"),
    positions: ids("position"),
    dimensions: ids("dimension"),
    levels: ids("level"),
    fields: ids("field of study"),
    kinds: ids("kind of document"),
    documents: ids("document"),
    articles: ids("article"),
  };
  await loadUnits(create, catalogue);
  await createAll(create, "Position", POSITIONS, catalogue.positions, (position) => ({
    key: position.code,
    input: { ...position, rank: POSITIONS.indexOf(position) + 1, validFrom: POSITIONS_FROM },
  }));
  await loadScales(create, catalogue);
  await loadFields(create, catalogue, FIELDS_OF_STUDY, null);
  await loadLaw(create, catalogue);
  return catalogue;
}

async function loadUnits(create: Create, { units }: Catalogue): Promise<void> {
  await createAll(create, "Unit", UNITS, units, ({ key, predecessors, ...input }) => ({ key, input }));
  for (const { unit, area, basis } of AREAS_OF_UNITS) {
    const { validFrom, validUntil } = unitOf(unit);
    await create("UnitArea", { unitId: units.of(unit), area, validFrom, validUntil, basis });
  }
  for (const unit of UNITS) {
    for (const { key, extent } of unit.predecessors ?? []) {
      await create("UnitPredecessor", { unitId: units.of(unit.key), predecessorId: units.of(key), extent });
    }
  }
}

async function loadScales(create: Create, { dimensions, levels }: Catalogue): Promise<void> {
  await createAll(create, "Dimension", DIMENSIONS, dimensions, ({ code, name, nameEn, evidenceExpires = false }) => ({
    key: code,
    input: { code, name, nameEn, evidenceExpires, rank: DIMENSIONS.findIndex((one) => one.code === code) + 1 },
  }));
  for (const dimension of DIMENSIONS) {
    const dimensionId = dimensions.of(dimension.code);
    await createAll(create, "Level", dimension.levels, levels, (level) => ({
      key: levelKey(dimension.code, level.code),
      input: { ...level, dimensionId, rank: dimension.firstRank + dimension.levels.indexOf(level) },
    }));
  }
}

async function loadFields(
  create: Create,
  catalogue: Catalogue,
  fields: readonly FieldOf[],
  parentId: number | null,
): Promise<void> {
  for (const { code, name, nameEn, below } of fields) {
    const id = await create("FieldOfStudy", { code, name, nameEn, parentId });
    catalogue.fields.add(code, id);
    await loadFields(create, catalogue, below ?? [], id);
  }
}

async function loadLaw(create: Create, catalogue: Catalogue): Promise<void> {
  const { kinds, documents } = catalogue;
  await createAll(create, "DocumentKind", DOCUMENT_KINDS, kinds, (kind) => ({ key: kind.code, input: kind }));
  await createAll(create, "LegalDocument", DOCUMENTS, documents, ({ kind, articles, ...input }) => ({
    key: input.code,
    input: { ...input, kindId: kinds.of(kind) },
  }));
  for (const document of DOCUMENTS) {
    for (const article of document.articles ?? []) await loadArticle(create, catalogue, document.code, article);
  }
}

async function loadArticle(create: Create, catalogue: Catalogue, document: string, article: ArticleOf): Promise<void> {
  const { number, summary, delegations } = article;
  const articleId = await create("Article", { documentId: catalogue.documents.of(document), number, summary });
  catalogue.articles.add(articleKey(document, number), articleId);
  for (const { toKind, floor, ...given } of delegations ?? []) {
    await create("Delegation", {
      ...given,
      articleId,
      toKindId: catalogue.kinds.of(toKind),
      floorLevelId: catalogue.levels.of(levelKey(...floor)),
    });
  }
}
