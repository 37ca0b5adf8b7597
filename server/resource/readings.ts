import { seesSensitive } from "../caller.js";
import type { Hub } from "../context.js";
import type { Database } from "../database.js";
import { note } from "./audit.js";

/** That someone read sensitive fields: of one record, or of a list. */
export type Reading = {
  readonly resource: string;
  readonly recordId?: number | undefined;
  readonly fields: readonly string[];
};

/** How long the same reading by the same caller is not noted again. */
const AGAIN_MS = 10 * 60_000;
/** The most readings that are remembered; then all are forgotten, and noted once more. */
const REMEMBERED = 10_000;

const remembered = new WeakMap<Database, Map<string, number>>();

/** Notes a reading before its answer leaves the hub; who sees nothing sensitive has read none. */
export async function noteReading({ database, caller, author }: Hub, reading: Reading): Promise<void> {
  if (reading.fields.length === 0 || !seesSensitive(caller)) return;
  const known = remembered.get(database) ?? new Map<string, number>();
  remembered.set(database, known);
  const key = JSON.stringify([caller.accountId, caller.tokenId, reading]);
  if (Date.now() - (known.get(key) ?? 0) < AGAIN_MS) return;
  const { resource, recordId, fields } = reading;
  await database.note((store) => note(store, author, { kind: "UNMASK", resource, recordId, detail: { fields } }));
  if (known.size >= REMEMBERED) known.clear();
  known.set(key, Date.now());
}
