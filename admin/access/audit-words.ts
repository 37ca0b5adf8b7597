import type { Label, Lang } from "../../shared/field.js";
import { instantText, wholeWords } from "../format.js";
import { resourceWords } from "./resource-words.js";

/** What the log says in a word. */
const WORDS: Readonly<Record<string, Label>> = {
  invited: { vi: "tạo đường dẫn đặt mật khẩu", en: "made a link to set the password" },
  linkUsed: { vi: "dùng đường dẫn một lần", en: "used the one-time link" },
  passwordSet: { vi: "đổi mật khẩu", en: "changed the password" },
  secondFactorOn: { vi: "bật lớp xác thực thứ hai", en: "turned the second factor on" },
  secondFactorOff: { vi: "tắt lớp xác thực thứ hai", en: "turned the second factor off" },
  secondFactorCleared: { vi: "bỏ lớp xác thực thứ hai", en: "cleared the second factor" },
  sessionsEnded: { vi: "kết thúc các phiên làm việc", en: "ended the sessions" },
  oidcBound: { vi: "gắn với nhà cung cấp đăng nhập", en: "bound to the sign-in provider" },
  created: { vi: "tạo", en: "made" },
  revoked: { vi: "thu hồi", en: "revoked" },
  password: { vi: "mật khẩu", en: "password" },
  "password+code": { vi: "mật khẩu và mã xác thực", en: "password and code" },
  code: { vi: "mã xác thực", en: "code" },
  link: { vi: "đường dẫn một lần", en: "one-time link" },
  oidc: { vi: "nhà cung cấp đăng nhập", en: "sign-in provider" },
  demonstration: { vi: "bản dùng thử", en: "demonstration" },
  FORBIDDEN: { vi: "không được phép", en: "not allowed" },
  FORBIDDEN_FIELD: { vi: "dữ liệu nhạy cảm", en: "sensitive field" },
};

/** What the log's facts are called. */
const KEYS: Readonly<Record<string, Label>> = {
  what: { vi: "Việc", en: "What" },
  by: { vi: "Bằng", en: "By" },
  why: { vi: "Sai ở", en: "What was wrong" },
  codes: { vi: "Lý do", en: "Why" },
  operation: { vi: "Tên yêu cầu", en: "Operation" },
  fields: { vi: "Các ô", en: "Fields" },
  list: { vi: "Danh sách", en: "List" },
  asOf: { vi: "Tính đến ngày", en: "As of" },
  name: { vi: "Tên", en: "Name" },
  role: { vi: "Vai trò", en: "Role" },
  unitId: { vi: "Đơn vị", en: "Unit" },
  expiresAt: { vi: "Hết hạn lúc", en: "Expires at" },
  count: { vi: "Số lượng", en: "Number" },
  filled: { vi: "Nạp dữ liệu ban đầu", en: "Filled" },
};

function words(value: unknown, lang: Lang): string {
  if (Array.isArray(value)) return value.map((one) => words(one, lang)).join(", ");
  if (typeof value === "object" && value !== null)
    return Object.entries(value)
      .map(([name, one]) => `${resourceWords(name, lang)} ${words(one, lang)}`)
      .join(", ");
  if (typeof value === "number") return wholeWords(value, lang);
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}T/.test(text)) return instantText(text, lang);
  return WORDS[text]?.[lang] ?? text;
}

/** The facts of an entry, each as a line. */
export const detailWords = (detail: Readonly<Record<string, unknown>>, lang: Lang): string[] =>
  Object.entries(detail)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => `${KEYS[key]?.[lang] ?? key}: ${words(value, lang)}`);
