import { raw } from "sql-template-tag";
import { ObjectType } from "type-graphql";
import { Entity, type Relation } from "typeorm";
import { enrolment, trainingClass } from "../../shared/training/class.js";
import { Unit } from "../catalogue/unit.js";
import { invalid } from "../errors.js";
import { Official, ofOfficial } from "../people/official.js";
import { column } from "../resource/filter.js";
import { Link } from "../resource/link.js";
import { recordOf } from "../resource/record.js";
import { type Change, resource } from "../resource/resource.js";
import { Course } from "./course.js";
import { Plan } from "./plan.js";

@Entity()
@ObjectType({ description: trainingClass.doc })
export class Class extends recordOf(trainingClass) {
  @Link(() => Course) course: Relation<Course>;
  @Link(() => Plan) plan: Relation<Plan>;
  @Link(() => Unit) unit: Relation<Unit>;
}

/** A closed class has the day on which it closed, no earlier than its last day; another has none. */
async function beforeClass({ row }: Change): Promise<void> {
  if (!row) return;
  if (row.state === "CLOSED" && row.closedOn === null) throw invalid({ field: "closedOn", code: "REQUIRED" });
  if (row.state !== "CLOSED" && row.closedOn !== null)
    throw invalid({ field: "closedOn", code: "NOT_ALLOWED", with: { reason: "notWith", other: String(row.state) } });
  if (row.closedOn !== null && String(row.closedOn) < String(row.heldThrough))
    throw invalid({ field: "closedOn", code: "DATE_ORDER", with: { from: String(row.heldThrough), ends: "through" } });
}
export const classes = resource({
  of: trainingClass,
  Type: Class,
  before: beforeClass,
  scope: {
    field: "unitId",
    sees: () => raw("TRUE"),
    keeps: (alias, scope) => scope.ownUnit(column(alias, "unitId"), "EACH"),
  },
});

@Entity()
@ObjectType({ description: enrolment.doc })
export class Enrolment extends recordOf(enrolment) {
  @Link(() => Class) class: Relation<Class>;
  @Link(() => Official) official: Relation<Official>;
}
export const enrolments = resource({ of: enrolment, Type: Enrolment, scope: ofOfficial });
