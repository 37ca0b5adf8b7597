import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, lastOf } from "../../shared/day.js";
import { type OracleFinding, oracle, oracleAttainment, oracleCompliance, STATUS, WORST_FIRST } from "../oracle.js";
import { levelFact } from "../oracle-fact.js";
import { EMPTY_WORLD, type World, worlds } from "../world.js";
import { days } from "../world-place.js";
import {
  articleRow,
  assignmentRow,
  type CriterionRow,
  criterionRow,
  delegationRow,
  dimensionRow,
  documentKindRow,
  fieldOfStudyRow,
  legalDocumentRow,
  levelRow,
  officialRow,
  positionRow,
  qualificationRow,
  requirementRow,
  standardRow,
  unitAreaRow,
  unitRow,
} from "../world-rows.js";

/** Ids of the little world: the scale of each dimension is ten times its id plus the rank. */
const [PROFESSIONAL, INFORMATICS, DUTY, STATE_MANAGEMENT] = [1, 2, 3, 4] as const;
const [LAW_FIELD, CIVIL_LAW, ACCOUNTING] = [1, 2, 3] as const;
const [INTERMEDIATE, COLLEGE, UNIVERSITY] = [12, 13, 14] as const;
const [LAW, CIRCULAR, PROVINCIAL] = [1, 2, 3] as const;

/** One official in post since 2016 in a lowland commune (3; 4 is mountainous), and three documents of three tiers. */
const little: World = {
  ...EMPTY_WORLD,
  units: [
    unitRow({ id: 1, code: "06", kind: "PROVINCE" }),
    unitRow({ id: 2, code: "066", kind: "DISTRICT", parentCode: "06" }),
    unitRow({ id: 3, code: "02134", parentCode: "066" }),
    unitRow({ id: 4, code: "02140", parentCode: "066" }),
  ],
  unitAreas: [unitAreaRow({ id: 1, unitId: 4, area: "MOUNTAINOUS" })],
  positions: [positionRow({ id: 1 }), positionRow({ id: 2 })],
  dimensions: [
    dimensionRow({ id: PROFESSIONAL, code: "PROFESSIONAL" }),
    dimensionRow({ id: INFORMATICS, code: "INFORMATICS", evidenceExpires: true }),
    dimensionRow({ id: DUTY, code: "DUTY_TRAINING" }),
    dimensionRow({ id: STATE_MANAGEMENT, code: "STATE_MANAGEMENT" }),
  ],
  levels: [1, 2, 3, 4].flatMap((dimensionId) =>
    [0, 1, 2, 3, 4].map((rank) => levelRow({ id: dimensionId * 10 + rank, dimensionId, rank })),
  ),
  fieldsOfStudy: [
    fieldOfStudyRow({ id: LAW_FIELD }),
    fieldOfStudyRow({ id: CIVIL_LAW, parentId: LAW_FIELD }),
    fieldOfStudyRow({ id: ACCOUNTING }),
  ],
  documentKinds: [
    documentKindRow({ id: 1, code: "LAW", tier: 90 }),
    documentKindRow({ id: 2, code: "CIRCULAR", tier: 60 }),
    documentKindRow({ id: 3, code: "PROVINCIAL_DECISION", tier: 20 }),
  ],
  legalDocuments: [
    legalDocumentRow({ id: LAW, kindId: 1, issuedOn: "2014-11-20" }),
    legalDocumentRow({ id: CIRCULAR, kindId: 2, issuedOn: "2019-11-06" }),
    legalDocumentRow({ id: PROVINCIAL, kindId: 3, issuedOn: "2019-12-20" }),
  ],
  articles: [
    articleRow({ id: LAW, documentId: LAW }),
    articleRow({ id: CIRCULAR, documentId: CIRCULAR }),
    articleRow({ id: PROVINCIAL, documentId: PROVINCIAL }),
  ],
  officials: [officialRow({ id: 1, birthDate: "1984-02-29", recruitedOn: "2016-01-01" })],
  assignments: [assignmentRow({ id: 1, officialId: 1, positionId: 1, unitId: 3, validFrom: "2016-01-01" })],
};

