import { dictionary } from "../field.js";

export const ASSIGNMENT_KINDS = {
  PRIMARY: { vi: "Chức danh chính", en: "Primary" },
  CONCURRENT: { vi: "Kiêm nhiệm", en: "Concurrent" },
  ACTING: { vi: "Quyền, phụ trách", en: "Acting" },
} as const;

export const assignment = dictionary({
  name: "Assignment",
  plural: "assignments",
  label: { vi: "Bổ nhiệm, phân công", en: "Assignment" },
  doc: "An official holds a position in a unit over a period.",
  fields: {
    officialId: { kind: "ref", to: "Official", label: { vi: "Cán bộ, công chức", en: "Official" } },
    positionId: { kind: "ref", to: "Position", label: { vi: "Chức danh", en: "Position" } },
    unitId: { kind: "ref", to: "Unit", label: { vi: "Đơn vị", en: "Unit" } },
    kind: { kind: "choice", enum: "AssignmentKind", values: ASSIGNMENT_KINDS, label: { vi: "Hình thức", en: "Kind" } },
    firstTerm: {
      kind: "bool",
      optional: true,
      label: { vi: "Lần đầu giữ chức danh", en: "First term" },
      doc: "Empty where not recorded: then not a first term (R2).",
    },
    validFrom: { kind: "day", label: { vi: "Từ ngày", en: "From" } },
    validUntil: {
      kind: "day",
      optional: true,
      label: { vi: "Thôi giữ từ ngày", en: "Until" },
      doc: "The first day on which it is no longer held.",
    },
    decision: { kind: "text", max: 100, optional: true, label: { vi: "Quyết định số", en: "Decision number" } },
  },
  periods: [["validFrom", "validUntil"]],
  index: [
    ["officialId", "unitId"],
    ["unitId", "officialId"],
  ],
  search: ["official.fullName", "official.code", "position.name", "unit.name"],
  title: ["official.fullName", "position.name", "unit.name"],
  order: ["validFrom"],
  columns: ["officialId", "positionId", "unitId", "kind", "validFrom", "validUntil", "decision"],
});
