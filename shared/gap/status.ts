import type { Label } from "../field.js";

/**
 * The vocabulary of the gap, as data: what a finding can say, in both languages, and the one table by
 * which fact and duty give a status. The server judges with it, the panel shows with it.
 */

type Labels = Readonly<Record<string, Label>>;

/** Is the requirement satisfied by the evidence on the day? */
export const FACTS = {
  SATISFIED: { vi: "Thỏa mãn", en: "Satisfied" },
  NOT_SATISFIED: { vi: "Không thỏa mãn", en: "Not satisfied" },
  UNKNOWN: { vi: "Chưa rõ", en: "Unknown" },
} as const satisfies Labels;
export type Fact = keyof typeof FACTS;

/** Must the requirement be satisfied on the day? In the order in which they are asked: the first that holds. */
export const DUTIES = {
  RECOMMENDED: { vi: "Khuyến khích", en: "Recommended" },
  FUTURE: { vi: "Sẽ bắt buộc", en: "Binding later" },
  WAIVED: { vi: "Được miễn", en: "Waived" },
  GRACE: { vi: "Trong hạn chuyển tiếp", en: "In grace" },
  BINDING: { vi: "Bắt buộc", en: "Binding" },
} as const satisfies Labels;
export type Duty = keyof typeof DUTIES;

export const REQUIREMENT_STATUSES = {
  MET: { vi: "Đạt", en: "Met" },
  GAP: { vi: "Chưa đạt", en: "Gap" },
  IN_GRACE: { vi: "Trong hạn chuyển tiếp", en: "In grace" },
  WAIVED: { vi: "Được miễn", en: "Waived" },
  FUTURE_GAP: { vi: "Sẽ thiếu", en: "Future gap" },
  ADVISORY: { vi: "Nên có", en: "Advisory" },
  UNKNOWN: { vi: "Chưa rõ", en: "Unknown" },
} as const satisfies Labels;
export type RequirementStatus = keyof typeof REQUIREMENT_STATUSES;

/** Why a requirement is not satisfied, in the order in which they are tried: the first that fits. */
export const SHORTFALLS = {
  SUSPENDED: { vi: "Bị đình chỉ", en: "Suspended" },
  EXPIRED: { vi: "Hết hạn", en: "Expired" },
  STALE: { vi: "Cấp đã quá lâu", en: "Issued too long ago" },
  REVOKED: { vi: "Bị thu hồi", en: "Revoked" },
  WRONG_FIELD: { vi: "Không đúng ngành", en: "Wrong field" },
  BELOW_LEVEL: { vi: "Thấp hơn yêu cầu", en: "Below the level" },
  ABSENT: { vi: "Không có", en: "Absent" },
  OUT_OF_RANGE: { vi: "Ngoài giới hạn", en: "Out of range" },
} as const satisfies Labels;
export type Shortfall = keyof typeof SHORTFALLS;

/** Why it is not known, in the order in which they are tried. */
export const DOUBTS = {
  CONFLICT: { vi: "Hồ sơ mâu thuẫn", en: "Conflicting records" },
  INCOMPLETE: { vi: "Thiếu ngày trên văn bằng", en: "Incomplete record" },
  UNVERIFIED: { vi: "Chưa xác minh", en: "Not verified" },
  NO_RECORD: { vi: "Chưa có trong hồ sơ", en: "No record" },
} as const satisfies Labels;
export type Doubt = keyof typeof DOUBTS;

export const REASONS = { ...SHORTFALLS, ...DOUBTS } as const satisfies Labels;
export type Reason = keyof typeof REASONS;

/** What is said of an assignment, and of an official. NO_STANDARD: no mandatory line applies; never MEETS. */
export const VERDICTS = {
  MEETS: { vi: "Đạt chuẩn", en: "Meets the standard" },
  IN_GRACE: { vi: "Trong hạn chuyển tiếp", en: "In grace" },
  UNKNOWN: { vi: "Chưa rõ", en: "Unknown" },
  GAP: { vi: "Chưa đạt", en: "Gap" },
  NO_STANDARD: { vi: "Chưa có tiêu chuẩn", en: "No standard" },
} as const satisfies Labels;
export type Verdict = keyof typeof VERDICTS;

/** What counts and rates can be grouped by. */
export const GAP_KEYS = {
  UNIT_PROVINCE: { vi: "Tỉnh", en: "Province" },
  UNIT_DISTRICT: { vi: "Huyện", en: "District" },
  UNIT_COMMUNE: { vi: "Xã", en: "Commune" },
  CATEGORY: { vi: "Nhóm", en: "Category" },
  POSITION: { vi: "Chức danh", en: "Position" },
  DIMENSION: { vi: "Nội dung", en: "Dimension" },
  STATUS: { vi: "Kết quả", en: "Status" },
  REASON: { vi: "Lý do", en: "Reason" },
  GENDER: { vi: "Giới tính", en: "Gender" },
  ETHNICITY: { vi: "Dân tộc", en: "Ethnicity" },
  AGE_BAND: { vi: "Nhóm tuổi", en: "Age band" },
  AREA: { vi: "Vùng", en: "Area" },
} as const satisfies Labels;
export type GapKey = keyof typeof GAP_KEYS;