/** The world with a standard (its id, document and article are one number) of one line and one criterion. */
function withLine(
  world: World,
  id: number,
  subject: string,
  criterion: Partial<CriterionRow>,
  documentId: number = id,
): World {
  const known = world.standards.some((one) => one.id === id);
  const line = world.requirements.length + 1;
  return {
    ...world,
    standards: known
      ? world.standards
      : [...world.standards, standardRow({ id, documentId, positionIds: [1], inForceFrom: "2019-12-25" })],
    requirements: [...world.requirements, requirementRow({ id: line, standardId: id, subject, articleId: documentId })],
    criteria: [
      ...world.criteria,
      criterionRow({ id: world.criteria.length + 1, requirementId: line, kind: "LEVEL", ...criterion }),
    ],
  };
}
type Held = Partial<Parameters<typeof qualificationRow>[0]> & { levelId: number };
const withHeld = (world: World, ...held: Held[]): World => ({
  ...world,
  qualifications: held.map((one, at) =>
    qualificationRow({ id: at + 1, officialId: 1, dimensionId: Math.floor(one.levelId / 10), ...one }),
  ),
});
const asks = (levelId: number, more: Partial<CriterionRow> = {}): Partial<CriterionRow> => ({
  dimensionId: Math.floor(levelId / 10),
  levelId,
  ...more,
});
const inUnit = (world: World, unitId: number): World => ({
  ...world,
  assignments: world.assignments.map((one) => ({ ...one, unitId })),
});
const findings = (world: World, asOf: string): readonly OracleFinding[] =>
  oracle(world, asOf)[0]?.assignments[0]?.findings ?? [];
const verdict = (world: World, asOf: string) => oracle(world, asOf)[0]?.verdict;
const fact = (world: World, levelId: number, asOf: string, freshYears: number | null = null) =>
  levelFact(world, 1, { dimensionId: Math.floor(levelId / 10), levelId, fieldIds: [], freshYears }, asOf);

/** University asked by the circular. */
const degree = withLine(little, CIRCULAR, "PROFESSIONAL", asks(UNIVERSITY));

