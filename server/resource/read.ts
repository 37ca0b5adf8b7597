import { createHash } from "node:crypto";
import sql, { join, raw, type Sql } from "sql-template-tag";
import { type Dictionary, type Field, fieldsOf, refName } from "../../shared/field.js";
import type { At } from "../context.js";
import { all, any, named } from "../database.js";
import { Refusal } from "../errors.js";
import { column, condition, holds, scopeOf, searched } from "./filter.js";
import { AT, keyOf, orderOf, pairsOf, snake, tableOf } from "./record.js";
import { type Resource, resourceOf } from "./resource.js";

/** A row of a resource, read for a day. */
export type ReadRow = { id: number; version: number; [AT]: At } & Record<string, unknown>;

export const PAGE = { usual: 25, most: 100, offset: 10_000 } as const;

export type PageArgs = {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly limit?: number | null;
  readonly offset?: number | null;
};
export type ListArgs = PageArgs & {
  readonly filter?: unknown;
  readonly search?: string | null;
  readonly orderBy?: readonly string[] | null;
  /** A condition that is not the caller's: the rows of one parent. */
  readonly within?: (alias: string) => Sql;
};

const T = "t";

/** The columns of a resource's rows: all of its fields, keys of a `refs` field as a JSON list. */
function columnsOf(of: Dictionary, at: At, alias: string): Sql {
  const { jsonGroup } = at.hub.database.dialect;
  const one = ([name, field]: [string, Field]): Sql => {
    if (field.kind !== "refs") return column(alias, name);
    const { table, own, other } = pairsOf(of, name, field);
    return sql`(SELECT ${jsonGroup}(p.${named(other)}) FROM ${named(table)} p WHERE p.${named(own)} = ${column(alias, "id")}) AS ${named(name)}`;
  };
  return join([column(alias, "id"), column(alias, "version"), ...fieldsOf(of).map(one)], ", ");
}

const parsed = (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : (value ?? []));
const HYDRATE: { readonly [K in Field["kind"]]?: (value: unknown) => unknown } = {
  bool: (value) => (value === null ? null : Boolean(value)),
  choices: parsed,
  refs: parsed,
};

/** Rows as the driver gives them, as rows of the resource. */
export function hydrate(resource: Resource, at: At, raws: readonly Record<string, unknown>[]): ReadRow[] {
  const special = fieldsOf(resource.of).flatMap(([name, { kind }]) => {
    const change = HYDRATE[kind];
    return change ? [[name, change] as const] : [];
  });
  return raws.map((given) => {
    const row = Object.assign(new resource.Type() as object, given) as ReadRow;
    row[AT] = at;
    for (const [name, change] of special) row[name] = change(row[name]);
    return row;
  });
}

/** The rows of these ids in their order; null where there is none. */
export async function byIds(at: At, name: string, ids: readonly number[]): Promise<(ReadRow | null)[]> {
  const resource = resourceOf(name);
  const { database } = at.hub;
  const found = await database.rows<Record<string, unknown>>(
    sql`SELECT ${columnsOf(resource.of, at, T)} FROM ${named(tableOf(resource.of))} ${raw(T)} WHERE ${database.dialect.among(column(T, "id"), ids)}`,
  );
  const rows = new Map(hydrate(resource, at, found).map((row) => [row.id, row]));
  return ids.map((id) => rows.get(id) ?? null);
}

/** The one row with this code: of those that use it in turn, the one that holds on the day. */
export async function byCode(at: At, name: string, code: string): Promise<ReadRow | null> {
  const { of } = resourceOf(name);
  const dated = of.periods && !(of.fields.code as { unique?: true }).unique;
  const found = await list(at, name, {
    within: (alias) => all([sql`${column(alias, "code")} = ${code}`, ...(dated ? [holds(of, alias, at.asOf)] : [])]),
    limit: 1,
  });
  return found.rows[0] ?? null;
}

type Term = { readonly by: Sql; readonly descending: boolean };

type Order = { readonly doc: string; readonly number?: true; readonly by: (alias: string, asOf: string) => Sql };
const isNumber = (field: Field): boolean => field.kind === "int" || field.kind === "dong" || field.kind === "bool";

