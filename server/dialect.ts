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
};

export const SQLITE: Dialect = {
  name: "sqlite",
  among: (column, values) => sql`${column} IN (SELECT value FROM json_each(${JSON.stringify(values)}))`,
  binary: raw(""),
  jsonArray: raw("json_array"),
  jsonObject: raw("json_object"),
  jsonGroup: raw("json_group_array"),
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
};
