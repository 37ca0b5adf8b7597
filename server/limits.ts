import {
  type ASTVisitor,
  type FieldNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import { PAGE } from "./resource/page.js";

/**
 * What one operation may ask for. The parser's stack overflows beyond some 2,000 tokens; rows are those of pages
 * within pages, were each of them full.
 */
export const LIMITS = {
  tokens: 1000,
  depth: 12,
  fields: 200,
  rootFields: 20,
  rows: 100_000,
  bodyBytes: 200 * 1024,
} as const;

/** `asksRows`: rows of a list are among the fields of this level, by name or through fragments. */
type Size = { readonly depth: number; readonly fields: number; readonly rows: number; readonly asksRows: boolean };

const NONE: Size = { depth: 0, fields: 0, rows: 0, asksRows: false };
/** Fields of one level: as deep as the deepest of them, as many fields and rows as all of them. */
const together = (sizes: readonly Size[]): Size => ({
  depth: Math.max(0, ...sizes.map(({ depth }) => depth)),
  fields: sizes.reduce((sum, { fields }) => sum + fields, 0),
  rows: sizes.reduce((sum, { rows }) => sum + rows, 0),
  asksRows: sizes.some(({ asksRows }) => asksRows),
});

const PAGE_ARGS = new Set(["first", "last", "limit"]);
const LIST_FIELDS = new Set(["nodes", "edges"]);
/** How many rows a field's page has at most: 1 where it is no list. A size in a variable may be any. */
function pageOf({ arguments: args }: FieldNode, asksRows: boolean): number {
  const size = args?.find(({ name }) => PAGE_ARGS.has(name.value))?.value;
  if (!size) return asksRows ? PAGE.usual : 1;
  return size.kind === Kind.INT ? Math.max(1, Number(size.value)) : PAGE.most;
}

/** Counts fields and depth with fragments expanded; each fragment once, or a fragment bomb costs seconds. */
function measurer(context: ValidationContext): (set: SelectionSetNode) => Size {
  const known = new Map<string, Size>();
  const sizeOfFragment = (name: string): Size => {
    const size = known.get(name);
    if (size) return size;
    // A circle is refused by GraphQL's own rule; here it only must not run for ever.
    known.set(name, NONE);
    const fragment = context.getFragment(name);
    const made = fragment ? sizeOf(fragment.selectionSet) : NONE;
    known.set(name, made);
    return made;
  };
  const sizeOfOne = (one: SelectionNode): Size => {
    if (one.kind === Kind.FRAGMENT_SPREAD) return sizeOfFragment(one.name.value);
    if (one.kind === Kind.INLINE_FRAGMENT) return sizeOf(one.selectionSet);
    // Introspection has a limit of depth of its own among GraphQL's rules.
    if (one.name.value.startsWith("__")) return NONE;
    const inner = one.selectionSet ? sizeOf(one.selectionSet) : NONE;
    const page = pageOf(one, inner.asksRows);
    return {
      depth: inner.depth + 1,
      fields: inner.fields + 1,
      rows: page > 1 ? page * (1 + inner.rows) : inner.rows,
      asksRows: LIST_FIELDS.has(one.name.value),
    };
  };
  const sizeOf = (set: SelectionSetNode): Size => together(set.selections.map(sizeOfOne));
  return sizeOf;
}

/** Root fields of an operation with fragments expanded; the query's own introspection fields apart. */
function rootFields(context: ValidationContext, set: SelectionSetNode, seen = new Set<string>()): number {
  let count = 0;
  for (const one of set.selections) {
    if (one.kind === Kind.FIELD) count++;
    else if (one.kind === Kind.INLINE_FRAGMENT) count += rootFields(context, one.selectionSet, seen);
    else if (!seen.has(one.name.value)) {
      seen.add(one.name.value);
      const fragment = context.getFragment(one.name.value);
      if (fragment) count += rootFields(context, fragment.selectionSet, seen);
    }
  }
  return count;
}

/** Refuses operations that are too deep, too wide, or ask for too many rows or root fields: `LIMIT_EXCEEDED`. */
export const withinLimits: ValidationRule = (context): ASTVisitor => {
  const sizeOf = measurer(context);
  const refuse = (node: OperationDefinitionNode, what: keyof typeof LIMITS, asked: number): void =>
    context.reportError(
      new GraphQLError("LIMIT_EXCEEDED", {
        nodes: [node],
        extensions: { code: "LIMIT_EXCEEDED", with: { what, max: LIMITS[what], asked } },
      }),
    );
  return {
    OperationDefinition(node) {
      const { depth, fields, rows } = sizeOf(node.selectionSet);
      if (depth > LIMITS.depth) refuse(node, "depth", depth);
      if (fields > LIMITS.fields) refuse(node, "fields", fields);
      if (rows > LIMITS.rows) refuse(node, "rows", rows);
      const roots = rootFields(context, node.selectionSet);
      if (roots > LIMITS.rootFields) refuse(node, "rootFields", roots);
    },
  };
};

/** How deep a value in variables may be nested: beyond it, reading it alone could overflow the stack. */
const VARIABLE_DEPTH = 32;

/** Refuses variables that are nested too deep: `LIMIT_EXCEEDED`. */
export function refuseDeepVariables(value: unknown, depth = 0): void {
  if (typeof value !== "object" || value === null) return;
  if (depth > VARIABLE_DEPTH)
    throw new GraphQLError("LIMIT_EXCEEDED", {
      extensions: { code: "LIMIT_EXCEEDED", with: { what: "variables", max: VARIABLE_DEPTH } },
    });
  for (const inner of Object.values(value)) refuseDeepVariables(inner, depth + 1);
}
