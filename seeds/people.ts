import { addDays, addMonths, addYears } from "../shared/day.js";
import { ETHNIC_MIX, type Ethnicity, NAMES } from "./data/names.js";
import type { Random } from "./random.js";

/** A period in a position; half-open, open where `until` is null. */
export type Post = {
  readonly position: string;
  readonly unit: string;
  readonly kind: "PRIMARY" | "CONCURRENT" | "ACTING";
  readonly firstTerm: boolean | null;
  readonly from: string;
  until: string | null;
  readonly decision: string | null;
};

/** A diploma or certificate, or the record that there is none. */
export type Evidence = {
  readonly dimension: string;
  readonly level: string;
  readonly field: string | null;
  readonly school: string | null;
  readonly number: string | null;
  readonly issuedOn: string | null;
  readonly validThrough: string | null;
  readonly state: "DECLARED" | "VERIFIED" | "REJECTED";
  readonly revokedFrom: string | null;
};

export type Gender = "FEMALE" | "MALE";
export type Identity = {
  readonly fullName: string;
  readonly gender: Gender;
  readonly ethnicity: Ethnicity;
  readonly birthDate: string;
};
/** An invented official, with all that the demonstration tells of them. */
export type Person = Identity & {
  readonly code: string;
  readonly recruitedOn: string | null;
  partyJoinedOn: string | null;
  /** Begins with 999, which is no province's: nobody has such a number. */
  readonly identityNumber: string | null;
  readonly posts: Post[];
  readonly evidence: Evidence[];
};

/** Family, middle and given name as is usual among that people; no word twice. */
export function nameOf(chance: Random, ethnicity: Ethnicity, gender: Gender): string {
  const names = NAMES[ethnicity];
  if (!names) throw new Error(`No names are known for ${ethnicity}.`);
  const family = chance.weighted(names.family);
  const middle = chance.pick(names.middle[gender].filter((name) => name !== family));
  const given = chance.pick(names.given[gender].filter((name) => name !== family && name !== middle));
  return `${family} ${middle} ${given}`;
}

/** Somebody of an age on a day. */
export function someone(chance: Random, gender: Gender, age: number, on: string): Identity {
  const ethnicity = chance.weighted(ETHNIC_MIX);
  const birthDate = chance.day(addDays(addYears(on, -age - 1), 1), addYears(on, -age));
  return { fullName: nameOf(chance, ethnicity, gender), gender, ethnicity, birthDate };
}

/** From 2021 the age of retirement rises by so many months a year (Labour Code 2019, Art. 169). */
const RISE = { MALE: 3, FEMALE: 4 } as const;
const AGE = { MALE: 60, FEMALE: 55 } as const;
const LAST_RISE = { MALE: 2028, FEMALE: 2035 } as const;

/** The first day of retirement: the first of the month after reaching the age. */
export function retiresOn({ birthDate, gender }: Pick<Identity, "birthDate" | "gender">): string {
  const base = addYears(birthDate, AGE[gender]);
  let reached = base;
  for (let year = 2021; year <= LAST_RISE[gender] && Number(reached.slice(0, 4)) >= year; year++) {
    reached = addMonths(base, RISE[gender] * (year - 2020));
  }
  return `${addMonths(reached, 1).slice(0, 7)}-01`;
}

/** Whether a post is held on a day. */
export const heldOn = (post: Post, day: string): boolean =>
  post.from <= day && (post.until === null || day < post.until);

/** The primary post that a person holds on a day. */
export const primaryOn = (person: Person, day: string): Post | undefined =>
  person.posts.find((post) => post.kind === "PRIMARY" && heldOn(post, day));
