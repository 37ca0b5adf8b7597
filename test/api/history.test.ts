import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEveryDatabase, startTestHub, type TestHub, type Variables } from "../hub.js";
import { make } from "../make.js";
import { signIn } from "../sign-in.js";

type Set = { changeSet: { id: string } };
type Version = { version: number; action: string; who: string; at: string; changeSet: { id: string }; fields: Field[] };
type Field = { field: string; before: string; after: string };

const HISTORY =
  "query($resource: String!, $id: ID!) { history(resource: $resource, id: $id) { version action who at changeSet { id } fields { field before after } } }";
const UNDO =
  "mutation($id: ID!, $dryRun: Boolean) { undoChangeSet(id: $id, dryRun: $dryRun) { changeSet { id } records { resource id outcome } } }";
const RESTORE =
  "mutation($resource: String!, $id: ID!, $version: Int, $expected: Int, $dryRun: Boolean) { restoreRecord(resource: $resource, id: $id, version: $version, expectedVersion: $expected, dryRun: $dryRun) { changeSet { id } records { resource id outcome } } }";
const CHANGE =
  "mutation($id: ID!, $version: Int!, $input: UpdateOfficialInput!) { answer: updateOfficial(id: $id, expectedVersion: $version, input: $input) { changeSet { id } } }";
const REMOVE =
  "mutation($id: ID!, $version: Int!) { answer: deleteOfficial(id: $id, expectedVersion: $version) { changeSet { id } } }";
const FILE =
  "query($id: ID!) { official(id: $id) { id version fullName note gender assignments(period: {}, orderBy: [ID_ASC]) { nodes { id decision unitId } } qualifications(orderBy: [ID_ASC]) { nodes { id school } } } }";

