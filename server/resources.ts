import type { DataSourceOptions } from "typeorm";
import { accessEntities } from "./access/account.js";
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
import { refuseConflicts } from "./gap/publishing.js";
import { RecordChange } from "./resource/audit.js";
import { ClientKey } from "./resource/client-key.js";
import { pairEntities } from "./resource/link.js";
import { allResources, guard } from "./resource/resource.js";

// The standards cannot see the gap, which lies to their right; here both are known.
guard("Standard", refuseConflicts);

/** Every entity of the store: the resources, their tables of pairs, their history, and who may ask. */
export const entities = (): NonNullable<DataSourceOptions["entities"]> => [
  ...allResources().map(({ Type }) => Type),
  ...pairEntities(),
  ...accessEntities,
  RecordChange,
  ClientKey,
];
