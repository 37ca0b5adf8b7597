import sql, { join } from "sql-template-tag";
import type { Values } from "../../shared/check.js";
import { type Dictionary, type Field, type FieldOf, fieldsOf } from "../../shared/field.js";
import { fold, sortKey } from "../../shared/text.js";
import { named, type Reader } from "../database.js";
import { foldOf, isFolded, keyOf, orderOf, pairsOf, tableOf } from "./record.js";
import type { Kept } from "./resource.js";

export type Version = { readonly id: number; readonly version: number };

/** A row as it stands in this transaction: with the shapes of the API, and as it lies in its table. */
export type Standing = { readonly row: Values & Version; readonly kept: Kept };

export async function standing(store: Reader, of: Dictionary, id: number): Promise<Standing | null> {
  const [found] = await store.rows<Kept>(sql`SELECT * FROM ${named(tableOf(of))} WHERE "id" = ${id}`);
  if (!found) return null;
  const kept: Record<string, unknown> = { ...found };
  for (const [name, field] of fieldsOf(of))
    if (field.kind === "refs") kept[name] = await readPairs(store, of, name, field, id);
  return { row: rowOf(of, kept as Kept), kept: kept as Kept };
}

/** What is kept of a row, with the shapes of the API. */
export function rowOf(of: Dictionary, kept: Kept): Values & Version {
  const row: Record<string, unknown> & Version = { id: kept.id, version: kept.version };
  for (const [name, { kind }] of fieldsOf(of)) {
    const value = kept[name];
    if (kind === "bool") row[name] = value === null || value === undefined ? null : Boolean(value);
    else if (kind === "choices") row[name] = JSON.parse(value as string);
    else row[name] = value ?? null;
  }
  return row;
}

async function readPairs(
  store: Reader,
  of: Dictionary,
  name: string,
  field: FieldOf<"refs">,
  id: number,
): Promise<number[]> {
  const { table, own, other } = pairsOf(of, name, field);
  const found = await store.rows<{ key: number }>(
    sql`SELECT ${named(other)} AS key FROM ${named(table)} WHERE ${named(own)} = ${id} ORDER BY ${named(other)}`,
  );
  return found.map(({ key }) => key);
}

/** What stands beside a value in the table: its folded form and its place in the order. */
export function stored(name: string, field: Field, value: unknown): [column: string, value: unknown][] {
  const columns: [string, unknown][] = [[name, field.kind === "choices" ? JSON.stringify(value) : value]];
  const order = orderOf(field);
  if (isFolded(field)) columns.push([foldOf(name), value === null ? null : fold(value as string)]);
  if (order) columns.push([keyOf(name), value === null ? null : sortKey(value as string, order)]);
  return columns;
}

/** What a row puts into its table's columns, `refs` apart. */
export const columnsFor = (of: Dictionary, row: Values): [string, unknown][] =>
  fieldsOf(of).flatMap(([name, field]) => (field.kind === "refs" ? [] : stored(name, field, row[name])));

/** Where a row comes to stand: its change, and for one that comes back its old key and next version. */
export type Place = { readonly changeSetId: number; readonly id?: number; readonly version?: number };

/** Puts a new row in its table; gives its id. */
export async function insert(store: Reader, of: Dictionary, row: Values, place: Place): Promise<number> {
  const columns: [string, unknown][] = [
    ...(place.id === undefined ? [] : [["id", place.id] as [string, unknown]]),
    ["version", place.version ?? 1],
    ["changeSetId", place.changeSetId],
    ...columnsFor(of, row),
  ];
  const [made] = await store.rows<{ id: number }>(
    sql`INSERT INTO ${named(tableOf(of))} (${join(
      columns.map(([column]) => named(column)),
      ", ",
    )}) VALUES (${join(
      columns.map(([, value]) => value),
      ", ",
    )}) RETURNING "id"`,
  );
  return (made as { id: number }).id;
}

/** The keys of the `refs` fields that are given, in place of those that stood. */
export async function writePairs(store: Reader, of: Dictionary, id: number, row: Values): Promise<void> {
  for (const [name, field] of fieldsOf(of)) {
    if (field.kind !== "refs" || !(name in row)) continue;
    const { table, own, other } = pairsOf(of, name, field);
    await store.rows(sql`DELETE FROM ${named(table)} WHERE ${named(own)} = ${id}`);
    const keys = [...new Set(row[name] as number[])];
    if (keys.length > 0)
      await store.rows(
        sql`INSERT INTO ${named(table)} (${named(own)}, ${named(other)}) VALUES ${join(
          keys.map((key) => sql`(${id}, ${key})`),
          ", ",
        )}`,
      );
  }
}
