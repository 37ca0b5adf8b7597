import sql, { join } from "sql-template-tag";
import { type Problem, tidy, type Values, whole } from "../../shared/check.js";
import { codeName, type Dictionary, type FieldOf, fieldsOf, type ListOf } from "../../shared/field.js";
import { named, type Reader } from "../database.js";
import { invalid, Refusal } from "../errors.js";
import { type ChildChanges, check, ownedLists } from "./faults.js";
import { usesOf } from "./filter.js";
import { withKeys } from "./keys.js";
import { idOf, pairsOf, tableOf } from "./record.js";
import { resourceOf } from "./resource.js";
import { insert, standing, stored, type Version, writePairs } from "./stored.js";

/** A new row, and those of its owned lists. Gives its id. Every way to create a row goes through here. */
export async function create(store: Reader, name: string, input: Values): Promise<number> {
  const resource = resourceOf(name);
  const { given, unknown } = await withKeys(store, resource.of, input, input);
  const row = whole(resource.of, tidy(resource.of, given));
  await check({ store, resource, was: null, row, id: null, input }, unknown);
  const id = await insert(store, resource.of, row);
  await writePairs(store, resource.of, id, row);
  await writeChildren(store, resource.of, id, input);
  return id;
}

/** Changes what is given and nothing else; refused where the row is no longer at `expectedVersion`. */
export async function change(
  store: Reader,
  name: string,
  at: { id: unknown; expectedVersion: number },
  input: Values,
): Promise<number> {
  const resource = resourceOf(name);
  const { of } = resource;
  const id = idOf(at.id);
  const was = await standing(store, of, id);
  if (!was) throw new Refusal("NOT_FOUND");
  const keyed = await withKeys(store, of, input, { ...was, ...input });
  const given = tidy(of, keyed.given);
  if (was.version !== at.expectedVersion) throw conflict(was, given);
  const row = { ...was, ...given };
  await check({ store, resource, was, row, id, input }, keyed.unknown);
  const changed = fieldsOf(of).filter(([field, { kind }]) => kind !== "refs" && field in given);
  const sets = [
    sql`"version" = "version" + 1`,
    ...changed.flatMap(([field, kind]) =>
      stored(field, kind, row[field]).map(([column, value]) => sql`${named(column)} = ${value}`),
    ),
  ];
  const done = await store.rows(
    sql`UPDATE ${named(tableOf(of))} SET ${join(sets, ", ")} WHERE "id" = ${id} AND "version" = ${at.expectedVersion} RETURNING "id"`,
  );
  if (done.length !== 1) throw conflict(was, given);
  await writePairs(store, of, id, given);
  await writeChildren(store, of, id, input);
  return id;
}

/** Deletes a row and those of its owned lists; refused while anything else refers to it. */
export async function remove(store: Reader, name: string, at: { id: unknown; expectedVersion: number }): Promise<void> {
  const resource = resourceOf(name);
  const { of } = resource;
  const id = idOf(at.id);
  const was = await standing(store, of, id);
  if (!was) throw new Refusal("NOT_FOUND");
  if (was.version !== at.expectedVersion) throw conflict(was, {});
  await resource.before?.({ store, was, row: null, id });
  await refuseUsed(store, of, id);
  for (const [, list] of ownedLists(of)) await removeChildren(store, list, id);
  await writePairs(store, of, id, emptyPairs(of));
  await store.rows(
    sql`DELETE FROM ${named(tableOf(of))} WHERE "id" = ${id} AND "version" = ${at.expectedVersion} RETURNING "id"`,
  );
}

const emptyPairs = (of: Dictionary): Values =>
  Object.fromEntries(fieldsOf(of).flatMap(([name, { kind }]) => (kind === "refs" ? [[name, []]] : [])));

/** What stands now, for who meant to change an older version. */
const conflict = (was: Values & Version, given: Values): Refusal =>
  new Refusal("CONFLICT", {
    extensions: {
      current: was,
      currentVersion: was.version,
      changedFields: Object.keys(given).filter((field) => JSON.stringify(given[field]) !== JSON.stringify(was[field])),
    },
  });

/** Writes the changes to the owned lists; what is wrong with the values of several children is said at once. */
async function writeChildren(store: Reader, of: Dictionary, parent: number, input: Values): Promise<void> {
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
      await change(store, list.of, one, own(one.input));
    });
    await each("create", changes.create, (one) => create(store, list.of, own(one)));
  }
  if (wrong.length > 0) throw invalid(...wrong);
}

/** A child is changed through its own parent only. */
async function ownChild(store: Reader, list: ListOf, parent: number, id: unknown): Promise<void> {
  const found = await store.rows(
    sql`SELECT 1 FROM ${named(tableOf(resourceOf(list.of).of))} WHERE "id" = ${idOf(id)} AND ${named(list.by)} = ${parent}`,
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

async function removeChildren(store: Reader, list: ListOf, parent: number): Promise<void> {
  const found = await store.rows<Version>(
    sql`SELECT "id", "version" FROM ${named(tableOf(resourceOf(list.of).of))} WHERE ${named(list.by)} = ${parent}`,
  );
  for (const { id, version } of found) await remove(store, list.of, { id, expectedVersion: version });
}

/** Names what still refers to the row, owned lists apart. */
async function refuseUsed(store: Reader, of: Dictionary, id: number): Promise<void> {
  const owned = new Set(Object.values(of.lists ?? {}).flatMap((list) => (list.owned ? [`${list.of}.${list.by}`] : [])));
  const uses: { label: Dictionary["label"]; resource: string; field: string; count: number }[] = [];
  for (const use of usesOf(of.name)) {
    if (owned.has(`${use.of.name}.${use.field}`)) continue;
    const pairs = use.kind === "refs" ? pairsOf(use.of, use.field, use.of.fields[use.field] as FieldOf<"refs">) : null;
    const [found] = await store.rows<{ n: number }>(
      sql`SELECT CAST(count(*) AS integer) AS n FROM ${named(pairs?.table ?? tableOf(use.of))} WHERE ${named(pairs?.other ?? use.field)} = ${id}`,
    );
    if (found && found.n > 0)
      uses.push({ label: use.of.label, resource: use.of.plural, field: use.field, count: found.n });
  }
  if (uses.length === 0) return;
  const said = (lang: "vi" | "en"): string => uses.map((use) => `${use.label[lang]} (${use.count})`).join(", ");
  throw new Refusal("IN_USE", {
    with: { uses: said("vi"), usesEn: said("en") },
    extensions: { uses: uses.map(({ label: _label, ...use }) => use) },
  });
}
