import { describe, expect, test } from "vitest";
import { closes, remedies, trainingFor } from "../../server/gap/remedy.js";
import {
  ACCOUNTING,
  course,
  DUTY,
  grant,
  holds,
  INFORMATICS,
  inLaw,
  LAW,
  least,
  PROFESSION,
  person,
  UNIVERSITY,
} from "./gap-make.js";

const TODAY = "2019-03-31";
const informatics = least(INFORMATICS, 2);

describe("R15: what a course gives", () => {
  const who = person([]);
  test("enough in level, or not", () => {
    expect(closes(course("A", 5, [grant(INFORMATICS, 2)]), informatics, who, TODAY)).toBe(true);
    expect(closes(course("A", 5, [grant(INFORMATICS, 3)]), informatics, who, TODAY)).toBe(true);
    expect(closes(course("A", 5, [grant(INFORMATICS, 1)]), informatics, who, TODAY)).toBe(false);
  });
  test("in an accepted field", () => {
    const law = least(PROFESSION, UNIVERSITY, inLaw);
    const given = (fieldId: number | null) =>
      closes(course("A", 5, [grant(PROFESSION, UNIVERSITY, { fieldId })]), law, who, TODAY);
    expect([given(LAW), given(ACCOUNTING), given(null)]).toEqual([true, false, false]);
  });
  test("attendance alone proves nothing", () => {
    expect(closes(course("A", 5, [grant(INFORMATICS, 2, { effect: "EVIDENCE_ONLY" })]), informatics, who, TODAY)).toBe(
      false,
    );
  });
  test("what must expire is given with its months", () => {
    const yearly = least(DUTY, 1);
    expect(closes(course("A", 5, [grant(DUTY, 1)]), yearly, who, TODAY)).toBe(false);
    expect(closes(course("A", 5, [grant(DUTY, 1, { validMonths: 12 })]), yearly, who, TODAY)).toBe(true);
  });
});

describe("R6: a renewal is for one who held that level, within its months after the lapse", () => {
  const renewal = course("R", 2, [grant(INFORMATICS, 2, { effect: "RENEWS", renewWithinMonths: 3 })]);
  const renewed = (...held: Parameters<typeof holds>[]) =>
    closes(renewal, informatics, person(held.map((one) => holds(...one))), TODAY);
  test.each([
    ["2018-12-31", true],
    ["2018-12-30", false],
    ["2020-01-01", true],
  ])("lapsed after %s: %s", (validThrough, expected) =>
    expect(renewed([INFORMATICS, 2, { validThrough }])).toBe(expected),
  );
  test("not for one who never held it, held less, or whose certificate was revoked or never verified", () => {
    expect(renewed()).toBe(false);
    expect(renewed([INFORMATICS, 1])).toBe(false);
    expect(renewed([INFORMATICS, 2, { voidFromStart: true }])).toBe(false);
    expect(renewed([INFORMATICS, 2, { state: "DECLARED" }])).toBe(false);
  });
});

test("remedies: those offered on the day, the cheapest first, a renewal before a full course", () => {
  const full = course("B_FULL", 5, [grant(INFORMATICS, 2)]);
  const renewal = course("C_RENEWAL", 5, [grant(INFORMATICS, 2, { effect: "RENEWS" })]);
  const short = course("A_SHORT", 3, [grant(INFORMATICS, 2)], { availableUntil: "2019-04-01" });
  const over = course("A_OVER", 1, [grant(INFORMATICS, 2)], { availableUntil: TODAY });
  const who = person([holds(INFORMATICS, 2, { validThrough: "2019-01-01" })]);
  expect(remedies([informatics], who, [over, full, renewal, short], TODAY)).toEqual([short, renewal, full]);
});

test("of several classes the first to end; a renewal is judged on that day", () => {
  const full = course("F", 5, [grant(INFORMATICS, 2)]);
  const renewal = course("R", 2, [grant(INFORMATICS, 2, { effect: "RENEWS", renewWithinMonths: 1 })]);
  const trainings = [
    { classId: 1, name: "K1", course: full, heldThrough: "2019-06-30", closedOn: null },
    { classId: 2, name: "K2", course: renewal, heldThrough: "2019-05-31", closedOn: null },
  ];
  const lapsed = (validThrough: string) => person([holds(INFORMATICS, 2, { validThrough })], { trainings });
  expect(trainingFor([informatics], lapsed("2019-05-15"), TODAY)?.classId).toBe(2);
  expect(trainingFor([informatics], lapsed("2019-03-01"), TODAY)?.classId).toBe(1);
});
