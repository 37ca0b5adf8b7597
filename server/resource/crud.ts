import type { GraphQLResolveInfo } from "graphql";
import type { Sql } from "sql-template-tag";
import { Ctx, Field, ID, Info, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import type { Problem } from "../../shared/check.js";
import { type Action, granted } from "../../shared/permissions.js";
import { dictionaries } from "../../shared/resources.js";
import { type At, type Hub, openHub } from "../context.js";
import { Refusal } from "../errors.js";
import { type Ahead, aheadOfAnswer, aheadOfField } from "./ahead.js";
import { type ArgOf, AS_OF, declareArgs, KNOWN_AT, listArgs } from "./args.js";
import { ChangeSet, changing, type Store } from "./changes.js";
import { type Made, onceFor } from "./client-key.js";
import { Connection, lazily } from "./connection.js";
import { createInputOf, makeInputs, updateInputOf } from "./inputs.js";
import { changeKnownAt } from "./known.js";
import { addList, connectionFor } from "./lists.js";
import { Needs } from "./needs.js";
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
function addMethod(
  Target: Type,
  { name, needs, args }: { name: string; needs: readonly [Action, string]; args: readonly ArgOf[] },
  method: Method,
): void {
  const value = (hub: Hub, info: GraphQLResolveInfo, ...given: unknown[]): unknown =>
    method(hub, Object.fromEntries(args.map((arg, i) => [arg.name, given[i]])), info);
  Object.defineProperty(Target.prototype, name, { value, writable: true, configurable: true });
  Ctx()(Target.prototype, name, 0);
  Info()(Target.prototype, name, 1);
  declareArgs(Target.prototype, name, args, 2);
  Needs(...needs)(Target.prototype, name, {});
}

/** The view that the arguments ask for: of a day, as known at an instant. */
const atOf = async (hub: Hub, { asOf, knownAt }: Given): Promise<At> =>
  hub.at(asOf as string | null, await changeKnownAt(hub.database, knownAt as string | null));

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
    KNOWN_AT,
  ];
  addMethod(Target, { name, needs: ["read", of.name], args }, async (hub, given, info) => {
    const at = await atOf(hub, given);
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
  const asked = [...listArgs(of.name), AS_OF, KNOWN_AT];
  addMethod(Target, { name: of.plural, needs: ["read", of.name], args: asked }, async (hub, given, info) => {
    const args = given as ListArgs & { asOf?: string | null };
    const at = await atOf(hub, given);
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
  Field(() => ChangeSet, {
    ...SIMPLE,
    nullable: true,
    description: "Lần thay đổi, để xem lại hoặc hoàn tác; null khi chỉ thử. The change, to look at or to undo.",
  })(Payload.prototype, "changeSet");
  return Payload;
}

class Tried {
  constructor(readonly answer: object) {}
}

type Writing = { readonly dryRun: boolean; readonly info: GraphQLResolveInfo };

/** The row that a write left, null where it is gone, and the change that it stands by. */
type Written = Omit<Made, "id"> & { readonly id: number | null };

/** Runs a write; a dry run does all of it, answers as it would, and takes it back. */
async function written(
  hub: Hub,
  resource: Resource,
  { dryRun, info }: Writing,
  work: (store: Store) => Promise<Written>,
): Promise<object> {
  const { name } = resource.of;
  const key = lowerFirst(name);
  const ahead = aheadOfAnswer(name, key, info);
  const rowOf = async (at: At, id: number | null): Promise<unknown> =>
    id === null ? null : (await byIds(at, name, [id], ahead))[0];
  try {
    const { id, changeSet } = await changing(hub.database, hub.author, async (store) => {
      const made = await work(store);
      if (dryRun) {
        await store.settle();
        throw new Tried({ [key]: await whileOpen(hub, store, (at) => rowOf(at, made.id)), dryRun, changeSet: null });
      }
      return { id: made.id, changeSet: made.changeSetId === null ? null : { id: made.changeSetId } };
    });
    // A view of its own: what the request read before this write no longer stands.
    return { [key]: await rowOf(openHub({ ...hub, byId: byIds }).at(), id), dryRun, changeSet };
  } catch (failure) {
    if (failure instanceof Tried) return failure.answer;
    throw failure;
  }
}

/** Reads as the transaction sees it; what is read later of the rows that it gave is read outside. */
async function whileOpen<T>(hub: Hub, store: Store, read: (at: At) => Promise<T>): Promise<T> {
  let from: Pick<Store, "rows"> = store;
  const database = { ...hub.database, rows: <R>(statement: Sql) => from.rows<R>(statement) };
  const answer = await read(openHub({ ...hub, database, byId: byIds }).at());
  from = hub.database;
  return answer;
}

const DRY_RUN: ArgOf = {
  name: "dryRun",
  type: () => Boolean,
  description: "Chỉ thử: kiểm tra và trả lời như thật, không ghi. Try only: checks and answers, keeps nothing.",
};
const CLIENT_KEY: ArgOf = {
  name: "clientKey",
  type: () => String,
  description:
    "Khóa của bên gửi, để gửi lại không tạo hai lần. The sender's own key: the same key and input, sent again, give the record that was made; kept for 7 days.",
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

type Verb = "create" | "update" | "delete";

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
  type Write = (store: Store, given: Given) => Promise<Written>;
  const now = (store: Store, id: number | null): Written => ({ id, changeSetId: store.changeSetId });
  const add = (action: Verb, description: string, args: readonly ArgOf[], write: Write): void => {
    // What nobody may do has no door.
    if (!granted(action, name)) return;
    const method = `${action}${name}`;
    addMethod(Target, { name: method, needs: [action, name], args: [...args, DRY_RUN] }, (hub, given, info) =>
      written(hub, resource, { dryRun: Boolean(given.dryRun), info }, (store) => write(store, given)),
    );
    Mutation(() => Payload, { description })(Target.prototype, method, {});
  };
  const version = (given: Given) => ({ id: given.id, expectedVersion: given.expectedVersion as number });
  add("create", `Thêm ${said}. Creates one.`, [input(() => createInputOf(name)), CLIENT_KEY], (store, given) => {
    const made = () => create(store, name, { ...(given.input as Given) });
    const key = given.clientKey as string | null | undefined;
    if (key === null || key === undefined) return made().then((id) => now(store, id));
    return onceFor(store, { key, resource: name, input: given.input }, made);
  });
  add(
    "update",
    `Sửa ${said}: vắng mặt là giữ, null là xóa trống. Changes one: absent keeps, null clears.`,
    [...idArgs, input(() => updateInputOf(name))],
    (store, given) => change(store, name, version(given), { ...(given.input as Given) }).then((id) => now(store, id)),
  );
  add(
    "delete",
    `Xóa ${said}; từ chối khi còn nơi dùng đến. Deletes one; refused while anything refers to it.`,
    idArgs,
    (store, given) => remove(store, name, version(given)).then(() => now(store, null)),
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
