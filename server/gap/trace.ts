import type {
  CertificateWords,
  Counted,
  CriterionWords,
  DocumentWords,
  LevelWords,
  Names,
  Trace,
} from "../../shared/gap/trace.js";
import type { Called, CalledCourse, Catalogue } from "./catalogue.js";
import type { CatalogueDay } from "./catalogue-day.js";
import { sinceOf } from "./evidence.js";
import { ageFor, tenureFor } from "./personal.js";
import { learnable, remedies } from "./remedy.js";
import { expiringThrough, type Judged, training } from "./rule.js";
import type { Assignment, Criterion, Level, Person, Qualification, Requirement } from "./terms.js";

/** Whom a finding is about: a person in one of their assignments. */
export type Subject = { readonly person: Person; readonly assignment: Assignment };

/** What a finding's sentence is made from, with names in place of keys. */
export function traceOf(judged: Judged, { person, assignment }: Subject, day: CatalogueDay): Trace {
  const { answer, others, owed, requirement, line } = judged;
  const { catalogue, asOf } = day;
  const inTraining = training(judged, person, asOf);
  return {
    fact: judged.fact,
    reason: judged.reason,
    duty: judged.duty,
    dutyFrom: owed.from,
    dutyThrough: owed.through,
    criterion: criterionNames(answer.criterion, catalogue),
    others: others.map((one) => criterionNames(one.criterion, catalogue)),
    article: articleWords(requirement, catalogue),
    overridden: line.overridden.map((one) => articleWords(one, catalogue).document),
    firstTermOnly: requirement.firstTermOnly,
    counted: countedOf(answer.criterion, { person, assignment }, asOf),
    certificate: answer.evidence?.decisive ? certificateWords(answer.evidence.decisive, catalogue) : null,
    distance: answer.evidence?.distance ?? null,
    since: answer.evidence && sinceOf(answer.evidence),
    expiringThrough: expiringThrough(judged, asOf),
    inTraining: inTraining && { name: inTraining.name, heldThrough: inTraining.heldThrough },
    remedy: remedyWords(coursesFor(judged, person, day)[0]),
  };
}

function countedOf(criterion: Criterion, { person, assignment }: Subject, asOf: string): Counted | null {
  if (criterion.kind === "LEVEL") return null;
  if (criterion.kind === "AGE") {
    const age = ageFor(criterion, person, assignment, asOf);
    return age && { kind: "AGE", ...age };
  }
  const tenure = tenureFor(criterion, person, assignment, asOf);
  return tenure && { kind: "TENURE", ...tenure, on: asOf };
}

/** The courses that would close a finding, the cheapest first; none where it needs no closing. */
export function coursesFor(
  { fact, requirement }: Judged,
  person: Person,
  { courses, asOf }: CatalogueDay,
): CalledCourse[] {
  return fact === "SATISFIED" ? [] : remedies(learnable(requirement), person, courses, asOf);
}

const names = (one: Pick<Called, "name" | "nameEn"> | undefined): Names => ({
  vi: one?.name ?? "",
  en: one?.nameEn ?? null,
});

const levelWords = ({ id, rank }: Level, { levels }: Catalogue): LevelWords => ({ ...names(levels.get(id)), rank });

/** A criterion with names in place of keys. */
export function criterionNames(criterion: Criterion, catalogue: Catalogue): CriterionWords {
  if (criterion.kind === "AGE")
    return { kind: "AGE", least: criterion.least, most: criterion.most, ageOn: criterion.ageOn };
  if (criterion.kind === "TENURE") return { kind: "TENURE", months: criterion.months, tenureIn: criterion.tenureIn };
  return {
    kind: "LEVEL",
    dimension: names(catalogue.dimensions.get(criterion.dimension.id)),
    level: levelWords(criterion.level, catalogue),
    fields: topFields(criterion.fields, catalogue).map((id) => names(catalogue.fields.get(id))),
    freshYears: criterion.freshYears,
  };
}

/** Of the accepted fields those that a criterion names: what lies below another one of them goes without saying. */
export const topFields = (fields: ReadonlySet<number> | null, catalogue: Catalogue): number[] =>
  [...(fields ?? [])].filter((id) => !fields?.has(catalogue.fields.get(id)?.parentId ?? -1));

function articleWords(
  { articleId, standard }: Requirement,
  { articles }: Catalogue,
): { number: string; document: DocumentWords } {
  const article = articles.get(articleId);
  return {
    number: article?.number ?? "",
    document: { kind: names(article?.document.kind), number: article?.document.number ?? standard.document.number },
  };
}

const certificateWords = (one: Qualification, catalogue: Catalogue): CertificateWords => ({
  level: levelWords(one.level, catalogue),
  field: one.fieldId === null ? null : names(catalogue.fields.get(one.fieldId)),
  number: one.number,
  issuedOn: one.issuedAs,
  validThrough: one.validThrough,
  voidFromStart: one.voidFromStart,
});

const remedyWords = (course: CalledCourse | undefined): Trace["remedy"] =>
  course ? { ...names(course), days: course.days, degreeStudy: course.degreeStudy } : null;
