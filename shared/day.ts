/**
 * Calendar days as text, `YYYY-MM-DD`, so that comparing days is comparing text. Never instants:
 * Vietnam's clock was not +07:00 before 1975-06-13, and a `Date` at local midnight loses a day there.
 */

/** The first and last day that the hub takes for a date of its subject. */
export const FIRST_DAY = "1900-01-01";
export const LAST_DAY = "2199-12-31";

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const PARTIAL = /^\d{4}(-\d{2}(-\d{2})?)?$/;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const leap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number): number => (month === 2 && leap(year) ? 29 : (LENGTHS[month - 1] ?? 0));
const pad = (value: number, digits: number): string => String(value).padStart(digits, "0");
const text = (year: number, month: number, day: number): string => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
const parts = (day: string): [number, number, number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)),
  Number(day.slice(8, 10)),
];

/** Whether the text is written as a day, possible or not. */
export const looksLikeDay = (value: string): boolean => SHAPE.test(value);

/** Whether the text is a day of the calendar: 2015-02-29 is not. */
export function isDay(value: string): boolean {
  if (!SHAPE.test(value)) return false;
  const [year, month, day] = parts(value);
  return month >= 1 && month <= 12 && day >= 1 && day <= lengthOf(year, month);
}

export const looksLikePartialDay = (value: string): boolean => PARTIAL.test(value);

/** Whether the text is a year, a month or a day of the calendar. */
export const isPartialDay = (value: string): boolean => PARTIAL.test(value) && isDay(firstOf(value));

const firstOf = (partial: string): string => `${partial}-01-01`.slice(0, 10);

/** The last day that a year, month or day can mean: evidence counts from then. R7. */
export function lastOf(partial: string): string {
  if (partial.length === 10) return partial;
  if (partial.length === 4) return `${partial}-12-31`;
  return `${partial}-${pad(lengthOf(Number(partial.slice(0, 4)), Number(partial.slice(5, 7))), 2)}`;
}

/** The day that comes so many days later (negative: earlier). */
export function addDays(day: string, days: number): string {
  const [y, m, d] = parts(day);
  const at = new Date(Date.UTC(y, m - 1, d + days));
  return text(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
}

/** The same day so many months later; where that month is shorter, its last day (29/2 becomes 28/2). */
export function addMonths(day: string, months: number): string {
  const [y, m, d] = parts(day);
  const count = y * 12 + (m - 1) + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  return text(year, month, Math.min(d, lengthOf(year, month)));
}

/** The same day so many years later; 29/2 becomes 28/2. */
export function addYears(day: string, years: number): string {
  const year = Number(day.slice(0, 4)) + years;
  const rest = day.slice(4);
  return `${pad(year, 4)}${rest === "-02-29" && !leap(year) ? "-02-28" : rest}`;
}

/** Completed years from one day to another: an age. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to < addYears(from, years) ? years - 1 : years;
}

/** Completed months from one day to another. */
export function monthsBetween(from: string, to: string): number {
  const [fy, fm] = parts(from);
  const [ty, tm] = parts(to);
  const months = (ty - fy) * 12 + (tm - fm);
  return to < addMonths(from, months) ? months - 1 : months;
}

/** Whether a half-open period [from, until) holds on the day; an empty end is open. */
export const holdsOn = (from: string, until: string | null, day: string): boolean =>
  from <= day && (until === null || day < until);

/** Whether two half-open periods share a day. */
export const overlaps = (aFrom: string, aUntil: string | null, bFrom: string, bUntil: string | null): boolean =>
  (bUntil === null || aFrom < bUntil) && (aUntil === null || bFrom < aUntil);

/** Today in Vietnam (UTC+7 since 1975). */
export const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** As people read it: 31/12/2018, 6/2014, 2014. */
export const dayWords = (partial: string): string =>
  partial
    .split("-")
    .reverse()
    .map((p) => p.replace(/^0/, ""))
    .join("/");
