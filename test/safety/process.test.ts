import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../../server/config.js";
import { startHub } from "../../server/hub.js";
import { type Kind, onEveryDatabase, post, startTestHub } from "../hub.js";
import { make } from "../make.js";
import { signIn, usualHeaders } from "../sign-in.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chuan-hub-process-"));
});
afterAll(() => rm(folder, { recursive: true }));

const CREATE = `mutation($code: String!) { createOfficial(input: {code: $code, fullName: "Cuối", gender: MALE}) { official { id } } }`;

onEveryDatabase((database: Kind) => {
  test("health is answered while the store is gone, readiness is not", async () => {
    const hub = await startTestHub({ database });
    const asked = async (path: string): Promise<[number, unknown]> => {
      const response = await fetch(hub.url + path);
      return [response.status, await response.json()];
    };
    expect(await asked("/health")).toEqual([200, { status: "ok" }]);
    expect(await asked("/ready")).toEqual([200, { status: "ready" }]);
    await hub.database.close();
    expect(await asked("/health")).toEqual([200, { status: "ok" }]);
    expect(await asked("/ready")).toEqual([503, { status: "unavailable" }]);
    const { errors } = await post(hub.url, { query: "{ officials { totalCount } }" });
    expect(errors?.[0]?.extensions.code).toBe("INTERNAL");
    expect(errors?.[0]?.message).toContain("Hệ thống gặp lỗi");
    await hub.close();
  });

  test("a hub that closes answers what it has taken, and lets nobody else in", async () => {
    const hub = await startTestHub({ database });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = hub.database.write(async () => held);
    const waiting = post(hub.url, { query: CREATE, variables: { code: "CB-1" } });
    // Its turn among the hub's other work comes before these answers.
    for (let i = 0; i < 5; i++) await (await fetch(`${hub.url}/health`)).text();
    const closed = hub.close();
    release();
    await first;
    expect((await waiting).errors).toBeUndefined();
    await closed;
    await expect(fetch(`${hub.url}/health`)).rejects.toThrow();
  });
});

test("beyond eight operations at once and 32 that wait the next are told to come again, and health answers", async () => {
  const hub = await startTestHub();
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = hub.database.write(async () => held);
  const codes = Array.from({ length: 60 }, (_, i) => `CB-${i}`);
  const sent = codes.map((code) =>
    fetch(`${hub.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...usualHeaders(hub.url) } as Record<string, string>,
      body: JSON.stringify({ query: CREATE, variables: { code } }),
    }),
  );
  const refused: Response[] = [];
  await new Promise<void>((resolve) => {
    for (const one of sent)
      void one.then((response) => {
        // Nobody who was let in is answered before the door of the store opens.
        if (refused.push(response) === 20) resolve();
      });
  });
  expect(refused.map(({ status }) => status)).toEqual(Array(20).fill(503));
  for (const response of refused.slice(0, 20)) {
    expect(response.headers.get("retry-after")).toBe("2");
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]?.extensions.code).toBe("OVERLOADED");
  }
  expect((await fetch(`${hub.url}/health`)).status).toBe(200);
  release();
  await first;
  const statuses = (await Promise.all(sent)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(40);
  expect(await hub.get("{ officials { totalCount } }")).toEqual({ officials: { totalCount: 40 } });
  await hub.close();
});

test.each<[Record<string, string>, RegExp[]]>([
  [{ PORT: "99999" }, [/PORT=99999 is not right: it takes a whole number from 0 to 65535/]],
  [{ PORT: "-1" }, [/PORT=-1/]],
  [{ HOST: "0.0.0.0" }, [/HOST=0\.0\.0\.0 opens the hub to others: say in PUBLIC_URL/]],
  [{ PUBLIC_URL: "hub" }, [/PUBLIC_URL=hub is not right/]],
  [{ TRUSTED_PROXY: "10.0.0.1, all" }, [/TRUSTED_PROXY=.* is not right/]],
  [{ OIDC_ISSUER: "https://id.example.vn" }, [/OIDC_CLIENT_ID and OIDC_CLIENT_SECRET are given together/]],
  [{ HOST: "0.0.0.0", PUBLIC_URL: "https://x.vn", DEMO: "1" }, [/demonstration runs on this machine only/]],
  [{ DATABASE_URL: "mysql://root:secret@x/y" }, [/DATABASE_URL=… is not right: it takes sqlite:PATH or postgres:/]],
  [{ PORT: "x", HOST: "y z" }, [/PORT=x/, /HOST=y z/]],
])("settings %j are refused, all at once, with what would be right", (env, said) => {
  const refused = (): unknown => readConfig(env);
  for (const words of said) expect(refused).toThrow(words);
  expect(refused).not.toThrow(/secret/);
});

test("settings that are absent or empty have their usual value", () => {
  const usual = { host: "127.0.0.1", port: 4000, database: "sqlite:./data/hub.sqlite" };
  expect(readConfig({})).toMatchObject(usual);
  expect(readConfig({ PORT: "", HOST: "", DATABASE_URL: "" })).toMatchObject(usual);
});

test("a port that is taken ends the start with a message, and lets the file go", async () => {
  const hub = await startTestHub();
  const port = Number(new URL(hub.url).port);
  await expect(startHub({ port, database: `sqlite:${join(folder, "taken.sqlite")}` })).rejects.toThrow(/EADDRINUSE/);
  await hub.close();
});

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));

/** The program itself, on a file that holds a unit, so that no demonstration is loaded. */
async function startProgram(
  env: Record<string, string>,
): Promise<{ program: ChildProcess; lines: string[]; url: Promise<string> }> {
  const program = spawn(process.execPath, ["--import", "tsx", MAIN], {
    env: { ...process.env, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const url = new Promise<string>((resolve) => {
    for (const stream of [program.stdout, program.stderr])
      if (stream)
        createInterface({ input: stream }).on("line", (line) => {
          lines.push(line);
          const [, found] = /^Chuẩn Hub: (http\S+)/.exec(line) ?? [];
          if (found) resolve(found);
        });
  });
  return { program, lines, url };
}

test("SIGTERM ends the program with 0 once what it has taken is answered", async () => {
  const database = `sqlite:${join(folder, "term.sqlite")}`;
  const first = await startHub({ port: 0, database });
  await make(first).unit();
  const as = await signIn(first.database);
  await first.close();
  const { program, url } = await startProgram({ DATABASE_URL: database });
  const address = await url;
  await post(address, { query: CREATE, variables: { code: "CB-0" } }, { as });
  const answers = Array.from({ length: 30 }, (_, i) =>
    post(address, { query: CREATE, variables: { code: `CB${i}` } }, { as }),
  );
  await Promise.race(answers);
  const ended = once(program, "exit");
  program.kill("SIGTERM");
  const acknowledged = (await Promise.allSettled(answers)).filter(
    (one) => one.status === "fulfilled" && !one.value.errors,
  );
  expect((await ended)[0]).toBe(0);
  const after = await startHub({ port: 0, database });
  const { data } = await post(after.url, { query: "{ officials { totalCount } }" }, { as });
  expect(data).toEqual({ officials: { totalCount: acknowledged.length + 1 } });
  await after.close();
});

test("bad settings end the program with 1 and one line that says what is right", async () => {
  const { program, lines } = await startProgram({ PORT: "-5" });
  const [code] = await once(program, "close");
  expect([code, lines]).toEqual([1, ["PORT=-5 is not right: it takes a whole number from 0 to 65535."]]);
});
