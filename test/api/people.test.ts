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

  /** What is refused of a new row: code, and the faults as `field CODE reason`. */
  const refusal = async (type: string, input: object): Promise<[string, string[]] | null> => {
    const answer = await hub.ask(`mutation($input: Create${type}Input!) { create${type}(input: $input) { dryRun } }`, {
      input,
    });
    return refusalIn(answer.errors);
  };
  const change = async (type: string, id: string, input: object): Promise<[string, string[]] | null> => {
    const answer = await hub.ask(
      `mutation($id: ID!, $input: Update${type}Input!) { update${type}(id: $id, expectedVersion: 1, input: $input) { dryRun } }`,
      { id, input },
    );
    return refusalIn(answer.errors);
  };
  const refusalIn = (errors: Awaited<ReturnType<TestHub["ask"]>>["errors"]): [string, string[]] | null => {
    const extensions = errors?.[0]?.extensions;
    if (!extensions) return null;
    const faults = (extensions.problems ?? []).map((one) =>
      [one.field, one.code, one.with.reason].filter(Boolean).join(" "),
    );
    return [extensions.code, faults];
  };
  const post = async (values: object): Promise<Record<string, unknown>> => ({
    officialId: await build.official(),
    unitId: await build.unit(),
    positionId: await build.position(),
    kind: "PRIMARY",
    validFrom: "2015-01-01",
    ...values,
  });

  test("a period that ends before it begins, or on that day, is refused at its end", async () => {
    for (const validUntil of ["2014-12-31", "2015-01-01"])
      expect(await refusal("Assignment", await post({ validUntil }))).toEqual([
        "VALIDATION_FAILED",
        ["validUntil DATE_ORDER"],
      ]);
    expect(await refusal("Assignment", await post({ validUntil: "2015-01-02" }))).toBeNull();
  });

  test("nobody is appointed before the day on which they are 18", async () => {
    const officialId = await build.official({ birthDate: "2000-02-29", recruitedOn: null });
    const underage = ["VALIDATION_FAILED", ["validFrom NOT_ALLOWED underage"]];
    expect(await refusal("Assignment", await post({ officialId, validFrom: "2018-02-27" }))).toEqual(underage);
    expect(await refusal("Assignment", await post({ officialId, validFrom: "2018-02-28" }))).toBeNull();
    expect(await change("Official", officialId, { birthDate: "2001-01-01" })).toEqual([
      "VALIDATION_FAILED",
      ["birthDate NOT_ALLOWED underage"],
    ]);
  });

  test("nobody holds two primary positions on the same day; a second may begin on the day the first ends", async () => {
    const officialId = await build.official();
    expect(await refusal("Assignment", await post({ officialId, validUntil: "2018-01-01" }))).toBeNull();
    const second = ["OVERLAP", ["validFrom NOT_ALLOWED secondPrimary"]];
    expect(await refusal("Assignment", await post({ officialId, validFrom: "2017-12-31" }))).toEqual(second);
    expect(await refusal("Assignment", await post({ officialId, validFrom: "2014-01-01" }))).toEqual(second);
    expect(
      await refusal("Assignment", await post({ officialId, validFrom: "2014-01-01", validUntil: "2015-01-01" })),
    ).toBeNull();
    expect(
      await refusal("Assignment", await post({ officialId, kind: "CONCURRENT", validFrom: "2016-01-01" })),
    ).toBeNull();
    expect(await refusal("Assignment", await post({ officialId, validFrom: "2018-01-01" }))).toBeNull();
  });

  test("two who give the same person a primary position at once: one does", async () => {
    const officialId = await build.official();
    const [one, two] = [await post({ officialId }), await post({ officialId })];
    const answers = await Promise.all([refusal("Assignment", one), refusal("Assignment", two)]);
    expect(answers.filter((answer) => answer === null)).toHaveLength(1);
    expect(answers.filter((answer) => answer?.[0] === "OVERLAP")).toHaveLength(1);
  });

  test("a position is held only where unit and position exist on the first day", async () => {
    const unitId = await build.unit({ validFrom: "2010-01-01", validUntil: "2014-01-01" });
    const outside = ["VALIDATION_FAILED", ["validFrom NOT_ALLOWED outsideLife"]];
    expect(await refusal("Assignment", await post({ unitId, validFrom: "2014-01-01" }))).toEqual(outside);
    const positionId = await build.position({ validFrom: "2005-01-01" });
    expect(await refusal("Assignment", await post({ unitId, positionId, validFrom: "2009-12-31" }))).toEqual(outside);
    expect(await refusal("Assignment", await post({ unitId, positionId, validFrom: "2013-12-31" }))).toBeNull();
  });

  test("a certificate is not older than its holder, as far as its date is known", async () => {
    const officialId = await build.official({ birthDate: "1980-05-19" });
    const dimensionId = await build.dimension();
    const paper = { officialId, dimensionId, levelId: await build.level({ dimensionId }), state: "DECLARED" };
    const unborn = ["VALIDATION_FAILED", ["issuedOn NOT_ALLOWED beforeBirth"]];
    for (const issuedOn of ["1979", "1980-04", "1980-05-18"])
      expect([issuedOn, await refusal("Qualification", { ...paper, issuedOn })]).toEqual([issuedOn, unborn]);
    for (const issuedOn of ["1980", "1980-05", "1980-05-19"])
      expect([issuedOn, await refusal("Qualification", { ...paper, issuedOn })]).toEqual([issuedOn, null]);
    expect(await change("Official", officialId, { birthDate: "1981-06-01" })).toEqual([
      "VALIDATION_FAILED",
      ["birthDate NOT_ALLOWED beforeBirth"],
    ]);
  });

  test("a level is one of its dimension's scale", async () => {
    const [dimensionId, officialId] = [await build.dimension(), await build.official()];
    const levelId = await build.level();
    expect(await refusal("Qualification", { officialId, dimensionId, levelId, state: "DECLARED" })).toEqual([
      "VALIDATION_FAILED",
      ["levelId NOT_ALLOWED otherParent"],
    ]);
  });

  test("a certificate may end on the day on which it is issued, not before", async () => {
    const paper = { ...(await build.values("Qualification")), issuedOn: "2014-06-12" };
    expect(await refusal("Qualification", { ...paper, validThrough: "2014-06-11" })).toEqual([
      "VALIDATION_FAILED",
      ["validThrough DATE_ORDER"],
    ]);
    expect(await refusal("Qualification", { ...paper, validThrough: "2014-06-12" })).toBeNull();
  });

  test("a code names one unit at a time", async () => {
    const unit = { code: "5501", name: "Xã", kind: "COMMUNE" };
    expect(await refusal("Unit", { ...unit, validFrom: "2000-01-01", validUntil: "2010-01-01" })).toBeNull();
    expect(await refusal("Unit", { ...unit, validFrom: "2009-12-31" })).toEqual(["OVERLAP", ["code NOT_UNIQUE"]]);
    expect(await refusal("Unit", { ...unit, validFrom: "2010-01-01" })).toBeNull();
  });

  test("no unit lies below itself, nearly or far, nor below one that does not exist that day", async () => {
    const top = await build.unit({ code: "66", validFrom: "2000-01-01" });
    await build.unit({ code: "661", parentCode: "66", validFrom: "2000-01-01" });
    await build.unit({ code: "6611", parentCode: "661", validFrom: "2000-01-01" });
    const circle = ["VALIDATION_FAILED", ["parentCode NOT_ALLOWED circle"]];
    expect(await change("Unit", top, { parentCode: "66" })).toEqual(circle);
    expect(await change("Unit", top, { parentCode: "6611" })).toEqual(circle);
    expect(
      await refusal("Unit", { code: "6612", name: "Xã", kind: "COMMUNE", parentCode: "661", validFrom: "1999-12-31" }),
    ).toEqual(["VALIDATION_FAILED", ["parentCode UNKNOWN_CODE"]]);
  });

  test("no field of study lies below itself", async () => {
    const law = await build.fieldOfStudy();
    const civil = await build.fieldOfStudy({ parentId: law });
    const below = await build.fieldOfStudy({ parentId: civil });
    expect(await change("FieldOfStudy", law, { parentId: below })).toEqual([
      "VALIDATION_FAILED",
      ["parentId NOT_ALLOWED circle"],
    ]);
  });

  test("text is kept clean: composed, one blank between words, nothing invisible", async () => {
    const id = await build.official({ fullName: `  ${"Nguyễn".normalize("NFD")}  Văn\u00a0 A\u200b ` });
    expect(await hub.get("query($id: ID!) { official(id: $id) { fullName } }", { id })).toEqual({
      official: { fullName: "Nguyễn Văn A" },
    });
  });
});
