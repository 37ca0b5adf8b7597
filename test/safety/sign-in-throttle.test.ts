import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { addressOf, networkOf } from "../../server/access/address.js";
import { openThrottle, type Throttle } from "../../server/access/throttle.js";
import { startHub } from "../../server/hub.js";
import { type Desk, newFile, openDesk } from "./sign-in-desk.js";

const WRONG = "không phải mật khẩu này";
const DAY = 24 * 60 * 60_000;

let desk: Desk;
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  desk = await openDesk();
});
afterEach(async () => {
  await desk.close();
  vi.useRealTimers();
});
const pass = (seconds: number): void => void vi.setSystemTime(Date.now() + seconds * 1000);

test("who fails goes on slower and slower, and never longer than a minute: nobody is locked out for good", async () => {
  const slow = await openDesk("sqlite", { trustedProxies: ["127.0.0.1"] });
  await slow.account({ name: "cham" });
  const pauses: number[] = [];
  for (let i = 0; i < 30; i++) {
    // From everywhere at once.
    const headers = { "x-forwarded-for": `198.51.100.${i}` };
    const tried = await slow.browser().post("/auth/sign-in", { name: "Cham", password: WRONG }, { headers });
    expect(tried.code).toBe(tried.status === 429 ? "RATE_LIMITED" : "UNAUTHENTICATED");
    if (tried.status === 429) pauses.push(tried.body.with.seconds);
    pass(tried.body.with?.seconds ?? 0);
  }
  expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60]);
  pass(60);
  expect((await slow.browser().signIn("cham")).status).toBe(200);
  await slow.close();
});

test("while a pause lasts the right password is not tried either, and the pause grows no longer", async () => {
  await desk.account({ name: "doi" });
  const browser = desk.browser();
  for (let i = 0; i < 7; i++) {
    const tried = await browser.signIn("doi", WRONG);
    if (tried.status === 429) pass(1);
  }
  const waits = [];
  for (let i = 0; i < 20; i++) waits.push((await browser.signIn("doi")).body.with?.seconds ?? 0);
  expect(new Set(waits).size).toBe(1);
  pass(waits[0]);
  expect((await browser.signIn("doi")).status).toBe(200);
});

test("an unknown name is slowed as a known one is", async () => {
  await desk.account({ name: "co.that" });
  const statuses = async (name: string) => {
    const seen: number[] = [];
    for (let i = 0; i < 8; i++) seen.push((await desk.browser().signIn(name, WRONG)).status);
    return seen;
  };
  expect(await statuses("khong.co.that")).toEqual(await statuses("co.that"));
});

test("signing in clears what an account has failed, and what others fail in another name is none of its own", async () => {
  await desk.account({ name: "sach" });
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 5; i++) expect((await desk.browser().signIn("sach", WRONG)).status).toBe(401);
    expect((await desk.browser().signIn("sach")).status).toBe(200);
  }
});

test("strangers who fail in someone's name do not keep them from where they have signed in before", async () => {
  const throttle = openThrottle();
  const tried = (address: string) => throttle.begin({ name: "quen", address });
  await (await tried("192.0.2.1")).passed();
  for (let i = 0; i < 40; i++) await tried(`198.51.100.${i}`).catch(() => undefined);
  await expect(tried("198.51.100.99")).rejects.toMatchObject({ code: "RATE_LIMITED" });
  await tried("192.0.2.1");
  await fail(throttle, 5, () => ({ name: "quen", address: "192.0.2.1" }));
  await expect(tried("192.0.2.1")).rejects.toMatchObject({ code: "RATE_LIMITED" });
});

test("of many tries at once no more are made than one after another", async () => {
  await desk.account({ name: "nhieu" });
  const tries = await Promise.all(Array.from({ length: 40 }, () => desk.browser().signIn("nhieu", WRONG)));
  expect(tries.filter(({ status }) => status === 401)).toHaveLength(6);
  expect(tries.filter(({ status }) => status === 429)).toHaveLength(34);
});

