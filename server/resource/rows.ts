import sql, { join, raw } from "sql-template-tag";
import { type Problem, tidy, type Values, whole } from "../../shared/check.js";
import { codeName, type Dictionary, type FieldOf, fieldsOf, type ListOf } from "../../shared/field.js";
import { must } from "../caller.js";
import { named } from "../database.js";
import { invalid, Refusal } from "../errors.js";
import type { Store } from "./changes.js";
import { type ChildChanges, check } from "./faults.js";
import { usesOf } from "./filter.js";
import { withKeys } from "./keys.js";
import { ownedLists } from "./owned.js";
import { idOf, pairsOf, tableOf } from "./record.js";
import { type Change, guardsOf, resourceOf } from "./resource.js";
import { insert, type Place, type Standing, standing, stored, type Version, writePairs } from "./stored.js";
import { refuseForeign } from "./visible.js";

/** How a row is written: as part of the row that owns it, or where one stood that comes back. */
type Writing = { readonly parent?: string; readonly place?: Omit<Place, "changeSetId"> };

/** A new row, and those of its owned lists. Gives its id. Every way to create a row goes through here. */
export async function create(store: Store, name: string, input: Values, writing: Writing = {}): Promise<number> {
  const resource = resourceOf(name);
  must(store.author.caller, "create", name);
  const { given, unknown } = await withKeys(store, resource.of, input, input);
  const row = whole(resource.of, tidy(resource.of, given));
  await check({ store, resource, was: null, row, id: null, input, parent: writing.parent }, unknown);
  const id = await insert(store, resource.of, row, { ...writing.place, changeSetId: store.changeSetId });
  await writePairs(store, resource.of, id, row);
  await store.keep({ of: resource.of, id, action: "CREATE", before: null, after: row });
  await writeChildren(store, resource.of, id, input);
  await holdRules(name, { store, was: null, row, id });
  return id;
}

/** Changes what is given and nothing else; refused where the row is no longer at `expectedVersion`. */
export async function change(
  store: Store,
  name: string,
  at: { id: unknown; expectedVersion: number },
  input: Values,
  { parent }: Writing = {},
): Promise<number> {
  const resource = resourceOf(name);
  must(store.author.caller, "update", name);
  const { of } = resource;
  const id = idOf(at.id);
  await refuseForeign(store, name, id);
  const stands = await standing(store, of, id);
  if (!stands) throw new Refusal("NOT_FOUND");
  const { row: was, kept } = stands;
  const keyed = await withKeys(store, of, input, { ...was, ...input });
  const given = tidy(of, keyed.given);
  if (was.version !== at.expectedVersion) throw await conflict(store, stands, given);
  const row = { ...was, ...given };
  await check({ store, resource, was, row, id, input, parent }, keyed.unknown);
  const changed = fieldsOf(of).filter(([field, { kind }]) => kind !== "refs" && field in given);
  const sets = [
    sql`"version" = "version" + 1`,
    sql`"changeSetId" = ${store.changeSetId}`,
    ...changed.flatMap(([field, kind]) =>
      stored(field, kind, row[field]).map(([column, value]) => sql`${named(column)} = ${value}`),
    ),
  ];
  const done = await store.rows(
    sql`UPDATE ${named(tableOf(of))} SET ${join(sets, ", ")} WHERE "id" = ${id} AND "version" = ${at.expectedVersion} RETURNING "id"`,
  );
  if (done.length !== 1) throw await conflict(store, stands, given);
  await store.keep({ of, id, action: "UPDATE", before: kept, after: row });
  await writePairs(store, of, id, given);
  await writeChildren(store, of, id, input);
  await holdRules(name, { store, was, row, id });
  return id;
}

/** The rules that other areas set over a resource, on what has been written. */
async function holdRules(name: string, change: Change): Promise<void> {
  for (const rule of guardsOf(name)) await rule(change);
}

/** Deletes a row and those of its owned lists; refused while anything else refers to it. */
export async function remove(store: Store, name: string, at: { id: unknown; expectedVersion: number }): Promise<void> {
  const resource = resourceOf(name);
  must(store.author.caller, "delete", name);
  const { of } = resource;
  const id = idOf(at.id);
  await refuseForeign(store, name, id);
  const stands = await standing(store, of, id);
  if (!stands) throw new Refusal("NOT_FOUND");
  const { row: was, kept } = stands;
  if (was.version !== at.expectedVersion) throw await conflict(store, stands, {});
  await resource.before?.({ store, was, row: null, id });
  await refuseUsed(store, of, id);
  for (const [, list] of ownedLists(of)) await removeChildren(store, list, id);
  await writePairs(store, of, id, emptyPairs(of));
  await store.keep({ of, id, action: "DELETE", before: kept, after: null });
  await store.rows(
    sql`DELETE FROM ${named(tableOf(of))} WHERE "id" = ${id} AND "version" = ${at.expectedVersion} RETURNING "id"`,
  );
}

const emptyPairs = (of: Dictionary): Values =>
  Object.fromEntries(fieldsOf(of).flatMap(([name, { kind }]) => (kind === "refs" ? [[name, []]] : [])));

