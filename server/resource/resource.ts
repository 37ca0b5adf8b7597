import type { Sql } from "sql-template-tag";
import type { ClassType } from "type-graphql";
import type { Values } from "../../shared/check.js";
import type { Dictionary, Fields } from "../../shared/field.js";
import type { Caller } from "../caller.js";
import type { Reader } from "../database.js";

/** What a rule inside the write looks at: the store in its transaction, the row before and as it would stand. */
export type Change = {
  readonly store: Reader;
  /** Null when the row is new. */
  readonly was: Values | null;
  /** Null when the row is deleted. */
  readonly row: Values | null;
  readonly id: number | null;
};

/** A filter that is more than a field: its GraphQL type, made late, and its condition for the row `alias`. */
export type ExtraFilter = {
  readonly type: () => unknown;
  readonly doc: string;
  readonly where: (value: never, alias: string, scope: FilterScope) => Sql;
};

/** What is read: on which day, by whom, as known when, and on which database. */
export type View = {
  readonly asOf: string;
  /** The number of the last change that was known; null: all of them. */
  readonly knownAt: number | null;
  readonly caller: Caller;
  readonly dialect: Reader["dialect"];
};

/** How rows are looked for: `EACH` asks of a row that is at hand, `ALL` gathers those that there are. Both answer alike. */
export type Looking = "EACH" | "ALL";

/** What a condition may need: the view, and conditions on other resources. */
export type FilterScope = View & {
  /** The rows of a resource as they were known: what stands after FROM. */
  readonly from: (resource: string) => Sql;
  /** Whether the caller may see the row `alias`. Joined into every list, count, relation and export. */
  readonly visible: (resource: string, alias: string, looking?: Looking) => Sql;
  /** Whether a key is one of the units that the caller answers for. */
  readonly ownUnit: (key: Sql, looking: Looking) => Sql;
  readonly condition: (resource: string, alias: string, filter: unknown) => Sql;
  readonly alias: () => string;
};

/** A row as it stands in the store, with the change that made it: what is kept when it changes. */
export type Kept = Values & { readonly id: number; readonly version: number; readonly changeSetId: number };

/** Which rows a caller of some units sees, and which they keep; the field at fault when a row would be lost to them. */
export type Narrowing = {
  readonly field: string;
  readonly sees: (alias: string, scope: FilterScope, looking: Looking) => Sql;
  readonly keeps?: (alias: string, scope: FilterScope) => Sql;
};

/** A stored resource: its dictionary, its class, and what is particular to it. */
export type Resource<F extends Fields = Fields, T = unknown> = {
  readonly of: Dictionary<F>;
  readonly Type: ClassType<T & object>;
  /** A rule inside the write; throws a Refusal. */
  readonly before?: (change: Change) => Promise<void>;
  /** Without it, all who may read the resource see all of its rows. */
  readonly scope?: Narrowing;
  readonly filters?: Readonly<Record<string, ExtraFilter>>;
  /** Orders that are more than a field, by enum name. */
  readonly orders?: Readonly<
    Record<
      string,
      { readonly doc: string; readonly number?: true; readonly by: (alias: string, scope: FilterScope) => Sql }
    >
  >;
  /** More of what the search looks through: conditions for a word that begins a word. */
  readonly search?: (pattern: string, alias: string, scope: FilterScope) => Sql;
};

const all = new Map<string, Resource>();

/** Makes a resource known to the others by its name: they refer to it as data, not by import. */
export function resource<F extends Fields, T>(given: Resource<F, T>): Resource<F, T> {
  all.set(given.of.name, given as unknown as Resource);
  return given;
}

export function resourceOf(name: string): Resource {
  const one = all.get(name);
  if (!one) throw new Error(`No resource is named ${name}.`);
  return one;
}

/** A rule inside the write, on the rows as they were written; throws a Refusal, which takes all of it back. */
export type Guard = (change: Change) => Promise<void>;

const guards = new Map<string, Guard[]>();

/**
 * Sets a rule over the new and changed rows of a resource that needs more than the resource's own area knows. Rules
 * of its own area stand in `before`.
 */
export function guard(name: string, rule: Guard): void {
  guards.set(name, [...(guards.get(name) ?? []), rule]);
}

export const guardsOf = (name: string): readonly Guard[] => guards.get(name) ?? [];

export const allResources = (): readonly Resource[] => [...all.values()];
