import { type Dictionary, type Field, fieldsOf, type Kind, refName } from "../shared/field.js";

/** What a list is narrowed by in the panel: `q`, a field's value, a range of days, and what single resources add. */
export type FilterValues = Readonly<Record<string, unknown>>;

type Condition = readonly [key: string, condition: object];
type Range = { readonly from?: string | null; readonly to?: string | null };

const range = (value: unknown): object => {
  const { from, to } = value as Range;
  return { ...(from && { gte: from }), ...(to && { lte: to }) };
};
/** The instants of days in Vietnam, UTC+7 for as long as the hub has been noting any. */
const instants = (value: unknown): object => {
  const { from, to } = value as Range;
  const at = (day: string, time: string): string => new Date(`${day}T${time}+07:00`).toISOString();
  return { ...(from && { gte: at(from, "00:00:00.000") }), ...(to && { lte: at(to, "23:59:59.999") }) };
};
const equal = (name: string, value: unknown): Condition => [name, Array.isArray(value) ? { in: value } : { eq: value }];

/** One row a kind: the API's condition for the panel's value. */
const CONDITIONS: { readonly [K in Kind]: (name: string, value: unknown) => Condition } = {
  text: (name, value) => [name, { contains: value }],
  day: (name, value) => [name, range(value)],
  partialDay: (name, value) => [name, range(value)],
  instant: (name, value) => [name, instants(value)],
  int: equal,
  dong: equal,
  bool: equal,
  choice: equal,
  choices: (name, value) => [name, { has: value }],
  ref: equal,
  refs: (name, value) => [refName(name), { some: { id: { eq: value } } }],
};

/** What is asked of an official's positions of the day. */
const OF_OFFICIALS: Readonly<Record<string, (value: unknown) => Condition>> = {
  within: (value) => ["unit", { within: [value] }],
  positionId: (value) => ["position", { id: { eq: value } }],
  category: (value) => ["position", { category: { eq: value } }],
  inPost: (value) => ["assignments", value ? { some: {} } : { none: {} }],
};

/** A unit means itself and all below it. */
const underUnit = (name: string, value: unknown): Condition => [refName(name), { within: [value] }];

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) ? value.length === 0 : typeof value === "object" && Object.values(value).every(isEmpty));

function conditionOf(of: Dictionary, name: string, value: unknown): Condition | null {
  if (isEmpty(value)) return null;
  if (of.name === "Official" && OF_OFFICIALS[name]) return OF_OFFICIALS[name](value);
  if (name === "id") return equal("id", value);
  if (of.name === "AuditEntry" && name === "resource") return equal(name, value);
  const field: Field | undefined = of.fields[name.replace(/\.within$/, "")];
  if (!field) return [name, value as object];
  if (name.endsWith(".within")) return underUnit(name.slice(0, -".within".length), value);
  if (field.kind === "ref" && field.to === "Unit" && typeof value === "object" && "within" in (value as object))
    return underUnit(name, (value as { within: unknown }).within);
  return CONDITIONS[field.kind](name, value);
}

/** The API's filter for the panel's values; undefined where nothing narrows. `q` is not in it: it is the search. */
export function apiFilter(of: Dictionary, values: FilterValues): object | undefined {
  const conditions = Object.entries(values).flatMap(([name, value]): object[] => {
    const condition = name === "q" ? null : conditionOf(of, name, value);
    return condition ? [{ [condition[0]]: condition[1] }] : [];
  });
  if (conditions.length === 0) return undefined;
  return conditions.length === 1 ? conditions[0] : { and: conditions };
}

/** The words that are looked for; undefined where none are. */
export const searched = (values: FilterValues): string | undefined =>
  typeof values.q === "string" && values.q.trim() !== "" ? values.q.trim() : undefined;

/** How many conditions narrow the list, the search apart. */
export const countFilters = (values: FilterValues): number =>
  Object.entries(values).filter(([name, value]) => name !== "q" && !isEmpty(value)).length;

/** Where only some fields help to find a record: those, in their order. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  AuditEntry: ["at", "kind", "who", "accountId", "resource"],
  Session: ["accountId", "seenAt"],
};

/** Whether a field may be asked about in the panel's filter: all but long texts and codes of no meaning to people. */
export const filterable = (of: Dictionary): [string, Field][] =>
  fieldsOf(of).filter(
    ([name, field]) =>
      (ONLY[of.name]?.includes(name) ?? true) &&
      !(field.kind === "text" && (field.long || field.unique)) &&
      field.kind !== "int" &&
      field.kind !== "dong",
  );
