import sql, { type Sql } from "sql-template-tag";
import type { Values } from "../../shared/check.js";
import type { Dictionary } from "../../shared/field.js";
import { seesSensitive } from "../caller.js";
import { type At, viewOf } from "../context.js";
import { all, named, type Reader } from "../database.js";
import { differences } from "./changes.js";
import { scopeOf } from "./filter.js";
import { tableOf } from "./record.js";
import { type Kept, resourceOf } from "./resource.js";
import { rowOf, standing } from "./stored.js";

/** What became of a record, change by change: each tells what stood before it. */

export type Action = "CREATE" | "UPDATE" | "DELETE";
type Told = { readonly at: string; readonly who: string };
export type Step = {
  readonly changeSetId: number;
  readonly resource: string;
  readonly recordId: number;
  readonly action: Action;
  readonly before: Kept | null;
};
type Found = Omit<Step, "before"> & { readonly fromChangeSetId: number | null; readonly before: string | null };

const stepOf = ({ fromChangeSetId, before, ...step }: Found): Step => ({
  ...step,
  before: before === null ? null : { ...(JSON.parse(before) as Kept), changeSetId: fromChangeSetId ?? 0 },
});

/** The changes that match, oldest first. */
export async function steps(reader: Reader, where: Sql): Promise<Step[]> {
  const found = await reader.rows<Found>(
    sql`SELECT "changeSetId", "resource", "recordId", "action", "fromChangeSetId", "before" FROM "record_change" WHERE ${where} ORDER BY "id"`,
  );
  return found.map(stepOf);
}

export const ofRecord = (resource: string, id: number): Sql => sql`"resource" = ${resource} AND "recordId" = ${id}`;

/** A version of a record: what it changed, by whom and when. */
export type Version = Told & {
  readonly version: number;
  readonly action: Action;
  readonly changeSetId: number;
  readonly fields: Readonly<Record<string, readonly [unknown, unknown]>>;
};

type State = {
  readonly action: Action;
  readonly changeSetId: number;
  readonly version: number;
  readonly row: Values | null;
};

/** Every state of a record in turn, its end included. What was put into an empty hub at once has no step of its own. */
function statesOf(of: Dictionary, taken: readonly Step[], current: Kept | null): State[] {
  const states: State[] = [];
  const after = (i: number): Kept | null => taken[i + 1]?.before ?? (i + 1 === taken.length ? current : null);
  const first = taken[0]?.before ?? (taken.length === 0 ? current : null);
  const add = (action: Action, changeSetId: number, kept: Kept | null, version: number): void =>
    void states.push({ action, changeSetId, version, row: kept && rowOf(of, kept) });
  if (first) add("CREATE", first.changeSetId, first, first.version);
  taken.forEach(({ action, changeSetId, before }, i) => {
    const kept = action === "DELETE" ? null : after(i);
    // What is deleted was deleted as the version that stood.
    add(action, changeSetId, kept, kept?.version ?? before?.version ?? 0);
  });
  return states;
}

/** The versions of a record, oldest first; none where the caller may not see it. */
export async function versionsOf(at: At, name: string, id: number): Promise<Version[]> {
  const { database, caller } = at.hub;
  const { of } = resourceOf(name);
  const stands = await standing(database, of, id);
  if (!(await mayLook(at, name, id, stands !== null))) return [];
  const states = statesOf(of, await steps(database, ofRecord(name, id)), stands?.kept ?? null);
  const told = await toldOf(
    database,
    states.map(({ changeSetId }) => changeSetId),
  );
  return states.map(({ action, changeSetId, version, row }, i) => ({
    version,
    action,
    changeSetId,
    fields: differences(of, states[i - 1]?.row ?? null, row, seesSensitive(caller)),
    ...(told.get(changeSetId) ?? { at: "", who: "" }),
  }));
}

/** A record that is gone is nobody's: only who answers for everything still sees it. */
async function mayLook(at: At, name: string, id: number, stands: boolean): Promise<boolean> {
  if (!stands) return at.hub.caller.units === null;
  const { of } = resourceOf(name);
  const scope = scopeOf(viewOf(at));
  const where = all([sql`t."id" = ${id}`, scope.visible(name, "t")]);
  return (await at.hub.database.rows(sql`SELECT 1 FROM ${named(tableOf(of))} t WHERE ${where}`)).length > 0;
}

/** When and by whom changes were made. */
export async function toldOf(reader: Reader, ids: readonly number[]): Promise<Map<number, Told>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.rows<Told & { id: number }>(
    sql`SELECT "id", "at", "who" FROM "audit_entry" WHERE ${reader.dialect.among(sql`"id"`, [...new Set(ids)])}`,
  );
  return new Map(rows.map(({ id, at, who }) => [id, { at, who }]));
}

/** A record that was deleted and has not come back. */
export type Deleted = Told & { readonly recordId: number; readonly changeSetId: number; readonly row: Values };

/** What was deleted of a resource, the latest first. */
export async function deletedOf(at: At, name: string, page: { limit: number; offset: number }): Promise<Deleted[]> {
  const { database, caller } = at.hub;
  if (caller.units !== null) return [];
  const { of } = resourceOf(name);
  const found = await database.rows<Found>(
    sql`SELECT c.* FROM "record_change" c WHERE c."resource" = ${name} AND c."action" = 'DELETE'
      AND NOT EXISTS (SELECT 1 FROM ${named(tableOf(of))} t WHERE t."id" = c."recordId")
      AND NOT EXISTS (SELECT 1 FROM "record_change" l WHERE l."resource" = c."resource" AND l."recordId" = c."recordId" AND l."id" > c."id")
      ORDER BY c."id" DESC LIMIT ${page.limit} OFFSET ${page.offset}`,
  );
  const told = await toldOf(
    database,
    found.map(({ changeSetId }) => changeSetId),
  );
  return found.map(stepOf).map(({ recordId, changeSetId, before }) => ({
    recordId,
    changeSetId,
    row: rowOf(of, before as Kept),
    ...(told.get(changeSetId) ?? { at: "", who: "" }),
  }));
}
