import { describe, expect, test } from "vitest";
import { applicable, type Post } from "../../server/gap/precedence.js";
import type { Delegation, Standard } from "../../server/gap/terms.js";
import {
  BORDER,
  COMMUNE,
  DISTRICT,
  document,
  INTERMEDIATE,
  JUSTICE,
  least,
  level,
  lowland,
  MOUNTAINOUS,
  mountain,
  OFFICE,
  PROFESSION,
  PROVINCE,
  standard,
  UNIVERSITY,
} from "./gap-make.js";

const TODAY = "2020-06-30";
const LAW_TIER = 10;
const CIRCULAR = 6;
const PROVINCIAL = 3;

const office = (given: Partial<Post> = {}): Post => ({
  positionId: OFFICE,
  place: lowland,
  firstTerm: false,
  ...given,
});
const asks = (rank: number) => ({ subject: "PROFESSIONAL", criteria: [least(PROFESSION, rank)] });
const applying = (standards: Standard[], post: Post = office(), asOf = TODAY) => {
  const lines = applicable(standards, post, asOf);
  expect(applicable([...standards].reverse(), post, asOf)).toEqual(lines);
  return lines;
};
const winners = (standards: Standard[], post?: Post, asOf?: string) =>
  applying(standards, post, asOf).map((one) => one.requirement.standard);

describe("R1: in force", () => {
  const circular = document("13/2019/TT-BNV", CIRCULAR);
  const inForce = (given: Partial<Standard>, post?: Post, asOf?: string) =>
    winners([standard(circular, [asks(UNIVERSITY)], given)], post, asOf).length === 1;
  test("from its first day, until the day on which it no longer is", () => {
    const period = { inForceFrom: "2019-12-25", inForceUntil: "2023-08-01" };
    const days = ["2019-12-24", "2019-12-25", "2023-07-31", "2023-08-01"];
    expect(days.map((day) => inForce(period, office(), day))).toEqual([false, true, true, false]);
  });
  test("not as a draft", () => expect(inForce({ published: false })).toBe(false));
  test("for the positions it names, or for all", () => {
    expect(inForce({ positionIds: new Set([OFFICE]) })).toBe(true);
    expect(inForce({ positionIds: new Set([JUSTICE]) })).toBe(false);
    expect(inForce({ positionIds: new Set() })).toBe(true);
  });
  test("in the issuing unit's subtree, itself included", () => {
    for (const unitId of [PROVINCE, DISTRICT, COMMUNE]) expect(inForce({ unitId })).toBe(true);
    expect(inForce({ unitId: 99 })).toBe(false);
  });
  test("in any of the areas, and in none of those excepted", () => {
    expect(inForce({ anyArea: MOUNTAINOUS | BORDER })).toBe(false);
    expect(inForce({ anyArea: MOUNTAINOUS | BORDER }, office({ place: mountain }))).toBe(true);
    expect(inForce({ noArea: MOUNTAINOUS })).toBe(true);
    expect(inForce({ noArea: MOUNTAINOUS }, office({ place: mountain }))).toBe(false);
  });
});

