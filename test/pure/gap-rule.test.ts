import { describe, expect, test } from "vitest";
import { inPostSince } from "../../server/gap/personal.js";
import { applicable } from "../../server/gap/precedence.js";
import {
  expiringThrough,
  type Judged,
  judgePerson,
  type LinesOf,
  remediable,
  training,
} from "../../server/gap/rule.js";
import type { Assignment, Course, Person, Place, Qualification, Standard } from "../../server/gap/terms.js";
import {
  ageBand,
  DUTIES,
  dimensionOf,
  FACTS,
  type Fact,
  statusOf,
  type Verdict,
  verdictOver,
  worse,
} from "../../shared/gap/status.js";
import {
  ACCOUNTING,
  age,
  assignment,
  COLLEGE,
  course,
  DUTY,
  document,
  find,
  grant,
  holds,
  INFORMATICS,
  INTERMEDIATE,
  inLaw,
  JUSTICE,
  LAW,
  least,
  level,
  lowland,
  MOUNTAINOUS,
  mountain,
  OFFICE,
  PROFESSION,
  PROVINCE,
  person,
  standard,
  tenure,
  UNIVERSITY,
} from "./gap-make.js";

const TODAY = "2018-12-31";
const at =
  (standards: readonly Standard[], place: Place, asOf: string): LinesOf =>
  (one: Assignment) =>
    applicable(standards, { positionId: one.positionId, place, firstTerm: one.firstTerm === true }, asOf);
const check = (who: Person, standards: readonly Standard[], asOf = TODAY, place = lowland) =>
  judgePerson(who, at(standards, place, asOf), { asOf, courses: [] });
const statuses = (findings: readonly Judged[]) => findings.map((one) => one.status);

describe("section 2: the table of statuses", () => {
  const rows: [Fact, string[]][] = [
    ["SATISFIED", ["MET", "MET", "MET", "MET", "MET"]],
    ["NOT_SATISFIED", ["ADVISORY", "FUTURE_GAP", "WAIVED", "IN_GRACE", "GAP"]],
    ["UNKNOWN", ["ADVISORY", "UNKNOWN", "WAIVED", "UNKNOWN", "UNKNOWN"]],
  ];
  test.each(rows)("%s", (fact, expected) => {
    const duties = Object.keys(DUTIES) as (keyof typeof DUTIES)[];
    expect(duties.map((duty) => statusOf(fact, duty))).toEqual(expected);
  });
  test("every fact has its row", () => expect(rows.map(([fact]) => fact)).toEqual(Object.keys(FACTS)));
});

describe("section 2: verdicts", () => {
  const of = (...given: string[]) =>
    verdictOver(given.map((one) => ({ duty: one === "ADVISORY" ? "RECOMMENDED" : "BINDING", status: one }) as never));
  test.each<[string[], Verdict]>([
    [["MET", "WAIVED", "MET"], "MEETS"],
    [["MET", "IN_GRACE"], "IN_GRACE"],
    [["IN_GRACE", "UNKNOWN"], "UNKNOWN"],
    [["UNKNOWN", "GAP", "IN_GRACE"], "GAP"],
    [["ADVISORY"], "NO_STANDARD"],
    [[], "NO_STANDARD"],
  ])("%j gives %s", (given, verdict) => expect(of(...given)).toBe(verdict));
  test("a recommended line that is met makes nobody meet a standard", () =>
    expect(verdictOver([{ duty: "RECOMMENDED", status: "MET" }])).toBe("NO_STANDARD"));
  test("the worst of two; NO_STANDARD only where there is no other", () => {
    expect(worse("MEETS", "NO_STANDARD")).toBe("MEETS");
    expect(worse("UNKNOWN", "IN_GRACE")).toBe("UNKNOWN");
    expect(worse("GAP", "UNKNOWN")).toBe("GAP");
  });

  const asks = standard(
    document("1/2012/TT", 5),
    [{ subject: "PROFESSIONAL", criteria: [least(PROFESSION, UNIVERSITY)] }],
    { positionIds: new Set([OFFICE]) },
  );
  test("of an official: the worst over primary and concurrent ones that have one", () => {
    const who = (...held: Assignment[]) =>
      check(person([holds(PROFESSION, COLLEGE)], { assignments: held }), [asks]).verdict;
    const justice = assignment({ positionId: JUSTICE });
    expect(who(justice, assignment({ kind: "CONCURRENT" }))).toBe("GAP");
    expect(who(justice)).toBe("NO_STANDARD");
    expect(who(justice, assignment({ kind: "ACTING" }))).toBe("NO_STANDARD");
    expect(who(assignment({ kind: "ACTING" }))).toBeNull();
  });
  test("an acting assignment is checked and shown", () => {
    const { assignments } = check(
      person([holds(PROFESSION, COLLEGE)], { assignments: [assignment({ kind: "ACTING" })] }),
      [asks],
    );
    expect(assignments.map((one) => one.verdict)).toEqual(["GAP"]);
  });
  test("R16: an assignment ended on the day is out, one that ends tomorrow is in", () => {
    const who = person([], {
      assignments: [
        assignment({ validUntil: TODAY }),
        assignment({ validUntil: "2019-01-01" }),
        assignment({ validFrom: "2019-01-01" }),
      ],
    });
    expect(check(who, [asks]).assignments).toHaveLength(1);
  });
});

