import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { THE_HUB } from "../../server/caller.js";
import { changing } from "../../server/resource/changes.js";
import { change, create } from "../../server/resource/rows.js";
import type { Values } from "../../shared/check.js";
import { onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { usualHeaders } from "../sign-in.js";
import { makeWorld } from "./gap-world.js";

const TODAY = "2020-06-30";

onEveryDatabase((database) => {
  let hub: TestHub;
  const make = (resource: string, values: Values): Promise<number> =>
    changing(hub.database, { caller: THE_HUB }, (store) => create(store, resource, values));
  /** The key of the row with a code, or of the only row. */
  const idOf = async (list: string, code: string): Promise<number> => {
    const { rows } = await hub.get<{ rows: { nodes: { id: string }[] } }>(
      `query ($code: String!) { rows: ${list}(filter: { code: { eq: $code } }) { nodes { id } } }`,
      { code },
    );
    return Number(rows.nodes[0]?.id);
  };

  beforeAll(async () => {
    hub = await startTestHub({ database });
    await makeWorld(hub.database);
    const degree = await make("Course", {
      code: "LAW_DEGREE",
      name: "Đại học Luật",
      days: 600,
      degreeStudy: true,
      availableFrom: "2010-01-01",
    });
    await make("CourseGrant", {
      courseId: degree,
      effect: "GRANTS",
      dimensionId: await idOf("dimensions", "PROFESSIONAL"),
      levelId: await idOf("levels", "DAI_HOC"),
      fieldOfStudyId: await idOf("fieldsOfStudy", "LAW"),
    });
  });
  afterAll(() => hub.close());

  const refusalOf = async (query: string): Promise<unknown[]> => {
    const { extensions } = await hub.refused(query);
    return [extensions.code, ...(extensions.problems ?? []).map(({ field, code }) => `${field} ${code}`)];
  };
  const lists = [
    ["gaps", (args: string, asked: string) => `{ gaps(${args}) { ${asked} } }`],
    ["findings", (args: string, asked: string) => `{ findings(${args}) { ${asked} } }`],
    ["closes", (args: string, asked: string) => `{ course(code: "TH") { closes(${args}) { ${asked} } } }`],
  ] as const;

  describe.each(lists)("the page of %s", (_name, query) => {
    test.each([
      ["first: 500", "LIMIT_EXCEEDED"],
      ["first: -1", "BAD_USER_INPUT"],
      ["first: 1, limit: 1", "BAD_USER_INPUT"],
      ['after: "x"', "INVALID_CURSOR"],
    ])("%s is refused with %s, though only the count is asked", async (args, code) => {
      expect((await refusalOf(query(`asOf: "${TODAY}", ${args}`, "totalCount")))[0]).toBe(code);
    });
    test("a cursor that somebody made up is refused", async () => {
      const paged = query(`asOf: "${TODAY}", first: 1`, "pageInfo { endCursor }");
      const cursor = /"endCursor":"([^"]+)"/.exec(JSON.stringify(await hub.get(paged)))?.[1] ?? "";
      const [stamp] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [string];
      for (const keys of [
        [null, -5],
        ["1", -5],
        [1, "0"],
        [{}, []],
        ["1 2", null],
      ]) {
        const forged = Buffer.from(JSON.stringify([stamp, ...keys])).toString("base64url");
        const asked = query(`asOf: "${TODAY}", first: 1, after: "${forged}"`, "nodes { __typename }");
        expect([keys, await refusalOf(asked)]).toEqual([keys, ["INVALID_CURSOR"]]);
      }
    });
  });

  describe("a code that is nowhere is refused, not answered by zero", () => {
    test.each([
      ['dimension: { eq: "INFORMATIC" }', "filter.dimension.eq"],
      ['position: { in: ["OFFICE_STATISTICS", "NOBODY"] }', "filter.position.in.1"],
      ['subject: { ne: "X" }', "filter.subject.ne"],
      ['unit: { within: ["062", "999"] }', "filter.unit.within.1"],
      ['not: { or: [{ status: { eq: GAP } }, { dimension: { eq: "X" } }] }', "filter.not.or.1.dimension.eq"],
    ])("%s", async (filter, field) => {
      const refused = ["BAD_USER_INPUT", `${field} UNKNOWN_CODE`];
      expect(await refusalOf(`{ gaps(filter: { ${filter} }) { totalCount } }`)).toEqual(refused);
      expect(await refusalOf(`{ findings(filter: { ${filter} }) { totalCount } }`)).toEqual(refused);
      expect(await refusalOf(`{ compliance(by: [], filter: { ${filter} }) { met } }`)).toEqual(refused);
    });
    test("age, tenure and a unit of another time are known", async () => {
      const filter = 'dimension: { in: ["AGE", "TENURE"] }, unit: { within: ["062"] }';
      expect(await hub.get(`{ gaps(asOf: "1990-01-01", filter: { ${filter} }) { totalCount } }`)).toEqual({
        gaps: { totalCount: 0 },
      });
    });
  });

  test("the same key twice makes no table", async () => {
    expect(await refusalOf("{ compliance(by: [GENDER, GENDER]) { met } }")).toEqual([
      "BAD_USER_INPUT",
      "by.1 NOT_ALLOWED",
    ]);
    expect(await refusalOf("{ gaps { groupBy(by: [AREA, AREA]) { count } } }")).toEqual([
      "BAD_USER_INPUT",
      "by.1 NOT_ALLOWED",
    ]);
  });

  test("all courses say whom they close: the gaps that name the course among their remedies", async () => {
    type Row = { official: { code: string }; subject: string; courses: { code: string }[] };
    const answer = await hub.get<{
      courses: { nodes: { code: string; closes: { totalCount: number; nodes: Row[] } }[] };
      findings: { nodes: Row[] };
    }>(`{
      courses(first: 100, orderBy: [CODE_ASC]) { nodes { code closes(asOf: "${TODAY}") { totalCount nodes { official { code } subject courses { code } } } } }
      findings(asOf: "${TODAY}", filter: { status: { eq: GAP } }) { nodes { official { code } subject courses { code } } }
    }`);
    const named = ({ official, subject }: Row): string => `${official.code} ${subject}`;
    const closed = answer.courses.nodes.map(({ code, closes }) => [code, closes.totalCount, closes.nodes.map(named)]);
    expect(closed).toEqual([
      ["LAW_DEGREE", 2, ["A PROFESSIONAL", "D PROFESSIONAL"]],
      ["TH", 1, ["D INFORMATICS"]],
    ]);
    for (const [code, , rows] of closed)
      expect(rows).toEqual(answer.findings.nodes.filter((one) => one.courses.some((c) => c.code === code)).map(named));
  });

  describe("the findings as a sheet", () => {
    const sheet = async (asked: Record<string, string>): Promise<{ response: Response; text: string }> => {
      const response = await fetch(`${hub.url}/csv/findings?${new URLSearchParams(asked)}`, {
        headers: { "accept-language": "vi", ...usualHeaders(hub.url) },
      });
      return { response, text: Buffer.from(await response.arrayBuffer()).toString("utf8") };
    };
    /** The cells; none of those here holds a quotation mark. */
    const cells = (text: string): string[][] =>
      text
        .slice(1)
        .trimEnd()
        .split("\r\n")
        .map((row) =>
          [...row.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ""),
        );

    test("it holds the rows of the list, in their order, as codes", async () => {
      const { response, text } = await sheet({ asOf: TODAY });
      expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
      expect(response.headers.get("content-disposition")).toBe('attachment; filename="findings.csv"');
      expect(text.startsWith("\uFEFFofficial.code,official.fullName,position,unit,subject,required,article,")).toBe(
        true,
      );
      type Node = Record<string, unknown> & {
        official: { code: string; fullName: string };
        courses: { code: string }[];
        held: { code: string } | null;
      };
      const { findings } = await hub.get<{ findings: { nodes: Node[] } }>(
        `{ findings(asOf: "${TODAY}") { nodes { official { code fullName } subject status reason distance since held { code } explanation courses { code } } } }`,
      );
      const [head = [], ...rows] = cells(text);
      const names = ["official.code", "official.fullName", "subject", "status", "reason", "distance", "since", "held"];
      const picked = [...names, "explanation", "courses"].map((name) => head.indexOf(name));
      expect(rows.map((row) => picked.map((at) => row[at]))).toEqual(
        findings.nodes.map(({ official, subject, status, reason, distance, since, held, explanation, courses }) =>
          [
            official.code,
            official.fullName,
            subject,
            status,
            reason,
            distance,
            since,
            held?.code,
            explanation,
            courses.map((one) => one.code).join("; "),
          ].map((one) => String(one ?? "")),
        ),
      );
    });

    test("with labels it is words in that language; filters are those of the list", async () => {
      const asked = {
        asOf: TODAY,
        officials: JSON.stringify({ gender: { eq: "FEMALE" } }),
        filter: JSON.stringify({ status: { eq: "GAP" } }),
      };
      expect(cells((await sheet({ ...asked, labels: "vi" })).text)).toEqual([
        [
          "Số hiệu hồ sơ",
          "Họ và tên",
          "Chức danh",
          "Đơn vị",
          "Nội dung",
          "Yêu cầu",
          "Điều khoản",
          "Văn bản",
          "Đang có",
          "Kết quả",
          "Lý do",
          "Thiếu mấy bậc",
          "Không còn từ ngày",
          "Hạn",
          "Giải thích",
          "Chương trình giúp đạt",
        ],
        [
          "A",
          "Nông Thị An",
          "Văn phòng - thống kê",
          "Khang Ninh",
          "Chuyên môn",
          "đại học trở lên, ngành Luật",
          "Điều 1 khoản 2",
          "Thông tư 13/2019/TT-BNV",
          "Cao đẳng",
          "Chưa đạt",
          "Thấp hơn yêu cầu",
          "1",
          "",
          "",
          expect.stringMatching(/^Yêu cầu: đại học trở lên, ngành Luật/),
          "Đại học Luật",
        ],
      ]);
      const [head, row] = cells((await sheet({ ...asked, labels: "en" })).text);
      expect([head?.[0], head?.[9], row?.[9], row?.[10]]).toEqual(["File number", "Status", "Gap", "Below the level"]);
      expect(row?.[14]).toMatch(/^Required: /);
    });

    test("it is of the day asked about; nobody found is the head alone", async () => {
      const lapsed = JSON.stringify({ dimension: { eq: "INFORMATICS" }, status: { eq: "GAP" } });
      expect(cells((await sheet({ asOf: "2020-03-31", filter: lapsed })).text)).toHaveLength(1);
      const [head = [], row = []] = cells((await sheet({ asOf: "2020-04-01", filter: lapsed })).text);
      expect([row[head.indexOf("official.code")], row[head.indexOf("since")]]).toEqual(["D", "2020-04-01"]);
    });

    test.each([
      [{ filter: "{" }, "BAD_USER_INPUT", "filter"],
      [{ filter: '{"status":{"eq":"X"}}' }, "BAD_USER_INPUT", "filter.status.eq"],
      [{ filter: '{"dimension":{"eq":"X"}}' }, "BAD_USER_INPUT", "filter.dimension.eq"],
      [{ officials: '{"shoe":1}' }, "BAD_USER_INPUT", "shoe"],
      [{ asOf: "2015-02-29" }, "VALIDATION_FAILED", "asOf"],
      [{ first: "3" }, "BAD_USER_INPUT", "first"],
    ])("%j is refused with %s", async (asked, code, field) => {
      const { response, text } = await sheet(asked as unknown as Record<string, string>);
      expect(response.status).toBe(400);
      const [error] = (
        JSON.parse(text) as { errors: { extensions: { code: string; problems: { field: string }[] } }[] }
      ).errors;
      expect([error?.extensions.code, error?.extensions.problems[0]?.field]).toEqual([code, field]);
    });
  });

  test("age and tenure name their numbers, and a line of a first term says so", async () => {
    const articleId = Number(
      (
        await hub.get<{ articles: { nodes: { id: string }[] } }>(
          '{ articles(filter: { number: { eq: "Điều 2" } }) { nodes { id } } }',
        )
      ).articles.nodes[0]?.id,
    );
    const standardId = await make("Standard", {
      code: "CHAIR",
      name: "CHAIR",
      documentId: await idOf("legalDocuments", "QD8"),
      positionIds: [await idOf("positions", "PEOPLE_COMMITTEE_CHAIR")],
      inForceFrom: "2019-12-25",
      state: "DRAFT",
    });
    const line = async (rank: number, given: Values, criterion: Values) => {
      const requirementId = await make("Requirement", {
        standardId,
        obligation: "MANDATORY",
        articleId,
        rank,
        ...given,
      });
      await make("Criterion", { requirementId, rank: 1, ...criterion });
    };
    await line(1, { subject: "AGE" }, { kind: "AGE", most: 60, ageOn: "AS_OF" });
    await line(2, { subject: "AGE", firstTermOnly: true }, { kind: "AGE", most: 30, ageOn: "APPOINTMENT" });
    await line(3, { subject: "TENURE" }, { kind: "TENURE", months: 60, tenureIn: "POSITION" });
    await changing(hub.database, { caller: THE_HUB }, (store) =>
      change(store, "Standard", { id: standardId, expectedVersion: 1 }, { state: "PUBLISHED" }),
    );
    const held = Number(
      (
        await hub.get<{ official: { assignments: { nodes: { id: string }[] } } }>(
          '{ official(code: "G") { assignments { nodes { id } } } }',
        )
      ).official.assignments.nodes[0]?.id,
    );
    await changing(hub.database, { caller: THE_HUB }, (store) =>
      change(store, "Assignment", { id: held, expectedVersion: 1 }, { firstTerm: true }),
    );
    const asked = `{ findings(asOf: "${TODAY}", officials: { code: { eq: "G" } }) { nodes { status vi: explanation(lang: VI) en: explanation(lang: EN) } } }`;
    const { findings } = await hub.get<{ findings: { nodes: { status: string; vi: string; en: string }[] } }>(asked);
    expect(findings.nodes.map(({ status, vi }) => [status, vi.replace(/ \(.*?\)/, "")])).toEqual([
      ["MET", "Yêu cầu: tuổi không quá 60. Tính đến ngày 30/6/2020: 35 tuổi. Đạt yêu cầu."],
      [
        "MET",
        "Yêu cầu khi giữ chức danh lần đầu: tuổi không quá 30 vào ngày giữ chức danh. Tính đến ngày 1/1/2016: 30 tuổi. Đạt yêu cầu.",
      ],
      [
        "GAP",
        "Yêu cầu: đủ 60 tháng giữ chức danh. Từ ngày 1/1/2016 đến ngày 30/6/2020: 53 tháng. Chưa đủ thời gian công tác.",
      ],
    ]);
    expect(findings.nodes[1]?.en).toMatch(/^Required on a first term: age at most 30/);
  });
});
