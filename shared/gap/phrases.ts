import { dayWords } from "../day.js";
import type { Lang } from "../field.js";
import type { Reason } from "./status.js";
import type { Counted, CriterionWords, Names, Trace } from "./trace.js";

/** How a line asks: whether it only recommends, and only on a first term. */
type Line = { readonly recommended: boolean; readonly firstTermOnly: boolean };

/** The turns of speech of both languages, side by side in shape; `words.ts` puts them in order. */
export type Phrases = {
  readonly name: (names: Names) => string;
  /** A level in a field: “trung cấp Luật”. */
  readonly inField: (level: string, field: string) => string;
  readonly or: (items: readonly string[]) => string;
  readonly required: (criteria: string, line: Line) => string;
  readonly source: (article: string, document: string) => string;
  readonly instead: (documents: readonly string[]) => string;
  readonly level: (criterion: Extract<CriterionWords, { kind: "LEVEL" }>) => string;
  readonly age: (criterion: Extract<CriterionWords, { kind: "AGE" }>) => string;
  readonly tenure: (criterion: Extract<CriterionWords, { kind: "TENURE" }>) => string;
  readonly number: (number: string) => string;
  readonly issued: (partial: string) => string;
  readonly valid: (through: string) => string;
  readonly held: (certificate: string) => string;
  readonly recorded: (certificate: string) => string;
  readonly inspected: (level: string) => string;
  readonly aged: (age: Extract<Counted, { kind: "AGE" }>) => string;
  readonly served: (tenure: Extract<Counted, { kind: "TENURE" }>) => string;
  readonly satisfied: string;
  readonly expiring: (through: string) => string;
  readonly reason: Readonly<Record<Reason, (trace: Trace) => string>>;
  readonly grace: (through: string) => string;
  readonly waived: (through: string | null) => string;
  readonly future: (from: string) => string;
  readonly advisory: string;
  readonly training: (name: string, through: string) => string;
  readonly remedy: (name: string, days: number, degreeStudy: boolean) => string;
  readonly noRemedy: string;
};

/** A capital at the head of a name goes down inside a sentence; abbreviations (THPT) stay. */
export const lowered = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** How far the certificate itself is below the level asked; null where there is none to compare. */
const ownDistance = ({ criterion, certificate }: Trace): number | null =>
  criterion.kind === "LEVEL" && certificate ? criterion.level.rank - certificate.level.rank : null;
