import fc from "fast-check";
import { drawnLaw, lawDraw } from "./world-law.js";
import { drawnPeople, peopleDraw } from "./world-people.js";
import { drawnPlace, placeDraw } from "./world-place.js";
import type {
  ArticleRow,
  AssignmentRow,
  CriterionRow,
  DelegationRow,
  DimensionRow,
  DocumentKindRow,
  FieldOfStudyRow,
  LegalDocumentRow,
  LevelRow,
  OfficialRow,
  PositionRow,
  QualificationRow,
  RequirementRow,
  StandardRow,
  UnitAreaRow,
  UnitRow,
} from "./world-rows.js";

/** All that the gap reads, as plain rows, one list a resource, named as in the API. */
export type World = {
  readonly units: readonly UnitRow[];
  readonly unitAreas: readonly UnitAreaRow[];
  readonly positions: readonly PositionRow[];
  readonly dimensions: readonly DimensionRow[];
  readonly levels: readonly LevelRow[];
  readonly fieldsOfStudy: readonly FieldOfStudyRow[];
  readonly documentKinds: readonly DocumentKindRow[];
  readonly legalDocuments: readonly LegalDocumentRow[];
  readonly articles: readonly ArticleRow[];
  readonly delegations: readonly DelegationRow[];
  readonly standards: readonly StandardRow[];
  readonly requirements: readonly RequirementRow[];
  readonly criteria: readonly CriterionRow[];
  readonly officials: readonly OfficialRow[];
  readonly assignments: readonly AssignmentRow[];
  readonly qualifications: readonly QualificationRow[];
};

/** A world without rows: a hand-made one says only what it holds. */
export const EMPTY_WORLD: World = {
  units: [],
  unitAreas: [],
  positions: [],
  dimensions: [],
  levels: [],
  fieldsOfStudy: [],
  documentKinds: [],
  legalDocuments: [],
  articles: [],
  delegations: [],
  standards: [],
  requirements: [],
  criteria: [],
  officials: [],
  assignments: [],
  qualifications: [],
};

/**
 * A small, dense province: every row passes the write rules, and its days meet on purpose. A lower tier may ask
 * otherwise than a higher one, or below a floor: the higher one, or the floor, may have been entered later.
 */
export const worlds = (): fc.Arbitrary<World> =>
  fc.tuple(placeDraw, lawDraw, peopleDraw).map(([place, law, people]) => {
    const there = drawnPlace(place);
    return { ...there, ...drawnLaw(law, there), ...drawnPeople(people, there) };
  });
