import sql from "sql-template-tag";
import type { Role } from "../../shared/permissions.js";
import { dictionaryOf } from "../../shared/resources.js";
import { clean } from "../../shared/text.js";
import type { Reader } from "../database.js";
import type { From } from "./account-rows.js";
import { addOpened, instant } from "./opened.js";
import { hashOf, newSecret } from "./secret.js";

export const SESSION_COOKIE = "chuan_hub";
/** A session ends when nobody has used it for so long, */
export const IDLE_MS = 30 * 60_000;
/** and in any case when it has lasted so long. */
export const LONGEST_MS = 12 * 60 * 60_000;

/** A session as it stands, with its account. */
export type SessionRow = {
  readonly id: number;
  readonly accountId: number;
  readonly startedAt: string;
  readonly seenAt: string;
  readonly name: string;
  readonly fullName: string;
  readonly role: Role;
  readonly unitId: number | null;
  /** 0 and 1 from SQLite. */
  readonly disabled: boolean | number;
};

/** Begins a session; gives the secret that goes in the cookie and is kept nowhere. Clears away what has run out. */
export async function startSession(store: Reader, accountId: number, from: From, now: number): Promise<string> {
  await store.rows(
    sql`DELETE FROM "session" WHERE "seenAt" < ${instant(now - IDLE_MS)} OR "startedAt" < ${instant(now - LONGEST_MS)}`,
  );
  const secret = newSecret();
  const at = instant(now);
  const agent = clean((from.agent ?? "").replace(/\p{Cc}/gu, " ")).slice(0, 300) || null;
  const row = { accountId, startedAt: at, seenAt: at, address: from.address.slice(0, 60), agent };
  await addOpened(store, dictionaryOf("Session"), row, secret);
  return secret;
}

/** The session that a secret opens, run out or not. */
export async function sessionOf(store: Reader, secret: string): Promise<SessionRow | null> {
  const [found] = await store.rows<SessionRow>(
    sql`SELECT s."id", s."accountId", s."startedAt", s."seenAt", a."name", a."fullName", a."role", a."unitId", a."disabled"
      FROM "session" s JOIN "account" a ON a."id" = s."accountId" WHERE s."secretHash" = ${hashOf(secret)}`,
  );
  return found ?? null;
}

/** Ends the session that a secret opens; whose it was, null where there was none. */
export async function endSession(store: Reader, secret: string): Promise<number | null> {
  const [ended] = await store.rows<{ accountId: number }>(
    sql`DELETE FROM "session" WHERE "secretHash" = ${hashOf(secret)} RETURNING "accountId"`,
  );
  return ended?.accountId ?? null;
}

/** Ends all sessions of an account; how many there were. */
export const endSessionsOf = async (store: Reader, accountId: number): Promise<number> =>
  (await store.rows(sql`DELETE FROM "session" WHERE "accountId" = ${accountId} RETURNING "id"`)).length;

/** Notes that a session is used. */
export async function noteSeen(store: Reader, id: number, now: number): Promise<void> {
  const at = instant(now);
  await store.rows(sql`UPDATE "session" SET "seenAt" = ${at} WHERE "id" = ${id} AND "seenAt" < ${at}`);
}
