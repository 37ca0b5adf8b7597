import type { Label, Lang } from "../../shared/field.js";
import { PERSONAL_SUBJECTS, REASONS, REQUIREMENT_STATUSES } from "../../shared/gap/status.js";
import { criterionWords, documentTitle, explanation } from "../../shared/gap/words.js";
import type { At } from "../context.js";
import type { ReadRow } from "../resource/read.js";
import { type Asked, type Found, foundBy, foundFindings } from "./ask.js";
import type { Called } from "./catalogue.js";
import { sinceOf } from "./evidence.js";
import { KEYS } from "./keys.js";
import { expiringThrough } from "./rule.js";
import type { Criterion } from "./terms.js";
import { coursesFor, criterionNames, topFields, traceOf } from "./trace.js";

/** The findings as a sheet: a row each, in the order of the list. */

/** What is asked of the list, without a page. */
export type SheetAsked = Pick<Asked, "officials" | "filter">;

/** A finding with the official's row and the language of its words; null: codes stand for names. */
type Line = Found & { readonly official: ReadRow | null; readonly words: Lang | null; readonly reader: Lang };
type Cell = string | number | null | readonly string[];
type Column = { readonly name: string; readonly label: Label; readonly of: (line: Line) => Cell };

/** How many officials are judged at a time: the page that is in memory. */
const PAGE_ROWS = 500;

/**
 * The head, then the cells of all findings that match, in pages; `at` gives a view for each, so that what was loaded
 * for one page is let go with it. With a language: labels and words in it; without: names of fields and codes.
 */
export async function* findingPages(at: () => At, asked: SheetAsked, words: Lang | null): AsyncGenerator<Cell[][]> {
  const rows = await foundFindings(at(), asked);
  yield [COLUMNS.map(({ name, label }) => (words ? label[words] : name))];
  for (let start = 0; start < rows.length; start += PAGE_ROWS) {
    const view = at();
    const found = await Promise.all(rows.slice(start, start + PAGE_ROWS).map((row) => foundBy(view, row)));
    const lines = found.flatMap((one) => (one ? [lineOf(view, one, words)] : []));
    yield (await Promise.all(lines)).map((line) => COLUMNS.map((column) => column.of(line)));
  }
}

const lineOf = async (at: At, found: Found, words: Lang | null): Promise<Line> => ({
  ...found,
  official: (await at.byId("Official", found.person.id)) as ReadRow | null,
  words,
  reader: at.hub.lang,
});

const text = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** What is called so, by its name or its code. */
function named(one: Called | undefined, words: Lang | null): string {
  if (!one || words === null) return one?.code ?? "";
  return words === "en" ? (one.nameEn ?? one.name) : one.name;
}

const valued = (values: Readonly<Record<string, Label>>, code: string | null, words: Lang | null): string =>
  code !== null && words ? (values[code]?.[words] ?? code) : (code ?? "");

/** A subject in words: its dimension, and the narrower name within it. */
function subjectWords({ judged, day, words }: Line): string {
  const { subject } = judged.requirement;
  if (words === null) return subject;
  const [dimension, narrower] = subject.split(":") as [string, string | undefined];
  const label = KEYS.DIMENSION.label(dimension, day)[words];
  return narrower ? `${label} (${narrower})` : label;
}

/** What is asked: all accepted criteria, the one that counts first. */
function asks(line: Line): string {
  const { judged, day, words } = line;
  const criteria = [judged.answer, ...judged.others].map((one) => one.criterion);
  const said = criteria.map((one) =>
    words ? criterionWords(criterionNames(one, day.catalogue), words) : criterionCodes(one, line),
  );
  return said.join("; ");
}

const PERSONAL = Object.keys(PERSONAL_SUBJECTS);

