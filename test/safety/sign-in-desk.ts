import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express, { type NextFunction, type Request, type Response } from "express";
import sql, { raw } from "sql-template-tag";
import { expect } from "vitest";
import { type Access, openAccess } from "../../server/access/access.js";
import type { AccessSettings } from "../../server/access/parts.js";
import { THE_HUB } from "../../server/caller.js";
import type { Database } from "../../server/database.js";
import { Refusal } from "../../server/errors.js";
import { refusalError } from "../../server/failures.js";
import { openStore } from "../../server/hub.js";
import { changing } from "../../server/resource/changes.js";
import { change, create } from "../../server/resource/rows.js";
import { type Kind, newDatabase } from "../hub.js";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const PASSWORD = "mưa phùn bay trên núi";
/** Another administrator, who is nobody of the test's. */
export const AUTHOR = { caller: { ...THE_HUB, who: "Quản trị khác" } };

const SETTINGS: AccessSettings = {
  publicUrl: null,
  trustedProxies: [],
  oidcIssuer: null,
  oidcClientId: null,
  oidcClientSecret: null,
  demo: false,
};

/** A desk at which people sign in: the routes on a real database, with a clock that the test moves. */
export type Desk = {
  readonly url: string;
  readonly database: Database;
  readonly access: Access;
  readonly clock: { ms: number };
  browser(): Browser;
  /** A user with this password; gives their id. */
  account(values: { readonly name: string } & Readonly<Record<string, unknown>>): Promise<number>;
  /** Changes an account as an administrator would. */
  change(id: number, values: Readonly<Record<string, unknown>>): Promise<void>;
  /** Everything that lies in the store, as text. */
  contents(): Promise<string>;
  close(): Promise<void>;
};

export async function openDesk(kind: Kind = "sqlite", settings: Partial<AccessSettings> = {}, port = 0): Promise<Desk> {
  const { folder, ...place } = kind === "sqlite" ? await newFile() : { folder: "", ...(await newDatabase()) };
  const database = await openStore({ database: place.url });
  const clock = { ms: Date.now() };
  const access = openAccess(database, { ...SETTINGS, ...settings }, () => clock.ms);
  const { url, close } = await serve(access, port);
  access.listensAt(url);
  return {
    url,
    database,
    access,
    clock,
    browser: () => openBrowser(url),
    account: async (values) => {
      const id = await changing(database, AUTHOR, (store) =>
        create(store, "Account", { fullName: "Người Dùng", role: "OPERATOR", ...values }),
      );
      const link = await access.inviteTo(AUTHOR, id);
      const made = await openBrowser(url).post("/auth/set-up", { secret: secretIn(link), password: PASSWORD });
      expect(made.status).toBe(200);
      await access.endSessions(AUTHOR, id);
      return id;
    },
    change: async (id, values) => {
      const [row] = await database.rows<{ version: number }>(sql`SELECT "version" FROM "account" WHERE "id" = ${id}`);
      await changing(database, AUTHOR, (store) =>
        change(store, "Account", { id: String(id), expectedVersion: row?.version ?? 0 }, values),
      );
    },
    contents: () => (kind === "sqlite" ? filesIn(folder) : tablesIn(database)),
    async close() {
      await close();
      await database.close();
      await place.remove();
    },
  };
}

/** A SQLite file in a folder of its own. */
export async function newFile(): Promise<{ url: string; folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "chuan-hub-desk-"));
  return { url: `sqlite:${join(folder, "hub.sqlite")}`, folder, remove: () => rm(folder, { recursive: true }) };
}

export const secretIn = (link: string | null): string => link?.split("#")[1] ?? "";

/** Whatever the database's files hold, of the log that is written ahead too. */
async function filesIn(folder: string): Promise<string> {
  const texts = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), "utf8")));
  return texts.join("\n");
}

async function tablesIn(database: Database): Promise<string> {
  const tables = await database.rows<{ name: string }>(
    sql`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const rows = await Promise.all(tables.map(({ name }) => database.rows(raw(`SELECT * FROM "${name}"`))));
  return JSON.stringify(rows);
}

const STATUS: Readonly<Record<string, number>> = { UNAUTHENTICATED: 401, RATE_LIMITED: 429, NOT_FOUND: 404 };

async function serve(access: Access, at: number): Promise<{ url: string; close(): Promise<void> }> {
  const app = express();
  app.use("/auth", access.routes);
  app.get("/who", async (request, response) => void response.json((await access.callerOf(request)) ?? {}));
  app.use((_request: Request, _response: Response, next: NextFunction) => next(new Refusal("NOT_FOUND")));
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (!(error instanceof Refusal)) return next(error);
    response
      .status(STATUS[error.code] ?? 400)
      .json({ errors: [refusalError(error, { lang: "en", requestId: "" })], with: error.detail.with });
  });
  const server = createServer(app);
  await new Promise<void>((done) => server.listen(at, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** An answer, and of a refusal its code and its first field's. */
export type Page = {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what a test reads off it, it says itself
  readonly body: any;
  readonly headers: Headers;
  readonly code: string | undefined;
  readonly field: string | undefined;
  readonly reason: unknown;
};

type Sending = { readonly headers?: Readonly<Record<string, string>> };

/** A browser: it keeps cookies, by the site and path that set them, and follows where it is sent when told to. */
export type Browser = {
  readonly cookies: Map<string, string>;
  get(path: string, sending?: Sending): Promise<Page>;
  post(path: string, body: object, sending?: Sending): Promise<Page>;
  signIn(name: string, password?: string, code?: string): Promise<Page>;
  /** Who it is signed in as, by name; null: nobody. */
  who(): Promise<string | null>;
};

function openBrowser(url: string): Browser {
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit, { headers }: Sending = {}): Promise<Page> => {
    const response = await fetch(new URL(path, url), {
      redirect: "manual",
      ...init,
      headers: {
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(init.headers as Record<string, string>),
        ...headers,
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = "", value = ""] = cookie.split(";", 1)[0]?.split("=") ?? [];
      if (value === "") cookies.delete(name);
      else cookies.set(name, value);
    }
    const text = await response.text();
    const body = response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text;
    const failure = body.errors?.[0]?.extensions;
    const problem = failure?.problems?.[0];
    return {
      status: response.status,
      body,
      headers: response.headers,
      code: failure?.code,
      field: problem?.field,
      reason: problem?.with?.reason ?? problem?.code,
    };
  };
  const browser: Browser = {
    cookies,
    get: (path, sending) => send(path, {}, sending),
    post: (path, body, sending) =>
      send(
        path,
        { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) },
        sending,
      ),
    signIn: (name, password = PASSWORD, code) => browser.post("/auth/sign-in", { name, password, code }),
    who: async () => (await browser.get("/auth/me")).body.account?.name ?? null,
  };
  return browser;
}
