import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { hideSmall, LEAST } from "../../server/gap/beyond.js";
import type { Rate } from "../../server/gap/sums.js";
import { onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";
import { signIn } from "../sign-in.js";

const DAY = "2018-12-31";
const RATES = `query($by: [GapKey!]!, $officials: OfficialFilter) {
  compliance(by: $by, asOf: "${DAY}", everywhere: true, officials: $officials) {
    keys { code } assessed met unknown low high suppressed verdicts { verdict count } } }`;

onEveryDatabase((database) => {
  let hub: TestHub;
  let analyst: { cookie: string };
  let operator: { cookie: string };
  beforeAll(async () => {
    hub = await startTestHub({ database });
    const build = make(hub);
    const positionId = await build.position();
    await build.unit({ code: "06", kind: "PROVINCE", validFrom: "2000-01-01", validUntil: null });
    const units: string[] = [];
    for (const [district, people] of [
      ["060", 5],
      ["061", 4],
      ["062", 1],
    ] as const) {
      const life = { validFrom: "2000-01-01", validUntil: null };
      units.push(await build.unit({ code: district, kind: "DISTRICT", parentCode: "06", ...life }));
      const unitId = await build.unit({ code: `${district}01`, kind: "COMMUNE", parentCode: district, ...life });
      for (let i = 0; i < people; i++) {
        const officialId = await build.official();
        await build.assignment({ officialId, positionId, unitId, kind: "PRIMARY", validUntil: null });
      }
    }
    analyst = await signIn(hub.database, { role: "ANALYST", unitId: units[0] as string });
    operator = await signIn(hub.database, { role: "OPERATOR", unitId: units[0] as string });
  });
  afterAll(() => hub.close());

  test("an analyst of one district compares it with the others, and reads nobody there", async () => {
    const { compliance } = await hub.get<{ compliance: Record<string, unknown>[] }>(
      RATES,
      { by: ["UNIT_DISTRICT"] },
      { as: analyst },
    );
    const none = { assessed: null, met: null, unknown: null, low: null, high: null, verdicts: [], suppressed: true };
    // One person stands in 062: hidden, and the next smallest with it, or the whole less the others would tell.
    expect(compliance).toEqual([
      {
        keys: [{ code: "060" }],
        ...{ assessed: 0, met: 0, unknown: 0, low: null, high: null, suppressed: false },
        verdicts: [{ verdict: "NO_STANDARD", count: 5 }],
      },
      { keys: [{ code: "061" }], ...none },
      { keys: [{ code: "062" }], ...none },
    ]);
    const own = await hub.get(`{ officials { totalCount } gaps(asOf: "${DAY}") { totalCount } }`, {}, { as: analyst });
    expect(own).toEqual({ officials: { totalCount: 5 }, gaps: { totalCount: 5 } });
  });

  test.each([
    ["a condition", { by: [], officials: { code: { eq: "X" } } }, "officials"],
    ["two keys", { by: ["CATEGORY", "POSITION"] }, "by.1"],
    ["a key of persons", { by: ["GENDER"] }, "by.0"],
    ["a key of communes", { by: ["UNIT_COMMUNE"] }, "by.0"],
  ])("%s is refused, since two sums could differ by one person", async (_what, variables, field) => {
    const { extensions } = await hub.refused(RATES, variables, { as: analyst });
    expect([extensions.code, extensions.problems?.[0]?.field]).toEqual(["BAD_USER_INPUT", field]);
  });

  test("an operator is not given it", async () => {
    expect((await hub.refused(RATES, { by: [] }, { as: operator })).extensions.code).toBe("FORBIDDEN");
  });
});

const rateOf = (count: number): Rate => ({
  keys: [],
  assessed: count,
  met: count,
  unknown: 0,
  low: null,
  high: null,
  verdicts: [{ verdict: "MEETS", count }],
});

test("no small cell is shown, none is hidden alone among others, and none is hidden without need", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 8 }), (counts) => {
      const shown = hideSmall(counts.map(rateOf));
      const hidden = shown.filter(({ suppressed }) => suppressed).length;
      const small = counts.filter((count) => count < LEAST).length;
      expect(shown.filter(({ suppressed, met }) => !suppressed && met < LEAST)).toEqual([]);
      expect(hidden).toBe(small === 1 ? Math.min(2, counts.length) : small);
    }),
  );
});
