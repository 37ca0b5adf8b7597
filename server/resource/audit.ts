import { createHash } from "node:crypto";
import sql, { join } from "sql-template-tag";
import { Column, Entity, Index, PrimaryGeneratedColumn } from "typeorm";
import type { AuditKind } from "../../shared/access/audit-entry.js";
import { dictionaryOf } from "../../shared/resources.js";
import type { Caller } from "../caller.js";
import { named, type Reader } from "../database.js";
import { columnsFor } from "./stored.js";

/** By whom something is done, and from where. */
export type Author = {
  readonly caller: Caller;
  readonly requestId?: string | undefined;
  readonly address?: string | undefined;
};

/** What is noted; `detail` is data. */
export type Noted = {
  readonly kind: AuditKind;
  readonly resource?: string | undefined;
  readonly recordId?: number | undefined;
  readonly detail?: unknown;
};

/** The columns that the hash covers, in its order. */
const COVERED = [
  "id",
  "at",
  "kind",
  "accountId",
  "who",
  "resource",
  "recordId",
  "address",
  "requestId",
  "detail",
] as const;
type Entry = { readonly [K in (typeof COVERED)[number]]: string | number | null };
export type End = { readonly id: number; readonly hash: string };

/** What stands before the first entry. */
const NONE: End = { id: 0, hash: "0".repeat(64) };

const hashOf = (before: string, entry: Entry): string =>
  createHash("sha256")
    .update(JSON.stringify([before, ...COVERED.map((column) => entry[column])]))
    .digest("hex");

/** The last entry; a transaction's changes carry the number after it. */
export async function endOf(store: Reader): Promise<End> {
  const [last] = await store.rows<End>(sql`SELECT "id", "hash" FROM "audit_entry" ORDER BY "id" DESC LIMIT 1`);
  return last ?? NONE;
}

/** Adds an entry after `end`, in the transaction of what it tells of. */
export async function append(store: Reader, author: Author, noted: Noted, end: End): Promise<End> {
  const { caller } = author;
  const entry: Entry = {
    id: end.id + 1,
    at: new Date().toISOString(),
    kind: noted.kind,
    accountId: caller.accountId,
    who: caller.who,
    resource: noted.resource ?? null,
    recordId: noted.recordId ?? null,
    address: author.address ?? null,
    requestId: author.requestId ?? null,
    detail: noted.detail === undefined ? null : JSON.stringify(noted.detail),
  };
  const hash = hashOf(end.hash, entry);
  const place: [string, unknown][] = [
    ["id", entry.id],
    ["version", 1],
    ["changeSetId", entry.id],
  ];
  const columns = [...place, ...columnsFor(dictionaryOf("AuditEntry"), { ...entry, hash })];
  await store.rows(
    sql`INSERT INTO "audit_entry" (${join(columns.map(([name]) => named(name)))}) VALUES (${join(columns.map(([, value]) => value))})`,
  );
  return { id: entry.id as number, hash };
}

/** Notes what is no change of a record, in the transaction given. */
export const note = async (store: Reader, author: Author, noted: Noted): Promise<End> =>
  append(store, author, noted, await endOf(store));

/** Entries that are read at a time. */
const PAGE = 1000;

/** The first entry that is missing or is not as it was written; null where the whole chain holds. Says how many there are. */
export async function verifyAudit(store: Reader): Promise<{ entries: number; broken: number | null }> {
  let end = NONE;
  for (;;) {
    const page = await store.rows<Entry & { hash: string }>(
      sql`SELECT ${join([...COVERED, "hash"].map(named))} FROM "audit_entry" WHERE "id" > ${end.id} ORDER BY "id" LIMIT ${PAGE}`,
    );
    for (const entry of page) {
      if (entry.id !== end.id + 1) return { entries: end.id, broken: end.id + 1 };
      if (entry.hash !== hashOf(end.hash, entry)) return { entries: end.id, broken: entry.id as number };
      end = { id: entry.id as number, hash: entry.hash };
    }
    if (page.length < PAGE) return { entries: end.id, broken: null };
  }
}

/** One change of one record: what stood before. With the rows as they stand, what was known at any earlier number. */
@Entity()
@Index(["resource", "recordId"])
@Index(["changeSetId"])
export class RecordChange {
  @PrimaryGeneratedColumn()
  id: number;
  /** The number of the audit entry that tells of the change. */
  @Column("integer")
  changeSetId: number;
  @Column("varchar")
  resource: string;
  @Column("integer")
  recordId: number;
  @Column("varchar")
  action: string;
  /** The change that made what stood before; null where nothing did. */
  @Column("integer", { nullable: true })
  fromChangeSetId: number | null;
  /** The row that stood before, as JSON, with its version and its lists of keys. */
  @Column("text", { nullable: true })
  before: string | null;
}
