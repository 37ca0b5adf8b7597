import { readFile } from "node:fs/promises";
import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isSpecifiedScalarType,
  printSchema,
} from "graphql";
import { beforeAll, expect, test } from "vitest";
import { openSchema } from "../../server/schema.js";
import { codeName, type Dictionary, fieldsOf, refName } from "../../shared/field.js";
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
  return Object.fromEntries(
    Object.values(type.getFields()).map((field) => [field.name, getNamedType(field.type).name]),
  );
};

test.each(dictionaries.map((of) => [of.name, of] as [string, Dictionary]))(
  "each field of %s stands in its type, its inputs, its filter and its queries",
  (name, of) => {
    const [type, create, update, filter] = [name, `Create${name}Input`, `Update${name}Input`, `${name}Filter`].map(
      fieldsIn,
    );
    for (const [field, { kind }] of fieldsOf(of)) {
      const isRef = kind === "ref" || kind === "refs";
      for (const part of [type, create, update]) expect(part).toHaveProperty(field);
      expect(filter).toHaveProperty(kind === "refs" ? refName(field) : field);
      if (isRef) expect(type).toHaveProperty(refName(field));
    }
    for (const list of Object.keys(of.lists ?? {})) {
      expect(type).toHaveProperty(list);
      expect(filter).toHaveProperty(list);
    }
    const own = new Set([
      ...Object.keys(of.fields),
      ...Object.keys(of.fields).map(codeName),
      ...Object.keys(of.lists ?? {}),
    ]);
    expect(Object.keys(create ?? {}).filter((field) => !own.has(field))).toEqual([]);
    expect(create).toEqual(update);
    expect(fieldsIn("Query")).toHaveProperty(of.plural);
    for (const verb of ["create", "update", "delete"]) expect(fieldsIn("Mutation")).toHaveProperty(`${verb}${name}`);
  },
);

test("every mutation of the schema is one of a dictionary's three", () => {
  const wanted = dictionaries.flatMap(({ name }) => ["create", "update", "delete"].map((verb) => `${verb}${name}`));
  expect(Object.keys(fieldsIn("Mutation")).toSorted()).toEqual(wanted.toSorted());
});
