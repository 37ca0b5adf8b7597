import { Refusal } from "./errors.js";

/** Lets so many tasks run at a time, and so many wait for their turn; who comes after those is told to come again. */
export function atMost(running: number, waiting = Number.POSITIVE_INFINITY): <T>(task: () => Promise<T>) => Promise<T> {
  let free = running;
  const queue: (() => void)[] = [];
  return async (task) => {
    if (free > 0) free--;
    else if (queue.length >= waiting) throw new Refusal("OVERLOADED");
    else await new Promise<void>((turn) => queue.push(turn));
    try {
      return await task();
    } finally {
      // The place goes to who waits longest, or back.
      const next = queue.shift();
      if (next) next();
      else free++;
    }
  };
}
