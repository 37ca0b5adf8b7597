import { articleKey, type Catalogue, levelKey } from "./catalogue.js";
import type { Change, Create, Input } from "./create.js";
import { DOCUMENTS } from "./data/documents.js";
import { STANDARDS } from "./data/standards/all.js";
import type { CriterionOf, Line, StandardOf } from "./data/standards/words.js";

/**
 * Creates every standard as a draft with its lines, and publishes it, in the order in which the documents were issued:
 * so each is held against what stood above it. What contradicts a later and lower document is published after that
 * one: a higher document may override what a lower one says, while a lower one that differs from what already stands
 * above it, and does not leave it the subject, is refused (R2).
 */
export async function loadStandards(create: Create, change: Change, catalogue: Catalogue): Promise<void> {
  const inOrder = [...STANDARDS].sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : Number(dayOf(a) > dayOf(b))));
  for (const standard of inOrder) {
    const id = await draft(create, catalogue, standard);
    await change("Standard", id, { state: "PUBLISHED" });
  }
}

const issued = new Map(DOCUMENTS.map((document) => [document.code, document.issuedOn]));
/** On one day: those that wait for another's come after it, since they stand below in the list. */
const dayOf = ({ document, publishedAfter = document }: StandardOf): string => issued.get(publishedAfter) ?? "";

async function draft(create: Create, catalogue: Catalogue, standard: StandardOf): Promise<number> {
  const { document, positions, unit, lines, publishedAfter: _order, ...given } = standard;
  const id = await create("Standard", {
    anyArea: [],
    noArea: [],
    ...given,
    documentId: catalogue.documents.of(document),
    positionIds: positions.map(catalogue.positions.of),
    unitId: unit ? catalogue.units.of(unit) : null,
    state: "DRAFT",
  });
  for (const [i, line] of lines.entries()) await loadLine(create, catalogue, document, id, line, i + 1);
  return id;
}

async function loadLine(
  create: Create,
  catalogue: Catalogue,
  document: string,
  standardId: number,
  line: Line,
  rank: number,
): Promise<void> {
  const { article, accepts, ...given } = line;
  const requirementId = await create("Requirement", {
    ...given,
    standardId,
    articleId: catalogue.articles.of(articleKey(document, article)),
    rank,
  });
  for (const [i, criterion] of accepts.entries()) {
    await create("Criterion", { ...criterionInput(catalogue, criterion), requirementId, rank: i + 1 });
  }
}

function criterionInput(catalogue: Catalogue, criterion: CriterionOf): Input {
  if (criterion.kind === "AGE") return { ...criterion, fieldIds: [] };
  const { kind, dimension, level, fields, freshYears } = criterion;
  return {
    kind,
    dimensionId: catalogue.dimensions.of(dimension),
    levelId: catalogue.levels.of(levelKey(dimension, level)),
    fieldIds: fields.map(catalogue.fields.of),
    freshYears: freshYears ?? null,
  };
}
