import { createHash } from "node:crypto";
import type { Problem } from "../../shared/check.js";
import { Refusal } from "../errors.js";

/** Rows on a page: what is usual, the most, and how far a page by offset may begin. */
export const PAGE = { usual: 25, most: 100, offset: 10_000 } as const;

export type PageArgs = {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
  readonly limit?: number | null;
  readonly offset?: number | null;
};

/** A page as it is read: how many rows from where, in which direction. */
export type Window = {
  readonly limit: number;
  readonly offset: number;
  readonly backward: boolean;
  readonly cursor: string | null;
};

const given = (value: unknown): boolean => value !== null && value !== undefined;
const refused = (field: string, other: string): Refusal =>
  new Refusal("BAD_USER_INPUT", { problems: [{ field, code: "NOT_ALLOWED", with: { reason: "notWith", other } }] });

/** Keyset or offset, not both; forward or backward, not both. */
function refuseMixed({ first, after, last, before, limit, offset }: PageArgs): void {
  const keyset = [first, after, last, before].some(given);
  if (keyset && [limit, offset].some(given)) throw refused("limit", "first, after, last, before");
  if ([first, after].some(given) && [last, before].some(given)) throw refused("last", "first, after");
}

/** A number of rows within its bounds: never negative, never cut in silence. */
function bounded(field: keyof PageArgs, value: number, max: number): number {
  const problem: Problem = { field, code: "RANGE", with: { min: 0, max } };
  if (value < 0) throw new Refusal("BAD_USER_INPUT", { problems: [problem] });
  if (value > max) throw new Refusal("LIMIT_EXCEEDED", { with: { what: field, max }, problems: [problem] });
  return value;
}

/** The page that the arguments ask for. */
export function windowOf(args: PageArgs, most: number = PAGE.most): Window {
  refuseMixed(args);
  const backward = [args.last, args.before].some(given);
  const size = (["first", "last", "limit"] as const).find((field) => given(args[field]));
  return {
    limit: size ? bounded(size, args[size] as number, most) : PAGE.usual,
    offset: bounded("offset", args.offset ?? 0, PAGE.offset),
    backward,
    cursor: (backward ? args.before : args.after) ?? null,
  };
}

export type CursorKeys = readonly (string | number | boolean | null)[];

/** What a cursor belongs to: one list, its conditions, order and day. */
export const stampOf = (...list: readonly unknown[]): string =>
  createHash("sha256")
    .update(JSON.stringify(list.map((one) => one ?? null)))
    .digest("base64url")
    .slice(0, 12);

export const cursorOf = (stamp: string, keys: CursorKeys): string =>
  Buffer.from(JSON.stringify([stamp, ...keys])).toString("base64url");

/** The keys in a cursor; refused where it belongs to another list, or they are none of its keys. */
export function keysOf(
  cursor: string,
  stamp: string,
  count: number,
  fits: (keys: CursorKeys) => boolean = () => true,
): CursorKeys {
  try {
    const [of, ...keys] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [string, ...CursorKeys];
    if (of === stamp && keys.length === count && fits(keys)) return keys;
  } catch {
    // What cannot be read is no cursor of ours: refused below.
  }
  throw new Refusal("INVALID_CURSOR");
}