/** A criterion by codes: `DAI_HOC (LAW, ECONOMICS)`, `AGE 18-45`, `TENURE 24`. */
function criterionCodes(one: Criterion, { day: { catalogue } }: Line): string {
  if (one.kind === "AGE") return `${PERSONAL[0]} ${text(one.least)}-${text(one.most)}`;
  if (one.kind === "TENURE") return `${PERSONAL[1]} ${one.months}`;
  const fields = topFields(one.fields, catalogue).map((id) => catalogue.fields.get(id)?.code);
  const level = catalogue.levels.get(one.level.id)?.code ?? "";
  return fields.length > 0 ? `${level} (${fields.join(", ")})` : level;
}

function document({ judged, day, words }: Line): string {
  const { document: rests } = day.catalogue.articles.get(judged.requirement.articleId) ?? {};
  if (!rests) return judged.requirement.standard.document.number;
  const names = { vi: rests.kind.name, en: rests.kind.nameEn };
  return words ? documentTitle({ kind: names, number: rests.number }, words) : rests.number;
}

const distance = ({ judged: { answer, fact } }: Line): number | null =>
  answer.evidence ? answer.evidence.distance : fact === "SATISFIED" ? 0 : null;

/** The columns, as the fields of a finding are called. */
const COLUMNS: readonly Column[] = [
  {
    name: "official.code",
    label: { vi: "Số hiệu hồ sơ", en: "File number" },
    of: ({ official }) => text(official?.code),
  },
  {
    name: "official.fullName",
    label: { vi: "Họ và tên", en: "Full name" },
    of: ({ official }) => text(official?.fullName),
  },
  {
    name: "position",
    label: { vi: "Chức danh", en: "Position" },
    of: ({ assignment, day, words }) => named(day.catalogue.positions.get(assignment.positionId), words),
  },
  {
    name: "unit",
    label: { vi: "Đơn vị", en: "Unit" },
    of: ({ assignment, day, words }) => {
      const unit = day.catalogue.units.get(assignment.unitId);
      return text(words ? unit?.name : unit?.code);
    },
  },
  { name: "subject", label: { vi: "Nội dung", en: "Subject" }, of: subjectWords },
  { name: "required", label: { vi: "Yêu cầu", en: "Required" }, of: asks },
  {
    name: "article",
    label: { vi: "Điều khoản", en: "Article" },
    of: ({ judged, day }) => text(day.catalogue.articles.get(judged.requirement.articleId)?.number),
  },
  { name: "document", label: { vi: "Văn bản", en: "Document" }, of: document },
  {
    name: "held",
    label: { vi: "Đang có", en: "Held" },
    of: ({ judged, day, words }) => named(day.catalogue.levels.get(judged.answer.evidence?.held?.level.id ?? 0), words),
  },
  {
    name: "status",
    label: { vi: "Kết quả", en: "Status" },
    of: ({ judged, words }) => valued(REQUIREMENT_STATUSES, judged.status, words),
  },
  {
    name: "reason",
    label: { vi: "Lý do", en: "Reason" },
    of: ({ judged, words }) => valued(REASONS, judged.reason, words),
  },
  { name: "distance", label: { vi: "Thiếu mấy bậc", en: "Levels missing" }, of: distance },
  {
    name: "since",
    label: { vi: "Không còn từ ngày", en: "Since" },
    of: ({ judged: { answer } }) => answer.evidence && sinceOf(answer.evidence),
  },
  {
    name: "due",
    label: { vi: "Hạn", en: "Due" },
    of: ({ judged, day }) => judged.owed.through ?? expiringThrough(judged, day.asOf),
  },
  {
    name: "explanation",
    label: { vi: "Giải thích", en: "Explanation" },
    of: ({ judged, day, words, reader, ...subject }) => explanation(traceOf(judged, subject, day), words ?? reader),
  },
  {
    name: "courses",
    label: { vi: "Chương trình giúp đạt", en: "Courses that would close it" },
    of: ({ judged, person, day, words }) => coursesFor(judged, person, day).map((one) => named(one, words)),
  },
];
