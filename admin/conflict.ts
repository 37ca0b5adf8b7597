import { type Dictionary, fieldsOf, type Label, type ListOf } from "../shared/field.js";
import { dictionaryOf } from "../shared/resources.js";
import type { Row } from "./changes.js";

/** Two changes of one row, laid beside what both began with. */

export type Side = "mine" | "theirs";

/** A place that both changed, and not alike; `child` is set where it is a row of an owned list (null: deleted). */
export type Difference = {
  readonly path: string;
  readonly label: Label;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly child?: Dictionary;
};
type Comparison = {
  readonly differences: readonly Difference[];
  /** What only the other one changed; it is kept. */
  readonly theirsOnly: readonly Label[];
};

const kept = (value: unknown): unknown => (value === undefined || value === "" ? null : value);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(kept(a)) === JSON.stringify(kept(b));
const owned = (of: Dictionary): [string, ListOf][] => Object.entries(of.lists ?? {}).filter(([, list]) => list.owned);
const rowsOf = (row: Row, name: string): readonly Row[] =>
  Array.isArray(row[name]) ? (row[name] as readonly Row[]) : [];

/** What a row says, its keys and versions apart. */
function said(of: Dictionary, row: Row | undefined): string {
  if (!row) return "";
  const values = fieldsOf(of).map(([name]) => kept(row[name]));
  return JSON.stringify([
    values,
    owned(of).map(([name, list]) => rowsOf(row, name).map((one) => said(dictionaryOf(list.of), one))),
  ]);
}

type Three = { readonly base: Row; readonly mine: Row; readonly theirs: Row };

/** What became of one place: nothing to say, theirs alone, or both and not alike. */
type Fate = "quiet" | "theirs" | "both";

function fateOf(was: string, mine: string, theirs: string): Fate {
  if (theirs === was || mine === theirs) return "quiet";
  return mine === was ? "theirs" : "both";
}

const text = (value: unknown): string => JSON.stringify(kept(value));

/** Where the two changes meet, and what only the other one touched. */
export function compare(of: Dictionary, three: Three): Comparison {
  const places = [...fieldPlaces(of, three), ...owned(of).flatMap(([name, list]) => rowPlaces(name, list, three))];
  const theirs = places.filter(({ fate }) => fate === "theirs").map(({ difference: { label } }) => label);
  return {
    differences: places.filter(({ fate }) => fate === "both").map(({ difference }) => difference),
    theirsOnly: [...new Set(theirs)],
  };
}

type Place = { readonly fate: Fate; readonly difference: Difference };

const fieldPlaces = (of: Dictionary, { base, mine, theirs }: Three): Place[] =>
  fieldsOf(of).map(([name, { label }]) => ({
    fate: fateOf(text(base[name]), text(mine[name]), text(theirs[name])),
    difference: { path: name, label, mine: mine[name], theirs: theirs[name] },
  }));

function rowPlaces(name: string, list: ListOf, three: Three): Place[] {
  const child = dictionaryOf(list.of);
  return meet(three, name).map(({ id, base, mine, theirs }) => ({
    fate: fateOf(said(child, base), said(child, mine), said(child, theirs)),
    difference: { path: `${name}:${id}`, label: list.label, mine: mine ?? null, theirs: theirs ?? null, child },
  }));
}

type Met = {
  readonly id: string;
  readonly base: Row | undefined;
  readonly mine: Row | undefined;
  readonly theirs: Row | undefined;
};

/** The rows of a list that stand somewhere under a key: a row that is not yet saved stands nowhere else. */
function meet({ base, mine, theirs }: Three, name: string): Met[] {
  const [b, m, t] = [base, mine, theirs].map(
    (row) =>
      new Map(rowsOf(row, name).flatMap((one) => (one.id === undefined ? [] : [[String(one.id), one] as const]))),
  ) as [Map<string, Row>, Map<string, Row>, Map<string, Row>];
  return [...new Set([...b.keys(), ...m.keys(), ...t.keys()])].map((id) => ({
    id,
    base: b.get(id),
    mine: m.get(id),
    theirs: t.get(id),
  }));
}

/** The row as chosen: what one side alone changed, and of what both changed the chosen one. */
export function merged(of: Dictionary, three: Three, chosen: ReadonlyMap<string, Side>): Row {
  const row: Record<string, unknown> = { ...three.theirs };
  for (const [name] of fieldsOf(of)) {
    const mineChanged = !same(three.mine[name], three.base[name]);
    const clash = mineChanged && !same(three.theirs[name], three.base[name]);
    if (mineChanged && (!clash || chosen.get(name) !== "theirs")) row[name] = three.mine[name];
  }
  for (const [name, list] of owned(of)) row[name] = mergedRows(dictionaryOf(list.of), three, name, chosen);
  return row as Row;
}

function mergedRows(of: Dictionary, three: Three, name: string, chosen: ReadonlyMap<string, Side>): Row[] {
  const stored = meet(three, name).flatMap(({ id, base, mine, theirs }): Row[] => {
    const [was, my, their] = [said(of, base), said(of, mine), said(of, theirs)];
    const takeMine = my !== was && (their === was || chosen.get(`${name}:${id}`) !== "theirs");
    const one = takeMine ? mine : theirs;
    if (!one) return [];
    // A row that is gone on the other side comes back as a new one.
    return [theirs ? one : withoutKey(one)];
  });
  return [...stored, ...rowsOf(three.mine, name).filter(({ id }) => id === undefined)];
}

const withoutKey = ({ id: _id, version: _version, ...values }: Row): Row => values;
