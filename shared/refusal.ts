import { dayWords } from "./day.js";
import type { Lang } from "./field.js";

/** Why a request was refused; stable for those who program against it, never renamed. */
export type RefusalCode =
  | "BAD_USER_INPUT"
  | "VALIDATION_FAILED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "CONFLICT"
  | "DUPLICATE"
  | "IN_USE"
  | "OVERLAP"
  | "STANDARD_TIE"
  | "READ_ONLY"
  | "INVALID_CURSOR"
  | "LIMIT_EXCEEDED"
  | "OVERLOADED"
  | "TIMEOUT"
  | "INTERNAL";

/** What is wrong with a field; stable too. */
export type FieldCode =
  | "REQUIRED"
  | "FORMAT"
  | "TOO_LONG"
  | "RANGE"
  | "UNKNOWN_CODE"
  | "NOT_ALLOWED"
  | "NOT_UNIQUE"
  | "DATE_ORDER"
  | "DATE_IMPOSSIBLE";

type With = Readonly<Record<string, string | number>>;
type Words = Readonly<Record<Lang, string | ((given: With) => string)>>;

const REFUSALS: Readonly<Record<RefusalCode, Words>> = {
  BAD_USER_INPUT: { vi: "Yêu cầu chưa đúng cách viết.", en: "The request is not well formed." },
  VALIDATION_FAILED: { vi: "Có chỗ chưa đúng, xin sửa ở từng ô.", en: "Some values are not right; see each field." },
  FORBIDDEN: { vi: "Không được phép truy cập từ đây.", en: "The hub may not be asked from here." },
  NOT_FOUND: { vi: "Không tìm thấy bản ghi này.", en: "There is no such record." },
  CONFLICT: {
    vi: "Bản ghi đã được người khác sửa sau khi bạn mở.",
    en: "The record was changed by someone else since you opened it.",
  },
  DUPLICATE: { vi: "Đã có một bản ghi như vậy.", en: "There is already such a record." },
  IN_USE: {
    vi: ({ uses }) => `Chưa xóa được vì còn nơi dùng đến: ${uses}.`,
    en: ({ uses }) => `It cannot be deleted while it is referred to by: ${uses}.`,
  },
  OVERLAP: { vi: "Thời gian trùng với một bản ghi khác.", en: "The period overlaps another record's." },
  STANDARD_TIE: {
    vi: "Hai tiêu chuẩn cùng hạng, chưa phân định được cái nào áp dụng.",
    en: "Two standards rank equally; which one applies is not decided.",
  },
  READ_ONLY: {
    vi: "Bản ghi đã công bố thì không sửa được; hãy lập phiên bản mới.",
    en: "What is published is never changed; make a new version.",
  },
  INVALID_CURSOR: {
    vi: "Con trỏ trang không thuộc danh sách này (bộ lọc, thứ tự hoặc ngày đã đổi).",
    en: "The cursor does not belong to this list (its filter, order or day differs).",
  },
  LIMIT_EXCEEDED: {
    vi: ({ what, max }) => `Vượt giới hạn: ${what}, nhiều nhất ${max}.`,
    en: ({ what, max }) => `Over the limit: ${what}, at most ${max}.`,
  },
  OVERLOADED: {
    vi: "Hệ thống đang bận, xin thử lại sau vài giây.",
    en: "The hub is busy; try again in a few seconds.",
  },
  TIMEOUT: { vi: "Yêu cầu mất quá nhiều thời gian.", en: "The request took too long." },
  INTERNAL: {
    vi: "Hệ thống gặp lỗi khi xử lý. Xin báo mã yêu cầu cho người quản trị.",
    en: "Something went wrong in the hub. Please report the request's number.",
  },
};

const EXPECTED: Readonly<Record<string, Record<Lang, string>>> = {
  text: { vi: "phải là chữ", en: "must be text" },
  day: { vi: "phải là một ngày viết YYYY-MM-DD", en: "must be a day written YYYY-MM-DD" },
  partialDay: {
    vi: "phải là ngày, tháng hoặc năm: YYYY-MM-DD, YYYY-MM hoặc YYYY",
    en: "must be a day, month or year: YYYY-MM-DD, YYYY-MM or YYYY",
  },
  whole: { vi: "phải là số nguyên", en: "must be a whole number" },
  bool: { vi: "phải là có hoặc không", en: "must be yes or no" },
  id: { vi: "phải là mã của một bản ghi", en: "must be the id of a record" },
  list: { vi: "phải là một danh sách", en: "must be a list" },
  parameter: { vi: "không phải là tham số ở đây", en: "is not a parameter here" },
  kind: { vi: "không đúng kiểu dữ liệu", en: "is not of the right type" },
};