describe("the examples of the definition", () => {
  test("a college degree where university is asked is a gap of one step, from the first day of the standard", () => {
    const world = withHeld(degree, { levelId: COLLEGE });
    expect(verdict(world, "2019-12-24")).toBe("NO_STANDARD");
    expect(findings(world, "2019-12-25")).toMatchObject([
      { status: "GAP", reason: "BELOW_LEVEL", distance: 1, articleId: CIRCULAR },
    ]);
  });

  test("in a mountainous commune the province may set intermediate: met, by the provincial article", () => {
    const delegated = {
      ...degree,
      delegations: [
        delegationRow({
          id: 1,
          articleId: CIRCULAR,
          subject: "PROFESSIONAL",
          toKindId: 3,
          areas: ["MOUNTAINOUS"],
          floorLevelId: INTERMEDIATE,
        }),
      ],
    };
    const world = withHeld(withLine(delegated, PROVINCIAL, "PROFESSIONAL", asks(INTERMEDIATE)), { levelId: COLLEGE });
    expect(findings(inUnit(world, 4), "2020-01-01")).toMatchObject([
      { status: "MET", articleId: PROVINCIAL, overriddenStandardIds: [CIRCULAR] },
    ]);
    expect(findings(world, "2020-01-01")).toMatchObject([
      { status: "GAP", articleId: CIRCULAR, overriddenStandardIds: [PROVINCIAL], overriddenRequirementIds: [2] },
    ]);
    const below = { ...world, delegations: world.delegations.map((one) => ({ ...one, floorLevelId: COLLEGE })) };
    expect(findings(inUnit(below, 4), "2020-01-01")).toMatchObject([{ status: "GAP", articleId: CIRCULAR }]);
  });

  test("justice and civil status: met under the law, the circular listed as overridden", () => {
    const law = withLine(degree, LAW, "PROFESSIONAL", asks(INTERMEDIATE, { fieldIds: [LAW_FIELD] }));
    const world = withHeld(
      withLine(law, LAW, "DUTY_TRAINING:CIVIL_STATUS", asks(31)),
      { levelId: INTERMEDIATE, fieldOfStudyId: CIVIL_LAW },
      { levelId: 31 },
    );
    expect(verdict(world, "2020-01-01")).toBe("MEETS");
    expect(findings(world, "2020-01-01")).toMatchObject([
      { subject: "PROFESSIONAL", articleId: LAW, overriddenStandardIds: [CIRCULAR] },
      { subject: "DUTY_TRAINING:CIVIL_STATUS", articleId: LAW, overriddenStandardIds: [] },
    ]);
  });

  test("an informatics certificate is met and expiring on its last day, a gap the day after", () => {
    const world = withHeld(withLine(little, CIRCULAR, "INFORMATICS", asks(21)), {
      levelId: 21,
      issuedOn: "2022",
      validThrough: "2024-12-31",
    });
    expect(findings(world, "2024-12-31")).toMatchObject([
      { status: "MET", expiringThrough: "2024-12-31", distance: 0, qualificationId: 1 },
    ]);
    expect(findings(world, "2025-01-01")).toMatchObject([
      { status: "GAP", reason: "EXPIRED", distance: null, expiringThrough: null },
    ]);
    expect(findings(world, addDays("2024-12-31", -180))[0]?.expiringThrough).toBe("2024-12-31");
    expect(findings(world, addDays("2024-12-31", -181))[0]?.expiringThrough).toBeNull();
    expect(findings(world, "2022-12-30")).toMatchObject([{ reason: "NO_RECORD" }]);
  });

  test("university in accounting and intermediate in law, where university in law is asked", () => {
    const world = withHeld(
      withLine(little, CIRCULAR, "PROFESSIONAL", asks(UNIVERSITY, { fieldIds: [LAW_FIELD] })),
      { levelId: UNIVERSITY, fieldOfStudyId: ACCOUNTING },
      { levelId: INTERMEDIATE, fieldOfStudyId: CIVIL_LAW },
    );
    expect(findings(world, "2020-01-01")).toMatchObject([{ status: "GAP", reason: "WRONG_FIELD", distance: 2 }]);
  });

  test("no record of state management is unknown; an inspected file that holds none is absent", () => {
    const world = withLine(little, CIRCULAR, "STATE_MANAGEMENT", asks(42));
    expect(findings(world, "2020-01-01")).toMatchObject([{ status: "UNKNOWN", reason: "NO_RECORD", distance: null }]);
    expect(findings(withHeld(world, { levelId: 40, issuedOn: "2020-02-01" }), "2020-01-31")).toMatchObject([
      { reason: "NO_RECORD" },
    ]);
    expect(findings(withHeld(world, { levelId: 40, issuedOn: "2020-02-01" }), "2020-02-01")).toMatchObject([
      { status: "GAP", reason: "ABSENT", distance: 2 },
    ]);
  });

  test("a draft asks nothing; a repealed standard still did, until its end", () => {
    const as = (state: "DRAFT" | "REPEALED"): World => ({
      ...degree,
      standards: degree.standards.map((one) => ({ ...one, state, inForceUntil: "2020-06-01" })),
    });
    expect(verdict(as("DRAFT"), "2020-01-01")).toBe("NO_STANDARD");
    expect(verdict(as("REPEALED"), "2020-05-31")).toBe("UNKNOWN");
    expect(verdict(as("REPEALED"), "2020-06-01")).toBe("NO_STANDARD");
  });
});

