import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { THE_HUB } from "../../server/caller.js";
import { type Started, startHub } from "../../server/hub.js";
import { changing } from "../../server/resource/changes.js";
import { create } from "../../server/resource/rows.js";
import { startPostgres } from "../postgres.js";
import { signInFor, usualHeaders } from "../sign-in.js";
import { makeWorld, type World } from "./gap-world.js";

const TODAY = "2020-06-30";

/** Each database gives an empty store, and what undoes it. */
const DATABASES: Readonly<Record<string, () => Promise<{ url: string; remove: () => Promise<void> }>>> = {
  async sqlite() {
    const folder = await mkdtemp(join(tmpdir(), "gap-"));
    return { url: `sqlite:${join(folder, "hub.sqlite")}`, remove: () => rm(folder, { recursive: true }) };
  },
  async postgres() {
    const server = await startPostgres();
    return { url: await server.create("hub"), remove: () => server.stop() };
  },
};

describe.each(Object.keys(DATABASES))("the gap over %s", (kind) => {
  let hub: Started;
  let world: World;
  let remove: () => Promise<void>;

  beforeAll(async () => {
    const store = await DATABASES[kind]?.();
    if (!store) throw new Error(`No database ${kind}.`);
    remove = store.remove;
    hub = await startHub({ port: 0, database: store.url });
    await signInFor(hub);
    world = await makeWorld(hub.database);
  });
  afterAll(async () => {
    await hub.close();
    await remove();
  });

  type Answer = { data: unknown; errors?: { message: string; extensions: { code: string } }[] };
  async function asked(query: string): Promise<Answer> {
    const response = await fetch(`${hub.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...usualHeaders(hub.url) },
      body: JSON.stringify({ query }),
    });
    return response.json() as Promise<Answer>;
  }
  async function ask(query: string): Promise<unknown> {
    const { data, errors } = await asked(query);
    expect(errors).toBeUndefined();
    return data;
  }
  const codeOf = async (query: string): Promise<unknown> => (await asked(query)).errors?.[0]?.extensions.code;

  describe("one official", () => {
    test("each requirement with its status, article, evidence, remedy and words", async () => {
      const answer =
        await ask(`{official(code:"A"){gap(asOf:"${TODAY}"){verdict asOf official{code} assignments{verdict assignment{unit{name}} standards{code} findings{
      subject status fact duty reason distance required{code} held{code} fields{code} qualification{number} article{number document{number}} remediable since expiringThrough
      considered{counts why qualification{number}} courses{code} inTraining{heldThrough} overridden{subject} others{fact} explanation english:explanation(lang:EN)}}}}}`);
      const profession = {
        subject: "PROFESSIONAL",
        status: "GAP",
        fact: "NOT_SATISFIED",
        duty: "BINDING",
        reason: "BELOW_LEVEL",
        distance: 1,
        required: { code: "DAI_HOC" },
        held: { code: "CAO_DANG" },
        fields: [{ code: "LAW" }],
        qualification: { number: "CĐ 12" },
        article: { number: "Điều 1 khoản 2", document: { number: "13/2019/TT-BNV" } },
        remediable: true,
        since: null,
        expiringThrough: null,
        considered: [{ counts: false, why: "BELOW_LEVEL", qualification: { number: "CĐ 12" } }],
        courses: [],
        inTraining: null,
        overridden: [{ subject: "PROFESSIONAL" }],
        others: [],
        explanation:
          "Yêu cầu: đại học trở lên, ngành Luật (Điều 1 khoản 2, Thông tư 13/2019/TT-BNV). Quy định này được áp dụng thay cho Quyết định của tỉnh 8/2020/QĐ-UBND. Đang có: cao đẳng Luật, số hiệu CĐ 12, cấp ngày 12/6/2014. Thấp hơn 1 bậc. Hiện chưa có chương trình nào giúp đạt yêu cầu này.",
        english: expect.stringContaining(
          "Required: đại học or higher, in Luật (Điều 1 khoản 2, Thông tư 13/2019/TT-BNV).",
        ),
      };
      const informatics = expect.objectContaining({
        subject: "INFORMATICS",
        status: "MET",
        distance: 0,
        courses: [],
        overridden: [],
      });
      expect(answer).toEqual({
        official: {
          gap: {
            verdict: "GAP",
            asOf: TODAY,
            official: { code: "A" },
            assignments: [
              {
                verdict: "GAP",
                assignment: { unit: { name: "Khang Ninh" } },
                standards: [{ code: "CIRCULAR" }],
                findings: [profession, informatics],
              },
            ],
          },
        },
      });
    });
    test("the day flows from the root, and another may be named below", async () => {
      expect(
        await ask(
          '{official(code:"A" asOf:"2019-12-24"){gap{asOf verdict} later:gap(asOf:"2019-12-25"){asOf verdict} before:gap(asOf:"2015-12-31"){verdict assignments{verdict}}}}',
        ),
      ).toEqual({
        official: {
          gap: { asOf: "2019-12-24", verdict: "NO_STANDARD" },
          later: { asOf: "2019-12-25", verdict: "GAP" },
          before: { verdict: null, assignments: [] },
        },
      });
    });
  });

  describe("a set", () => {
    test("those in post, in the order of their names", async () => {
      expect(await ask(`{gaps(asOf:"${TODAY}"){totalCount nodes{official{fullName} verdict}}}`)).toEqual({
        gaps: {
          totalCount: 5,
          nodes: [
            { official: { fullName: "Nông Thị An" }, verdict: "GAP" },
            { official: { fullName: "Hoàng Văn Bình" }, verdict: "MEETS" },
            { official: { fullName: "Lý Thị Chi" }, verdict: "UNKNOWN" },
            { official: { fullName: "Triệu Văn Dũng" }, verdict: "GAP" },
            { official: { fullName: "Vi Thị Giang" }, verdict: "NO_STANDARD" },
          ],
        },
      });
    });
    test("conditions are about one and the same finding", async () => {
      const matching = async (filter: string): Promise<unknown> =>
        ask(`{gaps(asOf:"${TODAY}" filter:${filter}){nodes{official{code}}}}`);
      const people = (...codes: string[]) => ({ gaps: { nodes: codes.map((code) => ({ official: { code } })) } });
      expect(await matching('{dimension:{eq:"INFORMATICS"} status:{eq:GAP}}')).toEqual(people("D"));
      expect(await matching('{and:[{dimension:{eq:"INFORMATICS"}} {status:{in:[UNKNOWN]}}]}')).toEqual(people("C"));
      expect(await matching("{reason:{in:[WRONG_FIELD EXPIRED]}}")).toEqual(people("D"));
      expect(await matching("{verdict:{notIn:[GAP NO_STANDARD]}}")).toEqual(people("B", "C"));
      expect(await matching("{category:{eq:CADRE}}")).toEqual(people("G"));
      expect(await matching('{position:{ne:"OFFICE_STATISTICS"}}')).toEqual(people("G"));
      expect(await matching('{unit:{within:["06201"]}}')).toEqual(people("B"));
      expect(await matching("{status:{in:[]}}")).toEqual(people());
      expect(await matching("{not:{verdict:{eq:GAP}} kind:{eq:PRIMARY}}")).toEqual(people("B", "C", "G"));
    });
    test("of officials whom their own filter names", async () => {
      expect(
        await ask(`{gaps(asOf:"${TODAY}" officials:{unit:{within:["062"]} gender:{eq:MALE}}){totalCount}}`),
      ).toEqual({ gaps: { totalCount: 2 } });
    });
    test("groups add up to the whole by keys of a person, and need not by keys of a finding", async () => {
      const answer = await ask(`{gaps(asOf:"${TODAY}" filter:{status:{in:[GAP UNKNOWN]}}){totalCount
      gender:groupBy(by:[GENDER] orderBy:KEY_ASC){keys{key code label english:label(lang:EN)} count}
      two:groupBy(by:[DIMENSION STATUS] orderBy:KEY_ASC){keys{code} count}}}`);
      expect(answer).toEqual({
        gaps: {
          totalCount: 3,
          gender: [
            { keys: [{ key: "GENDER", code: "FEMALE", label: "Nữ", english: "Female" }], count: 2 },
            { keys: [{ key: "GENDER", code: "MALE", label: "Nam", english: "Male" }], count: 1 },
          ],
          two: [
            { keys: [{ code: "PROFESSIONAL" }, { code: "GAP" }], count: 2 },
            { keys: [{ code: "INFORMATICS" }, { code: "GAP" }], count: 1 },
            { keys: [{ code: "INFORMATICS" }, { code: "UNKNOWN" }], count: 1 },
          ],
        },
      });
    });
    test("findings, page by page, forward and backward", async () => {
      const page = (args: string) =>
        ask(
          `{findings(asOf:"${TODAY}" ${args}){totalCount nodes{official{code} subject status} pageInfo{hasNextPage hasPreviousPage startCursor endCursor}}}`,
        ) as Promise<{
          findings: {
            totalCount: number;
            nodes: { official: { code: string }; subject: string }[];
            pageInfo: Record<string, unknown>;
          };
        }>;
      const { findings: first } = await page("first:3");
      expect(first.nodes.map((one) => `${one.official.code} ${one.subject}`)).toEqual([
        "A PROFESSIONAL",
        "A INFORMATICS",
        "B PROFESSIONAL",
      ]);
      expect([first.totalCount, first.pageInfo.hasNextPage, first.pageInfo.hasPreviousPage]).toEqual([8, true, false]);
      const { findings: next } = await page(`first:3 after:"${first.pageInfo.endCursor}"`);
      expect(next.nodes.map((one) => `${one.official.code} ${one.subject}`)).toEqual([
        "B INFORMATICS",
        "C PROFESSIONAL",
        "C INFORMATICS",
      ]);
      const { findings: back } = await page(`last:2 before:"${next.pageInfo.startCursor}"`);
      expect(back.nodes.map((one) => `${one.official.code} ${one.subject}`)).toEqual([
        "A INFORMATICS",
        "B PROFESSIONAL",
      ]);
      expect(await page("limit:2 offset:6")).toMatchObject({
        findings: { nodes: [{ official: { code: "D" } }, { official: { code: "D" } }] },
      });
      expect(
        await codeOf(`{findings(asOf:"2020-07-01" first:1 after:"${first.pageInfo.endCursor}"){nodes{status}}}`),
      ).toBe("INVALID_CURSOR");
    });
  });

  describe("rates carry their numbers (R19)", () => {
    test("compliance: who meets, who may, of whom", async () => {
      expect(
        await ask(
          `{compliance(asOf:"${TODAY}" by:[]){keys{code} assessed met unknown low high verdicts{verdict count}}}`,
        ),
      ).toEqual({
        compliance: [
          {
            keys: [],
            assessed: 4,
            met: 1,
            unknown: 1,
            low: 0.25,
            high: 0.5,
            verdicts: [
              { verdict: "MEETS", count: 1 },
              { verdict: "UNKNOWN", count: 1 },
              { verdict: "GAP", count: 2 },
              { verdict: "NO_STANDARD", count: 1 },
            ],
          },
        ],
      });
    });
    test("nobody assessed: no share, not zero", async () => {
      expect(
        await ask(
          `{compliance(asOf:"${TODAY}" by:[CATEGORY] filter:{category:{eq:CADRE}}){keys{code} assessed low high}}`,
        ),
      ).toEqual({
        compliance: [{ keys: [{ code: "CADRE" }], assessed: 0, low: null, high: null }],
      });
    });
    test("by dimension: the verdict over its lines; by area, whoever is in none stands under none", async () => {
      expect(await ask(`{compliance(asOf:"${TODAY}" by:[DIMENSION]){keys{code label} met unknown assessed}}`)).toEqual({
        compliance: [
          { keys: [{ code: "PROFESSIONAL", label: "Chuyên môn" }], met: 2, unknown: 0, assessed: 4 },
          { keys: [{ code: "INFORMATICS", label: "Tin học" }], met: 2, unknown: 1, assessed: 4 },
        ],
      });
      expect(await ask(`{compliance(asOf:"${TODAY}" by:[AREA]){keys{code} met assessed}}`)).toEqual({
        compliance: [
          { keys: [{ code: "MOUNTAINOUS" }], met: 1, assessed: 1 },
          { keys: [{ code: null }], met: 0, assessed: 3 },
        ],
      });
    });
    test("attainment: the held level, whatever is asked; whoever has no record is unknown", async () => {
      const rate = (dimension: string, level: string) =>
        ask(
          `{attainment(asOf:"${TODAY}" by:[CATEGORY] dimension:"${dimension}" level:"${level}"){keys{code} met unknown assessed low high}}`,
        );
      expect(await rate("PROFESSIONAL", "CAO_DANG")).toEqual({
        attainment: [
          { keys: [{ code: "CADRE" }], met: 0, unknown: 0, assessed: 1, low: 0, high: 0 },
          { keys: [{ code: "CIVIL_SERVANT" }], met: 4, unknown: 0, assessed: 4, low: 1, high: 1 },
        ],
      });
      expect(await rate("INFORMATICS", "CO_BAN")).toMatchObject({
        attainment: [{ unknown: 1 }, { met: 2, unknown: 1, assessed: 4, low: 0.5, high: 0.75 }],
      });
      expect(await codeOf('{attainment(by:[] dimension:"PROFESSIONAL" level:"CO_BAN"){met}}')).toBe(
        "VALIDATION_FAILED",
      );
    });
    test("a trend: the same on several days", async () => {
      const days = '["2019-12-24" "2020-03-31" "2020-04-01"]';
      expect(
        await ask(
          `{rateTrend(measure:COMPLIANCE by:[] days:${days} filter:{dimension:{eq:"INFORMATICS"}}){asOf rates{met assessed}}}`,
        ),
      ).toEqual({
        rateTrend: [
          { asOf: "2019-12-24", rates: [{ met: 0, assessed: 0 }] },
          { asOf: "2020-03-31", rates: [{ met: 3, assessed: 4 }] },
          { asOf: "2020-04-01", rates: [{ met: 2, assessed: 4 }] },
        ],
      });
    });
  });

  describe("turned round: whom a course would close", () => {
    test("a known gap of its dimension, while it is on offer", async () => {
      const closes = (asOf: string) =>
        ask(
          `{course(code:"TH"){closes(asOf:"${asOf}"){totalCount nodes{official{code} reason courses{code}} groupBy(by:[DIMENSION]){keys{code} count}}}}`,
        );
      expect(await closes(TODAY)).toEqual({
        course: {
          closes: {
            totalCount: 1,
            nodes: [{ official: { code: "D" }, reason: "EXPIRED", courses: [{ code: "TH" }] }],
            groupBy: [{ keys: [{ code: "INFORMATICS" }], count: 1 }],
          },
        },
      });
      expect(await closes("2020-03-31")).toMatchObject({ course: { closes: { totalCount: 0 } } });
    });
    test("who is in such a class says so", async () => {
      const { course, officials } = world;
      await changing(hub.database, { caller: THE_HUB }, async (store) => {
        const classId = await create(store, "Class", {
          code: "TH1",
          name: "Tin học K1",
          courseId: course,
          heldFrom: "2020-06-01",
          heldThrough: "2020-07-15",
          days: 5,
          capacity: 40,
          state: "RUNNING",
        });
        await create(store, "Enrolment", { classId, officialId: officials.dung, state: "CONFIRMED" });
      });
      expect(
        await ask(
          `{findings(asOf:"${TODAY}" filter:{dimension:{eq:"INFORMATICS"} status:{eq:GAP}}){nodes{inTraining{class{code} heldThrough} explanation}}}`,
        ),
      ).toEqual({
        findings: {
          nodes: [
            {
              inTraining: { class: { code: "TH1" }, heldThrough: "2020-07-15" },
              explanation: expect.stringContaining("Đang dự lớp “Tin học K1”, học đến hết ngày 15/7/2020"),
            },
          ],
        },
      });
    });
  });

  test("more than two keys, or a null operand, is refused", async () => {
    expect(await codeOf("{compliance(by:[GENDER CATEGORY POSITION]){met}}")).toBe("LIMIT_EXCEEDED");
    expect(await codeOf("{gaps(filter:{status:{eq:null}}){totalCount}}")).toBe("BAD_USER_INPUT");
  });

  test("what was written a moment ago is in the answer", async () => {
    const assessed = async (): Promise<unknown> => ask(`{compliance(asOf:"${TODAY}" by:[]){assessed}}`);
    expect(await assessed()).toEqual({ compliance: [{ assessed: 4 }] });
    await changing(hub.database, { caller: THE_HUB }, async (store) => {
      const { office, lowland } = world;
      const officialId = await create(store, "Official", { code: "E", fullName: "Đinh Văn Em", gender: "MALE" });
      await create(store, "Assignment", {
        officialId,
        positionId: office,
        unitId: lowland,
        kind: "PRIMARY",
        validFrom: TODAY,
      });
    });
    expect(await assessed()).toEqual({ compliance: [{ assessed: 5 }] });
  });
});