const REASONS: Readonly<Record<string, Words>> = {
  control: { vi: "có ký tự điều khiển không in được", en: "holds control characters" },
  underage: { vi: "chưa đủ 18 tuổi vào ngày này", en: "is before the 18th birthday" },
  beforeBirth: { vi: "sớm hơn ngày sinh", en: "is before the date of birth" },
  secondPrimary: {
    vi: ({ other }) => `người này đã giữ một chức danh chính trong thời gian đó (${other})`,
    en: ({ other }) => `this person already holds a primary position in that period (${other})`,
  },
  otherParent: { vi: ({ other }) => `không thuộc ${other}`, en: ({ other }) => `does not belong to ${other}` },
  circle: { vi: "tạo thành vòng luẩn quẩn", en: "would make a circle" },
  together: { vi: ({ other }) => `phải đi cùng với ${other}`, en: ({ other }) => `goes with ${other}` },
  notWith: { vi: ({ other }) => `không dùng cùng với ${other}`, en: ({ other }) => `does not go with ${other}` },
  twice: { vi: "đã được nêu một lần", en: "is named twice" },
  outsideLife: {
    vi: ({ other }) => `nằm ngoài thời gian tồn tại của ${other}`,
    en: ({ other }) => `is outside the time in which ${other} exists`,
  },
  used: { vi: ({ other }) => `${other} đang được dùng`, en: ({ other }) => `${other} is in use` },
  oneOf: {
    vi: ({ other }) => `cần đúng một trong: ${other}`,
    en: ({ other }) => `exactly one of these is needed: ${other}`,
  },
  versionOverlap: {
    vi: ({ other }) => `trùng thời gian với phiên bản khác (${other})`,
    en: ({ other }) => `overlaps another version (${other})`,
  },
  published: { vi: "tiêu chuẩn đã công bố thì không sửa", en: "a published standard is never changed" },
};

const words = (table: Words, lang: Lang, given: With): string => {
  const one = table[lang];
  return typeof one === "string" ? one : one(given);
};
const shown = (value: string | number | undefined): string =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? dayWords(value) : String(value ?? "");
const oneWords = (vi: (g: With) => string, en: (g: With) => string): Words => ({ vi, en });

const FIELD_WORDS: Readonly<Record<FieldCode, Words>> = {
  REQUIRED: { vi: "cần được điền", en: "is required" },
  FORMAT: oneWords(
    (g) => EXPECTED[g.expected ?? ""]?.vi ?? `chưa đúng mẫu (${g.pattern})`,
    (g) => EXPECTED[g.expected ?? ""]?.en ?? `does not match the pattern ${g.pattern}`,
  ),
  TOO_LONG: oneWords(
    (g) => `dài ${g.length} ký tự, nhiều nhất ${g.max}`,
    (g) => `has ${g.length} characters, at most ${g.max}`,
  ),
  RANGE: oneWords(
    (g) => `phải từ ${shown(g.min)} đến ${shown(g.max)}`,
    (g) => `must be from ${shown(g.min)} to ${shown(g.max)}`,
  ),
  UNKNOWN_CODE: oneWords(
    (g) => `không có “${g.value}” trong danh mục`,
    (g) => `“${g.value}” is not known`,
  ),
  NOT_ALLOWED: oneWords(
    (g) => words(REASONS[g.reason ?? ""] ?? { vi: "không được phép", en: "is not allowed" }, "vi", g),
    (g) => words(REASONS[g.reason ?? ""] ?? { vi: "không được phép", en: "is not allowed" }, "en", g),
  ),
  NOT_UNIQUE: oneWords(
    (g) => `đã có bản ghi khác mang “${g.value}”`,
    (g) => `another record already has “${g.value}”`,
  ),
  DATE_ORDER: oneWords(
    (g) => `phải ${g.ends === "until" ? "sau" : "không trước"} ngày ${shown(g.from)}`,
    (g) => `must be ${g.ends === "until" ? "after" : "on or after"} ${shown(g.from)}`,
  ),
  DATE_IMPOSSIBLE: oneWords(
    (g) => (g.value ? `“${g.value}” không có trong lịch` : `phải từ ${shown(g.min)} đến ${shown(g.max)}`),
    (g) => (g.value ? `“${g.value}” is not a day of the calendar` : `must be from ${shown(g.min)} to ${shown(g.max)}`),
  ),
};

/** The sentence of a refusal, in the reader's language. */
export const refusalWords = (code: RefusalCode, lang: Lang, given: With = {}): string =>
  words(REFUSALS[code], lang, given);

/** What is wrong with a field, to stand after the field's label or under its input. */
export const fieldWords = (code: FieldCode, lang: Lang, given: With = {}): string =>
  words(FIELD_WORDS[code], lang, given);
