import { addDays, addMonths, addYears, yearsBetween } from "../shared/day.js";
import { CADRE_CODES, CIVIL_SERVANT_CODES } from "./data/positions.js";
import * as told from "./data/workforce.js";
import { earlierOf, laterOf } from "./days.js";
import { joinUnits } from "./joining.js";
import { type Person, retiresOn } from "./people.js";
import { random } from "./random.js";
import {
  COUNCIL_CHAIR,
  enter,
  holders,
  move,
  newcomer,
  SECRETARY,
  type Seat,
  type Staff,
  seat,
  seatsIn,
  unseat,
} from "./staff.js";
import { communesOn, isWard } from "./units.js";
import { agenda, fill, leave, type Story, wanted } from "./vacancies.js";

/** Everybody who served in the communes from 2010 on, with their posts; the same people each time. */
export function careers(): Person[] {
  const days = agenda();
  const story: Story = {
    days,
    staff: {
      chance: random("careers"),
      people: [],
      seats: new Map(),
      joint: new Set(),
      arrived: (person) => retirement(person),
    },
  };
  const retirement = (person: Person): void =>
    days.on(retiresOn(person), () => leave(story, person, retiresOn(person)));
  const first = told.FIRST_DAY_SHOWN;
  for (const unit of communesOn(first)) staffAtFirst(story, unit.key);
  for (const day of ["2015-03-11", "2020-02-01", "2023-04-10", "2025-07-01"]) {
    days.on(day, () => joinUnits(story.staff, day, (unit, position) => fill(story, unit, position, day)));
  }
  planTerms(story);
  planJointChairs(story);
  planSeconds(story);
  planPolice(story);
  planLeavers(story);
  days.run(first, told.TOLD_UNTIL);
  return story.staff.people.filter((person) => person.posts.length > 0);
}

/** The staff of 2010-01-01, appointed at some time since the units of the list exist. */
function staffAtFirst({ staff }: Story, unit: string): void {
  for (const position of [...CADRE_CODES, ...CIVIL_SERVANT_CODES]) {
    if (position === "POLICE_CHIEF" && isWard(unit)) continue;
    seatAtFirst(staff, unit, position);
  }
}

function seatAtFirst(staff: Staff, unit: string, position: string): void {
  const { chance } = staff;
  const { ages, women } = told.INTAKE[position] ?? { ages: [24, 40] as const, women: 0.3 };
  const oldest = position === "YOUTH_UNION_SECRETARY" ? ages[1] + 3 : Math.min(women > 0.3 ? 51 : 56, ages[1] + 11);
  const age = chance.whole(ages[0] + 1, oldest);
  const grown = addYears(told.FIRST_DAY_SHOWN, 20 - age);
  const since = chance.day(laterOf("2004-09-01", grown), "2009-12-20");
  const earliest = chance.day(earlierOf(grown, since), since);
  const person = enter(staff, position, age, women, told.FIRST_DAY_SHOWN, earliest);
  const young = age <= ages[1] && chance.chance(0.3);
  const firstTerm = CADRE_CODES.includes(position) ? (chance.chance(0.15) ? null : young) : null;
  seat(staff, person, { unit, position, day: since, firstTerm });
}

/** Elections and congresses, in each commune within a fortnight. */
function planTerms(story: Story): void {
  const { staff, days } = story;
  for (const [position, firstDays] of Object.entries(told.TERMS)) {
    for (const firstDay of firstDays) {
      for (const unit of communesOn(firstDay)) {
        const day = addDays(firstDay, staff.chance.whole(0, 12));
        days.on(day, () => elect(story, unit.key, position, day));
      }
    }
  }
}

function elect(story: Story, unit: string, position: string, day: string): void {
  for (const at of holders(story.staff, unit, position)) {
    if (at.post.from === day) continue;
    if (leavesAtElection(story.staff, at, day)) {
      unseat(story.staff, at, day);
      if (wanted(story.staff, unit, position, day)) fill(story, unit, position, day);
    } else if (at.post.firstTerm && addMonths(at.post.from, 6) < day) {
      move(story.staff, at, { unit, position, day, firstTerm: false });
    }
  }
}

