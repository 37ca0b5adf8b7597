import type { RequirementStatus } from "../../shared/gap/status.js";

/** From what presses most to what is done. */
export const PRESSING: readonly RequirementStatus[] = [
  "GAP",
  "UNKNOWN",
  "IN_GRACE",
  "FUTURE_GAP",
  "ADVISORY",
  "WAIVED",
  "MET",
];

/** Findings with the pressing ones first; the order of the standard among equals. */
export const pressingFirst = <T extends { readonly status: RequirementStatus }>(findings: readonly T[]): T[] =>
  [...findings].sort((a, b) => PRESSING.indexOf(a.status) - PRESSING.indexOf(b.status));
