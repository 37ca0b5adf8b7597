import sql, { raw, type Sql } from "sql-template-tag";
import type { Dictionary, Field, FieldOf } from "../../shared/field.js";
import { fold, hasControls } from "../../shared/text.js";
import { all, any } from "../database.js";
import { Refusal } from "../errors.js";
import { column, likeText } from "./filter.js";
import { foldOf, isFolded } from "./record.js";
import { type FilterScope, resourceOf } from "./resource.js";

/** The most words that a search looks for; each costs a look at every name. */
const SEARCH_WORDS = 10;
const SEARCH_LETTERS = 200;

/** Each word of the search begins a word of a field that the dictionary names. */
export function searched(name: string, alias: string, search: string, scope: FilterScope): Sql {
  const { of, search: more } = resourceOf(name);
  if (hasControls(search, true))
    throw new Refusal("BAD_USER_INPUT", {
      problems: [{ field: "search", code: "NOT_ALLOWED", with: { reason: "control" } }],
    });
  if (search.length > SEARCH_LETTERS)
    throw new Refusal("LIMIT_EXCEEDED", { with: { what: "search", max: SEARCH_LETTERS } });
  const words = fold(search).split(" ").filter(Boolean);
  if (words.length > SEARCH_WORDS) throw new Refusal("LIMIT_EXCEEDED", { with: { what: "search", max: SEARCH_WORDS } });
  return all(
    words.map((word) => {
      const own = (of.search ?? []).map((path) => beginsWord(of, alias, path, { word, scope }));
      return any(more ? [...own, more(likeText(word), alias, scope)] : own);
    }),
  );
}

/** Whether a word of the folded text begins so. */
export const wordBegins = (at: Sql, pattern: string): Sql =>
  sql`(${at} LIKE ${`${pattern}%`} ESCAPE '\\' OR ${at} LIKE ${`% ${pattern}%`} ESCAPE '\\')`;

type Word = { readonly word: string; readonly scope: FilterScope };

function beginsWord(of: Dictionary, alias: string, path: string, given: Word): Sql {
  const [first, rest] = path.split(".") as [string, string | undefined];
  if (rest === undefined) {
    const field = of.fields[first] as Field;
    return wordBegins(
      isFolded(field) ? column(alias, foldOf(first)) : sql`lower(${column(alias, first)})`,
      likeText(given.word),
    );
  }
  const field = of.fields[`${first}Id`] as FieldOf<"ref">;
  const inner = `${alias}_${first}`;
  const target = resourceOf(field.to).of;
  return sql`${column(alias, `${first}Id`)} IN (SELECT ${column(inner, "id")} FROM ${given.scope.from(target.name)} ${raw(inner)} WHERE ${beginsWord(target, inner, rest, given)})`;
}
