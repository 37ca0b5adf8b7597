import { describe, expect, test } from "vitest";
import { sinceOf, weigh, weightOf } from "../../server/gap/evidence.js";
import type { LevelCriterion, Qualification } from "../../server/gap/terms.js";
import {
  ACCOUNTING,
  CIVIL_LAW,
  COLLEGE,
  DUTY,
  ELEMENTARY,
  holds,
  INFORMATICS,
  INTERMEDIATE,
  inLaw,
  LAW,
  least,
  MASTER,
  PROFESSION,
  THEORY,
  UNIVERSITY,
} from "./gap-make.js";

const TODAY = "2018-12-31";
const university = least(PROFESSION, UNIVERSITY);
const universityInLaw = least(PROFESSION, UNIVERSITY, inLaw);
const basic = least(INFORMATICS, 1);
const yearly = least(DUTY, 1);
const recent = least(DUTY, 1, { dimension: { ...DUTY, evidenceExpires: false }, freshYears: 5 });

type Case = [
  says: string,
  criterion: LevelCriterion,
  held: Qualification[],
  asOf: string,
  fact: string,
  reason?: string | null,
  distance?: number | null,
];

function holdsFor(cases: readonly Case[]): void {
  test.each(cases)(
    "%s",
    (_says, criterion, held, asOf, fact, reason = null, distance = fact === "SATISFIED" ? 0 : null) => {
      expect(weigh(criterion, held, asOf)).toMatchObject({ fact, reason, distance });
      expect(weigh(criterion, [...held].reverse(), asOf)).toMatchObject({ fact, reason, distance });
    },
  );
}

describe("R3: higher includes lower, within one dimension", () => {
  holdsFor([
    ["the level asked", university, [holds(PROFESSION, UNIVERSITY)], TODAY, "SATISFIED"],
    ["a higher one", university, [holds(PROFESSION, MASTER)], TODAY, "SATISFIED"],
    ["a lower one", university, [holds(PROFESSION, COLLEGE)], TODAY, "NOT_SATISFIED", "BELOW_LEVEL", 1],
    ["a doctorate proves no informatics", basic, [holds(PROFESSION, 6)], TODAY, "UNKNOWN", "NO_RECORD"],
  ]);
});

describe("R4: level and field come from the same certificate", () => {
  holdsFor([
    ["the field asked", universityInLaw, [holds(PROFESSION, UNIVERSITY, { fieldId: LAW })], TODAY, "SATISFIED"],
    ["a field below it", universityInLaw, [holds(PROFESSION, UNIVERSITY, { fieldId: CIVIL_LAW })], TODAY, "SATISFIED"],
    ["no field recorded", universityInLaw, [holds(PROFESSION, UNIVERSITY)], TODAY, "NOT_SATISFIED", "WRONG_FIELD", 4],
    [
      "university in accounting, intermediate in law",
      universityInLaw,
      [holds(PROFESSION, UNIVERSITY, { fieldId: ACCOUNTING }), holds(PROFESSION, INTERMEDIATE, { fieldId: LAW })],
      TODAY,
      "NOT_SATISFIED",
      "WRONG_FIELD",
      2,
    ],
    [
      "lower, and in another field: the distance is measured in the field",
      universityInLaw,
      [holds(PROFESSION, COLLEGE, { fieldId: ACCOUNTING })],
      TODAY,
      "NOT_SATISFIED",
      "BELOW_LEVEL",
      4,
    ],
  ]);
});

