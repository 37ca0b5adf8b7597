import { AREAS } from "../catalogue/unit.js";
import { dictionary } from "../field.js";

export const STANDARD_STATES = {
  DRAFT: { vi: "Dự thảo", en: "Draft" },
  PUBLISHED: { vi: "Đã công bố", en: "Published" },
  REPEALED: { vi: "Bị bãi bỏ", en: "Repealed" },
} as const;

export const standard = dictionary({
  name: "Standard",
  plural: "standards",
  label: { vi: "Tiêu chuẩn chức danh", en: "Title standard" },
  doc: "One version of a title standard. Versions share a code and do not overlap; a published one is never changed.",
  fields: {
    code: {
      kind: "text",
      max: 60,
      pattern: "^[A-Z][A-Z0-9_]*$",
      label: { vi: "Mã", en: "Code" },
      doc: "Shared by the versions of one standard.",
    },
    name: { kind: "text", max: 300, order: "words", label: { vi: "Tên", en: "Name" } },
    documentId: { kind: "ref", to: "LegalDocument", label: { vi: "Văn bản", en: "Document" } },
    positionIds: {
      kind: "refs",
      to: "Position",
      label: { vi: "Các chức danh", en: "Positions" },
      doc: "None named: every position.",
    },
    unitId: {
      kind: "ref",
      to: "Unit",
      optional: true,
      label: { vi: "Đơn vị ban hành", en: "Issuing unit" },
      doc: "It holds in that unit's subtree; empty: in the whole country.",
    },
    anyArea: {
      kind: "choices",
      enum: "Area",
      values: AREAS,
      label: { vi: "Chỉ ở các vùng", en: "Only in areas" },
      doc: "Any of these; none named: everywhere.",
    },
    noArea: {
      kind: "choices",
      enum: "Area",
      values: AREAS,
      label: { vi: "Trừ các vùng", en: "Not in areas" },
      doc: "None of these.",
    },
    inForceFrom: { kind: "day", label: { vi: "Hiệu lực từ ngày", en: "In force from" } },
    inForceUntil: { kind: "day", optional: true, label: { vi: "Hết hiệu lực từ ngày", en: "In force until" } },
    state: { kind: "choice", enum: "StandardState", values: STANDARD_STATES, label: { vi: "Trạng thái", en: "State" } },
    note: { kind: "text", max: 1000, optional: true, long: true, label: { vi: "Ghi chú", en: "Note" } },
  },
  periods: [["inForceFrom", "inForceUntil"]],
  unique: [["code", "inForceFrom"]],
  search: ["name", "code", "document.number"],
  title: ["name"],
  order: ["inForceFrom", "code"],
  columns: ["name", "documentId", "positionIds", "anyArea", "noArea", "inForceFrom", "inForceUntil", "state"],
  lists: {
    requirements: {
      of: "Requirement",
      by: "standardId",
      owned: true,
      label: { vi: "Các yêu cầu", en: "Requirements" },
    },
  },
});

export const OBLIGATIONS = {
  MANDATORY: { vi: "Bắt buộc", en: "Mandatory" },
  RECOMMENDED: { vi: "Khuyến khích", en: "Recommended" },
} as const;

export const requirement = dictionary({
  name: "Requirement",
  plural: "requirements",
  label: { vi: "Tiêu chuẩn cụ thể", en: "Requirement" },
  doc: "One line of a standard: its subject, and the criteria of which any one is enough.",
  fields: {
    standardId: { kind: "ref", to: "Standard", label: { vi: "Tiêu chuẩn", en: "Standard" } },
    subject: {
      kind: "text",
      max: 80,
      pattern: "^[A-Z][A-Z0-9_:]*$",
      label: { vi: "Nội dung", en: "Subject" },
      doc: "The code of a dimension, a narrower name within one (DUTY_TRAINING:CIVIL_STATUS), AGE or TENURE.",
    },
    obligation: {
      kind: "choice",
      enum: "Obligation",
      values: OBLIGATIONS,
      label: { vi: "Tính chất", en: "Obligation" },
    },
    articleId: { kind: "ref", to: "Article", label: { vi: "Căn cứ", en: "Article" } },
    firstTermOnly: { kind: "bool", label: { vi: "Chỉ lần đầu", en: "Only on a first term" } },
    wording: { kind: "text", max: 500, optional: true, long: true, label: { vi: "Diễn đạt", en: "Wording" } },
    rank: { kind: "int", min: 1, max: 999, label: { vi: "Thứ tự", en: "Order" } },
  },
  search: ["subject", "standard.name"],
  title: ["subject", "standard.name"],
  order: ["standardId", "rank"],
  lists: {
    criteria: {
      of: "Criterion",
      by: "requirementId",
      owned: true,
      label: { vi: "Điều kiện (đạt một là đủ)", en: "Criteria (any one is enough)" },
    },
  },
});

export const CRITERION_KINDS = {
  LEVEL: { vi: "Trình độ", en: "Level" },
  AGE: { vi: "Tuổi", en: "Age" },
  TENURE: { vi: "Thời gian công tác", en: "Tenure" },
} as const;

export const criterion = dictionary({
  name: "Criterion",
  plural: "criteria",
  label: { vi: "Điều kiện", en: "Criterion" },
  doc: "One way to satisfy a requirement: a level of a dimension, an age, or a tenure.",
  fields: {
    requirementId: { kind: "ref", to: "Requirement", label: { vi: "Yêu cầu", en: "Requirement" } },
    kind: { kind: "choice", enum: "CriterionKind", values: CRITERION_KINDS, label: { vi: "Loại", en: "Kind" } },
    dimensionId: { kind: "ref", to: "Dimension", optional: true, label: { vi: "Nội dung", en: "Dimension" } },
    levelId: { kind: "ref", to: "Level", optional: true, label: { vi: "Ít nhất", en: "At least" } },
    fieldIds: {
      kind: "refs",
      to: "FieldOfStudy",
      label: { vi: "Ngành được chấp nhận", en: "Fields accepted" },
      doc: "None named: any field.",
    },
    freshYears: {
      kind: "int",
      min: 1,
      max: 50,
      optional: true,
      label: { vi: "Cấp trong vòng (năm)", en: "Within the last (years)" },
    },
    least: {
      kind: "int",
      min: 0,
      max: 150,
      optional: true,
      label: { vi: "Tuổi ít nhất", en: "Least age" },
      doc: "Completed years.",
    },
    most: {
      kind: "int",
      min: 0,
      max: 150,
      optional: true,
      label: { vi: "Tuổi nhiều nhất", en: "Greatest age" },
      doc: "Completed years.",
    },
    ageOn: {
      kind: "choice",
      enum: "AgeOn",
      values: {
        AS_OF: { vi: "Ngày đang xét", en: "The day asked about" },
        APPOINTMENT: { vi: "Ngày giữ chức danh", en: "The day of appointment" },
      },
      optional: true,
      label: { vi: "Tính tuổi vào", en: "Age on" },
    },
    months: { kind: "int", min: 0, max: 600, optional: true, label: { vi: "Số tháng công tác", en: "Months" } },
    tenureIn: {
      kind: "choice",
      enum: "TenureIn",
      values: {
        POSITION: { vi: "Ở chức danh", en: "In the position" },
        SERVICE: { vi: "Từ khi tuyển dụng", en: "In service" },
      },
      optional: true,
      label: { vi: "Công tác tính từ", en: "Tenure in" },
    },
    rank: { kind: "int", min: 1, max: 999, label: { vi: "Thứ tự", en: "Order" } },
  },
  title: ["kind", "requirement.subject"],
  order: ["requirementId", "rank"],
});
