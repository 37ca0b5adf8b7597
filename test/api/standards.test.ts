import { afterAll, beforeAll, expect, test } from "vitest";
import { onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";

onEveryDatabase((database) => {
  let hub: TestHub;
  let build: ReturnType<typeof make>;
  beforeAll(async () => {
    hub = await startTestHub({ database });
    build = make(hub);
  });
  afterAll(() => hub.close());

  const write = async (query: string, variables: Record<string, unknown>): Promise<[string, string[]] | null> => {
    const extensions = (await hub.ask(query, variables)).errors?.[0]?.extensions;
    if (!extensions) return null;
    return [
      extensions.code,
      (extensions.problems ?? []).map((one) => [one.field, one.code, one.with.reason].filter(Boolean).join(" ")),
    ];
  };
  const create = (type: string, input: object) =>
    write(`mutation($input: Create${type}Input!) { create${type}(input: $input) { dryRun } }`, { input });
  const change = (type: string, id: string, input: object) =>
    write(
      `mutation($id: ID!, $input: Update${type}Input!) { update${type}(id: $id, expectedVersion: 1, input: $input) { dryRun } }`,
      { id, input },
    );
  const remove = (type: string, id: string) =>
    write(`mutation($id: ID!) { delete${type}(id: $id, expectedVersion: 1) { dryRun } }`, { id });

  test("versions of a standard never share a day, but for drafts", async () => {
    const documentId = await build.legalDocument();
    const version = { code: "TC_CHU_TICH", name: "Chủ tịch", documentId, state: "PUBLISHED" };
    expect(await create("Standard", { ...version, inForceFrom: "2004-01-16", inForceUntil: "2019-11-25" })).toBeNull();
    const overlap = ["OVERLAP", ["inForceFrom NOT_ALLOWED versionOverlap"]];
    expect(await create("Standard", { ...version, inForceFrom: "2019-11-24" })).toEqual(overlap);
    expect(await create("Standard", { ...version, inForceFrom: "2004-01-01" })).toEqual(overlap);
    expect(await create("Standard", { ...version, inForceFrom: "2010-01-01", state: "DRAFT" })).toBeNull();
    expect(await create("Standard", { ...version, inForceFrom: "2019-11-25" })).toBeNull();
    expect(await create("Standard", { ...version, code: "KHAC", inForceFrom: "2010-01-01" })).toBeNull();
  });

  test("a draft that would overlap is refused when it is published", async () => {
    const documentId = await build.legalDocument();
    const version = { code: "TC_BI_THU", documentId, inForceFrom: "2004-01-16" };
    await build.standard({ ...version, state: "PUBLISHED" });
    const draft = await build.standard({ ...version, inForceFrom: "2012-01-01" });
    expect(await change("Standard", draft, { state: "PUBLISHED" })).toEqual([
      "OVERLAP",
      ["inForceFrom NOT_ALLOWED versionOverlap"],
    ]);
  });

  test("a standard that names no position covers every position", async () => {
    const input = {
      code: "TC_CHUNG",
      name: "Tiêu chuẩn chung",
      documentId: await build.legalDocument(),
      inForceFrom: "2004-01-16",
      state: "DRAFT",
    };
    const made = await hub.get(
      "mutation($input: CreateStandardInput!) { createStandard(input: $input) { standard { positionIds positions { id } } } }",
      { input },
    );
    expect(made).toEqual({ createStandard: { standard: { positionIds: [], positions: [] } } });
  });

  test("a published standard and its lines are read only; it can only be repealed", async () => {
    const standardId = await build.standard({ name: "Cũ" });
    const requirementId = await build.requirement({ standardId });
    const criterionId = await build.criterion({ requirementId });
    expect(await change("Standard", standardId, { state: "PUBLISHED" })).toBeNull();
    const publishedAt = (fields: string[]) => ["READ_ONLY", fields.map((field) => `${field} NOT_ALLOWED published`)];
    const update = (input: object) =>
      write(
        `mutation($id: ID!, $input: UpdateStandardInput!) { updateStandard(id: $id, expectedVersion: 2, input: $input) { dryRun } }`,
        { id: standardId, input },
      );
    expect(await update({ name: "Mới", positionIds: [await build.position()] })).toEqual(
      publishedAt(["name", "positionIds"]),
    );
    expect(await update({ state: "DRAFT" })).toEqual(publishedAt(["state"]));
    expect(
      await write("mutation($id: ID!) { deleteStandard(id: $id, expectedVersion: 2) { dryRun } }", { id: standardId }),
    ).toEqual(["READ_ONLY", []]);
    for (const [type, id] of [
      ["Requirement", requirementId],
      ["Criterion", criterionId],
    ] as const) {
      expect(await change(type, id, { rank: 9 })).toEqual(["READ_ONLY", []]);
      expect(await remove(type, id)).toEqual(["READ_ONLY", []]);
    }
    const line = { standardId, subject: "AGE", obligation: "MANDATORY", articleId: await build.article(), rank: 1 };
    expect(await create("Requirement", line)).toEqual(["READ_ONLY", []]);
    expect(await update({ requirements: { create: [line] } })).toEqual(["READ_ONLY", []]);
    expect(await update({ state: "REPEALED", inForceUntil: "2031-01-01", note: "Bị bãi bỏ" })).toBeNull();
  });

  test("a line of a published standard is not moved into a draft, nor the other way", async () => {
    const [published, draft] = [await build.standard(), await build.standard()];
    const [inside, outside] = [
      await build.requirement({ standardId: published }),
      await build.requirement({ standardId: draft }),
    ];
    const criterionId = await build.criterion({ requirementId: outside });
    await change("Standard", published, { state: "PUBLISHED" });
    expect(await change("Requirement", inside, { standardId: draft })).toEqual(["READ_ONLY", []]);
    expect(await change("Requirement", outside, { standardId: published })).toEqual(["READ_ONLY", []]);
    expect(await change("Criterion", criterionId, { requirementId: inside })).toEqual(["READ_ONLY", []]);
  });

  test.each<[string, object, string[]]>([
    ["an age without bounds", { kind: "AGE", ageOn: "AS_OF" }, ["least REQUIRED"]],
    [
      "an age with a level",
      { kind: "AGE", ageOn: "AS_OF", most: 45, freshYears: 5 },
      ["freshYears NOT_ALLOWED notWith"],
    ],
    ["an age whose bounds cross", { kind: "AGE", ageOn: "AS_OF", least: 45, most: 30 }, ["most RANGE"]],
    ["a tenure without months", { kind: "TENURE", tenureIn: "SERVICE" }, ["months REQUIRED"]],
    ["a level without its dimension", { kind: "LEVEL" }, ["dimensionId REQUIRED", "levelId REQUIRED"]],
    ["an age beyond any", { kind: "AGE", ageOn: "AS_OF", least: 151 }, ["least RANGE"]],
  ])("%s is no criterion", async (_what, values, at) => {
    const input = { requirementId: await build.requirement(), rank: 1, ...values };
    expect(await create("Criterion", input)).toEqual(["VALIDATION_FAILED", at]);
  });

  test("a requirement is about a dimension that there is, an age or a tenure", async () => {
    const line = {
      standardId: await build.standard(),
      obligation: "MANDATORY",
      articleId: await build.article(),
      rank: 1,
    };
    await build.dimension({ code: "NGOAI_NGU" });
    expect(await create("Requirement", { ...line, subject: "LA" })).toEqual([
      "VALIDATION_FAILED",
      ["subject UNKNOWN_CODE"],
    ]);
    for (const subject of ["NGOAI_NGU", "NGOAI_NGU:TIENG_DAN_TOC", "TENURE", "AGE"])
      expect([subject, await create("Requirement", { ...line, subject })]).toEqual([subject, null]);
  });

  test("a standard is written with its requirements and their criteria in one change", async () => {
    const dimensionId = await build.dimension({ code: "CHUYEN_MON" });
    await build.level({ dimensionId, code: "TRUNG_CAP" });
    const criteria = (code: string) => ({
      create: [{ kind: "LEVEL", dimensionCode: "CHUYEN_MON", levelCode: code, rank: 1 }],
    });
    const requirement = { subject: "CHUYEN_MON", obligation: "MANDATORY", articleId: await build.article(), rank: 1 };
    const standard = {
      code: "TC_LONG",
      name: "Lồng",
      documentId: await build.legalDocument(),
      inForceFrom: "2004-01-16",
      state: "DRAFT",
    };
    const query =
      "mutation($input: CreateStandardInput!) { createStandard(input: $input) { standard { requirements { nodes { criteria { nodes { level { code } } } } } } } }";
    const wrong = {
      ...standard,
      requirements: {
        create: [
          { ...requirement, criteria: criteria("TRUNG_CAP") },
          { ...requirement, rank: 2, criteria: criteria("CAO") },
        ],
      },
    };
    expect(await write(query, { input: wrong })).toEqual([
      "VALIDATION_FAILED",
      ["requirements.create.1.criteria.create.0.levelId UNKNOWN_CODE"],
    ]);
    const made = await hub.get(query, {
      input: { ...standard, requirements: { create: [{ ...requirement, criteria: criteria("TRUNG_CAP") }] } },
    });
    expect(made).toEqual({
      createStandard: {
        standard: { requirements: { nodes: [{ criteria: { nodes: [{ level: { code: "TRUNG_CAP" } }] } }] } },
      },
    });
  });

  test("a closed class has its day, another has none", async () => {
    const held = { ...(await build.values("Class")), heldFrom: "2021-03-01", heldThrough: "2021-03-10" };
    expect(await create("Class", { ...held, state: "CLOSED" })).toEqual(["VALIDATION_FAILED", ["closedOn REQUIRED"]]);
    expect(await create("Class", { ...held, state: "OPEN", closedOn: "2021-03-11" })).toEqual([
      "VALIDATION_FAILED",
      ["closedOn NOT_ALLOWED notWith"],
    ]);
    expect(await create("Class", { ...held, state: "CLOSED", closedOn: "2021-03-09" })).toEqual([
      "VALIDATION_FAILED",
      ["closedOn DATE_ORDER"],
    ]);
    expect(await create("Class", { ...held, heldThrough: "2021-02-28" })).toEqual([
      "VALIDATION_FAILED",
      ["heldThrough DATE_ORDER"],
    ]);
    expect(await create("Class", { ...held, state: "CLOSED", closedOn: "2021-03-10" })).toBeNull();
  });

  test("a plan does not end before it begins", async () => {
    expect(await create("Plan", { code: "KH", name: "Kế hoạch", firstYear: 2021, lastYear: 2020 })).toEqual([
      "VALIDATION_FAILED",
      ["lastYear RANGE"],
    ]);
  });
});
