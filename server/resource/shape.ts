import sql, { join, raw, type Sql } from "sql-template-tag";
import { type Dictionary, type Field, type FieldOf, fieldsOf } from "../../shared/field.js";
import { seesSensitive } from "../caller.js";
import type { At } from "../context.js";
import { all, named } from "../database.js";
import type { Ahead } from "./ahead.js";
import { column, condition, refuseLarge } from "./filter.js";
import { pairsAt } from "./known.js";
import { orderSql, termsOf } from "./order.js";
import { windowOf } from "./page.js";
import type { ListArgs, ReadRow } from "./read.js";
import { AT, pairsOf, sensitiveOf } from "./record.js";
import { type FilterScope, type Resource, resourceOf } from "./resource.js";
import { searched } from "./search.js";

/** A column of the statement: its name in the row, and its SQL. */
type Column = readonly [name: string, value: Sql];

/** The rows of a list, without its page: the filter, the search, the parent. */
export function whereOf(name: string, args: ListArgs, alias: string, scope: FilterScope): Sql {
  refuseLarge(args.filter);
  return all([
    scope.visible(name, alias, args.looking),
    ...(args.within ? [args.within(alias)] : []),
    condition(name, alias, args.filter ?? undefined, scope),
    ...(args.search ? [searched(name, alias, args.search, scope)] : []),
  ]);
}

/** The filter of a dated list: what holds on the day, unless a period is asked for. */
export const datedFilter = (
  dated: true | undefined,
  args: ListArgs & { period?: object | null },
  asOf: string,
): unknown =>
  dated
    ? { and: [...(args.filter ? [args.filter] : []), args.period ? { overlaps: args.period } : { validOn: asOf }] }
    : (args.filter ?? undefined);

/** The filter of a list of which a day is asked: of rows that hold for a time, those that hold on it. */
export const onDay = (of: Dictionary, filter: unknown, day: string): unknown =>
  of.periods ? { and: [...(filter ? [filter] : []), { validOn: day }] } : (filter ?? undefined);

/** The keys of a `refs` field as a JSON list. */
function keysColumn(of: Dictionary, name: string, field: FieldOf<"refs">, alias: string, scope: FilterScope): Sql {
  const { own, other } = pairsOf(of, name, field);
  const pair = `${alias}p`;
  return sql`(SELECT ${scope.dialect.jsonGroup}(x.key) FROM (SELECT ${column(pair, other)} AS key FROM ${pairsAt(of, name, field, scope)} ${raw(pair)} WHERE ${column(pair, own)} = ${column(alias, "id")} ORDER BY ${column(pair, other)}) x)`;
}

/** The columns that a row needs, with the rows below that are read along as JSON. */
function columns(of: Dictionary, alias: string, scope: FilterScope, ahead?: Ahead): Column[] {
  const asked = ahead?.columns;
  const plain = fieldsOf(of)
    .filter(([name]) => !asked || asked.has(name))
    .map(
      ([name, field]): Column => [
        name,
        field.kind === "refs"
          ? keysColumn(of, name, field, alias, scope)
          : field.sensitive && !seesSensitive(scope.caller)
            ? raw("NULL")
            : column(alias, name),
      ],
    );
  return [
    ["id", column(alias, "id")],
    ["version", column(alias, "version")],
    ...plain,
    ...[...(ahead?.links ?? [])].map(([name, target]): Column => [name, linked(of, name, target, alias, scope)]),
    ...[...(ahead?.lists ?? [])].map(([name, list]): Column => [name, listed(list, alias, scope)]),
  ];
}

const jsonOf = (made: readonly Column[], scope: FilterScope): Sql =>
  sql`${scope.dialect.jsonObject}(${join(
    made.flatMap(([name, value]) => [raw(`'${name}'`), value]),
    ", ",
  )})`;

function linked(of: Dictionary, name: string, target: Ahead, alias: string, scope: FilterScope): Sql {
  const inner = scope.alias();
  const to = resourceOf((of.fields[`${name}Id`] as FieldOf<"ref">).to).of;
  return sql`(SELECT ${jsonOf(columns(to, inner, scope, target), scope)} FROM ${scope.from(to.name)} ${raw(inner)} WHERE ${column(inner, "id")} = ${column(alias, `${name}Id`)} AND ${scope.visible(to.name, inner)})`;
}

/** The columns that a page of a list must carry: what is asked, and the keys of what hangs on it. */
function neededOf(of: Dictionary, alias: string, ahead: Ahead): Sql {
  const names = fieldsOf(of).flatMap(([name, { kind }]) =>
    kind === "refs" || (ahead.columns && !ahead.columns.has(name)) ? [] : [name],
  );
  const links = [...ahead.links.keys()].map((name) => `${name}Id`);
  return join(
    [...new Set(["id", "version", ...names, ...links])].map((name) => column(alias, name)),
    ", ",
  );
}

