import sql, { raw, type Sql } from "sql-template-tag";
import { ObjectType } from "type-graphql";
import { Entity } from "typeorm";
import { addYears } from "../../shared/day.js";
import { assignment } from "../../shared/people/assignment.js";
import { official } from "../../shared/people/official.js";
import { all } from "../database.js";
import { invalid } from "../errors.js";
import { column, holds, wordBegins } from "../resource/filter.js";
import { filterOf } from "../resource/inputs.js";
import { recordOf } from "../resource/record.js";
import { type Change, type FilterScope, resource } from "../resource/resource.js";

@Entity()
@ObjectType({ description: official.doc })
export class Official extends recordOf(official) {}

/** Nobody holds a position before the age of 18 (general condition of every regime since 2011), or a diploma before birth. */
async function refuseImpossibleBirth({ store, row, id }: Change): Promise<void> {
  if (!row || row.birthDate === null) return;
  const birth = String(row.birthDate);
  if (row.recruitedOn !== null && String(row.recruitedOn) < addYears(birth, 18))
    throw invalid({ field: "recruitedOn", code: "NOT_ALLOWED", with: { reason: "underage" } });
  if (id === null) return;
  const [found] = await store.rows<{ early: number | boolean; unborn: number | boolean }>(
    sql`SELECT EXISTS (SELECT 1 FROM "assignment" WHERE "officialId" = ${id} AND "validFrom" < ${addYears(birth, 18)}) AS early,
      EXISTS (SELECT 1 FROM "qualification" WHERE "officialId" = ${id} AND substr("issuedOn" || '-99-99', 1, 10) < ${birth}) AS unborn`,
  );
  if (found?.early) throw invalid({ field: "birthDate", code: "NOT_ALLOWED", with: { reason: "underage" } });
  if (found?.unborn) throw invalid({ field: "birthDate", code: "NOT_ALLOWED", with: { reason: "beforeBirth" } });
}

/**
 * Those who hold a position on the day, of which the condition is true. As a set of keys, not a question put to each
 * official: a district's people are then found by their units, a thousand times fewer rows in a country.
 */
const holding = (alias: string, asOf: string, inner: string, condition: Sql): Sql =>
  sql`${column(alias, "id")} IN (SELECT ${column(inner, "officialId")} FROM "assignment" ${raw(inner)} WHERE ${all([holds(assignment, inner, asOf), condition])})`;

const through = (resourceName: "Unit" | "Position", table: string, key: string) => ({
  type: () => filterOf(resourceName),
  where: (filter: never, alias: string, scope: FilterScope): Sql => {
    const [held, target] = [scope.alias(), scope.alias()];
    const condition = sql`${column(held, key)} IN (SELECT ${column(target, "id")} FROM ${raw(`"${table}"`)} ${raw(target)} WHERE ${scope.condition(resourceName, target, filter)})`;
    return holding(alias, scope.asOf, held, condition);
  },
});

/** A column of what the official's primary position refers to, on the day. */
const primary =
  (table: string, key: string, shown: string) =>
  (alias: string, asOf: string): Sql =>
    sql`(SELECT x.${raw(`"${shown}"`)} FROM "assignment" pa JOIN ${raw(`"${table}"`)} x ON x."id" = pa.${raw(`"${key}"`)} WHERE pa."officialId" = ${column(alias, "id")} AND pa."kind" = 'PRIMARY' AND ${holds(assignment, "pa", asOf)} LIMIT 1)`;

export const officials = resource({
  of: official,
  Type: Official,
  before: refuseImpossibleBirth,
  filters: {
    unit: {
      ...through("Unit", "unit", "unitId"),
      doc: "Giữ chức danh ở đơn vị này trong ngày đang xét. Holds a position in such a unit on the day asked about.",
    },
    position: {
      ...through("Position", "position", "positionId"),
      doc: "Giữ chức danh này trong ngày đang xét. Holds such a position on the day asked about.",
    },
  },
  orders: {
    UNIT_NAME: {
      doc: "Tên đơn vị đang công tác. The name of the unit of the primary position.",
      by: primary("unit", "unitId", "nameKey"),
    },
    POSITION_RANK: {
      doc: "Thứ tự chức danh. The order of the primary position.",
      number: true,
      by: primary("position", "positionId", "rank"),
    },
  },
  search: (pattern, alias, asOf) =>
    holding(
      alias,
      asOf,
      "sa",
      sql`(sa."unitId" IN (SELECT su."id" FROM "unit" su WHERE ${wordBegins(raw('su."nameFold"'), pattern)}) OR sa."positionId" IN (SELECT sp."id" FROM "position" sp WHERE ${wordBegins(raw('sp."nameFold"'), pattern)}))`,
    ),
});
