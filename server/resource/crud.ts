import sql from "sql-template-tag";
import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { ListOf } from "../../shared/field.js";
import { type At, type Hub, openHub } from "../context.js";
import type { Reader } from "../database.js";
import { column } from "./filter.js";
import { createInputOf, filterOf, makeInputs, orderOfResource, PeriodInput, updateInputOf } from "./inputs.js";
import { byCode, byIds, children, count, type ListArgs, type Listed, list, type ReadRow } from "./read.js";
import { AT, lowerFirst, SIMPLE } from "./record.js";
import { allResources, type Resource, resourceOf } from "./resource.js";
import { change, create, remove } from "./rows.js";
import { DayScalar } from "./scalars.js";

type Type = new () => object;
type ArgOf = { name: string; type: () => unknown; description: string; required?: true };

@ObjectType({ description: "Vị trí của trang trong danh sách. Where a page stands in its list (Relay)." })
export class PageInfo {
  @Field(() => Boolean, { ...SIMPLE, description: "Còn trang sau. More rows follow." })
  hasNextPage: boolean;
  @Field(() => Boolean, { ...SIMPLE, description: "Còn trang trước. Rows stand before." })
  hasPreviousPage: boolean;
  @Field(() => String, { ...SIMPLE, nullable: true, description: "Con trỏ dòng đầu. The first row's cursor." })
  startCursor: string | null;
  @Field(() => String, { ...SIMPLE, nullable: true, description: "Con trỏ dòng cuối. The last row's cursor." })
  endCursor: string | null;
}

/** The arguments by which every list is paged. */
export const PAGE_ARGS: readonly ArgOf[] = [
  {
    name: "first",
    type: () => Int,
    description: "Số dòng từ sau con trỏ. Rows after the cursor; 25 unless given, 100 at most.",
  },
  { name: "after", type: () => String, description: "Sau con trỏ này. After this cursor." },
  { name: "last", type: () => Int, description: "Số dòng trước con trỏ. Rows before the cursor." },
  { name: "before", type: () => String, description: "Trước con trỏ này. Before this cursor." },
  { name: "limit", type: () => Int, description: "Số dòng (phân trang theo số thứ tự). Rows; not with the cursors." },
  {
    name: "offset",
    type: () => Int,
    description: "Bỏ qua bao nhiêu dòng, nhiều nhất 10000. Rows to pass over, 10,000 at most.",
  },
];
export const AS_OF: ArgOf = {
  name: "asOf",
  type: () => DayScalar,
  description:
    "Tính đến ngày; mặc định hôm nay ở Việt Nam. The day asked about; today in Vietnam unless given. It flows to everything below.",
};

const listArgs = (name: string): ArgOf[] => [
  { name: "filter", type: () => filterOf(name), description: "Điều kiện lọc. Conditions." },
  {
    name: "search",
    type: () => String,
    description: "Tìm theo từ, không cần dấu. Each word begins a word of what names the record; accents don't matter.",
  },
  { name: "orderBy", type: () => [orderOfResource(name)], description: "Thứ tự. The order." },
  ...PAGE_ARGS,
];

/** Declares the arguments of a method whose first parameter is what the default resolver of GraphQL hands over. */
export function declareArgs(prototype: object, method: string, args: readonly ArgOf[]): void {
  args.forEach((arg, i) => {
    Arg(arg.name, arg.type as () => StringConstructor, { nullable: !arg.required, description: arg.description })(
      prototype,
      method,
      i,
    );
  });
}

/** A list of a type as Relay has it, and its `totalCount`. */
export class Connection {
  constructor(
    private readonly listed: () => Promise<Listed>,
    private readonly total: () => Promise<number>,
  ) {}
  nodes = (): Promise<readonly object[]> => this.listed().then(({ rows }) => rows);
  edges = (): Promise<object[]> =>
    this.listed().then(({ rows, cursors }) => {
      const all = cursors();
      return rows.map((node, i) => ({ node, cursor: all[i] }));
    });
  pageInfo = (): Promise<PageInfo> =>
    this.listed().then(({ cursors, hasNext, hasPrevious }) => {
      const all = cursors();
      return {
        hasNextPage: hasNext,
        hasPreviousPage: hasPrevious,
        startCursor: all[0] ?? null,
        endCursor: all.at(-1) ?? null,
      };
    });
  totalCount = (): Promise<number> => this.total();
}

const lazily = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};

