import fc from "fast-check";
import type { Place } from "./world-place.js";
import { AREAS, days, mostlyFull, odds, ordered, orNull, pick } from "./world-place.js";
import type {
  ArticleRow,
  CriterionRow,
  DelegationRow,
  LegalDocumentRow,
  LevelRow,
  RequirementRow,
  StandardRow,
} from "./world-rows.js";
import {
  articleRow,
  criterionRow,
  delegationRow,
  LONG_AGO,
  legalDocumentRow,
  requirementRow,
  standardRow,
} from "./world-rows.js";

/** Later than every document is issued, before every day asked about. */
const EARLY = "2019-01-01";
const ISSUED = ["2018-11-06", "2018-11-07"] as const;
const LAST = "2024-02-29";

export type Law = {
  readonly legalDocuments: readonly LegalDocumentRow[];
  readonly articles: readonly ArticleRow[];
  readonly delegations: readonly DelegationRow[];
  readonly standards: readonly StandardRow[];
  readonly requirements: readonly RequirementRow[];
  readonly criteria: readonly CriterionRow[];
};

/** A dimension by its place, perhaps a narrower name in it, or AGE or TENURE. */
type SubjectDraw = { readonly of: number; readonly narrower: boolean; readonly other: string };

/** Mostly the first dimension, so that standards meet; now and then a narrower name, an age or a tenure. */
const subjectDraw: fc.Arbitrary<SubjectDraw> = fc.oneof(
  { arbitrary: fc.record({ of: fc.constant(0), narrower: fc.constant(false), other: fc.constant("") }), weight: 6 },
  { arbitrary: fc.record({ of: fc.nat(2), narrower: odds(3), other: fc.constant("") }), weight: 4 },
  {
    arbitrary: fc.record({ of: fc.constant(0), narrower: fc.constant(false), other: fc.constantFrom("AGE", "TENURE") }),
    weight: 3,
  },
);

const someAreas = (nonesInTen: number): fc.Arbitrary<(typeof AREAS)[number][]> =>
  orNull(fc.uniqueArray(fc.constantFrom(...AREAS), { minLength: 1, maxLength: 2 }), nonesInTen).map(
    (areas) => areas ?? [],
  );

const criterionDraw = fc.record({
  kind: fc.oneof(
    { arbitrary: fc.constant("LEVEL" as const), weight: 6 },
    { arbitrary: fc.constantFrom("AGE" as const, "TENURE" as const), weight: 3 },
  ),
  /** Nought: the dimension of the subject. */
  otherDimension: fc.oneof({ arbitrary: fc.constant(0), weight: 6 }, { arbitrary: fc.nat(2), weight: 2 }),
  level: fc.nat(9),
  fieldIds: orNull(fc.uniqueArray(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 2 }), 5),
  freshYears: orNull(fc.constantFrom(1, 4, 5), 7),
  least: orNull(fc.constantFrom(18, 34, 35), 3),
  most: orNull(fc.constantFrom(35, 36, 60), 4),
  ageOn: fc.constantFrom("AS_OF" as const, "APPOINTMENT" as const),
  months: fc.constantFrom(0, 6, 12, 48),
  tenureIn: fc.constantFrom("POSITION" as const, "SERVICE" as const),
});
type CriterionDraw = typeof criterionDraw extends fc.Arbitrary<infer T> ? T : never;

const requirementDraw = fc.record({
  subject: subjectDraw,
  recommended: odds(2),
  article: fc.nat(1),
  firstTermOnly: odds(2),
  criteria: fc.array(criterionDraw, { minLength: 1, maxLength: 3 }),
});

