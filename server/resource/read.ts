import sql, { join, raw, type Sql } from "sql-template-tag";
import { type At, viewOf } from "../context.js";
import { all } from "../database.js";
import type { Ahead } from "./ahead.js";
import { column, holds, scopeOf } from "./filter.js";
import { afterSql, fits, orderSql, termsOf } from "./order.js";
import { type CursorKeys, cursorOf, keysOf, PAGE, type PageArgs, stampOf, windowOf } from "./page.js";
import type { AT } from "./record.js";
import { type FilterScope, type Looking, resourceOf } from "./resource.js";
import { hydrate, selectOf, whereOf } from "./shape.js";

/** A row of a resource, read for a day. */
export type ReadRow = { id: number; version: number; [AT]: At } & Record<string, unknown>;

export type ListArgs = PageArgs & {
  readonly filter?: unknown;
  readonly search?: string | null;
  readonly orderBy?: readonly string[] | null;
  /** A condition that is not the caller's: the rows of one parent. */
  readonly within?: (alias: string) => Sql;
  /** How those that the caller sees are looked for; each in turn unless said otherwise. */
  readonly looking?: Looking;
};

/** What a list may be told beside its arguments: what is asked below, and a larger page for exports. */
type Reading = { readonly ahead?: Ahead | undefined; readonly most?: number };

const T = "t";
const scopeAt = (at: At): FilterScope => scopeOf(viewOf(at));

/** The rows of these ids in their order; null where there is none. */
export async function byIds(at: At, name: string, ids: readonly number[], ahead?: Ahead): Promise<(ReadRow | null)[]> {
  const resource = resourceOf(name);
  const { database } = at.hub;
  const scope = scopeAt(at);
  const found = await database.rows<Record<string, unknown>>(
    sql`SELECT ${selectOf(resource.of, T, scope, ahead)} FROM ${scope.from(name)} ${raw(T)} WHERE ${all([database.dialect.among(column(T, "id"), ids), scope.visible(name, T)])}`,
  );
  const rows = new Map(hydrate(resource, at, found, ahead).map((row) => [row.id, row]));
  return ids.map((id) => rows.get(id) ?? null);
}

/** The one row with this code: of those that use it in turn, the one that holds on the day. */
export async function byCode(at: At, name: string, code: string, ahead?: Ahead): Promise<ReadRow | null> {
  const { of } = resourceOf(name);
  const dated = of.periods && !(of.fields.code as { unique?: true }).unique;
  const within = (alias: string): Sql =>
    all([sql`${column(alias, "code")} = ${code}`, ...(dated ? [holds(of, alias, at.asOf)] : [])]);
  const found = await list(at, name, { within, limit: 1 }, { ahead });
  return found.rows[0] ?? null;
}

export type Listed = {
  readonly rows: readonly ReadRow[];
  readonly cursors: () => readonly string[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
};

/** One page of a resource's rows. */
export async function list(
  at: At,
  name: string,
  args: ListArgs,
  { ahead, most = PAGE.most }: Reading = {},
): Promise<Listed> {
  const resource = resourceOf(name);
  const { database } = at.hub;
  const { limit, offset, backward, cursor } = windowOf(args, most);
  const scope = scopeAt(at);
  const terms = termsOf(name, T, args.orderBy, scope, backward);
  const stampOfList = (): string => stampOf(name, at.asOf, at.knownAt, args.filter, args.search, args.orderBy);
  // Of few rows the page is gathered; of many the first in order are soon found. One parent's rows are at hand.
  const looking = args.within || at.hub.caller.wide ? "EACH" : "ALL";
  const where = [whereOf(name, { looking, ...args }, T, scope)];
  if (cursor !== null) {
    const keys = keysOf(cursor, stampOfList(), terms.length, (given) => fits(terms, given));
    where.push(afterSql(terms, keys, backward));
  }
  const keys = terms.map(({ by }, i) => sql`${by} AS ${raw(`"$${i}"`)}`);
  const order = orderSql(terms, backward);
  // First which rows, then what is asked of them: else what hangs on a row is read of many that are sorted away.
  const chosen = sql`SELECT ${join(keys, ", ")} FROM ${scope.from(name)} ${raw(T)} WHERE ${all(where)} ORDER BY ${order} LIMIT ${limit + 1} OFFSET ${offset}`;
  const key = raw(`p."$${terms.length - 1}"`);
  const found = await database.rows<Record<string, unknown>>(
    sql`SELECT ${selectOf(resource.of, T, scope, ahead)}, p.* FROM (${chosen}) p CROSS JOIN ${scope.from(name)} ${raw(T)} WHERE ${column(T, "id")} = ${key} ORDER BY ${order}`,
  );
  const more = found.length > limit;
  const page = more ? found.slice(0, limit) : found;
  if (backward) page.reverse();
  const keysIn = (row: Record<string, unknown>): CursorKeys => terms.map((_, i) => row[`$${i}`] as CursorKeys[number]);
  return {
    rows: hydrate(resource, at, page, ahead),
    cursors: () => {
      const stamp = stampOfList();
      return page.map((row) => cursorOf(stamp, keysIn(row)));
    },
    hasNext: backward ? cursor !== null : more,
    hasPrevious: backward ? more : cursor !== null || offset > 0,
  };
}

/** How many rows the list has, whatever its page. */
export async function count(at: At, name: string, args: ListArgs): Promise<number> {
  const scope = scopeAt(at);
  const found = await at.hub.database.rows<{ n: number }>(
    sql`SELECT CAST(count(*) AS integer) AS n FROM ${scope.from(name)} ${raw(T)} WHERE ${whereOf(name, { looking: args.within ? "EACH" : "ALL", ...args }, T, scope)}`,
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
  const { dialect } = at.hub.database;
  const { limit, offset } = windowOf(args);
  const scope = scopeAt(at);
  const parent = column(T, by);
  const order = orderSql(termsOf(name, T, args.orderBy, scope), false);
  const where = all([dialect.among(parent, parents), whereOf(name, args, T, scope)]);
  const found = await at.hub.database.rows<Record<string, unknown> & { $n: number; $total: number }>(
    sql`SELECT * FROM (SELECT ${selectOf(resource.of, T, scope)}, row_number() OVER (PARTITION BY ${parent} ORDER BY ${order}) AS "$n", CAST(count(*) OVER (PARTITION BY ${parent}) AS integer) AS "$total" FROM ${scope.from(name)} ${raw(T)} WHERE ${where}) x WHERE "$n" > ${offset} AND "$n" <= ${offset + limit} ORDER BY "$n"`,
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
