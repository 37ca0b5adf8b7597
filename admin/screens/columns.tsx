import { Typography } from "@mui/material";
import type { ReactNode } from "react";
import type { Dictionary, Lang } from "../../shared/field.js";
import { fieldsOf } from "../../shared/field.js";
import { trainingClass } from "../../shared/training/class.js";
import type { Row } from "../changes.js";
import { wholeWords } from "../format.js";
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
      ...(field.kind === "text" && field.max > LONG && { least: 220 }),
      ...(field.kind === "refs" && { least: 180 }),
      ...((field.kind === "day" || field.kind === "partialDay") && { least: 104 }),
      ...(field.kind === "ref" && { least: 110 }),
      ...(field.kind === "choices" && { least: 120 }),
      cell: (row) => <Cell field={field} name={name} row={row} />,
    },
  ];
};

const held = (row: Row): Held[] => heldInOrder((row.current as Held[] | undefined) ?? []);

const own = (key: string, word: WordKey, lang: Lang, cell: Column["cell"], more: Partial<Column> = {}): Column => ({
  key,
  label: wordsOf(word, lang),
  cell,
  ...more,
});

const position = (row: Row, lang: Lang): ReactNode => {
  const [first, ...others] = held(row);
  if (!first)
    return (
      <Typography component="span" variant="body2" sx={{ color: "text.secondary" }}>
        {wordsOf("official.noPost", lang)}
      </Typography>
    );
  return [first, ...others].map((one) => positionWords(one, lang)).join("; ");
};

/** Columns that are no fields, and where they stand. */
const PARTICULAR: Readonly<Record<string, (columns: readonly Column[], lang: Lang) => Column[]>> = {
  Official: ([name, code, ...rest], lang) => [
    ...(name ? [name] : []),
    own("position", "official.position", lang, (row) => position(row, lang), { sort: "POSITION_RANK" }),
    own("unit", "official.unit", lang, (row) => unitWords(held(row)[0]?.unit, lang), { sort: "UNIT_NAME" }),
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

/** The columns of a resource's list: those its dictionary names, or its first eight fields. */
export function columnsOf(of: Dictionary, lang: Lang, without?: string): Column[] {
  const names =
    of.columns ??
    fieldsOf(of)
      .slice(0, 8)
      .map(([name]) => name);
  const columns = names.filter((name) => name !== without).flatMap((name) => fieldColumn(of, name, lang));
  return PARTICULAR[of.name]?.(columns, lang) ?? columns;
}
