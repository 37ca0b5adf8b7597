import { clean } from "../../shared/text.js";
import type { Reader } from "../database.js";
import { Refusal } from "../errors.js";
import { note } from "../resource/audit.js";
import { accountNamed, accountOf, type From, noteOwn, type Owned, tidyName } from "./account-rows.js";
import type { Parts } from "./parts.js";
import { isPassword } from "./passwords.js";
import { endSession, startSession } from "./sessions.js";
import { stepOf, takeStep } from "./totp-code.js";

/** What someone signs in with; `code` is that of the second factor. */
export type Given = { readonly name: string; readonly password: string; readonly code?: string | undefined };
/** Where they come from, and the session that their browser still has. */
export type Visitor = From & { readonly session: string | null };

/** A refusal to sign in, at the field that is to be mended. */
export const notSignedIn = (field: string, reason: string): Refusal =>
  new Refusal("UNAUTHENTICATED", { problems: [{ field, code: "NOT_ALLOWED", with: { reason } }] });

/** Signs someone in by password, and code where they have a second factor; gives the secret for the cookie. */
export async function signIn(parts: Parts, given: Given, visitor: Visitor): Promise<string> {
  const name = tidyName(given.name);
  const attempt = await parts.throttle.begin({ name, address: visitor.address });
  const account = await accountNamed(parts.database, name);
  const isRight = await isPassword(given.password, account?.passwordHash ?? null);
  // Disabled, unknown, wrong: one answer.
  if (!account || !isRight || account.disabled) {
    await noteFailure(parts, { name, account, why: "password" }, visitor);
    throw notSignedIn("password", "wrongSignIn");
  }
  if (account.totpSecret !== null && !given.code) {
    await attempt.withdrawn();
    throw new Refusal("UNAUTHENTICATED", { problems: [{ field: "code", code: "REQUIRED" }] });
  }
  const secret = await parts.note((store) => enter(store, account, { code: given.code, visitor, now: parts.now() }));
  if (secret === null) {
    await noteFailure(parts, { name, account, why: "code" }, visitor);
    throw notSignedIn("code", "wrongCode");
  }
  await attempt.passed();
  return secret;
}

type Entering = { readonly code: string | undefined; readonly visitor: Visitor; readonly now: number };

/** Opens the session, if the account still is what was checked; null where the code is wrong or was used. */
async function enter(store: Reader, checked: Owned, { code, visitor, now }: Entering): Promise<string | null> {
  const account = await accountOf(store, checked.id);
  if (!account || account.disabled || account.passwordHash !== checked.passwordHash)
    throw notSignedIn("password", "wrongSignIn");
  if (account.totpSecret !== null) {
    const step = stepOf(account.totpSecret, code ?? "", now);
    if (step === null || !(await takeStep(store, account.id, step))) return null;
  }
  return openSession(store, account, { visitor, now, by: account.totpSecret === null ? "password" : "password+code" });
}

/** Opens a session for an account whose owner has proved to be that, in place of the one that the browser had. */
export async function openSession(
  store: Reader,
  account: Owned,
  { visitor, now, by }: { visitor: Visitor; now: number; by: string },
): Promise<string> {
  if (visitor.session) await endSession(store, visitor.session);
  const secret = await startSession(store, account.id, visitor, now);
  await noteOwn(store, account, visitor, "SIGN_IN", { by });
  return secret;
}

/** What is no name may be a password that was typed in the wrong place: it is not kept. */
const LOOKS_LIKE_A_NAME = /^[a-z0-9][a-z0-9._@-]{1,49}$/;

type Failed = { readonly name: string; readonly account: Owned | null; readonly why: string };

/** Notes that someone failed, under the name that they tried. */
export async function noteFailure(parts: Parts, { name, account, why }: Failed, from: From): Promise<void> {
  const who = LOOKS_LIKE_A_NAME.test(name) ? clean(name) : "…";
  const caller = { role: "ANALYST", accountId: null, tokenId: null, who, units: [] } as const;
  await parts.note((store) =>
    note(
      store,
      { caller, address: from.address.slice(0, 60), requestId: from.requestId },
      { kind: "SIGN_IN_FAILED", resource: account ? "Account" : undefined, recordId: account?.id, detail: { why } },
    ),
  );
}

/** Ends the session of a browser at once. */
export async function signOut(parts: Parts, { session, ...from }: Visitor): Promise<void> {
  if (session === null) return;
  await parts.note(async (store) => {
    const accountId = await endSession(store, session);
    const account = accountId === null ? null : await accountOf(store, accountId);
    if (account) await noteOwn(store, account, from, "SIGN_OUT", {});
  });
}
