import sql from "sql-template-tag";
import { ObjectType } from "type-graphql";
import { Entity, type Relation } from "typeorm";
import { lastOf } from "../../shared/day.js";
import { qualification } from "../../shared/people/qualification.js";
import { Dimension, Level } from "../catalogue/dimension.js";
import { FieldOfStudy } from "../catalogue/field-of-study.js";
import { invalid } from "../errors.js";
import { Link } from "../resource/link.js";
import { recordOf } from "../resource/record.js";
import { type Change, resource } from "../resource/resource.js";
import { Official, ofOfficial } from "./official.js";

@Entity()
@ObjectType({ description: qualification.doc })
export class Qualification extends recordOf(qualification) {
  @Link(() => Official) official: Relation<Official>;
  @Link(() => Dimension) dimension: Relation<Dimension>;
  @Link(() => Level) level: Relation<Level>;
  @Link(() => FieldOfStudy) fieldOfStudy: Relation<FieldOfStudy>;
}

/** The level stands on the dimension's scale, and the paper is not older than the person. */
async function beforeQualification({ store, row }: Change): Promise<void> {
  if (!row) return;
  const [found] = await store.rows<{ birthDate: string | null; dimensionId: number; dimension: string }>(
    sql`SELECT o."birthDate" AS "birthDate", l."dimensionId" AS "dimensionId", d."name" AS dimension FROM "official" o, "level" l, "dimension" d WHERE o."id" = ${row.officialId} AND l."id" = ${row.levelId} AND d."id" = ${row.dimensionId}`,
  );
  if (!found) return;
  if (found.dimensionId !== row.dimensionId)
    throw invalid({ field: "levelId", code: "NOT_ALLOWED", with: { reason: "otherParent", other: found.dimension } });
  if (found.birthDate !== null && row.issuedOn !== null && lastOf(String(row.issuedOn)) < found.birthDate)
    throw invalid({ field: "issuedOn", code: "NOT_ALLOWED", with: { reason: "beforeBirth" } });
}

export const qualifications = resource({
  of: qualification,
  Type: Qualification,
  before: beforeQualification,
  scope: ofOfficial,
});