/** What stands now, for who meant to change an older version, and who made it so. */
async function conflict(store: Store, { row: was, kept }: Standing, given: Values): Promise<Refusal> {
  const [made] = await store.rows<{ who: string; at: string }>(
    sql`SELECT "who", "at" FROM "audit_entry" WHERE "id" = ${kept.changeSetId}`,
  );
  return new Refusal("CONFLICT", {
    extensions: {
      current: was,
      currentVersion: was.version,
      changedFields: Object.keys(given).filter((field) => JSON.stringify(given[field]) !== JSON.stringify(was[field])),
      ...(made && { by: made.who, at: made.at }),
    },
  });
}

/** Writes the changes to the owned lists; what is wrong with the values of several children is said at once. */
async function writeChildren(store: Store, of: Dictionary, parent: number, input: Values): Promise<void> {
  const wrong: Problem[] = [];
  for (const [name, list] of ownedLists(of)) {
    const changes = (input[name] ?? {}) as ChildChanges;
    const each = async <T>(
      what: keyof ChildChanges,
      all: readonly T[] | null | undefined,
      work: (one: T) => Promise<unknown>,
    ) => {
      for (const [i, one] of (all ?? []).entries())
        wrong.push(...(await under(`${name}.${what}.${i}`, () => work(one))));
    };
    const own = (values: Values): Values => ({ ...values, [list.by]: parent, [codeName(list.by)]: undefined });
    await each("delete", changes.delete, async (one) => {
      await ownChild(store, list, parent, one.id);
      await remove(store, list.of, one);
    });
    await each("update", changes.update, async (one) => {
      await ownChild(store, list, parent, one.id);
      await change(store, list.of, one, own(one.input), { parent: list.by });
    });
    await each("create", changes.create, (one) => create(store, list.of, own(one), { parent: list.by }));
  }
  if (wrong.length > 0) throw invalid(...wrong);
}

/** A child is changed through its own parent only; one that the author may not see is not there. */
async function ownChild(store: Store, list: ListOf, parent: number, id: unknown): Promise<void> {
  const found = await store.rows(
    sql`SELECT 1 FROM ${named(tableOf(resourceOf(list.of).of))} c WHERE c."id" = ${idOf(id)} AND c.${named(list.by)} = ${parent} AND ${store.scope.visible(list.of, "c")}`,
  );
  if (found.length === 0)
    throw new Refusal("NOT_FOUND", { problems: [{ field: "id", code: "UNKNOWN_CODE", with: { value: String(id) } }] });
}

/** Says of a child's fault where in the input it stands, `assignments.create.0.unitId`; gives those of its values. */
async function under(path: string, work: () => Promise<unknown>): Promise<Problem[]> {
  try {
    await work();
    return [];
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const { code, detail } = failure;
    const problems = (detail.problems ?? []).map((one) => ({ ...one, field: `${path}.${one.field}` }));
    if (code === "VALIDATION_FAILED") return problems;
    const child = [path, detail.extensions?.child].filter(Boolean).join(".");
    throw new Refusal(code, { ...detail, problems, extensions: { ...detail.extensions, child } });
  }
}

async function removeChildren(store: Store, list: ListOf, parent: number): Promise<void> {
  const found = await store.rows<Version & { seen: number | boolean }>(
    sql`SELECT c."id", c."version", ${store.scope.visible(list.of, "c")} AS seen FROM ${named(tableOf(resourceOf(list.of).of))} c WHERE c.${named(list.by)} = ${parent}`,
  );
  // What others keep of a record does not go with it.
  if (found.some(({ seen }) => !seen)) throw new Refusal("FORBIDDEN");
  for (const { id, version } of found) await remove(store, list.of, { id, expectedVersion: version });
}

/** Names what still refers to the row, owned lists apart; counts of it what the author may see. */
async function refuseUsed(store: Store, of: Dictionary, id: number): Promise<void> {
  const owned = new Set(Object.values(of.lists ?? {}).flatMap((list) => (list.owned ? [`${list.of}.${list.by}`] : [])));
  const uses: { label: Dictionary["label"]; resource: string; field: string; count: number }[] = [];
  for (const use of usesOf(of.name)) {
    if (owned.has(`${use.of.name}.${use.field}`)) continue;
    const pairs = use.kind === "refs" ? pairsOf(use.of, use.field, use.of.fields[use.field] as FieldOf<"refs">) : null;
    const seen = pairs ? raw("TRUE") : store.scope.visible(use.of.name, "u");
    const [found] = await store.rows<{ n: number; seen: number }>(
      sql`SELECT CAST(count(*) AS integer) AS n, CAST(count(CASE WHEN ${seen} THEN 1 END) AS integer) AS seen FROM ${named(pairs?.table ?? tableOf(use.of))} u WHERE u.${named(pairs?.other ?? use.field)} = ${id}`,
    );
    if (found && found.n > 0)
      uses.push({ label: use.of.label, resource: use.of.plural, field: use.field, count: found.seen });
  }
  if (uses.length === 0) return;
  const said = (lang: "vi" | "en"): string =>
    uses.map(({ label, count }) => (count > 0 ? `${label[lang]} (${count})` : label[lang])).join(", ");
  throw new Refusal("IN_USE", {
    with: { uses: said("vi"), usesEn: said("en") },
    extensions: { uses: uses.map(({ label: _label, ...use }) => use) },
  });
}
