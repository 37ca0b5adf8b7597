import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { onEveryDatabase } from "../hub.js";
import { freePort } from "../postgres.js";
import { type Browser, type Desk, openDesk, type Page } from "./sign-in-desk.js";
import { CLIENT, type Person, startProvider, type TestProvider } from "./sign-in-provider.js";

onEveryDatabase((kind) => {
  let provider: TestProvider;
  let desk: Desk;
  beforeAll(async () => {
    const port = await freePort();
    provider = await startProvider(`http://127.0.0.1:${port}/auth/oidc/callback`);
    const oidc = { oidcIssuer: provider.issuer, oidcClientId: CLIENT.id, oidcClientSecret: CLIENT.secret };
    desk = await openDesk(kind, oidc, port);
  });
  afterAll(async () => {
    await desk.close();
    await provider.close();
  });

  /** The address at the hub to which the provider sends a browser back. */
  async function journey(browser: Browser, person: Person): Promise<string> {
    provider.person = person;
    const there = browserAt(provider.issuer);
    const start = await browser.get("/auth/oidc/start");
    expect(start.status).toBe(303);
    let to = start.headers.get("location") as string;
    while (to.startsWith(provider.issuer)) to = await there(to);
    return to;
  }
  const come = async (person: Person, browser = desk.browser()): Promise<Page> =>
    browser.get(await journey(browser, person));

  test("the way there asks for a code with state, nonce and PKCE, and the browser keeps them to itself", async () => {
    const browser = desk.browser();
    expect((await browser.get("/auth/me")).body.methods).toEqual({ oidc: true });
    const start = await browser.get("/auth/oidc/start");
    const asked = Object.fromEntries(new URL(start.headers.get("location") as string).searchParams);
    expect(asked).toMatchObject({
      response_type: "code",
      client_id: CLIENT.id,
      redirect_uri: `${desk.url}/auth/oidc/callback`,
      code_challenge_method: "S256",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(start.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^chuan_hub_oidc=[\w-]+; Path=\/auth\/oidc; HttpOnly; SameSite=Lax$/),
    ]);
  });

  test("an account is found by a verified address, and from then on by its subject alone", async () => {
    await desk.account({ name: "lan@xa.example.vn" });
    const browser = desk.browser();
    const email = "Lan@xa.example.vn";
    const back = await come({ sub: "s-1", email, email_verified: true }, browser);
    expect([back.status, back.headers.get("location")]).toEqual([303, "/admin/"]);
    expect(await browser.who()).toBe("lan@xa.example.vn");
    expect(browser.cookies.has("chuan_hub_oidc")).toBe(false);
    // Their address has changed since.
    const again = desk.browser();
    await come({ sub: "s-1", email: "khac@xa.example.vn", email_verified: true }, again);
    expect(await again.who()).toBe("lan@xa.example.vn");
    // Somebody else now has it.
    const other = await come({ sub: "s-2", email, email_verified: true });
    expect(other).toMatchObject({ status: 401, field: "oidc", reason: "oidcUnknown" });
  });

  test("an account is found by the provider's user name", async () => {
    await desk.account({ name: "binh" });
    const browser = desk.browser();
    await come({ sub: "s-3", preferred_username: "binh" }, browser);
    expect(await browser.who()).toBe("binh");
  });

  test.each<[string, Person]>([
    ["an address that nobody has verified", { sub: "s-4", email: "hoa@xa.example.vn", email_verified: false }],
    ["an address of which nothing is said", { sub: "s-5", email: "hoa@xa.example.vn" }],
    ["someone without an account", { sub: "s-6", preferred_username: "nguoi.la" }],
    ["someone of whom nothing is known", { sub: "s-7" }],
  ])("%s signs nobody in, and makes no account", async (_who, person) => {
    await desk.account({ name: "hoa@xa.example.vn" }).catch(() => undefined);
    const before = await desk.database.rows(sql`SELECT "id" FROM "account" ORDER BY "id"`);
    const browser = desk.browser();
    expect(await come(person, browser)).toMatchObject({ status: 401, reason: "oidcUnknown" });
    expect(await browser.who()).toBeNull();
    expect(await desk.database.rows(sql`SELECT "id" FROM "account" ORDER BY "id"`)).toEqual(before);
  });

  test("a disabled account stays shut, bound or not", async () => {
    const id = await desk.account({ name: "nghi" });
    await come({ sub: "s-8", preferred_username: "nghi" });
    await desk.change(id, { disabled: true });
    expect(await come({ sub: "s-8", preferred_username: "nghi" })).toMatchObject({ reason: "oidcUnknown" });
  });

  test("what comes back is taken from the browser that set out, once, as it was sent", async () => {
    await desk.account({ name: "mai" });
    const person = { sub: "s-9", preferred_username: "mai" };
    const silent = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const failed = { status: 401, field: "oidc", reason: "oidcFailed" };
    const victim = desk.browser();
    expect(await victim.get(await journey(desk.browser(), person))).toMatchObject(failed);
    await victim.get("/auth/oidc/start");
    expect(await victim.get(await journey(desk.browser(), person))).toMatchObject(failed);
    const browser = desk.browser();
    const to = await journey(browser, person);
    const kept = browser.cookies.get("chuan_hub_oidc") as string;
    expect(await browser.get(to.replace(/state=[^&]+/, "state=other"))).toMatchObject(failed);
    browser.cookies.set("chuan_hub_oidc", kept);
    expect(await browser.get(to.replace(/iss=[^&]+/, "iss=https%3A%2F%2Felsewhere.example"))).toMatchObject(failed);
    browser.cookies.set("chuan_hub_oidc", kept);
    expect((await browser.get(to)).status).toBe(303);
    browser.cookies.set("chuan_hub_oidc", kept);
    expect(await browser.get(to)).toMatchObject(failed);
    for (const garbage of ["x", "e30", "bnVsbA", "IiI"]) {
      browser.cookies.set("chuan_hub_oidc", garbage);
      expect(await browser.get(to)).toMatchObject(failed);
    }
    silent.mockRestore();
  });

  test("the log tells who came by the provider, and neither store nor log holds its secrets", async () => {
    await desk.account({ name: "thu" });
    const printed: unknown[] = [];
    const spy = vi.spyOn(console, "error").mockImplementation((...said) => void printed.push(said));
    const browser = desk.browser();
    const to = new URL(await journey(browser, { sub: "s-10", preferred_username: "thu" }));
    await browser.get(to.href);
    await browser.get(to.href);
    spy.mockRestore();
    const code = to.searchParams.get("code") as string;
    const all = (await desk.contents()) + JSON.stringify(printed);
    for (const secret of [CLIENT.secret, code, browser.cookies.get("chuan_hub") as string])
      expect(all.includes(secret)).toBe(false);
    const told = await desk.database.rows<{ kind: string; detail: string }>(
      sql`SELECT "kind", "detail" FROM "audit_entry" WHERE "who" = 'Người Dùng (thu)' ORDER BY "id" DESC LIMIT 2`,
    );
    expect(told.map(({ kind, detail }) => [kind, JSON.parse(detail)])).toEqual([
      ["SIGN_IN", { by: "oidc" }],
      ["ACCESS", { what: "oidcBound" }],
    ]);
  });
});