describe("evidence", () => {
  test.each<[string, Held[], string, string | null]>([
    [
      "issued in a month, it counts from the month's last day",
      [{ levelId: UNIVERSITY, issuedOn: "2020-02" }],
      "2020-02-28",
      "NO_RECORD",
    ],
    ["and on that day", [{ levelId: UNIVERSITY, issuedOn: "2020-02" }], "2020-02-29", null],
    [
      "revoked from a day: not on that day",
      [{ levelId: UNIVERSITY, revokedFrom: "2020-02-29" }],
      "2020-02-29",
      "REVOKED",
    ],
    ["but the day before", [{ levelId: UNIVERSITY, revokedFrom: "2020-02-29" }], "2020-02-28", null],
    [
      "void, from ever, also once expired",
      [{ levelId: UNIVERSITY, voidFromStart: true, validThrough: "2019-01-01" }],
      "2020-01-01",
      "REVOKED",
    ],
    [
      "declared, beside a lower verified one",
      [{ levelId: COLLEGE }, { levelId: UNIVERSITY, state: "DECLARED" }],
      "2020-01-01",
      "UNVERIFIED",
    ],
    ["declared and too low counts as held", [{ levelId: COLLEGE, state: "DECLARED" }], "2020-01-01", "BELOW_LEVEL"],
    ["rejected is no record", [{ levelId: UNIVERSITY, state: "REJECTED" }], "2020-01-01", "NO_RECORD"],
    [
      "a lapsed one that never was enough is absent",
      [{ levelId: COLLEGE, validThrough: "2019-01-01" }],
      "2020-01-01",
      "ABSENT",
    ],
    [
      "two descriptions of one paper, one not enough",
      [
        { levelId: UNIVERSITY, school: "A", number: "1" },
        { levelId: COLLEGE, school: "A", number: "1" },
      ],
      "2020-01-01",
      "CONFLICT",
    ],
    [
      "unless another paper is enough",
      [
        { levelId: UNIVERSITY, school: "A", number: "1" },
        { levelId: COLLEGE, school: "A", number: "1" },
        { levelId: UNIVERSITY },
      ],
      "2020-01-01",
      null,
    ],
    [
      "or neither is",
      [
        { levelId: INTERMEDIATE, school: "A", number: "1" },
        { levelId: COLLEGE, school: "A", number: "1" },
      ],
      "2020-01-01",
      "BELOW_LEVEL",
    ],
  ])("%s", (_, held, asOf, reason) => {
    expect(fact(withHeld(degree, ...held), UNIVERSITY, asOf).reason).toBe(reason);
  });

  test("what must expire and has no day is incomplete, only where the answer depends on it", () => {
    expect(fact(withHeld(little, { levelId: 22 }), 21, "2020-01-01").reason).toBe("INCOMPLETE");
    expect(
      fact(withHeld(little, { levelId: 22 }, { levelId: 21, validThrough: "2020-01-01" }), 21, "2020-01-01"),
    ).toMatchObject({ fact: "SATISFIED", lapsesThrough: "2020-01-01", qualificationId: 2 });
    expect(fact(withHeld(little, { levelId: 22 }), 23, "2020-01-01")).toMatchObject({
      reason: "BELOW_LEVEL",
      distance: 1,
    });
    expect(fact(withHeld(little, { levelId: 20 }), 21, "2020-01-01").reason).toBe("ABSENT");
  });

  test("freshness lasts through the same day years later, 28/2 for 29/2", () => {
    const world = withHeld(little, { levelId: 31, issuedOn: "2020-02-29" });
    expect(fact(world, 31, "2021-02-28", 1)).toMatchObject({ fact: "SATISFIED", lapsesThrough: "2021-02-28" });
    expect(fact(world, 31, "2021-03-01", 1).reason).toBe("STALE");
    expect(fact(withHeld(little, { levelId: 31 }), 31, "2021-03-01", 1).reason).toBe("INCOMPLETE");
  });
});

