import { addYears } from "../shared/day.js";
import { CADRE_CODES } from "./data/positions.js";
import { BROUGHT, type Category, TARGETS, type Target } from "./data/targets.js";
import { laterOf, yearOf } from "./days.js";
import { firstDay } from "./evidence.js";
import { type Person, primaryOn } from "./people.js";
import type { Random } from "./random.js";

/** How somebody comes to an intermediate qualification or better. */
export type Attained =
  | { readonly how: "BROUGHT" }
  /** Brought too, but the file does not prove it. */
  | { readonly how: "UNCLEAR" }
  | { readonly how: "STUDIED"; readonly on: string }
  | { readonly how: "NEVER" };

/** Who comes after this day may have an unclear file; those counted on the published day are all clear. */
const UNCLEAR_FROM = "2018-12-31";
const UNCLEAR = 0.05;

export const categoryOf = (position: string): Category => (CADRE_CODES.includes(position) ? "CADRE" : "CIVIL_SERVANT");

/** Settles year by year who is qualified since when, so that the shares at year ends are the told ones. */
export function attainments(people: readonly Person[], chance: Random): Map<Person, Attained> {
  const settled = new Map<Person, Attained>();
  let before: string | null = null;
  for (const target of TARGETS) {
    for (const category of ["CADRE", "CIVIL_SERVANT"] as const) {
      settle({ people, settled, chance, target, before }, category);
    }
    before = target.day;
  }
  for (const person of people)
    if (!settled.has(person)) settled.set(person, bringsOne(person, chance) ? { how: "BROUGHT" } : { how: "NEVER" });
  return settled;
}

/** Of who came and went between two year ends. */
const bringsOne = (person: Person, chance: Random): boolean => {
  const post = person.posts[0];
  return post !== undefined && chance.chance(BROUGHT[categoryOf(post.position)](yearOf(post.from)));
};

type Settling = {
  readonly people: readonly Person[];
  readonly settled: Map<Person, Attained>;
  readonly chance: Random;
  readonly target: Target;
  /** The year end before; null on the first day. */
  readonly before: string | null;
};

/** Newcomers first, by what they bring; what is then missing graduates while in service. */
function settle({ people, settled, chance, target, before }: Settling, category: Category): void {
  const here = people.filter((person) => {
    const post = primaryOn(person, target.day);
    return post !== undefined && categoryOf(post.position) === category;
  });
  if (before !== null && before >= UNCLEAR_FROM) {
    for (const person of here)
      if (!settled.has(person) && chance.chance(UNCLEAR)) settled.set(person, { how: "UNCLEAR" });
  }
  const missing =
    Math.round(target[category] * here.length) - here.filter((person) => isProven(settled.get(person))).length;
  const newcomers = chance.shuffled(here.filter((person) => !settled.has(person)));
  const share = before === null ? target[category] : BROUGHT[category](yearOf(target.day));
  const bring = Math.max(0, Math.min(missing, Math.round(share * newcomers.length)));
  for (const [i, person] of newcomers.entries()) settled.set(person, i < bring ? { how: "BROUGHT" } : { how: "NEVER" });
  if (before === null || missing <= bring) return;
  const year = yearOf(target.day);
  for (const person of students(here, settled, year, chance).slice(0, missing - bring)) {
    settled.set(person, {
      how: "STUDIED",
      on: chance.day(laterOf(`${year}-03-01`, firstDay(person)), `${year}-12-20`),
    });
  }
}

const isProven = (attained: Attained | undefined): boolean =>
  attained?.how === "BROUGHT" || attained?.how === "STUDIED";

/** Those who might graduate in a year, the younger ones rather. */
function students(
  here: readonly Person[],
  settled: ReadonlyMap<Person, Attained>,
  year: number,
  chance: Random,
): Person[] {
  const old = addYears(`${year}-12-31`, -48);
  return here
    .filter((person) => settled.get(person)?.how === "NEVER" && firstDay(person) < `${year}-12-20`)
    .map((person) => ({ person, order: chance.next() + (person.birthDate < old ? 0.6 : 0) }))
    .sort((a, b) => a.order - b.order)
    .map((one) => one.person);
}
