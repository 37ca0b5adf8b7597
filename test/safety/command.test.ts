import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { raw } from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startHub } from "../../server/hub.js";
import { post } from "../hub.js";
import { make } from "../make.js";
import { killRounds } from "./kill.js";

const COMMAND = fileURLToPath(new URL("../../server/command.ts", import.meta.url));
let folder: string;
let database: string;
let unitId: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chuan-hub-command-"));
  database = `sqlite:${join(folder, "hub.sqlite")}`;
  const hub = await startHub({ port: 0, database });
  unitId = await make(hub).unit({ code: "06" });
  await hub.close();
});
afterAll(() => rm(folder, { recursive: true }));

/** What a command prints on its two outputs, and its exit code. */
function command(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", COMMAND, ...args], {
    env: { ...process.env, DATABASE_URL: database },
  });
  const told = { out: "", err: "" };
  child.stdout.on("data", (text) => {
    told.out += text;
  });
  child.stderr.on("data", (text) => {
    told.err += text;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, ...told })));
}

test("a token made on the command line is printed alone, reads within its unit, and writes nothing", async () => {
  const { code, out, err } = await command("token", "create", "--role", "analyst", "--unit", "06", "--days", "30");
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^chh_[\w-]{43}\n$/);
  const hub = await startHub({ port: 0, database });
  const as = { authorization: `Bearer ${out.trim()}` };
  const { data } = await post(hub.url, { query: "{ me { role unit { id } } }" }, { as });
  expect(data).toEqual({ me: { role: "ANALYST", unit: { id: unitId } } });
  const write = `mutation { createDimension(input: {code: "X", name: "x"}) { dimension { id } } }`;
  expect((await post(hub.url, { query: write }, { as })).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  await hub.close();
});

test("a user made on the command line comes in by the link that is printed alone", async () => {
  const made = await command("user", "create", "--name", "lan", "--full-name", "Nông Thị Lan", "--role", "operator");
  expect([made.code, made.err]).toEqual([0, ""]);
  const [, secret] = /^http:\/\/127\.0\.0\.1:4000\/admin\/set-up#(\S+)\n$/.exec(made.out) ?? [];
  const hub = await startHub({ port: 0, database });
  const response = await fetch(`${hub.url}/auth/set-up`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ secret, password: "bờ hồ Ba Bể sương sớm" }),
  });
  expect([response.status, await response.json()]).toEqual([200, { signedIn: true }]);
  await hub.close();
});

test("the log is verified, and the first entry that was changed is named", async () => {
  const whole = await command("audit", "verify");
  expect(whole).toMatchObject({ code: 0, out: expect.stringMatching(/^The log holds: \d+ entries\.\n$/) });
  const hub = await startHub({ port: 0, database });
  await hub.database.note(async (store) => {
    await store.rows(raw('DROP TRIGGER "audit_entry_no_update"'));
    await store.rows(raw(`UPDATE "audit_entry" SET "who" = 'someone else' WHERE "id" = 2`));
  });
  await hub.close();
  const broken = await command("audit", "verify");
  expect(broken).toMatchObject({ code: 1, out: "", err: "The log is broken at entry 2; the 1 before it hold.\n" });
});

test.each([
  [["--help"], 0, /user create[\s\S]*token create[\s\S]*audit verify/],
  [["user", "create", "--help"], 0, /--full-name/],
  [["token", "create", "--help"], 0, /--days/],
  [["audit", "verify", "--help"], 0, /chain of hashes/],
])("%j prints how it is used", async (args, code, said) => {
  expect(await command(...args)).toMatchObject({ code, out: expect.stringMatching(said), err: "" });
});

test.each([
  [["audit"], 2, /There is no command/],
  [["user", "create", "--name", "lan"], 2, /--full-name is missing/],
  [["token", "create", "--role", "tool", "--shoe", "9"], 2, /--shoe/],
  [["token", "create", "--role", "king"], 1, /role/],
  [["token", "create", "--role", "tool", "--days", "x"], 1, /days/],
  [["token", "create", "--role", "tool", "--unit", "99"], 1, /unitId “99” is not known/],
])("%j is refused with what is wrong, and nothing on standard output", async (args, code, said) => {
  expect(await command(...args)).toMatchObject({ code, out: "", err: expect.stringMatching(said) });
});

test("killed in the middle of writes, the hub has lost none that it acknowledged, doubled none and halved none", async () => {
  const toll = await killRounds(3);
  expect(toll.acknowledged).toBeGreaterThan(0);
  expect(toll).toMatchObject({ lost: 0, twice: 0, halfWritten: 0 });
}, 120_000);
