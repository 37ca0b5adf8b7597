import { readFile } from "node:fs/promises";
import {
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from "graphql";
import { beforeAll, expect, test } from "vitest";
import { needOf } from "../../server/resource/needs.js";
import { openSchema } from "../../server/schema.js";
import { codeName, type Dictionary, fieldsOf, refName } from "../../shared/field.js";
import { granted, PERMISSIONS } from "../../shared/permissions.js";
import { dictionaries } from "../../shared/resources.js";

let schema: Awaited<ReturnType<typeof openSchema>>;
let types: GraphQLNamedType[];
beforeAll(async () => {
  schema = await openSchema();
  types = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith("__") && !isSpecifiedScalarType(type),
  );
});

test("server/schema.graphql is what the hub serves", async () => {
  const kept = await readFile(new URL("../../server/schema.graphql", import.meta.url), "utf8");
  expect(kept === `${printSchema(schema)}\n`, "run `npm run generate`, and read what changed").toBe(true);
});

const described = (text: string | null | undefined): boolean => /\p{L}{2}/u.test(text ?? "");
/** The parts of a type that a reader meets: its fields, their arguments, its values. */
function partsOf(type: GraphQLNamedType): [name: string, description: string | null | undefined][] {
  if (isEnumType(type)) return type.getValues().map((value) => [`${type.name}.${value.name}`, value.description]);
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field.description]);
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field: GraphQLField<unknown, unknown>) => [
    [`${type.name}.${field.name}`, field.description] as [string, string | null | undefined],
    ...field.args.map((arg): [string, string | null | undefined] => [
      `${type.name}.${field.name}(${arg.name})`,
      arg.description,
    ]),
  ]);
}

test("every type, field, argument, input field and value is described", () => {
  const roots = new Set(["Query", "Mutation"]);
  const parts = types.flatMap((type) => [
    ...(roots.has(type.name) ? [] : [[type.name, type.description] as const]),
    ...partsOf(type),
  ]);
  expect(parts.length).toBeGreaterThan(2000);
  expect(parts.filter(([, text]) => !described(text)).map(([name]) => name)).toEqual([]);
});

test("no GraphQL name says where it comes from", () => {
  expect(types.map(({ name }) => name).filter((name) => /Record$|Pair$|Entity|Resolver|Crud/.test(name))).toEqual([]);
});

const fieldsIn = (name: string): Record<string, string> => {
  const type = schema.getType(name);
  if (!isObjectType(type) && !isInputObjectType(type)) return {};
  const fields: (GraphQLField<unknown, unknown> | GraphQLInputField)[] = Object.values(type.getFields());
  return Object.fromEntries(fields.map((field) => [field.name, String(getNamedType(field.type))]));
};

const all = dictionaries.map((of) => [of.name, of] as [string, Dictionary]);
const keys = (type: string): string[] => Object.keys(fieldsIn(type));

test.each(all)("each field of %s stands in its type, its inputs and its filter", (name, of) => {
  const fields = Object.keys(of.fields);
  const refs = fieldsOf(of)
    .filter(([, { kind }]) => kind === "ref" || kind === "refs")
    .map(([field]) => refName(field));
  const asked = fieldsOf(of).map(([field, { kind }]) => (kind === "refs" ? refName(field) : field));
  const lists = Object.keys(of.lists ?? {});
  expect(keys(name)).toEqual(expect.arrayContaining([...fields, ...refs, ...lists]));
  expect(keys(`${name}Filter`)).toEqual(expect.arrayContaining([...asked, ...lists, "and", "or", "not"]));
  expect(keys("Query")).toContain(of.plural);
  if (!granted("create", name)) return;
  expect(keys(`Create${name}Input`)).toEqual(expect.arrayContaining(fields));
  expect(fieldsIn(`Update${name}Input`)).toEqual(fieldsIn(`Create${name}Input`));
  const own = new Set([...fields, ...fields.map(codeName), ...lists]);
  expect(keys(`Create${name}Input`).filter((field) => !own.has(field))).toEqual([]);
});

/** Mutations that are more than a dictionary's three. */
const PARTICULAR = [
  "clearSecondFactor",
  "createApiToken",
  "endSessions",
  "inviteAccount",
  "restoreRecord",
  "revokeApiToken",
  "undoChangeSet",
];

test("every mutation of the schema is one of a dictionary's three that someone may do, or a particular one", () => {
  const wanted = dictionaries.flatMap(({ name }) =>
    (["create", "update", "delete"] as const).filter((verb) => granted(verb, name)).map((verb) => `${verb}${name}`),
  );
  expect(Object.keys(fieldsIn("Mutation")).toSorted()).toEqual([...wanted, ...PARTICULAR].toSorted());
});

test("every query and mutation says who may ask it, and what is sensitive may be hidden", () => {
  for (const root of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(root?.getFields() ?? {}))
      expect([field.name, needOf(field)]).toEqual([field.name, expect.anything()]);
  for (const of of dictionaries)
    for (const [name, { sensitive }] of fieldsOf(of)) {
      if (!sensitive) continue;
      const type = schema.getType(of.name);
      if (!isObjectType(type)) throw new Error(of.name);
      expect([of.name, name, isNonNullType(type.getFields()[name]?.type)]).toEqual([of.name, name, false]);
      expect(keys(of.name)).toContain("masked");
    }
});

test("the table of permissions names every resource, and no other", () => {
  expect(Object.keys(PERMISSIONS).toSorted()).toEqual(dictionaries.map(({ name }) => name).toSorted());
});
