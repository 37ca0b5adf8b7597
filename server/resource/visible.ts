import sql, { raw, type Sql } from "sql-template-tag";
import { may } from "../../shared/permissions.js";
import { type Caller, seesSensitive } from "../caller.js";
import { all, named } from "../database.js";
import { invalid, Refusal } from "../errors.js";
import type { Changed, Store } from "./changes.js";
import { ownersOf } from "./owned.js";
import { tableOf } from "./record.js";
import { type FilterScope, type Looking, type Narrowing, resourceOf, type View } from "./resource.js";

/** Whose rows they are: the one place where what a caller may see and keep becomes SQL. */

/** The units of the caller as a condition on a key. */
export const ownUnit = (key: Sql, { caller, dialect }: View, looking: Looking): Sql =>
  // The plus keeps the planner from going through all units for each row that is at hand.
  caller.units === null ? raw("TRUE") : dialect.among(looking === "ALL" ? key : sql`+${key}`, caller.units);

/** Whether the caller may see the row `alias` of a resource. */
export function visible(name: string, alias: string, scope: FilterScope, looking: Looking = "EACH"): Sql {
  if (!may(scope.caller.role, "read", name)) return raw("FALSE");
  const narrowing = resourceOf(name).scope;
  return scope.caller.units === null || !narrowing ? raw("TRUE") : narrowing.sees(alias, scope, looking);
}

/** Whether the caller keeps the row `alias`, which is to be changed: what they may only look at they may not touch. */
export function kept(name: string, alias: string, scope: FilterScope): Sql {
  const narrowing = resourceOf(name).scope;
  if (scope.caller.units === null) return raw("TRUE");
  // The law, the scales, the units are everyone's: whose rights end at some units keeps none of them.
  if (!narrowing) return raw("FALSE");
  return (narrowing.keeps ?? narrowing.sees)(alias, scope, "EACH");
}

/** Refuses to change a row that the caller does not see, as one that is not there, or does not keep. */
export async function refuseForeign(store: Store, name: string, id: number): Promise<void> {
  if (store.scope.caller.units === null) return;
  const table = named(tableOf(resourceOf(name).of));
  const [found] = await store.rows<{ kept: number | boolean }>(
    sql`SELECT ${kept(name, "t", store.scope)} AS kept FROM ${table} t WHERE t."id" = ${id} AND ${visible(name, "t", store.scope)}`,
  );
  if (!found) throw new Refusal("NOT_FOUND");
  if (!found.kept) throw new Refusal("FORBIDDEN");
}

/** Refuses a change after which a row would be one that its author does not keep: nothing is moved out of their sight. */
export async function refuseLost(store: Store, changes: readonly Changed[]): Promise<void> {
  if (store.scope.caller.units === null) return;
  const written = new Map<string, Set<number>>();
  const owners = new Map<string, Set<number>>();
  const add = (to: Map<string, Set<number>>, name: string, id: number): void =>
    void to.set(name, (to.get(name) ?? new Set()).add(id));
  for (const { of, id, action, before } of changes) {
    if (action === "DELETE") written.get(of.name)?.delete(id);
    else add(written, of.name, id);
    if (before) for (const { owner, by } of ownersOf(of.name)) add(owners, owner, before[by] as number);
  }
  for (const [name, ids] of written) await refuseWithout(store, name, ids, kept);
  // A person whose last position in these units goes would be lost by it, though nobody touched their file.
  for (const [name, ids] of owners) await refuseWithout(store, name, ids, visible);
}

async function refuseWithout(
  store: Store,
  name: string,
  ids: ReadonlySet<number>,
  condition: typeof kept | typeof visible,
): Promise<void> {
  const { of, scope: narrowing } = resourceOf(name);
  if (ids.size === 0) return;
  const among = store.dialect.among(sql`t."id"`, [...ids]);
  const [lost] = await store.rows(
    sql`SELECT 1 FROM ${named(tableOf(of))} t WHERE ${all([among, sql`(${condition(name, "t", store.scope)} IS NOT TRUE)`])} LIMIT 1`,
  );
  if (lost && !narrowing) throw new Refusal("FORBIDDEN");
  if (lost)
    throw invalid({ field: (narrowing as Narrowing).field, code: "NOT_ALLOWED", with: { reason: "outsideScope" } });
}

/** Refuses to ask by a field that the caller may not see. */
export function refuseSensitive(caller: Caller, field: string): void {
  if (!seesSensitive(caller))
    throw new Refusal("FORBIDDEN_FIELD", { problems: [{ field, code: "NOT_ALLOWED", with: { reason: "masked" } }] });
}
