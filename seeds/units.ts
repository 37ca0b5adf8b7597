import type { AREAS } from "../shared/catalogue/unit.js";
import { holdsOn } from "../shared/day.js";
import rows from "./data/units.json" with { type: "json" };

/** A unit of the demonstration; `key` is its code and first day, for codes are used again. */
export type UnitOf = {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentCode: string | null;
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly note?: string;
  readonly predecessors?: readonly { readonly key: string; readonly extent: string }[];
};
export type AreaOf = { readonly unit: string; readonly area: keyof typeof AREAS; readonly basis: string };

export const UNITS: readonly UnitOf[] = rows;
const byKey = new Map(UNITS.map((one) => [one.key, one]));

export function unitOf(key: string): UnitOf {
  const unit = byKey.get(key);
  if (!unit) throw new Error(`The seeds know no unit ${key}.`);
  return unit;
}

const COMMUNE_KINDS = ["COMMUNE", "WARD", "TOWNSHIP"];
/** Communes, wards and townships: the units that have officials. */
export const COMMUNES: readonly UnitOf[] = UNITS.filter((one) => COMMUNE_KINDS.includes(one.kind));

/** The commune-level units that exist on a day. */
export const communesOn = (day: string): UnitOf[] =>
  COMMUNES.filter((one) => holdsOn(one.validFrom, one.validUntil, day));

export const isWard = (key: string): boolean => unitOf(key).kind === "WARD";

const SUCCESSION = ["WHOLE", "REST", "PART"];
const heirs = new Map<string, { key: string; extent: string }[]>();
for (const unit of COMMUNES) {
  for (const { key, extent } of unit.predecessors ?? [])
    heirs.set(key, [...(heirs.get(key) ?? []), { key: unit.key, extent }]);
}

/** The unit that took over from one that ended: where it was divided, the one that took the larger part. */
export function successorOf(key: string): UnitOf {
  const named = heirs.get(key) ?? [];
  const best = [...named].sort((a, b) => SUCCESSION.indexOf(a.extent) - SUCCESSION.indexOf(b.extent))[0];
  if (!best) throw new Error(`Nothing took over from ${key}.`);
  return unitOf(best.key);
}

/** Districts whose communes count as extremely difficult here, and those of which every second one does. */
const HARDEST = ["060", "061", "062"];
const HARD = ["064", "065", "066"];
const DEMONSTRATION = "Minh họa, chưa đối chiếu với danh mục của Chính phủ";

function isExtremelyDifficult(unit: UnitOf): boolean {
  if (unit.kind !== "COMMUNE" || unit.parentCode === null) return false;
  if (unit.parentCode === "19") return (unit.predecessors ?? []).some((one) => isExtremelyDifficult(unitOf(one.key)));
  return HARDEST.includes(unit.parentCode) || (HARD.includes(unit.parentCode) && Number(unit.code) % 2 === 0);
}

/** Every unit is mountainous; outside the town also ethnic-minority; some communes extremely difficult. */
export const AREAS_OF_UNITS: readonly AreaOf[] = UNITS.flatMap((unit) => {
  const areas: AreaOf["area"][] = ["MOUNTAINOUS"];
  if (COMMUNE_KINDS.includes(unit.kind) && unit.kind !== "WARD" && unit.parentCode !== "058")
    areas.push("ETHNIC_MINORITY");
  if (isExtremelyDifficult(unit)) areas.push("EXTREMELY_DIFFICULT");
  return areas.map((area) => ({ unit: unit.key, area, basis: DEMONSTRATION }));
});