const connections = new Map<string, Type>();
/** The GraphQL type `XConnection` of a type, made once. */
export function connectionOf(name: string, node: () => Type, doc: string): Type {
  const known = connections.get(name);
  if (known) return known;
  const Edge = { [`${name}Edge`]: class {} }[`${name}Edge`] as Type;
  ObjectType(`${name}Edge`, { description: "Một dòng và con trỏ của nó. A row and its cursor." })(Edge);
  Field(() => String, { ...SIMPLE, description: "Con trỏ. The cursor." })(Edge.prototype, "cursor");
  Field(node, { ...SIMPLE, description: doc })(Edge.prototype, "node");
  const Made = { [`${name}Connection`]: class {} }[`${name}Connection`] as Type;
  ObjectType(`${name}Connection`, { description: `Danh sách: ${doc}` })(Made);
  Field(() => [node()], { ...SIMPLE, description: "Các dòng của trang. The rows of the page." })(
    Made.prototype,
    "nodes",
  );
  Field(() => [Edge], { ...SIMPLE, description: "Các dòng kèm con trỏ. The rows with their cursors." })(
    Made.prototype,
    "edges",
  );
  Field(() => PageInfo, { ...SIMPLE, description: "Vị trí của trang. Where the page stands." })(
    Made.prototype,
    "pageInfo",
  );
  Field(() => Int, {
    ...SIMPLE,
    description: "Tổng số dòng, không kể phân trang. How many rows there are, whatever the page.",
  })(Made.prototype, "totalCount");
  connections.set(name, Made);
  return Made;
}
const connectionFor = (resource: Resource): Type =>
  connectionOf(resource.of.name, () => resource.Type as Type, `${resource.of.label.vi}. ${resource.of.label.en}.`);