const fresh = ({ criterion }: Trace): number => (criterion.kind === "LEVEL" ? (criterion.freshYears ?? 0) : 0);
const listed = (items: readonly string[], last: string): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1)}`;

const VI: Phrases = {
  name: (names) => names.vi,
  inField: (level, field) => `${level} ${field}`,
  or: (items) => items.join("; hoặc "),
  required: (criteria, { recommended, firstTermOnly }) =>
    `${recommended ? "Khuyến khích" : "Yêu cầu"}${firstTermOnly ? " khi giữ chức danh lần đầu" : ""}: ${criteria}`,
  source: (article, document) => ` (${article}, ${document}).`,
  instead: (documents) => `Quy định này được áp dụng thay cho ${listed(documents, "và")}.`,
  level: ({ dimension, level, fields, freshYears }) =>
    [
      ...(fields.length > 0 ? [] : [lowered(dimension.vi)]),
      `${lowered(level.vi)} trở lên`,
      ...(fields.length > 0
        ? [
            `ngành ${listed(
              fields.map((one) => one.vi),
              "hoặc",
            )}`,
          ]
        : []),
      ...(freshYears === null ? [] : [`cấp trong vòng ${freshYears} năm`]),
    ].join(", "),
  age: ({ least, most, ageOn }) => {
    const bounds =
      least === null ? `không quá ${most}` : most === null ? `từ ${least} trở lên` : `từ ${least} đến ${most}`;
    return `tuổi ${bounds}${ageOn === "APPOINTMENT" ? " vào ngày giữ chức danh" : ""}`;
  },
  tenure: ({ months, tenureIn }) =>
    `đủ ${months} tháng ${tenureIn === "SERVICE" ? "từ ngày tuyển dụng" : "giữ chức danh"}`,
  number: (number) => `số hiệu ${number}`,
  issued: (partial) =>
    `cấp ${partial.length === 10 ? "ngày" : partial.length === 7 ? "tháng" : "năm"} ${dayWords(partial)}`,
  valid: (through) => `có giá trị đến hết ngày ${dayWords(through)}`,
  held: (certificate) => `Đang có: ${certificate}.`,
  recorded: (certificate) => `Trong hồ sơ: ${certificate}.`,
  inspected: (level) => `Hồ sơ đã được kiểm tra: ${lowered(level)}.`,
  aged: ({ years, on }) => `Tính đến ngày ${dayWords(on)}: ${years} tuổi.`,
  served: ({ months, since, on }) => `Từ ngày ${dayWords(since)} đến ngày ${dayWords(on)}: ${months} tháng.`,
  satisfied: "Đạt yêu cầu.",
  expiring: (through) => `Chỉ còn giá trị đến hết ngày ${dayWords(through)}.`,
  reason: {
    SUSPENDED: () => "Văn bằng, chứng chỉ này đang bị đình chỉ.",
    EXPIRED: ({ since }) => (since ? `Hết giá trị từ ngày ${dayWords(since)}.` : "Đã hết giá trị."),
    STALE: (trace) =>
      `Cấp đã quá ${fresh(trace)} năm${trace.since ? `, không còn được tính từ ngày ${dayWords(trace.since)}` : ""}.`,
    REVOKED: ({ certificate, since }) =>
      certificate?.voidFromStart || !since
        ? "Văn bằng, chứng chỉ này vô hiệu từ đầu."
        : `Đã bị thu hồi từ ngày ${dayWords(since)}.`,
    WRONG_FIELD: ({ distance }) =>
      `Đủ trình độ nhưng không đúng ngành; trong ngành được chấp nhận còn thiếu ${distance} bậc.`,
    BELOW_LEVEL: (trace) =>
      ownDistance(trace) === trace.distance
        ? `Thấp hơn ${trace.distance} bậc.`
        : `Thấp hơn yêu cầu và không đúng ngành; trong ngành được chấp nhận còn thiếu ${trace.distance} bậc.`,
    ABSENT: ({ certificate }) =>
      certificate ? "Chưa có trình độ được yêu cầu." : "Không có văn bằng, chứng chỉ nào còn giá trị ở nội dung này.",
    OUT_OF_RANGE: ({ criterion }) =>
      criterion.kind === "TENURE" ? "Chưa đủ thời gian công tác." : "Ngoài giới hạn tuổi.",
    CONFLICT: () => "Các bản ghi của cùng một văn bằng mâu thuẫn với nhau; cần đối chiếu bản chính.",
    INCOMPLETE: () => "Văn bằng, chứng chỉ thiếu ngày mà yêu cầu này phải xét; cần bổ sung ngày vào hồ sơ.",
    UNVERIFIED: () => "Mới tự khai, chưa được xác minh; cần xác minh văn bằng, chứng chỉ.",
    NO_RECORD: ({ criterion }) =>
      criterion.kind === "LEVEL"
        ? "Hồ sơ chưa ghi nhận gì về nội dung này, nên chưa kết luận được; cần rà soát hồ sơ."
        : criterion.kind === "AGE"
          ? "Hồ sơ chưa có ngày sinh, nên chưa kết luận được."
          : "Hồ sơ chưa có ngày tuyển dụng, nên chưa kết luận được.",
  },
  grace: (through) => `Được chuyển tiếp đến hết ngày ${dayWords(through)}.`,
  waived: (through) => (through ? `Được miễn đến hết ngày ${dayWords(through)}.` : "Được miễn."),
  future: (from) => `Sẽ bắt buộc từ ngày ${dayWords(from)}.`,
  advisory: "Đây là nội dung khuyến khích, không bắt buộc.",
  training: (name, through) => `Đang dự lớp “${name}”, học đến hết ngày ${dayWords(through)}; hoàn thành lớp thì đạt.`,
  remedy: (name, days, degreeStudy) =>
    `Cách ngắn nhất để đạt: “${name}”, ${days} ngày học${degreeStudy ? ", đào tạo dài hạn" : ""}.`,
  noRemedy: "Hiện chưa có chương trình nào giúp đạt yêu cầu này.",
};

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const day = (partial: string): string => {
  const [year, month, date] = partial.split("-");
  return [date && Number(date), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
};
const steps = (count: number | null): string => `${count} ${count === 1 ? "level" : "levels"}`;

const EN: Phrases = {
  name: (names) => names.en ?? names.vi,
  inField: (level, field) => `${level} in ${field}`,
  or: (items) => items.join("; or "),
  required: (criteria, { recommended, firstTermOnly }) =>
    `${recommended ? "Recommended" : "Required"}${firstTermOnly ? " on a first term" : ""}: ${criteria}`,
  source: (article, document) => ` (${article}, ${document}).`,
  instead: (documents) => `This rule stands in place of ${listed(documents, "and")}.`,
  level: ({ dimension, level, fields, freshYears }) =>
    [
      ...(fields.length > 0 ? [] : [lowered(EN.name(dimension))]),
      `${lowered(EN.name(level))} or higher`,
      ...(fields.length > 0 ? [`in ${listed(fields.map(EN.name), "or")}`] : []),
      ...(freshYears === null ? [] : [`issued within ${freshYears} ${freshYears === 1 ? "year" : "years"}`]),
    ].join(", "),
  age: ({ least, most, ageOn }) => {
    const bounds =
      least === null ? `at most ${most}` : most === null ? `at least ${least}` : `from ${least} to ${most}`;
    return `age ${bounds}${ageOn === "APPOINTMENT" ? " on taking up the position" : ""}`;
  },
  tenure: ({ months, tenureIn }) =>
    `${months} months ${tenureIn === "SERVICE" ? "since recruitment" : "in the position"}`,
  number: (number) => `no. ${number}`,
  issued: (partial) => `issued ${partial.length === 10 ? "on" : "in"} ${day(partial)}`,
  valid: (through) => `valid through ${day(through)}`,
  held: (certificate) => `Held: ${certificate}.`,
  recorded: (certificate) => `On file: ${certificate}.`,
  inspected: (level) => `The file was inspected: ${lowered(level)}.`,
  aged: ({ years, on }) => `Aged ${years} on ${day(on)}.`,
  served: ({ months, since, on }) => `${months} ${months === 1 ? "month" : "months"} from ${day(since)} to ${day(on)}.`,
  satisfied: "The requirement is met.",
  expiring: (through) => `It lasts only through ${day(through)}.`,
  reason: {
    SUSPENDED: () => "This certificate is suspended.",
    EXPIRED: ({ since }) => (since ? `Expired since ${day(since)}.` : "It has expired."),
    STALE: (trace) =>
      `Issued more than ${fresh(trace)} years ago${trace.since ? `; it has not counted since ${day(trace.since)}` : ""}.`,
    REVOKED: ({ certificate, since }) =>
      certificate?.voidFromStart || !since
        ? "This certificate is void from the beginning."
        : `Revoked from ${day(since)}.`,
    WRONG_FIELD: ({ distance }) =>
      `The level is enough but the field is not; ${steps(distance)} missing in an accepted field.`,
    BELOW_LEVEL: (trace) =>
      ownDistance(trace) === trace.distance
        ? `${steps(trace.distance)} too low.`
        : `Too low, and not in an accepted field, where ${steps(trace.distance)} are missing.`,
    ABSENT: ({ certificate }) =>
      certificate ? "The level asked for is not held." : "No certificate of this dimension is valid.",
    OUT_OF_RANGE: ({ criterion }) =>
      criterion.kind === "TENURE" ? "The time is not yet complete." : "The age is out of range.",
    CONFLICT: () => "Records of one certificate contradict each other; compare them with the original.",
    INCOMPLETE: () => "The certificate lacks a day on which this depends; complete the record.",
    UNVERIFIED: () => "Declared but not yet verified; verify the certificate.",
    NO_RECORD: ({ criterion }) =>
      criterion.kind === "LEVEL"
        ? "Nothing is recorded in this dimension, so it is not known; check the file."
        : criterion.kind === "AGE"
          ? "The date of birth is not recorded, so it is not known."
          : "The day of recruitment is not recorded, so it is not known.",
  },
  grace: (through) => `In grace through ${day(through)}.`,
  waived: (through) => (through ? `Waived through ${day(through)}.` : "Waived."),
  future: (from) => `Binding from ${day(from)}.`,
  advisory: "This is recommended, not mandatory.",
  training: (name, through) => `Attending the class “${name}” through ${day(through)}; passing it closes this.`,
  remedy: (name, days, degreeStudy) =>
    `The shortest remedy: “${name}”, ${days} ${days === 1 ? "day" : "days"}${degreeStudy ? ", degree study" : ""}.`,
  noRemedy: "No course on offer would close this.",
};

export const PHRASES: Readonly<Record<Lang, Phrases>> = { vi: VI, en: EN };
