import sql from "sql-template-tag";
import { type Problem, problems, tidy, whole } from "../../shared/check.js";
import { dictionaryOf } from "../../shared/resources.js";
import { THE_HUB } from "../caller.js";
import type { Reader } from "../database.js";
import { invalid, Refusal } from "../errors.js";
import { type Author, note } from "../resource/audit.js";
import { changing } from "../resource/changes.js";
import { create } from "../resource/rows.js";
import {
  accountFor,
  accountOf,
  hasAdministrator,
  noteOwn,
  type Owned,
  setCredential,
  tidyName,
} from "./account-rows.js";
import { instant } from "./opened.js";
import type { Parts } from "./parts.js";
import { passwordProblem } from "./password-rules.js";
import { hashPassword } from "./passwords.js";
import { hashOf, newSecret } from "./secret.js";
import { endSessionsOf } from "./sessions.js";
import { openSession, type Visitor } from "./sign-in.js";

/** How long a link is good for. */
const INVITED_MS = 24 * 60 * 60_000;

/** Where a link leads; what stands after # is never sent to a server, so it stands in no log. */
export const linkTo = (url: string, secret: string): string => `${url}/admin/set-up#${secret}`;

/** Makes an invitation in place of those that the same person had; null is the first administrator. */
async function invite(store: Reader, accountId: number | null, now: number): Promise<string> {
  await withdraw(store, accountId);
  const secret = newSecret();
  await store.rows(
    sql`INSERT INTO "invitation" ("secretHash", "accountId", "expiresAt") VALUES (${hashOf(secret)}, ${accountId}, ${instant(now + INVITED_MS)})`,
  );
  return secret;
}

async function withdraw(store: Reader, accountId: number | null): Promise<void> {
  await store.rows(
    accountId === null
      ? sql`DELETE FROM "invitation" WHERE "accountId" IS NULL`
      : sql`DELETE FROM "invitation" WHERE "accountId" = ${accountId}`,
  );
}

/** The secret by which the first administrator comes in; null where there are accounts. A new one voids the one before. */
export const inviteFirst = (parts: Parts): Promise<string | null> =>
  parts.note(async (store) => ((await hasAdministrator(store)) ? null : invite(store, null, parts.now())));

/** A secret by which someone sets their password, once; it voids the one before. */
export const inviteTo = (parts: Parts, author: Author, accountId: number): Promise<string> =>
  parts.note(async (store) => {
    const account = await accountFor(store, author.caller, accountId);
    if (account.disabled) throw invalid({ field: "id", code: "NOT_ALLOWED", with: { reason: "disabled" } });
    await note(store, author, {
      kind: "ACCESS",
      resource: "Account",
      recordId: account.id,
      detail: { what: "invited" },
    });
    return invite(store, account.id, parts.now());
  });

/** What is filled in behind a link; the first administrator also says who they are. */
export type SetUp = {
  readonly secret: string;
  readonly password: string;
  readonly name?: string | undefined;
  readonly fullName?: string | undefined;
};

type Invitation = { readonly accountId: number | null; readonly expiresAt: string };

async function invitationOf(store: Reader, secret: string, now: number): Promise<Invitation> {
  const [found] = await store.rows<Invitation>(
    sql`SELECT "accountId", "expiresAt" FROM "invitation" WHERE "secretHash" = ${hashOf(secret)}`,
  );
  const isGood =
    found && found.expiresAt > instant(now) && (found.accountId !== null || !(await hasAdministrator(store)));
  if (!isGood) throw invalid({ field: "secret", code: "NOT_ALLOWED", with: { reason: "linkVoid" } });
  return found;
}

/** Uses a link. Gives the secret of a session; null where a second factor is asked for first. */
export async function setUp(parts: Parts, given: SetUp, visitor: Visitor): Promise<string | null> {
  const { accountId } = await invitationOf(parts.database, given.secret, parts.now());
  return accountId === null ? setUpFirst(parts, given, visitor) : setUpInvited(parts, accountId, given, visitor);
}

async function setUpFirst(parts: Parts, given: SetUp, visitor: Visitor): Promise<string> {
  const wanted = { name: tidyName(given.name ?? ""), fullName: given.fullName ?? "", role: "ADMINISTRATOR" };
  const dictionary = dictionaryOf("Account");
  const row = whole(dictionary, tidy(dictionary, wanted));
  const weak = passwordProblem(given.password, { name: wanted.name, fullName: wanted.fullName });
  const wrong: Problem[] = [...problems(dictionary, row), ...(weak ? [{ field: "password", ...weak }] : [])];
  if (wrong.length > 0) throw invalid(...wrong);
  const passwordHash = await hashPassword(given.password);
  const author: Author = { caller: THE_HUB, address: visitor.address, requestId: visitor.requestId };
  const id = await changing(parts.database, author, async (store) => {
    // Of two who come with the same link one is first.
    await invitationOf(store, given.secret, parts.now());
    await withdraw(store, null);
    const made = await create(store, "Account", wanted);
    await setCredential(store, made, { passwordHash });
    return made;
  });
  return parts.note(async (store) => {
    const account = (await accountOf(store, id)) as Owned;
    await noteOwn(store, account, visitor, "ACCESS", { what: "linkUsed" });
    return openSession(store, account, { visitor, now: parts.now(), by: "link" });
  });
}

async function setUpInvited(parts: Parts, id: number, given: SetUp, visitor: Visitor): Promise<string | null> {
  const owner = await accountOf(parts.database, id);
  const problem = passwordProblem(given.password, owner ?? { name: "", fullName: "" });
  if (problem) throw invalid({ field: "password", ...problem });
  const passwordHash = await hashPassword(given.password);
  return parts.note(async (store) => {
    await invitationOf(store, given.secret, parts.now());
    const account = await accountOf(store, id);
    if (!account || account.disabled) throw new Refusal("UNAUTHENTICATED");
    await withdraw(store, id);
    await setCredential(store, id, { passwordHash });
    await endSessionsOf(store, id);
    await noteOwn(store, account, visitor, "ACCESS", { what: "linkUsed" });
    if (account.totpSecret !== null) return null;
    return openSession(store, account, { visitor, now: parts.now(), by: "link" });
  });
}
