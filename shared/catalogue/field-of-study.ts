import { dictionary } from "../field.js";

export const fieldOfStudy = dictionary({
  name: "FieldOfStudy",
  plural: "fieldsOfStudy",
  label: { vi: "Ngành đào tạo", en: "Field of study" },
  doc: "A tree; a criterion may name any node, and what lies below it matches too.",
  fields: {
    code: { kind: "text", max: 40, pattern: "^[A-Z0-9][A-Z0-9_]*$", unique: true, label: { vi: "Mã", en: "Code" } },
    name: { kind: "text", max: 150, order: "words", label: { vi: "Tên", en: "Vietnamese name" } },
    nameEn: { kind: "text", max: 150, optional: true, label: { vi: "Tên tiếng Anh", en: "English name" } },
    parentId: { kind: "ref", to: "FieldOfStudy", optional: true, label: { vi: "Thuộc ngành", en: "Part of" } },
  },
  search: ["name", "nameEn", "code"],
  title: ["name"],
  order: ["code"],
});
