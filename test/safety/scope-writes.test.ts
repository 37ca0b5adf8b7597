import sql from "sql-template-tag";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Failure, onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";
import { signIn } from "../sign-in.js";

const NOWHERE = "987654";
type As = { readonly cookie: string };
type Values = Readonly<Record<string, unknown>>;

/** A write as a mutation of a resource, tried or done. */
const creation = (name: string): string =>
  `mutation($input: Create${name}Input!, $dryRun: Boolean) { answer: create${name}(input: $input, dryRun: $dryRun) { changeSet { id } ${name.toLowerCase()} { id version } } }`;
const update = (name: string): string =>
  `mutation($id: ID!, $version: Int!, $input: Update${name}Input!, $dryRun: Boolean) { answer: update${name}(id: $id, expectedVersion: $version, input: $input, dryRun: $dryRun) { changeSet { id } ${name.toLowerCase()} { id version } } }`;
const removal = (name: string): string =>
  `mutation($id: ID!, $version: Int!, $dryRun: Boolean) { answer: delete${name}(id: $id, expectedVersion: $version, dryRun: $dryRun) { changeSet { id } } }`;
const RESTORE =
  "mutation($resource: String!, $id: ID!, $was: Int, $version: Int) { restoreRecord(resource: $resource, id: $id, version: $was, expectedVersion: $version) { changeSet { id } records { id outcome } } }";
const UNDO =
  "mutation($id: ID!, $dryRun: Boolean) { undoChangeSet(id: $id, dryRun: $dryRun) { changeSet { id } records { resource id outcome } } }";

