import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchema, type NonEmptyArray } from "type-graphql";
import { gapResolvers } from "./gap/resolver.js";
import { crudResolvers } from "./resource/crud.js";
import { entities } from "./resources.js";

let made: Promise<GraphQLSchema> | undefined;

/** Resources and resolvers as one schema. The classes are the program's own, so there is one schema in a process. */
export function openSchema(): Promise<GraphQLSchema> {
  made ??= build();
  return made;
}

async function build(): Promise<GraphQLSchema> {
  entities();
  const resolvers = [...crudResolvers(), ...gapResolvers] as unknown as NonEmptyArray<() => void>;
  return buildSchema({ resolvers, validate: false, emitSchemaFile: false, orphanedTypes: [] });
}
