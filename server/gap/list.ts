import sql from "sql-template-tag";
import type { Database } from "../database.js";
import { type CursorKeys, cursorOf, keysOf, type PageArgs, type Window, windowOf } from "../resource/page.js";
import type { List } from "./entries.js";
import { inPost, type Officials } from "./facts.js";
import type { Entry, Ledger } from "./ledger.js";
import { inTurns } from "./turns.js";

/** Lists of the gap: in the order of names, paged in memory, where the whole of the answer stands anyway. */

/** A list with the key of each item: what a cursor remembers. */
export type Items<T> = { readonly all: List<T>; readonly keyOf: (item: T) => string };

export type Page<T> = {
  readonly items: readonly T[];
  readonly cursors: readonly string[];
  readonly hasNext: boolean;
  readonly hasPrevious: boolean;
};

/** A page that is asked for, with the keys of the cursor from which it goes on. */
export type Wanted = { readonly window: Window; readonly from: CursorKeys | null; readonly stamp: string };

/**
 * The page that the arguments ask for. They are read before anything is answered, so that what no page answers to
 * is refused whatever is asked of the list. `key`: what the key of an item looks like.
 */
export function wantedOf(args: PageArgs, stamp: string, key: RegExp): Wanted {
  const window = windowOf(args);
  const fits = ([given, place]: CursorKeys): boolean =>
    typeof given === "string" && key.test(given) && Number.isSafeInteger(place) && Number(place) >= 0;
  return { window, from: window.cursor === null ? null : keysOf(window.cursor, stamp, 2, fits), stamp };
}

/** One page. A cursor whose item has left the list goes on from where that stood. */
export function pageOf<T>({ all, keyOf }: Items<T>, { window, from, stamp }: Wanted): Page<T> {
  const { limit, offset, backward } = window;
  const at = from && placeOf(from, { all, keyOf });
  const last = backward ? (at?.from ?? all.length) : all.length;
  const start = backward ? Math.max(0, last - limit) : (at?.after ?? offset);
  const items: T[] = [];
  for (let i = start; i < Math.min(start + limit, last); i++) items.push(all.at(i) as T);
  return {
    items,
    cursors: items.map((item, i) => cursorOf(stamp, [keyOf(item), start + i])),
    hasNext: start + items.length < all.length,
    hasPrevious: start > 0,
  };
}

function placeOf<T>([key, place]: CursorKeys, items: Items<T>): { from: number; after: number } {
  const index = Number(place);
  const found = keyAt(items, index) === key ? index : search(items, key);
  return found < 0 ? { from: index, after: index } : { from: found, after: found + 1 };
}

function keyAt<T>({ all, keyOf }: Items<T>, index: number): string | null {
  const item = all.at(index);
  return item === undefined ? null : keyOf(item);
}

function search<T>(items: Items<T>, key: CursorKeys[number] | undefined): number {
  for (let i = 0; i < items.all.length; i++) if (keyAt(items, i) === key) return i;
  return -1;
}

const ordered = new WeakMap<Ledger, Promise<List<Entry>>>();

/** The officials of a ledger in the Vietnamese order of their names. */
export function byName(database: Database, ledger: Ledger, officials: Officials): Promise<List<Entry>> {
  const known = ordered.get(ledger) ?? sorted(database, ledger, officials);
  ordered.set(ledger, known);
  known.catch(() => ordered.delete(ledger));
  return known;
}

async function sorted(database: Database, { officials: all, day }: Ledger, officials: Officials): Promise<List<Entry>> {
  const { dialect } = database;
  const [row] = await database.rows<{ ids: string | null }>(
    sql`SELECT CAST(${dialect.jsonGroup}(n."id" ORDER BY n."fullNameKey"${dialect.binary}, n."id") AS text) AS ids FROM "official" n WHERE n."id" IN (${inPost(officials, day.asOf)})`,
  );
  return inOrder(all, await placesOf(all, JSON.parse(row?.ids ?? "[]") as number[]));
}

/** The places in the list of those with these ids, in their order. */
async function placesOf(all: List<Entry>, ids: readonly number[]): Promise<Uint32Array> {
  const places = new Map<number, number>();
  let place = 0;
  await inTurns(all, ({ id }) => places.set(id, place++));
  return Uint32Array.from(ids.flatMap((id) => places.get(id) ?? []));
}

/** What lives as long as the ledger holds nothing but the places. */
const inOrder = (all: List<Entry>, order: Uint32Array): List<Entry> => ({
  length: order.length,
  at: (i) => all.at(order[i] ?? -1),
});
