import sql, { type Sql } from "sql-template-tag";
import type { AuditKind } from "../../shared/access/audit-entry.js";
import type { Role } from "../../shared/permissions.js";
import { clean } from "../../shared/text.js";
import type { Caller } from "../caller.js";
import type { Reader } from "../database.js";
import { Refusal } from "../errors.js";
import { type Author, note } from "../resource/audit.js";

/** An account with what proves that someone is its owner. */
export type Owned = {
  readonly id: number;
  readonly name: string;
  readonly fullName: string;
  readonly role: Role;
  readonly unitId: number | null;
  /** 0 and 1 from SQLite. */
  readonly disabled: boolean | number;
  readonly passwordHash: string | null;
  readonly totpSecret: string | null;
  readonly totpPending: string | null;
  readonly totpStep: number | null;
  readonly oidcSubject: string | null;
};

const owned = async (store: Reader, condition: Sql): Promise<Owned | null> => {
  const [found] = await store.rows<Owned>(
    sql`SELECT a."id", a."name", a."fullName", a."role", a."unitId", a."disabled",
        c."passwordHash", c."totpSecret", c."totpPending", c."totpStep", c."oidcSubject"
      FROM "account" a LEFT JOIN "credential" c ON c."accountId" = a."id" WHERE ${condition}`,
  );
  return found ?? null;
};

/** As it is typed: small letters, no spaces around. */
export const tidyName = (name: string): string => clean(name).toLowerCase();

export const accountNamed = (store: Reader, name: string): Promise<Owned | null> =>
  owned(store, sql`a."name" = ${tidyName(name)}`);
export const accountOf = (store: Reader, id: number): Promise<Owned | null> => owned(store, sql`a."id" = ${id}`);
export const accountOfSubject = (store: Reader, subject: string): Promise<Owned | null> =>
  owned(store, sql`c."oidcSubject" = ${subject}`);

export const hasAdministrator = async (store: Reader): Promise<boolean> =>
  (await store.rows(sql`SELECT 1 FROM "account" WHERE "role" = 'ADMINISTRATOR' AND "disabled" = ${false} LIMIT 1`))
    .length > 0;

/** Sets or clears what proves someone to be an account's owner. */
export async function setCredential(
  store: Reader,
  accountId: number,
  values: Partial<Pick<Owned, "passwordHash" | "totpSecret" | "totpPending" | "totpStep" | "oidcSubject">>,
): Promise<void> {
  await store.rows(
    sql`INSERT INTO "credential" ("accountId") VALUES (${accountId}) ON CONFLICT ("accountId") DO NOTHING`,
  );
  const { passwordHash, totpSecret, totpPending, totpStep, oidcSubject } = values;
  const set = async (statement: Sql, value: unknown): Promise<void> => {
    if (value !== undefined)
      await store.rows(sql`UPDATE "credential" SET ${statement} = ${value} WHERE "accountId" = ${accountId}`);
  };
  await set(sql`"passwordHash"`, passwordHash);
  await set(sql`"totpSecret"`, totpSecret);
  await set(sql`"totpPending"`, totpPending);
  await set(sql`"totpStep"`, totpStep);
  await set(sql`"oidcSubject"`, oidcSubject);
}

/** From where and with what someone asks. */
export type From = {
  readonly address: string;
  readonly agent?: string | undefined;
  readonly requestId?: string | undefined;
};

/** An account as the author of what the log tells. */
export const authorOf = ({ id, name, fullName, role }: Owned, { address, requestId }: From): Author => ({
  caller: { role, accountId: id, tokenId: null, who: nameInLog({ name, fullName }), units: null },
  address: address.slice(0, 60),
  requestId,
});

export const nameInLog = ({ name, fullName }: Pick<Owned, "name" | "fullName">): string => `${fullName} (${name})`;

/** Notes what an account's owner did to their own access; of what is secret only that it was set. */
export const noteOwn = async (
  store: Reader,
  account: Owned,
  from: From,
  kind: AuditKind,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> => {
  await note(store, authorOf(account, from), { kind, resource: "Account", recordId: account.id, detail });
};

/** Whether a unit is none of those that the caller answers for; null is everywhere. */
export const isBeyond = (caller: Caller, unitId: number | null): boolean =>
  caller.units !== null && (unitId === null || !caller.units.includes(unitId));

/** The account of this id, on which someone acts; one beyond their units is not there. */
export async function accountFor(store: Reader, caller: Caller, id: number): Promise<Owned> {
  const found = await accountOf(store, id);
  if (!found || isBeyond(caller, found.unitId)) throw new Refusal("NOT_FOUND");
  return found;
}
