import sql from "sql-template-tag";
import { ObjectType } from "type-graphql";
import { Entity, type Relation } from "typeorm";
import { dimension, level } from "../../shared/catalogue/dimension.js";
import type { Reader } from "../database.js";
import { invalid, Refusal } from "../errors.js";
import { Link } from "../resource/link.js";
import { recordOf } from "../resource/record.js";
import { type Change, resource } from "../resource/resource.js";

@Entity()
@ObjectType({ description: dimension.doc })
export class Dimension extends recordOf(dimension) {}
/** Subjects that are no dimension's: conditions on the person. */
const PERSONAL = new Set(["AGE", "TENURE"]);

/** Refuses a subject that is neither a dimension's code, with or without a narrower name, nor AGE or TENURE. */
export async function refuseUnknownSubject(store: Reader, subject: string): Promise<void> {
  const code = subject.split(":")[0] as string;
  if (PERSONAL.has(code)) return;
  const known = await store.rows(sql`SELECT 1 FROM "dimension" WHERE "code" = ${code}`);
  if (known.length === 0) throw invalid({ field: "subject", code: "UNKNOWN_CODE", with: { value: subject } });
}

/** A code by which requirements or delegations name their subject stays. */
async function beforeDimension({ store, was, row }: Change): Promise<void> {
  if (!was || was.code === row?.code) return;
  const names = sql`("subject" = ${was.code} OR "subject" LIKE ${`${String(was.code).replace(/_/g, "\\_")}:%`} ESCAPE '\\')`;
  const [found] = await store.rows<{ n: number }>(
    sql`SELECT CAST((SELECT count(*) FROM "requirement" WHERE ${names}) + (SELECT count(*) FROM "delegation" WHERE ${names}) AS integer) AS n`,
  );
  if (!found || found.n === 0) return;
  const uses = (lang: "vi" | "en"): string =>
    `${{ vi: "Tiêu chuẩn cụ thể, phân cấp", en: "Requirements, delegations" }[lang]} (${found.n})`;
  throw new Refusal("IN_USE", {
    with: { uses: uses("vi"), usesEn: uses("en") },
    extensions: { uses: [{ resource: "requirements", field: "subject", count: found.n }] },
  });
}

export const dimensions = resource({ of: dimension, Type: Dimension, before: beforeDimension });

@Entity()
@ObjectType({ description: level.doc })
export class Level extends recordOf(level) {
  @Link(() => Dimension) dimension: Relation<Dimension>;
}
/** A level that is used keeps its dimension: what refers to it names both. */
async function beforeLevel({ store, was, row, id }: Change): Promise<void> {
  if (!was || !row || was.dimensionId === row.dimensionId) return;
  const used = await store.rows(
    sql`SELECT 1 FROM "qualification" WHERE "levelId" = ${id} UNION ALL SELECT 1 FROM "criterion" WHERE "levelId" = ${id} UNION ALL SELECT 1 FROM "course_grant" WHERE "levelId" = ${id} LIMIT 1`,
  );
  if (used.length > 0)
    throw invalid({ field: "dimensionId", code: "NOT_ALLOWED", with: { reason: "used", other: String(was.code) } });
}

export const levels = resource({ of: level, Type: Level, before: beforeLevel });
