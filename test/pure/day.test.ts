import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  dayWords,
  holdsOn,
  isDay,
  isPartialDay,
  lastOf,
  monthsBetween,
  overlaps,
  yearsBetween,
} from "../../shared/day.js";

const MS = 86_400_000;
const day = fc
  .integer({ min: Date.UTC(1900, 0, 1) / MS, max: Date.UTC(2199, 11, 31) / MS })
  .map((n) => new Date(n * MS).toISOString().slice(0, 10));
/** A period [from, until); until empty: open. Long and short ones alike. */
const period = fc
  .tuple(day, fc.option(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 9000 }))))
  .map(([from, days]) => ({ from, until: days === null ? null : addDays(from, days) }));
/** A day near the ends of a period, where mistakes are made. */
const near = (from: string, until: string | null) =>
  fc.integer({ min: -2, max: 2 }).chain((n) => fc.constantFrom(addDays(from, n), addDays(until ?? from, n)));

describe("days of the calendar", () => {
  test("only those that exist", () => {
    expect(
      [
        "2016-02-29",
        "2015-02-29",
        "2015-13-01",
        "2015-00-10",
        "2015-04-31",
        "1900-02-29",
        "2000-02-29",
        "2015-1-1",
      ].map(isDay),
    ).toEqual([true, false, false, false, false, false, true, false]);
  });
  test("a part of a day counts from its last one (R7)", () => {
    expect(["2014", "2014-06", "2014-02", "2016-02", "2014-06-12"].map(lastOf)).toEqual([
      "2014-12-31",
      "2014-06-30",
      "2014-02-28",
      "2016-02-29",
      "2014-06-12",
    ]);
    fc.assert(
      fc.property(day, (one) =>
        [one, one.slice(0, 7), one.slice(0, 4)].every(
          (part) => isPartialDay(part) && lastOf(part) >= one && lastOf(part).startsWith(part),
        ),
      ),
    );
  });
  test("as people write them", () =>
    expect(["2018-12-31", "2014-06", "2014"].map(dayWords)).toEqual(["31/12/2018", "6/2014", "2014"]));
});

describe("counting on", () => {
  test("29 February: 28 February a year later", () => {
    expect([
      addYears("2016-02-29", 1),
      addYears("2016-02-29", 4),
      addMonths("2018-01-31", 1),
      addMonths("2018-03-31", -1),
    ]).toEqual(["2017-02-28", "2020-02-29", "2018-02-28", "2018-02-28"]);
  });
  test("days there and back", () =>
    fc.assert(
      fc.property(day, fc.integer({ min: -9000, max: 9000 }), (from, n) => {
        const to = addDays(from, n);
        expect([isDay(to), addDays(to, -n), Math.sign(n)]).toEqual([true, from, to === from ? 0 : to > from ? 1 : -1]);
      }),
    ));
  test("months keep the day, or end with the month; later days never come earlier", () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 60 }), (from, days, n) => {
        const to = addMonths(from, n);
        expect(isDay(to)).toBe(true);
        expect(to.slice(8) === from.slice(8) || isDay(to) === !isDay(`${to.slice(0, 8)}${from.slice(8)}`)).toBe(true);
        expect(addMonths(addDays(from, days), n) >= to).toBe(true);
      }),
    ));
  test("so many completed: as many as can be added, and not one more", () =>
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 30_000 }), (from, days) => {
        const to = addDays(from, days);
        const [months, years] = [monthsBetween(from, to), yearsBetween(from, to)];
        expect(addMonths(from, months) <= to && to < addMonths(from, months + 1)).toBe(true);
        expect(years).toBe(Math.floor(months / 12));
      }),
    ));
});

describe("periods [from, until)", () => {
  test("hold on the first day and not on the day that ends them", () =>
    fc.assert(
      fc.property(period, ({ from, until }) => {
        expect(holdsOn(from, until, from)).toBe(true);
        expect(holdsOn(from, until, addDays(from, -1))).toBe(false);
        if (until)
          expect([holdsOn(from, until, addDays(until, -1)), holdsOn(from, until, until)]).toEqual([true, false]);
      }),
    ));
  test("adjacent ones share no day and leave none out", () =>
    fc.assert(
      fc.property(period, period, fc.integer({ min: -3, max: 3 }), (a, b, n) => {
        const until = a.until ?? addDays(a.from, 10);
        const next = { from: until, until: b.until && b.until > until ? b.until : null };
        expect(overlaps(a.from, until, next.from, next.until)).toBe(false);
        const one = addDays(until, n);
        if (one >= a.from && (next.until === null || one < next.until)) {
          expect(holdsOn(a.from, until, one)).not.toBe(holdsOn(next.from, next.until, one));
        }
      }),
    ));
  test("overlap exactly where one holds on the other's first day", () =>
    fc.assert(
      fc.property(period, period, (a, b) => {
        const shared = holdsOn(a.from, a.until, b.from) || holdsOn(b.from, b.until, a.from);
        expect(overlaps(a.from, a.until, b.from, b.until)).toBe(shared);
        expect(overlaps(b.from, b.until, a.from, a.until)).toBe(shared);
      }),
    ));
  test("what a contained one holds, the containing one holds", () =>
    fc.assert(
      fc.property(
        period.chain((a) =>
          fc.tuple(fc.constant(a), near(a.from, a.until), near(a.from, a.until), near(a.from, a.until)),
        ),
        ([a, x, y, one]) => {
          const [from, until] = x < y ? [x, y] : [y, x];
          fc.pre(from < until);
          const contained = from >= a.from && (a.until === null || until <= a.until);
          if (contained && holdsOn(from, until, one)) expect(holdsOn(a.from, a.until, one)).toBe(true);
        },
      ),
    ));
});
