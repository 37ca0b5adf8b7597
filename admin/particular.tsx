import { type ComponentType, lazy } from "react";

/** The screens that are more than their dictionary. */
export const SCREENS: Readonly<Record<string, ComponentType>> = {
  Official: lazy(() => import("./people/official.js")),
  Standard: lazy(() => import("./standards/standard.js")),
  Class: lazy(() => import("./training/class.js")),
  Course: lazy(() => import("./training/course.js")),
  Unit: lazy(() => import("./catalogue/unit.js")),
  Account: lazy(() => import("./access/account.js")),
  AuditEntry: lazy(() => import("./access/audit-entry.js")),
};

/** The lists that are more than their dictionary. */
export const LISTS: Readonly<Record<string, ComponentType>> = {
  Session: lazy(() => import("./access/sessions.js")),
  ApiToken: lazy(() => import("./access/tokens.js")),
};
