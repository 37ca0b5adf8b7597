import type { GapKey } from "../../shared/gap/status.js";
import { must } from "../caller.js";
import type { At } from "../context.js";
import { Refusal } from "../errors.js";
import { EVERYONE } from "./facts.js";
import { type Ledger, ledgerOf, type Question } from "./ledger.js";
import { type Rate, rates } from "./sums.js";

/**
 * Sums over everyone, for who may compare their units with others but not look into those. One key, no conditions:
 * of two sums that differ by a condition the difference can be one person. A cell of fewer than three is hidden, and
 * where it is the only one the next smallest with it, or what is missing from the whole would tell.
 */

/** Fewer people than this are somebody. */
export const LEAST = 3;

const KEYS: ReadonlySet<GapKey> = new Set(["UNIT_PROVINCE", "UNIT_DISTRICT", "CATEGORY", "POSITION"]);

type Asked = { readonly by: readonly GapKey[]; readonly conditions: Readonly<Record<string, unknown>> };

/** The rates of everyone by at most one key. */
export async function ratesBeyond(at: At, { by, conditions }: Asked, question?: Question): Promise<ShownRate[]> {
  must(at.hub.caller, "compare", "Official");
  for (const [field, given] of Object.entries(conditions))
    if (given !== undefined && given !== null) throw refused(field, "everywhere");
  if (by.length > 1) throw refused("by.1", "everywhere");
  if (by[0] && !KEYS.has(by[0])) throw refused("by.0", by[0]);
  const ledger: Ledger = await ledgerOf(at.hub.database, { officials: EVERYONE, asOf: at.asOf, units: null }, question);
  return hideSmall(await rates(ledger, by));
}

const refused = (field: string, other: string): Refusal =>
  new Refusal("BAD_USER_INPUT", { problems: [{ field, code: "NOT_ALLOWED", with: { reason: "notWith", other } }] });

export type ShownRate = Rate & { readonly suppressed?: boolean };

/** How many people stand in a cell, whatever their verdict. */
const peopleIn = ({ verdicts }: Rate): number => verdicts.reduce((sum, { count }) => sum + count, 0);

/** Hides the cells of fewer than three people, and never one alone. */
export function hideSmall(all: readonly Rate[]): ShownRate[] {
  const bySize = [...all].sort((a, b) => peopleIn(a) - peopleIn(b));
  const small = bySize.filter((rate) => peopleIn(rate) < LEAST).length;
  const hidden = new Set(bySize.slice(0, small === 1 ? 2 : small));
  return all.map((rate) => (hidden.has(rate) ? { ...rate, suppressed: true } : rate));
}
