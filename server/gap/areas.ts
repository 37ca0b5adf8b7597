import { AREAS } from "../../shared/catalogue/unit.js";
import type { Areas } from "./terms.js";

export type Area = keyof typeof AREAS;

const ORDER = Object.keys(AREAS) as Area[];

/** An area as a bit. */
export const bitOf = (area: Area): Areas => 1 << ORDER.indexOf(area);

/** The areas of a `choices` column, as bits; none named: 0. */
export const areasOf = (stored: string): Areas =>
  (JSON.parse(stored) as Area[]).reduce((bits, area) => bits | bitOf(area), 0);

/** The areas that are set, in the order of the dictionary. */
export const areasIn = (bits: Areas): Area[] => ORDER.filter((area) => (bits & bitOf(area)) !== 0);
