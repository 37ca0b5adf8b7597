import type { Dictionary, ListOf } from "../../shared/field.js";
import { dictionaries } from "../../shared/resources.js";

/** Rows that are written together with the row that owns them. */

/** The lists of a resource that are written together with it. */
export const ownedLists = (of: Dictionary): [name: string, list: ListOf][] =>
  Object.entries(of.lists ?? {}).filter(([, { owned }]) => owned);

/** The resources that own rows of this one, and the key by which those hang on them. */
export const ownersOf = (name: string): { readonly owner: string; readonly by: string }[] =>
  dictionaries.flatMap((of) =>
    ownedLists(of).flatMap(([, list]) => (list.of === name ? [{ owner: of.name, by: list.by }] : [])),
  );
