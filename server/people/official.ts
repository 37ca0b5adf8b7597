import sql, { raw, type Sql } from "sql-template-tag";
import { ObjectType } from "type-graphql";
import { Entity } from "typeorm";
import { addYears } from "../../shared/day.js";
import { assignment } from "../../shared/people/assignment.js";
import { official } from "../../shared/people/official.js";
import { all } from "../database.js";
import { invalid } from "../errors.js";
import { column, holds } from "../resource/filter.js";
import { filterOf } from "../resource/inputs.js";
import { recordOf } from "../resource/record.js";
import { type Change, type FilterScope, type Looking, type Narrowing, resource } from "../resource/resource.js";
import { wordBegins } from "../resource/search.js";

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
const holding = (alias: string, scope: FilterScope, inner: string, condition: Sql): Sql =>
  sql`${column(alias, "id")} IN (SELECT ${column(inner, "officialId")} FROM ${scope.from("Assignment")} ${raw(inner)} WHERE ${all([holds(assignment, inner, scope.asOf), scope.visible("Assignment", inner, "ALL"), condition])})`;

const through = (resourceName: "Unit" | "Position", key: string) => ({
  type: () => filterOf(resourceName),
  where: (filter: never, alias: string, scope: FilterScope): Sql => {
    const [held, target] = [scope.alias(), scope.alias()];
    const condition = sql`${column(held, key)} IN (SELECT ${column(target, "id")} FROM ${scope.from(resourceName)} ${raw(target)} WHERE ${scope.condition(resourceName, target, filter)})`;
    return holding(alias, scope, held, condition);
  },
});

/** A column of what the official's primary position refers to, on the day. */
const primary =
  (resourceName: "Unit" | "Position", key: string, shown: string) =>
  (alias: string, scope: FilterScope): Sql =>
    sql`(SELECT x.${raw(`"${shown}"`)} FROM ${scope.from("Assignment")} pa JOIN ${scope.from(resourceName)} x ON x."id" = pa.${raw(`"${key}"`)} WHERE pa."officialId" = ${column(alias, "id")} AND pa."kind" = 'PRIMARY' AND ${holds(assignment, "pa", scope.asOf)} AND ${scope.visible("Assignment", "pa")} LIMIT 1)`;

/** Who holds, or ever held, a position in these units: the file follows the person, and a former unit's figures stay true. */
function servedIn(key: Sql, scope: FilterScope, looking: Looking, condition: Sql = raw("TRUE")): Sql {
  const where = sql`${scope.ownUnit(raw('v."unitId"'), looking)} AND ${condition}`;
  return looking === "ALL"
    ? sql`${key} IN (SELECT v."officialId" FROM ${scope.from("Assignment")} v WHERE ${where})`
    : sql`EXISTS (SELECT 1 FROM ${scope.from("Assignment")} v WHERE v."officialId" = ${key} AND ${where})`;
}

/** Whose file the caller keeps: who serves in their units now or later, or served there last and serves nowhere now. */
function keptIn(key: Sql, scope: FilterScope): Sql {
  const serving = sql`(v."validUntil" IS NULL OR v."validUntil" > ${scope.asOf})`;
  const later = sql`SELECT 1 FROM "assignment" w WHERE w."officialId" = v."officialId" AND (w."validUntil" IS NULL OR w."validUntil" > v."validUntil")`;
  return servedIn(key, scope, "EACH", sql`(${serving} OR NOT EXISTS (${later}))`);
}

/** What hangs on a person is seen and kept by who sees and keeps the person's file. */
export const ofOfficial: Narrowing = {
  field: "officialId",
  sees: (alias, scope, looking) => servedIn(column(alias, "officialId"), scope, looking),
  keeps: (alias, scope) => keptIn(column(alias, "officialId"), scope),
};

export const officials = resource({
  of: official,
  Type: Official,
  before: refuseImpossibleBirth,
  scope: {
    field: "assignments",
    sees: (alias, scope, looking) => servedIn(column(alias, "id"), scope, looking),
    keeps: (alias, scope) => keptIn(column(alias, "id"), scope),
  },
  filters: {
    unit: {
      ...through("Unit", "unitId"),
      doc: "Giữ chức danh ở đơn vị này trong ngày đang xét. Holds a position in such a unit on the day asked about.",
    },
    position: {
      ...through("Position", "positionId"),
      doc: "Giữ chức danh này trong ngày đang xét. Holds such a position on the day asked about.",
    },
  },
  orders: {
    UNIT_NAME: {
      doc: "Tên đơn vị đang công tác. The name of the unit of the primary position.",
      by: primary("Unit", "unitId", "nameKey"),
    },
    POSITION_RANK: {
      doc: "Thứ tự chức danh. The order of the primary position.",
      number: true,
      by: primary("Position", "positionId", "rank"),
    },
  },
  search: (pattern, alias, scope) =>
    holding(
      alias,
      scope,
      "sa",
      sql`(sa."unitId" IN (SELECT su."id" FROM ${scope.from("Unit")} su WHERE ${wordBegins(raw('su."nameFold"'), pattern)}) OR sa."positionId" IN (SELECT sp."id" FROM ${scope.from("Position")} sp WHERE ${wordBegins(raw('sp."nameFold"'), pattern)}))`,
    ),
});
