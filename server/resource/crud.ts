import type { GraphQLResolveInfo } from "graphql";
import type { Sql } from "sql-template-tag";
import { Ctx, Field, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { Problem } from "../../shared/check.js";
import { dictionaries } from "../../shared/resources.js";
import { type At, type Hub, openHub } from "../context.js";
import type { Reader } from "../database.js";
import { Refusal } from "../errors.js";
import { type Ahead, aheadOfAnswer, aheadOfField } from "./ahead.js";
import { type ArgOf, AS_OF, declareArgs, listArgs } from "./args.js";
import { Connection, lazily } from "./connection.js";
import { createInputOf, makeInputs, updateInputOf } from "./inputs.js";
import { addList, connectionFor } from "./lists.js";
import { windowOf } from "./page.js";
import { byCode, byIds, count, type ListArgs, list } from "./read.js";
import { idOf, lowerFirst, SIMPLE } from "./record.js";
import { type Resource, resourceOf } from "./resource.js";
import { change, create, remove } from "./rows.js";
import { onDay } from "./shape.js";

type Type = new () => object;
type Given = Readonly<Record<string, unknown>>;
type Method = (hub: Hub, given: Given, info: GraphQLResolveInfo) => unknown;

/** A resolver method that takes its arguments by name. */
function addMethod(Target: Type, name: string, args: readonly ArgOf[], method: Method): void {
  const value = (hub: Hub, info: GraphQLResolveInfo, ...given: unknown[]): unknown =>
    method(hub, Object.fromEntries(args.map((arg, i) => [arg.name, given[i]])), info);
  Object.defineProperty(Target.prototype, name, { value, writable: true, configurable: true });
  Ctx()(Target.prototype, name, 0);
  Info()(Target.prototype, name, 1);
  declareArgs(Target.prototype, name, args, 2);
}

/** A connection of a resource's rows; a page that may not be asked for is refused whatever is read of it. */
export function connect(at: At, name: string, args: ListArgs, ahead?: Ahead): Connection {
  windowOf(args);
  return new Connection(
    lazily(() => list(at, name, args, { ahead })),
    lazily(() => count(at, name, args)),
  );
}

/** A record is named by its key or by its code: by one of them. */
const oneKey = (coded: boolean): Problem => ({
  field: "id",
  ...(coded ? { code: "NOT_ALLOWED", with: { reason: "oneOf", other: "id, code" } } : { code: "REQUIRED" }),
});

function addOne(Target: Type, { of, Type }: Resource): void {
  const name = lowerFirst(of.name);
  // A level's code is its dimension's: alone it names none.
  const coded = "code" in of.fields && of.name !== "Level";
  const code: ArgOf = {
    name: "code",
    type: () => String,
    description: "Mã, thay cho khóa. The code, in place of the key.",
  };
  const args: ArgOf[] = [
    { name: "id", type: () => ID, description: "Khóa. The key." },
    ...(coded ? [code] : []),
    AS_OF,
  ];
  addMethod(Target, name, args, async (hub, given, info) => {
    const at = hub.at(given.asOf as string | null);
    const named = [given.id, given.code].filter((one) => one !== null && one !== undefined);
    if (named.length !== 1) throw new Refusal("BAD_USER_INPUT", { problems: [oneKey(coded)] });
    const ahead = aheadOfField(of.name, info);
    if (given.code) return byCode(at, of.name, given.code as string, ahead);
    return (await byIds(at, of.name, [idOf(given.id)], ahead))[0];
  });
  const description = `${of.label.vi}. ${of.doc} Null where there is none.`;
  Query(() => Type, { nullable: true, description })(Target.prototype, name, {});
}

function addMany(Target: Type, resource: Resource): void {
  const { of } = resource;
  addMethod(Target, of.plural, [...listArgs(of.name), AS_OF], (hub, given, info) => {
    const args = given as ListArgs & { asOf?: string | null };
    const at = hub.at(args.asOf);
    const filter = args.asOf ? onDay(of, args.filter, at.asOf) : args.filter;
    return connect(at, of.name, { ...args, filter: filter ?? undefined }, aheadOfField(of.name, info));
  });
  const dated = of.periods ? " With asOf, only those that hold on that day; without, all." : "";
  const description = `Danh sách ${of.label.vi.toLowerCase()}. ${of.doc}${dated}`;
  Query(() => connectionFor(resource), { description })(Target.prototype, of.plural, {});
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

type Writing = { readonly dryRun: boolean; readonly info: GraphQLResolveInfo };

/** Runs a write; a dry run does all of it, answers as it would, and takes it back. */
async function written(
  hub: Hub,
  resource: Resource,
  { dryRun, info }: Writing,
  work: (store: Reader) => Promise<number | null>,
): Promise<object> {
  const { name } = resource.of;
  const key = lowerFirst(name);
  const ahead = aheadOfAnswer(name, key, info);
  const answer = async (at: At, id: number | null): Promise<object> => ({
    [key]: id === null ? null : (await byIds(at, name, [id], ahead))[0],
    dryRun,
  });
  try {
    const id = await hub.database.write(async (store) => {
      const made = await work(store);
      if (dryRun) throw new Tried(await whileOpen(hub, store, (at) => answer(at, made)));
      return made;
    });
    // A view of its own: what the request read before this write no longer stands.
    return await answer(openHub({ lang: hub.lang, database: hub.database, byId: byIds }).at(), id);
  } catch (failure) {
    if (failure instanceof Tried) return failure.answer;
    throw failure;
  }
}

/** Reads as the transaction sees it; what is read later of the rows that it gave is read outside. */
async function whileOpen<T>(hub: Hub, store: Reader, read: (at: At) => Promise<T>): Promise<T> {
  let from: Reader = store;
  const database = { ...hub.database, rows: <R>(statement: Sql) => from.rows<R>(statement) };
  const answer = await read(openHub({ lang: hub.lang, database, byId: byIds }).at());
  from = hub.database;
  return answer;
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

/** The three writes of a resource: what each takes, does and says of itself. */
function addMutations(Target: Type, resource: Resource): void {
  const { name, label } = resource.of;
  const Payload = payloadOf(resource);
  const said = label.vi.toLowerCase();
  const input = (type: () => unknown): ArgOf => ({
    name: "input",
    type,
    description: "Nội dung. The values.",
    required: true,
  });
  type Write = (store: Reader, given: Given) => Promise<number | null>;
  const add = (method: string, description: string, args: readonly ArgOf[], write: Write): void => {
    addMethod(Target, method, [...args, DRY_RUN], (hub, given, info) =>
      written(hub, resource, { dryRun: Boolean(given.dryRun), info }, (store) => write(store, given)),
    );
    Mutation(() => Payload, { description })(Target.prototype, method, {});
  };
  const version = (given: Given) => ({ id: given.id, expectedVersion: given.expectedVersion as number });
  add(`create${name}`, `Thêm ${said}. Creates one.`, [input(() => createInputOf(name))], (store, given) =>
    create(store, name, { ...(given.input as Given) }),
  );
  add(
    `update${name}`,
    `Sửa ${said}: vắng mặt là giữ, null là xóa trống. Changes one: absent keeps, null clears.`,
    [...idArgs, input(() => updateInputOf(name))],
    (store, given) => change(store, name, version(given), { ...(given.input as Given) }),
  );
  add(
    `delete${name}`,
    `Xóa ${said}; từ chối khi còn nơi dùng đến. Deletes one; refused while anything refers to it.`,
    idArgs,
    (store, given) => remove(store, name, version(given)).then(() => null),
  );
}

/** The GraphQL face of every resource: its type's lists, its queries and its mutations. */
export function crudResolvers(): Type[] {
  // In the order of the menu, whatever was imported first: the printed schema then never differs by chance.
  const resources = dictionaries.map(({ name }) => resourceOf(name));
  for (const resource of resources) {
    makeInputs(resource.of.name);
    connectionFor(resource);
  }
  return resources.map((resource) => {
    for (const [name, given] of Object.entries(resource.of.lists ?? {})) addList(resource, name, given);
    const Target = { [`${resource.of.name}Crud`]: class {} }[`${resource.of.name}Crud`] as Type;
    addOne(Target, resource);
    addMany(Target, resource);
    addMutations(Target, resource);
    Resolver()(Target);
    return Target;
  });
}