export const AGE_BANDS = {
  TO_30: { vi: "Đến 30 tuổi", en: "30 and under" },
  FROM_31_TO_40: { vi: "31 đến 40", en: "31 to 40" },
  FROM_41_TO_50: { vi: "41 đến 50", en: "41 to 50" },
  FROM_51_TO_60: { vi: "51 đến 60", en: "51 to 60" },
  OVER_60: { vi: "Trên 60 tuổi", en: "Over 60" },
} as const satisfies Labels;
export type AgeBand = keyof typeof AGE_BANDS;

/** The two subjects that are no dimension. */
export const PERSONAL_SUBJECTS = {
  AGE: { vi: "Tuổi", en: "Age" },
  TENURE: { vi: "Thời gian công tác", en: "Tenure" },
} as const satisfies Labels;

/** How one certificate was weighed for one criterion: the words of `considered`. */
export const WEIGHTS = {
  COUNTS: { vi: "được tính", en: "counts" },
  BEATEN: { vi: "đủ, nhưng có văn bằng tốt hơn", en: "enough, but another one is better" },
  REJECTED: { vi: "không được công nhận", en: "was rejected" },
  NOT_YET: { vi: "được cấp sau ngày xét", en: "was issued later" },
  REVOKED: { vi: "đã bị thu hồi hoặc vô hiệu", en: "was revoked or is void" },
  EXPIRED: { vi: "đã hết hạn", en: "has expired" },
  SUSPENDED: { vi: "đang bị đình chỉ", en: "is suspended" },
  BELOW_LEVEL: { vi: "thấp hơn yêu cầu", en: "is below the level" },
  WRONG_FIELD: { vi: "không đúng ngành", en: "is in another field" },
  STALE: { vi: "cấp đã quá lâu", en: "was issued too long ago" },
  INCOMPLETE: { vi: "thiếu ngày", en: "lacks a day" },
  CONFLICT: { vi: "mâu thuẫn với bản ghi khác", en: "contradicts another record" },
  UNVERIFIED: { vi: "chưa xác minh", en: "is not verified" },
} as const satisfies Labels;
export type Weight = keyof typeof WEIGHTS;

type DutyRow = Readonly<Record<Duty, RequirementStatus>>;

/** Fact × duty = status (the table of section 2). */
export const STATUS_OF: Readonly<Record<Fact, DutyRow>> = {
  SATISFIED: { BINDING: "MET", GRACE: "MET", WAIVED: "MET", FUTURE: "MET", RECOMMENDED: "MET" },
  NOT_SATISFIED: { BINDING: "GAP", GRACE: "IN_GRACE", WAIVED: "WAIVED", FUTURE: "FUTURE_GAP", RECOMMENDED: "ADVISORY" },
  UNKNOWN: { BINDING: "UNKNOWN", GRACE: "UNKNOWN", WAIVED: "WAIVED", FUTURE: "UNKNOWN", RECOMMENDED: "ADVISORY" },
};

/** The status that a fact has under a duty. */
export const statusOf = (fact: Fact, duty: Duty): RequirementStatus => STATUS_OF[fact][duty];

/** Better facts first: the best accepted criterion counts. R8. */
export const FACT_ORDER: Readonly<Record<Fact, number>> = { SATISFIED: 0, UNKNOWN: 1, NOT_SATISFIED: 2 };

/** From best to worst; NO_STANDARD stands outside the order. */
const SEVERITY: Readonly<Record<Verdict, number>> = { NO_STANDARD: -1, MEETS: 0, IN_GRACE: 1, UNKNOWN: 2, GAP: 3 };

/** The worse of two verdicts: a verdict always before NO_STANDARD, which is said only where there is no other. */
export const worse = (a: Verdict, b: Verdict): Verdict => (SEVERITY[a] >= SEVERITY[b] ? a : b);

/** What a mandatory finding of a status makes of its assignment, taken alone. */
const VERDICT_OF: Readonly<Record<RequirementStatus, Verdict>> = {
  MET: "MEETS",
  WAIVED: "MEETS",
  ADVISORY: "NO_STANDARD",
  FUTURE_GAP: "NO_STANDARD",
  IN_GRACE: "IN_GRACE",
  UNKNOWN: "UNKNOWN",
  GAP: "GAP",
};

/** What a verdict is drawn from. */
type Counted = { readonly duty: Duty; readonly status: RequirementStatus };

/**
 * The verdict over findings: GAP before UNKNOWN before IN_GRACE before MEETS, over the mandatory ones
 * without FUTURE; NO_STANDARD where there is none such.
 */
export function verdictOver(findings: Iterable<Counted>): Verdict {
  let verdict: Verdict = "NO_STANDARD";
  for (const { duty, status } of findings) {
    if (duty !== "RECOMMENDED" && duty !== "FUTURE") verdict = worse(verdict, VERDICT_OF[status]);
  }
  return verdict;
}

/** The age band of completed years. */
export function ageBand(years: number): AgeBand {
  if (years <= 30) return "TO_30";
  if (years <= 40) return "FROM_31_TO_40";
  if (years <= 50) return "FROM_41_TO_50";
  return years <= 60 ? "FROM_51_TO_60" : "OVER_60";
}

/** The dimension that a subject lies within: `DUTY_TRAINING:CIVIL_STATUS` within `DUTY_TRAINING`; AGE and TENURE are their own. */
export const dimensionOf = (subject: string): string => {
  const colon = subject.indexOf(":");
  return colon < 0 ? subject : subject.slice(0, colon);
};
