import { dictionary } from "../field.js";
import { AREAS } from "./unit.js";

export const documentKind = dictionary({
  name: "DocumentKind",
  plural: "documentKinds",
  label: { vi: "Loại văn bản", en: "Kind of document" },
  doc: "A kind of legal document with its tier: where two standards meet, the higher tier stands (R2).",
  fields: {
    code: { kind: "text", max: 40, pattern: "^[A-Z][A-Z0-9_]*$", unique: true, label: { vi: "Mã", en: "Code" } },
    name: { kind: "text", max: 100, order: "words", label: { vi: "Tên", en: "Vietnamese name" } },
    nameEn: { kind: "text", max: 100, optional: true, label: { vi: "Tên tiếng Anh", en: "English name" } },
    tier: { kind: "int", min: 1, max: 999, label: { vi: "Bậc hiệu lực", en: "Tier" }, doc: "Larger is higher." },
  },
  search: ["name", "nameEn", "code"],
  title: ["name"],
  order: ["tier"],
});

export const legalDocument = dictionary({
  name: "LegalDocument",
  plural: "legalDocuments",
  label: { vi: "Văn bản", en: "Legal document" },
  doc: "A law, decree, circular or decision on which standards rest.",
  fields: {
    code: { kind: "text", max: 60, pattern: "^[A-Z0-9][A-Z0-9_-]*$", unique: true, label: { vi: "Mã", en: "Code" } },
    number: { kind: "text", max: 60, label: { vi: "Số hiệu", en: "Number" } },
    kindId: { kind: "ref", to: "DocumentKind", label: { vi: "Loại", en: "Kind" } },
    title: { kind: "text", max: 500, order: "words", label: { vi: "Trích yếu", en: "Title" } },
    issuer: { kind: "text", max: 200, order: "words", label: { vi: "Cơ quan ban hành", en: "Issuer" } },
    issuedOn: { kind: "day", label: { vi: "Ngày ban hành", en: "Issued on" } },
    inForceFrom: { kind: "day", label: { vi: "Hiệu lực từ ngày", en: "In force from" } },
    inForceUntil: { kind: "day", optional: true, label: { vi: "Hết hiệu lực từ ngày", en: "In force until" } },
    note: { kind: "text", max: 1000, optional: true, long: true, label: { vi: "Ghi chú", en: "Note" } },
  },
  periods: [["inForceFrom", "inForceUntil"]],
  search: ["number", "title", "code"],
  title: ["number"],
  order: ["issuedOn"],
  columns: ["number", "kindId", "title", "issuer", "issuedOn", "inForceFrom", "inForceUntil"],
  lists: {
    articles: { of: "Article", by: "documentId", owned: true, label: { vi: "Điều khoản", en: "Articles" } },
    standards: { of: "Standard", by: "documentId", label: { vi: "Tiêu chuẩn", en: "Standards" } },
  },
});

export const article = dictionary({
  name: "Article",
  plural: "articles",
  label: { vi: "Điều khoản", en: "Article" },
  doc: "An article of a legal document, with a short text in the hub's own words.",
  fields: {
    documentId: { kind: "ref", to: "LegalDocument", label: { vi: "Văn bản", en: "Document" } },
    number: {
      kind: "text",
      max: 60,
      label: { vi: "Điều, khoản", en: "Article" },
      doc: "As it is cited: “Điều 10 khoản 1”.",
    },
    summary: { kind: "text", max: 1000, optional: true, long: true, label: { vi: "Nội dung tóm tắt", en: "Summary" } },
  },
  unique: [["documentId", "number"]],
  search: ["number", "document.number"],
  title: ["number", "document.number"],
  order: ["documentId", "number"],
  lists: {
    delegations: {
      of: "Delegation",
      by: "articleId",
      owned: true,
      label: { vi: "Phân cấp, ủy quyền", en: "Delegations" },
    },
  },
});

export const delegation = dictionary({
  name: "Delegation",
  plural: "delegations",
  label: { vi: "Phân cấp quy định", en: "Delegation" },
  doc: "An article lets exactly one lower tier set a subject, in named areas, perhaps not below a floor (R2).",
  fields: {
    articleId: { kind: "ref", to: "Article", label: { vi: "Điều khoản", en: "Article" } },
    subject: {
      kind: "text",
      max: 80,
      pattern: "^[A-Z][A-Z0-9_:]*$",
      label: { vi: "Nội dung được giao", en: "Subject" },
    },
    toKindId: { kind: "ref", to: "DocumentKind", label: { vi: "Giao cho cấp văn bản", en: "To documents of kind" } },
    areas: {
      kind: "choices",
      enum: "Area",
      values: AREAS,
      label: { vi: "Trong các vùng", en: "In areas" },
      doc: "Any of these; none named: everywhere.",
    },
    floorLevelId: { kind: "ref", to: "Level", optional: true, label: { vi: "Không thấp hơn", en: "Not below" } },
    validFrom: { kind: "day", label: { vi: "Từ ngày", en: "From" } },
    validUntil: { kind: "day", optional: true, label: { vi: "Hết từ ngày", en: "Until" } },
  },
  periods: [["validFrom", "validUntil"]],
  title: ["subject", "article.number"],
});