const standardDraw = fc.record({
  document: fc.nat(9),
  /** Now and then none named: it covers every position without naming one. */
  positions: fc.oneof(
    { arbitrary: fc.array(fc.nat(2), { minLength: 1, maxLength: 3 }), weight: 9 },
    { arbitrary: fc.constant<number[]>([]), weight: 1 },
  ),
  /** Mostly the province. */
  unit: orNull(fc.oneof({ arbitrary: fc.constant(0), weight: 2 }, { arbitrary: fc.nat(9), weight: 1 }), 6),
  anyArea: someAreas(8),
  noArea: someAreas(8),
  from: fc.oneof({ arbitrary: fc.constant(EARLY), weight: 3 }, { arbitrary: days(), weight: 2 }),
  until: orNull(days(), 7),
  state: fc.oneof(
    { arbitrary: fc.constant("PUBLISHED" as const), weight: 7 },
    { arbitrary: fc.constantFrom("REPEALED" as const, "DRAFT" as const), weight: 2 },
  ),
  /** The next version of the standard before it, where that one ends. */
  follows: odds(2),
  requirements: fc.array(requirementDraw, { minLength: 1, maxLength: 4 }),
});
type StandardDraw = typeof standardDraw extends fc.Arbitrary<infer T> ? T : never;

/** What the law of a world is drawn from. */
export const lawDraw = fc.record({
  documents: fc.array(
    fc.record({ kind: fc.nat(4), issuedOn: fc.constantFrom(...ISSUED), leading: fc.constantFrom("02", "13", "33") }),
    { minLength: 2, maxLength: 5 },
  ),
  delegations: mostlyFull(
    fc.record({
      document: fc.nat(9),
      article: fc.nat(1),
      subject: subjectDraw,
      to: fc.nat(9),
      areas: someAreas(7),
      floor: orNull(fc.nat(9), 5),
      from: fc.oneof({ arbitrary: fc.constant(LONG_AGO), weight: 3 }, { arbitrary: days(), weight: 1 }),
      until: orNull(days(), 8),
    }),
    0,
    2,
    5,
  ),
  standards: mostlyFull(standardDraw, 1, 4, 6),
  /** Three tiers, each delegating the first dimension to the next, each with a standard that asks for it. */
  chain: odds(3),
});
type LawDraw = typeof lawDraw extends fc.Arbitrary<infer T> ? T : never;

/** The draw with its first documents, delegations and standards made a chain from a law to a province. */
function chained(draw: LawDraw): LawDraw {
  if (!draw.chain) return draw;
  const subject = { of: 0, narrower: false, other: "" };
  const kinds = [0, 2, 4];
  return {
    ...draw,
    documents: draw.documents.map((one, at) => ({ ...one, kind: kinds[at] ?? one.kind })),
    delegations: draw.delegations.map((one, at) => (at < 2 ? { ...one, document: at, subject, to: 0 } : one)),
    standards: draw.standards.map((one, at) => {
      if (at >= kinds.length) return one;
      return {
        ...one,
        document: at,
        requirements: one.requirements.map((line, nth) =>
          nth === 0 ? { ...line, subject, recommended: false } : line,
        ),
      };
    }),
  };
}

const subjectOf = (draw: SubjectDraw, place: Place): string =>
  draw.other || `${pick(place.dimensions, draw.of).code}${draw.narrower ? ":X" : ""}`;

/** The levels of a dimension that can be asked for: not "none". */
const asked = (place: Place, dimensionId: number): LevelRow[] =>
  place.levels.filter((level) => level.dimensionId === dimensionId && level.rank > 0);

/** A document delegates a subject to one lower tier only, one that another document of the world is of. */
function delegationsOf(
  draw: LawDraw["delegations"],
  place: Place,
  documents: readonly LegalDocumentRow[],
  articles: readonly ArticleRow[],
): DelegationRow[] {
  const rows: DelegationRow[] = [];
  const tierOf = (kindId: number): number => pick(place.documentKinds, kindId - 1).tier;
  for (const one of draw) {
    const document = pick(documents, one.document);
    const own = articles.filter((article) => article.documentId === document.id);
    const subject = subjectOf(one.subject, place);
    const said = rows.find((row) => own.some((article) => article.id === row.articleId) && row.subject === subject);
    const lower = documents.filter((other) => tierOf(other.kindId) < tierOf(document.kindId));
    if (lower.length === 0) continue;
    const { from, until } = ordered(one.from, one.until);
    const floors = one.subject.other ? [] : asked(place, pick(place.dimensions, one.subject.of).id);
    rows.push(
      delegationRow({
        id: rows.length + 1,
        articleId: pick(own, one.article).id,
        subject,
        toKindId: said?.toKindId ?? pick(lower, one.to).kindId,
        areas: one.areas,
        floorLevelId: one.floor !== null && floors.length > 0 ? pick(floors, one.floor).id : null,
        validFrom: from,
        validUntil: until,
      }),
    );
  }
  return rows;
}

