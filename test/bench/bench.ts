import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import autocannon from "autocannon";
import { raw } from "sql-template-tag";
import { loadCountry } from "../../seeds/seed.js";
import { openAccess } from "../../server/access/access.js";
import { THE_HUB } from "../../server/caller.js";
import { USUAL } from "../../server/config.js";
import type { Database } from "../../server/database.js";
import { openStore } from "../../server/hub.js";
import { openSchema } from "../../server/schema.js";
import { addDays } from "../../shared/day.js";
import { freePort } from "../postgres.js";
import { type Places, type Workload, workloadsOf } from "./workloads.js";

const DAY = "2024-06-30";
const SIZES = process.argv.slice(2).length > 0 ? process.argv.slice(2).map(Number) : [2_500, 240_000];
const SECONDS = 3;

type Measured = { perSecond: number; medianMs: number; p99Ms: number };

/** Starts a program and waits until it says that it is ready. */
function start(args: readonly string[], env: NodeJS.ProcessEnv, ready: RegExp): Promise<ChildProcess> {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (text: Buffer) => ready.test(text.toString()) && resolve(child));
    child.once("exit", (code) => reject(new Error(`${args.join(" ")} ended with ${code}`)));
  });
}

async function seed(file: string, officials: number): Promise<Places> {
  const database = await openStore({ database: `sqlite:${file}` });
  const began = performance.now();
  await loadCountry(database, officials);
  console.log(
    `\n${officials.toLocaleString("en")} officials, seeded in ${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  const [place] = await database.rows<{ province: string; district: string; official: number }>(
    raw(`SELECT d."parentCode" AS province, d."code" AS district, min(a."officialId") AS official FROM "assignment" a
      JOIN "unit" u ON u."id" = a."unitId" JOIN "unit" d ON d."code" = u."parentCode" AND d."validUntil" IS NOT DISTINCT FROM u."validUntil"
      GROUP BY d."id" ORDER BY count(*) DESC LIMIT 1`),
  );
  headers = { ...headers, ...(await bearer(database, place?.province)) };
  await database.close();
  if (!place) throw new Error("The seeds made no district with officials.");
  return { ...place, day: DAY };
}

const bodies = ({ query, variables, otherDays }: Workload): string[] =>
  Array.from({ length: otherDays ? 365 : 1 }, (_, i) =>
    JSON.stringify({ query, variables: { ...variables, asOf: addDays(DAY, -i) } }),
  );

/** What is sent with each request: it reads as an analyst's token does, of the province with BENCH_SCOPE=1. */
let headers: Record<string, string> = { "content-type": "application/json" };

async function bearer(database: Database, province: string | undefined): Promise<{ authorization: string }> {
  await openSchema();
  const wanted = { name: "bench", role: "ANALYST", days: 1, ...(process.env.BENCH_SCOPE && { unitCode: province }) };
  const { secret } = await openAccess(database, USUAL).createToken({ caller: THE_HUB }, wanted);
  return { authorization: `Bearer ${secret}` };
}

let turn = 0;
async function hubRate(url: string, workload: Workload): Promise<Measured> {
  const texts = bodies(workload);
  const answer = (await (
    await fetch(`${url}/graphql`, { method: "POST", headers, body: texts[turn++ % texts.length] as string })
  ).json()) as { errors?: unknown };
  if (answer.errors) throw new Error(`${workload.name}: ${JSON.stringify(answer.errors)}`);
  return measured(
    await autocannon({
      url: `${url}/graphql`,
      connections: workload.connections,
      duration: SECONDS,
      timeout: 60,
      requests: [
        { method: "POST", headers, setupRequest: (request) => ({ ...request, body: texts[turn++ % texts.length] }) },
      ],
    }),
  );
}

const measured = ({ requests, latency, duration, non2xx, errors }: autocannon.Result): Measured => {
  if (non2xx + errors > 0) throw new Error(`${non2xx} answers not 200, ${errors} failed`);
  return { perSecond: requests.total / duration, medianMs: latency.p50, p99Ms: latency.p99 };
};

/** Two rounds of each in turn, so that what else the machine does falls on all of them. */
async function round(url: string, floorUrl: string, workload: Workload, i: number): Promise<Record<string, string>> {
  const hub: Measured[] = [];
  const floor: number[] = [];
  for (let n = 0; n < 2; n++) {
    hub.push(await hubRate(url, workload));
    floor.push(
      measured(
        await autocannon({
          url: `${floorUrl}/${i}`,
          connections: workload.connections,
          duration: SECONDS,
          timeout: 60,
        }),
      ).perSecond,
    );
  }
  const alone = Number(await (await fetch(`${floorUrl}/${i}?alone=${SECONDS * 500}`)).text());
  const best = hub.reduce((a, b) => (a.perSecond > b.perSecond ? a : b));
  const http = Math.max(...floor);
  return {
    workload: workload.name,
    "req/s": best.perSecond.toFixed(1),
    "median ms": best.medianMs.toFixed(0),
    "p99 ms": best.p99Ms.toFixed(0),
    "statement/s": alone.toFixed(1),
    "of it": (best.perSecond / alone).toFixed(2),
    "HTTP floor/s": http.toFixed(1),
    "of floor": (best.perSecond / http).toFixed(2),
  };
}

/** One request at a time: what a single caller waits. */
async function single(url: string, workload: Workload, times: number): Promise<string> {
  const took: number[] = [];
  const texts = bodies(workload);
  for (let n = 0; n < times; n++) {
    const began = performance.now();
    const body = texts[turn++ % texts.length] as string;
    await (await fetch(`${url}/graphql`, { method: "POST", headers, body })).text();
    took.push(performance.now() - began);
  }
  took.sort((a, b) => a - b);
  return `${workload.name}: median ${took[times >> 1]?.toFixed(1)} ms, worst ${took.at(-1)?.toFixed(1)} ms of ${times}`;
}

/** The longest wait of a small request while the country is counted. */
async function waitBeside(url: string, big: Workload): Promise<string> {
  let done = false;
  const counting = hubRate(url, { ...big, connections: 1 }).finally(() => {
    done = true;
  });
  const waits: number[] = [];
  while (!done) {
    const began = performance.now();
    await (
      await fetch(`${url}/graphql`, {
        method: "POST",
        headers,
        body: '{"query":"{official(id:1){fullName}}"}',
      })
    ).text();
    waits.push(performance.now() - began);
  }
  await counting;
  waits.sort((a, b) => a - b);
  return `a small request meanwhile: median ${waits[waits.length >> 1]?.toFixed(1)} ms, worst ${waits.at(-1)?.toFixed(1)} ms of ${waits.length}`;
}

/** Memory of a process as the system counts it, in MB: now, and at its highest. */
function memory(pid: number | undefined): string {
  const file = `/proc/${pid}/status`;
  if (!existsSync(file)) return "memory: this system does not tell";
  const of = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(file, "utf8"))?.[1]) / 1024);
  return `memory: ${of("VmRSS")} MB, at most ${of("VmHWM")} MB`;
}

async function benchSize(officials: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "chuan-hub-bench-"));
  const file = join(folder, "hub.sqlite");
  const places = await seed(file, officials);
  const [port, floorPort] = [await freePort(), await freePort()];
  const hub = await start(
    ["dist/server/main.js"],
    { NODE_ENV: "production", PORT: String(port), DATABASE_URL: `sqlite:${file}` },
    /Chuẩn Hub:/,
  );
  const floor = await start(
    ["--import", "tsx", "test/bench/floor.ts", file, String(floorPort), JSON.stringify(places)],
    {},
    /ready/,
  );
  const [url, floorUrl] = [`http://127.0.0.1:${port}`, `http://127.0.0.1:${floorPort}`];
  try {
    console.log(`idle ${memory(hub.pid)}`);
    const workloads = workloadsOf(places);
    const rows = [];
    for (const [i, workload] of workloads.entries()) rows.push(await round(url, floorUrl, workload, i));
    console.table(Object.fromEntries(rows.map(({ workload, ...row }) => [workload, row])));
    for (const workload of workloads.slice(2))
      console.log(await single(url, workload, workload.name.includes("country") ? 5 : 31));
    console.log(await waitBeside(url, workloads.at(-1) as Workload));
    console.log(memory(hub.pid));
  } finally {
    hub.kill();
    floor.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`);
for (const officials of SIZES) await benchSize(officials);
