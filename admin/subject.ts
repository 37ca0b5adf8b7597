import type { Lang } from "../shared/field.js";
import { dimensionOf, PERSONAL_SUBJECTS } from "../shared/gap/status.js";
import { useQuestion } from "./question.js";
import { useLang } from "./words.js";

/** What a requirement is about, in words: a dimension, a narrower name within one, age or tenure. */

export type Dimension = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameEn: string | null;
};
type Answer = { readonly dimensions: { readonly nodes: readonly Dimension[] } };

/** Narrower names within a dimension that have words of their own. */
const NARROWER: Readonly<Record<string, Record<Lang, string>>> = {
  "DUTY_TRAINING:CIVIL_STATUS": { vi: "Bồi dưỡng nghiệp vụ hộ tịch", en: "Civil status training" },
};

const isPersonal = (code: string): code is keyof typeof PERSONAL_SUBJECTS => code in PERSONAL_SUBJECTS;

/** The words of a subject, given the dimensions. */
function subjectWords(subject: string, dimensions: readonly Dimension[], lang: Lang): string {
  if (isPersonal(subject)) return PERSONAL_SUBJECTS[subject][lang];
  const narrower = NARROWER[subject];
  if (narrower) return narrower[lang];
  const code = dimensionOf(subject);
  const dimension = dimensions.find((one) => one.code === code);
  const name = (lang === "en" && dimension?.nameEn) || dimension?.name || subject;
  const rest = subject
    .slice(code.length + 1)
    .replaceAll("_", " ")
    .toLowerCase();
  return rest ? `${name}: ${rest}` : name;
}

/** The dimensions in their order. */
export const useDimensions = (): readonly Dimension[] =>
  useQuestion<Answer>("{dimensions(limit: 100){nodes{id code name nameEn}}}").data?.dimensions.nodes ?? [];

/** Says a subject in the reader's language. */
export function useSubjectWords(): (subject: string) => string {
  const lang = useLang();
  const dimensions = useDimensions();
  return (subject) => subjectWords(subject, dimensions, lang);
}
