import sql, { join, raw, type Sql } from "sql-template-tag";
import { type Problem, problems, tidy, type Values, whole } from "../../shared/check.js";
import { type Dictionary, fieldsOf } from "../../shared/field.js";
import { named, type Reader } from "../database.js";
import { invalid } from "../errors.js";
import type { Store } from "./changes.js";
import { ownedLists } from "./owned.js";
import { tableOf } from "./record.js";
import { type FilterScope, type Resource, resourceOf } from "./resource.js";

/** Changes to the rows of an owned list, in the input of the row that owns them. */
export type ChildChanges = {
  readonly create?: readonly Values[] | null;
  readonly update?: readonly { id: string | number; expectedVersion: number; input: Values }[] | null;
  readonly delete?: readonly { id: string | number; expectedVersion: number }[] | null;
};

type Checked = {
  readonly store: Store;
  readonly resource: Resource;
  readonly was: Values | null;
  readonly row: Values;
  readonly id: number | null;
  /** As the caller sent it, with the changes to owned lists. */
  readonly input: Values;
  /** The key of the row that owns it, which is being written in the same change. */
  readonly parent?: string | undefined;
};

/** The row's own faults and those that only the store can know, all at once; then the resource's rule. */
export async function check(
  { store, resource, was, row, id, input, parent }: Checked,
  unknown: readonly Problem[],
): Promise<void> {
  const named = new Set(unknown.map(({ field }) => field));
  const own = [...unknown, ...problems(resource.of, row).filter(({ field }) => !named.has(field))];
  const wrong = new Set(own.map(({ field }) => field));
  const asked = [...missingRefs(resource.of, row, store.scope, parent), ...takenValues(resource.of, row, id)];
  const found = await trueOf(
    store,
    asked.filter(({ fields }) => fields.every((field) => !wrong.has(field))),
  );
  if (own.length + found.length > 0) throw invalid(...own, ...found, ...childFaults(resource.of, input));
  await resource.before?.({ store, was, row, id });
}

/** What is wrong with the values of new children, where the row itself is refused and they are not tried. */
function childFaults(of: Dictionary, input: Values): Problem[] {
  return ownedLists(of).flatMap(([name, list]) => {
    const child = resourceOf(list.of).of;
    const { create } = (input[name] ?? {}) as ChildChanges;
    return (create ?? []).flatMap((values, i) => {
      const own = problems(child, whole(child, tidy(child, values))).filter(
        ({ field }) => child.fields[field]?.kind !== "ref" && child.fields[field]?.kind !== "refs",
      );
      return [...own, ...childFaults(child, values)].map((one) => ({
        ...one,
        field: `${name}.create.${i}.${one.field}`,
      }));
    });
  });
}

/** A fault that only the store can know: it is one when the condition holds. */
type Asked = { readonly fields: readonly string[]; readonly problem: Problem; readonly bad: Sql };

/** Keys that name no row that the author may see; the row that owns this one is theirs. */
const missingRefs = (of: Dictionary, row: Values, scope: FilterScope, parent: string | undefined): Asked[] =>
  fieldsOf(of).flatMap(([name, field]) => {
    if (field.kind !== "ref" && field.kind !== "refs") return [];
    const keys = [row[name]].flat().filter((key) => key !== null);
    return keys.map((key) => ({
      fields: [name],
      problem: { field: name, code: "UNKNOWN_CODE" as const, with: { value: String(key) } },
      bad: sql`NOT EXISTS (SELECT 1 FROM ${named(tableOf(resourceOf(field.to).of))} r WHERE r."id" = ${key}${name === parent ? raw("") : sql` AND ${scope.visible(field.to, "r")}`})`,
    }));
  });

/** Values that another row already has. */
const takenValues = (of: Dictionary, row: Values, id: number | null): Asked[] =>
  uniqueSets(of)
    .filter((fields) => fields.every((field) => row[field] !== null))
    .map((fields) => {
      const same = fields.map((field) => sql`${named(field)} = ${row[field]}`);
      const others = id === null ? same : [...same, sql`"id" <> ${id}`];
      const value = fields.map((field) => row[field]).join(", ");
      return {
        fields,
        problem: { field: fields.at(-1) as string, code: "NOT_UNIQUE" as const, with: { value } },
        bad: sql`EXISTS (SELECT 1 FROM ${named(tableOf(of))} WHERE ${join(others, " AND ")})`,
      };
    });

/** Those of the faults that are there: one statement. */
async function trueOf(store: Reader, asked: readonly Asked[]): Promise<Problem[]> {
  if (asked.length === 0) return [];
  const columns = asked.map(({ bad }, i) => sql`${bad} AS ${raw(`"b${i}"`)}`);
  const [found] = await store.rows<Record<string, boolean | number>>(sql`SELECT ${join(columns, ", ")}`);
  const there = asked.filter((_, i) => found?.[`b${i}`]);
  // Of a record that the author may not see nobody learns by what else it stands in.
  const unseen = new Set(there.flatMap(({ problem }) => (problem.code === "UNKNOWN_CODE" ? [problem.field] : [])));
  return there
    .filter(({ fields, problem }) => problem.code === "UNKNOWN_CODE" || !fields.some((field) => unseen.has(field)))
    .map(({ problem }) => problem);
}

const uniqueSets = (of: Dictionary): readonly (readonly string[])[] => [
  ...fieldsOf(of).flatMap(([name, field]) => (field.kind === "text" && field.unique ? [[name]] : [])),
  ...(of.unique ?? []),
];