describe("R2: between tiers", () => {
  const law = standard(document("60/2014/QH13", LAW_TIER), [asks(INTERMEDIATE)]);
  const circular = (delegations: Partial<Delegation>[] = []) =>
    standard(
      document("13/2019/TT-BNV", CIRCULAR, {
        delegations: delegations.map((one) => ({
          subject: "PROFESSIONAL",
          toTier: PROVINCIAL,
          areas: MOUNTAINOUS,
          floor: null,
          validFrom: "2019-12-25",
          validUntil: null,
          ...one,
        })),
      }),
      [asks(UNIVERSITY)],
    );
  const provincial = (rank: number, number = "5/2020/QĐ") =>
    standard(document(number, PROVINCIAL), [asks(rank)], { unitId: PROVINCE });

  test("the higher tier stands, though laxer, and is shown as overriding", () => {
    const lower = circular();
    const [line] = applying([law, lower]);
    expect(line?.requirement).toBe(law.requirements[0]);
    expect(line?.overridden).toEqual(lower.requirements);
  });
  test("another subject is another contest", () => {
    const other = standard(document("1/2020/TT", CIRCULAR), [{ subject: "PROFESSIONAL:OTHER" }]);
    expect(winners([law, other])).toEqual([law, other]);
  });
  test("what is delegated here goes to the lower tier", () => {
    const upper = circular([{}]);
    const own = provincial(INTERMEDIATE);
    expect(winners([upper, own], office({ place: mountain }))).toEqual([own]);
    expect(applying([upper, own], office({ place: mountain }))[0]?.overridden).toEqual(upper.requirements);
    expect(winners([upper, own])).toEqual([upper]);
  });
  test("not another subject, not before or after the delegation, not upwards, not without a candidate", () => {
    const place = office({ place: mountain });
    for (const given of [
      { subject: "INFORMATICS" },
      { validFrom: "2020-07-01" },
      { validUntil: TODAY },
      { toTier: 2 },
    ]) {
      const upper = circular([given]);
      expect(winners([upper, provincial(INTERMEDIATE)], place)).toEqual([upper]);
    }
    const upwards = circular([{ toTier: LAW_TIER }]);
    expect(winners([upwards, law], place)).toEqual([law]);
  });
  test("not to the document's own tier", () => {
    const own = { toTier: CIRCULAR, areas: 0, floor: level(PROFESSION, INTERMEDIATE) };
    const lax = standard({ ...circular([own]).document, issuedOn: "2019-11-06" }, [asks(1)]);
    const older = standard(document("6/2012/TT-BNV", CIRCULAR), [asks(UNIVERSITY)]);
    expect(winners([lax, older])).toEqual([lax]);
  });
  test("below the floor is no candidate; on the floor is", () => {
    const upper = circular([{ floor: level(PROFESSION, INTERMEDIATE) }]);
    const place = office({ place: mountain });
    const onFloor = provincial(INTERMEDIATE);
    expect(winners([upper, provincial(1)], place)).toEqual([upper]);
    expect(winners([upper, onFloor], place)).toEqual([onFloor]);
    expect(winners([upper, onFloor, provincial(1, "9/2020/QĐ")], place)).toEqual([onFloor]);
  });
  test("of two delegations the floor of one is enough", () => {
    const lax = provincial(1);
    const upper = circular([{ floor: level(PROFESSION, INTERMEDIATE) }, {}]);
    expect(winners([upper, lax], office({ place: mountain }))).toEqual([lax]);
  });
  test("a delegation may be handed on", () => {
    const top = standard(
      document("33/2023/NĐ-CP", LAW_TIER, {
        delegations: [
          {
            subject: "PROFESSIONAL",
            toTier: CIRCULAR,
            areas: 0,
            floor: null,
            validFrom: "2000-01-01",
            validUntil: null,
          },
        ],
      }),
      [asks(6)],
    );
    const own = provincial(1);
    expect(winners([top, circular([{ areas: 0 }]), own])).toEqual([own]);
  });
  test("mandatory lines compete with mandatory ones only", () => {
    const advice = standard(document("2/2020/TT", CIRCULAR), [{ ...asks(UNIVERSITY), obligation: "RECOMMENDED" }]);
    expect(winners([law, advice])).toEqual([law, advice]);
  });
  test("all lines of the winner apply", () => {
    const two = standard(document("61/2014/QH13", LAW_TIER + 1), [asks(2), asks(3)]);
    expect(applying([law, two]).map((one) => one.requirement)).toEqual(two.requirements);
  });
});

describe("R2: within a tier", () => {
  const issued = (number: string, issuedOn: string, given: Partial<Standard> = {}) =>
    standard(document(number, PROVINCIAL, { issuedOn }), [asks(2)], given);
  const cases: [says: string, first: Standard, second: Standard][] = [
    [
      "the later issued",
      issued("1/2019/QĐ", "2019-02-01"),
      issued("2/2019/QĐ", "2019-01-01", { positionIds: new Set([OFFICE]), unitId: COMMUNE }),
    ],
    [
      "then the one that names the position",
      issued("1/2019/QĐ", "2019-01-01", { positionIds: new Set([OFFICE]) }),
      issued("2/2019/QĐ", "2019-01-01", { unitId: COMMUNE, anyArea: MOUNTAINOUS }),
    ],
    [
      "then the issuing unit deeper in the tree",
      issued("1/2019/QĐ", "2019-01-01", { unitId: DISTRICT }),
      issued("2/2019/QĐ", "2019-01-01", { unitId: PROVINCE, anyArea: MOUNTAINOUS }),
    ],
    [
      "a province before the whole country",
      issued("1/2019/QĐ", "2019-01-01", { unitId: PROVINCE }),
      issued("2/2019/QĐ", "2019-01-01", { anyArea: MOUNTAINOUS }),
    ],
    [
      "then the one that names areas",
      issued("1/2019/QĐ", "2019-01-01", { anyArea: MOUNTAINOUS }),
      issued("2/2019/QĐ", "2019-01-01"),
    ],
    [
      "areas excepted are named too",
      issued("1/2019/QĐ", "2019-01-01", { noArea: BORDER }),
      issued("2/2019/QĐ", "2019-01-01"),
    ],
    [
      "then the greater leading number, as a number",
      issued("12/2019/QĐ", "2019-01-01"),
      issued("9/2019/QĐ", "2019-01-01"),
    ],
  ];
  test.each(cases)("%s", (_says, first, second) => {
    const [line] = applying([second, first], office({ place: mountain }));
    expect(line?.requirement.standard).toBe(first);
    expect(line?.tiedWith).toEqual([]);
  });
  test("a tie that remains: the lower id, and it is told", () => {
    const a = issued("7/2019/QĐ", "2019-01-01");
    const b = issued("7/2019/QĐ-SNV", "2019-01-01");
    const [line] = applying([b, a]);
    expect(line?.requirement.standard).toBe(a);
    expect(line?.tiedWith).toEqual([b]);
  });
});

describe("R2: a first-term line is no candidate for others", () => {
  const first = standard(document("30/2004", LAW_TIER), [{ ...asks(UNIVERSITY), firstTermOnly: true }]);
  const always = standard(document("31/2004", CIRCULAR), [asks(1)]);
  test("on a first term it competes", () =>
    expect(winners([first, always], office({ firstTerm: true }))).toEqual([first]));
  test("on another it stands aside for the lower tier", () => expect(winners([first, always])).toEqual([always]));
});
