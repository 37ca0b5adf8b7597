import sql, { raw } from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createToken } from "../../server/access/tokens.js";
import { THE_HUB } from "../../server/caller.js";
import { named } from "../../server/database.js";
import { verifyAudit } from "../../server/resource/audit.js";
import { sensitiveOf, tableOf } from "../../server/resource/record.js";
import { type Action, granted, may, PERMISSIONS, type Role } from "../../shared/permissions.js";
import { dictionaries, dictionaryOf } from "../../shared/resources.js";
import { onEveryDatabase, startTestHub, type TestHub, type Variables } from "../hub.js";
import { make } from "../make.js";
import { signIn } from "../sign-in.js";
import { makeWorld } from "./gap-world.js";

type As = Partial<Record<string, string>>;
type Entry = Readonly<Record<"kind" | "who", string>> & {
  readonly id: number;
  readonly resource: string | null;
  readonly recordId: number | null;
  readonly detail: string | null;
};
const ROLES = ["ADMINISTRATOR", "OPERATOR", "ANALYST", "TOOL"] as const satisfies readonly Role[];
/** What the hub writes by itself: sessions, tokens, the log. */
const BY_ITSELF = new Set(["Session", "ApiToken", "AuditEntry"]);
/** What has no door at all where nobody may do it. */
const WRITES: ReadonlySet<Action> = new Set(["create", "update", "delete"]);
const RESOURCES = Object.keys(PERMISSIONS);
const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** What of a person may not be seen by all, and turns up in nothing that others are told. */
const SECRET = {
  birthDate: "1971-08-23",
  ethnicity: "LO_LO",
  partyJoinedOn: "1994-11",
  identityNumber: "006071004321",
  phone: "0987 123 456",
  note: "Ghi chú riêng tư",
} as const;

