import type { ApolloServerPlugin } from "@apollo/server";
import { type DocumentNode, type GraphQLSchema, getNamedType, Kind, TypeInfo, visit, visitWithTypeInfo } from "graphql";
import type { Asked } from "./apollo.js";
import { seesSensitive } from "./caller.js";
import type { Hub } from "./context.js";
import { note } from "./resource/audit.js";
import { sensitiveOf } from "./resource/record.js";
import { allResources } from "./resource/resource.js";

/** What is noted beside the changes: that something was refused, that sensitive fields were read, that data left. */

const REFUSED: ReadonlySet<unknown> = new Set(["FORBIDDEN", "FORBIDDEN_FIELD"]);

/** How long the same reading by the same caller is not noted again. */
const AGAIN_MS = 10 * 60_000;
/** The most readings that are remembered; then all are forgotten, and noted once more. */
const REMEMBERED = 10_000;

export const notes: ApolloServerPlugin<Asked> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue: hub, document, request, schema, operationName, errors }) {
        if (!hub?.caller || response.body.kind !== "single") return;
        const codes = (errors ?? []).map(({ extensions }) => extensions.code).filter((code) => REFUSED.has(code));
        if (codes.length > 0)
          await add(hub, { kind: "REFUSED", detail: { codes, operation: operationName ?? undefined } });
        if (!document || !response.body.singleResult.data || !seesSensitive(hub.caller)) return;
        const fields = sensitiveIn(schema, document);
        if (fields.length > 0) await noteReading(hub, fields, request.variables?.id);
      },
    };
  },
};

const add = async (hub: Hub, noted: Parameters<typeof note>[2]): Promise<void> =>
  void (await hub.database.note((store) => note(store, hub.author, noted)));

const documents = new WeakMap<DocumentNode, readonly string[]>();

/** The sensitive fields that a document reads, as `Official.birthDate`. */
function sensitiveIn(schema: GraphQLSchema, document: DocumentNode): readonly string[] {
  const known = documents.get(document);
  if (known) return known;
  const found = new Set<string>();
  const info = new TypeInfo(schema);
  const sensitive = new Map(allResources().map(({ of }) => [of.name, new Set(sensitiveOf(of))]));
  visit(
    document,
    visitWithTypeInfo(info, {
      [Kind.FIELD](node) {
        const parent = getNamedType(info.getParentType())?.name ?? "";
        const isRead =
          sensitive.get(parent)?.has(node.name.value) || (parent === "Query" && HISTORIES.has(node.name.value));
        if (isRead) found.add(`${parent}.${node.name.value}`);
      },
    }),
  );
  const fields = [...found].sort();
  documents.set(document, fields);
  return fields;
}

/** What stood in a record stands in these too. */
const HISTORIES: ReadonlySet<string> = new Set(["history", "deletedRecords"]);

let read = new Map<string, number>();

async function noteReading(hub: Asked, fields: readonly string[], id: unknown): Promise<void> {
  const { accountId, tokenId } = hub.caller;
  const recordId = /^\d{1,9}$/.test(String(id)) ? Number(id) : undefined;
  const key = JSON.stringify([accountId, tokenId, fields, recordId]);
  const now = Date.now();
  if (now - (read.get(key) ?? 0) < AGAIN_MS) return;
  if (read.size >= REMEMBERED) read = new Map();
  read.set(key, now);
  await add(hub, { kind: "UNMASK", resource: "Official", recordId, detail: { fields } });
}

/** That a list left the hub as a file; what it was filtered by may itself be somebody's, and is not kept. */
export const noteExport = (hub: Hub, list: string, asOf: string | undefined): Promise<void> =>
  add(hub, { kind: "EXPORT", detail: { list, ...(asOf && { asOf }) } });
