import sql, { raw, type Sql } from "sql-template-tag";
import { type Problem, valueProblem } from "../../shared/check.js";
import type { Dictionary, Field, FieldOf, Kind, ListOf } from "../../shared/field.js";
import { fieldsOf, refName } from "../../shared/field.js";
import { clean, fold, hasControls } from "../../shared/text.js";
import { all, any, named } from "../database.js";
import { Refusal } from "../errors.js";
import { pairsAt, tableAt } from "./known.js";
import { foldOf, idOf, isFolded, pairsOf } from "./record.js";
import { allResources, type FilterScope, resourceOf, type View } from "./resource.js";
import { ownUnit, refuseSensitive, visible } from "./visible.js";

/** `t1."unitId"` */
export const column = (alias: string, name: string): Sql => sql`${raw(alias)}.${named(name)}`;
/** Whether the row `alias` holds on the day. */
export const holds = (of: Pick<Dictionary, "periods">, alias: string, asOf: string): Sql => {
  const period = of.periods?.[0];
  if (!period) return raw("TRUE");
  return sql`(${column(alias, period[0])} <= ${asOf} AND (${column(alias, period[1])} IS NULL OR ${column(alias, period[1])} > ${asOf}))`;
};

type Operators = Readonly<Record<string, unknown>>;
type Compare = (value: unknown, at: Sql, field: Field, scope: FilterScope) => Sql;

const bad = (problem: Problem): Refusal => new Refusal("BAD_USER_INPUT", { problems: [problem] });
const refuse = (field: string): Refusal => bad({ field, code: "REQUIRED" });
/** Whether a condition is not met. Plain NOT of what compares an empty value is neither true nor false. */
const unmet = (condition: Sql): Sql => sql`(${condition} IS NOT TRUE)`;

/** `%`, `_` and `\` stand for themselves. */
export const likeText = (value: string): string => value.replace(/[\\%_]/g, "\\$&");
const like = (at: Sql, pattern: string): Sql => sql`${at} LIKE ${pattern} ESCAPE '\\'`;

const COMPARE: Readonly<Record<string, Compare>> = {
  eq: (value, at) => sql`${at} = ${value}`,
  ne: (value, at) => sql`(${at} <> ${value} OR ${at} IS NULL)`,
  in: (value, at, _field, scope) => within(at, value as (string | number)[], scope),
  notIn: (value, at, _field, scope) => sql`(${at} IS NULL OR NOT ${within(at, value as (string | number)[], scope)})`,
  isNull: (value, at) => (value ? sql`${at} IS NULL` : sql`${at} IS NOT NULL`),
  lt: (value, at) => sql`${at} < ${value}`,
  lte: (value, at) => sql`${at} <= ${value}`,
  gt: (value, at) => sql`${at} > ${value}`,
  gte: (value, at) => sql`${at} >= ${value}`,
};
const within = (at: Sql, values: (string | number)[], scope: FilterScope): Sql =>
  values.length === 0 ? raw("FALSE") : scope.dialect.among(at, values);

const DAY = { kind: "day", label: { vi: "Ngày", en: "Day" } } as const;
/** A day that a condition names, which must be one of the calendar. */
function dayIn(field: string, value: unknown): string {
  const wrong = valueProblem(DAY, value);
  if (wrong) throw bad({ field, ...wrong });
  return value as string;
}

/** Kinds whose values GraphQL takes as they come, so that what is no day or amount is said here. */
const CHECKED: ReadonlySet<Kind> = new Set(["day", "partialDay", "instant", "dong"]);

/** What is asked of a field as it would be kept: keys as numbers (what is no key matches nothing), text clean. */
function operand(path: string, field: Field, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => operand(path, field, one));
  if (typeof value === "boolean") return value;
  if (field.kind === "ref") return idOf(value);
  if (field.kind === "text") {
    if (hasControls(String(value), true)) throw bad({ field: path, code: "NOT_ALLOWED", with: { reason: "control" } });
    return clean(String(value), field.long);
  }
  const wrong = CHECKED.has(field.kind) ? valueProblem(field, value) : null;
  if (wrong) throw bad({ field: path, ...wrong });
  return value;
}

function operators(name: string, field: Field, given: Operators, alias: string, scope: FilterScope): Sql {
  const at = column(alias, name);
  const conditions = Object.entries(given).map(([operator, value]) => {
    const path = `${name}.${operator}`;
    if (value === null || value === undefined) throw refuse(path);
    const asked = operand(path, field, value);
    if (operator === "contains" || operator === "startsWith") return found(name, field, operator, String(asked), alias);
    return (COMPARE[operator] as Compare)(asked, at, field, scope);
  });
  return all(conditions);
}

