import { CATEGORIES } from "../../shared/catalogue/position.js";
import { dayWords } from "../../shared/day.js";
import type { Lang } from "../../shared/field.js";
import { REASONS, REQUIREMENT_STATUSES } from "../../shared/gap/status.js";
import { wordsOf } from "../words.js";
import type { Conditions } from "./conditions.js";
import { lowered } from "./criterion-words.js";

type Named = { readonly unit: string; readonly position: string; readonly dimension: string };

/**
 * The conditions as a sentence: "Công chức ở Huyện Na Rì: chưa đạt Quản lý nhà nước, tính đến 31/12/2018"; the names
 * of what is only a code in the address are given.
 */
export function sentence(conditions: Conditions, named: Named, day: string, lang: Lang): string {
  const { category, position, unit, dimension, status, reason } = conditions;
  const who = position
    ? named.position
    : category
      ? CATEGORIES[category as keyof typeof CATEGORIES][lang]
      : wordsOf("list.all", lang);
  const where = unit ? ` ${wordsOf("list.in", lang, { unit: named.unit })}` : "";
  const said =
    status === "ANY"
      ? wordsOf("list.allStatuses", lang)
      : REQUIREMENT_STATUSES[status as keyof typeof REQUIREMENT_STATUSES][lang].toLowerCase();
  const what = dimension ? ` (${lowered(named.dimension)})` : "";
  const because = reason
    ? `, ${wordsOf("list.because", lang, { reason: REASONS[reason as keyof typeof REASONS][lang].toLowerCase() })}`
    : "";
  return `${who}${where}: ${said}${what}${because}, ${wordsOf("list.asOf", lang, { day: dayWords(day) })}`;
}
