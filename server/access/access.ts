import type { RequestHandler } from "express";
import type { Caller } from "../caller.js";
import type { Database } from "../database.js";
import { type Author, note } from "../resource/audit.js";
import { accountFor } from "./account-rows.js";
import { addressOf, type Peer } from "./address.js";
import { callersOf } from "./caller.js";
import { openOidc } from "./oidc.js";
import { clearTotp } from "./own.js";
import { type AccessSettings, partsOf } from "./parts.js";
import { accessRoutes } from "./routes.js";
import { endSessionsOf } from "./sessions.js";
import { inviteFirst, inviteTo, linkTo } from "./set-up.js";
import { createToken, revokeToken, type WantedToken } from "./tokens.js";

type Asking = Peer & { readonly headers: { readonly cookie?: string; readonly authorization?: string } };

/** Who may come in, and how: all that the rest of the hub knows of it. */
export type Access = {
  /** Who asks, by session cookie or Bearer token; null: nobody. */
  callerOf(request: Asking): Promise<Caller | null>;
  /** The address that asks, behind the proxies that the settings name. */
  addressOf(request: Peer): string;
  /** What is served under `/auth`: signing in and out, links, one's own password and second factor. */
  readonly routes: RequestHandler;
  /** Where the hub listens, once it does: links lead there unless the settings say better. */
  listensAt(url: string): void;
  /** The link for the first administrator, in place of an older one; null where there are accounts. */
  firstLink(): Promise<string | null>;
  /** A link by which someone sets their password, once, within 24 hours. */
  inviteTo(author: Author, accountId: number): Promise<string>;
  /** Signs an account out everywhere; says how many sessions there were. */
  endSessions(author: Author, accountId: number): Promise<number>;
  /** Takes the second factor from someone who has lost it. */
  clearSecondFactor(author: Author, accountId: number): Promise<void>;
  /** A new token; its secret is never given again. */
  createToken(author: Author, wanted: WantedToken): Promise<{ id: number; secret: string }>;
  revokeToken(author: Author, id: number): Promise<void>;
};

/** Sign-in over this store. `now` gives milliseconds. */
export function openAccess(database: Database, settings: AccessSettings, now: () => number = Date.now): Access {
  const parts = partsOf(database, settings, now);
  const trusted = new Set(settings.trustedProxies);
  const callers = callersOf(parts);
  let url = settings.publicUrl ?? "";
  return {
    callerOf: ({ headers: { cookie, authorization } }) => callers.callerOf({ cookie, authorization }),
    addressOf: (request) => addressOf(request, trusted),
    routes: accessRoutes({ parts, callers, oidc: openOidc(parts), trusted }),
    listensAt(at) {
      url = settings.publicUrl ?? at;
    },
    async firstLink() {
      const secret = await inviteFirst(parts);
      return secret === null ? null : linkTo(url, secret);
    },
    inviteTo: async (author, accountId) => linkTo(url, await inviteTo(parts, author, accountId)),
    endSessions: (author, accountId) =>
      parts.note(async (store) => {
        await accountFor(store, author.caller, accountId);
        const sessions = await endSessionsOf(store, accountId);
        await note(store, author, acted(accountId, { what: "sessionsEnded", sessions }));
        return sessions;
      }),
    clearSecondFactor: (author, accountId) =>
      parts.note(async (store) => {
        await accountFor(store, author.caller, accountId);
        await clearTotp(store, accountId);
        await note(store, author, acted(accountId, { what: "secondFactorCleared" }));
      }),
    createToken: (author, wanted) => parts.note((store) => createToken(store, author, wanted, now())),
    revokeToken: (author, id) => parts.note((store) => revokeToken(store, author, id, now())),
  };
}

const acted = (recordId: number, detail: object) =>
  ({ kind: "ACCESS", resource: "Account", recordId, detail }) as const;