/** Versions that share a code follow each other; a repealed one has its end. */
function standardOf(
  draw: StandardDraw,
  id: number,
  before: StandardRow | undefined,
  place: Place,
  documents: readonly LegalDocumentRow[],
): StandardRow {
  const earlier = draw.follows && before?.inForceUntil ? before : null;
  const { from, until } = ordered(earlier?.inForceUntil ?? draw.from, draw.until);
  const end = draw.state === "REPEALED" && until === null && from < LAST ? LAST : until;
  return standardRow({
    id,
    code: earlier?.code ?? `S${id}`,
    documentId: pick(documents, draw.document).id,
    positionIds: [...new Set(draw.positions.map((at) => pick(place.positions, at).id))].sort((a, b) => a - b),
    unitId: draw.unit === null ? null : pick(place.units, draw.unit).id,
    anyArea: draw.anyArea,
    noArea: draw.noArea,
    inForceFrom: from,
    inForceUntil: end,
    state: draw.state === "REPEALED" && end === null ? "PUBLISHED" : draw.state,
  });
}

/** A criterion of the kind drawn; the first one of a line is of the line's subject. */
function criterionOf(
  draw: CriterionDraw,
  id: number,
  requirementId: number,
  subject: SubjectDraw,
  first: boolean,
  place: Place,
): CriterionRow {
  const kind = !first ? draw.kind : subject.other === "AGE" || subject.other === "TENURE" ? subject.other : "LEVEL";
  if (kind === "AGE") {
    const least = draw.least === null && draw.most === null ? 18 : draw.least;
    return criterionRow({ id, requirementId, kind, least, most: draw.most, ageOn: draw.ageOn });
  }
  if (kind === "TENURE") return criterionRow({ id, requirementId, kind, months: draw.months, tenureIn: draw.tenureIn });
  const dimensionId = pick(place.dimensions, subject.of + (first ? 0 : draw.otherDimension)).id;
  const levelId = pick(asked(place, dimensionId), draw.level).id;
  return criterionRow({
    id,
    requirementId,
    kind,
    dimensionId,
    levelId,
    fieldIds: draw.fieldIds ?? [],
    freshYears: draw.freshYears,
  });
}

/** The law of a world: documents with two articles each, delegations, standards with their lines and criteria. */
export function drawnLaw(drawn: LawDraw, place: Place): Law {
  const draw = chained(drawn);
  const legalDocuments = draw.documents.map((one, at) =>
    legalDocumentRow({
      id: at + 1,
      kindId: one.kind + 1,
      issuedOn: one.issuedOn,
      number: `${one.leading}/2018/VB-${at + 1}`,
    }),
  );
  const articles = legalDocuments.flatMap(({ id }) => [
    articleRow({ id: id * 2 - 1, documentId: id, number: "Điều 1" }),
    articleRow({ id: id * 2, documentId: id, number: "Điều 2" }),
  ]);
  const standards: StandardRow[] = [];
  const requirements: RequirementRow[] = [];
  const criteria: CriterionRow[] = [];
  for (const one of draw.standards) {
    const standard = standardOf(one, standards.length + 1, standards.at(-1), place, legalDocuments);
    standards.push(standard);
    for (const line of one.requirements) {
      const id = requirements.length + 1;
      requirements.push(
        requirementRow({
          id,
          standardId: standard.id,
          subject: subjectOf(line.subject, place),
          obligation: line.recommended ? "RECOMMENDED" : "MANDATORY",
          articleId: standard.documentId * 2 - line.article,
          firstTermOnly: line.firstTermOnly,
        }),
      );
      line.criteria.forEach((each, at) => {
        criteria.push(criterionOf(each, criteria.length + 1, id, line.subject, at === 0, place));
      });
    }
  }
  return {
    legalDocuments,
    articles,
    delegations: delegationsOf(draw.delegations, place, legalDocuments, articles),
    standards,
    requirements,
    criteria,
  };
}
