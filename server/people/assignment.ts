import sql, { raw } from "sql-template-tag";
import { ObjectType } from "type-graphql";
import { Entity, type Relation } from "typeorm";
import { addYears } from "../../shared/day.js";
import { assignment } from "../../shared/people/assignment.js";
import { Position } from "../catalogue/position.js";
import { Unit } from "../catalogue/unit.js";
import type { Reader } from "../database.js";
import { invalid, Refusal } from "../errors.js";
import type { Store } from "../resource/changes.js";
import { column } from "../resource/filter.js";
import { Link } from "../resource/link.js";
import { recordOf } from "../resource/record.js";
import { type Change, resource } from "../resource/resource.js";
import { kept } from "../resource/visible.js";
import { Official } from "./official.js";

@Entity()
@ObjectType({ description: assignment.doc })
export class Assignment extends recordOf(assignment) {
  @Link(() => Official) official: Relation<Official>;
  @Link(() => Position) position: Relation<Position>;
  @Link(() => Unit) unit: Relation<Unit>;
}

type Life = { name: string; validFrom: string; validUntil: string | null };
type Around = { birthDate: string | null; unit: Life; position: Life };

async function around(store: Reader, row: NonNullable<Change["row"]>): Promise<Around> {
  const [found] = await store.rows<Record<string, string | null>>(
    sql`SELECT o."birthDate" AS "birthDate", u."name" AS "un", u."validFrom" AS "uf", u."validUntil" AS "uu", p."name" AS "pn", p."validFrom" AS "pf", p."validUntil" AS "pu"
      FROM "official" o, "unit" u, "position" p WHERE o."id" = ${row.officialId} AND u."id" = ${row.unitId} AND p."id" = ${row.positionId}`,
  );
  const is = found as Record<string, string>;
  return {
    birthDate: is.birthDate ?? null,
    unit: { name: is.un as string, validFrom: is.uf as string, validUntil: is.uu ?? null },
    position: { name: is.pn as string, validFrom: is.pf as string, validUntil: is.pu ?? null },
  };
}

/** Held by one who is 18, in a unit and a position that exist; one primary position at a time. An end may be open: the work list shows it (R16). */
async function beforeAssignment({ store, row, id }: Change): Promise<void> {
  if (!row) return;
  const { birthDate, unit, position } = await around(store, row);
  const from = String(row.validFrom);
  if (birthDate !== null && from < addYears(birthDate, 18))
    throw invalid({ field: "validFrom", code: "NOT_ALLOWED", with: { reason: "underage" } });
  for (const life of [unit, position])
    if (from < life.validFrom || (life.validUntil !== null && from >= life.validUntil))
      throw invalid({ field: "validFrom", code: "NOT_ALLOWED", with: { reason: "outsideLife", other: life.name } });
  if (row.kind === "PRIMARY") await refuseSecondPrimary(store, row, id);
  // Assignments are written through `changing` alone, whose store knows its author.
  await refuseTaking(store as Store, row);
}

/** A former unit, which may look at someone's file, does not come to keep it by giving them a position of its own. */
async function refuseTaking(store: Store, row: NonNullable<Change["row"]>): Promise<void> {
  const { caller, asOf } = store.scope;
  if (caller.units === null || (row.validUntil !== null && String(row.validUntil) <= asOf)) return;
  const [taken] = await store.rows(
    sql`SELECT 1 FROM "official" o WHERE o."id" = ${row.officialId} AND NOT ${kept("Official", "o", store.scope)}
      AND EXISTS (SELECT 1 FROM "assignment" a WHERE a."officialId" = o."id")`,
  );
  if (taken) throw invalid({ field: "officialId", code: "NOT_ALLOWED", with: { reason: "outsideScope" } });
}

async function refuseSecondPrimary(store: Reader, row: NonNullable<Change["row"]>, id: number | null): Promise<void> {
  const [other] = await store.rows<{ position: string; unit: string }>(
    sql`SELECT p."name" AS position, u."name" AS unit FROM "assignment" a JOIN "position" p ON p."id" = a."positionId" JOIN "unit" u ON u."id" = a."unitId"
      WHERE a."officialId" = ${row.officialId} AND a."kind" = 'PRIMARY' AND a."id" <> ${id ?? -1}
      AND (a."validUntil" IS NULL OR a."validUntil" > ${row.validFrom})${row.validUntil ? sql` AND a."validFrom" < ${row.validUntil}` : raw("")} LIMIT 1`,
  );
  if (other)
    throw new Refusal("OVERLAP", {
      problems: [
        {
          field: "validFrom",
          code: "NOT_ALLOWED",
          with: { reason: "secondPrimary", other: `${other.position}, ${other.unit}` },
        },
      ],
    });
}

export const assignments = resource({
  of: assignment,
  Type: Assignment,
  before: beforeAssignment,
  scope: { field: "unitId", sees: (alias, scope, looking) => scope.ownUnit(column(alias, "unitId"), looking) },
});
