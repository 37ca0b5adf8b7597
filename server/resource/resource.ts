import type { Sql } from "sql-template-tag";
import type { ClassType } from "type-graphql";
import type { Values } from "../../shared/check.js";
import type { Dictionary, Fields } from "../../shared/field.js";
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

/** What a condition may need: the day asked about, and conditions on other resources. */
export type FilterScope = {
  readonly asOf: string;
  readonly dialect: Reader["dialect"];
  readonly condition: (resource: string, alias: string, filter: unknown) => Sql;
  readonly alias: () => string;
};

/** A stored resource: its dictionary, its class, and what is particular to it. */
export type Resource<F extends Fields = Fields, T = unknown> = {
  readonly of: Dictionary<F>;
  readonly Type: ClassType<T & object>;
  /** A rule inside the write; throws a Refusal. */
  readonly before?: (change: Change) => Promise<void>;
  readonly filters?: Readonly<Record<string, ExtraFilter>>;
  /** Orders that are more than a field, by enum name. */
  readonly orders?: Readonly<
    Record<string, { readonly doc: string; readonly number?: true; readonly by: (alias: string, asOf: string) => Sql }>
  >;
  /** More of what the search looks through: conditions for a word that begins a word. */
  readonly search?: (pattern: string, alias: string, asOf: string) => Sql;
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

export const allResources = (): readonly Resource[] => [...all.values()];
