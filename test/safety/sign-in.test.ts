import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { changing } from "../../server/resource/changes.js";
import { create } from "../../server/resource/rows.js";
import { onEveryDatabase } from "../hub.js";
import { AUTHOR, type Desk, HOUR, MINUTE, openDesk, PASSWORD, secretIn } from "./sign-in-desk.js";

const ADMINISTRATORS = (but: number) =>
  sql`SELECT "id" FROM "account" WHERE "role" = 'ADMINISTRATOR' AND "id" <> ${but}`;
const OTHER = "con trâu đi trước cái cày";

onEveryDatabase((kind) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(kind);
  });
  afterAll(() => desk.close());

  /** What a browser was told to keep. */
  const cookieOf = (headers: Headers): string => headers.getSetCookie().join("\n");

  test("the first link makes the first administrator, once and only once", async () => {
    const browser = desk.browser();
    expect((await browser.get("/auth/me")).body).toEqual({
      account: null,
      demo: [],
      methods: { oidc: false },
      setUp: true,
    });
    const older = secretIn(await desk.access.firstLink());
    const link = await desk.access.firstLink();
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/admin\/set-up#[\w-]{43}$/);
    const filled = { name: "Chu.Tich", fullName: "Nông Văn Chủ", password: PASSWORD };
    const tried = (secret: string) => desk.browser().post("/auth/set-up", { ...filled, secret });
    expect(await tried(older)).toMatchObject({ status: 400, field: "secret", reason: "linkVoid" });
    desk.clock.ms += 24 * HOUR;
    expect(await tried(secretIn(link))).toMatchObject({ status: 400, reason: "linkVoid" });
    const secret = secretIn(await desk.access.firstLink());
    const wrong = await browser.post("/auth/set-up", { secret, name: "c", fullName: "", password: "ngắn quá" });
    expect(wrong.body.errors[0].extensions.problems.map((one: { field: string }) => one.field)).toEqual([
      "name",
      "fullName",
      "password",
    ]);
    const both = await Promise.all([tried(secret), browser.post("/auth/set-up", { ...filled, secret })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect(await tried(secret)).toMatchObject({ status: 400, reason: "linkVoid" });
    expect(await desk.access.firstLink()).toBeNull();
    const chief = desk.browser();
    expect((await chief.signIn("chu.tich")).status).toBe(200);
    expect((await chief.get("/auth/me")).body).toMatchObject({
      account: { name: "chu.tich", fullName: "Nông Văn Chủ", role: "ADMINISTRATOR", unit: null, secondFactor: false },
      setUp: false,
    });
  });

  test("a wrong password, an unknown name and a disabled account are answered alike", async () => {
    await desk.account({ name: "dung" });
    await desk.change(await desk.account({ name: "khoa" }), { disabled: true });
    const answers = [
      await desk.browser().signIn("dung", OTHER),
      await desk.browser().signIn("khong.co", OTHER),
      await desk.browser().signIn("khoa", PASSWORD),
    ];
    const [first] = answers;
    expect(first).toMatchObject({ status: 401, code: "UNAUTHENTICATED", field: "password", reason: "wrongSignIn" });
    for (const answer of answers) {
      expect([answer.status, answer.body, cookieOf(answer.headers)]).toEqual([first?.status, first?.body, ""]);
    }
  });

  test.each(["", " ", "\0", "x".repeat(200), "' OR 1=1 --", "ADMIN\n"])(
    "the name “%s” signs nobody in",
    async (name) => {
      expect((await desk.browser().signIn(name)).code).toMatch(/UNAUTHENTICATED|VALIDATION_FAILED/);
    },
  );

  test("a password is the same composed and decomposed, and however long it is tried", async () => {
    await desk.account({ name: "nfc" });
    expect((await desk.browser().signIn("NFC ", PASSWORD.normalize("NFD"))).status).toBe(200);
    expect((await desk.browser().signIn("nfc", "x".repeat(15_000))).status).toBe(401);
  });

  test("the cookie is for the hub alone, and its secret is kept nowhere", async () => {
    await desk.account({ name: "banh" });
    const plain = cookieOf((await desk.browser().signIn("banh")).headers);
    expect(plain).toMatch(/^chuan_hub=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const secret = plain.slice("chuan_hub=".length, 43 + "chuan_hub=".length);
    expect(await desk.contents()).not.toContain(secret);
  });

  test("a session ends at once when its owner signs out", async () => {
    await desk.account({ name: "ra" });
    const browser = desk.browser();
    await browser.signIn("ra");
    const kept = new Map(browser.cookies);
    expect(await browser.who()).toBe("ra");
    const { status, headers } = await browser.post("/auth/sign-out", {});
    expect([status, cookieOf(headers)]).toEqual([200, "chuan_hub=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"]);
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect(await browser.who()).toBeNull();
    expect((await browser.get("/who")).body).toEqual({});
  });

  test("signing in anew ends the session that the browser had", async () => {
    await desk.account({ name: "lai" });
    const browser = desk.browser();
    await browser.signIn("lai");
    const before = desk.browser();
    before.cookies.set("chuan_hub", browser.cookies.get("chuan_hub") as string);
    expect(await before.who()).toBe("lai");
    await browser.signIn("lai");
    expect([await before.who(), await browser.who()]).toEqual([null, "lai"]);
  });

  test("a new password ends every session but the one that begins with it", async () => {
    await desk.account({ name: "doi" });
    const [here, there] = [desk.browser(), desk.browser()];
    await here.signIn("doi");
    await there.signIn("doi");
    const before = here.cookies.get("chuan_hub");
    const change = (current: string, next: string) => here.post("/auth/password", { current, next });
    expect(await change(OTHER, OTHER)).toMatchObject({ field: "current", reason: "wrongPassword" });
    expect(await change(PASSWORD, "matkhau123456")).toMatchObject({ field: "next", reason: "commonPassword" });
    expect(await change(PASSWORD, PASSWORD.normalize("NFD"))).toMatchObject({ reason: "samePassword" });
    expect((await change(PASSWORD, OTHER)).status).toBe(200);
    expect([await here.who(), await there.who()]).toEqual(["doi", null]);
    expect(here.cookies.get("chuan_hub")).not.toBe(before);
    expect((await there.signIn("doi")).status).toBe(401);
    expect((await there.signIn("doi", OTHER)).status).toBe(200);
    expect((await desk.browser().post("/auth/password", { current: OTHER, next: PASSWORD })).status).toBe(401);
  });

  test.each([{ disabled: true }, { role: "ANALYST" }])("a session ends when its account becomes %j", async (values) => {
    const name = `mat-${Object.keys(values)}`;
    const id = await desk.account({ name });
    const browser = desk.browser();
    await browser.signIn(name);
    expect(await browser.who()).toBe(name);
    await desk.change(id, values);
    expect(await browser.who()).toBeNull();
  });

  test("of the administrators one always remains", async () => {
    const id = await desk.account({ name: "cuoi.cung", role: "ADMINISTRATOR" });
    const others = await desk.database.rows<{ id: number }>(ADMINISTRATORS(id));
    for (const other of others) await desk.change(other.id, { disabled: true });
    for (const values of [{ disabled: true }, { role: "OPERATOR" }])
      await expect(desk.change(id, values)).rejects.toMatchObject({
        detail: { problems: [{ with: { reason: "lastAdministrator" } }] },
      });
    for (const other of others) await desk.change(other.id, { disabled: false });
    await desk.change(id, { role: "OPERATOR" });
  });

  test("who signs out while they are being looked up is not remembered", async () => {
    await desk.account({ name: "dua" });
    for (let i = 0; i < 20; i++) {
      const browser = desk.browser();
      await browser.signIn("dua");
      const again = desk.browser();
      again.cookies.set("chuan_hub", browser.cookies.get("chuan_hub") as string);
      const asked = Array.from({ length: 5 }, () => again.who());
      await browser.post("/auth/sign-out", {});
      await Promise.all(asked);
      expect(await again.who()).toBeNull();
    }
  });

  test("someone answers for the units below theirs, as soon as there are such", async () => {
    const unit = (values: object) =>
      changing(desk.database, AUTHOR, (store) =>
        create(store, "Unit", { kind: "DISTRICT", validFrom: "2000-01-01", name: "Đơn vị", ...values }),
      );
    const district = await unit({ code: "777" });
    await desk.account({ name: "huyen", unitId: district });
    const browser = desk.browser();
    await browser.signIn("huyen");
    const units = async () => (await browser.get("/who")).body.units;
    expect(await units()).toEqual([district]);
    const commune = await unit({ code: "77701", parentCode: "777", kind: "COMMUNE" });
    expect(await units()).toEqual([district, commune]);
    expect((await browser.get("/auth/me")).body.account.unit).toEqual({ code: "777", name: "Đơn vị" });
  });

  test("a session ends after 30 idle minutes, and after 12 hours however it is used", async () => {
    await desk.account({ name: "gio" });
    const browser = desk.browser();
    await browser.signIn("gio");
    desk.clock.ms += 30 * MINUTE - 1;
    expect(await browser.who()).toBe("gio");
    desk.clock.ms += 30 * MINUTE;
    expect(await browser.who()).toBeNull();
    await browser.signIn("gio");
    for (let minutes = 20; minutes < 12 * 60; minutes += 20) {
      desk.clock.ms += 20 * MINUTE;
      expect(await browser.who()).toBe("gio");
      // Noted beside the answer, in the queue of writes.
      await desk.database.note(async () => undefined);
    }
    desk.clock.ms += 20 * MINUTE;
    expect(await browser.who()).toBeNull();
  });

  test("that a session is used is written once a minute, and counts as no change of the data", async () => {
    const id = await desk.account({ name: "phut" });
    const browser = desk.browser();
    await browser.signIn("phut");
    const seen = async () => {
      await browser.who();
      await desk.database.note(async () => undefined);
      return desk.database.rows(sql`SELECT "seenAt" FROM "session" WHERE "accountId" = ${id}`);
    };
    const written = desk.database.written();
    const first = await seen();
    desk.clock.ms += MINUTE - 1;
    expect(await seen()).toEqual(first);
    desk.clock.ms += 1;
    expect(await seen()).toEqual([{ seenAt: new Date(desk.clock.ms).toISOString() }]);
    expect(desk.database.written()).toBe(written);
  });

  test("an invitation sets a password once, ends what was open, and is void for who is disabled", async () => {
    const id = await desk.account({ name: "moi" });
    const open = desk.browser();
    await open.signIn("moi");
    const old = await desk.access.inviteTo(AUTHOR, id);
    const link = await desk.access.inviteTo(AUTHOR, id);
    const use = (from: string, password = OTHER) =>
      desk.browser().post("/auth/set-up", { secret: secretIn(from), password });
    expect(await use(old)).toMatchObject({ reason: "linkVoid" });
    expect(await use(link, "nguoi dung moi")).toMatchObject({ field: "password" });
    expect((await use(link)).body).toEqual({ signedIn: true });
    expect(await use(link)).toMatchObject({ reason: "linkVoid" });
    expect(await open.who()).toBeNull();
    expect((await open.signIn("moi", OTHER)).status).toBe(200);
    const late = await desk.access.inviteTo(AUTHOR, id);
    desk.clock.ms += 24 * HOUR;
    expect(await use(late)).toMatchObject({ reason: "linkVoid" });
    const kept = await desk.access.inviteTo(AUTHOR, id);
    await desk.change(id, { disabled: true });
    expect((await use(kept)).status).toBe(401);
    await expect(desk.access.inviteTo(AUTHOR, id)).rejects.toMatchObject({ code: "VALIDATION_FAILED" });
  });

  test("what a form on another site can send is not taken", async () => {
    await desk.account({ name: "form" });
    for (const type of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"]) {
      const browser = desk.browser();
      const sent = await browser.post(
        "/auth/sign-in",
        { name: "form", password: PASSWORD },
        { headers: { "content-type": type } },
      );
      expect([sent.status, sent.code, browser.cookies.size]).toEqual([400, "BAD_USER_INPUT", 0]);
    }
  });

  test("what is not text, or is missing, is said at its field", async () => {
    const tried = await desk.browser().post("/auth/sign-in", { name: { $ne: "" } });
    expect(tried.body.errors[0].extensions.problems).toMatchObject([
      { field: "name", code: "FORMAT" },
      { field: "password", code: "REQUIRED" },
    ]);
  });

  test("the log tells of each step and holds no secret; nor does the store, nor what is printed", async () => {
    const printed: unknown[] = [];
    const spies = (["log", "error", "warn", "info"] as const).map((method) =>
      vi.spyOn(console, method).mockImplementation((...said) => void printed.push(said)),
    );
    const id = await desk.account({ name: "nhat.ky" });
    const secret = secretIn(await desk.access.inviteTo(AUTHOR, id));
    const browser = desk.browser();
    await browser.post("/auth/set-up", { secret, password: OTHER });
    await browser.signIn("nhat.ky", "sai mật khẩu rồi nhé");
    // Typed in the wrong field.
    await browser.signIn("Mật khẩu của tôi!", "nhat.ky");
    await browser.signIn("nhat.ky", OTHER);
    await browser.post("/auth/password", { current: OTHER, next: PASSWORD });
    const session = browser.cookies.get("chuan_hub") as string;
    await browser.post("/auth/sign-out", {});
    const entries = await desk.database.rows<{ kind: string; detail: string }>(
      sql`SELECT "kind", "detail" FROM "audit_entry" WHERE "recordId" = ${id} ORDER BY "id"`,
    );
    const told = entries.map(
      ({ kind, detail }) => `${kind} ${JSON.parse(detail).what ?? JSON.parse(detail).why ?? ""}`,
    );
    expect(told.slice(-8)).toEqual([
      "ACCESS sessionsEnded",
      "ACCESS invited",
      "ACCESS linkUsed",
      "SIGN_IN ",
      "SIGN_IN_FAILED password",
      "SIGN_IN ",
      "ACCESS passwordSet",
      "SIGN_OUT ",
    ]);
    for (const spy of spies) spy.mockRestore();
    const all = (await desk.contents()) + JSON.stringify(printed);
    for (const one of [
      OTHER,
      PASSWORD,
      "sai mật khẩu rồi nhé",
      "Mật khẩu của tôi",
      "mật khẩu của tôi",
      secret,
      session,
    ])
      expect(all.includes(one), one).toBe(false);
    expect(all).toContain("$argon2id$v=19$m=19456,t=2,p=1$");
  });
});