function found(name: string, field: Field, operator: string, value: string, alias: string): Sql {
  const text = likeText(fold(value));
  const at = isFolded(field) ? column(alias, foldOf(name)) : sql`lower(${column(alias, name)})`;
  return like(at, operator === "contains" ? `%${text}%` : `${text}%`);
}

/** One row a kind that is not compared by operators. */
const SPECIAL: { readonly [K in Kind]?: (name: string, field: FieldOf<K>, given: Operators, alias: string) => Sql } = {
  choices: (name, _field, given, alias) => {
    const has = (value: unknown): Sql => like(column(alias, name), `%"${likeText(String(value))}"%`);
    const conditions = [];
    for (const [operator, value] of Object.entries(given)) if (value === null) throw refuse(`${name}.${operator}`);
    if (given.has !== undefined) conditions.push(has(given.has));
    if (given.hasAny !== undefined) conditions.push(any((given.hasAny as unknown[]).map(has)));
    if (given.isEmpty !== undefined) conditions.push(sql`(${column(alias, name)} = '[]') = ${given.isEmpty}`);
    return all(conditions);
  },
};

/** The rows of another resource that point here: those of the day where the list is dated and no period is asked for. */
function listed(list: ListOf, given: Operators, alias: string, scope: FilterScope): Sql {
  const { of } = resourceOf(list.of);
  const quantifier = (filter: unknown, wanted: "some" | "none" | "every"): Sql => {
    const inner = scope.alias();
    const asksPeriod = typeof filter === "object" && filter !== null && ("validOn" in filter || "overlaps" in filter);
    const base = [sql`${column(inner, list.by)} = ${column(alias, "id")}`, scope.visible(list.of, inner)];
    if (list.dated && !asksPeriod) base.push(holds(of, inner, scope.asOf));
    const condition = scope.condition(list.of, inner, filter);
    const exists = sql`EXISTS (SELECT 1 FROM ${scope.from(of.name)} ${raw(inner)} WHERE ${all([...base, wanted === "every" ? unmet(condition) : condition])})`;
    return wanted === "some" ? exists : sql`NOT ${exists}`;
  };
  return all(Object.entries(given).map(([wanted, filter]) => quantifier(filter, wanted as "some")));
}

function paired(
  of: Dictionary,
  name: string,
  field: FieldOf<"refs">,
  given: Operators,
  alias: string,
  scope: FilterScope,
): Sql {
  const { own, other } = pairsOf(of, name, field);
  const table = pairsAt(of, name, field, scope);
  const quantifier = (wanted: string, filter: unknown): Sql => {
    const [pair, inner] = [scope.alias(), scope.alias()];
    const condition = scope.condition(field.to, inner, filter);
    const exists = sql`EXISTS (SELECT 1 FROM ${table} ${raw(pair)} JOIN ${scope.from(field.to)} ${raw(inner)} ON ${column(inner, "id")} = ${column(pair, other)} WHERE ${column(pair, own)} = ${column(alias, "id")} AND ${scope.visible(field.to, inner)} AND ${wanted === "every" ? unmet(condition) : condition})`;
    return wanted === "some" ? exists : sql`NOT ${exists}`;
  };
  return all(Object.entries(given).map(([wanted, filter]) => quantifier(wanted, filter)));
}

function referred(name: string, field: FieldOf<"ref">, filter: unknown, alias: string, scope: FilterScope): Sql {
  const inner = scope.alias();
  return sql`EXISTS (SELECT 1 FROM ${scope.from(field.to)} ${raw(inner)} WHERE ${column(inner, "id")} = ${column(alias, name)} AND ${scope.visible(field.to, inner)} AND ${scope.condition(field.to, inner, filter)})`;
}

type Part = (value: unknown, alias: string, scope: FilterScope) => Sql;
const parts = new Map<string, ReadonlyMap<string, Part>>();

