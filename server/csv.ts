import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify/sync";
import type { Response } from "express";
import { coerceInputValue, type GraphQLInputType, GraphQLList, type GraphQLSchema } from "graphql";
import type { Problem } from "../shared/check.js";
import { type Dictionary, type Field, fieldsOf, type Lang, refName } from "../shared/field.js";
import type { At } from "./context.js";
import { Refusal } from "./errors.js";
import { problemOf } from "./failures.js";
import { type ListArgs, list, type ReadRow } from "./resource/read.js";
import { resourceOf } from "./resource/resource.js";
import { onDay } from "./resource/shape.js";

/** How many rows are read at a time: the page that is in memory. */
const PAGE_ROWS = 1000;

/** Rows of cells. */
type Cells = readonly (readonly unknown[])[];
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

/** What an address may ask of a list as CSV. */
type CsvQuery = {
  readonly args: ListArgs;
  readonly asOf: string | undefined;
  /** The language of the headers; null: the names of the fields. */
  readonly labels: Lang | null;
};

/** The query of the address, held against the same types as the list's arguments in GraphQL. */
export function readCsvQuery(
  schema: GraphQLSchema,
  of: Dictionary,
  query: Readonly<Record<string, unknown>>,
): CsvQuery {
  const { text, typed, input } = readerOf(schema, query, CSV_PARAMETERS);
  const filter = text("filter");
  const orderBy = text("orderBy");
  return {
    args: {
      filter: filter && typed("filter", input(`${of.name}Filter`), readJson("filter", filter)),
      search: text("search") ?? null,
      orderBy: orderBy
        ? (typed("orderBy", new GraphQLList(input(`${of.name}Order`)), orderBy.split(",")) as string[])
        : null,
    },
    asOf: text("asOf"),
    labels: readLabels(text("labels")),
  };
}

/** The findings asked for: whose, of what kind, on which day; the language of their words, null: codes. */
export type FindingsQuery = Omit<CsvQuery, "args"> & {
  readonly officials: object | null;
  readonly filter: object | null;
};

/** What an address may ask of the findings as CSV: the arguments of the list in GraphQL, but for its page. */
export function readFindingsQuery(schema: GraphQLSchema, query: Readonly<Record<string, unknown>>): FindingsQuery {
  const { text, typed, input } = readerOf(schema, query, FINDINGS_PARAMETERS);
  const json = (name: string, type: string): object | null => {
    const given = text(name);
    return given ? (typed(name, input(type), readJson(name, given)) as object) : null;
  };
  return {
    officials: json("officials", "OfficialFilter"),
    filter: json("filter", "GapFilter"),
    asOf: text("asOf"),
    labels: readLabels(text("labels")),
  };
}

/** Reads the parameters of an address, and refuses those that it does not know. */
function readerOf(schema: GraphQLSchema, query: Readonly<Record<string, unknown>>, parameters: ReadonlySet<string>) {
  for (const name of Object.keys(query))
    if (!parameters.has(name)) throw badQuery({ field: name, code: "FORMAT", with: { expected: "parameter" } });
  const text = (name: string): string | undefined => {
    const value = query[name] === "" ? undefined : query[name];
    if (value !== undefined && typeof value !== "string") throw badQuery(problemOf(name, value, "text"));
    return value;
  };
  const typed = (name: string, type: GraphQLInputType, value: unknown): unknown =>
    coerceInputValue(value, type, (path, wrong, { message }) => {
      throw badQuery(problemOf([name, ...path].join("."), wrong, message));
    });
  const input = (name: string): GraphQLInputType => schema.getType(name) as GraphQLInputType;
  return { text, typed, input };
}

const CSV_PARAMETERS: ReadonlySet<string> = new Set(["filter", "search", "orderBy", "asOf", "labels"]);
const FINDINGS_PARAMETERS: ReadonlySet<string> = new Set(["officials", "filter", "asOf", "labels"]);

function readLabels(labels: string | undefined): Lang | null {
  if (labels === undefined || labels === "vi" || labels === "en") return labels ?? null;
  throw badQuery({ field: "labels", code: "UNKNOWN_CODE", with: { value: labels } });
}

const badQuery = (problem: Problem): Refusal => new Refusal("BAD_USER_INPUT", { problems: [problem] });

function readJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badQuery(problemOf(name, text, "JSON"));
  }
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

const CSV = { record_delimiter: "windows" } as const;
const BOM = "\uFEFF";

const lines = (cells: Cells): string =>
  stringify(
    cells.map((row) => row.map(shown)),
    CSV,
  );

/** A list as CSV, a page at a time: a view a page, so that what was loaded for one page is let go with it. */
async function* cellsOf(at: () => At, of: Dictionary, { args, asOf, labels }: CsvQuery): AsyncGenerator<Cells> {
  const view = at();
  const filter = asOf ? onDay(of, args.filter, view.asOf) : args.filter;
  yield [columnsOf(of, view, labels).map(({ header }) => header)];
  for await (const rows of pages(view, of.name, { ...args, filter })) {
    const columns = columnsOf(of, at(), labels);
    yield await Promise.all(rows.map((row) => Promise.all(columns.map((column) => column.of(row)))));
  }
}

/** Streams a list as CSV in keyset pages; stops when the caller goes. */
export const csvPages = (at: () => At, of: Dictionary, asked: CsvQuery): AsyncGenerator<Cells> =>
  cellsOf(at, of, asked);

/** Streams pages of cells, the first of which is the head, as CSV. What is refused is refused before the first byte. */
export async function sendSheet(
  response: Response,
  name: string,
  pages: AsyncGenerator<Cells>,
  begins: () => Promise<void>,
): Promise<void> {
  const [head, first] = [await pages.next(), await pages.next()];
  await begins();
  response.setHeader("Content-Type", "text/csv; charset=utf-8");
  response.setHeader("Content-Disposition", `attachment; filename="${name}.csv"`);
  const whole = async function* (): AsyncGenerator<string> {
    yield BOM + lines([...(head.value ?? []), ...(first.value ?? [])]);
    for await (const cells of pages) yield lines(cells);
  };
  await pipeline(whole, response).catch((failure: NodeJS.ErrnoException) => {
    if (failure.code !== "ERR_STREAM_PREMATURE_CLOSE") throw failure;
  });
}
