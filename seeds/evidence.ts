import { addYears } from "../shared/day.js";
import { dayBefore, earlierOf, laterOf, yearEnd } from "./days.js";
import type { Evidence, Person } from "./people.js";
import type { Random } from "./random.js";

/** What the parts of the seeds that write files share: chance, and certificate numbers that never come twice. */
export type Registry = { readonly chance: Random; number(prefix: string): string };

export function registry(chance: Random): Registry {
  let given = 0;
  return {
    chance,
    /** Six digits in no visible order: the factor has no divisor in common with a million. */
    number: (prefix) => `${prefix}-${String((++given * 7_919) % 1_000_000).padStart(6, "0")}`,
  };
}

type Given = Pick<Evidence, "dimension" | "level"> & Partial<Evidence>;

/** A verified record, but for what is said otherwise. */
export const evidence = (given: Given): Evidence => ({
  field: null,
  school: null,
  number: null,
  issuedOn: null,
  validThrough: null,
  state: "VERIFIED",
  revokedFrom: null,
  ...given,
});

/** The day as files have it: mostly whole, now and then only the year or the month. Never later than it counts. */
export function asWritten(chance: Random, day: string): string {
  const share = chance.next();
  if (share < 0.14) return day.slice(0, 4);
  return share < 0.22 ? day.slice(0, 7) : day;
}

/** The first day in the service. */
export const firstDay = (person: Person): string => person.posts.map((post) => post.from).reduce(earlierOf);
/** The last day in the service, or the given one for who is still in it. */
export const lastDay = (person: Person, until: string): string =>
  person.posts.map((post) => (post.until === null ? until : dayBefore(post.until))).reduce(laterOf);

/** How often a file has a gap of its own: never recorded, only declared, or found wrong. */
const NEVER_RECORDED = 0.035;
/** Certificates in informatics are missing rather more often, before the classes in it. */
const NEVER_RECORDED_IN: Readonly<Record<string, number>> = { INFORMATICS: 0.078 };
const ONLY_DECLARED = 0.024;
const FOUND_WRONG = 0.008;

/** And how often the latest paper was revoked, some years after it was issued. */
const REVOKED = 0.004;
const NOTICED_AFTER = [2, 6] as const;

/** A person's records of one dimension as a file has them in life. */
export function asInLife(chance: Random, rows: readonly Evidence[]): Evidence[] {
  const missing = NEVER_RECORDED_IN[rows[0]?.dimension ?? ""] ?? NEVER_RECORDED;
  const found = chance.weighted({
    MISSING: missing,
    DECLARED: ONLY_DECLARED,
    REJECTED: FOUND_WRONG,
    REVOKED,
    IN_ORDER: 1 - missing - ONLY_DECLARED - FOUND_WRONG - REVOKED,
  });
  if (found === "MISSING") return [];
  if (found === "REVOKED") return rows.map((row) => (row === rows.at(-1) ? revoked(chance, row) : row));
  return found === "IN_ORDER" ? [...rows] : rows.map((row) => ({ ...row, state: found }));
}

/** Schooling and what never was a paper are not revoked. */
function revoked(chance: Random, row: Evidence): Evidence {
  if (row.issuedOn === null || row.dimension === "GENERAL_EDUCATION") return row;
  const noticed = addYears(yearEnd(row.issuedOn), chance.whole(...NOTICED_AFTER));
  return { ...row, revokedFrom: chance.day(noticed, addYears(noticed, 1)) };
}
