import sql, { raw, type Sql } from "sql-template-tag";
import { Field, ObjectType } from "type-graphql";
import { Entity, type Relation } from "typeorm";
import { unit, unitArea, unitPredecessor } from "../../shared/catalogue/unit.js";
import type { Values } from "../../shared/check.js";
import type { Reader } from "../database.js";
import { invalid, Refusal } from "../errors.js";
import { column, holds } from "../resource/filter.js";
import { Link } from "../resource/link.js";
import { byCode, type ReadRow } from "../resource/read.js";
import { AT, recordOf, SIMPLE } from "../resource/record.js";
import { type Change, type FilterScope, resource } from "../resource/resource.js";

@Entity()
@ObjectType({ description: unit.doc })
export class Unit extends recordOf(unit) {
  @Field(() => Unit, {
    ...SIMPLE,
    nullable: true,
    description: "Đơn vị cấp trên trong ngày đang xét. The unit above, on the day asked about.",
  })
  parent: () => Promise<Relation<Unit> | null>;
}
Unit.prototype.parent = async function (this: Unit) {
  const { [AT]: at } = this as unknown as ReadRow;
  return this.parentCode ? ((await byCode(at, "Unit", this.parentCode)) as Unit | null) : null;
};

/** The ids of the units with these codes, and of all below them, on the day: a sub-select. */
export function unitsWithin(codes: readonly string[], scope: FilterScope): Sql {
  const { asOf, dialect } = scope;
  const units = scope.from("Unit");
  return sql`(WITH RECURSIVE below(id, code) AS (
    SELECT w."id", w."code" FROM ${units} w WHERE ${dialect.among(sql`w."code"`, codes)} AND ${holds(unit, "w", asOf)}
    UNION SELECT w."id", w."code" FROM ${units} w JOIN below b ON w."parentCode" = b.code WHERE ${holds(unit, "w", asOf)}
  ) SELECT id FROM below)`;
}

async function beforeUnit({ store, was, row, id }: Change): Promise<void> {
  if (was && row?.code !== was.code) await refuseOrphans(store, was);
  if (row === null) return;
  const [twin] = await store.rows<{ name: string }>(
    sql`SELECT "name" FROM "unit" WHERE "code" = ${row.code} AND "id" <> ${id ?? -1} AND ("validUntil" IS NULL OR "validUntil" > ${row.validFrom})${row.validUntil ? sql` AND "validFrom" < ${row.validUntil}` : raw("")}`,
  );
  if (twin)
    throw new Refusal("OVERLAP", {
      problems: [{ field: "code", code: "NOT_UNIQUE", with: { value: `${row.code} ${twin.name}` } }],
    });
  if (row.parentCode === null) return;
  await refuseCircle(store, row);
  const above = await store.rows(
    sql`SELECT 1 FROM "unit" u WHERE u."code" = ${row.parentCode} AND ${holds(unit, "u", String(row.validFrom))}`,
  );
  if (above.length === 0)
    throw invalid({ field: "parentCode", code: "UNKNOWN_CODE", with: { value: String(row.parentCode) } });
}

/** A unit never lies below itself, on the day from which it exists. */
async function refuseCircle(store: Reader, row: Values): Promise<void> {
  const found = await store.rows(
    sql`WITH RECURSIVE above(code) AS (
      SELECT CAST(${row.parentCode} AS text) UNION
      SELECT CAST(w."parentCode" AS text) FROM "unit" w JOIN above a ON w."code" = a.code WHERE w."parentCode" IS NOT NULL AND ${holds(unit, "w", String(row.validFrom))}
    ) SELECT 1 FROM above WHERE code = ${row.code}`,
  );
  if (found.length > 0) throw invalid({ field: "parentCode", code: "NOT_ALLOWED", with: { reason: "circle" } });
}

/** A unit above others stays, under its code: they name it by that. */
async function refuseOrphans(store: Reader, was: Values): Promise<void> {
  const below = await store.rows<{ name: string }>(
    sql`SELECT c."name" FROM "unit" c WHERE c."parentCode" = ${was.code} AND (c."validUntil" IS NULL OR c."validUntil" > ${was.validFrom})${was.validUntil ? sql` AND c."validFrom" < ${was.validUntil}` : raw("")}
      AND NOT EXISTS (SELECT 1 FROM "unit" o WHERE o."code" = c."parentCode" AND o."id" <> ${was.id} AND ${sql`o."validFrom" <= c."validFrom" AND (o."validUntil" IS NULL OR o."validUntil" > c."validFrom")`})`,
  );
  if (below.length === 0) return;
  throw new Refusal("IN_USE", {
    with: { uses: `${unit.label.vi} (${below.length})`, usesEn: `${unit.label.en} (${below.length})` },
    extensions: { uses: [{ resource: "units", field: "parentCode", count: below.length }] },
  });
}

export const units = resource({
  of: unit,
  Type: Unit,
  before: beforeUnit,
  filters: {
    within: {
      type: () => [String],
      doc: "Các đơn vị này và mọi đơn vị bên dưới, trong ngày đang xét. These codes and all below them, on the day asked about.",
      where: (codes: never, alias, scope: FilterScope) =>
        (codes as string[]).length === 0 ? raw("FALSE") : sql`${column(alias, "id")} IN ${unitsWithin(codes, scope)}`,
    },
  },
});

@Entity()
@ObjectType({ description: unitArea.doc })
export class UnitArea extends recordOf(unitArea) {
  @Link(() => Unit) unit: Relation<Unit>;
}
export const unitAreas = resource({ of: unitArea, Type: UnitArea });

@Entity()
@ObjectType({ description: unitPredecessor.doc })
export class UnitPredecessor extends recordOf(unitPredecessor) {
  @Link(() => Unit) unit: Relation<Unit>;
  @Link(() => Unit) predecessor: Relation<Unit>;
}
export const unitPredecessors = resource({
  of: unitPredecessor,
  Type: UnitPredecessor,
  async before({ row }) {
    if (row && row.unitId === row.predecessorId)
      throw invalid({ field: "predecessorId", code: "NOT_ALLOWED", with: { reason: "circle" } });
  },
});
