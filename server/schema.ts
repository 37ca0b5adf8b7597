import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchema, type NonEmptyArray } from "type-graphql";
import { AccessResolver } from "./access/resolver.js";
import { gapResolvers } from "./gap/resolver.js";
import { crudResolvers } from "./resource/crud.js";
import { HistoryResolver } from "./resource/history-face.js";
import { guarded } from "./resource/needs.js";
import { entities } from "./resources.js";

let made: Promise<GraphQLSchema> | undefined;

/** Resources and resolvers as one schema. The classes are the program's own, so there is one schema in a process. */
export function openSchema(): Promise<GraphQLSchema> {
  made ??= build();
  return made;
}

async function build(): Promise<GraphQLSchema> {
  entities();
  const resolvers = [...crudResolvers(), ...gapResolvers, HistoryResolver, AccessResolver] as unknown as NonEmptyArray<
    () => void
  >;
  return guarded(await buildSchema({ resolvers, validate: false, emitSchemaFile: false, orphanedTypes: [] }));
}
