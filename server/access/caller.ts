import type { Caller } from "../caller.js";
import type { Reader } from "../database.js";
import { nameInLog } from "./account-rows.js";
import { cookieIn } from "./cookie.js";
import type { Parts } from "./parts.js";
import { isWide, rememberedUnits } from "./scope.js";
import { IDLE_MS, LONGEST_MS, noteSeen, SESSION_COOKIE, sessionOf } from "./sessions.js";
import { noteUsed, tokenOf } from "./tokens.js";

/** By what someone says who they are: these two headers, and nothing else of a request. */
export type Proof = { readonly cookie?: string | undefined; readonly authorization?: string | undefined };

/** Someone who was found by their secret; `seen` moves on while they are remembered. */
type Found = {
  readonly caller: Caller;
  /** When it ends for good, and after how long without use; milliseconds. */
  readonly until: number;
  readonly idleMs: number;
  seen: number;
  readonly note: (store: Reader, now: number) => Promise<void>;
};

/** How often the store is told that someone is still there. */
const NOTED_EVERY_MS = 60_000;

/** Who asks, found by session or token. Remembered until something is written, except where other processes write. */
export function callersOf(parts: Parts): { callerOf(proof: Proof): Promise<Caller | null> } {
  const { database } = parts;
  const looking: Looking = { store: database, unitsOf: rememberedUnits(database) };
  const remembers = database.dialect.name === "sqlite";
  const remembered = new Map<string, Found>();
  let rememberedAt = "";

  async function find({ kind, text }: Secret): Promise<Found | null> {
    // A session's secret is no token, nor the other way round: each is remembered as what it was shown as.
    const secret = `${kind} ${text}`;
    const stamp = parts.stamp();
    if (stamp !== rememberedAt) remembered.clear();
    rememberedAt = stamp;
    const known = remembered.get(secret);
    if (known) return known;
    const found = await (kind === "token" ? byToken : bySession)(looking, text);
    // What was written while the store was read may have ended what was found.
    if (found && remembers && parts.stamp() === stamp) remembered.set(secret, found);
    return found;
  }

  /** Not waited for: whoever reads is not kept by who writes, and reads on where nothing can be written. */
  function touch(found: Found, now: number): void {
    if (now - found.seen < NOTED_EVERY_MS) return;
    found.seen = now;
    database.note((store) => found.note(store, now)).catch(() => undefined);
  }

  return {
    async callerOf(proof) {
      const secret = secretIn(proof);
      if (secret === null) return null;
      const found = await find(secret);
      const now = parts.now();
      if (!found || now >= found.until || now - found.seen >= found.idleMs) return null;
      touch(found, now);
      return found.caller;
    },
  };
}

type Secret = { readonly kind: "token" | "session"; readonly text: string };

/** Who shows a token is asked for nothing else. */
function secretIn({ cookie, authorization }: Proof): Secret | null {
  if (authorization !== undefined) {
    const [, text] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
    return text ? { kind: "token", text } : null;
  }
  const text = cookieIn(cookie, SESSION_COOKIE);
  return text ? { kind: "session", text } : null;
}

/** Where someone is looked up, and how the units are found that they answer for. */
type Looking = { readonly store: Reader; readonly unitsOf: (unitId: number) => Promise<readonly number[]> };

async function answersFor({ store, unitsOf }: Looking, unitId: number | null): Promise<Pick<Caller, "units" | "wide">> {
  if (unitId === null) return { units: null };
  const units = await unitsOf(unitId);
  return { units, wide: await isWide(store, units) };
}

async function bySession(looking: Looking, secret: string): Promise<Found | null> {
  const row = await sessionOf(looking.store, secret);
  if (!row || row.disabled) return null;
  return {
    caller: {
      role: row.role,
      accountId: row.accountId,
      tokenId: null,
      who: nameInLog(row),
      ...(await answersFor(looking, row.unitId)),
    },
    until: Date.parse(row.startedAt) + LONGEST_MS,
    idleMs: IDLE_MS,
    seen: Date.parse(row.seenAt),
    note: (at, now) => noteSeen(at, row.id, now),
  };
}

async function byToken(looking: Looking, secret: string): Promise<Found | null> {
  const row = await tokenOf(looking.store, secret);
  if (!row || row.revokedAt !== null) return null;
  return {
    caller: {
      role: row.role,
      accountId: null,
      tokenId: row.id,
      who: row.name,
      ...(await answersFor(looking, row.unitId)),
    },
    until: Date.parse(row.expiresAt),
    idleMs: Number.POSITIVE_INFINITY,
    seen: row.usedAt === null ? 0 : Date.parse(row.usedAt),
    note: (at, now) => noteUsed(at, row.id, now),
  };
}
