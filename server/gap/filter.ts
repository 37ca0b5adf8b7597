import { holdsOn } from "../../shared/day.js";
import { PERSONAL_SUBJECTS } from "../../shared/gap/status.js";
import { Refusal } from "../errors.js";
import { refuseLarge } from "../resource/filter.js";
import type { CatalogueDay } from "./catalogue-day.js";
import type { Entry, Held, Outcome } from "./ledger.js";

/** A condition on a value of a closed list or a code. */
export type Operators = {
  readonly eq?: string | null;
  readonly ne?: string | null;
  readonly in?: readonly string[] | null;
  readonly notIn?: readonly string[] | null;
  readonly isNull?: boolean | null;
};

/** What of the gap is asked for. Conditions on a finding and on its assignment are about one and the same. */
export type GapFilter = {
  readonly and?: readonly GapFilter[] | null;
  readonly or?: readonly GapFilter[] | null;
  readonly not?: GapFilter | null;
  readonly unit?: { readonly within?: readonly string[] | null } | null;
} & { readonly [K in keyof typeof SUBJECTS]?: Operators | null };

/** An official, one assignment of theirs, one finding of it; null where there is none. */
export type Row = { readonly official: Entry; readonly held: Held | null; readonly outcome: Outcome | null };
export type Matches = (row: Row) => boolean;

/** What each condition looks at. */
const SUBJECTS = {
  verdict: ({ official }: Row) => official.verdict,
  kind: ({ held }: Row) => held?.kind ?? null,
  position: ({ held }: Row, { catalogue }: CatalogueDay) =>
    (held && catalogue.positions.get(held.positionId)?.code) ?? null,
  category: ({ held }: Row, { catalogue }: CatalogueDay) =>
    (held && catalogue.positions.get(held.positionId)?.category) ?? null,
  dimension: ({ outcome }: Row) => outcome?.dimension ?? null,
  subject: ({ outcome }: Row) => outcome?.requirement.subject ?? null,
  status: ({ outcome }: Row) => outcome?.status ?? null,
  reason: ({ outcome }: Row) => outcome?.reason ?? null,
} as const;

const EVERYTHING: Matches = () => true;

/**
 * The filter as a test of rows of a day. Throws BAD_USER_INPUT for an operand that is null and for a code that no
 * row of the catalogue has, LIMIT_EXCEEDED for a filter that is too large. Fields are named as the API has them.
 */
export function matching(filter: GapFilter | null | undefined, day: CatalogueDay): Matches {
  if (!filter) return EVERYTHING;
  refuseLarge(filter);
  return conditions(filter, day, "filter");
}

function conditions(filter: GapFilter, day: CatalogueDay, at: string): Matches {
  const each = (given: readonly GapFilter[], path: string): Matches[] =>
    given.map((one, i) => conditions(one, day, `${path}.${i}`));
  const tests = Object.entries(filter).map(([key, given]): Matches => {
    const path = `${at}.${key}`;
    if (given === null || given === undefined) throw missing(path);
    if (key === "and") return every(each(given as readonly GapFilter[], path));
    if (key === "or") return some(each(given as readonly GapFilter[], path));
    if (key === "not") return negated(conditions(given as GapFilter, day, path));
    if (key === "unit") return within(given as NonNullable<GapFilter["unit"]>, day, path);
    return compared(key as keyof typeof SUBJECTS, given as Operators, day, path);
  });
  return every(tests);
}

const missing = (field: string): Refusal => new Refusal("BAD_USER_INPUT", { problems: [{ field, code: "REQUIRED" }] });

/** Refuses codes that are nowhere: answered by zero, a slip of the pen would pass for good news. */
function refuseUnknown(operand: unknown, isKnown: (code: string) => boolean, field: string): void {
  const named = Array.isArray(operand) ? operand.map((code, i) => [code, `${field}.${i}`]) : [[operand, field]];
  const problems = named
    .filter(([code]) => typeof code === "string" && !isKnown(code))
    .map(([value, at]) => ({ field: at, code: "UNKNOWN_CODE" as const, with: { value } }));
  if (problems.length > 0) throw new Refusal("BAD_USER_INPUT", { problems });
}

const codesOf = (all: ReadonlyMap<number, { readonly code: string }>): string[] =>
  [...all.values()].map((one) => one.code);

/** The codes that there are, of conditions whose values are no closed list; of subjects: those of lines, and dimensions. */
const CODES: { readonly [K in keyof typeof SUBJECTS]?: (catalogue: CatalogueDay["catalogue"]) => Iterable<string> } = {
  position: ({ positions }) => codesOf(positions),
  dimension: ({ dimensions }) => [...codesOf(dimensions), ...Object.keys(PERSONAL_SUBJECTS)],
  subject: ({ dimensions, requirements }) => [
    ...codesOf(dimensions),
    ...Object.keys(PERSONAL_SUBJECTS),
    ...[...requirements.values()].map((one) => one.subject),
  ],
};

const every = (tests: readonly Matches[]): Matches =>
  tests.length === 1 && tests[0] ? tests[0] : (row) => tests.every((one) => one(row));
const some =
  (tests: readonly Matches[]): Matches =>
  (row) =>
    tests.some((one) => one(row));
const negated =
  (test: Matches): Matches =>
  (row) =>
    !test(row);

/** Empty differs from every value: it passes `ne` and `notIn`. */
const COMPARE: { readonly [K in keyof Operators]-?: (operand: never) => (value: string | null) => boolean } = {
  eq: (operand: string) => (value) => value === operand,
  ne: (operand: string) => (value) => value !== operand,
  in: (operand: readonly string[]) => (value) => value !== null && operand.includes(value),
  notIn: (operand: readonly string[]) => (value) => value === null || !operand.includes(value),
  isNull: (operand: boolean) => (value) => (value === null) === operand,
};

function compared(subject: keyof typeof SUBJECTS, operators: Operators, day: CatalogueDay, at: string): Matches {
  const valueIn = SUBJECTS[subject];
  const codes = CODES[subject];
  const known = codes && new Set(codes(day.catalogue));
  const tests = Object.entries(operators).map(([operator, operand]): Matches => {
    if (operand === null || operand === undefined) throw missing(`${at}.${operator}`);
    if (known) refuseUnknown(operand, (code) => known.has(code), `${at}.${operator}`);
    const holds = COMPARE[operator as keyof Operators](operand as never);
    return (row) => holds(valueIn(row, day));
  });
  return every(tests);
}

/** These units and all below them, as they stood on the day; a code that a unit had at another time finds nobody. */
function within({ within: codes }: NonNullable<GapFilter["unit"]>, day: CatalogueDay, at: string): Matches {
  if (!codes) throw missing(`${at}.within`);
  const { unitsByCode } = day.catalogue;
  refuseUnknown(codes, (code) => unitsByCode.has(code), `${at}.within`);
  const units = codes.flatMap((code) => unitsByCode.get(code) ?? []);
  const ids = new Set(units.filter((one) => holdsOn(one.validFrom, one.validUntil, day.asOf)).map((one) => one.id));
  return ({ held }) => held !== null && (day.standingOf(held.unitId)?.lineage.some((one) => ids.has(one)) ?? false);
}

/** The rows of an official: a finding each, or one for an assignment without any. */
export const rowsOf = (official: Entry): Row[] =>
  official.held.flatMap((held): Row[] =>
    held.outcomes.length === 0
      ? [{ official, held, outcome: null }]
      : held.outcomes.map((outcome) => ({ official, held, outcome })),
  );
