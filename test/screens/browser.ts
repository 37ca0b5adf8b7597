import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium, type Page } from "playwright-core";
import { loadWhenEmpty } from "../../seeds/load.js";
import { type Started, startHub } from "../../server/hub.js";
import { type As, signIn } from "../sign-in.js";

/** What keeps the browser offline, and alive when a context closes. */
const OFFLINE = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

/** The packed Chromium where it runs (Linux on x64), elsewhere an installed one. */
export async function startBrowser(): Promise<Browser> {
  if (process.platform === "linux" && process.arch === "x64") {
    sparticuz.setGraphicsMode = false;
    const args = [...sparticuz.args.filter((arg) => arg !== "--single-process"), ...OFFLINE];
    return chromium.launch({ executablePath: await sparticuz.executablePath(), args });
  }
  for (const channel of ["chromium", "chrome", "msedge"]) {
    const browser = await chromium.launch({ channel, args: OFFLINE }).catch(() => null);
    if (browser) return browser;
  }
  throw new Error("No Chromium, Chrome or Edge is installed here.");
}

export type Desk = {
  readonly hub: Started;
  readonly browser: Browser;
  /** What says that its administrator asks. */
  readonly headers: { readonly cookie: string };
  readonly close: () => Promise<void>;
};

type Wanted = {
  readonly demonstration: boolean;
  /** Nobody can sign in yet: the first administrator is awaited. */
  readonly nobody?: boolean;
};

/** A started hub on a file of its own, with the demonstration where it is wanted, and a browser. */
export async function openDesk({ demonstration, nobody = false }: Wanted): Promise<Desk> {
  const folder = await mkdtemp(join(tmpdir(), "chuan-hub-"));
  const hub = await startHub({ host: "127.0.0.1", port: 0, database: `sqlite:${join(folder, "hub.sqlite")}` });
  if (demonstration) await loadWhenEmpty(hub.database, () => undefined);
  const browser = await startBrowser();
  return {
    hub,
    browser,
    headers: nobody ? { cookie: "" } : await signIn(hub.database),
    async close() {
      await browser.close();
      await hub.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type Seat = {
  readonly page: Page;
  /** The session that it is signed in by. */
  readonly headers: { readonly cookie: string };
  /** What the page complained of: errors and warnings on the console, failed requests, requests to elsewhere. */
  readonly complaints: readonly string[];
};

/** The sizes at which the panel is looked at. */
export const SIZES = { desk: { width: 1366, height: 768 }, phone: { width: 360, height: 740 } } as const;

type Visitor = {
  /** Who they are: the desk's administrator unless said; null is nobody. */
  readonly as?: As | null;
};

/** Sits a new visitor down before a page of the hub. */
export async function visit(
  desk: Desk,
  path: string,
  size: keyof typeof SIZES = "desk",
  { as }: Visitor = {},
): Promise<Seat> {
  const { hub, browser } = desk;
  const context = await browser.newContext({ viewport: SIZES[size], hasTouch: size === "phone", locale: "vi-VN" });
  const headers = as === null ? { cookie: "" } : as ? await signIn(hub.database, as) : desk.headers;
  const [name, value] = headers.cookie.split("=");
  if (name && value) await context.addCookies([{ name, value, url: hub.url, httpOnly: true, sameSite: "Lax" }]);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== hub.url) complaints.push(`asked ${request.url()}`);
  });
  await page.goto(hub.url + path);
  return { page, headers, complaints };
}

/** Asks the hub as the desk's administrator, beside the browser; throws where it refuses. */
export async function ask<T>({ hub, headers }: Desk, query: string, variables: object = {}): Promise<T> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data?: T; errors?: readonly { message: string }[] };
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data;
}
