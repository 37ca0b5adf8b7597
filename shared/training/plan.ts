import { dictionary } from "../field.js";

export const plan = dictionary({
  name: "Plan",
  plural: "plans",
  label: { vi: "Kế hoạch đào tạo, bồi dưỡng", en: "Training plan" },
  doc: "The classes of a year or of a phase of several years.",
  fields: {
    code: { kind: "text", max: 40, pattern: "^[A-Z0-9][A-Z0-9_-]*$", unique: true, label: { vi: "Mã", en: "Code" } },
    name: { kind: "text", max: 300, order: "words", label: { vi: "Tên", en: "Name" } },
    firstYear: { kind: "int", min: 1990, max: 2199, label: { vi: "Từ năm", en: "First year" } },
    lastYear: { kind: "int", min: 1990, max: 2199, label: { vi: "Đến năm", en: "Last year" } },
    documentId: { kind: "ref", to: "LegalDocument", optional: true, label: { vi: "Theo văn bản", en: "Document" } },
    note: { kind: "text", max: 1000, optional: true, long: true, label: { vi: "Ghi chú", en: "Note" } },
  },
  search: ["name", "code"],
  title: ["name"],
  order: ["firstYear"],
  lists: {
    allotments: { of: "Allotment", by: "planId", owned: true, label: { vi: "Kinh phí", en: "Funding" } },
    classes: { of: "Class", by: "planId", label: { vi: "Các lớp", en: "Classes" } },
  },
});

export const fundingSource = dictionary({
  name: "FundingSource",
  plural: "fundingSources",
  label: { vi: "Nguồn kinh phí", en: "Funding source" },
  doc: "Where the money of classes comes from.",
  fields: {
    code: { kind: "text", max: 40, pattern: "^[A-Z0-9][A-Z0-9_]*$", unique: true, label: { vi: "Mã", en: "Code" } },
    name: { kind: "text", max: 200, order: "words", label: { vi: "Tên", en: "Vietnamese name" } },
    nameEn: { kind: "text", max: 200, optional: true, label: { vi: "Tên tiếng Anh", en: "English name" } },
    kind: {
      kind: "choice",
      enum: "FundingKind",
      values: {
        CENTRAL_BUDGET: { vi: "Ngân sách trung ương", en: "Central budget" },
        PROVINCIAL_BUDGET: { vi: "Ngân sách tỉnh", en: "Provincial budget" },
        DISTRICT_BUDGET: { vi: "Ngân sách huyện", en: "District budget" },
        NATIONAL_PROGRAMME: { vi: "Chương trình mục tiêu quốc gia", en: "National programme" },
        OWN_FUNDS: { vi: "Kinh phí của cơ quan", en: "Own funds" },
        OTHER_LAWFUL: { vi: "Nguồn hợp pháp khác", en: "Other lawful source" },
        CENTRAL_SUPPORT: { vi: "Trung ương hỗ trợ theo đề nghị", en: "Central support on request" },
      },
      label: { vi: "Loại", en: "Kind" },
    },
    note: { kind: "text", max: 1000, optional: true, long: true, label: { vi: "Ghi chú", en: "Note" } },
  },
  search: ["name", "nameEn", "code"],
  title: ["name"],
  order: ["code"],
  lists: { allotments: { of: "Allotment", by: "fundingSourceId", label: { vi: "Đã phân bổ", en: "Allotments" } } },
});

export const allotment = dictionary({
  name: "Allotment",
  plural: "allotments",
  label: { vi: "Phân bổ kinh phí", en: "Allotment" },
  doc: "The amount that a funding source gives a plan in a year.",
  fields: {
    planId: { kind: "ref", to: "Plan", label: { vi: "Kế hoạch", en: "Plan" } },
    fundingSourceId: { kind: "ref", to: "FundingSource", label: { vi: "Nguồn", en: "Source" } },
    year: { kind: "int", min: 1990, max: 2199, label: { vi: "Năm", en: "Year" } },
    amount: { kind: "dong", label: { vi: "Số tiền (đồng)", en: "Amount (đồng)" } },
  },
  unique: [["planId", "fundingSourceId", "year"]],
  title: ["plan.name", "fundingSource.name", "year"],
  order: ["planId", "year"],
});
