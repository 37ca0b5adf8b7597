import { useMemo } from "react";
import type { Lang } from "../../shared/field.js";
import { useQuestion } from "../question.js";
import { nameIn } from "../title.js";
import { useLang, wordsOf } from "../words.js";
import type { Certificate, Criterion, Names } from "./finding.js";

/** The first letter small, for a name that stands inside a sentence; names in capitals stay. */
export const lowered = (text: string): string =>
  /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

const listed = (names: readonly Names[], lang: Lang): string => names.map((one) => nameIn(one, lang)).join(", ");

function criterionText(criterion: Criterion, lang: Lang, tops: ReadonlySet<string>): string {
  if (criterion.kind === "TENURE") return wordsOf("standard.months", lang, { months: criterion.months ?? 0 });
  if (criterion.kind === "AGE") return ageText(criterion, lang);
  const level = criterion.level ? nameIn(criterion.level, lang) : "";
  // Above the highest level of a scale there is nothing.
  const parts = [tops.has(criterion.level?.id ?? "") ? level : wordsOf("standard.levelOrAbove", lang, { level })];
  if (criterion.fields.length > 0)
    parts.push(wordsOf("standard.fields", lang, { fields: listed(criterion.fields, lang) }));
  if (criterion.freshYears) parts.push(wordsOf("standard.fresh", lang, { years: criterion.freshYears }));
  return parts.join(", ");
}

function ageText({ least, most }: Criterion, lang: Lang): string {
  if (least !== null && most !== null) return wordsOf("standard.ageBetween", lang, { least, most });
  return least !== null
    ? wordsOf("standard.ageLeast", lang, { least })
    : wordsOf("standard.ageMost", lang, { most: most ?? 0 });
}

const TOPS = "{dimensions(limit: 100){nodes{levels(limit: 1, orderBy: [RANK_DESC]){nodes{id}}}}}";
type Tops = {
  readonly dimensions: {
    readonly nodes: readonly { readonly levels: { readonly nodes: readonly { readonly id: string }[] } }[];
  };
};

/** Says an accepted criterion: "Đại học trở lên, ngành Luật", "từ 18 đến 35 tuổi". */
export function useCriterionWords(): (criterion: Criterion) => string {
  const lang = useLang();
  const { data } = useQuestion<Tops>(TOPS);
  const tops = useMemo(
    () => new Set(data?.dimensions.nodes.flatMap(({ levels }) => levels.nodes.map(({ id }) => id))),
    [data],
  );
  return (criterion) => criterionText(criterion, lang, tops);
}

/** A certificate in words: "Cao đẳng, Luật, 2015". */
export const certificateText = ({ level, fieldOfStudy, issuedOn }: Certificate, lang: Lang): string =>
  [
    nameIn(level, lang),
    ...(fieldOfStudy ? [nameIn(fieldOfStudy, lang)] : []),
    ...(issuedOn ? [issuedOn.slice(0, 4)] : []),
  ].join(", ");
