import { dictionary } from "../field.js";
import { ROLES, TOKEN_ROLES } from "../permissions.js";

export const account = dictionary({
  name: "Account",
  plural: "accounts",
  label: { vi: "Người dùng", en: "User" },
  doc: "Who may sign in, as what, and for which units. Its password stands elsewhere and is never read.",
  fields: {
    name: {
      kind: "text",
      max: 50,
      pattern: "^[a-z0-9][a-z0-9._@-]{1,49}$",
      unique: true,
      label: { vi: "Tên đăng nhập", en: "Sign-in name" },
      doc: "Small letters, digits and . _ @ -",
    },
    fullName: { kind: "text", max: 100, order: "name", label: { vi: "Họ và tên", en: "Full name" } },
    role: { kind: "choice", enum: "Role", values: ROLES, label: { vi: "Vai trò", en: "Role" } },
    unitId: {
      kind: "ref",
      to: "Unit",
      optional: true,
      label: { vi: "Đơn vị phụ trách", en: "Unit" },
      doc: "This unit, those below it, and those that they were made of. Empty: everywhere.",
    },
    disabled: {
      kind: "bool",
      label: { vi: "Đã khóa", en: "Disabled" },
      doc: "Signs in no more; what was open has ended.",
    },
  },
  search: ["fullName", "name"],
  title: ["fullName"],
  order: ["fullName"],
  columns: ["fullName", "name", "role", "unitId", "disabled"],
  lists: {
    sessions: { of: "Session", by: "accountId", label: { vi: "Phiên làm việc", en: "Sessions" } },
    tokens: { of: "ApiToken", by: "accountId", label: { vi: "Mã truy cập", en: "Tokens" } },
  },
});

export const session = dictionary({
  name: "Session",
  plural: "sessions",
  label: { vi: "Phiên làm việc", en: "Session" },
  doc: "Someone signed in on one browser. Ends by itself after 30 idle minutes, or 12 hours.",
  fields: {
    accountId: { kind: "ref", to: "Account", label: { vi: "Người dùng", en: "User" } },
    startedAt: { kind: "instant", label: { vi: "Đăng nhập lúc", en: "Signed in at" } },
    seenAt: { kind: "instant", label: { vi: "Hoạt động lúc", en: "Last seen at" }, doc: "To the minute." },
    address: { kind: "text", max: 60, label: { vi: "Địa chỉ mạng", en: "Address" } },
    agent: { kind: "text", max: 300, optional: true, label: { vi: "Trình duyệt", en: "Browser" } },
  },
  search: ["account.fullName", "account.name"],
  title: ["account.fullName", "startedAt"],
  order: ["seenAt"],
});

export const apiToken = dictionary({
  name: "ApiToken",
  plural: "apiTokens",
  label: { vi: "Mã truy cập của công cụ", en: "API token" },
  doc: "Lets a reporting tool read. The secret is shown once, when it is made; the hub keeps its hash alone.",
  fields: {
    name: { kind: "text", max: 100, order: "words", label: { vi: "Dùng cho", en: "Used for" } },
    role: { kind: "choice", enum: "TokenRole", values: TOKEN_ROLES, label: { vi: "Vai trò", en: "Role" } },
    unitId: {
      kind: "ref",
      to: "Unit",
      optional: true,
      label: { vi: "Phạm vi đơn vị", en: "Unit" },
      doc: "This unit, those below it, and those that they were made of. Empty: everywhere.",
    },
    accountId: {
      kind: "ref",
      to: "Account",
      optional: true,
      label: { vi: "Người tạo", en: "Made by" },
      doc: "Empty: made on the hub's own command line.",
    },
    createdAt: { kind: "instant", label: { vi: "Tạo lúc", en: "Made at" } },
    expiresAt: { kind: "instant", label: { vi: "Hết hạn lúc", en: "Expires at" } },
    usedAt: {
      kind: "instant",
      optional: true,
      label: { vi: "Dùng lần cuối", en: "Last used at" },
      doc: "To the minute.",
    },
    revokedAt: { kind: "instant", optional: true, label: { vi: "Thu hồi lúc", en: "Revoked at" } },
  },
  search: ["name"],
  title: ["name"],
  order: ["createdAt"],
  columns: ["name", "role", "unitId", "createdAt", "expiresAt", "usedAt", "revokedAt"],
});