/** The order of a list: what may be sorted by, by enum name without its direction. */
export function ordersOf(name: string): ReadonlyMap<string, Order> {
  const { of, orders } = resourceOf(name);
  const made = new Map<string, Order>();
  for (const [field, given] of fieldsOf(of)) {
    if (given.kind === "refs" || given.kind === "choices" || (given.kind === "text" && given.long)) continue;
    const label = `${given.label.vi}. ${given.label.en}.`;
    if (given.kind !== "ref") {
      made.set(snake(field).toUpperCase(), {
        doc: label,
        ...(isNumber(given) && { number: true }),
        by: (alias) => column(alias, orderOf(given) ? keyOf(field) : field),
      });
      continue;
    }
    const target = resourceOf(given.to).of;
    const title = target.title[0] as string;
    const shown = target.fields[title];
    if (!shown) continue;
    const key = orderOf(shown) ? keyOf(title) : title;
    made.set(snake(`${refName(field)}${title.charAt(0).toUpperCase()}${title.slice(1)}`).toUpperCase(), {
      doc: label,
      ...(isNumber(shown) && { number: true }),
      by: (alias) =>
        sql`(SELECT o.${named(key)} FROM ${named(tableOf(target))} o WHERE o."id" = ${column(alias, field)})`,
    });
  }
  for (const [key, extra] of Object.entries(orders ?? {})) made.set(key, extra);
  made.set("ID", { doc: "Thứ tự nhập. The order of entry.", number: true, by: (alias) => column(alias, "id") });
  return made;
}

const usualOrder = (of: Dictionary): string[] =>
  (of.order ?? ["id"]).flatMap((field) => {
    const given = of.fields[field];
    return given?.kind === "ref" ? [] : [`${snake(field).toUpperCase()}_ASC`];
  });

function termsOf(at: At, name: string, orderBy: readonly string[] | null | undefined, backward: boolean): Term[] {
  const orders = ordersOf(name);
  const { binary } = at.hub.database.dialect;
  const asked = orderBy && orderBy.length > 0 ? orderBy : usualOrder(resourceOf(name).of);
  const terms = asked.map((value) => {
    const descending = value.endsWith("_DESC");
    const order = orders.get(value.replace(/_(ASC|DESC)$/, "")) as Order;
    return {
      by: order.number ? order.by(T, at.asOf) : sql`${order.by(T, at.asOf)}${binary}`,
      descending: descending !== backward,
    };
  });
  return [...terms, { by: column(T, "id"), descending: backward }];
}

/** Nulls come last, whatever the direction; read backward they come first. */
const orderSql = (terms: readonly Term[], backward: boolean): Sql =>
  join(
    terms.flatMap(({ by, descending }, i) => {
      const nulls = i === terms.length - 1 ? [] : [sql`(${by} IS NULL) ${raw(backward ? "DESC" : "ASC")}`];
      return [...nulls, sql`${by} ${raw(descending ? "DESC" : "ASC")}`];
    }),
    ", ",
  );

type CursorKeys = readonly (string | number | null)[];

/** The rows that come after the keys, term by term. */
function afterSql(terms: readonly Term[], keys: CursorKeys, backward: boolean): Sql {
  const branches: Sql[] = [];
  const equal: Sql[] = [];
  terms.forEach(({ by, descending }, i) => {
    const key = keys[i] ?? null;
    const beyond = sql`${by} ${raw(descending ? "<" : ">")} ${key}`;
    if (key !== null) branches.push(all([...equal, backward ? beyond : any([beyond, sql`${by} IS NULL`])]));
    else if (backward) branches.push(all([...equal, sql`${by} IS NOT NULL`]));
    equal.push(key === null ? sql`${by} IS NULL` : sql`${by} = ${key}`);
  });
  return any(branches);
}

/** A cursor belongs to one list: its filter, search, order and day. */
const stampOf = (name: string, asOf: string, args: ListArgs): string =>
  createHash("sha256")
    .update(JSON.stringify([name, asOf, args.filter ?? null, args.search ?? null, args.orderBy ?? null]))
    .digest("base64url")
    .slice(0, 12);

const cursorOf = (stamp: string, keys: CursorKeys): string =>
  Buffer.from(JSON.stringify([stamp, ...keys])).toString("base64url");

function keysOf(cursor: string, stamp: string, count: number): CursorKeys {
  try {
    const [given, ...keys] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [string, ...CursorKeys];
    if (given === stamp && keys.length === count) return keys;
  } catch {}
  throw new Refusal("INVALID_CURSOR");
}

type Window = {
  readonly limit: number;
  readonly offset: number;
  readonly backward: boolean;
  readonly cursor: string | null;
};

/** Keyset or offset, not both; sizes within their bounds, never cut in silence. */
export function windowOf(args: PageArgs, most: number = PAGE.most): Window {
  const { first, after, last, before, limit, offset } = args;
  const keyset = [first, after, last, before].some((one) => one !== null && one !== undefined);
  const byOffset = [limit, offset].some((one) => one !== null && one !== undefined);
  if (keyset && byOffset)
    throw new Refusal("BAD_USER_INPUT", {
      problems: [
        { field: "limit", code: "NOT_ALLOWED", with: { reason: "notWith", other: "first, after, last, before" } },
      ],
    });
  const backward = last !== null && last !== undefined;
  if (backward && first !== null && first !== undefined)
    throw new Refusal("BAD_USER_INPUT", {
      problems: [{ field: "last", code: "NOT_ALLOWED", with: { reason: "notWith", other: "first" } }],
    });
  const size = (backward ? last : (first ?? limit)) ?? PAGE.usual;
  if (size < 0 || (offset ?? 0) < 0)
    throw new Refusal("BAD_USER_INPUT", {
      problems: [{ field: size < 0 ? "limit" : "offset", code: "RANGE", with: { min: 0, max: PAGE.most } }],
    });
  if (size > most) throw new Refusal("LIMIT_EXCEEDED", { with: { what: "first, last, limit", max: PAGE.most } });
  if ((offset ?? 0) > PAGE.offset) throw new Refusal("LIMIT_EXCEEDED", { with: { what: "offset", max: PAGE.offset } });
  return { limit: size, offset: offset ?? 0, backward, cursor: (backward ? before : after) ?? null };
}

