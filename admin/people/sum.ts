import type { RequirementStatus } from "../../shared/gap/status.js";
import type { AssignmentGap } from "../gap/finding.js";

const ORDER: readonly RequirementStatus[] = ["GAP", "UNKNOWN", "IN_GRACE", "FUTURE_GAP", "ADVISORY", "WAIVED", "MET"];

/** How many findings have each status, the pressing ones first. */
export function sumOf(assignments: readonly AssignmentGap[]): { readonly status: RequirementStatus; readonly count: number }[] {
  const all = assignments.flatMap(({ findings }) => findings.map(({ status }) => status));
  return ORDER.map((status) => ({ status, count: all.filter((one) => one === status).length })).filter(({ count }) => count > 0);
}
