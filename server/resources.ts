import type { DataSourceOptions } from "typeorm";
import "./catalogue/unit.js";
import "./catalogue/position.js";
import "./catalogue/dimension.js";
import "./catalogue/field-of-study.js";
import "./catalogue/legal-document.js";
import "./people/official.js";
import "./people/assignment.js";
import "./people/qualification.js";
import "./standards/standard.js";
import "./training/course.js";
import "./training/plan.js";
import "./training/class.js";
import { pairEntities } from "./resource/link.js";
import { allResources } from "./resource/resource.js";

/** Every entity of the store: the resources, and their tables of pairs. */
export const entities = (): NonNullable<DataSourceOptions["entities"]> => [
  ...allResources().map(({ Type }) => Type),
  ...pairEntities(),
];
