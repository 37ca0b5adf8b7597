import { createHash } from "node:crypto";
import type { ClassType } from "type-graphql";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, type ColumnOptions, Index, PrimaryGeneratedColumn, Unique } from "typeorm";
import {
  type Dictionary,
  type Field as DictionaryField,
  type FieldOf,
  type Fields,
  fieldsOf,
  type Kind,
  type Stored,
} from "../../shared/field.js";
import { dictionaries } from "../../shared/resources.js";
import type { ColumnType } from "../dialect.js";
import { DayScalar, DongScalar, InstantScalar, PartialDayScalar } from "./scalars.js";

/** Where a row keeps the day for which it was read, so that what hangs on it is read for the same day. */
export const AT: unique symbol = Symbol("at");

/** The number inside of an opaque key; what names no row of any table is -1, which matches none. */
export function idOf(value: unknown): number {
  const id = /^[1-9]\d{0,9}$/.test(String(value)) ? Number(value) : -1;
  return id <= MOST_ID ? id : -1;
}
const MOST_ID = 2 ** 31 - 1;

/** Hidden columns beside a text: folded for `contains`, and its place in Vietnamese order. */
export const foldOf = (name: string): string => `${name}Fold`;
export const keyOf = (name: string): string => `${name}Key`;
/** Codes are ASCII and found as they stand; long notes are not searched. */
export const isFolded = (field: DictionaryField): boolean => field.kind === "text" && !field.pattern && !field.long;
export const orderOf = (field: DictionaryField): "name" | "words" | null =>
  (field.kind === "text" && field.order) || null;

/** `LegalDocument` is kept in `legal_document`, as TypeORM names tables. */
export const tableOf = (of: Pick<Dictionary, "name">): string => snake(of.name);
export const snake = (name: string): string => name.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
export const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
/** A `refs` field's table of pairs: `standard_positions("standardId", "positionId")`. */
export const pairsOf = (of: Pick<Dictionary, "name">, name: string, field: FieldOf<"refs">) => ({
  table: `${tableOf(of)}_${snake(name.replace(/Ids$/, ""))}s`,
  own: `${lowerFirst(of.name)}Id`,
  other: `${lowerFirst(field.to)}Id`,
});

type Stored1 = ColumnOptions & { type: NonNullable<ColumnOptions["type"]> };
const COLUMNS: { readonly [K in Exclude<Kind, "refs">]: (field: FieldOf<K>) => Stored1 } = {
  // No length: PostgreSQL would drop and add the column when it grows. The CHECK holds it.
  text: () => ({ type: "varchar" }),
  day: () => ({ type: "varchar", length: 10 }),
  partialDay: () => ({ type: "varchar", length: 10 }),
  instant: () => ({ type: "varchar", length: 24 }),
  int: () => ({ type: "integer" }),
  dong: () => ({ type: "bigint" }),
  bool: () => ({ type: "boolean" }),
  choice: () => ({ type: "varchar" }),
  choices: () => ({ type: "varchar" }),
  ref: () => ({ type: "integer" }),
};

const STORED_AS: { readonly [K in Exclude<Kind, "refs">]: ColumnType } = {
  text: "text",
  day: "text",
  partialDay: "text",
  instant: "text",
  int: "integer",
  dong: "bigint",
  bool: "boolean",
  choice: "text",
  choices: "text",
  ref: "integer",
};

/** The columns of a resource's table beside its key, version and change: those of its fields, and the hidden ones. */
export const columnsOf = (of: Dictionary): [name: string, type: ColumnType][] =>
  fieldsOf(of).flatMap(([name, field]): [string, ColumnType][] => {
    if (field.kind === "refs") return [];
    const hidden = [...(isFolded(field) ? [foldOf(name)] : []), ...(orderOf(field) ? [keyOf(name)] : [])];
    return [[name, STORED_AS[field.kind]], ...hidden.map((one): [string, ColumnType] => [one, "text"])];
  });

const quoted = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(", ");
const CHECKS: { readonly [K in Kind]?: (column: string, field: FieldOf<K>) => string } = {
  text: (c, field) => `length(${c}) <= ${field.max}`,
  day: (c) => `${c} LIKE '____-__-__'`,
  partialDay: (c) => `length(${c}) IN (4, 7, 10)`,
  instant: (c) => `length(${c}) = 24`,
  int: (c, field) => `${c} BETWEEN ${field.min} AND ${field.max}`,
  dong: (c) => `${c} >= 0`,
  choice: (c, field) => `${c} IN (${quoted(Object.keys(field.values))})`,
};

/** What a closed list is called: as where one value of it is chosen, whoever refers to it first. */
function labelOf({ enum: name, label }: FieldOf<"choice"> | FieldOf<"choices">): string {
  const fields = dictionaries.flatMap((of) => Object.values(of.fields));
  const one = fields.find((field) => field.kind === "choice" && field.enum === name);
  const said = one?.label ?? label;
  return `${said.vi}. ${said.en}.`;
}