/** A to-many field: the rows that point to this one, loaded for all rows of the page at once. */
function addList(resource: Resource, name: string, given: ListOf): void {
  const target = resourceOf(given.of);
  const { prototype } = resource.Type as Type;
  const doc = given.dated
    ? `${given.label.vi}. ${given.label.en}: those that hold on the day asked about; with \`period\`, those of that period (\`{}\`: all).`
    : `${given.label.vi}. ${given.label.en}.`;
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
      const at = args.asOf ? this[AT].hub.at(args.asOf) : this[AT];
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
  const dated = given.dated
    ? { and: [...(args.filter ? [args.filter] : []), args.period ? { overlaps: args.period } : { validOn: at.asOf }] }
    : args.filter;
  const asked: ListArgs = { ...args, filter: dated ?? undefined };
  const byCursor = args.after || args.before || args.last;
  const within = (alias: string) => sqlEquals(alias, given.by, parent);
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
  const end = (args.offset ?? 0) + (sized.limit ?? 25);
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

const sqlEquals = (alias: string, field: string, value: number) => sql`${column(alias, field)} = ${value}`;

/** A row's connection of the whole resource. */
export const connect = (at: At, name: string, args: ListArgs): Connection =>
  new Connection(
    lazily(() => list(at, name, args)),
    lazily(() => count(at, name, args)),
  );

type Method = (...args: never[]) => unknown;
/** A resolver method with its arguments, declared without decorator syntax because its name comes from a dictionary. */
function addMethod(Target: Type, name: string, args: readonly ArgOf[], method: Method): void {
  Object.defineProperty(Target.prototype, name, { value: method, writable: true, configurable: true });
  Ctx()(Target.prototype, name, 0);
  args.forEach((arg, i) => {
    Arg(arg.name, arg.type as () => StringConstructor, { nullable: !arg.required, description: arg.description })(
      Target.prototype,
      name,
      i + 1,
    );
  });
}

function addQueries(Target: Type, resource: Resource): void {
  const { of } = resource;
  const one = lowerFirst(of.name);
  const coded = "code" in of.fields && of.name !== "Level";
  const said = `${of.label.vi}. ${of.doc}`;
  const oneArgs: ArgOf[] = [
    { name: "id", type: () => ID, description: "Khóa. The key." },
    ...(coded
      ? [{ name: "code", type: () => String, description: "Mã, thay cho khóa. The code, in place of the key." }]
      : []),
    AS_OF,
  ];
  addMethod(
    Target,
    one,
    oneArgs,
    async (hub: Hub, id?: string | null, second?: string | null, third?: string | null) => {
      const [code, asOf] = coded ? [second, third] : [null, second];
      const at = hub.at(asOf);
      if (code) return byCode(at, of.name, code);
      const key = Number(id);
      return Number.isSafeInteger(key) && key > 0 ? at.byId(of.name, key) : null;
    },
  );
  Query(() => resource.Type, { nullable: true, description: `${said} Null where there is none.` })(
    Target.prototype,
    one,
    {},
  );
  const args = [...listArgs(of.name), AS_OF];
  addMethod(Target, of.plural, args, (hub: Hub, ...given: unknown[]) => {
    const named = Object.fromEntries(args.map(({ name }, i) => [name, given[i]])) as ListArgs & {
      asOf?: string | null;
    };
    const at = hub.at(named.asOf);
    return connect(
      at,
      of.name,
      named.asOf && of.periods
        ? { ...named, filter: { and: [...(named.filter ? [named.filter] : []), { validOn: at.asOf }] } }
        : named,
    );
  });
  const dated = of.periods ? " With asOf, only those that hold on that day; without, all." : "";
  Query(() => connectionFor(resource), { description: `Danh sách ${of.label.vi.toLowerCase()}. ${of.doc}${dated}` })(
    Target.prototype,
    of.plural,
    {},
  );
}

/** What a write answers with: the row as it now stands; null where it is gone. */
function payloadOf(resource: Resource): Type {
  const name = `${resource.of.name}Payload`;
  const Payload = { [name]: class {} }[name] as Type;
  ObjectType(name, { description: "Kết quả ghi. What a write answers with." })(Payload);
  Field(() => resource.Type, {
    ...SIMPLE,
    nullable: true,
    description: "Bản ghi như hiện nay; null nếu đã xóa. The record as it now stands; null once deleted.",
  })(Payload.prototype, lowerFirst(resource.of.name));
  Field(() => Boolean, { ...SIMPLE, description: "Chỉ thử, không ghi. Tried only, nothing was kept." })(
    Payload.prototype,
    "dryRun",
  );
  return Payload;
}

class Tried {
  constructor(readonly answer: object) {}
}

/** Runs a write; a dry run does all of it, answers as it would, and takes it back. */
async function written(
  hub: Hub,
  resource: Resource,
  dryRun: boolean,
  work: (store: Reader) => Promise<number | null>,
): Promise<object> {
  const { name } = resource.of;
  const key = lowerFirst(name);
  try {
    const id = await hub.database.write(async (store) => {
      const made = await work(store);
      if (dryRun) throw new Tried({ [key]: made && (await readIn(hub, store, name, made)), dryRun });
      return made;
    });
    return { [key]: id && (await hub.at().byId(name, id)), dryRun };
  } catch (failure) {
    if (failure instanceof Tried) return failure.answer;
    throw failure;
  }
}

/** The row as the transaction sees it. */
async function readIn(hub: Hub, store: Reader, name: string, id: number): Promise<object | null> {
  const inside = openHub({ lang: hub.lang, database: { ...hub.database, rows: store.rows }, byId: byIds });
  return inside.at().byId(name, id);
}

const DRY_RUN: ArgOf = {
  name: "dryRun",
  type: () => Boolean,
  description: "Chỉ thử: kiểm tra và trả lời như thật, không ghi. Try only: checks and answers, keeps nothing.",
};
const idArgs: readonly ArgOf[] = [
  { name: "id", type: () => ID, description: "Khóa. The key.", required: true },
  {
    name: "expectedVersion",
    type: () => Int,
    description: "Phiên bản đang thấy. The version that was seen; CONFLICT where another stands.",
    required: true,
  },
];

function addMutations(Target: Type, resource: Resource): void {
  const { of } = resource;
  const Payload = payloadOf(resource);
  const input = (type: () => unknown): ArgOf => ({
    name: "input",
    type,
    description: "Nội dung. The values.",
    required: true,
  });
  addMethod(
    Target,
    `create${of.name}`,
    [input(() => createInputOf(of.name)), DRY_RUN],
    (hub: Hub, values: object, dryRun?: boolean | null) =>
      written(hub, resource, dryRun ?? false, (store) => create(store, of.name, { ...values })),
  );
  addMethod(
    Target,
    `update${of.name}`,
    [...idArgs, input(() => updateInputOf(of.name)), DRY_RUN],
    (hub: Hub, id: string, expectedVersion: number, values: object, dryRun?: boolean | null) =>
      written(hub, resource, dryRun ?? false, (store) =>
        change(store, of.name, { id, expectedVersion }, { ...values }),
      ),
  );
  addMethod(
    Target,
    `delete${of.name}`,
    [...idArgs, DRY_RUN],
    (hub: Hub, id: string, expectedVersion: number, dryRun?: boolean | null) =>
      written(hub, resource, dryRun ?? false, async (store) => {
        await remove(store, of.name, { id, expectedVersion });
        return null;
      }),
  );
  const label = of.label.vi.toLowerCase();
  Mutation(() => Payload, { description: `Thêm ${label}. Creates one.` })(Target.prototype, `create${of.name}`, {});
  Mutation(() => Payload, {
    description: `Sửa ${label}: vắng mặt là giữ, null là xóa trống. Changes one: absent keeps, null clears.`,
  })(Target.prototype, `update${of.name}`, {});
  Mutation(() => Payload, {
    description: `Xóa ${label}; từ chối khi còn nơi dùng đến. Deletes one; refused while anything refers to it.`,
  })(Target.prototype, `delete${of.name}`, {});
}

/** The GraphQL face of every resource: its type's lists, its queries and its mutations. */
export function crudResolvers(): Type[] {
  for (const resource of allResources()) {
    makeInputs(resource.of.name);
    connectionFor(resource);
  }
  return allResources().map((resource) => {
    for (const [name, given] of Object.entries(resource.of.lists ?? {})) addList(resource, name, given);
    const Target = { [`${resource.of.name}Crud`]: class {} }[`${resource.of.name}Crud`] as Type;
    addQueries(Target, resource);
    addMutations(Target, resource);
    Resolver()(Target);
    return Target;
  });
}
