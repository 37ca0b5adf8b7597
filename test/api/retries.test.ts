import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Failure, onEveryDatabase, startTestHub, type TestHub } from "../hub.js";
import { make } from "../make.js";
import { signIn } from "../sign-in.js";

const CREATE =
  "mutation($input: CreateOfficialInput!, $key: String, $dryRun: Boolean) { createOfficial(input: $input, clientKey: $key, dryRun: $dryRun) { changeSet { id } official { id version fullName assignments(period: {}) { totalCount } } } }";
type Made = { createOfficial: { changeSet: { id: string } | null; official: { id: string; version: number } | null } };

onEveryDatabase((database) => {
  let hub: TestHub;
  let build: ReturnType<typeof make>;
  beforeAll(async () => {
    hub = await startTestHub({ database });
    build = make(hub);
  });
  afterAll(() => hub.close());

  const named = (code: string, rest: object = {}) => ({ code, fullName: "Người Gửi", gender: "MALE", ...rest });
  const rows = async (table: "official" | "client_key", code = "%"): Promise<number> => {
    const found =
      table === "official"
        ? await hub.database.rows(sql`SELECT 1 FROM "official" WHERE "code" LIKE ${code}`)
        : await hub.database.rows(sql`SELECT 1 FROM "client_key"`);
    return found.length;
  };

  test("what is sent again is made once, and answered as the first time", async () => {
    const input = named("GUI1", {
      assignments: {
        create: [
          { positionId: await build.position(), unitId: await build.unit(), kind: "PRIMARY", validFrom: "2020-01-01" },
        ],
      },
    });
    const sent = { input, key: "phiếu 1" };
    const first = await hub.get<Made>(CREATE, sent);
    expect(await hub.get<Made>(CREATE, sent)).toEqual(first);
    expect(await hub.get<Made>(CREATE, sent)).toEqual(first);
    expect(await rows("official", "GUI1")).toBe(1);
    // What the answer names is the change that made the record: to take that back takes back no other.
    await build.official();
    const again = await hub.get<Made>(CREATE, sent);
    const id = again.createOfficial.changeSet?.id;
    await hub.get("mutation($id: ID!) { undoChangeSet(id: $id) { records { id } } }", { id });
    expect(await rows("official", "GUI1")).toBe(0);
    expect((await hub.get<Made>(CREATE, sent)).createOfficial.official).toBeNull();
  });

  test("twenty at once make one", async () => {
    const sent = { input: named("GUI2"), key: "phiếu 2" };
    const answers = await Promise.all(Array.from({ length: 20 }, () => hub.get<Made>(CREATE, sent)));
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await rows("official", "GUI2")).toBe(1);
  });

  test("the same key with something else is a conflict, and makes nothing", async () => {
    await hub.get(CREATE, { input: named("GUI3"), key: "phiếu 3" });
    for (const input of [named("GUI4"), named("GUI3", { fullName: "Người Khác" })]) {
      const { extensions }: Failure = await hub.refused(CREATE, { input, key: "phiếu 3" });
      expect(extensions).toMatchObject({ code: "CONFLICT", problems: [{ field: "clientKey", code: "NOT_UNIQUE" }] });
    }
    const other = "mutation($key: String) { createPosition(input: {}, clientKey: $key) { dryRun } }";
    expect((await hub.refused(other, { key: "phiếu 3" })).extensions.code).toBe("CONFLICT");
    expect(await rows("official", "GUI4")).toBe(0);
  });

  test("the order in which values are written is no difference", async () => {
    const first = await hub.get<Made>(CREATE, { input: named("GUI5"), key: "phiếu 5" });
    const turned = Object.fromEntries(Object.entries(named("GUI5")).reverse());
    expect(await hub.get<Made>(CREATE, { input: turned, key: "phiếu 5" })).toEqual(first);
    const written =
      'mutation { createOfficial(input: {gender: MALE, code: "GUI5", fullName: "Người Gửi"}, clientKey: "phiếu 5") { changeSet { id } official { id version fullName assignments(period: {}) { totalCount } } } }';
    expect(await hub.get<Made>(written)).toEqual(first);
  });

  test("keys of two callers never meet", async () => {
    const other = await signIn(hub.database, { role: "OPERATOR" });
    const [mine, theirs] = [
      await hub.get<Made>(CREATE, { input: named("GUI6"), key: "phiếu 6" }),
      await hub.get<Made>(CREATE, { input: named("GUI7"), key: "phiếu 6" }, { as: other }),
    ];
    expect(mine.createOfficial.official?.id).not.toBe(theirs.createOfficial.official?.id);
    expect((await hub.refused(CREATE, { input: named("GUI6"), key: "phiếu 6" }, { as: other })).extensions.code).toBe(
      "CONFLICT",
    );
  });

  test("a try and a refusal keep no key", async () => {
    const before = await rows("client_key");
    const tried = await hub.get<Made>(CREATE, { input: named("GUI8"), key: "phiếu 8", dryRun: true });
    expect(tried.createOfficial).toMatchObject({ changeSet: null, official: { version: 1 } });
    await hub.refused(CREATE, { input: named("không hợp lệ"), key: "phiếu 8" });
    expect([await rows("client_key"), await rows("official", "GUI8")]).toEqual([before, 0]);
    await hub.get(CREATE, { input: named("GUI8"), key: "phiếu 8" });
    expect([await rows("client_key"), await rows("official", "GUI8")]).toEqual([before + 1, 1]);
    const again = await hub.get<Made>(CREATE, { input: named("GUI8"), key: "phiếu 8", dryRun: true });
    expect(again.createOfficial).toMatchObject({ changeSet: null, official: { version: 1 } });
  });

  test("without a key each sending stands for itself", async () => {
    await hub.get(CREATE, { input: named("GUI9") });
    expect((await hub.refused(CREATE, { input: named("GUI9") })).extensions.code).toBe("VALIDATION_FAILED");
  });
});
