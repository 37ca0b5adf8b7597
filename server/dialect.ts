import sql, { raw, type Sql } from "sql-template-tag";

type Value = number | string | boolean;

/** Where the two databases speak differently. */
export type Dialect = {
  readonly name: "sqlite" | "postgres";
  /** `column IN (…)` for any number of values, as one parameter. */
  among(column: Sql, values: readonly Value[]): Sql;
  /** Sorts text by code point, whatever the server's locale. */
  readonly binary: Sql;
  /** json_array(…), and the aggregate that gathers rows in one JSON list (null for none on PostgreSQL). */
  readonly jsonArray: Sql;
  readonly jsonObject: Sql;
  readonly jsonGroup: Sql;
  /** A field of a JSON text, as a column of this type. */
  jsonField(text: Sql, name: string, type: ColumnType): Sql;
  /** The items of a list in a JSON text, as rows `j` with a `value`. */
  jsonEach(text: Sql, name: string): Sql;
};

export type ColumnType = "text" | "integer" | "bigint" | "boolean";

export const SQLITE: Dialect = {
  name: "sqlite",
  among: (column, values) => sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`,
  binary: raw(""),
  jsonArray: raw("json_array"),
  jsonObject: raw("json_object"),
  jsonGroup: raw("json_group_array"),
  jsonField: (text, name) => sql`json_extract(${text}, ${raw(`'$.${name}'`)})`,
  jsonEach: (text, name) => sql`json_each(${text}, ${raw(`'$.${name}'`)}) j`,
};

/** The type of a list's values; `int` where they fit, since keys are looked up by it. */
function arrayType(values: readonly Value[]): string {
  const [first] = values;
  if (typeof first === "string") return "text[]";
  if (typeof first === "boolean") return "boolean[]";
  return values.some((value) => Number(value) >= 2 ** 31) ? "bigint[]" : "int[]";
}

export const POSTGRES: Dialect = {
  name: "postgres",
  among: (column, values) => sql`${column} = ANY(${values}::${raw(arrayType(values))})`,
  binary: raw(' COLLATE "C"'),
  jsonArray: raw("json_build_array"),
  jsonObject: raw("json_build_object"),
  jsonGroup: raw("json_agg"),
  jsonField: (text, name, type) => sql`(${text}::jsonb ->> ${raw(`'${name}'`)})::${raw(type)}`,
  jsonEach: (text, name) => sql`jsonb_array_elements_text(${text}::jsonb -> ${raw(`'${name}'`)}) j(value)`,
};
