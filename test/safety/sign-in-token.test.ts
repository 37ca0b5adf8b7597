import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { WantedToken } from "../../server/access/tokens.js";
import type { Caller } from "../../server/caller.js";
import { onEveryDatabase } from "../hub.js";
import { AUTHOR, type Desk, HOUR, MINUTE, openDesk } from "./sign-in-desk.js";

const TOKEN = { name: "Báo cáo tháng", role: "TOOL", days: 30 };

onEveryDatabase((kind) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(kind);
  });
  afterAll(() => desk.close());

  const make = (wanted: WantedToken = TOKEN) => desk.access.createToken(AUTHOR, wanted);
  const whoWith = async (authorization: string): Promise<Partial<Caller>> =>
    (await desk.browser().get("/who", { headers: { authorization } })).body;

  test("a token says who asks; its secret is kept nowhere", async () => {
    const { id, secret } = await make();
    expect(secret).toMatch(/^chh_[\w-]{43}$/);
    expect(await whoWith(`Bearer ${secret}`)).toEqual({
      role: "TOOL",
      accountId: null,
      tokenId: id,
      who: "Báo cáo tháng",
      units: null,
    });
    expect(await whoWith(`bearer  ${secret}`)).toMatchObject({ tokenId: id });
    expect(await desk.contents()).not.toContain(secret);
  });

  test("what is no token's secret opens nothing, nor does one that does not stand in the header", async () => {
    const { secret } = await make();
    const wrong = secret.slice(0, -1) + (secret.endsWith("A") ? "B" : "A");
    for (const authorization of [
      `Bearer ${wrong}`,
      `Bearer ${secret.slice("chh_".length)}`,
      `Bearer ${secret} ${secret}`,
      `Basic ${secret}`,
      secret,
      "Bearer",
      "",
    ])
      expect(await whoWith(authorization), authorization).toEqual({});
    const browser = desk.browser();
    for (const name of ["token", "access_token", "authorization", "api_key"])
      expect((await browser.get(`/who?${name}=${secret}`)).body).toEqual({});
    browser.cookies.set("chuan_hub", secret);
    expect((await browser.get("/who")).body).toEqual({});
  });

  test("who shows a wrong token is not asked for their cookie, and a session's secret is no token", async () => {
    await desk.account({ name: "hai" });
    const browser = desk.browser();
    await browser.signIn("hai");
    expect((await browser.get("/who")).body).toMatchObject({ who: "Người Dùng (hai)" });
    expect((await browser.get("/who", { headers: { authorization: "Bearer chh_x" } })).body).toEqual({});
    expect(await whoWith(`Bearer ${browser.cookies.get("chuan_hub")}`)).toEqual({});
  });

  test("a token opens nothing that is its maker's own", async () => {
    const { secret } = await make();
    const headers = { authorization: `Bearer ${secret}` };
    expect((await desk.browser().get("/auth/me", { headers })).body.account).toBeNull();
    const changed = await desk.browser().post("/auth/password", { current: "x", next: "y" }, { headers });
    expect(changed.status).toBe(401);
  });

  test("a token ends when its days are over, and at once when it is revoked", async () => {
    const [one, other] = [await make({ ...TOKEN, days: 1 }), await make()];
    desk.clock.ms += 24 * HOUR - 1;
    expect(await whoWith(`Bearer ${one.secret}`)).toMatchObject({ tokenId: one.id });
    desk.clock.ms += 1;
    expect(await whoWith(`Bearer ${one.secret}`)).toEqual({});
    expect(await whoWith(`Bearer ${other.secret}`)).toMatchObject({ tokenId: other.id });
    await desk.access.revokeToken(AUTHOR, other.id);
    expect(await whoWith(`Bearer ${other.secret}`)).toEqual({});
    await desk.access.revokeToken(AUTHOR, other.id);
    const told = await desk.database.rows(
      sql`SELECT "kind", "who" FROM "audit_entry" WHERE "resource" = 'ApiToken' AND "recordId" = ${other.id}`,
    );
    expect(told).toEqual(Array(2).fill({ kind: "TOKEN", who: "Quản trị khác" }));
    await expect(desk.access.revokeToken(AUTHOR, 999_999)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("that a token is used is written once a minute", async () => {
    const { id, secret } = await make();
    const used = async () => {
      await whoWith(`Bearer ${secret}`);
      await desk.database.note(async () => undefined);
      return (await desk.database.rows<{ usedAt: string }>(sql`SELECT "usedAt" FROM "api_token" WHERE "id" = ${id}`))[0]
        ?.usedAt;
    };
    const first = new Date(desk.clock.ms).toISOString();
    expect(await used()).toBe(first);
    desk.clock.ms += MINUTE - 1;
    expect(await used()).toBe(first);
    desk.clock.ms += 1;
    expect(await used()).toBe(new Date(desk.clock.ms).toISOString());
  });

  test.each<[Record<string, unknown>, string]>([
    [{ days: 0 }, "days"],
    [{ days: 367 }, "days"],
    [{ days: 1.5 }, "days"],
    [{ role: "ADMINISTRATOR" }, "role"],
    [{ role: "OPERATOR" }, "role"],
    [{ name: " " }, "name"],
    [{ unitId: "999999" }, "unitId"],
    [{ unitCode: "9999" }, "unitId"],
  ])("a token with %j is refused at its field", async (values, field) => {
    await expect(make({ ...TOKEN, ...values })).rejects.toMatchObject({
      code: "VALIDATION_FAILED",
      detail: { problems: [{ field }] },
    });
  });

  test("nobody makes, or acts on, what reaches beyond their own units", async () => {
    const caller: Caller = { role: "ADMINISTRATOR", accountId: null, tokenId: null, who: "Huyện", units: [1] };
    const author = { caller };
    await expect(desk.access.createToken(author, TOKEN)).rejects.toMatchObject({
      detail: { problems: [{ field: "unitId", with: { reason: "outsideScope" } }] },
    });
    const { id } = await make();
    await expect(desk.access.revokeToken(author, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const everywhere = await desk.account({ name: "cap.tren" });
    for (const act of [desk.access.inviteTo, desk.access.endSessions, desk.access.clearSecondFactor])
      await expect(act(author, everywhere)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
