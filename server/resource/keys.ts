import sql, { join } from "sql-template-tag";
import type { Problem, Values } from "../../shared/check.js";
import { codeName, type Dictionary, fieldsOf } from "../../shared/field.js";
import { named, type Reader } from "../database.js";
import { holds } from "./filter.js";
import { idOf, tableOf } from "./record.js";
import { type FilterScope, resourceOf } from "./resource.js";

type Keyed = { readonly given: Values; readonly unknown: Problem[] };
/** Inside a change: with what its author sees, so that a hidden row's code names as little as one that is nowhere. */
type Looking = Reader & { readonly scope?: FilterScope };
const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** Ids as numbers, and codes as the ids of the rows that carry them: of a dated row, on the first day of `row`. */
export async function withKeys(store: Looking, of: Dictionary, input: Values, row: Values): Promise<Keyed> {
  const given: Record<string, unknown> = { ...input };
  const unknown: Problem[] = [];
  const first = (of.periods ?? of.through)?.[0]?.[0];
  const day = first && typeof row[first] === "string" ? row[first] : null;
  for (const [name, field] of fieldsOf(of)) {
    if (field.kind !== "ref" && field.kind !== "refs") continue;
    const codes = input[codeName(name)] as string | readonly string[] | null;
    if (!isGiven(codes)) {
      if (isGiven(input[name])) given[name] = asIds(input[name]);
      continue;
    }
    const around = { day, dimensionId: given.dimensionId ?? row.dimensionId };
    const found = await keysOfCodes(store, resourceOf(field.to).of, [codes].flat() as string[], around);
    unknown.push(...found.unknown.map((value) => ({ field: name, code: "UNKNOWN_CODE" as const, with: { value } })));
    given[name] = field.kind === "refs" ? found.keys : found.keys[0];
  }
  return { given, unknown };
}

const asIds = (value: unknown): unknown => (Array.isArray(value) ? value.map(idOf) : idOf(value));

type Around = { readonly day: string | null; readonly dimensionId: unknown };

async function keysOfCodes(
  store: Looking,
  of: Dictionary,
  codes: readonly string[],
  around: Around,
): Promise<{ keys: number[]; unknown: string[] }> {
  const keys: number[] = [];
  const unknown: string[] = [];
  for (const code of codes) {
    const key = await keyOfCode(store, of, code, around);
    if (key === null) unknown.push(code);
    else keys.push(key);
  }
  return { keys, unknown };
}

async function keyOfCode(
  store: Looking,
  of: Dictionary,
  code: string,
  { day, dimensionId }: Around,
): Promise<number | null> {
  const conditions = [sql`t."code" = ${code}`];
  if (store.scope) conditions.push(store.scope.visible(of.name, "t"));
  if (of.name === "Level" && dimensionId) conditions.push(sql`t."dimensionId" = ${dimensionId}`);
  if (day !== null && of.periods && !(of.fields.code as { unique?: true }).unique) conditions.push(holds(of, "t", day));
  const found = await store.rows<{ id: number }>(
    sql`SELECT t."id" FROM ${named(tableOf(of))} t WHERE ${join(conditions, " AND ")} ORDER BY t."id" DESC LIMIT 2`,
  );
  // The same code stands on several scales: without its dimension it names no level.
  return of.name === "Level" && found.length > 1 ? null : (found[0]?.id ?? null);
}
