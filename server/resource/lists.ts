import sql from "sql-template-tag";
import { Field } from "type-graphql";
import type { ListOf } from "../../shared/field.js";
import type { At } from "../context.js";
import { AS_OF, declareArgs, listArgs } from "./args.js";
import { Connection, connectionOf, lazily } from "./connection.js";
import { column } from "./filter.js";
import { PeriodInput } from "./inputs.js";
import { PAGE, windowOf } from "./page.js";
import { children, count, type ListArgs, type Listed, list, type ReadRow } from "./read.js";
import { AT, SIMPLE } from "./record.js";
import { type Resource, resourceOf } from "./resource.js";
import { datedFilter } from "./shape.js";

type Type = new () => object;

/** The connection type of a resource's rows. */
export const connectionFor = (resource: Resource): Type =>
  connectionOf(resource.of.name, () => resource.Type as Type, `${resource.of.label.vi}. ${resource.of.label.en}.`);

/** A to-many field: the rows that point to this one, loaded for all rows of the page at once. */
export function addList(resource: Resource, name: string, given: ListOf): void {
  const target = resourceOf(given.of);
  const { prototype } = resource.Type as Type;
  const doc = given.dated
    ? `${given.label.vi}. ${given.label.en}: those that hold on the day asked about; with \`period\`, those of that period (\`{}\`: all).`
    : `${given.label.vi}. ${given.label.en}: all of them, whatever the day asked about; a filter chooses.`;
  Field(() => connectionFor(target), { ...SIMPLE, description: doc })(prototype, name);
  declareArgs(prototype, name, [
    ...listArgs(given.of),
    ...(given.dated
      ? [
          {
            name: "period",
            type: () => PeriodInput,
            description: "Khoảng thời gian; {} là tất cả. The period; {} for all.",
          },
        ]
      : []),
    AS_OF,
  ]);
  Object.defineProperty(prototype, name, {
    writable: true,
    configurable: true,
    value(this: ReadRow, args: ListArgs & { asOf?: string | null; period?: object | null }) {
      const at = args.asOf ? this[AT].hub.at(args.asOf, this[AT].knownAt) : this[AT];
      return childConnection(at, given, this.id, args);
    },
  });
}

function childConnection(
  at: At,
  given: ListOf,
  parent: number,
  args: ListArgs & { period?: object | null },
): Connection {
  const asked: ListArgs = { ...args, filter: datedFilter(given.dated, args, at.asOf) };
  windowOf(args);
  const byCursor = [args.after, args.before, args.last].some((one) => one !== undefined && one !== null);
  const within = (alias: string) => sql`${column(alias, given.by)} = ${parent}`;
  if (byCursor)
    return new Connection(
      lazily(() => list(at, given.of, { ...asked, within })),
      lazily(() => count(at, given.of, { ...asked, within })),
    );
  const sized: ListArgs = { ...asked, first: null, limit: args.limit ?? args.first };
  const key = `${given.of}.${given.by} ${JSON.stringify([asked.filter, asked.search, asked.orderBy, sized.limit, sized.offset])}`;
  const load = lazily(() =>
    at
      .loader<number, Awaited<ReturnType<typeof children>>[number]>(key, (parents) =>
        children(at, given.of, given.by, parents, sized),
      )
      .load(parent),
  );
  const end = (args.offset ?? 0) + (sized.limit ?? PAGE.usual);
  // Cursors are rarely asked for here: the page is read again, this parent's alone, when they are.
  const cursors = lazily(() => list(at, given.of, { ...asked, within, first: null, limit: sized.limit }));
  return new ChildConnection(
    async () => {
      const { rows, total } = await load();
      return { rows, cursors: () => [], hasNext: total > end, hasPrevious: (args.offset ?? 0) > 0 };
    },
    async () => (await load()).total,
    cursors,
  );
}

class ChildConnection extends Connection {
  constructor(rows: () => Promise<Listed>, total: () => Promise<number>, withCursors: () => Promise<Listed>) {
    super(rows, total);
    const exact = new Connection(withCursors, total);
    this.edges = exact.edges;
    this.pageInfo = exact.pageInfo;
  }
}
