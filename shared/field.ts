/**
 * What a resource is made of. A dictionary is plain data: columns, CHECKs, GraphQL fields, inputs,
 * filters, order, validation, lists and forms are all read off it, and so are the types.
 */

/** The two languages of the hub; Vietnamese first. */
export type Lang = "vi" | "en";
export type Label = { readonly vi: string; readonly en: string };

type Common = {
  readonly label: Label;
  /** English; the unit, the article of law, what an empty value means. */
  readonly doc?: string;
  /** May be empty (null). */
  readonly optional?: true;
  /** Personal data that not everyone may see (Law 91/2025/QH15). */
  readonly sensitive?: true;
};

/** How a text is put in order: `name` by given name (a person), `words` from left to right. Both Vietnamese. */
export type TextOrder = "name" | "words";

export type TextField = Common & {
  readonly kind: "text";
  readonly max: number;
  /** The whole value must match. Only ASCII patterns: such a text is found without folding. */
  readonly pattern?: string;
  readonly unique?: true;
  readonly order?: TextOrder;
  /** Written in several lines. */
  readonly long?: true;
};
export type DayField = Common & { readonly kind: "day" };
/** A day of which only the year, or year and month, may be known: `2014`, `2014-06`, `2014-06-12`. */
export type PartialDayField = Common & { readonly kind: "partialDay" };
/** A moment in UTC to the millisecond, as the hub itself notes it: `2018-12-31T16:59:59.000Z`. */
export type InstantField = Common & { readonly kind: "instant" };
export type IntField = Common & { readonly kind: "int"; readonly min: number; readonly max: number };
/** Whole đồng, up to 2^53 - 1. */
export type DongField = Common & { readonly kind: "dong" };
export type BoolField = Common & { readonly kind: "bool" };
/** One value of a closed list; `enum` is its GraphQL name. */
export type ChoiceField = Common & {
  readonly kind: "choice";
  readonly enum: string;
  readonly values: Readonly<Record<string, Label>>;
};
/** Several values of a closed list; empty means none named. */
export type ChoicesField = Common & {
  readonly kind: "choices";
  readonly enum: string;
  readonly values: Readonly<Record<string, Label>>;
};
/** The key of a row of another resource; the field's name ends in `Id`. */
export type RefField = Common & { readonly kind: "ref"; readonly to: string };
/** The keys of rows of another resource; the field's name ends in `Ids`. Kept in a table of pairs. */
export type RefsField = Common & { readonly kind: "refs"; readonly to: string };

export type Field =
  | TextField
  | DayField
  | PartialDayField
  | InstantField
  | IntField
  | DongField
  | BoolField
  | ChoiceField
  | ChoicesField
  | RefField
  | RefsField;
export type Kind = Field["kind"];
export type Fields = Readonly<Record<string, Field>>;
export type FieldOf<K extends Kind> = Extract<Field, { kind: K }>;

/** The rows of another resource that point here through the field `by`. */
export type ListOf = {
  readonly of: string;
  readonly by: string;
  readonly label: Label;
  /** Entered in this resource's form, and written in the same change. */
  readonly owned?: true;
  /** Only those that hold on the day asked about, unless a period is asked for. */
  readonly dated?: true;
};

export type Dictionary<F extends Fields = Fields> = {
  /** The type: `Position`. */
  readonly name: string;
  /** The list and its address: `positions`. */
  readonly plural: string;
  readonly label: Label;
  readonly doc: string;
  readonly fields: F;
  /** Half-open periods [from, until); until empty: open. */
  readonly periods?: readonly (readonly [from: keyof F & string, until: keyof F & string])[];
  /** Periods whose second day still counts, as on paper. */
  readonly through?: readonly (readonly [from: keyof F & string, through: keyof F & string])[];
  /** Fields that together name one row. */
  readonly unique?: readonly (readonly (keyof F & string)[])[];
  /** Fields by which rows are looked for together. */
  readonly index?: readonly (readonly (keyof F & string)[])[];
  /** Fields, or `ref.field` of a referred row, whose words the search looks through. */
  readonly search?: readonly string[];
  /** The fields that name a row to a person, joined with " · "; `ref.field` reaches a referred row. */
  readonly title: readonly string[];
  /** The order of lists when none is asked for. */
  readonly order?: readonly string[];
  /** What stands in the panel's list, in order; else the first eight fields. */
  readonly columns?: readonly string[];
  readonly lists?: Readonly<Record<string, ListOf>>;
};

/** Keeps the literal types of a dictionary, so that everything below can be read off it. */
export const dictionary = <const F extends Fields>(given: Dictionary<F>): Dictionary<F> => given;

/** The value of a field in a row, by kind. Ids are numbers inside, opaque text outside. */
export type ValueOf<T extends Field> = T extends { kind: "text" | "day" | "partialDay" | "instant" }
  ? string
  : T extends { kind: "int" | "dong" | "ref" }
    ? number
    : T extends { kind: "bool" }
      ? boolean
      : T extends { kind: "refs" }
        ? readonly number[]
        : T extends { kind: "choice"; values: infer V }
          ? keyof V & string
          : T extends { kind: "choices"; values: infer V }
            ? readonly (keyof V & string)[]
            : never;

/** A row as it stands in the store, in the API and in a form: one shape, one name for each value. */
export type RowOf<F extends Fields> = {
  -readonly [K in keyof F as F[K] extends { optional: true } ? never : K]: ValueOf<F[K]>;
} & { -readonly [K in keyof F as F[K] extends { optional: true } ? K : never]: ValueOf<F[K]> | null };

/** A row with its key and its version (1 when new, one more with each change). */
export type Stored<F extends Fields> = { id: number; version: number } & RowOf<F>;

export const fieldsOf = (of: Dictionary): [name: string, field: Field][] => Object.entries(of.fields);

/** `unitId` refers to `unit`, `positionIds` to `positions`. */
export const refName = (field: string): string => field.replace(/Id(s?)$/, "$1");

/** `unitId` may be given as `unitCode`, `positionIds` as `positionCodes`. */
export const codeName = (field: string): string => field.replace(/Id(s?)$/, "Code$1");
