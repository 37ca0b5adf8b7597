import { holdsOn } from "../../shared/day.js";
import type { Catalogue, Unit } from "./catalogue.js";
import { standing } from "./catalogue-day.js";
import type { Areas, Place, Standard } from "./terms.js";

/** A half-open stretch of days; until null: open. */
export type Period = { readonly from: string; readonly until: string | null };

/** A place on a day, for all places and days that these standards treat alike; the unit is one of those. */
export type Occasion = { readonly day: string; readonly place: Place; readonly unit: Unit | null };

/**
 * The places and days of a period on which the given standards may decide differently, each kind once, by its
 * earliest day. Between two days on which a standard or a delegation begins or ends nothing changes but the units; and
 * a place matters by its areas, of those that are named, and by which issuing units stand above it. So each unit is
 * looked at on those days only on which it, its areas or a unit above it begins or ends: of a country, some tens of
 * thousands of looks, and a few hundred answers.
 *
 * In a hub that knows no unit yet every set of the named areas may come to be.
 */
export function occasions(catalogue: Catalogue, law: readonly Standard[], period: Period): Occasion[] {
  const spans = spansOf(lawDays(law), period);
  const found = new Map<string, Occasion>();
  for (const { scope, stretch, ...where } of stays(catalogue, scopesOf(law), period))
    for (const [i, day] of firstDays(spans, stretch)) {
      const known = found.get(`${i} ${scope}`);
      if (!known || day < known.day) found.set(`${i} ${scope}`, { ...where, day });
    }
  return [...found.values()].sort((a, b) => Number(a.day > b.day) - Number(a.day < b.day));
}

/** That a place is the same, in what the standards look at, over a stretch of days. */
type Stay = Omit<Occasion, "day"> & { readonly stretch: Period; readonly scope: string };

function* stays(catalogue: Catalogue, { issuers, named }: Scopes, period: Period): Generator<Stay> {
  if (catalogue.units.size === 0)
    for (const areas of subsets(named))
      yield { place: { lineage: [], areas }, unit: null, stretch: period, scope: String(areas) };
  const daysAbove = issuers.size > 0 ? lineageDays(catalogue) : () => [];
  for (const unit of catalogue.units.values()) {
    const days = [...unit.areas.flatMap(endsOf), ...daysAbove(unit.parentCode)];
    for (const stretch of spansOf(days, within(period, { from: unit.validFrom, until: unit.validUntil }))) {
      const place = standing(catalogue, unit.id, stretch.from);
      if (!place) continue;
      const scope = `${place.areas & named} ${place.lineage.filter((one) => issuers.has(one)).join(" ")}`;
      yield { place, unit, stretch, scope };
    }
  }
}

/** The first day that a stretch shares with each of the spans, by the span's place; those only that it meets. */
const firstDays = (spans: readonly Period[], stretch: Period): [span: number, day: string][] =>
  spans.flatMap((span, i): [number, string][] => {
    const { from, until } = within(span, stretch);
    return until === null || from < until ? [[i, from]] : [];
  });

type Dated = { readonly validFrom: string; readonly validUntil: string | null };
const endsOf = ({ validFrom, validUntil }: Dated): string[] =>
  validUntil === null ? [validFrom] : [validFrom, validUntil];

/** The days on which one of the standards, or a delegation of their documents, begins or ends. */
const lawDays = (law: readonly Standard[]): string[] =>
  law.flatMap(({ inForceFrom, inForceUntil, document }) => [
    ...endsOf({ validFrom: inForceFrom, validUntil: inForceUntil }),
    ...document.delegations.flatMap(endsOf),
  ]);

/** The units that issued one of the standards, and all areas that they or their documents' delegations name. */
type Scopes = { readonly issuers: ReadonlySet<number>; readonly named: Areas };

function scopesOf(law: readonly Standard[]): Scopes {
  const issuers = new Set(law.flatMap(({ unitId }) => unitId ?? []));
  const areas = law.flatMap(({ anyArea, noArea, document }) => [
    anyArea,
    noArea,
    ...document.delegations.map((one) => one.areas),
  ]);
  return { issuers, named: areas.reduce((a, b) => a | b, 0) };
}

/** A period cut at the days that lie within it; none where it is empty. */
function spansOf(days: readonly string[], { from, until }: Period): Period[] {
  if (until !== null && until <= from) return [];
  const inside = days.filter((day) => day !== from && holdsOn(from, until, day));
  const starts = [from, ...new Set(inside)].sort();
  return starts.map((start, i) => ({ from: start, until: starts[i + 1] ?? until }));
}

/** What two periods share; it may be empty. */
const within = (a: Period, b: Period): Period => ({
  from: [a.from, b.from].sort()[1] as string,
  until: a.until !== null && (b.until === null || a.until < b.until) ? a.until : b.until,
});

/** The days on which a unit of a code, or one above it, begins or ends. */
function lineageDays({ unitsByCode }: Catalogue): (code: string | null) => readonly string[] {
  const known = new Map<string | null, readonly string[]>();
  return (code) => {
    const days = known.get(code) ?? [...new Set(unitsAbove(unitsByCode, code).flatMap(endsOf))];
    known.set(code, days);
    return days;
  };
}

/** The units that ever had a code, and those that ever stood above them. */
function unitsAbove(unitsByCode: Catalogue["unitsByCode"], code: string | null): Unit[] {
  const codes = new Set([code]);
  const above: Unit[] = [];
  for (const one of codes)
    for (const unit of unitsByCode.get(one ?? "") ?? []) {
      above.push(unit);
      codes.add(unit.parentCode);
    }
  return above;
}

/** Every set of some of the areas, none and all included. */
function subsets(areas: Areas): Areas[] {
  const sets = [areas];
  for (let set = areas; set !== 0; sets.push(set)) set = (set - 1) & areas;
  return sets;
}
