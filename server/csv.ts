import { stringify } from "csv-stringify";
import type { Response } from "express";
import { type Dictionary, type Field, fieldsOf, type Lang, refName } from "../shared/field.js";
import type { At } from "./context.js";
import { type ListArgs, list, type ReadRow } from "./resource/read.js";
import { resourceOf } from "./resource/resource.js";

/** How many rows are read at a time: the page that is in memory. */
const PAGE_ROWS = 1000;

type Column = { readonly header: string; readonly of: (row: ReadRow) => Promise<unknown> };

/** A cell that a spreadsheet would take for a formula is quoted. */
export const safeCell = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.join("; ");
  return typeof value === "string" ? safeCell(value) : String(value);
};

/** The columns of a resource: its fields by name, and beside each key the words that name the record. */
function columnsOf(of: Dictionary, at: At, labels: Lang | null): Column[] {
  const header = (name: string, field: Field): string => (labels ? field.label[labels] : name);
  return [
    { header: "id", of: async (row) => row.id },
    ...fieldsOf(of).flatMap(([name, field]): Column[] => {
      const own: Column = { header: header(name, field), of: async (row) => row[name] };
      if (field.kind !== "ref") return [own];
      const [title] = resourceOf(field.to).of.title as [string];
      if (title.includes(".")) return [own];
      const words: Column = {
        header: labels
          ? `${field.label[labels]} (${resourceOf(field.to).of.fields[title]?.label[labels]})`
          : `${refName(name)}.${title}`,
        of: async (row) =>
          row[name] === null ? "" : ((await at.byId(field.to, row[name] as number)) as ReadRow | null)?.[title],
      };
      return [own, words];
    }),
  ];
}

async function* pages(at: At, name: string, args: ListArgs): AsyncGenerator<readonly ReadRow[]> {
  let after: string | undefined;
  for (;;) {
    const page = await list(at, name, { ...args, first: PAGE_ROWS, ...(after && { after }) }, { most: PAGE_ROWS });
    yield page.rows;
    if (!page.hasNext) return;
    after = page.cursors().at(-1);
  }
}

/** Streams a list as CSV in keyset pages; stops when the caller goes. */
export async function sendCsv(
  response: Response,
  at: () => At,
  name: string,
  args: ListArgs,
  labels: Lang | null,
): Promise<void> {
  const { of } = resourceOf(name);
  const first = columnsOf(of, at(), labels);
  response.setHeader("Content-Type", "text/csv; charset=utf-8");
  response.setHeader("Content-Disposition", `attachment; filename="${of.plural}.csv"`);
  const out = stringify({
    header: true,
    bom: true,
    columns: first.map(({ header }) => header),
    record_delimiter: "windows",
  });
  out.pipe(response);
  response.on("close", () => out.destroy());
  for await (const rows of pages(at(), name, args)) {
    if (response.destroyed) return;
    // A view a page, so that what was loaded for one page is let go with it.
    const columns = columnsOf(of, at(), labels);
    const cells = await Promise.all(rows.map((row) => Promise.all(columns.map((column) => column.of(row)))));
    for (const row of cells) if (!out.write(row.map(shown))) await new Promise((resolve) => out.once("drain", resolve));
  }
  out.end();
}