describe("R6: a lapse is named once, never as an absence", () => {
  const informatics = holds(INFORMATICS, 1, { validThrough: "2024-12-31" });
  holdsFor([
    ["its last day still counts", basic, [informatics], "2024-12-31", "SATISFIED"],
    ["the day after does not", basic, [informatics], "2025-01-01", "NOT_SATISFIED", "EXPIRED"],
    [
      "a renewal is a new row",
      basic,
      [informatics, holds(INFORMATICS, 1, { issuedOn: "2024-11-01", validThrough: "2029-11-01" })],
      "2025-01-01",
      "SATISFIED",
    ],
    [
      "what was never enough has not expired",
      least(INFORMATICS, 2),
      [informatics],
      "2025-01-01",
      "NOT_SATISFIED",
      "ABSENT",
      2,
    ],
    [
      "a lower valid one beside it does not hide it",
      least(INFORMATICS, 2),
      [holds(INFORMATICS, 2, { validThrough: "2020-01-01" }), holds(INFORMATICS, 1)],
      "2025-01-01",
      "NOT_SATISFIED",
      "EXPIRED",
    ],
  ]);

  test("since the day after the last one lapsed", () => {
    const twice = [informatics, holds(INFORMATICS, 1, { validThrough: "2020-12-31" })];
    const lapsed = weigh(basic, twice, "2025-06-01");
    expect([lapsed.decisive, sinceOf(lapsed)]).toEqual([informatics, "2025-01-01"]);
  });
  test("since the day of the revocation; void from the beginning has no such day", () => {
    expect(sinceOf(weigh(basic, [holds(INFORMATICS, 1, { revokedFrom: "2017-01-01" })], TODAY))).toBe("2017-01-01");
    expect(
      sinceOf(weigh(basic, [holds(INFORMATICS, 1, { revokedFrom: "2017-01-01", voidFromStart: true })], TODAY)),
    ).toBeNull();
  });
});

describe("freshness lasts through the same day n years later", () => {
  holdsFor([
    ["on that day", recent, [holds(DUTY, 1, { issuedOn: "2013-12-31" })], TODAY, "SATISFIED"],
    ["the day after", recent, [holds(DUTY, 1, { issuedOn: "2013-12-30" })], TODAY, "NOT_SATISFIED", "STALE"],
    [
      "from 29 February through 28 February",
      least(THEORY, 1, { freshYears: 1 }),
      [holds(THEORY, 1, { issuedOn: "2016-02-29" })],
      "2017-02-28",
      "SATISFIED",
    ],
    [
      "and not on 1 March",
      least(THEORY, 1, { freshYears: 1 }),
      [holds(THEORY, 1, { issuedOn: "2016-02-29" })],
      "2017-03-01",
      "NOT_SATISFIED",
      "STALE",
    ],
    [
      "expired and stale: expired",
      recent,
      [holds(DUTY, 1, { issuedOn: "2010-01-01", validThrough: "2012-01-01" })],
      TODAY,
      "NOT_SATISFIED",
      "EXPIRED",
    ],
  ]);
});

describe("R7: no record is not a low record", () => {
  holdsFor([
    ["nothing recorded", basic, [], TODAY, "UNKNOWN", "NO_RECORD"],
    ["only rejected", basic, [holds(INFORMATICS, 1, { state: "REJECTED" })], TODAY, "UNKNOWN", "NO_RECORD"],
    ["only issued later", basic, [holds(INFORMATICS, 1, { issuedOn: "2019-01-01" })], TODAY, "UNKNOWN", "NO_RECORD"],
    ["inspected: none", basic, [holds(INFORMATICS, 0)], TODAY, "NOT_SATISFIED", "ABSENT", 1],
    [
      "inspected without a day: for every day",
      basic,
      [holds(INFORMATICS, 0, { issuedOn: null })],
      "1990-01-01",
      "NOT_SATISFIED",
      "ABSENT",
      1,
    ],
    [
      "a positive row beats it",
      basic,
      [holds(INFORMATICS, 0, { issuedOn: null }), holds(INFORMATICS, 1, { issuedOn: "2018-12-31" })],
      TODAY,
      "SATISFIED",
    ],
    [
      "but only from its own day",
      basic,
      [holds(INFORMATICS, 0, { issuedOn: null }), holds(INFORMATICS, 1, { issuedOn: "2019-01-01" })],
      TODAY,
      "NOT_SATISFIED",
      "ABSENT",
      1,
    ],
    [
      "declared and enough",
      university,
      [holds(PROFESSION, UNIVERSITY, { state: "DECLARED" })],
      TODAY,
      "UNKNOWN",
      "UNVERIFIED",
    ],
    [
      "declared and enough, beside a lower verified one",
      university,
      [holds(PROFESSION, UNIVERSITY, { state: "DECLARED" }), holds(PROFESSION, COLLEGE)],
      TODAY,
      "UNKNOWN",
      "UNVERIFIED",
    ],
    [
      "declared and enough, beside an inspected none",
      university,
      [holds(PROFESSION, UNIVERSITY, { state: "DECLARED" }), holds(PROFESSION, 0)],
      TODAY,
      "UNKNOWN",
      "UNVERIFIED",
    ],
    [
      "declared and lower counts as held",
      university,
      [holds(PROFESSION, COLLEGE, { state: "DECLARED" })],
      TODAY,
      "NOT_SATISFIED",
      "BELOW_LEVEL",
      1,
    ],
    [
      "declared and expired",
      basic,
      [holds(INFORMATICS, 1, { state: "DECLARED", validThrough: "2017-01-01" })],
      TODAY,
      "NOT_SATISFIED",
      "EXPIRED",
    ],
    [
      "no day of issue: from ever",
      university,
      [holds(PROFESSION, UNIVERSITY, { issuedOn: null })],
      "1980-01-01",
      "SATISFIED",
    ],
  ]);
});

