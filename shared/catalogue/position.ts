import { dictionary } from "../field.js";

export const CATEGORIES = {
  CADRE: { vi: "Cán bộ", en: "Cadre" },
  CIVIL_SERVANT: { vi: "Công chức", en: "Civil servant" },
} as const;

export const position = dictionary({
  name: "Position",
  plural: "positions",
  label: { vi: "Chức danh", en: "Position" },
  doc: "A title for which standards are written (chức vụ, chức danh).",
  fields: {
    code: { kind: "text", max: 40, pattern: "^[A-Z][A-Z0-9_]*$", unique: true, label: { vi: "Mã", en: "Code" } },
    name: { kind: "text", max: 200, order: "words", label: { vi: "Tên", en: "Vietnamese name" } },
    nameEn: { kind: "text", max: 200, optional: true, label: { vi: "Tên tiếng Anh", en: "English name" } },
    urbanName: {
      kind: "text",
      max: 200,
      optional: true,
      label: { vi: "Tên ở phường, thị trấn", en: "Name in wards and townships" },
      doc: "Empty: the same as elsewhere.",
    },
    category: {
      kind: "choice",
      enum: "PositionCategory",
      values: CATEGORIES,
      label: { vi: "Nhóm", en: "Category" },
      doc: "Cadres are elected, for a term; civil servants are recruited (Law 22/2008/QH12, Art. 4).",
    },
    rank: {
      kind: "int",
      min: 1,
      max: 999,
      label: { vi: "Thứ tự", en: "Order" },
      doc: "Where it stands in the state's forms.",
    },
    validFrom: { kind: "day", label: { vi: "Có từ ngày", en: "Exists from" } },
    validUntil: { kind: "day", optional: true, label: { vi: "Hết từ ngày", en: "Gone from" } },
  },
  periods: [["validFrom", "validUntil"]],
  search: ["name", "nameEn", "code"],
  title: ["name"],
  order: ["rank"],
  columns: ["code", "name", "category", "validFrom", "validUntil"],
  lists: {
    assignments: {
      of: "Assignment",
      by: "positionId",
      dated: true,
      label: { vi: "Người đang giữ", en: "Assignments" },
    },
  },
});
