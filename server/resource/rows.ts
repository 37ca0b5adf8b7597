import sql, { join, raw, type Sql } from "sql-template-tag";
import { type Problem, problems, tidy, type Values, whole } from "../../shared/check.js";
import { codeName, type Dictionary, type Field, type FieldOf, fieldsOf, type ListOf } from "../../shared/field.js";
import { fold, sortKey } from "../../shared/text.js";
import { named, type Reader } from "../database.js";
import { invalid, Refusal } from "../errors.js";
import { holds, usesOf } from "./filter.js";
import { foldOf, isFolded, keyOf, orderOf, pairsOf, tableOf } from "./record.js";
import { type Resource, resourceOf } from "./resource.js";

/** Changes to the rows of an owned list, in the input of the row that owns them. */
type ChildChanges = {
  readonly create?: readonly Values[] | null;
  readonly update?: readonly { id: string | number; expectedVersion: number; input: Values }[] | null;
  readonly delete?: readonly { id: string | number; expectedVersion: number }[] | null;
};
type Version = { readonly id: number; readonly version: number };

const idOf = (value: unknown): number => Number(value) || -1;

/** A new row, and those of its owned lists. Gives its id. Every way to create a row goes through here. */
export async function create(store: Reader, name: string, input: Values): Promise<number> {
  const resource = resourceOf(name);
  const row = whole(resource.of, tidy(resource.of, await withKeys(store, resource.of, input)));
  await check(store, resource, null, row, null);
  const id = await insert(store, resource.of, row);
  await writePairs(store, resource.of, id, row, false);
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
  const given = tidy(of, await withKeys(store, of, input));
  if (was.version !== at.expectedVersion) throw conflict(was, given);
  const row = { ...was, ...given };
  await check(store, resource, was, row, id);
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
  await writePairs(store, of, id, given, true);
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
  for (const list of Object.values(of.lists ?? {})) if (list.owned) await removeChildren(store, list, id);
  await writePairs(store, of, id, emptyPairs(of), true);
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

/** The row as it stands in this transaction, with the shapes of the API. */
async function standing(store: Reader, of: Dictionary, id: number): Promise<(Values & Version) | null> {
  const [found] = await store.rows<Record<string, unknown> & Version>(
    sql`SELECT * FROM ${named(tableOf(of))} WHERE "id" = ${id}`,
  );
  if (!found) return null;
  const row: Record<string, unknown> & Version = { id: found.id, version: found.version };
  for (const [name, field] of fieldsOf(of)) {
    if (field.kind === "refs") row[name] = await readPairs(store, of, name, field, id);
    else if (field.kind === "bool") row[name] = found[name] === null ? null : Boolean(found[name]);
    else if (field.kind === "choices") row[name] = JSON.parse(found[name] as string);
    else row[name] = found[name];
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

/** The row's own faults, then those that only the store can know, then the resource's rule. */
async function check(
  store: Reader,
  resource: Resource,
  was: Values | null,
  row: Values,
  id: number | null,
): Promise<void> {
  const wrong = problems(resource.of, row);
  if (wrong.length > 0) throw invalid(...wrong);
  const missing = await storeProblems(store, resource.of, row, id);
  if (missing.length > 0) throw invalid(...missing);
  await resource.before?.({ store, was, row, id });
}

/** Keys that name no row, and values that another row already has: one statement. */
async function storeProblems(store: Reader, of: Dictionary, row: Values, id: number | null): Promise<Problem[]> {
  const asked: { problem: Problem; bad: Sql }[] = [];
  for (const [name, field] of fieldsOf(of)) {
    const keys = field.kind === "ref" ? [row[name]] : field.kind === "refs" ? (row[name] as unknown[]) : [];
    for (const key of keys) {
      if (key === null) continue;
      asked.push({
        problem: { field: name, code: "UNKNOWN_CODE", with: { value: String(key) } },
        bad: sql`NOT EXISTS (SELECT 1 FROM ${named(tableOf(resourceOf((field as FieldOf<"ref">).to).of))} WHERE "id" = ${key})`,
      });
    }
  }
  for (const set of uniqueSets(of)) {
    if (set.some((name) => row[name] === null)) continue;
    const same = set.map((name) => sql`${named(name)} = ${row[name]}`);
    const others = id === null ? same : [...same, sql`"id" <> ${id}`];
    asked.push({
      problem: {
        field: set.at(-1) as string,
        code: "NOT_UNIQUE",
        with: { value: set.map((name) => row[name]).join(", ") },
      },
      bad: sql`EXISTS (SELECT 1 FROM ${named(tableOf(of))} WHERE ${join(others, " AND ")})`,
    });
  }
  if (asked.length === 0) return [];
  const [found] = await store.rows<Record<string, boolean | number>>(
    sql`SELECT ${join(
      asked.map(({ bad }, i) => sql`${bad} AS ${raw(`"b${i}"`)}`),
      ", ",
    )}`,
  );
  return asked.filter((_, i) => found?.[`b${i}`]).map(({ problem }) => problem);
}

const uniqueSets = (of: Dictionary): readonly (readonly string[])[] => [
  ...fieldsOf(of).flatMap(([name, field]) => (field.kind === "text" && field.unique ? [[name]] : [])),
  ...(of.unique ?? []),
];

/** What stands beside a value in the table: its folded form and its place in the order. */
function stored(name: string, field: Field, value: unknown): [column: string, value: unknown][] {
  const columns: [string, unknown][] = [[name, field.kind === "choices" ? JSON.stringify(value) : value]];
  const order = orderOf(field);
  if (isFolded(field)) columns.push([foldOf(name), value === null ? null : fold(value as string)]);
  if (order) columns.push([keyOf(name), value === null ? null : sortKey(value as string, order)]);
  return columns;
}

/** What a row puts into its table's columns, `refs` apart. */
export const columnsFor = (of: Dictionary, row: Values): [string, unknown][] =>
  fieldsOf(of).flatMap(([name, field]) => (field.kind === "refs" ? [] : stored(name, field, row[name])));

async function insert(store: Reader, of: Dictionary, row: Values): Promise<number> {
  const columns = columnsFor(of, row);
  const [made] = await store.rows<{ id: number }>(
    sql`INSERT INTO ${named(tableOf(of))} ("version", ${join(
      columns.map(([column]) => named(column)),
      ", ",
    )}) VALUES (1, ${join(
      columns.map(([, value]) => value),
      ", ",
    )}) RETURNING "id"`,
  );
  return (made as { id: number }).id;
}

async function writePairs(store: Reader, of: Dictionary, id: number, row: Values, clear: boolean): Promise<void> {
  for (const [name, field] of fieldsOf(of)) {
    if (field.kind !== "refs" || !(name in row)) continue;
    const { table, own, other } = pairsOf(of, name, field);
    if (clear) await store.rows(sql`DELETE FROM ${named(table)} WHERE ${named(own)} = ${id}`);
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

/** Ids as numbers, and codes as the ids of the rows that carry them (of a dated row: on the first day of the new one). */
async function withKeys(store: Reader, of: Dictionary, input: Values): Promise<Values> {
  const row: Record<string, unknown> = { ...input };
  const wrong: Problem[] = [];
  const day = of.periods ? input[of.periods[0]?.[0] as string] : undefined;
  for (const [name, field] of fieldsOf(of)) {
    if (field.kind !== "ref" && field.kind !== "refs") continue;
    if (Array.isArray(row[name])) row[name] = (row[name] as unknown[]).map(idOf);
    else if (row[name] !== undefined && row[name] !== null) row[name] = idOf(row[name]);
    const given = input[codeName(name)];
    if (given === undefined || given === null) continue;
    const codes = (Array.isArray(given) ? given : [given]) as string[];
    const keys = await Promise.all(
      codes.map((code) => keyOfCode(store, resourceOf(field.to).of, code, typeof day === "string" ? day : null, row)),
    );
    keys.forEach((key, i) => {
      if (key === null) wrong.push({ field: name, code: "UNKNOWN_CODE", with: { value: codes[i] as string } });
    });
    row[name] = field.kind === "refs" ? keys : keys[0];
  }
  if (wrong.length > 0) throw invalid(...wrong);
  return row;
}

async function keyOfCode(
  store: Reader,
  of: Dictionary,
  code: string,
  day: string | null,
  row: Values,
): Promise<number | null> {
  const conditions = [sql`t."code" = ${code}`];
  if (of.name === "Level" && row.dimensionId) conditions.push(sql`t."dimensionId" = ${row.dimensionId}`);
  if (day !== null && of.periods && !(of.fields.code as { unique?: true }).unique) conditions.push(holds(of, "t", day));
  const found = await store.rows<{ id: number }>(
    sql`SELECT t."id" FROM ${named(tableOf(of))} t WHERE ${join(conditions, " AND ")} ORDER BY t."id" DESC LIMIT 2`,
  );
  // The same code stands on several scales: without its dimension it names no level.
  return of.name === "Level" && found.length > 1 ? null : (found[0]?.id ?? null);
}

async function writeChildren(store: Reader, of: Dictionary, parent: number, input: Values): Promise<void> {
  for (const [name, list] of Object.entries(of.lists ?? {})) {
    const changes = input[name] as ChildChanges | undefined | null;
    if (!list.owned || !changes) continue;
    for (const [i, one] of (changes.delete ?? []).entries())
      await under(`${name}.delete.${i}`, () =>
        ownChild(store, list, parent, one.id).then(() => remove(store, list.of, one)),
      );
    for (const [i, one] of (changes.update ?? []).entries())
      await under(`${name}.update.${i}`, () =>
        ownChild(store, list, parent, one.id).then(() =>
          change(store, list.of, one, { ...one.input, [list.by]: parent }),
        ),
      );
    for (const [i, one] of (changes.create ?? []).entries())
      await under(`${name}.create.${i}`, () => create(store, list.of, { ...one, [list.by]: parent }));
  }
}

/** A child is changed through its own parent only. */
async function ownChild(store: Reader, list: ListOf, parent: number, id: unknown): Promise<void> {
  const found = await store.rows(
    sql`SELECT 1 FROM ${named(tableOf(resourceOf(list.of).of))} WHERE "id" = ${idOf(id)} AND ${named(list.by)} = ${parent}`,
  );
  if (found.length === 0) throw new Refusal("NOT_FOUND");
}

/** Says of a child's fault where in the input it stands: `assignments.create.0.unitId`. */
async function under<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure;
    const within = (failure.detail.problems ?? []).map((one) => ({ ...one, field: `${path}.${one.field}` }));
    throw new Refusal(failure.code, { ...failure.detail, problems: within });
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
