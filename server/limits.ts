import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";

/** What one operation may ask for. The parser's stack overflows beyond some 2,000 tokens. */
export const LIMITS = { tokens: 1000, depth: 12, fields: 200, rootFields: 20, bodyBytes: 200 * 1024 } as const;

type Size = { readonly depth: number; readonly fields: number };

/** Counts fields and depth with fragments expanded; each fragment once, or a fragment bomb costs seconds. */
function measurer(context: ValidationContext): (set: SelectionSetNode | undefined) => Size {
  const known = new Map<FragmentDefinitionNode, Size>();
  const open = new Set<FragmentDefinitionNode>();
  const sizeOfFragment = (fragment: FragmentDefinitionNode): Size => {
    const size = known.get(fragment);
    if (size) return size;
    // A circle is refused by GraphQL's own rule; here it only must not run for ever.
    if (open.has(fragment)) return { depth: 0, fields: 0 };
    open.add(fragment);
    const made = sizeOf(fragment.selectionSet);
    open.delete(fragment);
    known.set(fragment, made);
    return made;
  };
  const sizeOf = (set: SelectionSetNode | undefined): Size => {
    let depth = 0;
    let fields = 0;
    for (const one of set?.selections ?? []) {
      if (one.kind === Kind.FIELD && one.name.value.startsWith("__")) continue;
      const fragment = one.kind === Kind.FRAGMENT_SPREAD ? context.getFragment(one.name.value) : null;
      const inner = fragment
        ? sizeOfFragment(fragment)
        : sizeOf(one.kind === Kind.FRAGMENT_SPREAD ? undefined : one.selectionSet);
      const own = one.kind === Kind.FIELD ? 1 : 0;
      depth = Math.max(depth, inner.depth + own);
      fields += inner.fields + own;
    }
    return { depth, fields };
  };
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

/** Refuses operations that are too deep, too wide, or ask for too many root fields: `LIMIT_EXCEEDED`. */
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
      const { depth, fields } = sizeOf(node.selectionSet);
      if (depth > LIMITS.depth) refuse(node, "depth", depth);
      if (fields > LIMITS.fields) refuse(node, "fields", fields);
      const roots = rootFields(context, node.selectionSet);
      if (roots > LIMITS.rootFields) refuse(node, "rootFields", roots);
    },
  };
};
