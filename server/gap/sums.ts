import type { GapKey, Verdict } from "../../shared/gap/status.js";
import { VERDICTS, verdictOver } from "../../shared/gap/status.js";
import type { CatalogueDay } from "./catalogue-day.js";
import type { List } from "./entries.js";
import { type GapFilter, type Matches, matching, type Row, rowsOf } from "./filter.js";
import { byFindings, cellsOf, type GroupKey, groupKeys, inOrder } from "./keys.js";
import { countedOutcomes, type Entry, type Ledger, type Outcome, primaryOf } from "./ledger.js";
import { inTurns } from "./turns.js";

/** Counts and rates of a set. R19: rates carry their numbers; the population is who holds a PRIMARY position, under it. */

export type VerdictCount = { readonly verdict: Verdict; readonly count: number };
export type Rate = {
  readonly keys: readonly GroupKey[];
  readonly assessed: number;
  /** Who meets the standard, and who might: unknown, with nothing in grace. */
  readonly met: number;
  readonly unknown: number;
  /** met / assessed and (met + unknown) / assessed, unrounded; null where nobody is assessed. */
  readonly low: number | null;
  readonly high: number | null;
  readonly verdicts: readonly VerdictCount[];
};

type Tally = { readonly verdicts: Map<Verdict, number>; unknown: number };

/**
 * Rates by no, one or two keys. By dimension (status, reason): the verdict over the lines of it, of those to whom
 * such lines apply. A filter on position, category, unit or kind is about the primary assignment; one on
 * dimension, subject, status or reason narrows the lines that the verdict is over.
 */
export async function rates(ledger: Ledger, by: readonly GapKey[], filter?: GapFilter | null): Promise<Rate[]> {
  const { day } = ledger;
  const tallies = new Tallies<Tally>(by, day, () => ({ verdicts: new Map(), unknown: 0 }));
  const selects = filter ? selection(matching(filter, day)) : whole;
  const split = byFindings(by);
  await inTurns(ledger.officials, (official) => {
    const held = primaryOf(official);
    const outcomes = held && selects(official);
    if (!outcomes) return;
    if (split) tallyByFinding(tallies, { official, held, outcome: null }, outcomes);
    else for (const tally of tallies.of({ official, held, outcome: null })) add(tally, outcomes);
  });
  if (by.length === 0) tallies.whole();
  return tallies.groups().map(([keys, tally]) => rateOf(keys, tally));
}

type Selects = (official: Entry) => readonly Outcome[] | null;
const whole: Selects = countedOutcomes;

/** The lines that the filter leaves, null for who is not in the population. */
function selection(matches: Matches): Selects {
  return (official) => {
    const held = primaryOf(official);
    const all = countedOutcomes(official);
    if (all.length === 0) return matches({ official, held, outcome: null }) ? all : null;
    const left = all.filter((outcome) => matches({ official, held, outcome }));
    return left.length > 0 ? left : null;
  };
}

/** An official once in each group in which some line stands, with the verdict over the lines of that group. */
function tallyByFinding(tallies: Tallies<Tally>, row: Row, outcomes: readonly Outcome[]): void {
  const lines = new Map<Tally, Outcome[]>();
  for (const outcome of outcomes) {
    for (const tally of tallies.of({ ...row, outcome })) {
      const own = lines.get(tally);
      if (own) own.push(outcome);
      else lines.set(tally, [outcome]);
    }
  }
  for (const [tally, own] of lines) add(tally, own);
}

function add(tally: Tally, outcomes: readonly Outcome[]): void {
  const verdict = verdictOver(outcomes);
  tally.verdicts.set(verdict, (tally.verdicts.get(verdict) ?? 0) + 1);
  if (verdict === "UNKNOWN" && !outcomes.some((one) => one.status === "IN_GRACE")) tally.unknown++;
}

function rateOf(keys: readonly GroupKey[], { verdicts, unknown }: Tally): Rate {
  const count = (verdict: Verdict): number => verdicts.get(verdict) ?? 0;
  const met = count("MEETS");
  const assessed = met + count("IN_GRACE") + count("UNKNOWN") + count("GAP");
  const share = (part: number): number | null => (assessed === 0 ? null : part / assessed);
  const all = (Object.keys(VERDICTS) as Verdict[]).map((verdict) => ({ verdict, count: count(verdict) }));
  return {
    keys,
    assessed,
    met,
    unknown,
    low: share(met),
    high: share(met + unknown),
    verdicts: all.filter((one) => one.count > 0),
  };
}

export type Count = { readonly keys: readonly GroupKey[]; readonly count: number };

/** How many findings stand in each group; single-valued keys add up to all of them. */
export async function countFindings(ledger: Ledger, rows: readonly Row[], by: readonly GapKey[]): Promise<Count[]> {
  const tallies = new Tallies(by, ledger.day, () => ({ count: 0 }));
  await inTurns(rows, (row) => {
    for (const tally of tallies.of(row)) tally.count++;
  });
  return tallies.groups().map(([keys, { count }]) => ({ keys, count }));
}

/**
 * How many officials stand in each group, each once: by keys of the person under the first position that they
 * hold (the primary one), by keys of a finding wherever such a finding matches.
 */
export async function countOfficials(
  ledger: Ledger,
  officials: List<Entry>,
  matches: Matches,
  by: readonly GapKey[],
): Promise<Count[]> {
  const tallies = new Tallies(by, ledger.day, () => ({ count: 0 }));
  const split = byFindings(by);
  await inTurns(officials, (official) => {
    const first = { official, held: official.held[0] ?? null, outcome: null };
    const rows = split
      ? rowsOf(official)
          .filter(matches)
          .map(({ outcome }) => ({ ...first, outcome }))
      : [first];
    for (const tally of new Set(rows.flatMap((row) => tallies.of(row)))) tally.count++;
  });
  return tallies.groups().map(([keys, { count }]) => ({ keys, count }));
}

/** One tally for each combination of the keys' codes that occurs. */
class Tallies<T> {
  private readonly known = new Map<string, { readonly codes: readonly (string | null)[]; readonly tally: T }>();
  constructor(
    private readonly by: readonly GapKey[],
    private readonly day: CatalogueDay,
    private readonly fresh: () => T,
  ) {}

  /** The tallies under which a row stands: several only where a key has several values. */
  of(row: Row): T[] {
    return cellsOf(this.by, row, this.day).map((codes) => this.at(codes));
  }

  /** The one of the whole, though nobody stands in it. */
  whole(): T {
    return this.at([]);
  }

  groups(): [keys: GroupKey[], tally: T][] {
    const order = inOrder(this.by, this.day);
    return [...this.known.values()]
      .map(({ codes, tally }): [GroupKey[], T] => [groupKeys(this.by, codes, this.day), tally])
      .sort(([a], [b]) => order(a, b));
  }

  private at(codes: readonly (string | null)[]): T {
    const key = codes.join("\n");
    const known = this.known.get(key);
    if (known) return known.tally;
    const tally = this.fresh();
    this.known.set(key, { codes, tally });
    return tally;
  }
}