describe("R7: incomplete only where the answer depends on it", () => {
  holdsFor([
    ["must expire, without its day", yearly, [holds(DUTY, 1)], TODAY, "UNKNOWN", "INCOMPLETE"],
    [
      "beside one that satisfies",
      yearly,
      [holds(DUTY, 1), holds(DUTY, 1, { validThrough: "2019-01-01" })],
      TODAY,
      "SATISFIED",
    ],
    ["too low anyway", least(DUTY, 2), [holds(DUTY, 1)], TODAY, "NOT_SATISFIED", "BELOW_LEVEL", 1],
    ["fresh asked, no day of issue", recent, [holds(DUTY, 1, { issuedOn: null })], TODAY, "UNKNOWN", "INCOMPLETE"],
    [
      "no day of issue, but expired for sure",
      recent,
      [holds(DUTY, 1, { issuedOn: null, validThrough: "2017-01-01" })],
      TODAY,
      "NOT_SATISFIED",
      "EXPIRED",
    ],
  ]);
});

describe("R7: a contradiction only where the answer depends on it", () => {
  const paper = { number: "B 12", school: "ĐH Luật" };
  holdsFor([
    [
      "one says enough, one does not",
      university,
      [holds(PROFESSION, UNIVERSITY, paper), holds(PROFESSION, COLLEGE, paper)],
      TODAY,
      "UNKNOWN",
      "CONFLICT",
    ],
    [
      "one says law, one accounting",
      universityInLaw,
      [
        holds(PROFESSION, UNIVERSITY, { ...paper, fieldId: LAW }),
        holds(PROFESSION, UNIVERSITY, { ...paper, fieldId: ACCOUNTING }),
      ],
      TODAY,
      "UNKNOWN",
      "CONFLICT",
    ],
    [
      "both enough",
      university,
      [holds(PROFESSION, UNIVERSITY, paper), holds(PROFESSION, MASTER, paper)],
      TODAY,
      "SATISFIED",
    ],
    [
      "both too low",
      university,
      [holds(PROFESSION, COLLEGE, paper), holds(PROFESSION, ELEMENTARY, paper)],
      TODAY,
      "NOT_SATISFIED",
      "BELOW_LEVEL",
      1,
    ],
    [
      "another certificate is enough",
      university,
      [holds(PROFESSION, UNIVERSITY, paper), holds(PROFESSION, COLLEGE, paper), holds(PROFESSION, MASTER)],
      TODAY,
      "SATISFIED",
    ],
    [
      "the other row is revoked",
      university,
      [holds(PROFESSION, UNIVERSITY, paper), holds(PROFESSION, COLLEGE, { ...paper, voidFromStart: true })],
      TODAY,
      "SATISFIED",
    ],
    [
      "the other row is only declared",
      university,
      [holds(PROFESSION, UNIVERSITY, paper), holds(PROFESSION, COLLEGE, { ...paper, state: "DECLARED" })],
      TODAY,
      "SATISFIED",
    ],
    [
      "another school",
      university,
      [holds(PROFESSION, UNIVERSITY, paper), holds(PROFESSION, COLLEGE, { ...paper, school: "ĐH Vinh" })],
      TODAY,
      "SATISFIED",
    ],
    ["no numbers", university, [holds(PROFESSION, UNIVERSITY), holds(PROFESSION, COLLEGE)], TODAY, "SATISFIED"],
  ]);
});

