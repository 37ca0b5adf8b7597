import { dictionary } from "../field.js";

export const course = dictionary({
  name: "Course",
  plural: "courses",
  label: { vi: "Chương trình đào tạo, bồi dưỡng", en: "Course" },
  doc: "What is taught; what passing it gives stands in its grants.",
  fields: {
    code: { kind: "text", max: 40, pattern: "^[A-Z0-9][A-Z0-9_]*$", unique: true, label: { vi: "Mã", en: "Code" } },
    name: { kind: "text", max: 300, order: "words", label: { vi: "Tên", en: "Vietnamese name" } },
    nameEn: { kind: "text", max: 300, optional: true, label: { vi: "Tên tiếng Anh", en: "English name" } },
    days: { kind: "int", min: 1, max: 2000, label: { vi: "Số ngày học", en: "Days" } },
    degreeStudy: {
      kind: "bool",
      label: { vi: "Đào tạo dài hạn lấy bằng", en: "Degree study" },
      doc: "What only it closes goes to the multi-year plan (R14).",
    },
    availableFrom: { kind: "day", label: { vi: "Mở từ ngày", en: "Offered from" } },
    availableUntil: { kind: "day", optional: true, label: { vi: "Thôi mở từ ngày", en: "Offered until" } },
    note: { kind: "text", max: 1000, optional: true, long: true, label: { vi: "Ghi chú", en: "Note" } },
  },
  periods: [["availableFrom", "availableUntil"]],
  search: ["name", "nameEn", "code"],
  title: ["name"],
  order: ["code"],
  columns: ["code", "name", "days", "degreeStudy", "availableFrom", "availableUntil"],
  lists: {
    grants: { of: "CourseGrant", by: "courseId", owned: true, label: { vi: "Kết quả được cấp", en: "What it gives" } },
    classes: { of: "Class", by: "courseId", label: { vi: "Các lớp", en: "Classes" } },
  },
});

export const courseGrant = dictionary({
  name: "CourseGrant",
  plural: "courseGrants",
  label: { vi: "Kết quả của chương trình", en: "Course grant" },
  doc: "What passing a course gives (R15).",
  fields: {
    courseId: { kind: "ref", to: "Course", label: { vi: "Chương trình", en: "Course" } },
    effect: {
      kind: "choice",
      enum: "GrantEffect",
      values: {
        GRANTS: { vi: "Cấp chứng chỉ", en: "Grants" },
        RENEWS: { vi: "Gia hạn", en: "Renews" },
        EVIDENCE_ONLY: { vi: "Chỉ ghi nhận", en: "Evidence only" },
      },
      label: { vi: "Hiệu lực", en: "Effect" },
    },
    dimensionId: { kind: "ref", to: "Dimension", label: { vi: "Nội dung", en: "Dimension" } },
    levelId: { kind: "ref", to: "Level", label: { vi: "Trình độ", en: "Level" } },
    fieldOfStudyId: { kind: "ref", to: "FieldOfStudy", optional: true, label: { vi: "Ngành", en: "Field of study" } },
    validMonths: {
      kind: "int",
      min: 1,
      max: 600,
      optional: true,
      label: { vi: "Có giá trị (tháng)", en: "Valid for (months)" },
      doc: "Empty: for ever.",
    },
    renewWithinMonths: {
      kind: "int",
      min: 0,
      max: 600,
      optional: true,
      label: { vi: "Gia hạn trong vòng (tháng)", en: "Renews within (months)" },
      doc: "After the lapse; empty: at any time (R6).",
    },
  },
  title: ["course.name", "dimension.name", "level.name"],
  order: ["courseId"],
});
