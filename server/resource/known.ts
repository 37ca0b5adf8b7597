import sql, { join, raw, type Sql } from "sql-template-tag";
import type { Dictionary, FieldOf } from "../../shared/field.js";
import { named, type Reader } from "../database.js";
import { invalid } from "../errors.js";
import { columnsOf, pairsOf, tableOf } from "./record.js";
import type { View } from "./resource.js";

/**
 * What was known when an earlier change had been made: the rows that have not changed since, and of the others what
 * stood before the first later change. A query, not a replay, so a whole set costs little more than today's.
 */

/** That an earlier change left the row k, and that it stood when the change `number` had been made. */
const stood = (of: Pick<Dictionary, "name">, number: number): Sql =>
  sql`k."resource" = ${of.name} AND k."fromChangeSetId" <= ${number} AND k."changeSetId" > ${number}`;
const BEFORE = raw('k."before"');

/** What stands after FROM for the rows of a resource, as known. */
export function tableAt(of: Dictionary, { knownAt, dialect }: View): Sql {
  const table = named(tableOf(of));
  if (knownAt === null) return table;
  const columns = columnsOf(of);
  const names = join(["id", "version", "changeSetId", ...columns.map(([name]) => name)].map(named), ", ");
  const then = [["version", "integer"] as const, ...columns].map(([name, type]) =>
    dialect.jsonField(BEFORE, name, type),
  );
  const [version, ...rest] = then;
  return sql`(SELECT ${names} FROM ${table} WHERE "changeSetId" <= ${knownAt}
    UNION ALL SELECT ${join([raw('k."recordId"'), version, raw('k."fromChangeSetId"'), ...rest], ", ")} FROM "record_change" k WHERE ${stood(of, knownAt)})`;
}

/** The pairs of a `refs` field, as known: with the columns of its table of pairs. */
export function pairsAt(of: Dictionary, name: string, field: FieldOf<"refs">, { knownAt, dialect }: View): Sql {
  const { table, own, other } = pairsOf(of, name, field);
  if (knownAt === null) return named(table);
  return sql`(SELECT p.${named(own)}, p.${named(other)} FROM ${named(table)} p JOIN ${named(tableOf(of))} o ON o."id" = p.${named(own)} AND o."changeSetId" <= ${knownAt}
    UNION ALL SELECT k."recordId", CAST(j.value AS integer) FROM "record_change" k, ${dialect.jsonEach(BEFORE, name)} WHERE ${stood(of, knownAt)})`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/;
/** The largest number that the columns of changes hold. */
const MOST_CHANGES = 2 ** 31 - 1;

/**
 * The number of the last change that was known at an instant, a day (its end in Vietnam) or a change's own number;
 * null for now.
 */
export async function changeKnownAt(reader: Reader, given: string | null | undefined): Promise<number | null> {
  if (given === null || given === undefined) return null;
  if (/^\d{1,10}$/.test(given)) return Math.min(Number(given), MOST_CHANGES);
  const instant = new Date(/^\d{4}-\d{2}-\d{2}$/.test(given) ? `${given}T23:59:59.999+07:00` : given);
  // JavaScript would take "-1" and "May" for instants too.
  if (!INSTANT.test(given) || Number.isNaN(instant.getTime()))
    throw invalid({ field: "knownAt", code: "FORMAT", with: { expected: "instant" } });
  const [last] = await reader.rows<{ id: number | null }>(
    sql`SELECT max("id") AS id FROM "audit_entry" WHERE "at" <= ${instant.toISOString()}`,
  );
  return last?.id ?? 0;
}
