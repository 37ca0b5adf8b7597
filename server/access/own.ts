import { toString as drawQr } from "qrcode";
import type { Reader } from "../database.js";
import { invalid, Refusal } from "../errors.js";
import { accountOf, type From, noteOwn, type Owned, setCredential } from "./account-rows.js";
import type { Parts } from "./parts.js";
import { passwordProblem } from "./password-rules.js";
import { hashPassword, isPassword } from "./passwords.js";
import { endSessionsOf, startSession } from "./sessions.js";
import { newTotpSecret, stepOf, totpUri } from "./totp-code.js";

/** What people do to their own access, signed in. */

const wrong = (field: string, reason: string): Refusal => invalid({ field, code: "NOT_ALLOWED", with: { reason } });

/** The account of who is signed in, once they have proved again that they are its owner. */
async function proved(parts: Parts, accountId: number, { field, password }: Proved, from: From): Promise<Owned> {
  const account = await accountOf(parts.database, accountId);
  if (!account) throw new Refusal("UNAUTHENTICATED");
  const attempt = await parts.throttle.begin({ name: account.name, address: from.address });
  if (!(await isPassword(password, account.passwordHash))) throw wrong(field, "wrongPassword");
  await attempt.passed();
  return account;
}
type Proved = { readonly field: string; readonly password: string };

/** As long as the account is what was looked at. */
async function unchanged(store: Reader, { id, passwordHash }: Owned): Promise<Owned> {
  const account = await accountOf(store, id);
  if (!account || account.disabled || account.passwordHash !== passwordHash) throw new Refusal("UNAUTHENTICATED");
  return account;
}

/** Sets a new password. Every session ends, and one begins for who has changed it: gives its secret. */
export async function changePassword(
  parts: Parts,
  accountId: number,
  { current, next }: { current: string; next: string },
  from: From,
): Promise<string> {
  const account = await proved(parts, accountId, { field: "current", password: current }, from);
  const problem = passwordProblem(next, account);
  if (problem) throw invalid({ field: "next", ...problem });
  if (next.normalize("NFC") === current.normalize("NFC")) throw wrong("next", "samePassword");
  const passwordHash = await hashPassword(next);
  return parts.note(async (store) => {
    await unchanged(store, account);
    await setCredential(store, accountId, { passwordHash });
    await endSessionsOf(store, accountId);
    await noteOwn(store, account, from, "ACCESS", { what: "passwordSet" });
    return startSession(store, accountId, from, parts.now());
  });
}

/** A second factor that is shown and does not count yet: its secret, as text, as an app reads it, and drawn. */
export type Shown = { readonly secret: string; readonly uri: string; readonly qr: string };

/** Shows a new second factor. The password is asked for: else whoever finds a browser open locks its owner out. */
export async function startTotp(parts: Parts, accountId: number, password: string, from: From): Promise<Shown> {
  const account = await proved(parts, accountId, { field: "password", password }, from);
  if (account.totpSecret !== null) throw wrong("code", "totpOn");
  const secret = newTotpSecret();
  await parts.note((store) => setCredential(store, accountId, { totpPending: secret }));
  const uri = totpUri(secret, account.name);
  return { secret, uri, qr: await drawQr(uri, { type: "svg" }) };
}

/** Turns the second factor on that was shown last, by a code of it; that code is used up. */
export async function confirmTotp(parts: Parts, accountId: number, code: string, from: From): Promise<void> {
  await parts.note(async (store) => {
    const account = await accountOf(store, accountId);
    if (!account?.totpPending) throw wrong("code", "totpNotStarted");
    const step = stepOf(account.totpPending, code, parts.now());
    if (step === null) throw wrong("code", "wrongCode");
    await setCredential(store, accountId, { totpSecret: account.totpPending, totpPending: null, totpStep: step });
    await noteOwn(store, account, from, "ACCESS", { what: "secondFactorOn" });
  });
}

/** Turns one's own second factor off. */
export async function stopTotp(parts: Parts, accountId: number, password: string, from: From): Promise<void> {
  const account = await proved(parts, accountId, { field: "password", password }, from);
  await parts.note(async (store) => {
    await unchanged(store, account);
    await clearTotp(store, accountId);
    await noteOwn(store, account, from, "ACCESS", { what: "secondFactorOff" });
  });
}

export const clearTotp = (store: Reader, accountId: number): Promise<void> =>
  setCredential(store, accountId, { totpSecret: null, totpPending: null, totpStep: null });