/** What each name in a resource's filter means, read off its dictionary once. */
function partsOf(name: string): ReadonlyMap<string, Part> {
  const known = parts.get(name);
  if (known) return known;
  const { of, filters } = resourceOf(name);
  const made = new Map<string, Part>();
  made.set("id", (value, alias, scope) =>
    operators("id", { kind: "ref", to: name, label: of.label }, value as Operators, alias, scope),
  );
  for (const [key, field] of fieldsOf(of)) {
    const special = SPECIAL[field.kind] as ((n: string, f: Field, g: Operators, a: string) => Sql) | undefined;
    const guard = (part: Part): Part => (field.sensitive ? guarded(key, part) : part);
    if (field.kind === "refs")
      made.set(refName(key), (value, alias, scope) => paired(of, key, field, value as Operators, alias, scope));
    else if (special)
      made.set(
        key,
        guard((value, alias) => special(key, field, value as Operators, alias)),
      );
    else
      made.set(
        key,
        guard((value, alias, scope) => operators(key, field, value as Operators, alias, scope)),
      );
    if (field.kind === "ref")
      made.set(refName(key), (value, alias, scope) => referred(key, field, value, alias, scope));
  }
  for (const [key, list] of Object.entries(of.lists ?? {}))
    made.set(key, (value, alias, scope) => listed(list, value as Operators, alias, scope));
  const period = of.periods?.[0];
  if (period) {
    made.set("validOn", (value, alias) => holds(of, alias, dayIn("validOn", value)));
    made.set("overlaps", (value, alias) => overlapping(period, value as object, alias));
  }
  for (const [key, extra] of Object.entries(filters ?? {}))
    made.set(key, (value, alias, scope) => extra.where(value as never, alias, scope));
  parts.set(name, made);
  return made;
}

/** Who may not see a field may not find out by asking for those that have a value either. */
const guarded =
  (field: string, part: Part): Part =>
  (value, alias, scope) => {
    refuseSensitive(scope.caller, field);
    return part(value, alias, scope);
  };

const overlapping = (
  [first, end]: readonly [string, string],
  { from, to }: { from?: string | null; to?: string | null },
  alias: string,
): Sql =>
  all([
    ...(to ? [sql`${column(alias, first)} <= ${dayIn("overlaps.to", to)}`] : []),
    ...(from ? [sql`(${column(alias, end)} IS NULL OR ${column(alias, end)} > ${dayIn("overlaps.from", from)})`] : []),
  ]);

/** The condition of a filter for the row `alias` of a resource. A null operand is refused: null alone never means "any". */
export function condition(name: string, alias: string, filter: unknown, scope: FilterScope): Sql {
  if (filter === undefined) return raw("TRUE");
  if (filter === null || typeof filter !== "object") throw refuse("filter");
  const known = partsOf(name);
  return all(
    Object.entries(filter).map(([key, value]) => {
      if (value === undefined) return raw("TRUE");
      if (value === null) throw refuse(key);
      if (key === "and") return all((value as unknown[]).map((one) => condition(name, alias, one, scope)));
      if (key === "or") return any((value as unknown[]).map((one) => condition(name, alias, one, scope)));
      if (key === "not") return unmet(condition(name, alias, value, scope));
      return (known.get(key) as Part)(value, alias, scope);
    }),
  );
}

/** What a filter may hold, whether it stands in the document or in variables: its cost grows with each level of rows. */
export const FILTER_LIMITS = { depth: 10, conditions: 200 } as const;

/** Refuses a filter that is nested too deep or holds too many conditions; looks no further than it must. */
export function refuseLarge(filter: unknown): void {
  let conditions = 0;
  const look = (part: unknown, depth: number): void => {
    if (typeof part !== "object" || part === null) return;
    if (!Array.isArray(part) && depth > FILTER_LIMITS.depth)
      throw new Refusal("LIMIT_EXCEEDED", { with: { what: "filter", max: FILTER_LIMITS.depth } });
    for (const inner of Object.values(part)) {
      if (typeof inner === "object" && ++conditions > FILTER_LIMITS.conditions)
        throw new Refusal("LIMIT_EXCEEDED", { with: { what: "filter", max: FILTER_LIMITS.conditions } });
      look(inner, Array.isArray(part) ? depth : depth + 1);
    }
  };
  look(filter, 0);
}

/** A scope for one statement: the view, and fresh aliases. */
export function scopeOf(view: View): FilterScope {
  let count = 0;
  const scope: FilterScope = {
    asOf: view.asOf,
    knownAt: view.knownAt,
    caller: view.caller,
    dialect: view.dialect,
    alias: () => `t${++count}`,
    condition: (name, alias, filter) => condition(name, alias, filter, scope),
    from: (name) => tableAt(resourceOf(name).of, view),
    visible: (name, alias, looking) => visible(name, alias, scope, looking),
    ownUnit: (key, looking) => ownUnit(key, view, looking),
  };
  return scope;
}

/** Every field of every resource that refers to rows of `name`: what must be empty before such a row goes. */
export const usesOf = (name: string): { of: Dictionary; field: string; kind: "ref" | "refs" }[] =>
  allResources().flatMap(({ of }) =>
    fieldsOf(of).flatMap(([field, { kind, ...rest }]) =>
      (kind === "ref" || kind === "refs") && (rest as { to?: string }).to === name ? [{ of, field, kind }] : [],
    ),
  );