test("without its settings there is no such way in", async () => {
  const desk = await openDesk("sqlite", { oidcIssuer: "https://login.example.vn" });
  expect((await desk.browser().get("/auth/me")).body.methods).toEqual({ oidc: false });
  expect((await desk.browser().get("/auth/oidc/start")).status).toBe(404);
  expect((await desk.browser().get("/auth/oidc/callback?code=x")).status).toBe(404);
  await desk.close();
});

test("a provider that cannot be reached is asked again the next time, and keeps nobody from their password", async () => {
  const port = await freePort();
  const desk = await openDesk("sqlite", {
    oidcIssuer: `http://127.0.0.1:${port}`,
    oidcClientId: CLIENT.id,
    oidcClientSecret: CLIENT.secret,
  });
  const said: unknown[] = [];
  const spy = vi.spyOn(console, "error").mockImplementation((...words) => void said.push(words.join(" ")));
  for (let i = 0; i < 2; i++) {
    expect(await desk.browser().get("/auth/oidc/start")).toMatchObject({ status: 401, reason: "oidcFailed" });
    expect(said.at(-1)).toMatch(/^OpenID Connect: /);
  }
  spy.mockRestore();
  await desk.account({ name: "van.vao" });
  expect((await desk.browser().signIn("van.vao")).status).toBe(200);
  await desk.close();
});

/** A browser at another site: it keeps that site's cookies, and says where it is sent next. */
function browserAt(site: string): (address: string) => Promise<string> {
  const cookies = new Map<string, string>();
  return async (address) => {
    const response = await fetch(address, {
      redirect: "manual",
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";", 1)[0]?.split("=") ?? [];
      cookies.set(name, value);
    }
    const to = response.headers.get("location");
    if (!to) throw new Error(`${response.status} ${(await response.text()).match(/<pre>.*/)?.[0]}`);
    return new URL(to, site).href;
  };
}
