import { dictionary } from "../field.js";

export const CLASS_STATES = {
  PLANNED: { vi: "Dự kiến", en: "Planned" },
  OPEN: { vi: "Đang ghi danh", en: "Open for enrolment" },
  CONFIRMED: { vi: "Đã chốt", en: "Confirmed" },
  RUNNING: { vi: "Đang học", en: "Running" },
  CLOSED: { vi: "Đã kết thúc", en: "Closed" },
  CANCELLED: { vi: "Đã hủy", en: "Cancelled" },
} as const;

/** The resource behind the GraphQL type `Class`: one run of a course. */
export const trainingClass = dictionary({
  name: "Class",
  plural: "classes",
  label: { vi: "Lớp bồi dưỡng", en: "Class" },
  doc: "One run of a course.",
  fields: {
    code: {
      kind: "text",
      max: 40,
      pattern: "^[A-Z0-9][A-Z0-9_.-]*$",
      unique: true,
      label: { vi: "Mã lớp", en: "Code" },
    },
    name: { kind: "text", max: 300, order: "words", label: { vi: "Tên lớp", en: "Name" } },
    courseId: { kind: "ref", to: "Course", label: { vi: "Chương trình", en: "Course" } },
    planId: { kind: "ref", to: "Plan", optional: true, label: { vi: "Kế hoạch", en: "Plan" } },
    unitId: { kind: "ref", to: "Unit", optional: true, label: { vi: "Nơi mở lớp", en: "Venue" } },
    heldFrom: { kind: "day", label: { vi: "Khai giảng", en: "From" } },
    heldThrough: { kind: "day", label: { vi: "Bế giảng", en: "Through" }, doc: "The last day of class." },
    days: { kind: "int", min: 1, max: 2000, label: { vi: "Số ngày học", en: "Days" } },
    capacity: { kind: "int", min: 1, max: 5000, label: { vi: "Số chỗ", en: "Seats" } },
    state: { kind: "choice", enum: "ClassState", values: CLASS_STATES, label: { vi: "Trạng thái", en: "State" } },
    closedOn: { kind: "day", optional: true, label: { vi: "Ngày kết thúc", en: "Closed on" } },
  },
  through: [["heldFrom", "heldThrough"]],
  search: ["name", "code", "course.name"],
  title: ["name"],
  order: ["heldFrom"],
  columns: ["code", "name", "courseId", "heldFrom", "heldThrough", "days", "state"],
  lists: { enrolments: { of: "Enrolment", by: "classId", label: { vi: "Học viên", en: "Enrolments" } } },
});

export const enrolment = dictionary({
  name: "Enrolment",
  plural: "enrolments",
  label: { vi: "Học viên của lớp", en: "Enrolment" },
  doc: "One person in one class: a participation (lượt người).",
  fields: {
    classId: { kind: "ref", to: "Class", label: { vi: "Lớp", en: "Class" } },
    officialId: { kind: "ref", to: "Official", label: { vi: "Cán bộ, công chức", en: "Official" } },
    state: {
      kind: "choice",
      enum: "EnrolmentState",
      values: {
        REQUESTED: { vi: "Đăng ký", en: "Requested" },
        CONFIRMED: { vi: "Đã xếp lớp", en: "Confirmed" },
        WITHDRAWN: { vi: "Rút", en: "Withdrawn" },
        REFUSED: { vi: "Không xếp được", en: "Refused" },
      },
      label: { vi: "Trạng thái", en: "State" },
    },
    result: {
      kind: "choice",
      enum: "EnrolmentResult",
      values: { PASSED: { vi: "Đạt", en: "Passed" }, FAILED: { vi: "Không đạt", en: "Failed" } },
      optional: true,
      label: { vi: "Kết quả", en: "Result" },
    },
    certificateNumber: {
      kind: "text",
      max: 60,
      optional: true,
      label: { vi: "Số chứng chỉ", en: "Certificate number" },
    },
  },
  unique: [["classId", "officialId"]],
  search: ["official.fullName", "official.code", "class.name"],
  title: ["official.fullName", "class.name"],
  order: ["classId", "officialId"],
});
