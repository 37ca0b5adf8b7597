import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Lang } from "../../shared/field.js";
import { onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";

/** Publishing holds a standard against what stands (R2). Each case has a subject of its own, so none meets another's. */

type Kind = "LAW" | "DECREE" | "CIRCULAR" | "PROVINCIAL";
const TIERS: Readonly<Record<Kind, number>> = { LAW: 900, DECREE: 700, CIRCULAR: 400, PROVINCIAL: 200 };
type Rank = "SO_CAP" | "TRUNG_CAP" | "DAI_HOC";

/** A standard with one line on the case's subject, and what its article delegates of that. */
type Rests = {
  readonly kind: Kind;
  readonly least?: Rank;
  readonly or?: Rank;
  readonly number?: string;
  readonly issuedOn?: string;
  readonly line?: object;
  readonly lets?: Delegating;
  /** Of the standard: scope, days, positions. */
  readonly with?: object | ((world: World) => object);
  readonly repealedFrom?: string;
};
type Delegating = { readonly to: Kind; readonly floor?: Rank; readonly areas?: string[]; readonly until?: string };
type World = Awaited<ReturnType<typeof makeWorld>>;

const law = (given: Partial<Rests> = {}): Rests => ({ kind: "LAW", least: "TRUNG_CAP", ...given });
const decree = (given: Partial<Rests> = {}): Rests => ({ kind: "DECREE", ...given });
const circular = (given: Partial<Rests> = {}): Rests => ({ kind: "CIRCULAR", ...given });
const provincial = (given: Partial<Rests> = {}): Rests => ({
  kind: "PROVINCIAL",
  with: ({ province }) => ({ unitId: province }),
  ...given,
});
const letsProvince = (given: Partial<Delegating> = {}): Partial<Rests> => ({ lets: { to: "PROVINCIAL", ...given } });
const MOUNTAINOUS = { anyArea: ["MOUNTAINOUS"] };

const LEVELS: readonly [code: Rank, name: string, nameEn: string][] = [
  ["SO_CAP", "sơ cấp", "elementary"],
  ["TRUNG_CAP", "trung cấp", "intermediate"],
  ["DAI_HOC", "đại học", "university"],
];

async function makeWorld(hub: TestHub) {
  const build = make(hub);
  const since = { validFrom: "2000-01-01", validUntil: null };
  const unit = (code: string, name: string, kind: string, parentCode: string | null, days: object = since) =>
    build.unit({ code, name, kind, parentCode, ...days });
  const province = await unit("06", "Bắc Kạn", "PROVINCE", null);
  await unit("08", "Tuyên Quang", "PROVINCE", null);
  await unit("062", "Ba Bể", "DISTRICT", "06");
  // A district that goes from one province to the other on 1/1/2022; its communes live on.
  await unit("081", "Na Hang", "DISTRICT", "08", { ...since, validUntil: "2022-01-01" });
  await unit("081", "Na Hang", "DISTRICT", "06", { validFrom: "2022-01-01" });
  const lowland = await unit("06201", "Khang Ninh", "COMMUNE", "062");
  const mountain = await unit("06202", "Cao Trĩ", "COMMUNE", "062");
  const island = await unit("06203", "Đảo", "COMMUNE", "062");
  const moved = await unit("08101", "Đà Vị", "COMMUNE", "081");
  await build.unitArea({ unitId: mountain, area: "MOUNTAINOUS", ...since });
  await build.unitArea({ unitId: island, area: "ISLAND", validFrom: "2023-01-01", validUntil: "2024-01-01" });
  const dimensionId = await build.dimension({ code: "PROFESSIONAL", name: "Chuyên môn", nameEn: "Profession" });
  const levels: Partial<Record<Rank, string>> = {};
  for (const [i, [code, name, nameEn]] of LEVELS.entries())
    levels[code] = await build.level({ dimensionId, code, rank: i + 1, name, nameEn });
  const kinds: Partial<Record<Kind, string>> = {};
  for (const [code, tier] of Object.entries(TIERS)) kinds[code as Kind] = await build.documentKind({ code, tier });
  const office = await build.position({ code: "OFFICE", name: "Văn phòng", nameEn: "Office" });
  const justice = await build.position({ code: "JUSTICE", name: "Tư pháp", nameEn: "Justice" });
  return { build, dimensionId, levels, kinds, office, justice, province, lowland, mountain, moved };
}

const UPDATE =
  "mutation($id: ID!, $version: Int!, $input: UpdateStandardInput!) { updateStandard(id: $id, expectedVersion: $version, input: $input) { standard { state version } } }";

let subjects = 0;
/** A subject that no other case speaks of. */
const newSubject = (): string => `PROFESSIONAL:S${++subjects}`;

/** Enters drafts on one subject and publishes them by request. */
function lawOf(hub: TestHub, world: World, subject = newSubject()) {
  const { build, dimensionId, levels, kinds, office } = world;
  const delegate = (articleId: string, { to, floor, areas = [], until }: Delegating): Promise<string> =>
    build.bare("Delegation", {
      articleId,
      subject,
      toKindId: kinds[to],
      areas,
      floorLevelId: floor ? levels[floor] : null,
      validFrom: "2000-01-01",
      validUntil: until ?? null,
    });
  const draft = async (given: Rests): Promise<string> => {
    const { kind, least, or, number = `1/2020/${kind}`, issuedOn = "2020-01-01", lets } = given;
    const documentId = await build.legalDocument({ number, issuedOn, kindId: kinds[kind] });
    const articleId = await build.article({ documentId, number: "Điều 1" });
    if (lets) await delegate(articleId, lets);
    const own = typeof given.with === "function" ? given.with(world) : given.with;
    const standardId = await build.standard({
      documentId,
      positionIds: [office],
      anyArea: [],
      noArea: [],
      inForceFrom: "2020-01-01",
      ...own,
    });
    const line = { standardId, subject, articleId, obligation: "MANDATORY", firstTermOnly: false, ...given.line };
    const requirementId = await build.requirement(line);
    for (const code of [least ?? "TRUNG_CAP", ...(or ? [or] : [])])
      await build.criterion({ requirementId, dimensionId, levelId: levels[code] });
    return standardId;
  };
  const change = (id: string, input: object, version = 1, lang: Lang = "vi") =>
    hub.ask(UPDATE, { id, version, input }, { lang });
  /** What is refused: its code, and of each fault the reason and, where it is not the start, the day. */
  const said = async (answer: ReturnType<typeof change>): Promise<unknown> => {
    const { errors } = await answer;
    if (!errors) return null;
    const { code, problems } = errors[0]?.extensions ?? {};
    return [code, ...(problems ?? []).map((one) => `${one.field} ${one.with.reason} ${one.with.day} ${one.with.unit}`)];
  };
  const publish = (id: string) => said(change(id, { state: "PUBLISHED" }));
  /** Enters and publishes in turn; gives what is said of the last. */
  const inTurn = async (...all: Rests[]): Promise<unknown> => {
    let last: unknown;
    for (const one of all) {
      expect(last ?? null, "those before are accepted").toBeNull();
      const id = await draft(one);
      last = await publish(id);
      if (one.repealedFrom) last = await said(change(id, { state: "REPEALED", inForceUntil: one.repealedFrom }, 2));
    }
    return last;
  };
  return { subject, draft, change, publish, said, inTurn };
}

const TIE = (day = "2020-01-01", unit = "Bắc Kạn") => ["STANDARD_TIE", `state standardTie ${day} ${unit}`];
const DIFFERS = (day = "2020-01-01", unit = "Bắc Kạn") => [
  "STANDARD_CONFLICT",
  `state differsFromHigher ${day} ${unit}`,
];
const BELOW = (day = "2020-01-01", unit = "Bắc Kạn") => ["STANDARD_CONFLICT", `state belowFloor ${day} ${unit}`];

type Case = [says: string, published: Rests[], candidate: Rests, refusal: unknown];

const WITHIN_A_TIER: Case[] = [
  ["a tie is refused", [circular()], circular({ number: "1/2020/TT-BTP" }), TIE()],
  ["though both ask the same of it or not", [circular({ least: "DAI_HOC" })], circular(), TIE()],
  [
    "a tie of recommendations too",
    [circular({ line: { obligation: "RECOMMENDED" } })],
    circular({ line: { obligation: "RECOMMENDED" } }),
    TIE(),
  ],
  ["a recommendation ties with no duty", [circular()], circular({ line: { obligation: "RECOMMENDED" } }), null],
  ["the later issued goes first", [circular()], circular({ least: "DAI_HOC", issuedOn: "2020-01-02" }), null],
  ["an earlier one too is no tie", [circular()], circular({ least: "DAI_HOC", issuedOn: "2019-12-31" }), null],
  ["then the one that names the position", [circular({ with: { positionIds: [] } })], circular(), null],
  [
    "then the issuing unit deeper in the tree",
    [provincial()],
    provincial({ with: ({ lowland }) => ({ unitId: lowland }) }),
    null,
  ],
  ["then the one that names areas", [circular()], circular({ with: MOUNTAINOUS }), null],
  ["then the one that excepts areas", [circular()], circular({ with: { noArea: ["MOUNTAINOUS"] } }), null],
  [
    "then the greater leading number, as a number",
    [circular({ number: "9/2020/TT" })],
    circular({ number: "12/2020/TT" }),
    null,
  ],
  [
    "two that name areas tie where a unit has both",
    [circular({ with: MOUNTAINOUS })],
    circular({ with: { noArea: ["ISLAND"] } }),
    TIE("2020-01-01", "Cao Trĩ"),
  ],
  ["not where no unit ever has", [circular({ with: MOUNTAINOUS })], circular({ with: { anyArea: ["ISLAND"] } }), null],
  ["other positions", [circular()], circular({ with: ({ justice }) => ({ positionIds: [justice] }) }), null],
  [
    "other days: what ends on the day on which it begins",
    [circular({ with: { inForceUntil: "2021-01-01" } })],
    circular({ with: { inForceFrom: "2021-01-01" } }),
    null,
  ],
  [
    "one day in common",
    [circular({ with: { inForceUntil: "2021-01-02" } })],
    circular({ with: { inForceFrom: "2021-01-01" } }),
    TIE("2021-01-01"),
  ],
  [
    "a repealed one counts for its days",
    [circular({ repealedFrom: "2021-01-01" })],
    circular({ with: { inForceFrom: "2020-06-01" } }),
    TIE("2020-06-01"),
  ],
  [
    "and for no others",
    [circular({ repealedFrom: "2021-01-01" })],
    circular({ with: { inForceFrom: "2021-01-01" } }),
    null,
  ],
  ["a tie below a law that overrides both", [circular({ least: "DAI_HOC" }), law()], circular(), null],
  [
    "a tie once such a law ends",
    [circular({ least: "DAI_HOC" }), law({ with: { inForceUntil: "2022-07-01" } })],
    circular(),
    TIE("2022-07-01"),
  ],
  [
    "a tie that a delegation brings up",
    [provincial(), law({ least: "DAI_HOC" }), provincial({ least: "DAI_HOC" })],
    law({ ...letsProvince(), issuedOn: "2020-02-01" }),
    TIE(),
  ],
];

const BETWEEN_TIERS: Case[] = [
  ["stricter than a higher one", [law()], circular({ least: "DAI_HOC" }), DIFFERS()],
  ["laxer than a higher one", [law()], circular({ least: "SO_CAP" }), DIFFERS()],
  ["one more way to satisfy it", [law()], circular({ or: "DAI_HOC" }), DIFFERS()],
  ["equal to a higher one", [law()], circular(), null],
  ["equal, in another order", [law({ or: "DAI_HOC" })], circular({ least: "DAI_HOC", or: "TRUNG_CAP" }), null],
  [
    "a recommendation may differ",
    [law({ line: { obligation: "RECOMMENDED" } })],
    circular({ least: "SO_CAP", line: { obligation: "RECOMMENDED" } }),
    null,
  ],
  ["stricter on a first term only", [law()], circular({ least: "DAI_HOC", line: { firstTermOnly: true } }), DIFFERS()],
  ["a higher one overrides what was published before", [circular({ least: "DAI_HOC" })], law(), null],
  ["what is itself overridden is not compared with", [circular({ least: "DAI_HOC" }), law()], provincial(), null],
  [
    "but for the days on which it stands",
    [circular({ least: "DAI_HOC" }), law({ with: { inForceUntil: "2022-07-01" } })],
    provincial(),
    DIFFERS("2022-07-01"),
  ],
  [
    "before and after the higher one",
    [law({ with: { inForceUntil: "2021-01-01" } })],
    circular({ least: "DAI_HOC", with: { inForceFrom: "2021-01-01" } }),
    null,
  ],
  [
    "a higher one that begins later",
    [law({ with: { inForceFrom: "2026-01-01" } })],
    circular({ least: "DAI_HOC" }),
    DIFFERS("2026-01-01"),
  ],
  [
    "until a higher one begins",
    [law({ with: { inForceFrom: "2026-01-01" } })],
    circular({ least: "DAI_HOC", with: { inForceUntil: "2026-01-01" } }),
    null,
  ],
  [
    "a repealed one counts for its days",
    [law({ repealedFrom: "2021-01-01" })],
    circular({ least: "DAI_HOC", with: { inForceFrom: "2020-12-31" } }),
    DIFFERS("2020-12-31"),
  ],
  [
    "and for no others",
    [law({ repealedFrom: "2021-01-01" })],
    circular({ least: "DAI_HOC", with: { inForceFrom: "2021-01-01" } }),
    null,
  ],
  [
    "another position",
    [law()],
    circular({ least: "DAI_HOC", with: ({ justice }) => ({ positionIds: [justice] }) }),
    null,
  ],
  ["every position has that one in it", [law()], circular({ least: "DAI_HOC", with: { positionIds: [] } }), DIFFERS()],
  [
    "areas that share no unit",
    [law({ with: MOUNTAINOUS })],
    circular({ least: "DAI_HOC", with: { noArea: ["MOUNTAINOUS"] } }),
    null,
  ],
  [
    "areas that one unit shares",
    [law({ with: MOUNTAINOUS })],
    circular({ least: "DAI_HOC" }),
    DIFFERS("2020-01-01", "Cao Trĩ"),
  ],
  [
    "an area that a unit gains later",
    [law({ with: { anyArea: ["ISLAND"] } })],
    circular({ least: "DAI_HOC" }),
    DIFFERS("2023-01-01", "Đảo"),
  ],
  [
    "and loses again",
    [law({ with: { anyArea: ["ISLAND"] } })],
    circular({ least: "DAI_HOC", with: { inForceFrom: "2024-01-01" } }),
    null,
  ],
  [
    "units of which one is not below the other",
    [decree({ with: ({ lowland }) => ({ unitId: lowland }) })],
    circular({ least: "DAI_HOC", with: ({ mountain }) => ({ unitId: mountain }) }),
    null,
  ],
  [
    "a unit that comes below the other later",
    [decree({ with: ({ moved }) => ({ unitId: moved }) })],
    provincial({ least: "DAI_HOC" }),
    DIFFERS("2022-01-01", "Đà Vị"),
  ],
];

const DELEGATED: Case[] = [
  ["delegated", [law(letsProvince())], provincial({ least: "SO_CAP" }), null],
  [
    "delegated by a chain",
    [law({ lets: { to: "CIRCULAR" } }), circular({ least: "DAI_HOC", ...letsProvince() })],
    provincial({ least: "SO_CAP" }),
    null,
  ],
  [
    "a chain with a link missing",
    [law({ lets: { to: "CIRCULAR" } }), circular({ least: "DAI_HOC" })],
    provincial({ least: "SO_CAP" }),
    DIFFERS(),
  ],
  [
    "like the law, but not like the circular to which that delegates",
    [law({ lets: { to: "CIRCULAR" } }), circular({ least: "DAI_HOC" })],
    provincial(),
    DIFFERS(),
  ],
  ["delegated to another tier", [law({ lets: { to: "DECREE" } })], provincial({ least: "SO_CAP" }), DIFFERS()],
  [
    "a tier between that is passed over",
    [law(letsProvince()), provincial({ least: "SO_CAP" })],
    circular({ least: "DAI_HOC" }),
    DIFFERS(),
  ],
  [
    "delegated in other areas than the scope",
    [law(letsProvince({ areas: ["MOUNTAINOUS"] }))],
    provincial({ least: "SO_CAP" }),
    DIFFERS(),
  ],
  [
    "delegated in the areas of the scope",
    [law(letsProvince({ areas: ["MOUNTAINOUS"] }))],
    provincial({ least: "SO_CAP", with: ({ province }) => ({ unitId: province, ...MOUNTAINOUS }) }),
    null,
  ],
  [
    "delegated for a time",
    [law(letsProvince({ until: "2024-01-01" }))],
    provincial({ least: "SO_CAP" }),
    DIFFERS("2024-01-01"),
  ],
  [
    "in force for that time",
    [law(letsProvince({ until: "2024-01-01" }))],
    provincial({ least: "SO_CAP", with: ({ province }) => ({ unitId: province, inForceUntil: "2024-01-01" }) }),
    null,
  ],
  [
    "below the floor",
    [law({ least: "DAI_HOC", ...letsProvince({ floor: "TRUNG_CAP" }) })],
    provincial({ least: "SO_CAP" }),
    BELOW(),
  ],
  [
    "below the floor, if by one criterion",
    [law({ least: "DAI_HOC", ...letsProvince({ floor: "TRUNG_CAP" }) })],
    provincial({ least: "TRUNG_CAP", or: "SO_CAP" }),
    BELOW(),
  ],
  ["at the floor", [law({ least: "DAI_HOC", ...letsProvince({ floor: "TRUNG_CAP" }) })], provincial(), null],
  ["above the floor", [law({ ...letsProvince({ floor: "TRUNG_CAP" }) })], provincial({ least: "DAI_HOC" }), null],
];

onEveryDatabase((database) => {
  let hub: TestHub;
  let world: World;
  beforeAll(async () => {
    hub = await startTestHub({ database });
    world = await makeWorld(hub);
  });
  afterAll(() => hub.close());
  const run = async (published: Rests[], candidate: Rests) => lawOf(hub, world).inTurn(...published, candidate);

  describe("within a tier", () => {
    test.each(WITHIN_A_TIER)("%s", async (_says, published, candidate, refusal) => {
      expect(await run(published, candidate)).toEqual(refusal);
    });
  });
  describe("between tiers", () => {
    test.each(BETWEEN_TIERS)("%s", async (_says, published, candidate, refusal) => {
      expect(await run(published, candidate)).toEqual(refusal);
    });
  });
  describe("by delegation", () => {
    test.each(DELEGATED)("%s", async (_says, published, candidate, refusal) => {
      expect(await run(published, candidate)).toEqual(refusal);
    });
  });

  test("what is refused stays a draft, at its version, and can be put right", async () => {
    const { draft, publish, inTurn } = lawOf(hub, world);
    await inTurn(law());
    const id = await draft(circular({ least: "DAI_HOC" }));
    const standing = () =>
      hub.get("query($id: ID!) { standard(id: $id) { state version name requirements { totalCount } } }", { id });
    const before = await standing();
    expect(await publish(id)).toEqual(DIFFERS());
    expect(await standing()).toEqual(before);
    expect(before).toMatchObject({ standard: { state: "DRAFT", version: 1 } });
    const { data } = await hub.ask(UPDATE, {
      id,
      version: 1,
      input: { state: "PUBLISHED", inForceUntil: null, positionIds: [world.justice] },
    });
    expect(data).toEqual({ updateStandard: { standard: { state: "PUBLISHED", version: 2 } } });
  });

  test("a trial says the same and keeps nothing", async () => {
    const { draft, inTurn } = lawOf(hub, world);
    await inTurn(law());
    const id = await draft(circular({ least: "DAI_HOC" }));
    const trial = UPDATE.replace("input: $input", "input: $input, dryRun: true");
    const refusal = await hub.refused(trial, { id, version: 1, input: { state: "PUBLISHED" } });
    expect(refusal.extensions.code).toBe("STANDARD_CONFLICT");
  });

  test("both articles, the position, the subject, the day and a unit are named, in the caller's language", async () => {
    const { subject, draft, change, inTurn } = lawOf(hub, world);
    await inTurn(
      law({
        number: "60/2014/QH13",
        least: "DAI_HOC",
        ...letsProvince({ floor: "TRUNG_CAP", areas: ["MOUNTAINOUS"] }),
      }),
    );
    const id = await draft(provincial({ number: "5/2020/QĐ-UBND", least: "SO_CAP" }));
    const read = async (lang: Lang) => {
      const { errors } = await change(id, { state: "PUBLISHED" }, 1, lang);
      return [errors?.[0]?.message, ...(errors?.[0]?.extensions.problems ?? []).map((one) => one.message)];
    };
    const narrower = subject.split(":")[1];
    expect(await read("vi")).toEqual([
      "Trái với văn bản cấp trên, không có quy định giao cho quy định khác.",
      `nội dung Chuyên môn (${narrower}) của Văn phòng, từ 1/1/2020 tại Bắc Kạn: Điều 1, 5/2020/QĐ-UBND quy định khác Điều 1, 60/2014/QH13 của văn bản cấp trên mà không được giao`,
      `nội dung Chuyên môn (${narrower}) của Văn phòng, từ 1/1/2020 tại Cao Trĩ: Điều 1, 5/2020/QĐ-UBND thấp hơn mức tối thiểu được giao (trung cấp) theo Điều 1, 60/2014/QH13`,
    ]);
    expect(await read("en")).toEqual([
      "It contradicts a higher document, which does not leave it to this one.",
      `Profession (${narrower}) of Office, from 1/1/2020 in Bắc Kạn: Điều 1, 5/2020/QĐ-UBND differs from Điều 1, 60/2014/QH13 of a higher document, which does not delegate it`,
      `Profession (${narrower}) of Office, from 1/1/2020 in Cao Trĩ: Điều 1, 5/2020/QĐ-UBND is below the floor of what is delegated (intermediate) under Điều 1, 60/2014/QH13`,
    ]);
  });

  test("a tie names both, in the caller's language and as data", async () => {
    const { subject, draft, change, inTurn } = lawOf(hub, world);
    await inTurn(circular({ number: "6/2020/TT-BNV" }));
    const id = await draft(circular({ number: "6/2020/TT-BTP" }));
    const [vi] = (await change(id, { state: "PUBLISHED" })).errors ?? [];
    const [en] = (await change(id, { state: "PUBLISHED" }, 1, "en")).errors ?? [];
    expect([vi?.message, en?.message]).toEqual([
      "Hai tiêu chuẩn cùng hạng, chưa phân định được cái nào áp dụng.",
      "Two standards rank equally; which one applies is not decided.",
    ]);
    expect(en?.extensions.problems).toEqual([
      {
        field: "state",
        code: "NOT_ALLOWED",
        message: `Profession (${subject.split(":")[1]}) of Office, from 1/1/2020 in Bắc Kạn: Điều 1, 6/2020/TT-BTP and Điều 1, 6/2020/TT-BNV rank equally, which one applies is not decided`,
        with: expect.objectContaining({
          subject,
          position: "OFFICE",
          article: "Điều 1, 6/2020/TT-BTP",
          other: "Điều 1, 6/2020/TT-BNV",
          day: "2020-01-01",
          unit: "Bắc Kạn",
        }),
      },
    ]);
  });

  test("what is published and ended in one step is held against the law too", async () => {
    const { draft, change, said, inTurn } = lawOf(hub, world);
    await inTurn(law());
    const id = await draft(circular({ least: "DAI_HOC" }));
    expect(await said(change(id, { state: "REPEALED", inForceUntil: "2021-01-01" }))).toEqual(DIFFERS());
  });

  test("a new standard that is published at once has no lines yet, and gets none", async () => {
    const { subject, draft, inTurn } = lawOf(hub, world);
    await inTurn(law());
    const id = await draft(circular());
    const found = await hub.get<{ standard: { documentId: string; requirements: { nodes: { articleId: string }[] } } }>(
      "query($id: ID!) { standard(id: $id) { documentId requirements { nodes { articleId } } } }",
      { id },
    );
    const { documentId, requirements } = found.standard;
    const line = { subject, obligation: "MANDATORY", articleId: requirements.nodes[0]?.articleId, rank: 1 };
    const level = { kind: "LEVEL", dimensionId: world.dimensionId, levelId: world.levels.DAI_HOC, rank: 1 };
    const input = {
      code: "NGAY",
      name: "Ngay",
      documentId,
      inForceFrom: "2020-01-01",
      state: "PUBLISHED",
      requirements: { create: [{ ...line, criteria: { create: [level] } }] },
    };
    const create = "mutation($input: CreateStandardInput!) { createStandard(input: $input) { standard { state } } }";
    expect((await hub.refused(create, { input })).extensions.code).toBe("READ_ONLY");
    const { requirements: _none, ...bare } = input;
    expect(await hub.get(create, { input: bare })).toEqual({ createStandard: { standard: { state: "PUBLISHED" } } });
  });

  test("the end of a published standard may be put off where nothing speaks against the days that are added", async () => {
    const { draft, publish, change, said, inTurn } = lawOf(hub, world);
    const id = await draft(circular({ least: "DAI_HOC", with: { inForceUntil: "2021-01-01" } }));
    expect(await publish(id)).toBeNull();
    expect(await inTurn(law({ with: { inForceUntil: "2022-01-01" } }))).toBeNull();
    const refusal = ["STANDARD_CONFLICT", "inForceUntil differsFromHigher 2021-01-01 Bắc Kạn"];
    expect(await said(change(id, { inForceUntil: "2023-01-01" }, 2))).toEqual(refusal);
    expect(await said(change(id, { inForceUntil: null }, 2))).toEqual(refusal);
    // It is overridden on the days that it has, and may be shortened and noted upon.
    expect(await said(change(id, { state: "REPEALED", inForceUntil: "2020-06-01", note: "Bãi bỏ" }, 2))).toBeNull();
  });

  test("a higher one published later overrides, and is shown as overriding", async () => {
    const { draft, publish } = lawOf(hub, world);
    const lower = await draft(circular({ least: "DAI_HOC", with: ({ justice }) => ({ positionIds: [justice] }) }));
    expect(await publish(lower)).toBeNull();
    const higher = await draft(law({ with: ({ justice }) => ({ positionIds: [justice] }) }));
    expect(await publish(higher)).toBeNull();
    const officialId = await world.build.official();
    await world.build.assignment({ officialId, positionId: world.justice, unitId: world.lowland, kind: "PRIMARY" });
    const { official } = await hub.get<{
      official: { gap: { assignments: { findings: { requirement: object; overridden: object[] }[] }[] } };
    }>(
      `query($id: ID!) { official(id: $id) { gap(asOf: "2021-06-01") { assignments { findings {
        requirement { standardId } overridden { standardId } } } } } }`,
      { id: officialId },
    );
    expect(official.gap.assignments[0]?.findings).toContainEqual({
      requirement: { standardId: higher },
      overridden: [{ standardId: lower }],
    });
  });

  test("a delegation goes to a lower tier", async () => {
    const { build, kinds } = world;
    const documentId = await build.legalDocument({ number: "13/2019/TT-BNV", kindId: kinds.CIRCULAR });
    const articleId = await build.article({ documentId });
    const said = async (query: string, variables: Record<string, unknown>): Promise<unknown> =>
      (await hub.ask(query, variables, { lang: "en" })).errors?.[0]?.extensions;
    const create = (kind: Kind) =>
      said("mutation($input: CreateDelegationInput!) { createDelegation(input: $input) { dryRun } }", {
        input: { articleId, subject: "AGE", toKindId: kinds[kind], areas: [], validFrom: "2020-01-01" },
      });
    const refusal = {
      code: "VALIDATION_FAILED",
      problems: [
        expect.objectContaining({
          field: "toKindId",
          code: "NOT_ALLOWED",
          message: "must be of a lower tier than the document that delegates (13/2019/TT-BNV: 400)",
        }),
      ],
    };
    for (const kind of ["CIRCULAR", "DECREE", "LAW"] as const) expect(await create(kind)).toMatchObject(refusal);
    expect(await create("PROVINCIAL")).toBeUndefined();
    const id = await build.bare("Delegation", { articleId, toKindId: kinds.PROVINCIAL });
    expect(
      await said(
        "mutation($id: ID!, $input: UpdateDelegationInput!) { updateDelegation(id: $id, expectedVersion: 1, input: $input) { dryRun } }",
        { id, input: { toKindId: kinds.DECREE } },
      ),
    ).toMatchObject(refusal);
  });
});

onEveryDatabase((database) => {
  test("in a hub without units or positions two standards for everyone tie all the same", async () => {
    const hub = await startTestHub({ database });
    try {
      const build = make(hub);
      const dimensionId = await build.dimension({ code: "PROFESSIONAL" });
      const kindId = await build.documentKind();
      const said: unknown[] = [];
      for (const number of ["1/2020/A", "1/2020/B"]) {
        const documentId = await build.legalDocument({ number, kindId, issuedOn: "2020-01-01" });
        const articleId = await build.article({ documentId });
        const id = await build.standard({ documentId, anyArea: ["BORDER"], noArea: [] });
        const requirementId = await build.requirement({
          standardId: id,
          articleId,
          subject: "PROFESSIONAL",
          obligation: "MANDATORY",
          firstTermOnly: false,
        });
        await build.criterion({ requirementId, dimensionId });
        const { errors } = await hub.ask(UPDATE, { id, version: 1, input: { state: "PUBLISHED" } });
        said.push(errors?.[0]?.extensions.code);
      }
      expect(said).toEqual([undefined, "STANDARD_TIE"]);
    } finally {
      await hub.close();
    }
  });
});
