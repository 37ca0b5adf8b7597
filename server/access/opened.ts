import sql, { join } from "sql-template-tag";
import type { Values } from "../../shared/check.js";
import type { Dictionary } from "../../shared/field.js";
import { named, type Reader } from "../database.js";
import { tableOf } from "../resource/record.js";
import { columnsFor } from "../resource/stored.js";
import { hashOf } from "./secret.js";

/** Puts a row in the table of something that a secret opens: a session, a token. Gives its id. */
export async function addOpened(store: Reader, of: Dictionary, row: Values, secret: string): Promise<number> {
  const columns: [string, unknown][] = [
    ["version", 1],
    ["changeSetId", 0],
    ["secretHash", hashOf(secret)],
    ...columnsFor(of, row),
  ];
  const [made] = await store.rows<{ id: number }>(
    sql`INSERT INTO ${named(tableOf(of))} (${join(columns.map(([name]) => named(name)))}) VALUES (${join(columns.map(([, value]) => value))}) RETURNING "id"`,
  );
  return (made as { id: number }).id;
}

/** A moment as the store keeps it. */
export const instant = (ms: number): string => new Date(ms).toISOString();
