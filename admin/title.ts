import { UNIT_KINDS } from "../shared/catalogue/unit.js";
import { dayWords } from "../shared/day.js";
import type { Dictionary, Lang } from "../shared/field.js";
import { dictionaryOf } from "../shared/resources.js";
import { instantText } from "./format.js";

type Named = Readonly<Record<string, unknown>>;

const at = (record: Named, path: string): unknown =>
  path.split(".").reduce<unknown>((value, key) => (value as Named | null | undefined)?.[key], record);

/** The name of a row of a resource in the reader's language: English where there is one and it is asked for. */
export const nameIn = (record: Named, lang: Lang): string =>
  String((lang === "en" && record.nameEn) || record.name || "");

/** A unit with its kind: "Xã Cường Lợi", "Cường Lợi commune". */
export function unitWords(unit: Named | null | undefined, lang: Lang): string {
  if (!unit) return "";
  const kind = UNIT_KINDS[unit.kind as keyof typeof UNIT_KINDS];
  if (!kind) return String(unit.name ?? "");
  return lang === "vi" ? `${kind.vi} ${String(unit.name)}` : `${String(unit.name)} ${kind.en.toLowerCase()}`;
}

function partWords(of: Dictionary, record: Named, path: string, lang: Lang): string {
  const english = lang === "en" && path.endsWith("name") ? at(record, path.replace(/name$/, "nameEn")) : null;
  const value = english ?? at(record, path);
  if (value === null || value === undefined) return "";
  const field = fieldAt(of, path);
  if (field?.kind === "choice") return field.values[String(value)]?.[lang] ?? String(value);
  if (field?.kind === "instant") return instantText(String(value), lang);
  return field?.kind === "day" || field?.kind === "partialDay" ? dayWords(String(value)) : String(value);
}

function fieldAt(of: Dictionary, path: string) {
  const [ref, name] = path.split(".") as [string, string | undefined];
  if (!name) return of.fields[ref];
  const key = of.fields[`${ref}Id`];
  return key?.kind === "ref" ? dictionaryOf(key.to).fields[name] : undefined;
}

/** What single resources add to their title, so that two of one name can be told apart. */
const ADDED: Readonly<Record<string, (record: Named, lang: Lang) => string>> = {
  Unit: (record, lang) => {
    const above = unitWords(record.parent as Named | null, lang);
    const until = record.validUntil
      ? ` (${lang === "vi" ? "đến" : "until"} ${dayWords(String(record.validUntil))})`
      : "";
    return `${above ? `, ${above}` : ""}${until}`;
  },
  Level: (record, lang) => {
    const dimension = record.dimension as Named | undefined;
    return dimension ? ` (${nameIn(dimension, lang)})` : "";
  },
};

/** What names a record to a person, by its dictionary. */
export function titleOf(of: Dictionary, record: Named | null | undefined, lang: Lang): string {
  if (!record) return "";
  if (of.name === "Unit") return unitWords(record, lang);
  const parts = of.title.map((path) => partWords(of, record, path, lang)).filter((part) => part !== "");
  return parts.join(" · ");
}

/** The title with what tells namesakes apart, for choosing. */
export const fullTitleOf = (of: Dictionary, record: Named | null | undefined, lang: Lang): string =>
  record ? `${titleOf(of, record, lang)}${ADDED[of.name]?.(record, lang) ?? ""}` : "";