function leavesAtElection({ chance }: Staff, { person, post }: Seat, day: string): boolean {
  if (post.position === "YOUTH_UNION_SECRETARY" && yearsBetween(person.birthDate, day) >= told.YOUTH_LEAVES_AT)
    return true;
  const near = retiresOn(person) < addMonths(day, told.NEAR_RETIREMENT.months);
  return chance.chance(near ? told.NEAR_RETIREMENT.leaves : told.NOT_ELECTED_AGAIN);
}

/** In more and more communes the chair of the Council becomes secretary and keeps the chair. */
function planJointChairs(story: Story): void {
  const { staff, days } = story;
  for (const { from, more } of told.JOINT_CHAIRS) {
    const day = addDays(from, 14);
    days.on(day, () => {
      const free = communesOn(day)
        .map((one) => one.key)
        .filter((key) => !staff.joint.has(key));
      for (const unit of staff.chance.shuffled(free).slice(0, more)) makeJoint(staff, unit, day);
    });
  }
}

function makeJoint(staff: Staff, unit: string, day: string): void {
  const [secretary, chair] = [holders(staff, unit, SECRETARY)[0], holders(staff, unit, COUNCIL_CHAIR)[0]];
  if (!chair) return;
  staff.joint.add(unit);
  if (secretary) unseat(staff, secretary, day);
  move(staff, chair, { unit, position: SECRETARY, day });
}

/** Second holders of civil-servant titles: a third from the start, the others recruited until 2013. */
function planSeconds(story: Story): void {
  const { staff, days } = story;
  const units = staff.chance.shuffled(communesOn(told.FIRST_DAY_SHOWN).map((one) => one.key));
  units.forEach((unit, i) => {
    const more = (i < told.WITH_THREE_SECONDS ? 3 : 2) + (isWard(unit) ? 1 : 0);
    for (const position of staff.chance.shuffled(told.SECOND_HOLDERS).slice(0, more)) {
      if (staff.chance.chance(0.35)) seatAtFirst(staff, unit, position);
      else {
        const day = staff.chance.day(addDays(told.FIRST_DAY_SHOWN, 30), told.SECONDS_COMPLETE_ON);
        days.on(day, () => seat(staff, newcomer(staff, position, day), { unit, position, day }));
      }
    }
  });
}

/** Regular police come commune by commune; some chiefs stay on in another title. */
function planPolice(story: Story): void {
  const { staff, days } = story;
  const { from, through } = told.POLICE_REPLACED;
  for (const unit of communesOn(through)) {
    const drawn = staff.chance.day(from, through);
    const day = drawn > unit.validFrom ? drawn : addDays(unit.validFrom, 2);
    days.on(day, () => {
      for (const chief of holders(staff, unit.key, "POLICE_CHIEF")) dismissChief(staff, chief, day);
    });
  }
}

function dismissChief(staff: Staff, chief: Seat, day: string): void {
  const stays = addYears(day, 5) < retiresOn(chief.person) && staff.chance.chance(0.45);
  if (!stays) unseat(staff, chief, day);
  else
    move(staff, chief, {
      unit: chief.post.unit,
      position: staff.chance.pick(["OFFICE_STATISTICS", "CULTURE_SOCIETY"]),
      day,
    });
}

/** Those who go before the age: drawn each January from all who sit. */
function planLeavers(story: Story): void {
  const { staff, days } = story;
  for (let year = 2010; `${year}-01-02` < told.TOLD_UNTIL; year++) {
    days.on(`${year}-01-02`, () => {
      for (const unit of [...staff.seats.keys()]) {
        for (const { person } of seatsIn(staff, unit)) {
          if (!staff.chance.chance(told.LEAVES_EARLY)) continue;
          const day = staff.chance.day(`${year}-01-20`, `${year}-10-31`);
          days.on(day, () => leave(story, person, day));
        }
      }
    });
  }
}
