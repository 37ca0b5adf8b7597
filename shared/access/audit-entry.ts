import { dictionary } from "../field.js";

export const AUDIT_KINDS = {
  CHANGE: { vi: "Thay đổi dữ liệu", en: "Change" },
  SIGN_IN: { vi: "Đăng nhập", en: "Sign-in" },
  SIGN_IN_FAILED: { vi: "Đăng nhập hỏng", en: "Failed sign-in" },
  SIGN_OUT: { vi: "Đăng xuất", en: "Sign-out" },
  REFUSED: { vi: "Bị từ chối", en: "Refused" },
  UNMASK: { vi: "Xem dữ liệu nhạy cảm", en: "Sensitive data seen" },
  EXPORT: { vi: "Xuất dữ liệu", en: "Export" },
  TOKEN: { vi: "Mã truy cập", en: "Token" },
  ACCESS: { vi: "Quyền truy cập", en: "Access" },
} as const;
export type AuditKind = keyof typeof AUDIT_KINDS;

export const auditEntry = dictionary({
  name: "AuditEntry",
  plural: "auditEntries",
  label: { vi: "Nhật ký", en: "Audit entry" },
  doc: "What was done, by whom, when. Entries are only ever added; each carries the hash of the one before.",
  fields: {
    at: { kind: "instant", label: { vi: "Lúc", en: "At" } },
    kind: { kind: "choice", enum: "AuditKind", values: AUDIT_KINDS, label: { vi: "Loại", en: "Kind" } },
    accountId: { kind: "ref", to: "Account", optional: true, label: { vi: "Người dùng", en: "User" } },
    who: { kind: "text", max: 200, label: { vi: "Ai", en: "Who" }, doc: "The name as it was; a token's, or the hub." },
    resource: {
      kind: "text",
      max: 40,
      pattern: "^[A-Za-z]+$",
      optional: true,
      label: { vi: "Loại bản ghi", en: "Resource" },
    },
    recordId: {
      kind: "int",
      min: 0,
      max: 2147483647,
      optional: true,
      label: { vi: "Bản ghi", en: "Record" },
    },
    address: { kind: "text", max: 60, optional: true, label: { vi: "Địa chỉ mạng", en: "Address" } },
    requestId: { kind: "text", max: 40, optional: true, label: { vi: "Mã yêu cầu", en: "Request" } },
    detail: {
      kind: "text",
      max: 1_000_000,
      optional: true,
      long: true,
      label: { vi: "Chi tiết", en: "Detail" },
      doc: "JSON: for a change the records and their fields, old and new, sensitive values masked.",
    },
    hash: {
      kind: "text",
      max: 64,
      pattern: "^[0-9a-f]{64}$",
      label: { vi: "Mã băm", en: "Hash" },
      doc: "SHA-256 over the entry and the hash before it.",
    },
  },
  search: ["who"],
  title: ["kind", "who", "at"],
  order: ["at"],
  columns: ["at", "kind", "who", "resource", "recordId", "address"],
});
