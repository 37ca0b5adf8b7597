import { dictionary } from "../field.js";

export const dimension = dictionary({
  name: "Dimension",
  plural: "dimensions",
  label: { vi: "Nội dung", en: "Dimension" },
  doc: "What is asked for and proven: schooling, profession, political theory, … A level is a rank on its scale.",
  fields: {
    code: { kind: "text", max: 40, pattern: "^[A-Z][A-Z0-9_]*$", unique: true, label: { vi: "Mã", en: "Code" } },
    name: { kind: "text", max: 100, order: "words", label: { vi: "Tên", en: "Vietnamese name" } },
    nameEn: { kind: "text", max: 100, optional: true, label: { vi: "Tên tiếng Anh", en: "English name" } },
    evidenceExpires: {
      kind: "bool",
      label: { vi: "Chứng chỉ phải có thời hạn", en: "Evidence must expire" },
      doc: "Then a certificate without its last day is incomplete (R7).",
    },
    rank: { kind: "int", min: 1, max: 999, label: { vi: "Thứ tự", en: "Order" } },
  },
  search: ["name", "nameEn", "code"],
  title: ["name"],
  order: ["rank"],
  lists: { levels: { of: "Level", by: "dimensionId", owned: true, label: { vi: "Các bậc", en: "Levels" } } },
});

export const level = dictionary({
  name: "Level",
  plural: "levels",
  label: { vi: "Trình độ", en: "Level" },
  doc: "A step on the scale of a dimension. Rank 0 is a file that was inspected and holds nothing, never the same as no record.",
  fields: {
    dimensionId: { kind: "ref", to: "Dimension", label: { vi: "Nội dung", en: "Dimension" } },
    code: {
      kind: "text",
      max: 40,
      pattern: "^[A-Z][A-Z0-9_]*$",
      label: { vi: "Mã", en: "Code" },
      doc: "Unique within its dimension.",
    },
    name: { kind: "text", max: 100, order: "words", label: { vi: "Tên", en: "Vietnamese name" } },
    nameEn: { kind: "text", max: 100, optional: true, label: { vi: "Tên tiếng Anh", en: "English name" } },
    rank: { kind: "int", min: 0, max: 99, label: { vi: "Bậc", en: "Rank" }, doc: "Higher includes lower (R3)." },
  },
  unique: [
    ["dimensionId", "code"],
    ["dimensionId", "rank"],
  ],
  search: ["name", "nameEn", "code"],
  title: ["name"],
  order: ["dimensionId", "rank"],
  columns: ["dimensionId", "rank", "code", "name", "nameEn"],
});
