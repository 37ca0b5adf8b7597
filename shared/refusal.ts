import { dayWords } from "./day.js";
import type { Lang } from "./field.js";

/** Why a request was refused; stable for those who program against it, never renamed. */
export type RefusalCode =
  | "BAD_USER_INPUT"
  | "VALIDATION_FAILED"
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "FORBIDDEN_FIELD"
  | "RATE_LIMITED"
  | "NOT_FOUND"
  | "CONFLICT"
  | "DUPLICATE"
  | "IN_USE"
  | "OVERLAP"
  | "STANDARD_TIE"
  | "STANDARD_CONFLICT"
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
  UNAUTHENTICATED: { vi: "Cần đăng nhập.", en: "Please sign in." },
  FORBIDDEN: { vi: "Không được phép làm việc này.", en: "This is not allowed." },
  FORBIDDEN_FIELD: {
    vi: "Dữ liệu nhạy cảm: không được xem, lọc, xếp hay gộp theo ô này.",
    en: "Sensitive: you may not read, filter, sort or group by this field.",
  },
  RATE_LIMITED: {
    vi: ({ seconds }) => `Thử quá nhiều lần. Xin đợi ${seconds} giây.`,
    en: ({ seconds }) => `Too many tries. Please wait ${seconds} seconds.`,
  },
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
  STANDARD_CONFLICT: {
    vi: "Trái với văn bản cấp trên, không có quy định giao cho quy định khác.",
    en: "It contradicts a higher document, which does not leave it to this one.",
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
  instant: {
    vi: "phải là thời điểm UTC viết 2018-12-31T16:59:59.000Z",
    en: "must be an instant in UTC written 2018-12-31T16:59:59.000Z",
  },
  whole: { vi: "phải là số nguyên", en: "must be a whole number" },
  bool: { vi: "phải là có hoặc không", en: "must be yes or no" },
  id: { vi: "phải là mã của một bản ghi", en: "must be the id of a record" },
  list: { vi: "phải là một danh sách", en: "must be a list" },
  parameter: { vi: "không phải là tham số ở đây", en: "is not a parameter here" },
  kind: { vi: "không đúng kiểu dữ liệu", en: "is not of the right type" },
};

/** Of a standard that may not be published: on which subject, for which position, from which day, in which unit. */
const whomVi = (g: With): string =>
  `nội dung ${g.subjectVi} của ${g.positionVi}, từ ${shown(g.day)}${g.unit ? ` tại ${g.unit}` : ""}`;
const whomEn = (g: With): string =>
  `${g.subjectEn} of ${g.positionEn}, from ${shown(g.day)}${g.unit ? ` in ${g.unit}` : ""}`;

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
  editedSince: {
    vi: ({ other }) => `đã có thay đổi mới hơn ở: ${other}`,
    en: ({ other }) => `something newer stands on: ${other}`,
  },
  shortPassword: {
    vi: ({ min }) => `cần ít nhất ${min} ký tự`,
    en: ({ min }) => `needs at least ${min} characters`,
  },
  nameInPassword: { vi: "không được chứa tên đăng nhập", en: "must not contain the sign-in name" },
  commonPassword: {
    vi: "dễ đoán: từ, tên, năm hoặc dãy phím thường gặp",
    en: "is easy to guess: common words, names, years or keys in a row",
  },
  samePassword: { vi: "phải khác mật khẩu đang dùng", en: "must differ from the present one" },
  wrongSignIn: { vi: "tên đăng nhập hoặc mật khẩu không đúng", en: "the name or the password is not right" },
  wrongPassword: { vi: "mật khẩu không đúng", en: "the password is not right" },
  wrongCode: { vi: "mã không đúng hoặc đã dùng", en: "the code is not right, or was used" },
  totpOn: { vi: "xác thực hai lớp đang bật", en: "a second factor is already on" },
  totpNotStarted: { vi: "chưa bắt đầu bật xác thực hai lớp", en: "setting up a second factor has not been started" },
  linkVoid: { vi: "đường dẫn đã dùng hoặc hết hạn", en: "the link was used, or has run out" },
  disabled: { vi: "tài khoản đang bị khóa", en: "the account is disabled" },
  oidcFailed: { vi: "đăng nhập qua nhà cung cấp không thành công", en: "signing in at the provider failed" },
  oidcUnknown: { vi: "chưa có tài khoản cho người này", en: "there is no account for this person" },
  oneself: { vi: "không tự làm với chính mình", en: "you cannot do this to yourself" },
  lastAdministrator: { vi: "phải còn ít nhất một quản trị", en: "one administrator must remain" },
  outsideScope: { vi: "phải thuộc đơn vị bạn phụ trách", en: "must lie within the units you answer for" },
  masked: { vi: "là dữ liệu nhạy cảm", en: "is sensitive" },
  published: { vi: "tiêu chuẩn đã công bố thì không sửa", en: "a published standard is never changed" },
  notLower: {
    vi: ({ other }) => `phải thấp hơn bậc hiệu lực của văn bản giao (${other})`,
    en: ({ other }) => `must be of a lower tier than the document that delegates (${other})`,
  },
  standardTie: {
    vi: (g) => `${whomVi(g)}: ${g.article} và ${g.other} ngang hạng, chưa phân định được cái nào áp dụng`,
    en: (g) => `${whomEn(g)}: ${g.article} and ${g.other} rank equally, which one applies is not decided`,
  },
  differsFromHigher: {
    vi: (g) => `${whomVi(g)}: ${g.article} quy định khác ${g.other} của văn bản cấp trên mà không được giao`,
    en: (g) => `${whomEn(g)}: ${g.article} differs from ${g.other} of a higher document, which does not delegate it`,
  },
  belowFloor: {
    vi: (g) => `${whomVi(g)}: ${g.article} thấp hơn mức tối thiểu được giao (${g.floorVi}) theo ${g.other}`,
    en: (g) => `${whomEn(g)}: ${g.article} is below the floor of what is delegated (${g.floorEn}) under ${g.other}`,
  },
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