const registered = new Map<string, object>();
/** The GraphQL enum of a closed list; the same name is the same enum. */
export function enumOf(field: FieldOf<"choice"> | FieldOf<"choices">): object {
  const known = registered.get(field.enum);
  if (known) return known;
  const values = Object.fromEntries(Object.keys(field.values).map((value) => [value, value]));
  registerEnumType(values, {
    name: field.enum,
    description: labelOf(field),
    valuesConfig: Object.fromEntries(
      Object.entries(field.values).map(([value, label]) => [value, { description: `${label.vi}. ${label.en}.` }]),
    ),
  });
  registered.set(field.enum, values);
  return values;
}

/** The GraphQL type in which a field is read and written. */
export const OUTPUTS: { readonly [K in Kind]: (field: FieldOf<K>) => unknown } = {
  text: () => String,
  day: () => DayScalar,
  partialDay: () => PartialDayScalar,
  instant: () => InstantScalar,
  int: () => Int,
  dong: () => DongScalar,
  bool: () => Boolean,
  choice: enumOf,
  choices: (field) => [enumOf(field)],
  ref: () => ID,
  refs: () => [ID],
};
export const outputOf = (field: DictionaryField): unknown =>
  (OUTPUTS[field.kind] as (field: DictionaryField) => unknown)(field);

/** What the schema says of a field: the Vietnamese label, then English with unit and source. */
export const described = (field: Pick<DictionaryField, "label" | "doc">): string =>
  `${field.label.vi}. ${field.label.en}.${field.doc ? ` ${field.doc}` : ""}`;

/** GraphQL's own resolver reads plain properties (and calls methods) with no wrapper around each field. */
export const SIMPLE = { simple: true } as const;

/** TypeORM compares CHECKs by name alone: with its expression in the name, a changed one is migrated. */
const checkName = (of: Dictionary, name: string, expression: string): string =>
  `CHK_${tableOf(of)}_${name}_${createHash("sha256").update(expression).digest("hex").slice(0, 8)}`;

function addOrder(of: Dictionary, Type: new () => object, from: string, until: string): void {
  const expression = `"${until}" IS NULL OR "${until}" > "${from}"`;
  Check(checkName(of, `${until}_order`, expression), expression)(Type);
}

function addColumn(of: Dictionary, target: object, name: string, field: DictionaryField): void {
  const Type = target.constructor as ClassType;
  if (field.kind === "refs") return;
  const nullable = field.optional === true;
  const { type, ...options } = (COLUMNS[field.kind] as (field: DictionaryField) => Stored1)(field);
  Column(type as "varchar", { ...options, nullable })(target, name);
  const check = (CHECKS[field.kind] as ((c: string, f: DictionaryField) => string) | undefined)?.(`"${name}"`, field);
  if (check) Check(checkName(of, name, check), check)(Type);
  if (isFolded(field)) Column("varchar", { nullable, select: false })(target, foldOf(name));
  if (orderOf(field)) {
    Column("varchar", { nullable, select: false })(target, keyOf(name));
    Index([keyOf(name), "id"])(Type);
  }
  if (field.kind === "text" && field.unique) Unique([name])(Type);
  const together = [...(of.unique ?? []), ...(of.index ?? [])];
  if (field.kind === "ref" && !together.some((set) => set[0] === name)) Index([name])(Type);
}

/** The fields that not everyone may see. */
export const sensitiveOf = (of: Dictionary): string[] =>
  fieldsOf(of).flatMap(([name, { sensitive }]) => (sensitive ? [name] : []));

/** The class that an entity and GraphQL type extends: `id`, `version`, and per field a property, column, CHECK and field. */
export function recordOf<F extends Fields>(of: Dictionary<F>): abstract new () => Stored<F> {
  class Record {}
  Object.defineProperty(Record, "name", { value: `${of.name}Record` });
  ObjectType(`${of.name}Record`)(Record);
  PrimaryGeneratedColumn()(Record.prototype, "id");
  Field(() => ID, { ...SIMPLE, description: "Opaque key." })(Record.prototype, "id");
  Column("integer", { default: 1 })(Record.prototype, "version");
  Field(() => Int, { ...SIMPLE, description: "1 when new, one more with each change." })(Record.prototype, "version");
  Column("integer", { default: 0, select: false })(Record.prototype, "changeSetId");
  const dictionary = of as unknown as Dictionary;
  for (const [name, field] of fieldsOf(dictionary)) {
    addColumn(dictionary, Record.prototype, name, field);
    const type = outputOf(field);
    Field(() => type as StringConstructor, {
      ...SIMPLE,
      nullable: field.optional === true,
      description: described(field),
    })(Record.prototype, name);
  }
  if (sensitiveOf(dictionary).length > 0)
    Field(() => [String], {
      ...SIMPLE,
      description: "Các ô bị che với người hỏi. The fields that are hidden from the caller: null there says nothing.",
    })(Record.prototype, "masked");
  for (const [from, until] of dictionary.periods ?? []) addOrder(dictionary, Record, from, until);
  for (const set of dictionary.unique ?? []) Unique([...set])(Record);
  // Named here: TypeORM would name an index and its reverse alike.
  for (const set of dictionary.index ?? []) Index(`IDX_${tableOf(of)}_${set.join("_")}`, [...set])(Record);
  return Record as unknown as abstract new () => Stored<F>;
}
