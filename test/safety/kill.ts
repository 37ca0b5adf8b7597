import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { raw } from "sql-template-tag";
import { startHub } from "../../server/hub.js";
import { make } from "../make.js";
import { signIn } from "../sign-in.js";

/**
 * Kills the hub with SIGKILL in the middle of writes, again and again, and counts what became of those that it had
 * acknowledged: `npx tsx test/safety/kill.ts 50`.
 */
export type Toll = {
  readonly acknowledged: number;
  readonly lost: number;
  readonly twice: number;
  /** People without the position that was written with them. */
  readonly halfWritten: number;
  readonly slowestStartMs: number;
};

const MAIN = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const CREATE = `mutation($key: String!, $input: CreateOfficialInput!) {
  createOfficial(clientKey: $key, input: $input) { official { id } } }`;

/** The program, once it serves: its address, and how long it took to get there once the code was loaded. */
async function startProgram(database: string): Promise<{ program: ChildProcess; url: string; ms: number }> {
  const began = performance.now();
  const program = spawn(process.execPath, ["--import", "tsx", MAIN], {
    env: { ...process.env, PORT: "0", DATABASE_URL: database },
    stdio: ["ignore", "pipe", "inherit"],
  });
  for await (const line of createInterface({ input: program.stdout as NodeJS.ReadableStream })) {
    const [, url] = /^Chuẩn Hub: (http\S+)/.exec(line) ?? [];
    if (url) return { program, url, ms: performance.now() - began };
  }
  throw new Error("The hub ended before it served.");
}

type Sender = { readonly headers: Record<string, string>; readonly unitId: string; readonly positionId: string };

/** Writes people with a position until the hub is gone. */
async function sendUntilKilled(url: string, sender: Sender, state: { next: number; acknowledged: string[] }) {
  const one = async (n: number): Promise<void> => {
    const code = `CB${n}`;
    const assignment = {
      unitId: sender.unitId,
      positionId: sender.positionId,
      kind: "PRIMARY",
      validFrom: "2016-07-01",
    };
    const input = { code, fullName: "Nguyễn Văn Bền", gender: "MALE", assignments: { create: [assignment] } };
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...sender.headers },
      body: JSON.stringify({ query: CREATE, variables: { key: code, input } }),
    });
    const { data } = (await response.json()) as { data?: { createOfficial: object | null } | null };
    if (data?.createOfficial) state.acknowledged.push(code);
  };
  const worker = async (): Promise<void> => {
    for (;;) await one(state.next++);
  };
  await Promise.all(Array.from({ length: 5 }, () => worker().catch(() => undefined)));
}

/** So many rounds on a file of its own. */
export async function killRounds(rounds: number): Promise<Toll> {
  const folder = await mkdtemp(join(tmpdir(), "chuan-hub-kill-"));
  const database = `sqlite:${join(folder, "hub.sqlite")}`;
  const before = await startHub({ port: 0, database });
  const headers = { ...(await signIn(before.database)) };
  const sender = { headers, unitId: await make(before).unit(), positionId: await make(before).position() };
  await before.close();
  const state = { next: 0, acknowledged: [] as string[] };
  let slowestStartMs = 0;
  for (let i = 0; i < rounds; i++) {
    const { program, url, ms } = await startProgram(database);
    slowestStartMs = Math.max(slowestStartMs, i === 0 ? 0 : ms);
    const gone = once(program, "exit");
    const sending = sendUntilKilled(url, sender, state);
    const enough = state.acknowledged.length + 60 + Math.random() * 80;
    const watching = setInterval(() => state.acknowledged.length > enough && program.kill("SIGKILL"), 1);
    await Promise.all([gone, sending]).finally(() => clearInterval(watching));
  }
  const after = await startHub({ port: 0, database });
  const rows = await after.database.rows<{ code: string; held: number }>(
    raw(
      'SELECT o."code", (SELECT count(*) FROM "assignment" a WHERE a."officialId" = o."id") AS held FROM "official" o',
    ),
  );
  await after.close();
  await rm(folder, { recursive: true, force: true });
  const codes = rows.map(({ code }) => code);
  const standing = new Set(codes);
  return {
    acknowledged: state.acknowledged.length,
    lost: state.acknowledged.filter((code) => !standing.has(code)).length,
    twice: codes.length - standing.size,
    halfWritten: rows.filter(({ held }) => Number(held) !== 1).length,
    slowestStartMs: Math.round(slowestStartMs),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await killRounds(Number(process.argv[2] ?? 50)));
