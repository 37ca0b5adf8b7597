import type { Label } from "../../shared/field.js";
import { DUTIES, FACTS, GAP_KEYS, REASONS, REQUIREMENT_STATUSES, VERDICTS, WEIGHTS } from "../../shared/gap/status.js";
import { enumOf } from "../resource/record.js";

/** The vocabulary of the gap as GraphQL enums, each value with its words. */
const named = (name: string, label: Label, values: Readonly<Record<string, Label>>): object =>
  enumOf({ kind: "choice", enum: name, label, values });

export const VERDICT_LABEL: Label = { vi: "Kết luận", en: "Verdict" };
export const STATUS_LABEL: Label = { vi: "Kết quả theo yêu cầu", en: "Status of a requirement" };
export const REASON_LABEL: Label = { vi: "Lý do", en: "Reason" };

export const FactEnum = named("Fact", { vi: "Thực tế", en: "Whether the evidence satisfies" }, FACTS);
export const DutyEnum = named("Duty", { vi: "Mức độ phải đáp ứng", en: "Whether it must be satisfied" }, DUTIES);
export const StatusEnum = named("RequirementStatus", STATUS_LABEL, REQUIREMENT_STATUSES);
export const ReasonEnum = named("Reason", REASON_LABEL, REASONS);
export const VerdictEnum = named("Verdict", VERDICT_LABEL, VERDICTS);
export const WeightEnum = named(
  "Weight",
  { vi: "Vì sao được hay không được tính", en: "Why a certificate counts or not" },
  WEIGHTS,
);
export const GapKeyEnum = named("GapKey", { vi: "Nhóm theo", en: "What to group by" }, GAP_KEYS);
export const LangEnum = named(
  "Lang",
  { vi: "Ngôn ngữ", en: "Language" },
  { VI: { vi: "Tiếng Việt", en: "Vietnamese" }, EN: { vi: "Tiếng Anh", en: "English" } },
);
export const MeasureEnum = named(
  "RateMeasure",
  { vi: "Tỷ lệ", en: "Which rate" },
  {
    COMPLIANCE: { vi: "Đạt chuẩn", en: "Meets the standard" },
    ATTAINMENT: { vi: "Đạt trình độ", en: "Holds the level" },
  },
);
export const GroupOrderEnum = named(
  "GapGroupOrder",
  { vi: "Thứ tự của nhóm", en: "The order of groups" },
  {
    COUNT_DESC: { vi: "Nhiều trước", en: "The largest first" },
    COUNT_ASC: { vi: "Ít trước", en: "The smallest first" },
    KEY_ASC: { vi: "Theo khóa", en: "By key" },
  },
);
