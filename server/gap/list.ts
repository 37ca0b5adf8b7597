import sql from "sql-template-tag";
import type { Database } from "../database.js";
import { type CursorKeys, cursorOf, keysOf, type PageArgs, windowOf } from "../resource/page.js";
import { inPost, type Officials } from "./facts.js";
import type { Entry, Ledger } from "./ledger.js";

/** Lists of the gap: in the order of names, paged in memory, where the whole of the answer stands anyway. */

/** A list with the key of each item: what a cursor remembers. */
export type Items<T> = { readonly all: readonly T[]; readonly keyOf: (item: T) => string };

export type Page<T> = {
  readonly items: readonly T[];
  readonly cursors: readonly string[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
};

/** One page. A cursor whose item has left the list goes on from where that stood. */
export function pageOf<T>({ all, keyOf }: Items<T>, args: PageArgs, stamp: string): Page<T> {
  const { limit, offset, backward, cursor } = windowOf(args);
  const at = cursor === null ? null : placeOf(keysOf(cursor, stamp, 2), { all, keyOf });
  const end = backward ? (at?.from ?? all.length) : null;
  const start = end === null ? (at?.after ?? offset) : Math.max(0, end - limit);
  const items = all.slice(start, end ?? start + limit);
  return {
    items,
    cursors: items.map((item, i) => cursorOf(stamp, [keyOf(item), start + i])),
    hasNext: start + items.length < all.length,
    hasPrevious: start > 0,
  };
}

function placeOf<T>([key, place]: CursorKeys, { all, keyOf }: Items<T>): { from: number; after: number } {
  const index = Number(place);
  const item = all[index];
  const found = item !== undefined && keyOf(item) === key ? index : all.findIndex((one) => keyOf(one) === key);
  return found < 0 ? { from: index, after: index } : { from: found, after: found + 1 };
}

const ordered = new WeakMap<Ledger, Promise<readonly Entry[]>>();

/** The officials of a ledger in the Vietnamese order of their names. */
export function byName(database: Database, ledger: Ledger, officials: Officials): Promise<readonly Entry[]> {
  const known = ordered.get(ledger) ?? sorted(database, ledger, officials);
  ordered.set(ledger, known);
  known.catch(() => ordered.delete(ledger));
  return known;
}

async function sorted(database: Database, ledger: Ledger, officials: Officials): Promise<readonly Entry[]> {
  const { dialect } = database;
  const posts = inPost(officials, ledger.day.asOf);
  const [row] = await database.rows<{ ids: string | null }>(
    sql`SELECT CAST(${dialect.jsonGroup}(n."id" ORDER BY n."fullNameKey"${dialect.binary}, n."id") AS text) AS ids FROM "official" n WHERE n."id" IN (${posts})`,
  );
  const entries = new Map(ledger.officials.map((one) => [one.id, one]));
  return (JSON.parse(row?.ids ?? "[]") as number[]).flatMap((id) => entries.get(id) ?? []);
}