describe("R7: where doubts meet", () => {
  const paper = { number: "B 12", school: "ĐH Luật" };
  const declared = holds(DUTY, 1, { state: "DECLARED" });
  const good = { state: "DECLARED", validThrough: "2020-01-01" } as const;
  holdsFor([
    ["declared, and without its day", yearly, [declared], TODAY, "UNKNOWN", "INCOMPLETE"],
    [
      "beside a declared one that would satisfy, the day changes nothing",
      yearly,
      [declared, holds(DUTY, 1, good)],
      TODAY,
      "UNKNOWN",
      "UNVERIFIED",
    ],
    [
      "a verified one without its day would settle it",
      yearly,
      [holds(DUTY, 1), holds(DUTY, 1, good)],
      TODAY,
      "UNKNOWN",
      "INCOMPLETE",
    ],
    [
      "accounts that both lack the day are contested",
      yearly,
      [holds(DUTY, 1, paper), holds(DUTY, 2, paper)],
      TODAY,
      "UNKNOWN",
      "CONFLICT",
    ],
    ["an inspected none needs no days", least(DUTY, 0), [holds(DUTY, 0)], TODAY, "SATISFIED"],
    [
      "a school that is not recorded is not the same school",
      university,
      [holds(PROFESSION, UNIVERSITY, { number: "B 12" }), holds(PROFESSION, COLLEGE, { number: "B 12" })],
      TODAY,
      "SATISFIED",
    ],
  ]);

  test("accounts that all satisfy last as long as the shortest of them", () => {
    const accounts = [
      holds(PROFESSION, UNIVERSITY, { ...paper, validThrough: "2019-01-31" }),
      holds(PROFESSION, MASTER, paper),
    ];
    expect(weigh(university, accounts, TODAY).lastsThrough).toBe("2019-01-31");
  });
  test("a revocation to come ends it the day before", () => {
    expect(weigh(university, [holds(PROFESSION, UNIVERSITY, { revokedFrom: "2019-02-01" })], TODAY).lastsThrough).toBe(
      "2019-01-31",
    );
  });
});

describe("R7, R13: suspended, revoked, void", () => {
  holdsFor([
    [
      "the first day of a suspension",
      university,
      [holds(PROFESSION, UNIVERSITY, { suspensions: [[TODAY, "2019-06-30"]] })],
      TODAY,
      "NOT_SATISFIED",
      "SUSPENDED",
    ],
    [
      "its last day",
      university,
      [holds(PROFESSION, UNIVERSITY, { suspensions: [["2018-01-01", TODAY]] })],
      TODAY,
      "NOT_SATISFIED",
      "SUSPENDED",
    ],
    [
      "the day after",
      university,
      [holds(PROFESSION, UNIVERSITY, { suspensions: [["2018-01-01", "2018-12-30"]] })],
      TODAY,
      "SATISFIED",
    ],
    [
      "expired and suspended: expired",
      basic,
      [holds(INFORMATICS, 1, { validThrough: "2018-01-01", suspensions: [["2018-01-01", "2019-12-30"]] })],
      TODAY,
      "NOT_SATISFIED",
      "EXPIRED",
    ],
    [
      "revoked from the day",
      university,
      [holds(PROFESSION, UNIVERSITY, { revokedFrom: TODAY })],
      TODAY,
      "NOT_SATISFIED",
      "REVOKED",
    ],
    ["the day before", university, [holds(PROFESSION, UNIVERSITY, { revokedFrom: "2019-01-01" })], TODAY, "SATISFIED"],
    [
      "void from the beginning",
      university,
      [holds(PROFESSION, UNIVERSITY, { voidFromStart: true })],
      "2011-01-01",
      "NOT_SATISFIED",
      "REVOKED",
    ],
    [
      "revoked and expired: revoked",
      basic,
      [holds(INFORMATICS, 1, { validThrough: "2016-01-01", revokedFrom: "2017-01-01" })],
      TODAY,
      "NOT_SATISFIED",
      "REVOKED",
    ],
    [
      "revoked, but never enough: absent, not unrecorded",
      university,
      [holds(PROFESSION, COLLEGE, { voidFromStart: true })],
      TODAY,
      "NOT_SATISFIED",
      "ABSENT",
      4,
    ],
    [
      "of several reasons the first: suspended before expired",
      basic,
      [
        holds(INFORMATICS, 1, { validThrough: "2016-01-01" }),
        holds(INFORMATICS, 1, { suspensions: [["2018-01-01", "2019-12-30"]] }),
      ],
      TODAY,
      "NOT_SATISFIED",
      "SUSPENDED",
    ],
    [
      "expired before revoked",
      basic,
      [holds(INFORMATICS, 1, { validThrough: "2016-01-01" }), holds(INFORMATICS, 1, { voidFromStart: true })],
      TODAY,
      "NOT_SATISFIED",
      "EXPIRED",
    ],
  ]);
});

