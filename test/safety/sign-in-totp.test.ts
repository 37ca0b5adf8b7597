import { Secret, TOTP } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onEveryDatabase } from "../hub.js";
import { AUTHOR, type Browser, type Desk, openDesk, PASSWORD, secretIn } from "./sign-in-desk.js";

const STEP = 30_000;

onEveryDatabase((kind) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(kind);
    // The middle of a step, so that the clock's own motion changes none.
    desk.clock.ms = Math.floor(desk.clock.ms / STEP) * STEP + STEP / 2;
  });
  afterAll(() => desk.close());

  const codeOf = (secret: string, at = desk.clock.ms): string =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

  /** Someone signed in with a second factor, whose last code is used up. */
  async function withFactor(name: string): Promise<{ id: number; browser: Browser; secret: string }> {
    const id = await desk.account({ name });
    const browser = desk.browser();
    await browser.signIn(name);
    const { body } = await browser.post("/auth/totp/start", { password: PASSWORD });
    const { secret } = body;
    expect((await browser.post("/auth/totp/confirm", { code: codeOf(secret) })).status).toBe(200);
    desk.clock.ms += 2 * STEP;
    return { id, browser, secret };
  }

  test("a second factor is shown to its owner alone, and counts once a code of it was given", async () => {
    await desk.account({ name: "hai.lop" });
    const browser = desk.browser();
    expect((await browser.post("/auth/totp/start", { password: PASSWORD })).status).toBe(401);
    await browser.signIn("hai.lop");
    expect(await browser.post("/auth/totp/confirm", { code: "000000" })).toMatchObject({ reason: "totpNotStarted" });
    expect(await browser.post("/auth/totp/start", { password: "không phải mật khẩu" })).toMatchObject({
      field: "password",
      reason: "wrongPassword",
    });
    const shown = await browser.post("/auth/totp/start", { password: PASSWORD });
    expect(shown.body.uri).toMatch(/^otpauth:\/\/totp\/Chu%E1%BA%A9n%20Hub:hai\.lop\?.*secret=[A-Z2-7]{32}&/);
    expect(shown.body.qr).toMatch(/^<svg /);
    expect((await desk.browser().signIn("hai.lop")).status).toBe(200);
    const { secret } = shown.body;
    expect(await browser.post("/auth/totp/confirm", { code: codeOf(secret, desk.clock.ms + 10 * STEP) })).toMatchObject(
      { field: "code", reason: "wrongCode" },
    );
    expect((await browser.post("/auth/totp/confirm", { code: codeOf(secret) })).status).toBe(200);
    expect((await browser.get("/auth/me")).body.account.secondFactor).toBe(true);
    expect(await browser.post("/auth/totp/start", { password: PASSWORD })).toMatchObject({ reason: "totpOn" });
    const none = await desk.browser().signIn("hai.lop");
    expect(none).toMatchObject({ status: 401, field: "code", reason: "REQUIRED" });
    expect(none.headers.getSetCookie()).toEqual([]);
  });

  test("a code works once, within half a minute either way, and not without the password", async () => {
    const { secret } = await withFactor("mot.lan");
    const tried = (code: string, password = PASSWORD) => desk.browser().signIn("mot.lan", password, code);
    for (const steps of [-2, 2])
      expect(await tried(codeOf(secret, desk.clock.ms + steps * STEP))).toMatchObject({ reason: "wrongCode" });
    expect(await tried("abcdef")).toMatchObject({ reason: "wrongCode" });
    expect(await tried(codeOf(secret), "không phải mật khẩu")).toMatchObject({ reason: "wrongSignIn" });
    const now = codeOf(secret);
    const both = await Promise.all([tried(now), tried(`${now.slice(0, 3)} ${now.slice(3)}`)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 401]);
    expect(await tried(now)).toMatchObject({ status: 401, reason: "wrongCode" });
    // The step before is used up with it.
    expect(await tried(codeOf(secret, desk.clock.ms - STEP))).toMatchObject({ status: 401 });
    expect((await tried(codeOf(secret, desk.clock.ms + STEP))).status).toBe(200);
  });

  test("the code that turned it on signs nobody in", async () => {
    await desk.account({ name: "xac.nhan" });
    const browser = desk.browser();
    await browser.signIn("xac.nhan");
    const { secret } = (await browser.post("/auth/totp/start", { password: PASSWORD })).body;
    const code = codeOf(secret);
    await browser.post("/auth/totp/confirm", { code });
    expect(await desk.browser().signIn("xac.nhan", PASSWORD, code)).toMatchObject({ status: 401 });
  });

  test("guesses at the code are slowed, though the password is right", async () => {
    await withFactor("doan");
    const seen: number[] = [];
    for (let i = 0; i < 8; i++) {
      // Between two guesses the password alone clears nothing.
      await desk.browser().signIn("doan");
      seen.push((await desk.browser().signIn("doan", PASSWORD, String(100_000 + i))).status);
    }
    expect(seen).toContain(429);
    expect(seen.filter((status) => status === 401).length).toBeLessThanOrEqual(6);
  });

  test("it is turned off by its owner with the password, and by an administrator for who has lost it", async () => {
    const { browser } = await withFactor("tat");
    expect(await browser.post("/auth/totp/stop", { password: "không phải mật khẩu" })).toMatchObject({ status: 400 });
    expect((await desk.browser().signIn("tat")).status).toBe(401);
    expect((await browser.post("/auth/totp/stop", { password: PASSWORD })).status).toBe(200);
    expect((await desk.browser().signIn("tat")).status).toBe(200);
    const lost = await withFactor("mat.may");
    await desk.access.clearSecondFactor(AUTHOR, lost.id);
    expect((await desk.browser().signIn("mat.may")).status).toBe(200);
  });

  test("a link does not pass a second factor by", async () => {
    const { id, secret } = await withFactor("lien.ket");
    const browser = desk.browser();
    const link = await desk.access.inviteTo(AUTHOR, id);
    const used = await browser.post("/auth/set-up", { secret: secretIn(link), password: "con trâu đi trước cái cày" });
    expect([used.body, browser.cookies.size]).toEqual([{ signedIn: false }, 0]);
    expect((await browser.signIn("lien.ket", "con trâu đi trước cái cày")).status).toBe(401);
    expect((await browser.signIn("lien.ket", "con trâu đi trước cái cày", codeOf(secret))).status).toBe(200);
  });
});
