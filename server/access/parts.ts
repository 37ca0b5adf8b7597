import type { Database, Reader } from "../database.js";
import { openThrottle, type Throttle } from "./throttle.js";

/** What sign-in is told from outside. */
export type AccessSettings = {
  /** The address by which browsers reach the hub; null: this machine's own. */
  readonly publicUrl: string | null;
  /** The addresses of proxies whose word counts. */
  readonly trustedProxies: readonly string[];
  readonly oidcIssuer: string | null;
  readonly oidcClientId: string | null;
  readonly oidcClientSecret: string | null;
  /** Whether anyone may sign in as a demonstration user. */
  readonly demo: boolean;
};

/** What the parts of sign-in work with. */
export type Parts = {
  readonly database: Database;
  readonly settings: AccessSettings;
  readonly throttle: Throttle;
  /** Milliseconds. */
  now(): number;
  /** Writes what is no data of the subject; what was remembered of sessions and tokens is forgotten. */
  note<T>(work: (store: Reader) => Promise<T>): Promise<T>;
  /** Differs as soon as something remembered may no longer stand. */
  stamp(): string;
};

export function partsOf(database: Database, settings: AccessSettings, now: () => number): Parts {
  let noted = 0;
  return {
    database,
    settings,
    throttle: openThrottle(),
    now,
    async note(work) {
      try {
        return await database.note(work);
      } finally {
        noted++;
      }
    },
    stamp: () => `${database.written()} ${noted}`,
  };
}