type ListAhead = Ahead["lists"] extends Map<string, infer L> ? L : never;

function listed({ list, args, nodes, total }: ListAhead, alias: string, scope: FilterScope): Sql {
  const { of } = resourceOf(list.of);
  const { limit } = windowOf(args);
  const filter = datedFilter(list.dated, args, scope.asOf);
  const rowsOf = (inner: string): Sql =>
    sql`FROM ${scope.from(list.of)} ${raw(inner)} WHERE ${column(inner, list.by)} = ${column(alias, "id")} AND ${whereOf(list.of, { ...args, filter }, inner, scope)}`;
  const [inner, page, counted] = [scope.alias(), scope.alias(), scope.alias()];
  const terms = termsOf(list.of, inner, args.orderBy, scope);
  const rows = sql`(SELECT ${scope.dialect.jsonGroup}(${jsonOf(columns(of, page, scope, nodes), scope)}) FROM (SELECT ${neededOf(of, inner, nodes)} ${rowsOf(inner)} ORDER BY ${orderSql(terms, false)} LIMIT ${limit}) ${raw(page)})`;
  const count = total ? sql`(SELECT CAST(count(*) AS integer) ${rowsOf(counted)})` : raw("NULL");
  return jsonOf(
    [
      ["nodes", rows],
      ["totalCount", count],
    ],
    scope,
  );
}

/** What stands between SELECT and FROM. */
export const selectOf = (of: Dictionary, alias: string, scope: FilterScope, ahead?: Ahead): Sql =>
  join(
    columns(of, alias, scope, ahead).map(([name, value]) => sql`${value} AS ${named(name)}`),
    ", ",
  );

const parsed = (value: unknown): unknown => (typeof value === "string" ? JSON.parse(value) : value);
const parsedList = (value: unknown): unknown => parsed(value) ?? [];
const HYDRATE: { readonly [K in Field["kind"]]?: (value: unknown) => unknown } = {
  bool: (value) => (value === null ? null : Boolean(value)),
  choices: parsedList,
  refs: parsedList,
};

type Change = readonly [name: string, change: (value: unknown) => unknown];

type Make = (given: Record<string, unknown>) => ReadRow;

/** How what is read along in a row becomes rows: null where it may stay as it was parsed. */
function changesBelow(at: At, ahead: Ahead): Change[] {
  const links = [...ahead.links].map(([name, target]): Change => {
    const make = hydrator(resourceOf(target.name), at, target);
    return [
      name,
      (value) => (value === null || value === undefined ? null : make(parsed(value) as Record<string, unknown>)),
    ];
  });
  const lists = [...ahead.lists].map(([name, { nodes }]): Change => {
    const make = hydrator(resourceOf(nodes.name), at, nodes);
    return [
      name,
      (value) => {
        const list = parsed(value) as { nodes: Record<string, unknown>[]; totalCount: number };
        list.nodes = parsedList(list.nodes) as Record<string, unknown>[];
        for (let i = 0; i < list.nodes.length; i++) list.nodes[i] = make(list.nodes[i] as Record<string, unknown>);
        return list;
      },
    ];
  });
  return [...links, ...lists];
}

/** How the driver's rows become rows of the resource: built once for all rows of a page. */
function hydrator(resource: Resource, at: At, ahead?: Ahead): Make {
  const own = fieldsOf(resource.of).flatMap(([name, { kind }]): Change[] => {
    const change = HYDRATE[kind];
    return change && (!ahead?.columns || ahead.columns.has(name)) ? [[name, change]] : [];
  });
  const changes = [...own, ...(ahead ? changesBelow(at, ahead) : [])];
  const { Type } = resource;
  // Where all that is asked has been read along, nothing calls a method of the row: it may stay a plain object.
  const plain = ahead?.columns;
  const sensitive = sensitiveOf(resource.of);
  const masked = seesSensitive(at.hub.caller) ? [] : sensitive;
  return (given) => {
    const row = (plain ? given : Object.assign(new Type() as object, given)) as ReadRow;
    if (!plain) row[AT] = at;
    if (sensitive.length > 0) row.masked = masked;
    for (const [name, change] of changes) row[name] = change(row[name]);
    return row;
  };
}

/** Rows as the driver gives them, as rows of the resource. */
export const hydrate = (
  resource: Resource,
  at: At,
  rows: readonly Record<string, unknown>[],
  ahead?: Ahead,
): ReadRow[] => rows.map(hydrator(resource, at, ahead));
