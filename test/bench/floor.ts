import { createServer } from "node:http";
import sqlite3 from "sqlite3";
import { type Places, workloadsOf } from "./workloads.js";

/** The floors: each workload's bare statement, prepared once, behind plain HTTP; and in the process with `?alone=ms`. */
const [file, port, places] = process.argv.slice(2) as [string, string, string];
const database = new sqlite3.Database(file, sqlite3.OPEN_READONLY);
const statements = workloadsOf(JSON.parse(places) as Places).map(({ floor }) => ({
  run: database.prepare(floor.sql),
  params: floor.params,
}));

const rowsOf = ({ run, params }: (typeof statements)[number]): Promise<unknown[]> =>
  new Promise((resolve, reject) => run.all(params, (failure, rows) => (failure ? reject(failure) : resolve(rows))));

/** Executions a second in the process, one after another. */
async function alone(statement: (typeof statements)[number], forMs: number): Promise<number> {
  const began = performance.now();
  let count = 0;
  do {
    await rowsOf(statement);
    count++;
  } while (performance.now() - began < forMs);
  return (count * 1000) / (performance.now() - began);
}

createServer(async (request, response) => {
  const url = new URL(request.url ?? "/", "http://floor");
  const statement = statements[Number(url.pathname.slice(1))];
  response.setHeader("Content-Type", "application/json");
  if (!statement) return response.writeHead(404).end();
  const forMs = Number(url.searchParams.get("alone"));
  response.end(JSON.stringify(forMs > 0 ? await alone(statement, forMs) : await rowsOf(statement)));
}).listen(Number(port), "127.0.0.1", () => console.log("ready"));
