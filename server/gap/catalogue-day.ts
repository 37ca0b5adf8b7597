import { holdsOn } from "../../shared/day.js";
import type { CalledCourse, Catalogue, Unit } from "./catalogue.js";
import { type Applicable, applicable } from "./precedence.js";
import { Recent } from "./recent.js";
import type { Setting } from "./rule.js";
import type { Areas, Assignment, Place } from "./terms.js";

/** The catalogue as it holds on one day: where units stand, and which lines apply there. */
export type CatalogueDay = Setting & {
  /** Those on offer on the day. */
  readonly courses: readonly CalledCourse[];
  readonly catalogue: Catalogue;
  /** Null: the unit is not there on the day. */
  readonly standingOf: (unitId: number) => Standing | null;
  readonly linesOf: (assignment: Assignment) => readonly Applicable[];
};

/** A unit's place on the day, with the units of each rank above it and itself. */
export type Standing = Place & {
  readonly province: Unit | null;
  readonly district: Unit | null;
  readonly commune: Unit | null;
};

/** Views are asked for again and again by the same few days; a ledger that is kept holds its own. */
const KEPT_DAYS = 8;
const kept = new WeakMap<Catalogue, Recent<string, CatalogueDay>>();

/** The view of a day, made once for a catalogue. */
export function dayOf(catalogue: Catalogue, asOf: string): CatalogueDay {
  const days = kept.get(catalogue) ?? new Recent<string, CatalogueDay>(KEPT_DAYS);
  kept.set(catalogue, days);
  return days.get(asOf, () => viewOf(catalogue, asOf));
}

function viewOf(catalogue: Catalogue, asOf: string): CatalogueDay {
  const standings = new Map<number, Standing | null>();
  const standingOf = (unitId: number): Standing | null => {
    const known = standings.get(unitId);
    if (known !== undefined) return known;
    const made = standing(catalogue, unitId, asOf);
    standings.set(unitId, made);
    return made;
  };
  return {
    asOf,
    catalogue,
    courses: offered(catalogue, asOf),
    standingOf,
    linesOf: linesFrom(catalogue, asOf, standingOf),
  };
}

const offered = (catalogue: Catalogue, asOf: string): CalledCourse[] =>
  [...catalogue.courses.values()].filter((one) => holdsOn(one.availableFrom, one.availableUntil, asOf));

const NONE: readonly Applicable[] = [];

/**
 * Lines depend on the position, the first term, the areas and those issuing units that stand above the place:
 * thousands of communes share a few answers. In a unit that has ended no line applies (R16).
 */
function linesFrom(
  catalogue: Catalogue,
  asOf: string,
  standingOf: (unitId: number) => Standing | null,
): CatalogueDay["linesOf"] {
  const issuers = new Set(catalogue.standards.map((one) => one.unitId));
  type Lines = Map<number, readonly Applicable[]>;
  const byScope = new Map<string, Lines>();
  const byUnit = new Map<number, Lines>();
  const linesAt = (unitId: number, place: Place): Lines => {
    const scope = `${place.areas} ${place.lineage.map((one) => (issuers.has(one) ? one : "")).join(" ")}`;
    const lines = byScope.get(scope) ?? new Map<number, readonly Applicable[]>();
    byScope.set(scope, lines);
    byUnit.set(unitId, lines);
    return lines;
  };
  return ({ positionId, unitId, firstTerm }) => {
    const place = standingOf(unitId);
    if (!place) return NONE;
    const lines = byUnit.get(unitId) ?? linesAt(unitId, place);
    const key = positionId * 2 + Number(firstTerm === true);
    const known = lines.get(key);
    if (known) return known;
    const made = applicable(catalogue.standards, { positionId, place, firstTerm: firstTerm === true }, asOf);
    lines.set(key, made);
    return made;
  };
}

const DISTRICTS = new Set(["DISTRICT", "TOWN", "CITY"]);
const COMMUNES = new Set(["COMMUNE", "WARD", "TOWNSHIP"]);

/** A unit's ancestors by code among the units of the day, from the top down, and its own areas. */
export function standing({ units, unitsByCode }: Catalogue, unitId: number, asOf: string): Standing | null {
  const unit = units.get(unitId);
  if (!unit || !holdsOn(unit.validFrom, unit.validUntil, asOf)) return null;
  const chain: Unit[] = [];
  for (let one: Unit | undefined = unit; one && !chain.includes(one); ) {
    chain.unshift(one);
    const above: string | null = one.parentCode;
    one =
      above === null
        ? undefined
        : unitsByCode.get(above)?.find((other) => holdsOn(other.validFrom, other.validUntil, asOf));
  }
  const areas: Areas = unit.areas.reduce(
    (bits, one) => (holdsOn(one.validFrom, one.validUntil, asOf) ? bits | one.bit : bits),
    0,
  );
  const [top, ...below] = chain;
  return {
    lineage: chain.map((one) => one.id),
    areas,
    province: top && top.parentCode === null && !COMMUNES.has(top.kind) ? top : null,
    district: below.find((one) => DISTRICTS.has(one.kind)) ?? null,
    commune: COMMUNES.has(unit.kind) ? unit : null,
  };
}
