import { CADRE_STANDARDS } from "./cadres.js";
import { CIVIL_SERVANT_STANDARDS } from "./civil-servants.js";
import { PROVINCE_STANDARDS } from "./province.js";
import { SPECIAL_STANDARDS } from "./special.js";
import type { StandardOf } from "./words.js";

/** Every standard of the demonstration. */
export const STANDARDS: readonly StandardOf[] = [
  ...CADRE_STANDARDS,
  ...CIVIL_SERVANT_STANDARDS,
  ...SPECIAL_STANDARDS,
  ...PROVINCE_STANDARDS,
];
