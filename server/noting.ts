import type { ApolloServerPlugin } from "@apollo/server";
import { type DocumentNode, type GraphQLSchema, getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { Asked } from "./apollo.js";
import type { Hub } from "./context.js";
import { note } from "./resource/audit.js";
import { noteReading } from "./resource/readings.js";
import { sensitiveOf } from "./resource/record.js";
import { allResources } from "./resource/resource.js";

/** What is noted beside the changes: that something was refused, that sensitive fields were read, that data left. */

const REFUSED: ReadonlySet<unknown> = new Set(["FORBIDDEN", "FORBIDDEN_FIELD"]);

export const notes: ApolloServerPlugin<Asked> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue: hub, document, request, schema, operationName, errors }) {
        if (!hub?.caller || response.body.kind !== "single") return;
        await noteRefusals(
          hub,
          (errors ?? []).map(({ extensions }) => extensions.code),
          operationName,
        );
        if (!document || !response.body.singleResult.data) return;
        const id = String(request.variables?.id);
        const recordId = /^\d{1,9}$/.test(id) ? Number(id) : undefined;
        for (const [resource, fields] of sensitiveIn(schema, document))
          await noteReading(hub, { resource, recordId, fields });
      },
    };
  },
};

const add = async (hub: Hub, noted: Parameters<typeof note>[2]): Promise<void> =>
  void (await hub.database.note((store) => note(store, hub.author, noted)));

/** That someone asked for what they may not have; `what` is the operation or list. Other refusals are nobody's concern. */
export async function noteRefusals(hub: Hub, all: readonly unknown[], what: string | null | undefined): Promise<void> {
  const codes = all.filter((code) => REFUSED.has(code));
  if (codes.length > 0) await add(hub, { kind: "REFUSED", detail: { codes, ...(what && { operation: what }) } });
}

type Fields = ReadonlyMap<string, readonly string[]>;
const documents = new WeakMap<DocumentNode, Fields>();

/** The sensitive fields that a document reads, by resource. */
function sensitiveIn(schema: GraphQLSchema, document: DocumentNode): Fields {
  const known = documents.get(document);
  if (known) return known;
  const found = new Map<string, Set<string>>();
  const info = new TypeInfo(schema);
  const sensitive = new Map(allResources().map(({ of }) => [of.name, new Set(sensitiveOf(of))]));
  visit(
    document,
    visitWithTypeInfo(info, {
      [Kind.FIELD]({ name: { value: field } }) {
        const resource = getNamedType(info.getParentType())?.name ?? "";
        if (sensitive.get(resource)?.has(field)) found.set(resource, (found.get(resource) ?? new Set()).add(field));
      },
    }),
  );
  const fields = new Map([...found].map(([resource, names]) => [resource, [...names].sort()] as const));
  documents.set(document, fields);
  return fields;
}

/** That a list left the hub as a file; what it was filtered by may itself be somebody's, and is not kept. */
export const noteExport = (hub: Hub, list: string, asOf: string | undefined): Promise<void> =>
  add(hub, { kind: "EXPORT", detail: { list, ...(asOf && { asOf }) } });
