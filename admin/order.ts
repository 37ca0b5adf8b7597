import { type Dictionary, type Field, refName } from "../shared/field.js";
import { dictionaryOf } from "../shared/resources.js";

const upper = (name: string): string => name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** The API's order for a field (`FULL_NAME`, `UNIT_NAME`); null where the field has none. */
export function orderName(of: Dictionary, name: string): string | null {
  if (/^[A-Z_]+$/.test(name)) return name;
  const field = of.fields[name];
  if (!field || !sortable(field)) return null;
  if (field.kind !== "ref") return upper(name);
  const target = dictionaryOf(field.to);
  const [title] = target.title;
  if (!title || !target.fields[title]) return null;
  return upper(`${refName(name)}${title.charAt(0).toUpperCase()}${title.slice(1)}`);
}

const sortable = (field: Field): boolean =>
  field.kind !== "refs" && field.kind !== "choices" && !(field.kind === "text" && field.long);

/** The order in which a list opens: the first field of the dictionary's own order; of what the hub notes, the latest first. */
export function usualSort(of: Dictionary): { field: string; order: "ASC" | "DESC" } {
  const field = (of.order ?? []).find((name) => of.fields[name]?.kind !== "ref") ?? "id";
  return { field, order: of.fields[field]?.kind === "instant" ? "DESC" : "ASC" };
}

/** The `orderBy` of a list; undefined asks for the resource's own order. */
export function orderBy(of: Dictionary, sort: { field: string; order: string } | undefined): string[] | undefined {
  if (!sort || sort.field === "id") return undefined;
  const usual = usualSort(of);
  if (sort.field === usual.field && sort.order === "ASC") return undefined;
  const name = orderName(of, sort.field);
  return name ? [`${name}_${sort.order}`] : undefined;
}
