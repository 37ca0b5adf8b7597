import { addDays, addMonths, yearsBetween } from "../shared/day.js";
import * as told from "./data/workforce.js";
import { isJoined } from "./joining.js";
import { type Person, retiresOn } from "./people.js";
import {
  COUNCIL_CHAIR,
  close,
  holdBeside,
  holders,
  move,
  newcomer,
  type Seat,
  type Staff,
  seat,
  seatOf,
  unseat,
  yearsInPost,
} from "./staff.js";

/** What happens on which day; acts of one day run in the order in which they were noted. */
export type Agenda = { on(day: string, act: () => void): void; run(first: string, until: string): void };

export function agenda(): Agenda {
  const acts = new Map<string, (() => void)[]>();
  return {
    on: (day, act) => acts.set(day, [...(acts.get(day) ?? []), act]),
    run(first, until) {
      for (let day = first; day < until; day = addDays(day, 1)) {
        for (let i = 0; i < (acts.get(day)?.length ?? 0); i++) acts.get(day)?.[i]?.();
      }
    },
  };
}

/** The staff at the moment to which the story has come, and what is still to happen. */
export type Story = { readonly staff: Staff; readonly days: Agenda };

/** Somebody goes; the seat is filled the same day, or after a while with a deputy acting. */
export function leave(story: Story, person: Person, day: string): void {
  const at = seatOf(story.staff, person);
  if (!at) return;
  const { unit, position } = at.post;
  unseat(story.staff, at, day);
  if (!wanted(story.staff, unit, position, day)) return;
  if (staysVacant(story.staff, position, day)) actFor(story, unit, position, day);
  else fill(story, unit, position, day);
}

const DEPUTIES: Readonly<Record<string, string>> = {
  PARTY_SECRETARY: "PARTY_DEPUTY_SECRETARY",
  PEOPLE_COMMITTEE_CHAIR: "PEOPLE_COMMITTEE_VICE_CHAIR",
};

/** Vacancies never reach the end of a year, nor a year in which units are joined, so that counts at year ends are of full staffs. */
const staysVacant = ({ chance }: Staff, position: string, day: string): boolean =>
  position in DEPUTIES && day.slice(5) < "09-15" && !isJoined(day) && chance.chance(told.STAYS_VACANT);

function actFor(story: Story, unit: string, position: string, day: string): void {
  const { staff, days } = story;
  const filledOn = addDays(day, staff.chance.whole(30, 75));
  const deputy = holders(staff, unit, DEPUTIES[position] ?? "")[0];
  const post = deputy && holdBeside(staff, deputy.person, unit, position, "ACTING", day);
  days.on(filledOn, () => {
    if (deputy && post && post.until === null) close(deputy.person, post, filledOn);
    if (holders(staff, unit, position).length === 0) fill(story, unit, position, filledOn);
  });
}

/** Whether a vacated position is to be filled again: police chiefs and second holders fade out. */
export function wanted(staff: Staff, unit: string, position: string, day: string): boolean {
  if (position === COUNCIL_CHAIR && staff.joint.has(unit)) return false;
  if (position === "POLICE_CHIEF") return day < told.POLICE_REPLACED.from;
  return day < told.SECONDS_ENDED_FROM || holders(staff, unit, position).length === 0;
}

/** Fills a position from the ladder, and what that leaves vacant in turn; else with somebody new. */
export function fill(story: Story, unit: string, position: string, day: string): void {
  const { staff } = story;
  const risen = staff.chance.chance(told.PROMOTED) ? candidate(staff, unit, position, day) : undefined;
  if (!risen) {
    seat(staff, newcomer(staff, position, day), { unit, position, day });
    return;
  }
  const left = risen.post.position;
  move(staff, risen, { unit, position, day });
  if (wanted(staff, unit, left, day)) fill(story, unit, left, day);
}

function candidate(staff: Staff, unit: string, position: string, day: string): Seat | undefined {
  for (const step of told.LADDER[position] ?? []) {
    const ready = holders(staff, unit, step).filter(
      (one) =>
        yearsInPost(one, day) >= 2 &&
        addMonths(day, 60) < retiresOn(one.person) &&
        yearsBetween(one.person.birthDate, day) >= 26,
    );
    if (ready.length > 0 && staff.chance.chance(0.75)) return staff.chance.pick(ready);
  }
  return undefined;
}