describe("R8: any accepted criterion is enough", () => {
  const either = { criteria: [least(PROFESSION, UNIVERSITY), least(INFORMATICS, 2)] };
  const upgrade = course("IT2", 10, [grant(INFORMATICS, 2)]);
  const degree = course("DH", 600, [grant(PROFESSION, UNIVERSITY)], { degreeStudy: true });
  const carried = (held: Qualification[], courses: Course[], given: Parameters<typeof find>[0] = either) => {
    const found = find(given, person(held), TODAY, courses);
    return [found.fact, found.reason, given.criteria?.indexOf(found.answer.criterion as never)];
  };
  const lows = [holds(PROFESSION, COLLEGE), holds(INFORMATICS, 1)];
  test("satisfied before unknown before not satisfied", () => {
    expect(carried([holds(PROFESSION, COLLEGE), holds(INFORMATICS, 2)], [])).toEqual(["SATISFIED", null, 1]);
    expect(carried([holds(PROFESSION, COLLEGE)], [])).toEqual(["UNKNOWN", "NO_RECORD", 1]);
  });
  test("unmet: the cheapest to reach, then as listed", () => {
    expect(carried(lows, [degree, upgrade])).toEqual(["NOT_SATISFIED", "BELOW_LEVEL", 1]);
    expect(carried(lows, [degree])).toEqual(["NOT_SATISFIED", "BELOW_LEVEL", 0]);
    expect(carried(lows, [])).toEqual(["NOT_SATISFIED", "BELOW_LEVEL", 0]);
  });
  test("age and tenure last", () => {
    expect(carried(lows, [], { criteria: [age({ least: 60 }), least(PROFESSION, UNIVERSITY)] })).toEqual([
      "NOT_SATISFIED",
      "BELOW_LEVEL",
      1,
    ]);
  });
  test("the others are listed", () => {
    expect(find(either, person(lows), TODAY, [upgrade]).others.map((one) => one.criterion)).toEqual([
      either.criteria[0],
    ]);
  });
  test("unknown: the cheapest to reach too, then as listed", () => {
    const declared = [holds(INFORMATICS, 2, { state: "DECLARED" })];
    expect(carried(declared, [])).toEqual(["UNKNOWN", "NO_RECORD", 0]);
    expect(carried(declared, [degree, upgrade])).toEqual(["UNKNOWN", "UNVERIFIED", 1]);
  });
  test("satisfied: as listed; it lasts as long as the longest of them", () => {
    const brief = [
      holds(PROFESSION, UNIVERSITY, { validThrough: "2019-01-31" }),
      holds(INFORMATICS, 2, { validThrough: "2019-03-31" }),
    ];
    const found = find(either, person(brief), TODAY);
    expect([found.answer.criterion, expiringThrough(found, TODAY)]).toEqual([either.criteria[0], "2019-03-31"]);
    const aged = { criteria: [age({ least: 18 }), ...either.criteria] };
    expect(carried(brief, [], aged)).toEqual(["SATISFIED", null, 1]);
    expect(expiringThrough(find(aged, person(brief), TODAY), TODAY)).toBeNull();
  });
});