describe("age, tenure and posts", () => {
  const post = (validFrom: string, validUntil: string | null, id: number) =>
    assignmentRow({ id, officialId: 1, positionId: 1, unitId: 3, validFrom, validUntil });

  test("born on 29 February, 36 is completed on the 28th of a common year", () => {
    const world = withLine(little, CIRCULAR, "AGE", { kind: "AGE", least: 36, most: 36, ageOn: "AS_OF" });
    expect(findings(world, "2021-02-27")).toMatchObject([{ fact: "SATISFIED", distance: 0 }]);
    expect(findings(world, "2021-02-28")).toMatchObject([{ reason: "OUT_OF_RANGE", distance: null }]);
    expect(findings({ ...world, officials: [officialRow({ id: 1 })] }, "2021-02-28")).toMatchObject([
      { reason: "NO_RECORD" },
    ]);
  });

  test("tenure in the position runs through an unbroken chain; one day's break ends it", () => {
    const world = withLine(little, CIRCULAR, "TENURE", { kind: "TENURE", months: 12, tenureIn: "POSITION" });
    const chained = { ...world, assignments: [post("2020-02-29", null, 1), post("2019-02-28", "2020-02-29", 2)] };
    expect(findings(chained, "2020-03-01")).toMatchObject([{ fact: "SATISFIED" }]);
    const broken = { ...chained, assignments: [post("2020-03-01", null, 1), post("2019-02-28", "2020-02-29", 2)] };
    expect(findings(broken, "2021-02-28")).toMatchObject([{ reason: "OUT_OF_RANGE" }]);
    expect(findings(broken, "2021-03-01")).toMatchObject([{ fact: "SATISFIED" }]);
  });

  test("a first-term line applies on a recorded first term only, and any of its criteria is enough", () => {
    const base = withLine(little, CIRCULAR, "PROFESSIONAL", asks(UNIVERSITY));
    const world: World = {
      ...base,
      requirements: base.requirements.map((one) => ({ ...one, firstTermOnly: true })),
      criteria: [
        ...base.criteria,
        criterionRow({ id: 2, requirementId: 1, kind: "TENURE", months: 12, tenureIn: "SERVICE" }),
      ],
    };
    expect(verdict(world, "2020-01-01")).toBe("NO_STANDARD");
    const first = { ...world, assignments: world.assignments.map((one) => ({ ...one, firstTerm: true })) };
    expect(findings(first, "2020-01-01")).toMatchObject([{ status: "MET" }]);
  });

  test("an assignment ends on its last day; one left in a unit that has ended has no standard; acting counts for nobody", () => {
    const ended = {
      ...degree,
      units: degree.units.map((one) => (one.id === 3 ? { ...one, validUntil: "2020-06-01" } : one)),
    };
    expect(verdict(ended, "2020-05-31")).toBe("UNKNOWN");
    expect(verdict(ended, "2020-06-01")).toBe("NO_STANDARD");
    expect(verdict({ ...degree, assignments: [post("2016-01-01", "2020-01-01", 1)] }, "2020-01-01")).toBeNull();
    const acting = oracle(
      { ...degree, assignments: [{ ...post("2016-01-01", null, 1), kind: "ACTING" }] },
      "2020-01-01",
    );
    expect(acting).toMatchObject([{ verdict: null, assignments: [{ verdict: "UNKNOWN" }] }]);
  });
});

test("within a tier: later issued, deeper issuing unit, areas named, leading number, lower id", () => {
  const two = (
    second: Partial<World["standards"][number]>,
    issuedOn = "2019-11-06",
    number = "2/VB",
  ): string | undefined => {
    const world = withLine(degree, 9, "PROFESSIONAL", asks(COLLEGE), 4);
    const kinds = [...world.legalDocuments, legalDocumentRow({ id: 4, kindId: 2, issuedOn, number })];
    const standards = world.standards.map((one) => (one.id === 9 ? { ...one, ...second } : one));
    return findings(
      {
        ...world,
        standards,
        legalDocuments: kinds,
        articles: [...world.articles, articleRow({ id: 4, documentId: 4 })],
      },
      "2020-01-01",
    )
      .map((one) => one.requirementId)
      .join();
  };
  expect(two({})).toBe("1");
  expect(two({}, "2019-11-07")).toBe("2");
  expect(two({ unitId: 1 })).toBe("2");
  expect(two({ noArea: ["MOUNTAINOUS"] })).toBe("2");
  expect(two({}, "2019-11-06", "13/VB")).toBe("2");
  expect(two({ unitId: 1, positionIds: [] }, "2019-11-06", "13/VB")).toBe("1");
});

test("rates carry their numbers, and a band where the fact is unknown", () => {
  const two = withHeld(degree, { levelId: COLLEGE });
  const world: World = {
    ...two,
    officials: [...two.officials, officialRow({ id: 2 })],
    assignments: [...two.assignments, assignmentRow({ id: 2, officialId: 2, positionId: 1, unitId: 3 })],
  };
  expect(oracleAttainment(world, "2020-01-01", PROFESSIONAL, INTERMEDIATE)).toMatchObject({
    met: 1,
    unknown: 1,
    assessed: 2,
    low: 0.5,
    high: 1,
  });
  expect(oracleCompliance(world, "2020-01-01")).toMatchObject({
    met: 0,
    unknown: 1,
    assessed: 2,
    low: 0,
    high: 0.5,
    verdicts: { GAP: 1, UNKNOWN: 1 },
  });
  expect(oracleCompliance(world, "2019-12-24")).toMatchObject({
    assessed: 0,
    low: null,
    high: null,
    verdicts: { NO_STANDARD: 2 },
  });
});

