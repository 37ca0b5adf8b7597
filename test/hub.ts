import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, describe, expect } from "vitest";
import type { Database } from "../server/database.js";
import { startHub } from "../server/hub.js";
import type { Lang } from "../shared/field.js";
import { type Postgres, startPostgres } from "./postgres.js";
import { signInFor, usualHeaders } from "./sign-in.js";

export type Kind = "sqlite" | "postgres";
export type Variables = Readonly<Record<string, unknown>>;
export type Problem = { field: string; code: string; message: string; with: Record<string, unknown> };
/** A refusal as a caller sees it. */
export type Failure = {
  message: string;
  path?: readonly (string | number)[];
  extensions: { code: string; requestId: string; problems?: Problem[] } & Record<string, unknown>;
};
export type Answer = {
  status: number;
  data: Record<string, unknown> | null | undefined;
  errors: Failure[] | undefined;
  extensions: Record<string, unknown> | undefined;
};
/** How it is asked: in a language, by someone; null: by nobody. The hub's administrator unless said otherwise. */
type Asking = { readonly lang?: Lang; readonly as?: Partial<Record<string, string>> | null };

/** A real hub over HTTP, with a database of its own. */
export type TestHub = {
  readonly kind: Kind;
  readonly url: string;
  readonly database: Database;
  /** The answer as it came. A query is asked twice, since the second time it runs compiled, and must be answered alike. */
  ask(query: string, variables?: Variables, how?: Asking): Promise<Answer>;
  /** What is asked for; a refusal fails the test. */
  get<T = Record<string, unknown>>(query: string, variables?: Variables, how?: Asking): Promise<T>;
  /** The refusal; an answer without one fails the test. */
  refused(query: string, variables?: Variables, how?: Asking): Promise<Failure>;
  close(): Promise<void>;
};

let embedded: Promise<Postgres> | undefined;
afterAll(async () => (await embedded)?.stop());

/** The suite on both databases: each test sees a fresh hub of its suite's own. */
export const onEveryDatabase = (suite: (kind: Kind) => void): void => {
  describe.each<Kind>(["sqlite", "postgres"])("on %s", suite);
};

export async function startTestHub({ database: kind = "sqlite" }: { database?: Kind } = {}): Promise<TestHub> {
  const place = await (kind === "sqlite" ? newFile() : newDatabase());
  const hub = await startHub({ port: 0, database: place.url });
  await signInFor(hub);
  const ask: TestHub["ask"] = async (query, variables, how) => {
    const send = () => post(hub.url, { query, variables }, how);
    const answer = await send();
    if (/^\s*(query|\{)/.test(query)) expect(comparable(await send())).toEqual(comparable(answer));
    return answer;
  };
  return {
    kind,
    url: hub.url,
    database: hub.database,
    ask,
    async get<T>(query: string, variables?: Variables, how?: Asking) {
      const { data, errors } = await ask(query, variables, how);
      expect(errors).toBeUndefined();
      return data as T;
    },
    async refused(query, variables, how) {
      const { errors } = await ask(query, variables, how);
      expect(errors, "a refusal").toHaveLength(1);
      return errors?.[0] as Failure;
    },
    async close() {
      await hub.close();
      await place.remove();
    },
  };
}

const comparable = ({ status, data, errors }: Answer): object => ({
  status,
  data,
  codes: errors?.map(({ message, extensions: { code, problems } }) => ({ message, code, problems })),
});

export async function post(url: string, body: object, { lang = "vi", as }: Asking = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "accept-language": lang,
      ...(as === undefined ? usualHeaders(url) : as),
    } as Record<string, string>,
    body: JSON.stringify(body),
  });
  const { data, errors, extensions } = (await response.json()) as Answer;
  return { status: response.status, data, errors, extensions };
}

type Place = { readonly url: string; remove(): Promise<void> };

async function newFile(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), "chuan-hub-"));
  return { url: `sqlite:${join(folder, "hub.sqlite")}`, remove: () => rm(folder, { recursive: true }) };
}

let databases = 0;
/** A fresh database on the server that DATABASE_URL names, else on one of this test file's own. */
export async function newDatabase(): Promise<Place> {
  const name = `hub_${process.pid}_${Date.now()}_${++databases}`;
  const given = process.env.DATABASE_URL;
  if (!given?.startsWith("postgres")) {
    embedded ??= startPostgres();
    return { url: await (await embedded).create(name), remove: async () => undefined };
  }
  const statement = async (text: string): Promise<void> => {
    const client = new pg.Client(given);
    await client.connect();
    await client.query(text);
    await client.end();
  };
  await statement(`CREATE DATABASE ${name}`);
  const url = new URL(given);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => statement(`DROP DATABASE ${name}`) };
}
