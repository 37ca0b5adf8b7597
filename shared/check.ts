import { FIRST_DAY, isDay, isPartialDay, LAST_DAY, lastOf, looksLikeDay, looksLikePartialDay } from "./day.js";
import type { Dictionary, Field, FieldOf, Kind } from "./field.js";
import { fieldsOf } from "./field.js";
import type { FieldCode } from "./refusal.js";
import { clean, hasControls } from "./text.js";

/** What is wrong with one field; `with` holds what the sentence needs. */
export type Problem = {
  readonly field: string;
  readonly code: FieldCode;
  readonly with?: Readonly<Record<string, string | number>>;
};
export type Values = Readonly<Record<string, unknown>>;

type Found = Omit<Problem, "field"> | null;
const found = (code: FieldCode, withThe?: Problem["with"]): Found => (withThe ? { code, with: withThe } : { code });

const inCalendar = (day: string): Found =>
  day < FIRST_DAY || day > LAST_DAY ? found("DATE_IMPOSSIBLE", { min: FIRST_DAY, max: LAST_DAY }) : null;

function textProblem(value: unknown, field: FieldOf<"text">): Found {
  if (typeof value !== "string") return found("FORMAT", { expected: "text" });
  if (hasControls(value, field.long)) return found("NOT_ALLOWED", { reason: "control" });
  const length = [...value].length;
  if (length > field.max) return found("TOO_LONG", { max: field.max, length });
  if (field.pattern && !new RegExp(field.pattern).test(value)) return found("FORMAT", { pattern: field.pattern });
  return null;
}

function wholeProblem(value: unknown, min: number, max: number): Found {
  if (typeof value !== "number" || !Number.isInteger(value)) return found("FORMAT", { expected: "whole" });
  return value < min || value > max ? found("RANGE", { min, max }) : null;
}

/** An instant as the hub writes it; compared as text it is in order. */
const isInstant = (value: unknown): boolean =>
  typeof value === "string" &&
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));

const oneOf = (value: unknown, values: Readonly<Record<string, unknown>>): Found =>
  typeof value === "string" && Object.hasOwn(values, value) ? null : found("UNKNOWN_CODE", { value: String(value) });

const key = (value: unknown): Found =>
  typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? null : found("FORMAT", { expected: "id" });

/** The most records that one field refers to. */
const MOST_REFS = 200;

/** One row a kind: what is wrong with a value that is there. */
const CHECKS: { readonly [K in Kind]: (value: unknown, field: FieldOf<K>) => Found } = {
  text: textProblem,
  day: (value) => {
    if (typeof value !== "string" || !looksLikeDay(value)) return found("FORMAT", { expected: "day" });
    return isDay(value) ? inCalendar(value) : found("DATE_IMPOSSIBLE", { value });
  },
  partialDay: (value) => {
    if (typeof value !== "string" || !looksLikePartialDay(value)) return found("FORMAT", { expected: "partialDay" });
    return isPartialDay(value) ? inCalendar(lastOf(value)) : found("DATE_IMPOSSIBLE", { value });
  },
  instant: (value) => (isInstant(value) ? null : found("FORMAT", { expected: "instant" })),
  int: (value, field) => wholeProblem(value, field.min, field.max),
  dong: (value) => wholeProblem(value, 0, Number.MAX_SAFE_INTEGER),
  bool: (value) => (typeof value === "boolean" ? null : found("FORMAT", { expected: "bool" })),
  choice: (value, field) => oneOf(value, field.values),
  choices: (value, field) =>
    Array.isArray(value)
      ? (value.map((one) => oneOf(one, field.values)).find((one) => one !== null) ?? null)
      : found("FORMAT", { expected: "list" }),
  ref: key,
  refs: (value) => {
    if (!Array.isArray(value)) return found("FORMAT", { expected: "list" });
    if (value.length > MOST_REFS) return found("TOO_LONG", { max: MOST_REFS, length: value.length });
    return value.map(key).find((one) => one !== null) ?? null;
  },
};

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === "";
/** Lists and yes-or-no values have an empty value of their own, so they are never missing. */
const emptyValue = (field: Field): unknown =>
  field.kind === "refs" || field.kind === "choices" ? [] : field.kind === "bool" && !field.optional ? false : null;

/** The values as they are kept: text cleaned, empty text null, days last-to-first; only fields that are given. */
export function tidy(of: Dictionary, values: Values): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [name, field] of fieldsOf(of)) {
    if (!(name in values)) continue;
    const value = values[name];
    const text = typeof value === "string" && !hasControls(value, field.kind === "text" && field.long);
    const neat = text ? clean(value as string, field.kind === "text" && field.long) : value;
    kept[name] = isEmpty(neat) ? emptyValue(field) : neat;
  }
  return kept;
}

/** A whole row from what is given: fields that are not get their empty value. */
export const whole = (of: Dictionary, values: Values): Record<string, unknown> => ({
  ...Object.fromEntries(fieldsOf(of).map(([name, field]) => [name, emptyValue(field)])),
  ...values,
});

/** What is wrong with a value that is there; null where nothing is. */
export const valueProblem = (field: Field, value: unknown): Omit<Problem, "field"> | null =>
  (CHECKS[field.kind] as (value: unknown, field: Field) => Found)(value, field);

const fieldProblem = (field: Field, value: unknown): Found =>
  isEmpty(value) ? (field.optional ? null : found("REQUIRED")) : valueProblem(field, value);

function orderProblems(of: Dictionary, row: Values): Problem[] {
  const both = (a: unknown, b: unknown): [string, string] | null =>
    typeof a === "string" && typeof b === "string" && a !== "" && b !== "" ? [a, b] : null;
  const until = (of.periods ?? []).flatMap(([from, to]) => {
    const days = both(row[from], row[to]);
    return days && days[1] <= days[0]
      ? [{ field: to, code: "DATE_ORDER", with: { from: days[0], ends: "until" } } as const]
      : [];
  });
  const through = (of.through ?? []).flatMap(([from, to]) => {
    const days = both(row[from], row[to]);
    return days && days[1] < days[0]
      ? [{ field: to, code: "DATE_ORDER", with: { from: days[0], ends: "through" } } as const]
      : [];
  });
  return [...until, ...through];
}

/** All that is wrong with a row, every field at once; an empty list where nothing is. The form and the server ask alike. */
export function problems(of: Dictionary, row: Values): Problem[] {
  const single = fieldsOf(of).flatMap(([name, field]) => {
    const one = fieldProblem(field, row[name]);
    return one ? [{ field: name, ...one }] : [];
  });
  return single.length > 0 ? single : orderProblems(of, row);
}
