import { RateLimiterMemory } from "rate-limiter-flexible";
import { atMost } from "../at-most.js";
import { Refusal } from "../errors.js";
import { networkOf } from "./address.js";

/** What is tried: for which account, from which address. */
export type Try = { readonly name: string; readonly address: string };

/** One try under way; who says nothing of it has failed. */
export type Attempt = {
  /** It succeeded: the account begins anew; the address gets back this one try. */
  passed(): Promise<void>;
  /** It neither succeeded nor failed (a code is still missing): as if it had not been. */
  withdrawn(): Promise<void>;
};

export type Throttle = {
  /** Counts a try before it is made, so that many at once are no way round; RATE_LIMITED while a pause lasts. */
  begin(tried: Try): Promise<Attempt>;
};

type Rule = {
  /** Failures that cost nothing. */
  readonly free: number;
  /** The longest pause, in seconds; after it there is always another try. */
  readonly longest: number;
};

/**
 * Pauses double from one second. An account's stay short, for anyone can fail in its name and its owner must get in
 * between; an address's grow, for it is one and the same that fails.
 */
const RULES = { name: { free: 5, longest: 60 }, address: { free: 20, longest: 900 } } as const satisfies Record<
  string,
  Rule
>;

/** How many pairs of account and address are remembered from which someone has signed in. */
const FAMILIAR = 10_000;

/** Failures are forgotten after a day without any. */
const REMEMBERED_S = 24 * 60 * 60;

const pauseAfter = (failures: number, { free, longest }: Rule): number =>
  failures <= free ? 0 : Math.min(longest, 2 ** (failures - free - 1));

type Counter = {
  /** Seconds that a pause still lasts; 0: none. */
  wait(key: string): Promise<number>;
  count(key: string): Promise<void>;
  undo(key: string): Promise<void>;
  clear(key: string): Promise<void>;
};

function counterOf(keyPrefix: string, rule: Rule): Counter {
  const failures = new RateLimiterMemory({ keyPrefix, points: rule.free, duration: REMEMBERED_S });
  const pauses = new RateLimiterMemory({ keyPrefix: `${keyPrefix}-pause`, points: 1, duration: rule.longest });
  return {
    async wait(key) {
      const left = (await pauses.get(key))?.msBeforeNext ?? 0;
      return left > 0 ? Math.ceil(left / 1000) : 0;
    },
    async count(key) {
      const before = await failures.get(key);
      const counted = (before && before.msBeforeNext > 0 ? before.consumedPoints : 0) + 1;
      await failures.set(key, counted, REMEMBERED_S);
      const pause = pauseAfter(counted, rule);
      if (pause > 0) await pauses.block(key, pause);
    },
    async undo(key) {
      await failures.reward(key);
      await pauses.delete(key);
    },
    async clear(key) {
      await failures.delete(key);
      await pauses.delete(key);
    },
  };
}

/** Slows who fails, per account and per address; in memory, so of this process. */
export function openThrottle(): Throttle {
  const names = counterOf("name", RULES.name);
  const addresses = counterOf("address", RULES.address);
  // Where an account has signed in before, it is counted apart: strangers who fail in its name do not keep it out.
  const familiar = new Set<string>();
  // Asked and counted in one go: of many that come at once none passes between the two.
  const inTurn = atMost(1);
  return {
    async begin({ name, address }) {
      const where = networkOf(address);
      // However long what was typed, a name is no longer.
      const pair = `${name.slice(0, 64)} ${where}`;
      const whom = familiar.has(pair) ? pair : name.slice(0, 64);
      await inTurn(async () => {
        const seconds = Math.max(await names.wait(whom), await addresses.wait(where));
        if (seconds > 0) throw new Refusal("RATE_LIMITED", { with: { seconds } });
        await Promise.all([names.count(whom), addresses.count(where)]);
      });
      return {
        passed: async () => {
          if (familiar.size >= FAMILIAR) familiar.clear();
          familiar.add(pair);
          await Promise.all([names.clear(whom), addresses.undo(where)]);
        },
        withdrawn: async () => {
          await Promise.all([names.undo(whom), addresses.undo(where)]);
        },
      };
    },
  };
}