describe("AGE: completed years", () => {
  const born = (birthDate: string | null, given: Partial<Person> = {}) => person([], { birthDate, ...given });
  const answer = (criterion: ReturnType<typeof age>, who: Person, asOf = TODAY) => {
    const { fact, reason } = find({ subject: "AGE", criteria: [criterion] }, who, asOf);
    return [fact, reason];
  };
  test.each([
    ["2000-12-31", "SATISFIED"],
    ["2001-01-01", "NOT_SATISFIED"],
  ])("at least 18, born %s: %s", (birthDate, fact) =>
    expect(answer(age({ least: 18 }), born(birthDate))[0]).toBe(fact),
  );
  test.each([
    ["1973-01-01", "SATISFIED"],
    ["1972-12-31", "NOT_SATISFIED"],
  ])("at most 45, born %s: %s", (birthDate, fact) => expect(answer(age({ most: 45 }), born(birthDate))[0]).toBe(fact));
  test("born on 29 February: a year older on 28 February", () =>
    expect(answer(age({ least: 17 }), born("2000-02-29"), "2017-02-28")[0]).toBe("SATISFIED"));
  test("out of range; no course helps", () => {
    const found = find({ subject: "AGE", criteria: [age({ most: 20 })] }, born("1980-01-01"), TODAY);
    expect([found.reason, remediable(found.requirement)]).toEqual(["OUT_OF_RANGE", false]);
  });
  test("no birthday: no record", () =>
    expect(answer(age({ least: 18 }), born(null))).toEqual(["UNKNOWN", "NO_RECORD"]));
  test("on appointment: the day in post since", () => {
    const moved = [
      assignment({ validFrom: "2016-01-01" }),
      assignment({ validFrom: "2010-01-01", validUntil: "2016-01-01", unitId: 77 }),
    ];
    const who = born("1975-01-01", { assignments: moved });
    expect(answer(age({ most: 35, ageOn: "APPOINTMENT" }), who)[0]).toBe("SATISFIED");
  });
});

describe("TENURE: months, to the same day", () => {
  const since = (validFrom: string, given: Partial<Person> = {}) =>
    person([], { assignments: [assignment({ validFrom })], ...given });
  const fact = (criterion: ReturnType<typeof tenure>, who: Person) =>
    find({ subject: "TENURE", criteria: [criterion] }, who, TODAY);
  test.each([
    ["2016-12-31", "SATISFIED", null],
    ["2017-01-01", "NOT_SATISFIED", "OUT_OF_RANGE"],
  ])("24 months in the position since %s: %s", (from, expected, reason) => {
    expect(fact(tenure(24), since(from))).toMatchObject({ fact: expected, reason });
  });
  test("in service: since recruitment, if known", () => {
    expect(fact(tenure(24, "SERVICE"), since("2018-01-01", { recruitedOn: "2010-01-01" })).fact).toBe("SATISFIED");
    expect(fact(tenure(24, "SERVICE"), since("2018-01-01", { recruitedOn: null }))).toMatchObject({
      fact: "UNKNOWN",
      reason: "NO_RECORD",
    });
  });
});

describe("R10: in post since", () => {
  const now = assignment({ validFrom: "2016-01-01" });
  test.each<[string, Assignment[], string]>([
    ["alone", [], "2016-01-01"],
    [
      "an unbroken chain, any unit",
      [
        assignment({ validFrom: "2012-01-01", validUntil: "2014-05-01" }),
        assignment({ validFrom: "2014-05-01", validUntil: "2016-01-01", unitId: 88 }),
      ],
      "2012-01-01",
    ],
    ["one day's break ends it", [assignment({ validFrom: "2012-01-01", validUntil: "2015-12-31" })], "2016-01-01"],
    [
      "another position does not count",
      [assignment({ validFrom: "2012-01-01", validUntil: "2016-01-01", positionId: JUSTICE })],
      "2016-01-01",
    ],
    [
      "nor does acting in it",
      [assignment({ validFrom: "2012-01-01", validUntil: "2016-01-01", kind: "ACTING" })],
      "2016-01-01",
    ],
    ["concurrent and overlapping ones do", [assignment({ validFrom: "2012-01-01", kind: "CONCURRENT" })], "2012-01-01"],
  ])("%s", (_says, earlier, expected) => expect(inPostSince(now, [...earlier, now])).toBe(expected));
  test("acting: its own first day", () => {
    const acting = assignment({ kind: "ACTING", validFrom: "2016-01-01" });
    expect(inPostSince(acting, [assignment({ validFrom: "2012-01-01", validUntil: "2016-01-01" }), acting])).toBe(
      "2016-01-01",
    );
  });
});

