import sql, { join, raw, type Sql } from "sql-template-tag";
import { problems, tidy, type Values, whole } from "../../shared/check.js";
import { fieldsOf } from "../../shared/field.js";
import { named, type Reader } from "../database.js";
import { invalid } from "../errors.js";
import type { Store } from "./changes.js";
import { pairsOf, tableOf } from "./record.js";
import { resourceOf } from "./resource.js";
import { columnsFor } from "./stored.js";

type Plain = Readonly<Record<string, unknown>>;

/**
 * Many new rows of one resource, some statements for all of them: each with an `id` of its own, checked one by one
 * but without looking at other rows, and told of in the log by their number alone. For filling an empty hub; what
 * people enter goes through `create`.
 */
export async function createMany(store: Store, name: string, inputs: readonly Values[]): Promise<void> {
  const { of } = resourceOf(name);
  const whole_ = inputs.map((input) => {
    const row = whole(of, tidy(of, input));
    const wrong = problems(of, row);
    if (wrong.length > 0) throw invalid(...wrong);
    return { ...row, id: input.id };
  });
  const rows = whole_.map((row) => ({
    id: row.id,
    version: 1,
    changeSetId: store.changeSetId,
    ...Object.fromEntries(columnsFor(of, row)),
  }));
  await insertAll(store, tableOf(of), rows);
  store.filled(name, rows.length);
  for (const [field, given] of fieldsOf(of)) {
    if (given.kind !== "refs") continue;
    const { table, own, other } = pairsOf(of, field, given);
    const keysOf = (row: Values): number[] => row[field] as number[];
    await insertAll(
      store,
      table,
      whole_.flatMap((row) => keysOf(row).map((key) => ({ [own]: row.id, [other]: key }))),
    );
  }
  if (store.dialect.name === "postgres")
    await store.rows(
      sql`SELECT setval(pg_get_serial_sequence(${`"${tableOf(of)}"`}, 'id'), (SELECT max("id") FROM ${named(tableOf(of))}))`,
    );
}

/** The rows as one JSON text, taken apart by the database: ten times the speed of a statement a row. */
async function insertAll(store: Reader, table: string, rows: readonly Plain[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const text = JSON.stringify(rows);
  const list = join(columns.map(named), ", ");
  const values: Sql =
    store.dialect.name === "sqlite"
      ? sql`SELECT ${join(
          columns.map((column) => sql`json_extract(value, ${raw(`'$.${column}'`)})`),
          ", ",
        )} FROM json_each(${text})`
      : sql`SELECT ${list} FROM jsonb_populate_recordset(null::${named(table)}, ${text}::jsonb)`;
  await store.rows(sql`INSERT INTO ${named(table)} (${list}) ${values}`);
}
