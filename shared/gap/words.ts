import type { Lang } from "../field.js";
import { lowered, PHRASES, type Phrases } from "./phrases.js";
import type { CertificateWords, CriterionWords, DocumentWords, Trace } from "./trace.js";

/**
 * A finding in words: what is required and by which article, what is held by which certificate, why that
 * follows, until when, and the cheapest remedy. Made from the trace alone, so it can say nothing else than
 * what the data say.
 */
export function explanation(trace: Trace, lang: Lang): string {
  const speak = PHRASES[lang];
  return [
    requiredBy(trace, speak),
    overriding(trace, speak),
    heldBy(trace, speak),
    whyOf(trace, speak),
    untilWhen(trace, speak),
    remedyFor(trace, speak),
  ]
    .filter((sentence) => sentence !== "")
    .join(" ");
}

/** An accepted criterion in words: "đại học trở lên, ngành Luật". */
export function criterionWords(criterion: CriterionWords, lang: Lang): string {
  const speak = PHRASES[lang];
  if (criterion.kind === "AGE") return speak.age(criterion);
  return criterion.kind === "TENURE" ? speak.tenure(criterion) : speak.level(criterion);
}

function requiredBy({ criterion, others, article, duty, firstTermOnly }: Trace, speak: Phrases): string {
  const lang = speak === PHRASES.vi ? "vi" : "en";
  const criteria = [criterion, ...others].map((one) => criterionWords(one, lang));
  return (
    speak.required(speak.or(criteria), { recommended: duty === "RECOMMENDED", firstTermOnly }) +
    speak.source(article.number, documentWords(article.document, speak))
  );
}

/** A document by its kind and number: "Thông tư 13/2019/TT-BNV". */
export const documentTitle = (document: DocumentWords, lang: Lang): string => documentWords(document, PHRASES[lang]);

const documentWords = ({ kind, number }: DocumentWords, speak: Phrases): string => `${speak.name(kind)} ${number}`;

function overriding({ overridden }: Trace, speak: Phrases): string {
  const documents = [...new Set(overridden.map((one) => documentWords(one, speak)))];
  return documents.length > 0 ? speak.instead(documents) : "";
}

/** What the answer rests on. Only what is valid is "held"; what has lapsed or is not verified is "on file". */
function heldBy({ certificate, counted, fact, reason }: Trace, speak: Phrases): string {
  if (counted) return counted.kind === "AGE" ? speak.aged(counted) : speak.served(counted);
  if (!certificate) return "";
  if (certificate.level.rank === 0) return speak.inspected(speak.name(certificate.level));
  const isHeld = fact === "SATISFIED" || reason === "BELOW_LEVEL" || reason === "WRONG_FIELD";
  return (isHeld ? speak.held : speak.recorded)(certificateWords(certificate, speak));
}

function certificateWords({ level, field, number, issuedOn, validThrough }: CertificateWords, speak: Phrases): string {
  const name = lowered(speak.name(level));
  return [
    field ? speak.inField(name, speak.name(field)) : name,
    ...(number === null ? [] : [speak.number(number)]),
    ...(issuedOn === null ? [] : [speak.issued(issuedOn)]),
    ...(validThrough === null ? [] : [speak.valid(validThrough)]),
  ].join(", ");
}

function whyOf(trace: Trace, speak: Phrases): string {
  return trace.reason === null ? speak.satisfied : speak.reason[trace.reason](trace);
}

function untilWhen(trace: Trace, speak: Phrases): string {
  if (trace.fact === "SATISFIED") return trace.expiringThrough ? speak.expiring(trace.expiringThrough) : "";
  if (trace.duty === "RECOMMENDED") return speak.advisory;
  if (trace.duty === "WAIVED") return speak.waived(trace.dutyThrough);
  if (trace.duty === "GRACE" && trace.dutyThrough) return speak.grace(trace.dutyThrough);
  return trace.duty === "FUTURE" && trace.dutyFrom ? speak.future(trace.dutyFrom) : "";
}

/** Only where something is known to be missing: for what is not known, the file comes first. */
function remedyFor({ fact, criterion, inTraining, remedy }: Trace, speak: Phrases): string {
  if (inTraining) return speak.training(inTraining.name, inTraining.heldThrough);
  if (fact !== "NOT_SATISFIED" || criterion.kind !== "LEVEL") return "";
  return remedy ? speak.remedy(speak.name(remedy), remedy.days, remedy.degreeStudy) : speak.noRemedy;
}
