import { addDays } from "../shared/day.js";

const DAY_MS = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Days from one day to another; negative where the second comes first. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY_MS);

export const laterOf = (a: string, b: string): string => [a, b].sort()[1] as string;
export const earlierOf = (a: string, b: string): string => [a, b].sort()[0] as string;
export const dayBefore = (day: string): string => addDays(day, -1);

/** The last day of the year in which a day, month or year lies. */
export const yearEnd = (partial: string): string => `${partial.slice(0, 4)}-12-31`;
export const yearOf = (partial: string): number => Number(partial.slice(0, 4));
