import { createHash } from "node:crypto";
import sql from "sql-template-tag";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Refusal } from "../errors.js";
import type { Store } from "./changes.js";

/** What a caller's key stands for: the record that was created with it, and the body that it came with. */
@Entity()
export class ClientKey {
  /** The caller and the key: keys of two callers never meet. */
  @PrimaryColumn("varchar")
  key: string;
  @Column("varchar")
  body: string;
  @Column("integer")
  recordId: number;
  @Column("varchar")
  at: string;
}

/** How long a retried create is known for: longer than any queue of a client lives. */
const KEPT_DAYS = 7;

/** What was created, and by which change: of what stands already, the change that made it. */
export type Made = { readonly id: number; readonly changeSetId: number | null };

/** Creates once for a key: the same key and body give the record that stands; another body is refused. */
export async function onceFor(
  store: Store,
  given: { readonly key: string; readonly resource: string; readonly input: unknown },
  create: () => Promise<number>,
): Promise<Made> {
  const { accountId, tokenId } = store.author.caller;
  const key = `${accountId ?? ""}/${tokenId ?? ""} ${given.key}`;
  const body = createHash("sha256")
    .update(JSON.stringify([given.resource, given.input]))
    .digest("hex");
  const [known] = await store.rows<{ body: string; recordId: number }>(
    sql`SELECT "body", "recordId" FROM "client_key" WHERE "key" = ${key}`,
  );
  if (known?.body === body)
    return { id: known.recordId, changeSetId: await madeBy(store, given.resource, known.recordId) };
  if (known)
    throw new Refusal("CONFLICT", {
      problems: [{ field: "clientKey", code: "NOT_UNIQUE", with: { value: given.key } }],
    });
  const recordId = await create();
  const now = Date.now();
  const oldest = new Date(now - KEPT_DAYS * 86_400_000).toISOString();
  await store.rows(sql`DELETE FROM "client_key" WHERE "at" < ${oldest}`);
  await store.rows(
    sql`INSERT INTO "client_key" ("key", "body", "recordId", "at") VALUES (${key}, ${body}, ${recordId}, ${new Date(now).toISOString()})`,
  );
  return { id: recordId, changeSetId: store.changeSetId };
}

async function madeBy(store: Store, resource: string, id: number): Promise<number | null> {
  const [made] = await store.rows<{ changeSetId: number }>(
    sql`SELECT "changeSetId" FROM "record_change" WHERE "resource" = ${resource} AND "recordId" = ${id} AND "action" = 'CREATE' ORDER BY "id" LIMIT 1`,
  );
  return made?.changeSetId ?? null;
}
