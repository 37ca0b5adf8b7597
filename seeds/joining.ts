import { CADRE_CODES, CIVIL_SERVANT_CODES } from "./data/positions.js";
import { INSTEAD, ROOM_2020, ROOM_2025, type Room } from "./data/workforce.js";
import { COUNCIL_CHAIR, holders, move, type Seat, type Staff, seatsIn, unseat } from "./staff.js";
import { COMMUNES, communesOn, isWard, successorOf } from "./units.js";

/** Whether units change in the year of a day. */
export const isJoined = (day: string): boolean => ["2015", "2020", "2023", "2025"].includes(day.slice(0, 4));

/** The share of the units of 2025 whose secretary also chairs the Council. */
const JOINT_2025 = 0.86;

/**
 * Carries the staff of every unit that ends on the day over to its successor: the same office where there is room,
 * else another one, else out of the service. What nobody holds then is filled.
 */
export function joinUnits(staff: Staff, day: string, fill: (unit: string, position: string) => void): void {
  const ending = COMMUNES.filter((one) => one.validUntil === day);
  const arrivals = new Map<string, Seat[]>();
  for (const unit of ending) {
    const to = successorOf(unit.key).key;
    arrivals.set(to, [...(arrivals.get(to) ?? []), ...seatsIn(staff, unit.key)]);
    if (staff.joint.has(unit.key) && day < "2025") staff.joint.add(to);
  }
  if (day >= "2025") for (const unit of communesOn(day)) if (staff.chance.chance(JOINT_2025)) staff.joint.add(unit.key);
  for (const [unit, seats] of arrivals) takeIn(staff, unit, seats, day);
  for (const unit of arrivals.keys()) for (const position of vacant(staff, unit, day)) fill(unit, position);
}

/** A unit that only changes its rank or name keeps its whole staff. */
function roomIn(staff: Staff, unit: string, seats: readonly Seat[], day: string): Room {
  const resident = seatsIn(staff, unit).length > 0;
  const alone = new Set(seats.map((one) => one.post.unit)).size === 1 && !resident && day < "2025";
  const usual: Room = alone ? () => Number.POSITIVE_INFINITY : day < "2025" ? ROOM_2020 : ROOM_2025;
  return (position) => {
    if (position === COUNCIL_CHAIR && staff.joint.has(unit)) return 0;
    if (position === "POLICE_CHIEF" && (isWard(unit) || resident)) return 0;
    return usual(position);
  };
}

function takeIn(staff: Staff, unit: string, seats: readonly Seat[], day: string): void {
  const room = roomIn(staff, unit, seats, day);
  const place = (from: Seat, position: string): boolean => {
    if (holders(staff, unit, position).length >= room(position)) return false;
    const same = position === from.post.position;
    move(staff, from, { unit, position, day, ...(same ? { firstTerm: from.post.firstTerm } : {}) });
    return true;
  };
  const without = staff.chance.shuffled(seats).filter((from) => !place(from, from.post.position));
  for (const from of without) {
    if (!(INSTEAD[from.post.position] ?? []).some((position) => place(from, position))) unseat(staff, from, day);
  }
}

const vacant = (staff: Staff, unit: string, day: string): string[] =>
  [...CADRE_CODES, ...CIVIL_SERVANT_CODES].filter((position) => {
    if (position === "POLICE_CHIEF" && (isWard(unit) || day >= "2020")) return false;
    if (position === COUNCIL_CHAIR && staff.joint.has(unit)) return false;
    return holders(staff, unit, position).length === 0;
  });
