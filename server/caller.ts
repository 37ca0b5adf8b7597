import { type Action, may, type Role, SEES_SENSITIVE } from "../shared/permissions.js";
import { Refusal } from "./errors.js";

/** Who asks: as what, and for which units. Everything that is read or written is read or written for one of these. */
export type Caller = {
  readonly role: Role;
  /** Null: a token, or the hub itself. */
  readonly accountId: number | null;
  readonly tokenId: number | null;
  /** The name that the log keeps. */
  readonly who: string;
  /** The ids of the units they answer for; null: everywhere. */
  readonly units: readonly number[] | null;
  /** Whether these are so many of all that who looks at rows in turn soon meets one of theirs. */
  readonly wide?: boolean;
};

/** The hub itself: its seeds, its command line. */
export const THE_HUB: Caller = { role: "ADMINISTRATOR", accountId: null, tokenId: null, who: "Chuẩn Hub", units: null };

/** Refused unless the table of permissions grants it. */
export function must({ role }: Caller, action: Action, resource: string): void {
  if (!may(role, action, resource)) throw new Refusal("FORBIDDEN");
}

export const seesSensitive = ({ role }: Caller): boolean => SEES_SENSITIVE[role];
