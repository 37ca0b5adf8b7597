import sql, { raw } from "sql-template-tag";
import { ObjectType } from "type-graphql";
import { Entity, type Relation } from "typeorm";
import type { Values } from "../../shared/check.js";
import { criterion, requirement, standard } from "../../shared/standards/standard.js";
import { Dimension, Level, refuseUnknownSubject } from "../catalogue/dimension.js";
import { FieldOfStudy } from "../catalogue/field-of-study.js";
import { Article, LegalDocument } from "../catalogue/legal-document.js";
import { Position } from "../catalogue/position.js";
import { Unit } from "../catalogue/unit.js";
import type { Reader } from "../database.js";
import { invalid, Refusal } from "../errors.js";
import { Link, Links } from "../resource/link.js";
import { recordOf } from "../resource/record.js";
import { type Change, resource } from "../resource/resource.js";

@Entity()
@ObjectType({ description: standard.doc })
export class Standard extends recordOf(standard) {
  @Link(() => LegalDocument) document: Relation<LegalDocument>;
  @Link(() => Unit) unit: Relation<Unit>;
  @Links(standard, "positionIds", () => Position) positions: Relation<Position>[];
}

@Entity()
@ObjectType({ description: requirement.doc })
export class Requirement extends recordOf(requirement) {
  @Link(() => Standard) standard: Relation<Standard>;
  @Link(() => Article) article: Relation<Article>;
}

@Entity()
@ObjectType({ description: criterion.doc })
export class Criterion extends recordOf(criterion) {
  @Link(() => Requirement) requirement: Relation<Requirement>;
  @Link(() => Dimension) dimension: Relation<Dimension>;
  @Link(() => Level) level: Relation<Level>;
  @Links(criterion, "fieldIds", () => FieldOfStudy) fields: Relation<FieldOfStudy>[];
}

/** What repealing a published standard may change; all else makes a new version. */
const REPEAL = new Set(["state", "inForceUntil", "note"]);

function refuseChangeOfPublished(was: Values, row: Values | null): void {
  if (was.state === "DRAFT") return;
  if (row === null) throw new Refusal("READ_ONLY");
  const changed = Object.keys(standard.fields).filter(
    (field) => !REPEAL.has(field) && JSON.stringify(was[field]) !== JSON.stringify(row[field]),
  );
  if (row.state === "DRAFT") changed.push("state");
  if (changed.length > 0)
    throw new Refusal("READ_ONLY", {
      problems: changed.map((field) => ({ field, code: "NOT_ALLOWED", with: { reason: "published" } })),
    });
}

/** Versions of one standard that are in force never share a day. */
async function beforeStandard({ store, was, row, id }: Change): Promise<void> {
  if (was) refuseChangeOfPublished(was, row);
  if (!row) return;
  if (row.state === "DRAFT") return;
  if (row.state === "REPEALED" && row.inForceUntil === null) throw invalid({ field: "inForceUntil", code: "REQUIRED" });
  const [other] = await store.rows<{ name: string; inForceFrom: string }>(
    sql`SELECT "name", "inForceFrom" FROM "standard" WHERE "code" = ${row.code} AND "id" <> ${id ?? -1} AND "state" <> 'DRAFT'
      AND ("inForceUntil" IS NULL OR "inForceUntil" > ${row.inForceFrom})${row.inForceUntil ? sql` AND "inForceFrom" < ${row.inForceUntil}` : raw("")} LIMIT 1`,
  );
  if (other)
    throw new Refusal("OVERLAP", {
      problems: [
        {
          field: "inForceFrom",
          code: "NOT_ALLOWED",
          with: { reason: "versionOverlap", other: `${other.name}, ${other.inForceFrom}` },
        },
      ],
    });
}

async function refusePublished(store: Reader, standardId: unknown): Promise<void> {
  const [found] = await store.rows<{ state: string }>(sql`SELECT "state" FROM "standard" WHERE "id" = ${standardId}`);
  if (found && found.state !== "DRAFT") throw new Refusal("READ_ONLY");
}

/** The lines of a published standard stand as they are. */
async function beforeRequirement({ store, was, row }: Change): Promise<void> {
  await refusePublished(store, (was ?? row)?.standardId);
  if (!row) return;
  if (was && row.standardId !== was.standardId) await refusePublished(store, row.standardId);
  await refuseUnknownSubject(store, String(row.subject));
}

/** Which fields belong to which kind of criterion: needed, and allowed beside. */
const KINDS: Readonly<Record<string, { need: readonly string[]; may: readonly string[] }>> = {
  LEVEL: { need: ["dimensionId", "levelId"], may: ["freshYears"] },
  AGE: { need: ["ageOn"], may: ["least", "most"] },
  TENURE: { need: ["months", "tenureIn"], may: [] },
};
const PARTICULAR = [...new Set(Object.values(KINDS).flatMap(({ need, may }) => [...need, ...may]))];

async function beforeCriterion({ store, was, row }: Change): Promise<void> {
  for (const requirementId of new Set([was?.requirementId, row?.requirementId])) {
    const [line] = await store.rows<{ standardId: number }>(
      sql`SELECT "standardId" FROM "requirement" WHERE "id" = ${requirementId ?? null}`,
    );
    await refusePublished(store, line?.standardId ?? null);
  }
  if (!row) return;
  const { need, may } = KINDS[String(row.kind)] as { need: readonly string[]; may: readonly string[] };
  const missing = need.filter((field) => row[field] === null);
  if (row.kind === "AGE" && row.least === null && row.most === null) missing.push("least");
  const foreign = PARTICULAR.filter((field) => row[field] !== null && !need.includes(field) && !may.includes(field));
  if (row.kind !== "LEVEL" && (row.fieldIds as number[]).length > 0) foreign.push("fieldIds");
  if (missing.length + foreign.length > 0)
    throw invalid(
      ...missing.map((field) => ({ field, code: "REQUIRED" as const })),
      ...foreign.map((field) => ({
        field,
        code: "NOT_ALLOWED" as const,
        with: { reason: "notWith", other: String(row.kind) },
      })),
    );
  if (row.least !== null && row.most !== null && Number(row.most) < Number(row.least))
    throw invalid({ field: "most", code: "RANGE", with: { min: Number(row.least), max: 150 } });
  if (row.kind !== "LEVEL") return;
  const fits = await store.rows(
    sql`SELECT 1 FROM "level" WHERE "id" = ${row.levelId} AND "dimensionId" = ${row.dimensionId}`,
  );
  if (fits.length === 0)
    throw invalid({
      field: "levelId",
      code: "NOT_ALLOWED",
      with: { reason: "otherParent", other: criterion.fields.dimensionId.label.vi },
    });
}

export const standards = resource({ of: standard, Type: Standard, before: beforeStandard });
export const requirements = resource({ of: requirement, Type: Requirement, before: beforeRequirement });
export const criteria = resource({ of: criterion, Type: Criterion, before: beforeCriterion });
