import { type Problem, problems, tidy } from "../../shared/check.js";
import { type Dictionary, fieldsOf, type Lang } from "../../shared/field.js";
import { fieldWords } from "../../shared/refusal.js";
import { dictionaryOf } from "../../shared/resources.js";
import type { Row } from "../changes.js";
import { wordsOf } from "../words.js";

/** What the hub would refuse, said before it is asked: the same checks, the same sentences. */

type Errors = Record<string, unknown>;

/** A row as the checks take it: keys are numbers inside the hub. */
function checkable(of: Dictionary, row: Row, parent: string | undefined): Record<string, unknown> {
  const values: Record<string, unknown> = { ...row };
  for (const [name, { kind }] of fieldsOf(of)) {
    const value = values[name];
    if (name === parent) values[name] = 1;
    else if (kind === "ref" && value !== null && value !== undefined && value !== "") values[name] = Number(value);
    else if (kind === "refs") values[name] = Array.isArray(value) ? value.map(Number) : [];
    else if (kind === "choices") values[name] = value ?? [];
    else if (kind === "bool" && value === undefined && !of.fields[name]?.optional) values[name] = false;
  }
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
