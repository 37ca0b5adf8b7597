import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fill } from "../fill.js";
import { onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { type OracleAnswer, oracle, oracleAttainment, oracleCompliance } from "../oracle.js";
import { type World, worlds } from "../world.js";
import { days } from "../world-place.js";

const GAPS = `query ($asOf: LocalDate) {
  gaps(asOf: $asOf, limit: 100) { nodes { official { id } verdict assignments { assignment { id kind } verdict findings {
    requirement { id } subject article { id } fact duty status reason distance expiringThrough overridden { id } } } } }
  compliance(asOf: $asOf, by: []) { met assessed unknown low high }
}`;
const ATTAINMENT = `query ($asOf: LocalDate, $dimension: String!, $level: String!) {
  attainment(asOf: $asOf, by: [], dimension: $dimension, level: $level) { met assessed unknown low high }
}`;

type Ref = { id: string };
type Told = {
  official: Ref;
  verdict: string;
  assignments: {
    assignment: Ref & { kind: string };
    verdict: string;
    findings: (Record<string, unknown> & { requirement: Ref; article: Ref; overridden: Ref[] })[];
  }[];
};

const numbers = (refs: readonly Ref[]): number[] => refs.map(({ id }) => Number(id)).sort((a, b) => a - b);
const byId = <T>(rows: readonly T[], of: (row: T) => number): T[] => [...rows].sort((a, b) => of(a) - of(b));

/** The hub's answer in the shape of the oracle's. */
const asOracle = (told: readonly Told[]) =>
  byId(
    told.map(({ official, verdict, assignments }) => ({
      officialId: Number(official.id),
      verdict,
      assignments: byId(
        assignments.map(({ assignment, verdict: own, findings }) => ({
          assignmentId: Number(assignment.id),
          kind: assignment.kind,
          verdict: own,
          findings: byId(
            findings.map(({ requirement, article, overridden, ...rest }) => ({
              ...rest,
              requirementId: Number(requirement.id),
              articleId: Number(article.id),
              overriddenRequirementIds: numbers(overridden),
            })),
            (one) => one.requirementId,
          ),
        })),
        (one) => one.assignmentId,
      ),
    })),
    (one) => one.officialId,
  );

/** What both tell: the oracle's answer without what the API does not show. */
const compared = (answers: readonly OracleAnswer[]) =>
  answers
    .filter(({ assignments }) => assignments.length > 0)
    .map(({ assignments, ...official }) => ({
      ...official,
      assignments: assignments.map(({ findings, ...assignment }) => ({
        ...assignment,
        findings: findings.map(({ qualificationId: _best, overriddenStandardIds: _whole, ...finding }) => ({
          ...finding,
          overriddenRequirementIds: [...finding.overriddenRequirementIds].sort((a, b) => a - b),
        })),
      })),
    }));

const shown = ({ verdicts: _same, ...rate }: ReturnType<typeof oracleCompliance>) => rate;

onEveryDatabase((kind) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub({ database: kind });
  });
  afterAll(() => hub.close());

  const agrees = async (world: World, asOf: string): Promise<void> => {
    await fill(hub.database, world);
    const { gaps, compliance } = await hub.get<{ gaps: { nodes: Told[] }; compliance: object[] }>(GAPS, { asOf });
    expect(asOracle(gaps.nodes)).toEqual(compared(oracle(world, asOf)));
    expect(compliance).toEqual([shown(oracleCompliance(world, asOf))]);
    for (const level of world.levels.slice(0, 3)) {
      const dimension = String(level.dimensionId);
      const { attainment } = await hub.get<{ attainment: object[] }>(ATTAINMENT, {
        asOf,
        dimension,
        level: String(level.id),
      });
      const told = oracleAttainment(world, asOf, level.dimensionId, level.id);
      expect(attainment).toEqual([shown(told)]);
    }
  };

  test("every finding, verdict and rate is what an independent reading of the rules gives, in worlds made at random", async () => {
    const numRuns = Number(process.env.ORACLE_RUNS) || (kind === "sqlite" ? 300 : 60);
    await fc.assert(fc.asyncProperty(worlds(), days(), agrees), { numRuns });
  }, 600_000);
});
