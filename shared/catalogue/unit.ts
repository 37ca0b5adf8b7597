import { dictionary } from "../field.js";

export const UNIT_KINDS = {
  PROVINCE: { vi: "Tỉnh", en: "Province" },
  DISTRICT: { vi: "Huyện", en: "District" },
  TOWN: { vi: "Thị xã", en: "Town" },
  CITY: { vi: "Thành phố", en: "City" },
  COMMUNE: { vi: "Xã", en: "Commune" },
  WARD: { vi: "Phường", en: "Ward" },
  TOWNSHIP: { vi: "Thị trấn", en: "Township" },
} as const;

/** The areas that standards, delegations and transitions name. A unit's own, not inherited. */
export const AREAS = {
  MOUNTAINOUS: { vi: "Miền núi, vùng cao", en: "Mountainous" },
  BORDER: { vi: "Biên giới", en: "Border" },
  ISLAND: { vi: "Hải đảo", en: "Island" },
  ETHNIC_MINORITY: { vi: "Vùng dân tộc thiểu số", en: "Ethnic-minority" },
  EXTREMELY_DIFFICULT: { vi: "Đặc biệt khó khăn", en: "Extremely difficult" },
} as const;

export const unit = dictionary({
  name: "Unit",
  plural: "units",
  label: { vi: "Đơn vị hành chính", en: "Administrative unit" },
  doc: "A province, district or commune-level unit over a period. Codes get used again: code and first day together name one unit.",
  fields: {
    code: {
      kind: "text",
      max: 10,
      pattern: "^[0-9]{2,10}$",
      label: { vi: "Mã", en: "Code" },
      doc: "The code of the national list of administrative units.",
    },
    name: { kind: "text", max: 100, order: "words", label: { vi: "Tên", en: "Name" } },
    kind: { kind: "choice", enum: "UnitKind", values: UNIT_KINDS, label: { vi: "Loại", en: "Kind" } },
    parentCode: {
      kind: "text",
      max: 10,
      pattern: "^[0-9]{2,10}$",
      optional: true,
      label: { vi: "Mã đơn vị cấp trên", en: "Parent's code" },
      doc: "The unit above, by code: it may itself change (a town becomes a city) while this one lives on.",
    },
    validFrom: { kind: "day", label: { vi: "Có từ ngày", en: "Exists from" } },
    validUntil: { kind: "day", optional: true, label: { vi: "Hết từ ngày", en: "Gone from" } },
    note: {
      kind: "text",
      max: 500,
      optional: true,
      long: true,
      label: { vi: "Ghi chú, căn cứ", en: "Note, legal basis" },
    },
  },
  periods: [["validFrom", "validUntil"]],
  unique: [["code", "validFrom"]],
  search: ["name", "code"],
  title: ["name"],
  order: ["code", "validFrom"],
  columns: ["code", "name", "kind", "parentCode", "validFrom", "validUntil"],
  lists: {
    areas: { of: "UnitArea", by: "unitId", dated: true, owned: true, label: { vi: "Vùng", en: "Areas" } },
    predecessors: {
      of: "UnitPredecessor",
      by: "unitId",
      owned: true,
      label: { vi: "Đơn vị tiền thân", en: "Predecessors" },
    },
    assignments: {
      of: "Assignment",
      by: "unitId",
      dated: true,
      label: { vi: "Người đang công tác", en: "Assignments" },
    },
  },
});

export const unitArea = dictionary({
  name: "UnitArea",
  plural: "unitAreas",
  label: { vi: "Vùng của đơn vị", en: "Area of a unit" },
  doc: "That a unit lies in an area, over a period.",
  fields: {
    unitId: { kind: "ref", to: "Unit", label: { vi: "Đơn vị", en: "Unit" } },
    area: { kind: "choice", enum: "Area", values: AREAS, label: { vi: "Vùng", en: "Area" } },
    validFrom: { kind: "day", label: { vi: "Từ ngày", en: "From" } },
    validUntil: { kind: "day", optional: true, label: { vi: "Hết từ ngày", en: "Until" } },
    basis: { kind: "text", max: 300, optional: true, label: { vi: "Căn cứ", en: "Legal basis" } },
  },
  periods: [["validFrom", "validUntil"]],
  title: ["unit.name", "area"],
});

export const unitPredecessor = dictionary({
  name: "UnitPredecessor",
  plural: "unitPredecessors",
  label: { vi: "Đơn vị tiền thân", en: "Predecessor" },
  doc: "That a unit took in another one, wholly or in part.",
  fields: {
    unitId: { kind: "ref", to: "Unit", label: { vi: "Đơn vị", en: "Unit" } },
    predecessorId: { kind: "ref", to: "Unit", label: { vi: "Đơn vị trước", en: "Predecessor" } },
    extent: {
      kind: "choice",
      enum: "Extent",
      values: {
        WHOLE: { vi: "Toàn bộ", en: "All of it" },
        PART: { vi: "Một phần", en: "A part" },
        REST: { vi: "Phần còn lại", en: "What was left" },
      },
      label: { vi: "Phạm vi", en: "Extent" },
    },
  },
  unique: [["unitId", "predecessorId"]],
  title: ["unit.name", "predecessor.name"],
});
