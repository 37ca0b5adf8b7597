import sql from "sql-template-tag";
import { ObjectType } from "type-graphql";
import { Entity, type Relation } from "typeorm";
import { fieldOfStudy } from "../../shared/catalogue/field-of-study.js";
import { invalid } from "../errors.js";
import { Link } from "../resource/link.js";
import { recordOf } from "../resource/record.js";
import { type Change, resource } from "../resource/resource.js";

@Entity()
@ObjectType({ description: fieldOfStudy.doc })
export class FieldOfStudy extends recordOf(fieldOfStudy) {
  @Link(() => FieldOfStudy) parent: Relation<FieldOfStudy>;
}

/** A field cannot lie below itself. */
async function refuseCircle({ store, row, id }: Change): Promise<void> {
  if (!row || id === null || row.parentId === null) return;
  const found = await store.rows(
    sql`WITH RECURSIVE above(id) AS (SELECT CAST(${row.parentId} AS integer) UNION SELECT f."parentId" FROM "field_of_study" f JOIN above a ON f."id" = a.id WHERE f."parentId" IS NOT NULL) SELECT 1 FROM above WHERE id = ${id}`,
  );
  if (found.length > 0) throw invalid({ field: "parentId", code: "NOT_ALLOWED", with: { reason: "circle" } });
}

export const fieldsOfStudy = resource({ of: fieldOfStudy, Type: FieldOfStudy, before: refuseCircle });
