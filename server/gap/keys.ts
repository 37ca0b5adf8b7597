import { CATEGORIES } from "../../shared/catalogue/position.js";
import { AREAS } from "../../shared/catalogue/unit.js";
import { holdsOn } from "../../shared/day.js";
import type { Label } from "../../shared/field.js";
import { AGE_BANDS, type GapKey, PERSONAL_SUBJECTS, REASONS, REQUIREMENT_STATUSES } from "../../shared/gap/status.js";
import { ETHNICITIES, GENDERS } from "../../shared/people/official.js";
import { areasIn } from "./areas.js";
import type { Called } from "./catalogue.js";
import type { CatalogueDay } from "./catalogue-day.js";
import type { Row } from "./filter.js";

/** What counts and rates are grouped by: the value of each key for a row, its name and its place among the others. */

type Code = string | null;
type Key = {
  /** Several only for areas, null for none: the parts of all other keys add up to the whole. R19. */
  readonly codes: (row: Row, day: CatalogueDay) => Code | readonly Code[];
  readonly label: (code: string, day: CatalogueDay) => Label;
  /** The codes in order, where there is an order better than the alphabet. */
  readonly order?: (day: CatalogueDay) => readonly string[];
};

const called = (one: Pick<Called, "name" | "nameEn"> | undefined, code: string): Label => ({
  vi: one?.name ?? code,
  en: one?.nameEn ?? one?.name ?? code,
});

/** A closed list, in the order in which it is written. */
const listed = (values: Readonly<Record<string, Label>>, codes: Key["codes"]): Key => ({
  codes,
  label: (code) => values[code] ?? { vi: code, en: code },
  order: () => Object.keys(values),
});

/** The unit of a rank above the assignment's, or itself. A code names one unit on any one day. */
const unit = (rank: "province" | "district" | "commune"): Key => ({
  codes: ({ held }, day) => (held && day.standingOf(held.unitId)?.[rank]?.code) ?? null,
  label: (code, { catalogue, asOf }) => {
    const name =
      catalogue.unitsByCode.get(code)?.find((one) => holdsOn(one.validFrom, one.validUntil, asOf))?.name ?? code;
    return { vi: name, en: name };
  },
});

const areas: Key["codes"] = ({ held }, day) => {
  const set = held ? areasIn(day.standingOf(held.unitId)?.areas ?? 0) : [];
  return set.length > 0 ? set : null;
};

export const KEYS: Readonly<Record<GapKey, Key>> = {
  UNIT_PROVINCE: unit("province"),
  UNIT_DISTRICT: unit("district"),
  UNIT_COMMUNE: unit("commune"),
  CATEGORY: listed(
    CATEGORIES,
    ({ held }, { catalogue }) => (held && catalogue.positions.get(held.positionId)?.category) ?? null,
  ),
  POSITION: {
    codes: ({ held }, { catalogue }) => (held && catalogue.positions.get(held.positionId)?.code) ?? null,
    label: (code, { catalogue }) =>
      called(
        [...catalogue.positions.values()].find((one) => one.code === code),
        code,
      ),
    order: ({ catalogue }) => [...catalogue.positions.values()].map((one) => one.code),
  },
  DIMENSION: {
    codes: ({ outcome }) => outcome?.dimension ?? null,
    label: (code, { catalogue }) =>
      code in PERSONAL_SUBJECTS
        ? PERSONAL_SUBJECTS[code as keyof typeof PERSONAL_SUBJECTS]
        : called(
            [...catalogue.dimensions.values()].find((one) => one.code === code),
            code,
          ),
    order: ({ catalogue }) => [
      ...[...catalogue.dimensions.values()].map((one) => one.code),
      ...Object.keys(PERSONAL_SUBJECTS),
    ],
  },
  STATUS: listed(REQUIREMENT_STATUSES, ({ outcome }) => outcome?.status ?? null),
  REASON: listed(REASONS, ({ outcome }) => outcome?.reason ?? null),
  GENDER: listed(GENDERS, ({ official }) => official.gender),
  ETHNICITY: listed(ETHNICITIES, ({ official }) => official.ethnicity),
  AGE_BAND: listed(AGE_BANDS, ({ official }) => official.ageBand),
  AREA: listed(AREAS, areas),
};

/** The keys that belong to a finding, not to the official or the assignment. */
const OF_FINDINGS: ReadonlySet<GapKey> = new Set(["DIMENSION", "STATUS", "REASON"]);
export const byFindings = (by: readonly GapKey[]): boolean => by.some((key) => OF_FINDINGS.has(key));

/** Keys of one group. */
export type GroupKey = { readonly key: GapKey; readonly code: Code; readonly label: Label | null };

/** The combinations of codes under which a row stands, each as a list in the order of `by`. */
export function cellsOf(by: readonly GapKey[], row: Row, day: CatalogueDay): Code[][] {
  let cells: Code[][] = [[]];
  for (const key of by) {
    const given = KEYS[key].codes(row, day);
    const codes: readonly Code[] = typeof given === "string" || given === null ? [given] : given;
    cells =
      codes.length === 1
        ? cells.map((cell) => [...cell, codes[0] as Code])
        : cells.flatMap((cell) => codes.map((code) => [...cell, code]));
  }
  return cells;
}

export const groupKeys = (by: readonly GapKey[], codes: readonly Code[], day: CatalogueDay): GroupKey[] =>
  by.map((key, i) => {
    const code = codes[i] ?? null;
    return { key, code, label: code === null ? null : KEYS[key].label(code, day) };
  });

/** The order of groups: by each key in turn, as its list goes, then by code; without a value: last. */
export function inOrder(
  by: readonly GapKey[],
  day: CatalogueDay,
): (a: readonly GroupKey[], b: readonly GroupKey[]) => number {
  const places = by.map((key) => new Map((KEYS[key].order?.(day) ?? []).map((code, i) => [code, i])));
  return (a, b) => {
    for (const [i, place] of places.entries()) {
      const order = compareCodes(a[i]?.code ?? null, b[i]?.code ?? null, place);
      if (order !== 0) return order;
    }
    return 0;
  };
}

function compareCodes(a: Code, b: Code, place: ReadonlyMap<string, number>): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return (place.get(a) ?? Number.MAX_SAFE_INTEGER) - (place.get(b) ?? Number.MAX_SAFE_INTEGER) || (a < b ? -1 : 1);
}