describe("beside the status", () => {
  const informatics = { subject: "INFORMATICS", criteria: [least(INFORMATICS, 1)] };
  const lasting = (validThrough: string) => person([holds(INFORMATICS, 1, { validThrough })]);
  test.each([
    ["2018-12-31", "2018-12-31"],
    ["2019-06-29", "2019-06-29"],
    ["2019-06-30", null],
  ])("a certificate valid through %s is expiring: %s", (through, expected) => {
    expect(expiringThrough(find(informatics, lasting(through), TODAY), TODAY)).toBe(expected);
  });
  test("a class in which the person is confirmed, until it is closed", () => {
    const basic = course("TH", 10, [grant(INFORMATICS, 1)]);
    const inClass = (closedOn: string | null) =>
      person([holds(INFORMATICS, 0)], {
        trainings: [{ classId: 5, name: "K5", course: basic, heldThrough: "2019-02-01", closedOn }],
      });
    const of = (who: Person) => training(find(informatics, who, TODAY), who, TODAY)?.heldThrough ?? null;
    expect(of(inClass(null))).toBe("2019-02-01");
    expect(of(inClass("2019-01-01"))).toBe("2019-02-01");
    expect(of(inClass(TODAY))).toBeNull();
    expect(of(person([holds(INFORMATICS, 1)], { trainings: inClass(null).trainings }))).toBeNull();
  });
});

describe("section 5: the examples in scope", () => {
  const civil = standard(document("60/2014/QH13", 10), [
    { subject: "PROFESSIONAL", criteria: [least(PROFESSION, INTERMEDIATE, inLaw)] },
    {
      subject: "DUTY_TRAINING:CIVIL_STATUS",
      criteria: [least(DUTY, 1, { dimension: { ...DUTY, evidenceExpires: false } })],
    },
  ]);
  const delegation = {
    subject: "PROFESSIONAL",
    toTier: 3,
    areas: MOUNTAINOUS,
    floor: level(PROFESSION, INTERMEDIATE),
    validFrom: "2019-12-25",
    validUntil: null,
  };
  const circular = standard(document("13/2019/TT-BNV", 6, { delegations: [delegation] }), [
    { subject: "PROFESSIONAL", criteria: [least(PROFESSION, UNIVERSITY, inLaw)] },
  ]);
  const provincial = standard(
    document("8/2020/QĐ-UBND", 3),
    [{ subject: "PROFESSIONAL", criteria: [least(PROFESSION, INTERMEDIATE, inLaw)] }],
    { unitId: PROVINCE },
  );

  test("a mountainous commune: met, by the provincial article", () => {
    const { assignments } = check(
      person([holds(PROFESSION, COLLEGE, { fieldId: LAW })]),
      [circular, provincial],
      "2024-12-26",
      mountain,
    );
    expect(assignments[0]?.findings.map((one) => [one.status, one.requirement.standard])).toEqual([
      ["MET", provincial],
    ]);
  });
  test("the lowland: a gap of one rank, by the circular", () => {
    const { assignments } = check(
      person([holds(PROFESSION, COLLEGE, { fieldId: LAW })]),
      [circular, provincial],
      "2024-12-26",
    );
    expect(assignments[0]?.findings[0]).toMatchObject({
      status: "GAP",
      reason: "BELOW_LEVEL",
      answer: { evidence: { distance: 1 } },
    });
  });
  test("justice and civil status: met under the law; the circular listed as overridden", () => {
    const { assignments, verdict } = check(
      person([holds(PROFESSION, INTERMEDIATE, { fieldId: LAW }), holds(DUTY, 1)]),
      [civil, circular],
      "2020-06-30",
    );
    expect([verdict, statuses(assignments[0]?.findings ?? [])]).toEqual(["MEETS", ["MET", "MET"]]);
    expect(assignments[0]?.findings[0]?.line.overridden).toEqual(circular.requirements);
  });
  test("university in accounting, intermediate in law, university in law required", () => {
    const who = person([
      holds(PROFESSION, UNIVERSITY, { fieldId: ACCOUNTING }),
      holds(PROFESSION, INTERMEDIATE, { fieldId: LAW }),
    ]);
    expect(find({ criteria: [least(PROFESSION, UNIVERSITY, inLaw)] }, who, TODAY)).toMatchObject({
      status: "GAP",
      reason: "WRONG_FIELD",
      answer: { evidence: { distance: 2 } },
    });
  });
});

test("age bands: their last years belong to them", () => {
  expect([30, 31, 40, 41, 50, 51, 60, 61].map(ageBand)).toEqual([
    "TO_30",
    "FROM_31_TO_40",
    "FROM_31_TO_40",
    "FROM_41_TO_50",
    "FROM_41_TO_50",
    "FROM_51_TO_60",
    "FROM_51_TO_60",
    "OVER_60",
  ]);
});
test("a narrower subject lies within its dimension", () => {
  expect(["DUTY_TRAINING:CIVIL_STATUS", "PROFESSIONAL", "AGE"].map(dimensionOf)).toEqual([
    "DUTY_TRAINING",
    "PROFESSIONAL",
    "AGE",
  ]);
});
