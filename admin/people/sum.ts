import type { RequirementStatus } from "../../shared/gap/status.js";
import type { AssignmentGap } from "../gap/finding.js";
import { PRESSING } from "../gap/pressing.js";

/** How many findings have each status, the pressing ones first. */
export function sumOf(
  assignments: readonly AssignmentGap[],
): { readonly status: RequirementStatus; readonly count: number }[] {
  const all = assignments.flatMap(({ findings }) => findings.map(({ status }) => status));
  return PRESSING.map((status) => ({ status, count: all.filter((one) => one === status).length })).filter(
    ({ count }) => count > 0,
  );
}