describe("R5: the best evidence", () => {
  const order: [string, Qualification, Qualification][] = [
    [
      "the satisfying before the higher",
      holds(PROFESSION, UNIVERSITY, { fieldId: LAW }),
      holds(PROFESSION, MASTER, { fieldId: ACCOUNTING }),
    ],
    [
      "the higher",
      holds(PROFESSION, MASTER, { fieldId: LAW, validThrough: "2020-01-01" }),
      holds(PROFESSION, UNIVERSITY, { fieldId: LAW }),
    ],
    [
      "the longer valid",
      holds(PROFESSION, UNIVERSITY, { fieldId: LAW }),
      holds(PROFESSION, UNIVERSITY, { fieldId: LAW, validThrough: "2020-01-01" }),
    ],
    [
      "the later",
      holds(PROFESSION, UNIVERSITY, { fieldId: LAW, issuedOn: "2012-01-01" }),
      holds(PROFESSION, UNIVERSITY, { fieldId: LAW }),
    ],
    [
      "the smaller number",
      holds(PROFESSION, UNIVERSITY, { fieldId: LAW, number: "A1" }),
      holds(PROFESSION, UNIVERSITY, { fieldId: LAW, number: "A2" }),
    ],
  ];
  test.each(order)("%s", (_says, better, other) => {
    expect(weigh(universityInLaw, [other, better], TODAY).decisive).toBe(better);
    expect(weigh(universityInLaw, [better, other], TODAY).decisive).toBe(better);
    expect(weightOf(universityInLaw, better, [better, other], TODAY)).toBe("COUNTS");
    expect(weightOf(universityInLaw, other, [better, other], TODAY)).toMatch(/BEATEN|WRONG_FIELD/);
  });

  test("satisfied for as long as the longest one lasts", () => {
    const rows = [
      holds(INFORMATICS, 2, { validThrough: "2019-01-31" }),
      holds(INFORMATICS, 1, { validThrough: "2021-05-31" }),
    ];
    expect(weigh(basic, rows, TODAY).lastsThrough).toBe("2021-05-31");
    expect(weigh(basic, [...rows, holds(INFORMATICS, 1)], TODAY).lastsThrough).toBeNull();
  });
});

test("each certificate says how it was weighed", () => {
  const rows = [
    holds(PROFESSION, MASTER, { fieldId: LAW, state: "REJECTED" }),
    holds(PROFESSION, UNIVERSITY, { fieldId: LAW, issuedOn: "2020-01-01" }),
    holds(PROFESSION, UNIVERSITY, { fieldId: ACCOUNTING }),
    holds(PROFESSION, INTERMEDIATE, { fieldId: LAW }),
    holds(PROFESSION, UNIVERSITY, { fieldId: LAW, state: "DECLARED" }),
    holds(INFORMATICS, 1),
  ];
  expect(rows.map((one) => weightOf(universityInLaw, one, rows, TODAY))).toEqual([
    "REJECTED",
    "NOT_YET",
    "WRONG_FIELD",
    "BELOW_LEVEL",
    "UNVERIFIED",
    null,
  ]);
});
