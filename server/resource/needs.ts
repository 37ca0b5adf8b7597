import type { GraphQLFieldConfig, GraphQLSchema } from "graphql";
import { defaultFieldResolver } from "graphql";
import { Extensions } from "type-graphql";
import type { Action } from "../../shared/permissions.js";
import { type Caller, must } from "../caller.js";

/** What a root field demands of its caller: a right, or no more than to be signed in. */
type Need = { readonly action: Action; readonly resource: string } | "SIGNED_IN";

/** The rule of a query or mutation. Without one the schema is not made: what nobody thought of is not served. */
export const Needs = (...need: readonly [Action, string] | readonly [null]): MethodDecorator =>
  Extensions({
    need: need[0] === null ? "SIGNED_IN" : { action: need[0], resource: need[1] },
  }) as unknown as MethodDecorator;

/** The rule of a root field. */
export const needOf = ({ extensions }: Pick<GraphQLFieldConfig<unknown, unknown>, "extensions">): Need | undefined =>
  (extensions as { need?: Need } | undefined)?.need;

/** Puts each root field behind its rule; a field without one is a mistake in the program. */
export function guarded(schema: GraphQLSchema): GraphQLSchema {
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const [name, field] of Object.entries(root?.getFields() ?? {})) {
      const need = needOf(field);
      if (!need) throw new Error(`Nobody has said who may ask for ${root?.name}.${name}.`);
      if (need === "SIGNED_IN") continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: { caller: Caller }, info) => {
        must(context.caller, need.action, need.resource);
        return resolve(source, args, context, info);
      };
    }
  }
  return schema;
}