onEveryDatabase((kind) => {
  let hub: TestHub;
  let build: ReturnType<typeof make>;
  const as = {} as Record<Role, As>;
  let secret: string;
  beforeAll(async () => {
    hub = await startTestHub({ database: kind });
    build = make(hub);
    await makeWorld(hub.database);
    for (const role of ["ADMINISTRATOR", "OPERATOR", "ANALYST"] as const)
      as[role] = await signIn(hub.database, { role });
    const token = await hub.database.note((store) =>
      createToken(store, { caller: THE_HUB }, { name: "Báo cáo", role: "TOOL", days: 3 }, Date.now()),
    );
    as.TOOL = { authorization: `Bearer ${token.secret}` };
    secret = await build.official({ code: "BIMAT", fullName: "Chu Thị Kín", ...SECRET, recruitedOn: null });
    await build.assignment({ officialId: secret, validUntil: null });
  });
  afterAll(() => hub.close());

  const csv = (path: string, headers: As = {}): Promise<Response> =>
    fetch(`${hub.url}/csv/${path}`, { headers: headers as Record<string, string> });
  const codeOf = async (query: string, variables: Variables, asked: As): Promise<string | null> =>
    (await hub.ask(query, variables, { as: asked })).errors?.[0]?.extensions.code ?? null;
  const rowsOf = async (name: string): Promise<number> =>
    Number((await hub.database.rows<{ n: number }>(sql`SELECT count(*) AS n FROM ${named(tableOf({ name }))}`))[0]?.n);
  const lastEntries = (after: number) =>
    hub.database.rows<Entry>(
      sql`SELECT "id", "kind", "who", "resource", "recordId", "detail" FROM "audit_entry" WHERE "id" > ${after} ORDER BY "id"`,
    );
  const lastId = async (): Promise<number> => (await verifyAudit(hub.database)).entries;

  /** Does to a resource what the table speaks of, without keeping it; gives the code of the refusal. */
  const DOING: Partial<Record<Action, (name: string, id: string, asked: As) => Promise<string | null>>> = {
    read: (name, _id, asked) =>
      codeOf(`{ ${dictionaryOf(name).plural} { totalCount } ${lowerFirst(name)}(id: "1") { id } }`, {}, asked),
    async export(name, _id, asked) {
      const answer = await csv(dictionaryOf(name).plural, asked);
      return answer.ok ? null : (await answer.json()).errors[0].extensions.code;
    },
    create: async (name, _id, asked) =>
      codeOf(
        `mutation($input: Create${name}Input!) { create${name}(input: $input, dryRun: true) { dryRun } }`,
        { input: await build.values(name) },
        asked,
      ),
    update: (name, id, asked) =>
      codeOf(
        `mutation($id: ID!) { update${name}(id: $id, expectedVersion: 1, input: {}, dryRun: true) { dryRun } }`,
        { id },
        asked,
      ),
    delete: (name, id, asked) =>
      codeOf(
        `mutation($id: ID!) { delete${name}(id: $id, expectedVersion: 1, dryRun: true) { dryRun } }`,
        { id },
        asked,
      ),
    history: (name, id, asked) =>
      codeOf("query($name: String!, $id: ID!) { history(resource: $name, id: $id) { version } }", { name, id }, asked),
    restore: (name, _id, asked) =>
      codeOf("query($name: String!) { deletedRecords(resource: $name) { id } }", { name }, asked),
  };

  test.each(RESOURCES)("%s: each role does what the table grants, and nothing else", async (name) => {
    const id = BY_ITSELF.has(name) ? "1" : await build.any(name);
    const actions = (Object.keys(DOING) as Action[]).filter((action) => granted(action, name) || !WRITES.has(action));
    for (const role of ROLES)
      for (const action of actions) {
        const code = await DOING[action]?.(name, id, as[role]);
        expect([role, action, code]).toEqual([role, action, may(role, action, name) ? null : "FORBIDDEN"]);
      }
  });

  test("every resource stands in the table, and what nobody may do has no door", async () => {
    expect(dictionaries.map(({ name }) => name).sort()).toEqual([...RESOURCES].sort());
    const { __schema } = await hub.get<{ __schema: { mutationType: { fields: { name: string }[] } } }>(
      "{ __schema { mutationType { fields { name } } } }",
    );
    const names = new Set(__schema.mutationType.fields.map(({ name }) => name));
    for (const name of RESOURCES)
      for (const action of ["create", "update", "delete"] as const)
        expect([action, name, names.has(`${action}${name}`)]).toEqual([
          action,
          name,
          // A token is not created like a record: it is issued, and its secret shown once.
          granted(action, name) || (action === "create" && granted("issue", name)),
        ]);
  });

  test("what is refused leaves nothing", async () => {
    for (const role of ["ANALYST", "TOOL"] as const)
      for (const name of RESOURCES.filter((one) => granted("create", one))) {
        const input = await build.values(name);
        const before = await rowsOf(name);
        const query = `mutation($input: Create${name}Input!) { create${name}(input: $input) { dryRun } }`;
        expect([name, await codeOf(query, { input }, as[role])]).toEqual([name, "FORBIDDEN"]);
        expect([name, await rowsOf(name)]).toEqual([name, before]);
      }
    const undo = 'mutation { undoChangeSet(id: "3") { records { id } } }';
    for (const role of ["ANALYST", "TOOL"] as const) expect(await codeOf(undo, {}, as[role])).toBe("FORBIDDEN");
  });

  test("without signing in nothing is answered, not even what there is to ask", async () => {
    for (const query of [
      "{ __typename }",
      "{ __schema { types { name } } }",
      "{ officials { totalCount } }",
      "{ nowhere",
    ])
      for (const asked of [null, { cookie: "chuan_hub=nobody" }, { authorization: "Bearer chh_nobody" }]) {
        const { status, errors, data } = await hub.ask(query, {}, { as: asked });
        expect([query, status, errors?.[0]?.extensions.code, data]).toEqual([query, 401, "UNAUTHENTICATED", undefined]);
      }
    for (const path of ["officials", "findings", "nowhere", "auditEntries"]) {
      const answer = await csv(path);
      expect([path, answer.status]).toEqual([path, 401]);
      expect((await answer.json()).errors[0].extensions.code).toBe("UNAUTHENTICATED");
    }
  });

  const READ = `query($id: ID!) { official(id: $id) { id masked ${Object.keys(SECRET).join(" ")} } officials(filter: {id: {eq: $id}}) { nodes { masked ${Object.keys(SECRET).join(" ")} } } assignments(filter: {officialId: {eq: $id}}) { nodes { official { masked ${Object.keys(SECRET).join(" ")} } } } }`;
  test("sensitive fields are empty and named as masked for who may not see them, and there for the others", async () => {
    const hidden = Object.fromEntries(Object.keys(SECRET).map((field) => [field, null]));
    const masked = sensitiveOf(dictionaryOf("Official"));
    expect([...masked].sort()).toEqual(Object.keys(SECRET).sort());
    for (const role of ROLES) {
      const sees = role === "ADMINISTRATOR" || role === "OPERATOR";
      const shown = sees ? { ...SECRET, masked: [] } : { ...hidden, masked };
      expect(await hub.get(READ, { id: secret }, { as: as[role] })).toEqual({
        official: { id: secret, ...shown },
        officials: { nodes: [shown] },
        assignments: { nodes: [{ official: shown }] },
      });
    }
  });

  test.each([
    ["a condition", '{ officials(filter: {birthDate: {gte: "1970-01-01"}}) { totalCount } }'],
    ["whether there is one", "{ officials(filter: {phone: {isNull: true}}) { totalCount } }"],
    ["a part of it", '{ officials(filter: {identityNumber: {startsWith: "0"}}) { totalCount } }'],
    ["its opposite", '{ officials(filter: {not: {or: [{note: {eq: "x"}}]}}) { totalCount } }'],
    ["an order", "{ officials(orderBy: [FULL_NAME_ASC, PARTY_JOINED_ON_DESC]) { totalCount nodes { id } } }"],
    ["a row that is referred to", "{ assignments(filter: {official: {ethnicity: {eq: TAY}}}) { totalCount } }"],
    [
      "rows of rows",
      '{ units(filter: {assignments: {some: {official: {birthDate: {lt: "1980-01-01"}}}}}) { totalCount } }',
    ],
    [
      "none and every",
      "{ positions(filter: {assignments: {none: {official: {qualifications: {every: {official: {note: {isNull: false}}}}}}}}) { totalCount } }",
    ],
    [
      "a nested list",
      "{ classes { nodes { enrolments(filter: {official: {ethnicity: {eq: TAY}}}) { totalCount } } } units { nodes { assignments(filter: {official: {ethnicity: {ne: TAY}}}) { totalCount } } } }",
    ],
    ["the people of the gap", "{ gaps(officials: {ethnicity: {eq: TAY}}) { totalCount } }"],
    ["the people of findings", "{ findings(officials: {ethnicity: {eq: TAY}}) { totalCount } }"],
    ["the people of a rate", "{ compliance(by: [], officials: {ethnicity: {eq: TAY}}) { met } }"],
    ["groups", "{ gaps { groupBy(by: [ETHNICITY]) { count } } }"],
    ["rates by people", "{ compliance(by: [GENDER, ETHNICITY]) { met } }"],
    ["rates over days", '{ rateTrend(measure: COMPLIANCE, days: ["2020-01-01"], by: [ETHNICITY]) { rates { met } } }'],
  ])("who may not see a field may not ask by it: %s", async (_what, query) => {
    for (const role of ["ANALYST", "TOOL"] as const) {
      const { errors } = await hub.ask(query, {}, { as: as[role] });
      expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(["FORBIDDEN_FIELD"]));
    }
    const { errors } = await hub.ask(query, {}, { as: as.OPERATOR });
    expect(errors).toBeUndefined();
  });

  test("no value of theirs leaves in another way: sheets, searches, sentences, histories, refusals", async () => {
    const asked = as.ANALYST;
    const heard: string[] = [];
    for (const list of dictionaries.map(({ plural }) => plural)) heard.push(await (await csv(list, asked)).text());
    heard.push(await (await csv("findings?asOf=2021-01-01&labels=vi", asked)).text());
    const answer = async (query: string): Promise<void> =>
      void heard.push(JSON.stringify(await hub.ask(query, { id: secret }, { as: asked })));
    await answer(
      'query($id: ID!) { gaps(asOf: "2021-01-01", officials: {id: {eq: $id}}) { nodes { official { code } assignments { findings { subject reason since dutyFrom explanation en: explanation(lang: EN) } } } groupBy(by: [AGE_BAND]) { count } } }',
    );
    await answer('query($id: ID!) { history(resource: "Official", id: $id) { fields { before after } } }');
    await answer('query($id: ID!) { deletedRecords(resource: "Official") { id } official(id: $id) { fullName } }');
    await answer("mutation($id: ID!) { updateOfficial(id: $id, expectedVersion: 9, input: {}) { dryRun } }");
    await answer("mutation($id: ID!) { deleteOfficial(id: $id, expectedVersion: 9) { dryRun } }");
    for (const value of Object.values(SECRET)) {
      const { data } = await hub.ask(
        "query($value: String) { officials(search: $value) { totalCount } }",
        { value },
        { as: asked },
      );
      expect([value, data]).toEqual([value, { officials: { totalCount: 0 } }]);
      for (const text of heard) expect(text).not.toContain(value);
    }
    expect(heard.join("")).toContain("Chu Thị Kín");
    for (const order of ["BIRTH_DATE_ASC", "FULL_NAME_ASC,PHONE_DESC"])
      expect((await csv(`officials?orderBy=${order}`, asked)).status).toBe(403);
    const filter = encodeURIComponent('{"official":{"note":{"isNull":false}}}');
    expect((await csv(`assignments?filter=${filter}`, asked)).status).toBe(403);
    const officials = encodeURIComponent('{"birthDate":{"gte":"1970-01-01"}}');
    expect((await csv(`findings?officials=${officials}`, asked)).status).toBe(403);
  });

  test("the sentence of an age says the age, not the birthday", async () => {
    const position = await build.position({ validFrom: "2000-01-01", validUntil: null });
    const official = await build.official({ birthDate: SECRET.birthDate, recruitedOn: null });
    const unitId = await build.unit({ validFrom: "2000-01-01", validUntil: null });
    await build.assignment({ officialId: official, positionId: position, unitId, validUntil: null });
    const documentId = await build.legalDocument({ inForceFrom: "2019-01-01", inForceUntil: null });
    const articleId = await build.article({ documentId });
    const standardId = await build.standard({
      documentId,
      positionIds: [position],
      inForceFrom: "2019-01-01",
      inForceUntil: null,
      anyArea: [],
      noArea: [],
    });
    const requirementId = await build.requirement({
      standardId,
      subject: "AGE",
      articleId,
      obligation: "MANDATORY",
      firstTermOnly: false,
    });
    await build.criterion({ requirementId, kind: "AGE", dimensionId: null, levelId: null, most: 35, ageOn: "AS_OF" });
    await hub.get(
      "mutation($id: ID!) { updateStandard(id: $id, expectedVersion: 1, input: {state: PUBLISHED}) { dryRun } }",
      { id: standardId },
    );
    const { findings } = await hub.get<{ findings: { nodes: Record<string, unknown>[] } }>(
      'query($id: ID!) { findings(asOf: "2021-03-04", officials: {id: {eq: $id}}) { nodes { status reason since dutyFrom dutyThrough expiringThrough explanation en: explanation(lang: EN) } } }',
      { id: official },
      { as: as.ANALYST },
    );
    expect(findings.nodes).toHaveLength(1);
    const said = JSON.stringify(findings.nodes);
    expect(said).toContain("49");
    for (const part of [SECRET.birthDate, "23/8", "23/08", "23 August", "tháng 8", "1971"])
      expect(said).not.toContain(part);
  });

  test("refusals, readings of what is sensitive and sheets are noted, once in ten minutes for the same reading", async () => {
    const reader = await signIn(hub.database, { role: "OPERATOR" });
    const before = await lastId();
    const one = "query($id: ID!) { official(id: $id) { fullName birthDate } }";
    for (let i = 0; i < 3; i++) await hub.get(one, { id: secret }, { as: reader });
    await hub.get(one, { id: await build.official() }, { as: reader });
    await hub.get("query($id: ID!) { official(id: $id) { phone } }", { id: secret }, { as: reader });
    await hub.get("query($id: ID!) { official(id: $id) { fullName } }", { id: secret }, { as: reader });
    await hub.get(one, { id: secret }, { as: as.ANALYST });
    // What stood in a person's file stands in its history too; a position's holds nothing of that kind.
    const past = "query($resource: String!, $id: ID!) { history(resource: $resource, id: $id) { version } }";
    await hub.get(past, { resource: "Official", id: secret }, { as: reader });
    await hub.get(past, { resource: "Position", id: await build.position() }, { as: reader });
    const unmasked = (await lastEntries(before)).filter(({ kind: of }) => of === "UNMASK");
    expect(
      unmasked.map(({ resource, recordId, detail }) => [
        resource,
        recordId === Number(secret),
        JSON.parse(detail ?? "").fields,
      ]),
    ).toEqual([
      ["Official", true, ["birthDate"]],
      ["Official", false, ["birthDate"]],
      ["Official", true, ["phone"]],
      ["Official", true, sensitiveOf(dictionaryOf("Official"))],
    ]);
    const then = await lastId();
    await hub.refused("{ accounts { totalCount } }", {}, { as: as.ANALYST });
    await hub.refused("{ officials(orderBy: [PHONE_ASC]) { nodes { id } } }", {}, { as: as.TOOL });
    await (await csv("officials?asOf=2020-01-01", as.ANALYST)).text();
    await (await csv("findings", as.TOOL)).text();
    expect((await csv("accounts", as.ANALYST)).status).toBe(403);
    expect((await csv("officials?orderBy=PHONE_ASC", as.ANALYST)).status).toBe(403);
    const noted = await lastEntries(then);
    const details = (of: string) =>
      noted.filter((entry) => entry.kind === of).map(({ detail }) => JSON.parse(detail ?? ""));
    // Each query is asked twice.
    expect(details("REFUSED").map(({ codes }) => codes)).toEqual([
      ["FORBIDDEN"],
      ["FORBIDDEN"],
      ["FORBIDDEN_FIELD"],
      ["FORBIDDEN_FIELD"],
      ["FORBIDDEN"],
      ["FORBIDDEN_FIELD"],
    ]);
    // What was refused has not left.
    expect(details("EXPORT").map(({ list }) => list)).toEqual(["officials", "findings"]);
  });

  test("the log tells old and new of a change, and of what is sensitive only that it changed", async () => {
    const before = await lastId();
    const id = await build.official({ ...SECRET, identityNumber: "006071009999", code: "LOG1", recruitedOn: null });
    await hub.get(
      'mutation($id: ID!) { updateOfficial(id: $id, expectedVersion: 1, input: {fullName: "Tên Mới", birthDate: "1972-02-02", note: null}) { dryRun } }',
      { id },
    );
    await hub.get("mutation($id: ID!) { deleteOfficial(id: $id, expectedVersion: 2) { dryRun } }", { id });
    const told = (await lastEntries(before)).filter((entry) => entry.kind === "CHANGE");
    expect(told).toHaveLength(3);
    const fields = JSON.parse(told[1]?.detail ?? "").records[0].fields;
    expect(fields.fullName[1]).toBe("Tên Mới");
    expect(fields.birthDate).toEqual(["•••", "•••"]);
    expect(fields.note).toEqual(["•••", null]);
    const text = JSON.stringify(told);
    for (const value of [...Object.values(SECRET), "006071009999", "1972-02-02"].filter(
      (one) => one !== SECRET.identityNumber,
    ))
      expect(text).not.toContain(value);
  });

  test("the log is only added to, and whoever goes round that is found out at the first row", async () => {
    await build.official();
    for (const table of ["audit_entry", "record_change"])
      for (const statement of [`UPDATE "${table}" SET "id" = "id"`, `DELETE FROM "${table}"`])
        await expect(hub.database.write((store) => store.rows(raw(statement)))).rejects.toThrow();
    const { entries, broken } = await verifyAudit(hub.database);
    expect(broken).toBeNull();
    expect(entries).toBeGreaterThan(10);
    const drop = (verb: string): string =>
      kind === "sqlite"
        ? `DROP TRIGGER "audit_entry_no_${verb}"`
        : `ALTER TABLE "audit_entry" DISABLE TRIGGER "audit_entry_no_${verb}"`;
    for (const verb of ["update", "delete"]) await hub.database.write((store) => store.rows(raw(drop(verb))));
    const tamper = async (statement: string): Promise<number | null> => {
      await hub.database.write((store) => store.rows(raw(statement)));
      return (await verifyAudit(hub.database)).broken;
    };
    expect(await tamper(`UPDATE "audit_entry" SET "who" = 'Người khác' WHERE "id" = 9`)).toBe(9);
    expect(await tamper(`DELETE FROM "audit_entry" WHERE "id" = 7`)).toBe(7);
    expect(await tamper(`UPDATE "audit_entry" SET "hash" = '${"0".repeat(64)}' WHERE "id" = 5`)).toBe(5);
    expect(await tamper(`UPDATE "audit_entry" SET "at" = '2020-01-01T00:00:00.000Z' WHERE "id" = 1`)).toBe(1);
  });
});