/** Two communes of two districts; A's operator asks, B is foreign. */
onEveryDatabase((kind) => {
  let hub: TestHub;
  let build: ReturnType<typeof make>;
  let a: string;
  let b: string;
  let position: string;
  let operator: As;
  /** Serves in A; in B; served in A, now in B; served in A and then in B, now nowhere; in both. */
  let own: { official: string; assignment: string };
  let foreign: { official: string; assignment: string; code: string };
  let left: { official: string; past: string; now: string };
  let gone: { official: string };
  let both: { official: string; here: string; there: string };

  beforeAll(async () => {
    hub = await startTestHub({ database: kind });
    build = make(hub);
  });
  afterAll(() => hub.close());

  let worlds = 0;
  beforeEach(async () => {
    const since = { validFrom: "2000-01-01", validUntil: null };
    const code = String(10 + ++worlds);
    const district = async (n: string) => build.unit({ code: `${code}${n}`, kind: "DISTRICT", ...since });
    await district("1");
    await district("2");
    a = await build.unit({ code: `${code}101`, parentCode: `${code}1`, ...since });
    b = await build.unit({ code: `${code}201`, parentCode: `${code}2`, ...since });
    position = await build.position(since);
    operator = await signIn(hub.database, { role: "OPERATOR", unitId: a });
    const held = (officialId: string, unitId: string, values: Values = {}) =>
      build.assignment({ officialId, unitId, positionId: position, kind: "PRIMARY", validUntil: null, ...values });
    const one = await build.official();
    own = { official: one, assignment: await held(one, a) };
    const secret = `BI-MAT-${worlds}`;
    const two = await build.official({ code: secret, identityNumber: `00123456${String(1000 + worlds)}` });
    foreign = { official: two, assignment: await held(two, b), code: secret };
    const three = await build.official();
    left = {
      official: three,
      past: await held(three, a, { validFrom: "2010-01-01", validUntil: "2015-01-01" }),
      now: await held(three, b),
    };
    const four = await build.official();
    gone = { official: four };
    await held(four, a, { validFrom: "2010-01-01", validUntil: "2015-01-01" });
    await held(four, b, { validFrom: "2015-01-01", validUntil: "2018-01-01" });
    const five = await build.official();
    both = { official: five, here: await held(five, a), there: await held(five, b, { kind: "CONCURRENT" }) };
  });

  async function said(query: string, variables: Values): Promise<string> {
    const { status, data, errors } = await hub.ask(query, variables, { as: operator });
    return JSON.stringify({ status, data, errors: errors?.map(withoutNumber) });
  }
  const withoutNumber = ({ extensions: { requestId: _, ...rest }, ...error }: Failure) => ({ ...error, rest });
  /** Everything that is kept, and what is in the log of changes. */
  const kept = async (): Promise<unknown[]> => [
    await hub.database.rows(sql`SELECT * FROM "official" ORDER BY "id"`),
    await hub.database.rows(sql`SELECT * FROM "assignment" ORDER BY "id"`),
    await hub.database.rows(sql`SELECT * FROM "qualification" ORDER BY "id"`),
    await hub.database.rows(sql`SELECT * FROM "enrolment" ORDER BY "id"`),
    await hub.database.rows(sql`SELECT * FROM "class" ORDER BY "id"`),
    await hub.database.rows(sql`SELECT count(*) AS n FROM "record_change"`),
  ];

  /** Refused with one of these codes, tried and done, and nothing is left of it. */
  async function refused(codes: readonly string[], query: string, variables: Values): Promise<Failure> {
    const before = await kept();
    const tried = await hub.refused(query, { ...variables, dryRun: true }, { as: operator });
    const done = await hub.refused(query, variables, { as: operator });
    expect(codes).toContain(done.extensions.code);
    expect(withoutNumber(tried)).toEqual(withoutNumber(done));
    expect(await kept()).toEqual(before);
    return done;
  }

  test("a hidden record answers every write as one that is not there", async () => {
    const paper = await build.qualification({ officialId: foreign.official });
    const student = await build.bare("Enrolment", { officialId: foreign.official });
    for (const [name, id] of [
      ["Official", foreign.official],
      ["Assignment", foreign.assignment],
      ["Assignment", left.now],
      ["Assignment", both.there],
      ["Qualification", paper],
      ["Enrolment", student],
    ] as const)
      for (const version of [1, 7])
        for (const [query, variables] of [
          [update(name), { version, input: {} }],
          [removal(name), { version }],
          [RESTORE, { resource: name, was: 1, version }],
          [RESTORE, { resource: name }],
        ] as const)
          expect(await said(query, { id, ...variables })).toBe(await said(query, { id: NOWHERE, ...variables }));
  });

  test("a hidden record is named by no key, no code and no child of a form", async () => {
    const assigned = { positionId: position, unitId: a, kind: "CONCURRENT", validFrom: "2019-01-01" };
    const named = async (input: Values) =>
      (await hub.refused(creation("Assignment"), { input: { ...assigned, ...input } }, { as: operator })).extensions;
    const plain = ({ problems }: Failure["extensions"]) => problems?.map(({ field, code }) => ({ field, code }));
    expect(plain(await named({ officialId: foreign.official }))).toEqual(plain(await named({ officialId: NOWHERE })));
    const byCode = await named({ officialCode: foreign.code });
    expect(byCode.problems).toEqual((await named({ officialCode: foreign.code })).problems);
    expect(byCode.problems?.[0]?.with).toEqual({ value: foreign.code });
    const child = (id: string) => ({
      id: both.official,
      version: 1,
      input: { assignments: { update: [{ id, expectedVersion: 1, input: {} }] } },
    });
    const gap = async (id: string) => (await said(update("Official"), child(id))).replaceAll(id, "…");
    expect(await gap(both.there)).toBe(await gap(NOWHERE));
  });

  test("nobody learns in which classes a hidden person is", async () => {
    const classId = await build.class();
    await build.bare("Enrolment", { classId, officialId: foreign.official });
    const problems = async (officialId: string) =>
      (
        await hub.refused(
          creation("Enrolment"),
          { input: { classId, officialId, state: "REQUESTED" } },
          { as: operator },
        )
      ).extensions.problems?.map(({ field, code }) => ({ field, code }));
    expect(await problems(foreign.official)).toEqual([{ field: "officialId", code: "UNKNOWN_CODE" }]);
    expect(await problems(NOWHERE)).toEqual([{ field: "officialId", code: "UNKNOWN_CODE" }]);
  });

  test("what still refers to a record is counted as far as it is seen", async () => {
    const classId = await build.class({ unitId: a });
    for (const officialId of [own.official, foreign.official, left.official])
      await build.bare("Enrolment", { classId, officialId });
    const { extensions, message } = await refused(["IN_USE"], removal("Class"), { id: classId, version: 1 });
    expect(extensions.uses).toEqual([{ resource: "enrolments", field: "classId", count: 2 }]);
    expect(message).toContain("(2)");
    const hidden = await build.class({ unitId: a });
    await build.bare("Enrolment", { classId: hidden, officialId: foreign.official });
    expect((await refused(["IN_USE"], removal("Class"), { id: hidden, version: 1 })).message).not.toMatch(/\d/);
  });

  test("nothing is made in a unit of others, nor moved there", async () => {
    const assigned = { positionId: position, kind: "CONCURRENT", validFrom: "2019-01-01" };
    for (const [query, variables] of [
      [creation("Assignment"), { input: { ...assigned, officialId: own.official, unitId: b } }],
      [creation("Official"), { input: { code: "MOI-1", fullName: "Người Mới", gender: "MALE" } }],
      [
        creation("Official"),
        {
          input: {
            code: "MOI-2",
            fullName: "Người Mới",
            gender: "MALE",
            assignments: { create: [{ ...assigned, unitId: b }] },
          },
        },
      ],
      [update("Assignment"), { id: own.assignment, version: 1, input: { unitId: b } }],
      [
        update("Official"),
        { id: own.official, version: 1, input: { assignments: { create: [{ ...assigned, unitId: b }] } } },
      ],
      [removal("Assignment"), { id: own.assignment, version: 1 }],
      [update("Assignment"), { id: own.assignment, version: 1, input: { officialId: both.official } }],
    ] as const)
      await refused(["VALIDATION_FAILED", "OVERLAP"], query, variables);
  });

  test("what a former unit may look at it does not change, nor does it make the person its own", async () => {
    expect(
      await hub.get("query($id: ID) { official(id: $id) { id } }", { id: left.official }, { as: operator }),
    ).toEqual({ official: { id: left.official } });
    const paper = await build.qualification({ officialId: left.official });
    const dimension = await build.dimension();
    const level = await build.level({ dimensionId: dimension });
    for (const [query, variables] of [
      [update("Official"), { id: left.official, version: 1, input: { fullName: "Tên Khác" } }],
      [removal("Official"), { id: left.official, version: 1 }],
      [update("Qualification"), { id: paper, version: 1, input: { school: "Trường Khác" } }],
      [removal("Qualification"), { id: paper, version: 1 }],
      [
        creation("Qualification"),
        { input: { officialId: left.official, dimensionId: dimension, levelId: level, state: "DECLARED" } },
      ],
      [
        creation("Assignment"),
        {
          input: {
            officialId: left.official,
            positionId: position,
            unitId: a,
            kind: "ACTING",
            validFrom: "2019-01-01",
          },
        },
      ],
      [update("Assignment"), { id: left.past, version: 1, input: { validUntil: null, kind: "CONCURRENT" } }],
      [removal("Assignment"), { id: left.past, version: 1 }],
      [update("Official"), { id: gone.official, version: 1, input: { fullName: "Tên Khác" } }],
    ] as const)
      await refused(["FORBIDDEN", "VALIDATION_FAILED"], query, variables);
  });

  test("what others keep of a person does not go with the file", async () => {
    await refused(["FORBIDDEN"], removal("Official"), { id: both.official, version: 1 });
  });

  test("whoever serves here is kept here: files are made, changed, ended and taken back", async () => {
    const as = { as: operator };
    const { answer } = await hub.get<{ answer: { changeSet: { id: string }; official: { id: string } } }>(
      creation("Official"),
      {
        input: {
          code: `MOI-${worlds}`,
          fullName: "Người Mới",
          gender: "MALE",
          assignments: { create: [{ positionId: position, unitId: a, kind: "PRIMARY", validFrom: "2019-01-01" }] },
        },
      },
      as,
    );
    await hub.get(update("Official"), { id: answer.official.id, version: 1, input: { fullName: "Người Khác" } }, as);
    await hub.get(update("Assignment"), { id: both.here, version: 1, input: { decision: "12" } }, as);
    await hub.get(update("Assignment"), { id: both.here, version: 2, input: { validUntil: "2020-01-01" } }, as);
    const removed = await hub.get<{ answer: { changeSet: { id: string } } }>(
      removal("Official"),
      { id: answer.official.id, version: 2 },
      as,
    );
    const { undoChangeSet } = await hub.get<{ undoChangeSet: { records: { outcome: string }[] } }>(
      UNDO,
      { id: removed.answer.changeSet.id },
      as,
    );
    expect(undoChangeSet.records.map(({ outcome }) => outcome)).toEqual(["REVERSED", "REVERSED"]);
  });

  test("a change of what is hidden is no change: neither tried nor taken back", async () => {
    const changeOf = async (query: string, variables: Values): Promise<string> =>
      (await hub.get<{ answer: { changeSet: { id: string } } }>(query, variables)).answer.changeSet.id;
    const changed = await changeOf(update("Official"), { id: foreign.official, version: 1, input: { fullName: "Ẩn" } });
    const moved = await changeOf(update("Assignment"), { id: both.there, version: 1, input: { decision: "1" } });
    const third = await build.official();
    const removed = await changeOf(removal("Official"), { id: third, version: 1 });
    for (const dryRun of [true, false])
      for (const id of [changed, moved, removed])
        expect(await said(UNDO, { id, dryRun })).toBe(await said(UNDO, { id: NOWHERE, dryRun }));
    expect(await hub.get('{ deletedRecords(resource: "Official") { id } }', {}, { as: operator })).toEqual({
      deletedRecords: [],
    });
    expect(await said(RESTORE, { resource: "Official", id: third })).toBe(
      await said(RESTORE, { resource: "Official", id: NOWHERE }),
    );
  });

  test("a conflict shows what stands to those alone who see it", async () => {
    const stale = { version: 9, input: { fullName: "Tên Khác" } };
    const shown = await hub.refused(update("Official"), { id: own.official, ...stale }, { as: operator });
    expect(shown.extensions).toMatchObject({
      code: "CONFLICT",
      currentVersion: 1,
      current: { id: Number(own.official) },
    });
    const hidden = await hub.refused(update("Official"), { id: foreign.official, ...stale }, { as: operator });
    expect(Object.keys(hidden.extensions).sort()).toEqual(["code", "requestId"]);
    const seen = await hub.refused(update("Official"), { id: left.official, ...stale }, { as: operator });
    expect(Object.keys(seen.extensions).sort()).toEqual(["code", "requestId"]);
  });

  test("courses, plans and money are the province's; a class is its unit's", async () => {
    const [course, plan, foreignClass, ownClass] = [
      await build.course(),
      await build.plan(),
      await build.class({ unitId: b }),
      await build.class({ unitId: a }),
    ];
    for (const [name, id] of [
      ["Course", course],
      ["Plan", plan],
      ["Class", foreignClass],
    ] as const) {
      await refused(["FORBIDDEN"], update(name), { id, version: 1, input: { name: "Tên khác" } });
      await refused(["FORBIDDEN"], removal(name), { id, version: 1 });
    }
    await refused(["VALIDATION_FAILED"], update("Class"), { id: ownClass, version: 1, input: { unitId: b } });
    await refused(["VALIDATION_FAILED"], update("Class"), { id: ownClass, version: 1, input: { unitId: null } });
    await hub.get(update("Class"), { id: ownClass, version: 1, input: { name: "Tên khác" } }, { as: operator });
  });

  test("an administrator of some units keeps neither the units nor the law, and does not read the log", async () => {
    const as = await signIn(hub.database, { role: "ADMINISTRATOR", unitId: a });
    const widen = { id: a, version: 1, input: { note: "rộng hơn" } };
    expect((await hub.refused(update("Unit"), widen, { as })).extensions.code).toBe("FORBIDDEN");
    const made = { input: await build.values("Dimension") };
    expect((await hub.refused(creation("Dimension"), made, { as })).extensions.code).toBe("FORBIDDEN");
    const log = await hub.get<{ auditEntries: { totalCount: number } }>("{ auditEntries { totalCount } }", {}, { as });
    expect(log.auditEntries.totalCount).toBe(0);
  });

  test("the gap says that it does not know an earlier knowledge, rather than answer with today's", async () => {
    const query = `query($id: ID!) { official(id: $id, knownAt: "1") { gap { verdict } } }`;
    const wide = `query($id: ID!) { official(id: $id, knownAt: "2147483647") { gap { verdict } } }`;
    expect(await hub.get(query, { id: own.official })).toEqual({ official: null });
    const { extensions } = await hub.refused(wide, { id: own.official });
    expect([extensions.code, extensions.problems?.[0]?.field]).toEqual(["BAD_USER_INPUT", "knownAt"]);
  });
});