test("an address that fails in many names is slowed, whatever it says of where it comes from", async () => {
  const seen = new Map<number, number>();
  for (let i = 0; i < 40; i++) {
    const forged = {
      headers: { "x-forwarded-for": `10.1.2.${i}`, forwarded: `for=10.1.2.${i}`, "x-real-ip": "1.1.1.1" },
    };
    const { status } = await desk.browser().post("/auth/sign-in", { name: `ten${i}`, password: WRONG }, forged);
    seen.set(status, (seen.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(seen)).toEqual({ 401: 21, 429: 19 });
});

test("someone else's address signs in while another is slowed", async () => {
  const throttle = openThrottle();
  await fail(throttle, 21, (i) => ({ name: `a${i}`, address: "192.0.2.1" }));
  await expect(throttle.begin({ name: "b", address: "192.0.2.1" })).rejects.toMatchObject({ code: "RATE_LIMITED" });
  await throttle.begin({ name: "b", address: "192.0.2.2" });
});

test("one's own success does not wash an address clean for guessing in other names", async () => {
  const throttle = openThrottle();
  const address = "192.0.2.1";
  let guesses = 0;
  for (let i = 0; i < 60; i++) {
    const own = await throttle.begin({ name: "own", address }).catch(() => null);
    await own?.passed();
    const guess = await throttle.begin({ name: `victim${i}`, address }).catch(() => null);
    if (guess) guesses++;
  }
  expect(guesses).toBe(21);
});

test("an address waits a quarter of an hour at most, and a day without failures forgets them", async () => {
  const throttle = openThrottle();
  const tried = { name: "x", address: "2001:db8::1" };
  let longest = 0;
  for (let i = 0; i < 60; i++) {
    const refused = await throttle.begin({ ...tried, name: `x${i}` }).then(
      () => 0,
      (refusal) => refusal.detail.with.seconds,
    );
    longest = Math.max(longest, refused);
    pass(refused);
  }
  expect(longest).toBe(900);
  // The same network, whatever the rest of its address.
  await throttle.begin({ name: "y", address: "2001:db8::abcd" }).catch(() => undefined);
  await expect(throttle.begin({ name: "z", address: "2001:db8::2" })).rejects.toMatchObject({ code: "RATE_LIMITED" });
  pass(DAY / 1000 + 900);
  await fail(throttle, 20, (i) => ({ ...tried, name: `w${i}` }));
});

async function fail(throttle: Throttle, times: number, tried: (i: number) => { name: string; address: string }) {
  for (let i = 0; i < times; i++) await throttle.begin(tried(i));
}

const from = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
});
const PROXIES = new Set(["10.0.0.1", "10.0.0.2"]);

test.each([
  ["nobody's word counts but a proxy's", from("203.0.113.5", "198.51.100.1"), "203.0.113.5"],
  ["a proxy says who asks", from("10.0.0.1", "198.51.100.1"), "198.51.100.1"],
  ["what the asker had put there before is not read", from("10.0.0.1", "1.2.3.4, 198.51.100.1"), "198.51.100.1"],
  ["proxies stand in a row", from("10.0.0.1", "1.2.3.4, 198.51.100.1, 10.0.0.2"), "198.51.100.1"],
  ["a proxy that says nothing asks itself", from("10.0.0.1"), "10.0.0.1"],
  ["what is no address is not believed", from("10.0.0.1", "198.51.100.1, unknown"), "10.0.0.1"],
  ["IPv4 within IPv6 is IPv4", from("::ffff:10.0.0.1", "::ffff:198.51.100.1"), "198.51.100.1"],
])("%s", (_what, request, address) => {
  expect(addressOf(request, PROXIES)).toBe(address);
});

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["fe80::1%eth0", "fe80:0:0:0::/64"],
  ["::ffff:1.2.3.4", "0:0:0:0::/64"],
  ["", ""],
])("the network of %s is %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test("behind a named proxy that speaks https the cookie goes over https alone", async () => {
  const plain = await openDesk("sqlite", { trustedProxies: ["127.0.0.1"] });
  const https = await openDesk("sqlite", { publicUrl: "https://hub.example.vn" });
  for (const [one, headers] of [
    [plain, { "x-forwarded-proto": "https" }],
    [https, {}],
  ] as const) {
    await one.account({ name: "mat" });
    const { headers: sent } = await one.browser().post("/auth/sign-out", {}, { headers });
    expect(sent.getSetCookie().join()).toContain("; Secure");
    await one.close();
  }
  const forged = await desk.browser().post("/auth/sign-out", {}, { headers: { "x-forwarded-proto": "https" } });
  expect(forged.headers.getSetCookie().join()).not.toContain("Secure");
});

test("the hub itself says how long to wait", async () => {
  const { url, remove } = await newFile();
  const hub = await startHub({ port: 0, database: url });
  const tried = async (): Promise<Response> =>
    fetch(`${hub.url}/auth/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name: "ai.do", password: WRONG }),
    });
  for (let i = 0; i < 6; i++) expect((await tried()).status).toBe(401);
  const refused = await tried();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "1"]);
  await hub.close();
  await remove();
});
