import type { Label } from "./field.js";

/** Who may do what. Server and panel read this one table; what it does not grant is refused. */

export const ROLES = {
  ADMINISTRATOR: { vi: "Quản trị", en: "Administrator" },
  OPERATOR: { vi: "Cán bộ nghiệp vụ", en: "Operator" },
  ANALYST: { vi: "Phân tích", en: "Analyst" },
} as const satisfies Readonly<Record<string, Label>>;

/** What a token may be: it reads, and sees no more than an analyst. */
export const TOKEN_ROLES = {
  ANALYST: { vi: "Phân tích", en: "Analyst" },
  TOOL: { vi: "Công cụ báo cáo", en: "Reporting tool" },
} as const satisfies Readonly<Record<string, Label>>;

export type Role = keyof typeof ROLES | keyof typeof TOKEN_ROLES;
export type Action = "read" | "create" | "update" | "delete" | "export" | "history" | "restore" | "issue" | "compare";

type Grants = Readonly<Record<Role, readonly Action[]>>;

const READ: readonly Action[] = ["read", "export"];
const KEEP: readonly Action[] = [...READ, "create", "update", "delete", "history", "restore"];
const SEE: readonly Action[] = [...READ, "history"];
const NOTHING: readonly Action[] = [];

/** Personal files, and what is kept about them: operators keep them for their units. */
const FILES: Grants = { ADMINISTRATOR: KEEP, OPERATOR: KEEP, ANALYST: READ, TOOL: READ };
/** The law, the scales, the units: the same for everyone, kept by administrators. */
const COMMON: Grants = { ADMINISTRATOR: KEEP, OPERATOR: SEE, ANALYST: SEE, TOOL: READ };
/** Classes, plans and money. */
const TRAINING: Grants = { ADMINISTRATOR: KEEP, OPERATOR: KEEP, ANALYST: SEE, TOOL: READ };
/** Accounts are disabled, never deleted: the log names them. */
const ACCOUNTS: Grants = {
  ADMINISTRATOR: ["read", "export", "create", "update", "history"],
  OPERATOR: NOTHING,
  ANALYST: NOTHING,
  TOOL: NOTHING,
};
/** Sessions, tokens and the log are written by the hub itself. */
const NOTED: Grants = { ADMINISTRATOR: READ, OPERATOR: NOTHING, ANALYST: NOTHING, TOOL: NOTHING };

/** Every resource, by its dictionary's name. */
export const PERMISSIONS: Readonly<Record<string, Grants>> = {
  // An analyst may compare their units with the others: sums alone, small cells hidden.
  Official: {
    ...FILES,
    ADMINISTRATOR: [...FILES.ADMINISTRATOR, "compare"],
    ANALYST: [...FILES.ANALYST, "compare"],
  },
  Qualification: FILES,
  Assignment: FILES,
  Enrolment: FILES,
  Class: TRAINING,
  Plan: TRAINING,
  Allotment: TRAINING,
  Course: TRAINING,
  CourseGrant: TRAINING,
  FundingSource: TRAINING,
  Standard: COMMON,
  Requirement: COMMON,
  Criterion: COMMON,
  LegalDocument: COMMON,
  Article: COMMON,
  Delegation: COMMON,
  DocumentKind: COMMON,
  Position: COMMON,
  Unit: COMMON,
  UnitArea: COMMON,
  UnitPredecessor: COMMON,
  Dimension: COMMON,
  Level: COMMON,
  FieldOfStudy: COMMON,
  Account: ACCOUNTS,
  Session: NOTED,
  ApiToken: { ...NOTED, ADMINISTRATOR: [...READ, "issue"] },
  AuditEntry: NOTED,
};

/** Who sees, and may ask by, the fields that a dictionary marks as sensitive (Law 91/2025/QH15). */
export const SEES_SENSITIVE: Readonly<Record<Role, boolean>> = {
  ADMINISTRATOR: true,
  OPERATOR: true,
  ANALYST: false,
  TOOL: false,
};

/** Whether a role may do this to a resource; what the table does not name, nobody may. */
export const may = (role: Role, action: Action, resource: string): boolean =>
  PERMISSIONS[resource]?.[role].includes(action) ?? false;

/** Whether anyone at all may do this to a resource. */
export const granted = (action: Action, resource: string): boolean =>
  Object.values(PERMISSIONS[resource] ?? {}).some((actions) => actions.includes(action));
