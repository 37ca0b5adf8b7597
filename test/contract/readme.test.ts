import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadWhenEmpty } from "../../seeds/load.js";
import { SETTINGS } from "../../server/config.js";
import { type Started, startHub } from "../../server/hub.js";
import { signInFor, usualHeaders } from "../sign-in.js";

const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
const scripts = JSON.parse(await readFile(new URL("../../package.json", import.meta.url), "utf8")).scripts as object;
const blocks = (language: string): string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, "gs"))].map(([, text]) => text as string);

let hub: Started;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chuan-hub-readme-"));
  hub = await startHub({ port: 0, database: `sqlite:${join(folder, "hub.sqlite")}` });
  await signInFor(hub);
  await loadWhenEmpty(hub.database, () => undefined);
});
afterAll(async () => {
  await hub.close();
  await rm(folder, { recursive: true });
});

const ask = async (query: string): Promise<{ data?: Record<string, unknown>; errors?: unknown }> => {
  const headers = { "content-type": "application/json", ...usualHeaders(hub.url) };
  return (await fetch(`${hub.url}/graphql`, { method: "POST", headers, body: JSON.stringify({ query }) })).json();
};

test.each(blocks("graphql").map((query, i) => [i + 1, query] as const))(
  "query %i of README is answered",
  async (_, query) => {
    const { data, errors } = await ask(query);
    expect(errors).toBeUndefined();
    expect(Object.values(data ?? {}).length).toBeGreaterThan(0);
  },
);

test("the demonstration gives back the published rates, by the query in README", async () => {
  const query = blocks("graphql").find((text) => text.includes("attainment"));
  const { data } = await ask(query as string);
  const rates = (data as { attainment: { met: number; assessed: number }[] }).attainment.map(({ met, assessed }) => [
    met,
    assessed,
    ((100 * met) / assessed).toFixed(2),
  ]);
  expect(rates).toEqual([
    [944, 1310, "72.06"],
    [1146, 1160, "98.79"],
  ]);
});

test("the demonstration holds the published classes and participations", async () => {
  const { data } = await ask(
    '{classes(filter:{heldFrom:{gte:"2010-01-01" lt:"2019-01-01"}}){totalCount} enrolments{totalCount}}',
  );
  expect(data).toEqual({ classes: { totalCount: 36 }, enrolments: { totalCount: 3344 } });
});

test("what README sends with curl is answered", async () => {
  const lines = blocks("sh").join("\n").replaceAll("http://127.0.0.1:4000", hub.url);
  const body = /-d '(\{.*?\})'/.exec(lines)?.[1] as string;
  const { data } = await ask(JSON.parse(body).query);
  expect((data as { officials: { totalCount: number } }).officials.totalCount).toBeGreaterThan(0);
  const csv = await fetch(/'(http[^']+\/csv\/[^']+)'/.exec(lines)?.[1] as string, { headers: usualHeaders(hub.url) });
  expect(csv.status).toBe(200);
  expect((await csv.text()).split("\r\n").length).toBeGreaterThan(2);
});

test("README names every setting with its usual value, and every script it speaks of exists", () => {
  const rows = readme.split("\n").map((line) => line.split("|").map((cell) => cell.trim()));
  for (const { env, usual } of Object.values(SETTINGS))
    expect(rows.some(([, name, value]) => name === `\`${env}\`` && value === `\`${usual}\``)).toBe(true);
  for (const [, script] of readme.matchAll(/npm run ([a-z]+)/g)) expect(Object.keys(scripts)).toContain(script);
});
