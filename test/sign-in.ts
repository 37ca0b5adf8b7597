import { startSession } from "../server/access/sessions.js";
import { THE_HUB } from "../server/caller.js";
import type { Database } from "../server/database.js";
import { changing } from "../server/resource/changes.js";
import { create } from "../server/resource/rows.js";
import type { Role } from "../shared/permissions.js";

export type As = { readonly role: Exclude<Role, "TOOL">; readonly unitId?: string | number };

let people = 0;
/** Someone who has signed in: the header that says so. Their account is one of their own. */
export async function signIn(database: Database, { role, unitId }: As = { role: "ADMINISTRATOR" }): Promise<Headers> {
  const name = `user${++people}-${Date.now()}`;
  const values = { name, fullName: `Người dùng ${people}`, role, unitId: unitId ?? null };
  const id = await changing(database, { caller: THE_HUB }, (store) => create(store, "Account", values));
  const secret = await database.note((store) => startSession(store, id, { address: "127.0.0.1" }, Date.now()));
  return { cookie: `chuan_hub=${secret}` };
}
type Headers = { readonly cookie: string };

const usual = new Map<string, Headers>();
/** Whoever asks this hub without saying who they are is its administrator from now on. */
export async function signInFor(hub: { readonly url: string; readonly database: Database }): Promise<void> {
  usual.set(hub.url, await signIn(hub.database));
}
export const usualHeaders = (url: string): Partial<Headers> => usual.get(new URL(url).origin) ?? {};
