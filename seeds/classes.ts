import { addDays, addMonths, lastOf } from "../shared/day.js";
import { COURSES, type CourseOf } from "./data/courses.js";
import { CLASSES, type ClassOf } from "./data/plans.js";
import { POLITICAL_SCHOOL } from "./data/schools.js";
import { evidence, type Registry } from "./evidence.js";
import { heldOn, type Person } from "./people.js";
import type { Random } from "./random.js";
import { UNITS } from "./units.js";

export type Member = {
  readonly person: Person;
  readonly result: "PASSED" | "FAILED" | null;
  readonly certificateNumber: string | null;
};
/** A class that was held, with those who sat in it. */
export type ClassHeld = ClassOf & {
  readonly code: string;
  readonly name: string;
  /** The key of the unit where it was held. */
  readonly venue: string;
  readonly heldThrough: string;
  readonly closedOn: string;
  readonly members: readonly Member[];
};

const courses = new Map(COURSES.map((one) => [one.code, one]));
const courseOf = (code: string): CourseOf => {
  const course = courses.get(code);
  if (!course) throw new Error(`The seeds know no course ${code}.`);
  return course;
};

/** Holds the classes one after another; who passes gets what the course grants, on the day the class is closed. */
export function holdClasses(people: readonly Person[], files: Registry): ClassHeld[] {
  const attended = new Map<string, Set<Person>>();
  return CLASSES.map((given, i) => {
    const heldThrough = lastLesson(given.from, given.days);
    const closedOn = addDays(heldThrough, files.chance.whole(2, 12));
    const before = attended.get(given.course) ?? new Set();
    const chosen = choose(people, given, closedOn, before, files.chance);
    attended.set(given.course, new Set([...before, ...chosen]));
    const course = courseOf(given.course);
    const members = chosen.map((person) => attend(person, course, closedOn, files));
    const code = `L${given.from.slice(0, 4)}-${String((i % 4) + 1).padStart(2, "0")}`;
    return {
      ...given,
      code,
      name: `${course.name}, lớp ${code}`,
      venue: town(given.from),
      heldThrough,
      closedOn,
      members,
    };
  });
}

/** The last of so many working days, the first one included. */
function lastLesson(from: string, days: number): string {
  let day = from;
  for (let left = days - 1; left > 0; day = addDays(day, 1)) if (isWeekday(addDays(day, 1))) left--;
  return day;
}
const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

/** The province's school stands in the town of Bắc Kạn, a city from 2015. */
const town = (day: string): string => {
  const unit = UNITS.find((one) => one.code === "058" && one.validFrom <= day && (one.validUntil ?? "9999") > day);
  if (!unit) throw new Error(`No town on ${day}.`);
  return unit.key;
};

/** Holders of the titles throughout the class; first those who have not had the course nor hold what it gives. */
function choose(
  people: readonly Person[],
  given: ClassOf,
  closedOn: string,
  before: ReadonlySet<Person>,
  chance: Random,
): Person[] {
  const grants = courseOf(given.course).grants;
  const has = (person: Person): boolean =>
    person.evidence.some(
      (row) =>
        row.state === "VERIFIED" &&
        row.issuedOn !== null &&
        lastOf(row.issuedOn) < given.from &&
        grants.some((grant) => grant.dimension === row.dimension && (grant.field ?? null) === row.field),
    );
  const eligible = people.filter((person) =>
    person.posts.some(
      (post) =>
        post.kind === "PRIMARY" &&
        (given.titles.length === 0 || given.titles.includes(post.position)) &&
        heldOn(post, given.from) &&
        heldOn(post, closedOn),
    ),
  );
  const chosen = eligible
    .map((person) => ({ person, order: chance.next() + (before.has(person) ? 2 : 0) + (has(person) ? 1 : 0) }))
    .sort((a, b) => a.order - b.order)
    .slice(0, given.size)
    .map((one) => one.person);
  if (chosen.length < given.size)
    throw new Error(`Only ${chosen.length} of ${given.size} for the class of ${given.from}.`);
  return chosen;
}

function attend(person: Person, course: CourseOf, closedOn: string, files: Registry): Member {
  const share = files.chance.next();
  if (share < 0.022) return { person, result: share < 0.014 ? "FAILED" : null, certificateNumber: null };
  const certificateNumber = files.number("CC");
  for (const grant of course.grants.filter((one) => one.effect === "GRANTS")) {
    person.evidence.push(
      evidence({
        dimension: grant.dimension,
        level: grant.level,
        field: grant.field ?? null,
        school: POLITICAL_SCHOOL,
        number: certificateNumber,
        issuedOn: closedOn,
        validThrough: grant.validMonths ? addMonths(closedOn, grant.validMonths) : null,
      }),
    );
  }
  return { person, result: "PASSED", certificateNumber };
}