export type Listed = {
  readonly rows: readonly ReadRow[];
  readonly cursors: () => readonly string[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
};

/** The condition of a list, without its page: the filter, the search, the parent. */
export function whereOf(at: At, name: string, args: ListArgs): Sql {
  const scope = scopeOf(at.asOf, at.hub.database.dialect);
  return all([
    ...(args.within ? [args.within(T)] : []),
    condition(name, T, args.filter ?? undefined, scope),
    ...(args.search ? [searched(name, T, args.search, at.asOf)] : []),
  ]);
}

/** One page of a resource's rows; `most` is larger for exports, which read page after page. */
export async function list(at: At, name: string, args: ListArgs, most: number = PAGE.most): Promise<Listed> {
  const resource = resourceOf(name);
  const { database } = at.hub;
  const { limit, offset, backward, cursor } = windowOf(args, most);
  const terms = termsOf(at, name, args.orderBy, backward);
  const stamp = stampOf(name, at.asOf, args);
  const where = [whereOf(at, name, args)];
  if (cursor) where.push(afterSql(terms, keysOf(cursor, stamp, terms.length), backward));
  const keys = terms.map(({ by }, i) => sql`${by} AS ${raw(`"$${i}"`)}`);
  const found = await database.rows<Record<string, unknown>>(
    sql`SELECT ${columnsOf(resource.of, at, T)}, ${join(keys, ", ")} FROM ${named(tableOf(resource.of))} ${raw(T)} WHERE ${all(where)} ORDER BY ${orderSql(terms, backward)} LIMIT ${limit + 1} OFFSET ${offset}`,
  );
  const more = found.length > limit;
  const page = more ? found.slice(0, limit) : found;
  if (backward) page.reverse();
  return {
    rows: hydrate(resource, at, page),
    cursors: () =>
      page.map((row) =>
        cursorOf(
          stamp,
          terms.map((_, i) => row[`$${i}`] as string | number | null),
        ),
      ),
    hasNext: backward ? cursor !== null : more,
    hasPrevious: backward ? more : cursor !== null || offset > 0,
  };
}

/** How many rows the list has, whatever its page. */
export async function count(at: At, name: string, args: ListArgs): Promise<number> {
  const { of } = resourceOf(name);
  const found = await at.hub.database.rows<{ n: number }>(
    sql`SELECT CAST(count(*) AS integer) AS n FROM ${named(tableOf(of))} ${raw(T)} WHERE ${whereOf(at, name, args)}`,
  );
  return found[0]?.n ?? 0;
}

type Child = { rows: ReadRow[]; total: number };

/** The rows that point to each of the parents, in one statement: at most `limit` from `offset` a parent, and how many there are. */
export async function children(
  at: At,
  name: string,
  by: string,
  parents: readonly number[],
  args: ListArgs,
): Promise<Child[]> {
  const resource = resourceOf(name);
  const { database } = at.hub;
  const { limit, offset } = windowOf(args);
  const terms = termsOf(at, name, args.orderBy, false);
  const where = all([database.dialect.among(column(T, by), parents), whereOf(at, name, args)]);
  const parent = column(T, by);
  const found = await database.rows<Record<string, unknown> & { $n: number; $total: number }>(
    sql`SELECT * FROM (SELECT ${columnsOf(resource.of, at, T)}, row_number() OVER (PARTITION BY ${parent} ORDER BY ${orderSql(terms, false)}) AS "$n", CAST(count(*) OVER (PARTITION BY ${parent}) AS integer) AS "$total" FROM ${named(tableOf(resource.of))} ${raw(T)} WHERE ${where}) x WHERE "$n" > ${offset} AND "$n" <= ${offset + limit} ORDER BY "$n"`,
  );
  const rows = hydrate(resource, at, found);
  const of = new Map<number, Child>(parents.map((id) => [id, { rows: [], total: 0 }]));
  rows.forEach((row, i) => {
    const child = of.get(row[by] as number) as Child;
    child.rows.push(row);
    child.total = found[i]?.$total ?? 0;
  });
  return parents.map((id) => of.get(id) as Child);
}
