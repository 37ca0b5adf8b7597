import { Box } from "@mui/material";
import type { ReactNode } from "react";
import type { Dictionary, Lang } from "../../shared/field.js";
import { fieldsOf } from "../../shared/field.js";
import { trainingClass } from "../../shared/training/class.js";
import type { Row } from "../changes.js";
import { dayText, wholeWords } from "../format.js";
import { orderName } from "../order.js";
import { type Held, heldInOrder, positionWords } from "../people/position-words.js";
import { unitWords } from "../title.js";
import { type WordKey, wordsOf } from "../words.js";
import { Cell, isNumeric } from "./cell.js";

/** A column of a list: what heads it, by which order it sorts, what stands in it. */
export type Column = {
  readonly key: string;
  readonly label: string;
  readonly sort?: string;
  readonly right?: boolean;
  /** Words that need room: the least width, in px. */
  readonly least?: number;
  readonly cell: (row: Row) => ReactNode;
};

/** Texts that may be longer than this are sentences. */
const LONG = 120;

const fieldColumn = (of: Dictionary, name: string, lang: Lang): Column[] => {
  const field = of.fields[name];
  if (!field) return [];
  return [
    {
      key: name,
      label: field.label[lang],
      ...(orderName(of, name) && { sort: name }),
      right: isNumeric(field),
      ...(field.kind === "text" && field.max > LONG && { least: 200 }),
      ...(field.kind === "refs" && { least: 160 }),
      ...((field.kind === "day" || field.kind === "partialDay") && { least: 96 }),
      ...(field.kind === "ref" && { least: 110 }),
      ...(field.kind === "choices" && { least: 100 }),
      cell: (row) => <Cell field={field} name={name} row={row} />,
    },
  ];
};

type Post = Held & { readonly validUntil: string | null };

/** What is held on the day, the primary position first; where nothing is, what was held last. */
function postsOf(row: Row, day: string): { readonly now: readonly Held[]; readonly last: Post | undefined } {
  const posts = (row.held as readonly Post[] | undefined) ?? [];
  const now = posts.filter(({ validUntil }) => validUntil === null || validUntil > day);
  return { now: heldInOrder(now), last: now.length > 0 ? undefined : posts[0] };
}

const own = (key: string, word: WordKey, lang: Lang, cell: Column["cell"], more: Partial<Column> = {}): Column => ({
  key,
  label: wordsOf(word, lang),
  cell,
  ...more,
});

const Past = ({ children }: { readonly children: ReactNode }) => (
  <Box component="span" sx={{ color: "text.secondary" }}>
    {children}
  </Box>
);

function position(row: Row, lang: Lang, day: string): ReactNode {
  const { now, last } = postsOf(row, day);
  if (now.length > 0) return now.map((one) => positionWords(one, lang)).join("; ");
  if (!last) return <Past>{wordsOf("official.neverInPost", lang)}</Past>;
  const given = { position: positionWords(last, lang), day: dayText(last.validUntil) };
  return <Past>{wordsOf("official.leftPost", lang, given)}</Past>;
}

function unitOf(row: Row, lang: Lang, day: string): ReactNode {
  const { now, last } = postsOf(row, day);
  const words = now[0] ? unitWords(now[0].unit, lang) : <Past>{unitWords(last?.unit, lang)}</Past>;
  return (
    <Box component="span" sx={{ whiteSpace: { sm: "nowrap" } }}>
      {words}
    </Box>
  );
}

/** Columns that are no fields, and where they stand. */
const PARTICULAR: Readonly<Record<string, (columns: readonly Column[], lang: Lang, day: string) => Column[]>> = {
  Official: ([name, code, ...rest], lang, day) => [
    ...(name ? [name] : []),
    own("position", "official.position", lang, (row) => position(row, lang, day), { sort: "POSITION_RANK" }),
    own("unit", "official.unit", lang, (row) => unitOf(row, lang, day), { sort: "UNIT_NAME" }),
    ...(code ? [code] : []),
    ...rest,
  ],
  Class: (columns, lang) => [
    ...columns,
    {
      key: "enrolments",
      label: trainingClass.lists?.enrolments?.label[lang] ?? "",
      right: true,
      cell: (row) => wholeWords(Number(row.enrolmentsTotal ?? 0), lang),
    },
  ],
};

/** The columns of a resource's list on a day: those its dictionary names, or its first eight fields. */
export function columnsOf(of: Dictionary, lang: Lang, day: string, without?: string): Column[] {
  const names =
    of.columns ??
    fieldsOf(of)
      .slice(0, 8)
      .map(([name]) => name);
  const columns = names.filter((name) => name !== without).flatMap((name) => fieldColumn(of, name, lang));
  return PARTICULAR[of.name]?.(columns, lang, day) ?? columns;
}