/** The same world, every list from its end. */
const turned = (world: World): World => ({
  units: world.units.toReversed(),
  unitAreas: world.unitAreas.toReversed(),
  positions: world.positions.toReversed(),
  dimensions: world.dimensions.toReversed(),
  levels: world.levels.toReversed(),
  fieldsOfStudy: world.fieldsOfStudy.toReversed(),
  documentKinds: world.documentKinds.toReversed(),
  legalDocuments: world.legalDocuments.toReversed(),
  articles: world.articles.toReversed(),
  delegations: world.delegations.toReversed(),
  standards: world.standards.toReversed(),
  requirements: world.requirements.toReversed(),
  criteria: world.criteria.toReversed(),
  officials: world.officials.toReversed(),
  assignments: world.assignments.toReversed(),
  qualifications: world.qualifications.toReversed(),
});

function expectInOrder(one: OracleFinding, asOf: string): void {
  expect(one.status).toBe(STATUS[one.fact][one.duty]);
  expect(one.reason === null).toBe(one.fact === "SATISFIED");
  expect(one.distance === null || one.distance >= 0).toBe(true);
  expect(one.distance === 0).toBe(one.fact === "SATISFIED");
  if (one.expiringThrough) expect(asOf <= one.expiringThrough && one.expiringThrough <= addDays(asOf, 180)).toBe(true);
}

const VERDICT_OF = { MET: "MEETS", GAP: "GAP", UNKNOWN: "UNKNOWN", ADVISORY: "MEETS" } as const;
function worstOf(findings: readonly OracleFinding[]): string {
  const verdicts = findings.filter((one) => one.duty === "BINDING").map((one) => VERDICT_OF[one.status]);
  return WORST_FIRST.find((worst) => verdicts.some((one) => one === worst)) ?? "NO_STANDARD";
}

describe("in every world", () => {
  const runs = { numRuns: 300 };

  test("status follows the table, verdicts are the worst, figures and days stand in order", () => {
    fc.assert(
      fc.property(worlds(), days(), (world, asOf) => {
        for (const answer of oracle(world, asOf)) {
          for (const assignment of answer.assignments) {
            for (const one of assignment.findings) expectInOrder(one, asOf);
            expect(assignment.verdict).toBe(worstOf(assignment.findings));
          }
          const counting = answer.assignments.filter((one) => one.kind !== "ACTING").map((one) => one.verdict);
          expect(answer.verdict).toBe(WORST_FIRST.find((worst) => counting.includes(worst)) ?? counting[0] ?? null);
        }
        const { met, unknown, assessed, verdicts } = oracleCompliance(world, asOf);
        expect(met + unknown + verdicts.GAP + verdicts.IN_GRACE).toBe(assessed);
      }),
      runs,
    );
  });

  test("neither the order of rows nor the rest of the set changes an answer", () => {
    fc.assert(
      fc.property(worlds(), days(), (world, asOf) => {
        const whole = oracle(world, asOf);
        expect(oracle(turned(world), asOf)).toEqual(whole);
        for (const official of world.officials)
          expect(oracle({ ...world, officials: [official] }, asOf)).toEqual(
            whole.filter((one) => one.officialId === official.id),
          );
      }),
      runs,
    );
  });

  test("what is satisfied stays so through its last day, without new rows", () => {
    fc.assert(
      fc.property(worlds(), days(), (world, asOf) => {
        for (const { id: levelId, dimensionId } of world.levels) {
          const asked = { dimensionId, levelId, fieldIds: [], freshYears: 4 };
          const known = {
            ...world,
            qualifications: world.qualifications.filter((one) => one.issuedOn === null || lastOf(one.issuedOn) <= asOf),
          };
          const now = levelFact(known, 1, asked, asOf);
          expect(levelFact(world, 1, asked, asOf)).toEqual(now);
          if (now.lapsesThrough !== null) expect(levelFact(known, 1, asked, now.lapsesThrough).fact).toBe("SATISFIED");
        }
      }),
      runs,
    );
  });
});
