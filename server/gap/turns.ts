import { setImmediate as turn } from "node:timers/promises";
import type { List } from "./entries.js";

/** How long work on a set may hold the one thread before others get their turn. */
const HOLD_MS = 15;
/** Asking the clock for each item would cost more than the item. */
const BETWEEN_LOOKS = 64;

/** Does the work for each item, with turns for others between. */
export async function inTurns<T>(items: List<T>, work: (item: T) => void): Promise<void> {
  let began = performance.now();
  for (let i = 0; i < items.length; i++) {
    work(items.at(i) as T);
    if (i % BETWEEN_LOOKS !== 0 || performance.now() - began < HOLD_MS) continue;
    await turn();
    began = performance.now();
  }
}
