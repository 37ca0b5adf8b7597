import { auditEntry } from "../../shared/access/audit-entry.js";
import type { FieldOf, Lang } from "../../shared/field.js";
import { dictionaries } from "../../shared/resources.js";

/** What a resource is called, by its dictionary's name; the name itself where there is no such any more. */
export const resourceWords = (name: string, lang: Lang): string =>
  dictionaries.find((one) => one.name === name)?.label[lang] ?? name;

/** The log's resource as something to choose. */
export const RESOURCE_FIELD: FieldOf<"choice"> = {
  kind: "choice",
  enum: "Resource",
  optional: true,
  label: auditEntry.fields.resource.label,
  values: Object.fromEntries(dictionaries.map(({ name, label }) => [name, label])),
};
