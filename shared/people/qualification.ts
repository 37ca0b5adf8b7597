import { dictionary } from "../field.js";

export const EVIDENCE_STATES = {
  DECLARED: { vi: "Tự khai", en: "Declared" },
  VERIFIED: { vi: "Đã xác minh", en: "Verified" },
  REJECTED: { vi: "Không công nhận", en: "Rejected" },
} as const;

export const qualification = dictionary({
  name: "Qualification",
  plural: "qualifications",
  label: { vi: "Văn bằng, chứng chỉ", en: "Qualification" },
  doc: "Evidence that an official holds a level of a dimension.",
  fields: {
    officialId: { kind: "ref", to: "Official", label: { vi: "Cán bộ, công chức", en: "Official" } },
    dimensionId: { kind: "ref", to: "Dimension", label: { vi: "Nội dung", en: "Dimension" } },
    levelId: {
      kind: "ref",
      to: "Level",
      label: { vi: "Trình độ", en: "Level" },
      doc: "Of the same dimension. Rank 0: the file was inspected and holds nothing.",
    },
    fieldOfStudyId: { kind: "ref", to: "FieldOfStudy", optional: true, label: { vi: "Ngành", en: "Field of study" } },
    school: { kind: "text", max: 200, optional: true, order: "words", label: { vi: "Nơi cấp", en: "School" } },
    number: { kind: "text", max: 60, optional: true, label: { vi: "Số hiệu", en: "Number" } },
    issuedOn: {
      kind: "partialDay",
      optional: true,
      label: { vi: "Ngày cấp", en: "Issued on" },
      doc: "A day, month or year; counts from its last day (R7). Empty: from ever.",
    },
    validThrough: { kind: "day", optional: true, label: { vi: "Có giá trị đến hết ngày", en: "Valid through" } },
    state: { kind: "choice", enum: "EvidenceState", values: EVIDENCE_STATES, label: { vi: "Xác minh", en: "State" } },
    revokedFrom: {
      kind: "day",
      optional: true,
      label: { vi: "Bị thu hồi từ ngày", en: "Revoked from" },
      doc: "The first day without it (R13).",
    },
    voidFromStart: { kind: "bool", label: { vi: "Vô hiệu từ đầu", en: "Void from the beginning" } },
  },
  through: [["issuedOn", "validThrough"]],
  search: ["official.fullName", "official.code", "number", "school"],
  title: ["official.fullName", "dimension.name", "level.name"],
  order: ["officialId", "dimensionId"],
  columns: ["officialId", "dimensionId", "levelId", "fieldOfStudyId", "number", "issuedOn", "validThrough", "state"],
});
