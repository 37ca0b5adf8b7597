import { type Dictionary, fieldsOf, type ListOf } from "../shared/field.js";
import { dictionaryOf } from "../shared/resources.js";
import type { FieldFault } from "./ask.js";

/** A row as forms and the API hold it: values by field, and the rows of owned lists under their name. */
export type Row = { readonly id?: string | number; readonly version?: number; readonly [field: string]: unknown };

const rowsOf = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as readonly Row[]) : []);
const ownedLists = (of: Dictionary): [string, ListOf][] =>
  Object.entries(of.lists ?? {}).filter(([, list]) => list.owned);

/** What a form leaves empty is null, or an empty list. */
const kept = (value: unknown): unknown => (value === undefined || value === "" ? null : value);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(kept(a)) === JSON.stringify(kept(b));

/** What to send, and where in the form each part of it was written. */
export type Input = { readonly input: Record<string, unknown>; readonly places: ReadonlyMap<string, string> };

/** The values of a new row, with its children. */
export function createInput(of: Dictionary, row: Row, at = "", skip?: string): Input {
  const input: Record<string, unknown> = {};
  const places = new Map<string, string>();
  for (const [name] of fieldsOf(of)) if (name !== skip && kept(row[name]) !== null) input[name] = row[name];
  for (const [name, list] of ownedLists(of)) {
    const changes = childChanges(list, rowsOf(row[name]), [], `${at}${name}`, places);
    if (changes) input[name] = changes;
  }
  return { input, places };
}

/** What differs from the row as it was read, and nothing else; null clears. */
export function updateInput(of: Dictionary, row: Row, was: Row, at = "", skip?: string): Input {
  const input: Record<string, unknown> = {};
  const places = new Map<string, string>();
  for (const [name] of fieldsOf(of)) if (name !== skip && !same(row[name], was[name])) input[name] = kept(row[name]);
  for (const [name, list] of ownedLists(of)) {
    const changes = childChanges(list, rowsOf(row[name]), rowsOf(was[name]), `${at}${name}`, places);
    if (changes) input[name] = changes;
  }
  return { input, places };
}

type Children = { readonly create?: object[]; readonly update?: object[]; readonly delete?: object[] };

function childChanges(
  list: ListOf,
  rows: readonly Row[],
  was: readonly Row[],
  at: string,
  places: Map<string, string>,
): Children | null {
  const target = dictionaryOf(list.of);
  const before = new Map(was.map((row) => [row.id, row]));
  const made: object[] = [];
  const changed: object[] = [];
  const place = (sent: string, form: string, inner: Input): void => {
    places.set(sent, form);
    for (const [from, to] of inner.places) places.set(`${sent}.${from}`, to);
  };
  const name = at.slice(at.lastIndexOf(".") + 1);
  rows.forEach((row, i) => {
    const old = row.id === undefined ? undefined : before.get(row.id);
    if (!old) {
      const inner = createInput(target, row, `${at}.${i}.`, list.by);
      place(`${name}.create.${made.length}`, `${at}.${i}`, inner);
      made.push(inner.input);
      return;
    }
    const inner = updateInput(target, row, old, `${at}.${i}.`, list.by);
    if (Object.keys(inner.input).length === 0) return;
    place(`${name}.update.${changed.length}`, `${at}.${i}`, inner);
    changed.push({ id: row.id, expectedVersion: old.version, input: inner.input });
  });
  const left = new Set(rows.map((row) => row.id));
  const gone = was.filter((row) => !left.has(row.id)).map((row) => ({ id: row.id, expectedVersion: row.version }));
  if (made.length + changed.length + gone.length === 0) return null;
  return {
    ...(made.length > 0 && { create: made }),
    ...(changed.length > 0 && { update: changed }),
    ...(gone.length > 0 && { delete: gone }),
  };
}

/** The place in the form of a path that the hub names: `assignments.create.0.unitId` is `assignments.3.unitId`. */
function formPath(field: string, places: ReadonlyMap<string, string>): string {
  let best = "";
  for (const sent of places.keys()) if (field.startsWith(`${sent}.`) && sent.length > best.length) best = sent;
  return best ? `${places.get(best)}${field.slice(best.length)}` : field.replace(/^input\./, "");
}

/** The faults as react-admin's forms take them: nested objects with a sentence at each field. */
export function formErrors(
  of: Dictionary,
  faults: readonly FieldFault[],
  places: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const errors: Record<string, unknown> = {};
  for (const { field, message } of faults) {
    const path = formPath(field, places).split(".");
    const known = path[0] !== undefined && (path[0] in of.fields || path[0] in (of.lists ?? {}));
    put(errors, known ? path : ["root", "serverError"], message);
  }
  return errors;
}

function put(into: Record<string, unknown>, [head, ...rest]: readonly string[], message: string): void {
  if (head === undefined) return;
  if (rest.length === 0) {
    into[head] = message;
    return;
  }
  const next = (typeof into[head] === "object" && into[head] !== null ? into[head] : {}) as Record<string, unknown>;
  into[head] = next;
  put(next, rest, message);
}
