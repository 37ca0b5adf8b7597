/** Counts by unit and dimension, as a grid with sums at its margins. */

export type Group = {
  readonly keys: readonly { readonly code: string | null; readonly label: string | null }[];
  readonly count: number;
};
export type Tally = { readonly asked: number; readonly gap: number; readonly unknown: number };
export type Grid = {
  readonly rows: readonly { readonly code: string | null; readonly label: string }[];
  readonly columns: readonly string[];
  readonly at: (unit: string | null, dimension: string) => Tally;
  readonly ofRow: (unit: string | null) => Tally;
  readonly ofColumn: (dimension: string) => Tally;
  readonly total: Tally;
  /** The largest share of what is asked that is not met in one cell; 1 where nothing is missing. */
  readonly worst: number;
};

const NONE: Tally = { asked: 0, gap: 0, unknown: 0 };
const add = (a: Tally, b: Tally): Tally => ({
  asked: a.asked + b.asked,
  gap: a.gap + b.gap,
  unknown: a.unknown + b.unknown,
});
const place = (unit: string | null, dimension: string): string => `${unit ?? ""}|${dimension}`;

/** The rows and columns of two grids, those of the first one first: units and dimensions come and go. */
export function merged(a: Grid, b: Grid): Pick<Grid, "rows" | "columns"> {
  const known = new Set(a.rows.map(({ code }) => code));
  return {
    rows: [...a.rows, ...b.rows.filter(({ code }) => !known.has(code))],
    columns: [...new Set([...a.columns, ...b.columns])],
  };
}

/** The grid of groups by unit and dimension: all that is asked, of it what is not met and what is unknown. */
export function gridOf(asked: readonly Group[], gap: readonly Group[], unknown: readonly Group[]): Grid {
  const cells = new Map<string, Tally>();
  const rows = new Map<string | null, string>();
  const columns = new Set<string>();
  const count = (groups: readonly Group[], key: keyof Tally): void => {
    for (const { keys, count: many } of groups) {
      const [unit, dimension] = keys;
      if (!dimension?.code) continue;
      rows.set(unit?.code ?? null, unit?.label ?? "–");
      columns.add(dimension.code);
      const at = place(unit?.code ?? null, dimension.code);
      cells.set(at, add(cells.get(at) ?? NONE, { ...NONE, [key]: many }));
    }
  };
  count(asked, "asked");
  count(gap, "gap");
  count(unknown, "unknown");
  const at = (unit: string | null, dimension: string): Tally => cells.get(place(unit, dimension)) ?? NONE;
  const sum = (tallies: readonly Tally[]): Tally => tallies.reduce(add, NONE);
  const units = [...rows].map(([code, label]) => ({ code, label }));
  const dimensions = [...columns];
  return {
    rows: units,
    columns: dimensions,
    at,
    ofRow: (unit) => sum(dimensions.map((dimension) => at(unit, dimension))),
    ofColumn: (dimension) => sum(units.map(({ code }) => at(code, dimension))),
    total: sum([...cells.values()]),
    worst: Math.max(0, ...[...cells.values()].map((one) => (one.asked ? one.gap / one.asked : 0))) || 1,
  };
}
