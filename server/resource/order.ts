import sql, { join, raw, type Sql } from "sql-template-tag";
import { type Dictionary, type Field, type FieldOf, fieldsOf, refName } from "../../shared/field.js";
import { all, any } from "../database.js";
import { Refusal } from "../errors.js";
import { column } from "./filter.js";
import type { CursorKeys } from "./page.js";
import { keyOf, orderOf, snake } from "./record.js";
import { type FilterScope, resourceOf } from "./resource.js";
import { refuseSensitive } from "./visible.js";

/** What kind of number, so that a cursor's keys are held against it. */
type NumberKind = true | "dong" | "bool";

/** What a list may be sorted by. */
export type Order = {
  readonly doc: string;
  /** A number sorts as it is; text by code point, whatever the server's locale. */
  readonly number?: NumberKind;
  /** Never empty, so that an index of its column gives the order. */
  readonly filled?: true;
  /** The field that not everyone may ask by. */
  readonly sensitive?: string;
  readonly by: (alias: string, scope: FilterScope) => Sql;
};

const NUMBERS: { readonly [K in Field["kind"]]?: NumberKind } = { int: true, dong: "dong", bool: "bool" };
const sortable = (field: Field): boolean =>
  field.kind !== "refs" && field.kind !== "choices" && !(field.kind === "text" && field.long);
const enumName = (field: string): string => snake(field).toUpperCase();

function orderOfField(name: string, field: Field): Order {
  const number = NUMBERS[field.kind];
  return {
    doc: `${field.label.vi}. ${field.label.en}.`,
    ...(number && { number }),
    ...(!field.optional && { filled: true }),
    ...(field.sensitive && { sensitive: name }),
    by: (alias) => column(alias, orderOf(field) ? keyOf(name) : name),
  };
}

/** A key is sorted by what names the record it refers to: `UNIT_NAME`. */
function orderOfRef(name: string, field: FieldOf<"ref">): [string, Order][] {
  const target = resourceOf(field.to).of;
  const title = target.title[0] as string;
  const shown = target.fields[title];
  if (!shown) return [];
  const { doc, number, by } = orderOfField(title, shown);
  const order: Order = {
    doc: `${field.label.vi}. ${field.label.en}. ${doc}`,
    ...(number && { number }),
    by: (alias, scope) =>
      sql`(SELECT ${by("o", scope)} FROM ${scope.from(target.name)} o WHERE o."id" = ${column(alias, name)})`,
  };
  return [[enumName(`${refName(name)}${title.charAt(0).toUpperCase()}${title.slice(1)}`), order]];
}

const known = new Map<string, ReadonlyMap<string, Order>>();

/** The orders of a resource by enum name, without their direction. */
export function ordersOf(name: string): ReadonlyMap<string, Order> {
  const made = known.get(name);
  if (made) return made;
  const { of, orders } = resourceOf(name);
  const own = fieldsOf(of)
    .filter(([, field]) => sortable(field))
    .flatMap(([field, is]): [string, Order][] =>
      is.kind === "ref" ? orderOfRef(field, is) : [[enumName(field), orderOfField(field, is)]],
    );
  const entry: Order = {
    doc: "Thứ tự nhập. The order of entry.",
    number: true,
    filled: true,
    by: (alias) => column(alias, "id"),
  };
  const all_ = new Map([...own, ...Object.entries(orders ?? {}), ["ID", entry] as const]);
  known.set(name, all_);
  return all_;
}

/** One step of an order, as SQL. */
export type Term = {
  readonly by: Sql;
  readonly descending: boolean;
  readonly filled: boolean;
  readonly number: NumberKind | false;
};

const usualOrder = (of: Dictionary): string[] =>
  (of.order ?? ["id"]).flatMap((field) => (of.fields[field]?.kind === "ref" ? [] : [`${enumName(field)}_ASC`]));

/** The most fields that a list is ordered by. */
const ORDER_TERMS = 6;

/** The order that is asked for, else the resource's own; the key breaks ties. */
export function termsOf(
  name: string,
  alias: string,
  orderBy: readonly string[] | null | undefined,
  scope: FilterScope,
  backward = false,
): Term[] {
  if ((orderBy?.length ?? 0) > ORDER_TERMS)
    throw new Refusal("LIMIT_EXCEEDED", { with: { what: "orderBy", max: ORDER_TERMS } });
  const orders = ordersOf(name);
  const values = orderBy && orderBy.length > 0 ? orderBy : usualOrder(resourceOf(name).of);
  const terms = values.map((value) => {
    const order = orders.get(value.replace(/_(ASC|DESC)$/, "")) as Order;
    if (order.sensitive) refuseSensitive(scope.caller, order.sensitive);
    const by = order.by(alias, scope);
    return {
      by: order.number ? by : sql`${by}${scope.dialect.binary}`,
      descending: value.endsWith("_DESC") !== backward,
      filled: order.filled === true,
      number: order.number ?? false,
    };
  });
  return [...terms, { by: column(alias, "id"), descending: backward, filled: true, number: true }];
}

/** Nulls come last, whatever the direction; read backward they come first. */
export const orderSql = (terms: readonly Term[], backward: boolean): Sql =>
  join(
    terms.flatMap(({ by, descending, filled }) => [
      ...(filled ? [] : [sql`(${by} IS NULL) ${raw(backward ? "DESC" : "ASC")}`]),
      sql`${by} ${raw(descending ? "DESC" : "ASC")}`,
    ]),
    ", ",
  );

const INT = 2 ** 31;
const isOfKind = (key: unknown, number: NumberKind | false): boolean => {
  if (!number) return typeof key === "string";
  if (number === "bool") return typeof key === "boolean" || key === 0 || key === 1;
  return Number.isSafeInteger(key) && (number === "dong" || Math.abs(key as number) < INT);
};

/** Whether keys that came back in a cursor can be keys of this order: who forges one is refused, not failed. */
export const fits = (terms: readonly Term[], keys: CursorKeys): boolean =>
  terms.every(({ number }, i) => keys[i] === null || isOfKind(keys[i], number));

/** The rows that come after the keys, term by term. */
export function afterSql(terms: readonly Term[], keys: CursorKeys, backward: boolean): Sql {
  const branches: Sql[] = [];
  const equal: Sql[] = [];
  terms.forEach(({ by, descending, filled }, i) => {
    const key = keys[i] ?? null;
    const beyond = sql`${by} ${raw(descending ? "<" : ">")} ${key}`;
    if (key !== null) branches.push(all([...equal, backward || filled ? beyond : any([beyond, sql`${by} IS NULL`])]));
    else if (backward) branches.push(all([...equal, sql`${by} IS NOT NULL`]));
    equal.push(key === null ? sql`${by} IS NULL` : sql`${by} = ${key}`);
  });
  return any(branches);
}