onEveryDatabase((database) => {
  let hub: TestHub;
  let build: ReturnType<typeof make>;
  let unitId: string;
  let positionId: string;
  beforeAll(async () => {
    hub = await startTestHub({ database });
    build = make(hub);
    unitId = await build.unit({ validFrom: "2000-01-01", validUntil: null });
    positionId = await build.position({ validFrom: "2000-01-01", validUntil: null });
  });
  afterAll(() => hub.close());

  const changed = async (query: string, variables: Variables): Promise<string> =>
    (await hub.get<{ answer: Set }>(query, variables)).answer.changeSet.id;
  const file = (id: string): Promise<object> => hub.get(FILE, { id });
  const versionsOf = async (resource: string, id: string): Promise<Version[]> =>
    (await hub.get<{ history: Version[] }>(HISTORY, { resource, id })).history;

  /** An official with two positions and a certificate, made in one change. */
  let made = 0;
  async function whole(): Promise<{ id: string; changeSet: string }> {
    const levelId = await build.level();
    const { level } = await hub.get<{ level: { dimensionId: string } }>(
      "query($id: ID) { level(id: $id) { dimensionId } }",
      {
        id: levelId,
      },
    );
    const held = { positionId, unitId, validFrom: "2016-01-01" };
    const input = {
      code: `LS${++made}`,
      fullName: "Nông Văn Đầu",
      gender: "MALE",
      note: "đầu",
      assignments: {
        create: [
          { ...held, kind: "PRIMARY", decision: "1" },
          { ...held, kind: "ACTING", decision: "2" },
        ],
      },
      qualifications: { create: [{ dimensionId: level.dimensionId, levelId, school: "Trường A", state: "VERIFIED" }] },
    };
    const { answer } = await hub.get<{ answer: Set & { official: { id: string } } }>(
      "mutation($input: CreateOfficialInput!) { answer: createOfficial(input: $input) { changeSet { id } official { id } } }",
      { input },
    );
    return { id: answer.official.id, changeSet: answer.changeSet.id };
  }

  test("each version says who made it, when, and what it changed", async () => {
    const other = await signIn(hub.database, { role: "OPERATOR" });
    const { id, changeSet } = await whole();
    const second = await hub.get<{ answer: Set }>(
      CHANGE,
      { id, version: 1, input: { fullName: "Nông Văn Sau", note: null } },
      { as: other },
    );
    const versions = await versionsOf("Official", id);
    expect(versions.map(({ version, action, changeSet: of }) => [version, action, of.id])).toEqual([
      [2, "UPDATE", second.answer.changeSet.id],
      [1, "CREATE", changeSet],
    ]);
    expect(versions[0]?.fields).toEqual([
      { field: "fullName", before: '"Nông Văn Đầu"', after: '"Nông Văn Sau"' },
      { field: "note", before: '"đầu"', after: "null" },
    ]);
    expect(versions[0]?.who).not.toBe(versions[1]?.who);
    for (const { at } of versions) expect(Math.abs(Date.now() - Date.parse(at))).toBeLessThan(60_000);
    expect(versions[1]?.fields).toContainEqual({ field: "gender", before: "null", after: '"MALE"' });
    expect(await versionsOf("Official", "987654")).toEqual([]);
    expect((await hub.refused(HISTORY, { resource: "Nowhere", id })).extensions.code).toBe("NOT_FOUND");
  });

  test("an old version comes back as a new one", async () => {
    const { id } = await whole();
    await changed(CHANGE, { id, version: 1, input: { fullName: "Nông Văn Sau", note: null } });
    const at = { resource: "Official", id, version: 1 };
    const stood = await file(id);
    expect(
      (await hub.get<{ restoreRecord: object }>(RESTORE, { ...at, expected: 2, dryRun: true })).restoreRecord,
    ).toEqual({
      changeSet: null,
      records: [{ resource: "Official", id, outcome: "REVERSED" }],
    });
    expect(await file(id)).toEqual(stood);
    expect((await hub.refused(RESTORE, { ...at, expected: 1 })).extensions.code).toBe("CONFLICT");
    expect((await hub.refused(RESTORE, { ...at })).extensions.problems).toMatchObject([{ field: "expectedVersion" }]);
    expect((await hub.refused(RESTORE, { ...at, version: 9, expected: 2 })).extensions.problems).toMatchObject([
      { field: "version", code: "UNKNOWN_CODE" },
    ]);
    await hub.get(RESTORE, { ...at, expected: 2 });
    expect(await file(id)).toMatchObject({ official: { version: 3, fullName: "Nông Văn Đầu", note: "đầu" } });
    expect((await versionsOf("Official", id)).map(({ version }) => version)).toEqual([3, 2, 1]);
  });

  test("what was deleted comes back with its children, all under their keys", async () => {
    const { id } = await whole();
    const stood = (await file(id)) as { official: object };
    await changed(REMOVE, { id, version: 1 });
    expect(await file(id)).toEqual({ official: null });
    const gone = await hub.get<{ deletedRecords: { id: string; fields: Field[] }[] }>(
      '{ deletedRecords(resource: "Official", limit: 1) { id fields { field before after } } }',
    );
    expect(gone.deletedRecords[0]?.id).toBe(id);
    expect(gone.deletedRecords[0]?.fields).toContainEqual({ field: "note", before: '"đầu"', after: "null" });
    const at = { resource: "Official", id };
    await hub.get(RESTORE, { ...at, dryRun: true });
    expect(await file(id)).toEqual({ official: null });
    await hub.get(RESTORE, at);
    expect(await file(id)).toEqual({ official: { ...stood.official, version: 2 } });
    expect((await versionsOf("Official", id)).map(({ action }) => action)).toEqual(["CREATE", "DELETE", "CREATE"]);
    // What comes to stand after it takes no key that has been used.
    expect(Number(await build.official())).toBeGreaterThan(Number(id));
  });

  test("a change is taken back whole, whatever it was", async () => {
    const { id, changeSet } = await whole();
    const stood = await file(id);
    const [first, second] = (stood as { official: { assignments: { nodes: { id: string }[] } } }).official.assignments
      .nodes;
    const input = {
      fullName: "Nông Văn Sau",
      assignments: {
        create: [{ positionId, unitId, kind: "CONCURRENT", validFrom: "2018-01-01", decision: "3" }],
        update: [{ id: first?.id, expectedVersion: 1, input: { decision: "1a" } }],
        delete: [{ id: second?.id, expectedVersion: 1 }],
      },
    };
    const update = await changed(CHANGE, { id, version: 1, input });
    const after = await file(id);
    const tried = await hub.get<{ undoChangeSet: { changeSet: null; records: { outcome: string }[] } }>(UNDO, {
      id: update,
      dryRun: true,
    });
    expect(tried.undoChangeSet.changeSet).toBeNull();
    expect(tried.undoChangeSet.records.map(({ outcome }) => outcome)).toEqual(Array(4).fill("REVERSED"));
    expect(await file(id)).toEqual(after);
    const refusal = await hub.refused(UNDO, { id: changeSet });
    expect(refusal.extensions).toMatchObject({ code: "CONFLICT" });
    expect(refusal.extensions.kept).toContain(`Official ${id}`);
    const undone = await hub.get<{ undoChangeSet: Set }>(UNDO, { id: update });
    const content = ({ official }: { official?: { version: number } }) => ({ ...official, version: 0 });
    expect(content(await file(id))).toEqual(content(stood));
    // Taking back what was taken back brings it again.
    await hub.get(UNDO, { id: undone.undoChangeSet.changeSet.id });
    expect(content(await file(id))).toEqual(content(after));
    const { official } = (await file(id)) as { official: { version: number } };
    const removal = await changed(REMOVE, { id, version: official.version });
    await hub.get(UNDO, { id: removal });
    expect(content(await file(id))).toEqual(content(after));
  });

  test("to take back the making of a file removes it, its children included", async () => {
    const { id, changeSet } = await whole();
    await hub.get(UNDO, { id: changeSet });
    expect(await file(id)).toEqual({ official: null });
    expect(
      await hub.get("query($id: ID!) { assignments(filter: {officialId: {eq: $id}}) { totalCount } }", { id }),
    ).toEqual({
      assignments: { totalCount: 0 },
    });
    expect((await hub.refused(UNDO, { id: "987654" })).extensions.code).toBe("NOT_FOUND");
  });

  test("an old deletion is not taken back over what came after it, even a later deletion", async () => {
    const { id } = await whole();
    const first = await changed(REMOVE, { id, version: 1 });
    await hub.get(RESTORE, { resource: "Official", id });
    await changed(CHANGE, { id, version: 2, input: { fullName: "Nông Văn Sau" } });
    await changed(REMOVE, { id, version: 3 });
    const { extensions } = await hub.refused(UNDO, { id: first });
    expect(extensions.code).toBe("CONFLICT");
    expect(extensions.kept).toContain(`Official ${id}`);
    await hub.get(RESTORE, { resource: "Official", id });
    expect(await file(id)).toMatchObject({ official: { fullName: "Nông Văn Sau", version: 4 } });
  });

  /** All that is asked again later: lists, single records, what hangs on them, filters, searches and lists of keys. */
  const STATE = `
    officials(search: "kiem", KNOWN, limit: 100, orderBy: [FULL_NAME_ASC]) { totalCount nodes { id version fullName note assignments(period: {}, orderBy: [ID_ASC]) { totalCount nodes { id decision validUntil official { fullName } unit { name } } } } }
    someone: official(code: "KIEM0", KNOWN) { version fullName day: assignments(asOf: "2020-01-01", orderBy: [ID_ASC]) { nodes { decision official { fullName } } } }
    holders: officials(KNOWN, asOf: "2020-01-01", orderBy: [ID_ASC], filter: {and: [{code: {startsWith: "KIEM"}}, {assignments: {some: {decision: {eq: "A"}}}}]}) { totalCount nodes { id } }
    standards(KNOWN, search: "kiem", orderBy: [ID_ASC]) { nodes { id name positionIds positions { name } } }
    lines: standards(KNOWN, search: "kiem", orderBy: [ID_ASC], filter: {positions: {some: {code: {eq: "KIEMP0"}}}}) { totalCount }`;
  const now = (): Promise<object> => hub.get(`{${STATE.replaceAll(/KNOWN, |, KNOWN/g, "")}}`);
  const known = (knownAt: string): Promise<object> =>
    hub.get(`query($knownAt: Instant) {${STATE.replaceAll("KNOWN", "knownAt: $knownAt")}}`, { knownAt });

  type Step = { what: number; who: number; value: string };
  const steps = fc.array(
    fc.record({ what: fc.nat(7), who: fc.nat(2), value: fc.constantFrom("A", "B", "Đỗ Kiêm", "Ân Kiêm") }),
    { minLength: 4, maxLength: 12 },
  );

  test("what was answered once is answered again as known then, by change and by instant", async () => {
    const positions: string[] = [];
    for (const i of [0, 1, 2])
      positions.push(await build.position({ code: `KIEMP${i}`, validFrom: "2000-01-01", validUntil: null }));
    const standards = [
      await build.standard({ code: "KIEM1", name: "Kiểm 1", positionIds: [positions[0]] }),
      await build.standard({ code: "KIEM2", name: "Kiểm 2", positionIds: [positions[1]] }),
    ];
    type Row = { id: string; version: number };
    const idOf = async (list: string, filter: string): Promise<Row | undefined> =>
      (
        await hub.get<Record<string, { nodes: Row[] }>>(
          `{ ${list}(filter: ${filter}, limit: 1) { nodes { id version } } }`,
        )
      )[list]?.nodes[0];
    const person = (who: number) => idOf("officials", `{code: {eq: "KIEM${who}"}}`);
    const held = (who: number) => idOf("assignments", `{official: {code: {eq: "KIEM${who}"}}}`);
    const mutate = (call: string, variables: Variables = {}): Promise<unknown> =>
      hub.ask(`mutation($ids: [ID!]) { _: __typename ${call} { changeSet { id } } }`, variables);

    type There = { readonly one: Row; readonly post: Row | undefined; readonly value: string; readonly who: number };
    const ofPost =
      (call: (at: string) => string) =>
      async ({ post }: There) =>
        post && mutate(call(at(post)));
    const at = (row: Row): string => `id: "${row.id}", expectedVersion: ${row.version}`;
    const added = (officialId: string, value: string): string =>
      `createAssignment(input: {officialId: "${officialId}", positionId: "${positions[1]}", unitId: "${unitId}", kind: ACTING, validFrom: "2017-01-01", decision: "${value}"})`;
    /** What is done to someone who is there. */
    const changes: readonly ((there: There) => Promise<unknown>)[] = [
      ({ one, value }) => mutate(`updateOfficial(${at(one)}, input: {fullName: "Kiêm ${value}", note: "một"})`),
      ({ one, value }) => mutate(`updateOfficial(${at(one)}, input: {fullName: "Kiêm ${value}", note: null})`),
      ({ one }) => mutate(`deleteOfficial(${at(one)})`),
      async ({ post, value }) => post && mutate(`updateAssignment(${at(post)}, input: {decision: "${value}"})`),
      ofPost((post) => `deleteAssignment(${post})`),
      ofPost((post) => `updateAssignment(${post}, input: {validUntil: "2019-01-01"})`),
      ({ one, value }) => mutate(added(one.id, value)),
      async ({ value, who }) => {
        const standard = (await idOf("standards", `{id: {eq: "${standards[who % 2]}"}}`)) as Row;
        const ids = positions.filter((_, i) => (value.length + who + i) % 2 === 0);
        return mutate(`updateStandard(${at(standard)}, input: {positionIds: $ids})`, { ids });
      },
    ];

    /** One change; where the person is not there, they come. */
    async function take({ what, who, value }: Step): Promise<void> {
      const [one, post] = [await person(who), await held(who)];
      if (one) await changes[what]?.({ one, post, value, who });
      else
        await mutate(
          `createOfficial(input: {code: "KIEM${who}", fullName: "${value} Kiêm", gender: MALE, assignments: {create: [{positionId: "${positions[0]}", unitId: "${unitId}", kind: PRIMARY, validFrom: "2016-01-01", decision: "A"}]}})`,
        );
    }

    await fc.assert(
      fc.asyncProperty(steps, async (taken) => {
        const remembered: { number: string; instant: string; state: object }[] = [];
        for (const step of taken) {
          await take(step);
          const { auditEntries } = await hub.get<{ auditEntries: { nodes: { id: string; at: string }[] } }>(
            "{ auditEntries(orderBy: [ID_DESC], limit: 1) { nodes { id at } } }",
          );
          const [last] = auditEntries.nodes;
          remembered.push({ number: last?.id ?? "", instant: last?.at ?? "", state: await now() });
        }
        for (const { number, instant, state } of remembered) {
          expect(await known(number)).toEqual(state);
          // Two changes may fall in one millisecond: the instant then means the later one.
          if (remembered.filter((one) => one.instant === instant).length === 1)
            expect(await known(instant)).toEqual(state);
        }
      }),
      { numRuns: database === "sqlite" ? 15 : 6, endOnFailure: true },
    );
    const before = await known("2020-01-01");
    expect(before).toMatchObject({ officials: { totalCount: 0, nodes: [] }, someone: null, standards: { nodes: [] } });
    expect(await known("2199-01-01")).toEqual(await now());
    expect(await known("9999999999")).toEqual(await now());
    for (const wrong of ["hôm qua", "2020-99-01", "-1"])
      expect(
        (await hub.refused("query($at: Instant) { officials(knownAt: $at) { totalCount } }", { at: wrong })).extensions
          .code,
      ).toBe("VALIDATION_FAILED");
  }, 300_000);
});
