import sql from "sql-template-tag";
import type { Values } from "../../shared/check.js";
import { THE_HUB } from "../caller.js";
import type { Reader } from "../database.js";
import { invalid, type Refusal } from "../errors.js";
import type { Store } from "../resource/changes.js";
import type { Change } from "../resource/resource.js";
import { isBeyond } from "./account-rows.js";
import { endSessionsOf } from "./sessions.js";

const refused = (field: string, reason: string): Refusal => invalid({ field, code: "NOT_ALLOWED", with: { reason } });

/** What decides what someone may do: a session that was opened under another is not carried on. */
const DECISIVE = ["role", "unitId", "disabled"] as const;

const isAdministrator = (row: Values | null): boolean => row?.role === "ADMINISTRATOR" && !row.disabled;

/**
 * The rule inside every write of an account: nobody shuts themselves out, nor the last administrator, nor gives more
 * than they hold. Whose rights change signs in again.
 */
export async function beforeAccount({ store, was, row, id }: Change): Promise<void> {
  // Accounts are written through `changing` alone, whose store knows its author.
  const { caller } = (store as Store).author;
  if (row && isBeyond(caller, row.unitId as number | null)) throw refused("unitId", "outsideScope");
  if (!was || id === null) return;
  const lost = lostBy(was, row);
  if (lost && id === caller.accountId) throw refused(lost, "oneself");
  // Who stands at the machine itself may lock the last one out: the next start prints a link.
  if (lost && caller !== THE_HUB && isAdministrator(was) && !(await hasOtherAdministrator(store, id)))
    throw refused(lost, "lastAdministrator");
  if (DECISIVE.some((field) => row?.[field] !== was[field])) await endSessionsOf(store, id);
}

/** The field by which someone may no longer sign in, or is no longer an administrator; null where neither is so. */
function lostBy(was: Values, row: Values | null): "disabled" | "role" | null {
  if (!row || (row.disabled && !was.disabled)) return "disabled";
  return isAdministrator(was) && !isAdministrator(row) ? "role" : null;
}

const hasOtherAdministrator = async (store: Reader, id: number): Promise<boolean> =>
  (
    await store.rows(
      sql`SELECT 1 FROM "account" WHERE "role" = 'ADMINISTRATOR' AND "disabled" = ${false} AND "id" <> ${id} LIMIT 1`,
    )
  ).length > 0;
