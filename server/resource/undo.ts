import sql from "sql-template-tag";
import type { Values } from "../../shared/check.js";
import { fieldsOf } from "../../shared/field.js";
import { must } from "../caller.js";
import { named } from "../database.js";
import { invalid, Refusal } from "../errors.js";
import type { Store } from "./changes.js";
import { ofRecord, type Step, steps } from "./history.js";
import { ownedLists, ownersOf } from "./owned.js";
import { tableOf } from "./record.js";
import { type Kept, resourceOf } from "./resource.js";
import { change, create, remove } from "./rows.js";
import { rowOf, standing } from "./stored.js";
import { refuseForeign } from "./visible.js";

/** Going back is a new change: nothing that was noted is unsaid. */

/** The fields of a row as they were kept, in the shape in which they are written. */
function valuesOf(name: string, kept: Kept): Values {
  const { of } = resourceOf(name);
  const row = rowOf(of, kept);
  return Object.fromEntries(fieldsOf(of).map(([field]) => [field, row[field]]));
}

/** Brings a deleted row back under its old key, as the version after its last. */
async function bringBack(store: Store, { resource, recordId, before }: Step): Promise<void> {
  const kept = before as Kept;
  const parent = ownersOf(resource)[0]?.by;
  await create(store, resource, valuesOf(resource, kept), {
    ...(parent && { parent }),
    place: { id: recordId, version: kept.version + 1 },
  });
}

/** Puts a record back to what it was at a version; a deleted one comes back, with what was deleted along with it. */
export async function restore(
  store: Store,
  name: string,
  at: { id: number; version: number | null; expectedVersion: number | null },
): Promise<number> {
  must(store.author.caller, "restore", name);
  const stands = await standing(store, resourceOf(name).of, at.id);
  const taken = await steps(store, ofRecord(name, at.id));
  if (!stands) return restoreDeleted(store, name, taken.at(-1));
  await refuseForeign(store, name, at.id);
  const wanted = taken.map(({ before }) => before).find((one) => one?.version === at.version);
  if (!wanted) throw invalid({ field: "version", code: "UNKNOWN_CODE", with: { value: String(at.version ?? "") } });
  if (at.expectedVersion === null) throw invalid({ field: "expectedVersion", code: "REQUIRED" });
  return change(store, name, { id: at.id, expectedVersion: at.expectedVersion }, valuesOf(name, wanted));
}

async function restoreDeleted(store: Store, name: string, last: Step | undefined): Promise<number> {
  if (last?.action !== "DELETE" || store.author.caller.units !== null) throw new Refusal("NOT_FOUND");
  await bringBack(store, last);
  await bringBackOwned(store, name, last);
  return last.recordId;
}

async function bringBackOwned(store: Store, name: string, parent: Step): Promise<void> {
  for (const [, list] of ownedLists(resourceOf(name).of)) {
    const along = await steps(
      store,
      sql`"changeSetId" = ${parent.changeSetId} AND "resource" = ${list.of} AND "action" = 'DELETE'`,
    );
    for (const step of along.filter(({ before }) => before?.[list.by] === parent.recordId)) {
      await bringBack(store, step);
      await bringBackOwned(store, list.of, step);
    }
  }
}

/** What undoing did, or would do, to one record: KEPT where something newer stands on it. */
export type Undone = { readonly resource: string; readonly recordId: number; readonly outcome: "REVERSED" | "KEPT" };

/**
 * Takes back all that a change did, the last of it first. Refused as a whole where a record of it has changed since,
 * naming those; `look` tells without refusing.
 */
export async function undo(store: Store, changeSetId: number, look: boolean): Promise<Undone[]> {
  const taken = (await steps(store, sql`"changeSetId" = ${changeSetId}`)).reverse();
  if (taken.length === 0 || !(await mayLookAt(store, changeSetId, taken))) throw new Refusal("NOT_FOUND");
  for (const resource of new Set(taken.map((one) => one.resource))) must(store.author.caller, "restore", resource);
  const edited = await editedSince(store, changeSetId);
  if (edited.size > 0 && !look)
    throw new Refusal("CONFLICT", {
      problems: [{ field: "id", code: "NOT_ALLOWED", with: { reason: "editedSince", other: [...edited].join(", ") } }],
      extensions: { kept: [...edited] },
    });
  if (edited.size === 0) for (const step of taken) await reverse(store, step);
  const records = new Map(taken.map((step) => [keyOf(step), step]));
  return [...records].map(([key, { resource, recordId }]) => ({
    resource,
    recordId,
    outcome: edited.has(key) ? "KEPT" : "REVERSED",
  }));
}

const keyOf = ({ resource, recordId }: Pick<Step, "resource" | "recordId">): string => `${resource} ${recordId}`;

/** Whether the author sees all that a change touched; what is gone is told of to who did it, or answers for everything. */
async function mayLookAt(store: Store, changeSetId: number, taken: readonly Step[]): Promise<boolean> {
  const { caller } = store.author;
  if (caller.units === null) return true;
  const [told] = await store.rows<{ accountId: number | null }>(
    sql`SELECT "accountId" FROM "audit_entry" WHERE "id" = ${changeSetId}`,
  );
  const own = caller.accountId !== null && told?.accountId === caller.accountId;
  for (const [resource, ids] of idsIn(taken)) {
    const { of } = resourceOf(resource);
    const found = await store.rows<{ seen: number | boolean | null }>(
      sql`SELECT ${store.scope.visible(resource, "t")} AS seen FROM ${named(tableOf(of))} t WHERE ${store.dialect.among(sql`t."id"`, [...ids])}`,
    );
    if (found.some(({ seen }) => !seen) || (found.length < ids.size && !own)) return false;
  }
  return true;
}

function idsIn(taken: readonly Step[]): Map<string, Set<number>> {
  const ids = new Map<string, Set<number>>();
  for (const { resource, recordId } of taken) ids.set(resource, (ids.get(resource) ?? new Set()).add(recordId));
  return ids;
}

/** The records of a change that have changed again since, whatever became of them. */
async function editedSince(store: Store, changeSetId: number): Promise<Set<string>> {
  const later = await store.rows<Pick<Step, "resource" | "recordId">>(
    sql`SELECT DISTINCT c."resource", c."recordId" FROM "record_change" c
      JOIN "record_change" l ON l."resource" = c."resource" AND l."recordId" = c."recordId" AND l."changeSetId" > c."changeSetId"
      WHERE c."changeSetId" = ${changeSetId}`,
  );
  return new Set(later.map(keyOf));
}

async function reverse(store: Store, step: Step): Promise<void> {
  const { resource, recordId, action, before } = step;
  if (action === "DELETE") return bringBack(store, step);
  const stands = await standing(store, resourceOf(resource).of, recordId);
  // What an owner took along when it was reversed is gone already.
  if (!stands) return;
  const at = { id: recordId, expectedVersion: stands.row.version };
  if (action === "CREATE") await remove(store, resource, at);
  else await change(store, resource, at, valuesOf(resource, before as Kept));
}
