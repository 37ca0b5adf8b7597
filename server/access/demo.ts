import sql from "sql-template-tag";
import { today } from "../../shared/day.js";
import type { Role } from "../../shared/permissions.js";
import { THE_HUB } from "../caller.js";
import type { Database, Reader } from "../database.js";
import { Refusal } from "../errors.js";
import { changing } from "../resource/changes.js";
import { change, create } from "../resource/rows.js";
import { accountNamed, type Owned } from "./account-rows.js";
import type { Parts } from "./parts.js";
import { openSession, type Visitor } from "./sign-in.js";

/** The demonstration users: without a password, so that outside of the demonstration nobody can sign in as one. */
export const DEMO_USERS = {
  "demo-quan-tri": { fullName: "Quản trị (dùng thử)", role: "ADMINISTRATOR", unitOf: null },
  "demo-tinh": { fullName: "Cán bộ tỉnh (dùng thử)", role: "OPERATOR", unitOf: "PROVINCE" },
  "demo-xa": { fullName: "Cán bộ xã (dùng thử)", role: "OPERATOR", unitOf: "COMMUNE" },
  "demo-phan-tich": { fullName: "Phân tích (dùng thử)", role: "ANALYST", unitOf: "PROVINCE" },
} as const satisfies Readonly<Record<string, { fullName: string; role: Role; unitOf: string | null }>>;

type Name = keyof typeof DEMO_USERS;
const isName = (name: string): name is Name => Object.hasOwn(DEMO_USERS, name);

/** Lets the demonstration users in, or locks them out: each start of the hub does one or the other. */
export async function setDemo(database: Database, open: boolean): Promise<void> {
  const names = Object.keys(DEMO_USERS);
  const lettingIn = sql`SELECT 1 FROM "account" WHERE ${database.dialect.among(sql`"name"`, names)} AND "disabled" = ${false}`;
  const letIn = (await database.rows(lettingIn)).length;
  if (letIn === (open ? names.length : 0)) return;
  await changing(database, { caller: THE_HUB }, async (store) => {
    for (const [name, { unitOf, ...user }] of Object.entries(DEMO_USERS)) {
      const account = await accountNamed(store, name);
      const at = account && { id: account.id, expectedVersion: await versionOf(store, account.id) };
      if (!at && open) await create(store, "Account", { ...user, name, unitId: await unitFor(store, unitOf) });
      else if (at && Boolean(account.disabled) === open) await change(store, "Account", at, { disabled: !open });
    }
  });
}

async function versionOf(store: Reader, id: number): Promise<number> {
  const [row] = await store.rows<{ version: number }>(sql`SELECT "version" FROM "account" WHERE "id" = ${id}`);
  return row?.version ?? 0;
}

/** The unit of such a kind that stands today and was made of the most others: in the demonstration it has a past. */
async function unitFor(store: Reader, kind: string | null): Promise<number | null> {
  if (kind === null) return null;
  const [found] = await store.rows<{ id: number }>(
    sql`SELECT u."id" FROM "unit" u LEFT JOIN "unit_predecessor" p ON p."unitId" = u."id"
      WHERE u."kind" = ${kind} AND u."validFrom" <= ${today()} AND (u."validUntil" IS NULL OR u."validUntil" > ${today()})
      GROUP BY u."id" ORDER BY count(p."id") DESC, u."id" LIMIT 1`,
  );
  return found?.id ?? null;
}

/** Signs in as a demonstration user; gives the secret of the session. */
export async function signInDemo(parts: Parts, name: string, visitor: Visitor): Promise<string> {
  const account = isName(name) ? await accountNamed(parts.database, name) : null;
  if (!account || account.disabled) throw new Refusal("NOT_FOUND");
  return parts.note((store) =>
    openSession(store, account as Owned, { visitor, now: parts.now(), by: "demonstration" }),
  );
}
