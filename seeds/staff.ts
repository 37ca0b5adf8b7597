import { holdsOn } from "../shared/day.js";
import { CADRE_CODES } from "./data/positions.js";
import { INTAKE } from "./data/workforce.js";
import { daysBetween } from "./days.js";
import type { Person, Post } from "./people.js";
import { someone } from "./people.js";
import type { Random } from "./random.js";

/** A person on their primary post. */
export type Seat = { readonly person: Person; readonly post: Post };

/** Who sits where at the moment to which the story has come. */
export type Staff = {
  readonly chance: Random;
  readonly people: Person[];
  readonly seats: Map<string, Seat[]>;
  /** Units whose Party secretary also chairs the People's Council. */
  readonly joint: Set<string>;
  /** Told of everyone who takes a first seat. */
  readonly arrived: (person: Person) => void;
};

export const COUNCIL_CHAIR = "PEOPLE_COUNCIL_CHAIR";
export const SECRETARY = "PARTY_SECRETARY";

export const seatsIn = (staff: Staff, unit: string): readonly Seat[] => staff.seats.get(unit) ?? [];
export const holders = (staff: Staff, unit: string, position: string): Seat[] =>
  seatsIn(staff, unit).filter((seat) => seat.post.position === position);
export const seatOf = (staff: Staff, person: Person): Seat | undefined => {
  const post = person.posts.findLast((one) => one.kind === "PRIMARY");
  return post && seatsIn(staff, post.unit).find((seat) => seat.person === person);
};

const isCadre = (position: string): boolean => CADRE_CODES.includes(position);
const PARTY_AND_MASS = /^(PARTY|FATHERLAND|YOUTH|WOMEN|FARMERS|VETERANS)/;
const decision = (chance: Random, position: string): string =>
  `${chance.whole(12, 2890)}/${PARTY_AND_MASS.test(position) ? "QĐ-HU" : "QĐ-UBND"}`;

/** Somebody new for a position, of an age at which it is usually taken. */
export function newcomer(staff: Staff, position: string, day: string): Person {
  const { ages, women } = INTAKE[position] ?? { ages: [24, 40] as const, women: 0.3 };
  return enter(staff, position, staff.chance.whole(ages[0], ages[1]), women, day, day);
}

/** A person enters the files; the age counts on `aged`, recruitment is on that day or, for cadres, not always known. */
export function enter(
  staff: Staff,
  position: string,
  age: number,
  women: number,
  aged: string,
  recruitedOn: string,
): Person {
  const { chance, people } = staff;
  const known = chance.chance(isCadre(position) ? 0.88 : 0.97);
  const person: Person = {
    ...someone(chance, chance.chance(women) ? "FEMALE" : "MALE", age, aged),
    code: `BK-${String(people.length + 1).padStart(5, "0")}`,
    recruitedOn: known ? recruitedOn : null,
    partyJoinedOn: null,
    identityNumber: chance.chance(0.85)
      ? `999${String(chance.whole(0, 999)).padStart(3, "0")}${String(people.length + 1).padStart(6, "0")}`
      : null,
    posts: [],
    evidence: [],
  };
  people.push(person);
  return person;
}

export type Opening = {
  readonly unit: string;
  readonly position: string;
  readonly day: string;
  readonly firstTerm?: boolean | null;
};

/** Gives a person a primary post; a secretary of a joint unit gets the Council's chair beside it. */
export function seat(staff: Staff, person: Person, { unit, position, day, firstTerm }: Opening): Seat {
  const first = person.posts.length === 0;
  const post: Post = {
    position,
    unit,
    kind: "PRIMARY",
    firstTerm: firstTerm === undefined ? (isCadre(position) ? true : null) : firstTerm,
    from: day,
    until: null,
    decision: decision(staff.chance, position),
  };
  person.posts.push(post);
  const taken: Seat = { person, post };
  staff.seats.set(unit, [...seatsIn(staff, unit), taken]);
  if (position === SECRETARY && staff.joint.has(unit))
    holdBeside(staff, person, unit, COUNCIL_CHAIR, "CONCURRENT", day);
  if (first) staff.arrived(person);
  return taken;
}

/** Opens a concurrent or acting post. */
export function holdBeside(
  staff: Staff,
  person: Person,
  unit: string,
  position: string,
  kind: Post["kind"],
  day: string,
): Post {
  const post: Post = {
    position,
    unit,
    kind,
    firstTerm: null,
    from: day,
    until: null,
    decision: decision(staff.chance, position),
  };
  person.posts.push(post);
  return post;
}

/** Ends what a person holds; a post that would end on its first day never was. */
export function unseat(staff: Staff, { person, post }: Seat, day: string): void {
  staff.seats.set(
    post.unit,
    seatsIn(staff, post.unit).filter((seat) => seat.person !== person),
  );
  for (const open of person.posts.filter((one) => holdsOn(one.from, one.until, day))) close(person, open, day);
}

export function close(person: Person, post: Post, day: string): void {
  if (post.from < day) post.until = day;
  else person.posts.splice(person.posts.indexOf(post), 1);
}

/** Moves a person to another post on the same day. */
export function move(staff: Staff, from: Seat, to: Opening): Seat {
  unseat(staff, from, to.day);
  return seat(staff, from.person, to);
}

/** Completed years that somebody has spent on the present post. */
export const yearsInPost = ({ post }: Seat, day: string): number => Math.floor(daysBetween(post.from, day) / 365.25);
