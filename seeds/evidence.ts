import { addDays } from "../shared/day.js";
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

export const firstDay = (person: Person): string => person.posts.reduce((first, post) => (post.from < first ? post.from : first), "9999");
/** The last day in the service, or the given one for who is still in it. */
export const lastDay = (person: Person, until: string): string =>
  person.posts.reduce((last, post) => {
    const end = post.until === null ? until : addDays(post.until, -1);
    return end > last ? end : last;
  }, "0000");

/** How often a file has a gap of its own: never recorded, only declared, or found wrong. */
const NEVER_RECORDED = 0.04;
/** Certificates in informatics are missing rather more often, before the classes in it. */
const NEVER_RECORDED_IN: Readonly<Record<string, number>> = { INFORMATICS: 0.066 };
const ONLY_DECLARED = 0.024;
const FOUND_WRONG = 0.008;

/** A person's records of one dimension as a file has them in life. */
export function asInLife(chance: Random, rows: readonly Evidence[]): Evidence[] {
  const share = chance.next();
  const missing = NEVER_RECORDED_IN[rows[0]?.dimension ?? ""] ?? NEVER_RECORDED;
  if (share < missing) return [];
  if (share < missing + ONLY_DECLARED) return rows.map((row) => ({ ...row, state: "DECLARED" }));
  if (share < missing + ONLY_DECLARED + FOUND_WRONG) return rows.map((row) => ({ ...row, state: "REJECTED" }));
  return [...rows];
}
