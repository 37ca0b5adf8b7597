import sql from "sql-template-tag";
import { ObjectType } from "type-graphql";
import { Entity, type Relation } from "typeorm";
import { course, courseGrant } from "../../shared/training/course.js";
import { Dimension, Level } from "../catalogue/dimension.js";
import { FieldOfStudy } from "../catalogue/field-of-study.js";
import { invalid } from "../errors.js";
import { Link } from "../resource/link.js";
import { recordOf } from "../resource/record.js";
import { resource } from "../resource/resource.js";
import { ofProvince } from "./province.js";

@Entity()
@ObjectType({ description: course.doc })
export class Course extends recordOf(course) {}
export const courses = resource({ of: course, Type: Course, scope: ofProvince("code") });

@Entity()
@ObjectType({ description: courseGrant.doc })
export class CourseGrant extends recordOf(courseGrant) {
  @Link(() => Course) course: Relation<Course>;
  @Link(() => Dimension) dimension: Relation<Dimension>;
  @Link(() => Level) level: Relation<Level>;
  @Link(() => FieldOfStudy) fieldOfStudy: Relation<FieldOfStudy>;
}
export const courseGrants = resource({
  of: courseGrant,
  Type: CourseGrant,
  scope: ofProvince("courseId"),
  async before({ store, row }) {
    if (!row) return;
    const fits = await store.rows(
      sql`SELECT 1 FROM "level" WHERE "id" = ${row.levelId} AND "dimensionId" = ${row.dimensionId}`,
    );
    if (fits.length === 0)
      throw invalid({
        field: "levelId",
        code: "NOT_ALLOWED",
        with: { reason: "otherParent", other: courseGrant.fields.dimensionId.label.vi },
      });
  },
});
