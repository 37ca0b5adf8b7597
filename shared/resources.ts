import { account, apiToken, session } from "./access/account.js";
import { auditEntry } from "./access/audit-entry.js";
import { dimension, level } from "./catalogue/dimension.js";
import { fieldOfStudy } from "./catalogue/field-of-study.js";
import { article, delegation, documentKind, legalDocument } from "./catalogue/legal-document.js";
import { position } from "./catalogue/position.js";
import { unit, unitArea, unitPredecessor } from "./catalogue/unit.js";
import type { Dictionary } from "./field.js";
import { assignment } from "./people/assignment.js";
import { official } from "./people/official.js";
import { qualification } from "./people/qualification.js";
import { criterion, requirement, standard } from "./standards/standard.js";
import { enrolment, trainingClass } from "./training/class.js";
import { course, courseGrant } from "./training/course.js";
import { allotment, fundingSource, plan } from "./training/plan.js";

/** Every dictionary, in menu order. */
export const dictionaries: readonly Dictionary[] = [
  official,
  qualification,
  assignment,
  standard,
  requirement,
  criterion,
  legalDocument,
  article,
  delegation,
  documentKind,
  position,
  plan,
  allotment,
  trainingClass,
  enrolment,
  course,
  courseGrant,
  fundingSource,
  unit,
  unitArea,
  unitPredecessor,
  dimension,
  level,
  fieldOfStudy,
  account,
  session,
  apiToken,
  auditEntry,
] as unknown as readonly Dictionary[];

const byName = new Map(dictionaries.map((one) => [one.name, one]));

/** The dictionary of a name that another one refers to; a name that none has is a bug. */
export function dictionaryOf(name: string): Dictionary {
  const one = byName.get(name);
  if (!one) throw new Error(`No dictionary is named ${name}.`);
  return one;
}
