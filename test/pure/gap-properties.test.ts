import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weigh, weightOf } from "../../server/gap/evidence.js";
import { closes } from "../../server/gap/remedy.js";
import type { LevelCriterion, Qualification } from "../../server/gap/terms.js";
import { addMonths } from "../../shared/day.js";
import { FACT_ORDER } from "../../shared/gap/status.js";
import {
  ACCOUNTING,
  CIVIL_LAW,
  course,
  DUTY,
  grant,
  holds,
  inLaw,
  LAW,
  least,
  PROFESSION,
  person,
} from "./gap-make.js";

/** What holds of the evidence whatever it is: few days, fields and numbers, so that they meet often. */

const day = fc.constantFrom("2010-06-01", "2015-12-31", "2016-01-01", "2016-02-29", "2018-12-31", "2019-01-01");
const dimension = fc.constantFrom(PROFESSION, DUTY);
const row = fc
  .record({
    of: dimension,
    rank: fc.integer({ min: 0, max: 5 }),
    fieldId: fc.constantFrom(null, LAW, CIVIL_LAW, ACCOUNTING),
    number: fc.constantFrom(null, "1", "2"),
    issuedOn: fc.option(day),
    validThrough: fc.option(day),
    state: fc.constantFrom("VERIFIED", "VERIFIED", "DECLARED", "REJECTED"),
    revokedFrom: fc.option(day, { freq: 6 }),
    voidFromStart: fc.constantFrom(false, false, false, true),
    suspensions: fc.array(fc.tuple(day, day), { maxLength: 1 }),
  })
  .map(({ of, rank, ...given }): Qualification => holds(of, rank, given as Partial<Qualification>));
const rows = fc.array(row, { maxLength: 6 });
const criterion = fc
  .record({
    of: dimension,
    rank: fc.integer({ min: 1, max: 5 }),
    fields: fc.constantFrom(null, inLaw.fields),
    freshYears: fc.constantFrom(null, null, 1, 3),
  })
  .map(({ of, rank, ...given }): LevelCriterion => least(of, rank, given));

describe("the fact of a LEVEL criterion", () => {
  test("does not depend on the order of the records", () =>
    fc.assert(
      fc.property(criterion, rows, day, (one, held, asOf) => {
        expect(weigh(one, [...held].reverse(), asOf)).toEqual(weigh(one, held, asOf));
      }),
    ));
  test("R7: rejected records, and those of another dimension or a later day, count for nothing", () =>
    fc.assert(
      fc.property(criterion, rows, row, day, (one, held, more, asOf) => {
        const other =
          more.level.dimensionId !== one.dimension.id || more.state === "REJECTED" || (more.issuedOn ?? "") > asOf;
        fc.pre(other);
        expect(weigh(one, [...held, more], asOf)).toEqual(weigh(one, held, asOf));
      }),
    ));
  test("another good certificate settles it", () =>
    fc.assert(
      fc.property(criterion, rows, day, (one, held, asOf) => {
        const good = holds(one.dimension, 5, {
          fieldId: LAW,
          number: "its own",
          issuedOn: asOf,
          validThrough: addMonths(asOf, 1),
        });
        expect(weigh(one, [...held, good], asOf).fact).toBe("SATISFIED");
      }),
    ));
  test("asking for less never makes it worse", () =>
    fc.assert(
      fc.property(criterion, rows, day, (one, held, asOf) => {
        const strict = weigh(one, held, asOf).fact;
        const lax = weigh(
          { ...one, level: { ...one.level, rank: one.level.rank - 1 }, fields: null, freshYears: null },
          held,
          asOf,
        ).fact;
        if (strict === "SATISFIED") expect(FACT_ORDER[lax]).toBe(0);
      }),
    ));
  test("R18: 0 exactly where satisfied, otherwise positive or without meaning", () =>
    fc.assert(
      fc.property(criterion, rows, day, (one, held, asOf) => {
        const { fact, reason, distance } = weigh(one, held, asOf);
        if (fact === "SATISFIED") expect(distance).toBe(0);
        else if (reason === "BELOW_LEVEL" || reason === "ABSENT" || reason === "WRONG_FIELD")
          expect(distance).toBeGreaterThan(0);
        else expect(distance).toBeNull();
      }),
    ));
  test("no record exactly where nothing is recorded by the day", () =>
    fc.assert(
      fc.property(criterion, rows, day, (one, held, asOf) => {
        const recorded = held.some(
          (other) =>
            other.level.dimensionId === one.dimension.id &&
            other.state !== "REJECTED" &&
            (other.issuedOn ?? "") <= asOf,
        );
        expect(weigh(one, held, asOf).reason === "NO_RECORD").toBe(!recorded);
      }),
    ));
  test("satisfied means: through its last day, by one certificate that counts", () =>
    fc.assert(
      fc.property(criterion, rows, day, (one, held, asOf) => {
        const { fact, lastsThrough, decisive } = weigh(one, held, asOf);
        fc.pre(fact === "SATISFIED");
        expect(lastsThrough === null || lastsThrough >= asOf).toBe(true);
        expect(held.filter((other) => weightOf(one, other, held, asOf) === "COUNTS")).toEqual([decisive]);
      }),
    ));
  test("R15: a course that closes it gives a certificate that satisfies it", () =>
    fc.assert(
      fc.property(
        criterion,
        rows,
        day,
        fc.integer({ min: 1, max: 5 }),
        fc.constantFrom(null, LAW, ACCOUNTING),
        fc.constantFrom(null, 12),
        (one, held, asOf, rank, fieldId, validMonths) => {
          const given = course("C", 5, [grant(one.dimension, rank, { fieldId, validMonths })]);
          const validThrough = validMonths === null ? null : addMonths(asOf, validMonths);
          const earned = holds(one.dimension, rank, { fieldId, issuedOn: asOf, validThrough });
          expect(closes(given, one, person(held), asOf)).toBe(weigh(one, [earned], asOf).fact === "SATISFIED");
        },
      ),
    ));
});
