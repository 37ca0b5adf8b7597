import { type ComponentType, lazy } from "react";

/** The screens that are more than their dictionary. */
export const SCREENS: Readonly<Record<string, ComponentType>> = {
  Official: lazy(() => import("./people/official.js")),
  Standard: lazy(() => import("./standards/standard.js")),
  Class: lazy(() => import("./training/class.js")),
  Course: lazy(() => import("./training/course.js")),
  Unit: lazy(() => import("./catalogue/unit.js")),
};
