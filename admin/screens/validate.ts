import { type Problem, problems, tidy } from "../../shared/check.js";
import { type Dictionary, type Field, fieldsOf, type Kind, type Lang } from "../../shared/field.js";
import { fieldWords } from "../../shared/refusal.js";
import { dictionaryOf } from "../../shared/resources.js";
import type { Row } from "../changes.js";
import { wordsOf } from "../words.js";

/** What the hub would refuse, said before it is asked: the same checks, the same sentences. */

type Errors = Record<string, unknown>;

const isBlank = (value: unknown): boolean => value === null || value === undefined || value === "";
const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Kinds whose value in a form differs from the one that is checked: keys are numbers inside the hub. */
const CHECKABLE: { readonly [K in Kind]?: (value: unknown, field: Field) => unknown } = {
  ref: (value) => (isBlank(value) ? null : Number(value)),
  refs: (value) => asList(value).map(Number),
  choices: asList,
  bool: (value, field) => (value === undefined && !field.optional ? false : value),
};

/** A row as the checks take it; its parent is known to be there. */
function checkable(of: Dictionary, row: Row, parent: string | undefined): Record<string, unknown> {
  const values: Record<string, unknown> = { ...row };
  for (const [name, field] of fieldsOf(of))
    values[name] = name === parent ? 1 : (CHECKABLE[field.kind]?.(values[name], field) ?? values[name]);
  return { ...values, ...tidy(of, values) };
}

function sentence(of: Dictionary, { field, code, with: given }: Problem, lang: Lang): string {
  if (code === "FORMAT" && given?.expected === "day") return wordsOf("form.notDay", lang);
  if (code === "FORMAT" && given?.expected === "partialDay") return wordsOf("form.notPartial", lang);
  const said = fieldWords(code, lang, given);
  return of.fields[field] ? said : `${field}: ${said}`;
}

/** The faults of a form, field by field, in the children's rows too; an empty object where there are none. */
export function faults(of: Dictionary, row: Row, lang: Lang, parent?: string): Errors {
  const errors: Errors = {};
  for (const problem of problems(of, checkable(of, row, parent))) {
    if (problem.field !== parent) errors[problem.field] = sentence(of, problem, lang);
  }
  for (const [name, list] of Object.entries(of.lists ?? {})) {
    const rows = row[name];
    if (!list.owned || !Array.isArray(rows)) continue;
    const inner = rows.map((one) => faults(dictionaryOf(list.of), (one ?? {}) as Row, lang, list.by));
    if (inner.some((one) => Object.keys(one).length > 0)) errors[name] = inner;
  }
  return errors;
}
