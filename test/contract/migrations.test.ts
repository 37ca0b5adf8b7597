import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { drift } from "../../server/migrations/generate.js";
import { migrationsFor } from "../../server/migrations/index.js";
import { newDatabase } from "../hub.js";

test("the migrations of SQLite give the tables that the entities describe", async () => {
  const folder = await mkdtemp(join(tmpdir(), "chuan-hub-drift-"));
  expect((await drift(`sqlite:${join(folder, "hub.sqlite")}`)).up).toEqual([]);
  await rm(folder, { recursive: true });
});

test("the migrations of PostgreSQL give the tables that the entities describe", async () => {
  const { url, remove } = await newDatabase();
  expect((await drift(url)).up).toEqual([]);
  await remove();
});

test("both databases have the same migrations, in the order of their names, each of them known", async () => {
  const files = async (kind: string): Promise<string[]> =>
    (await readdir(fileURLToPath(new URL(`../../server/migrations/${kind}/`, import.meta.url))))
      .filter((name) => /^\d/.test(name))
      .toSorted();
  expect(await files("sqlite")).toEqual(await files("postgres"));
  for (const kind of ["sqlite", "postgres"] as const) {
    const names = migrationsFor(`${kind}:x`).map((Migration) => new Migration().name);
    expect(names).toEqual((await files(kind)).map((file) => file.replace(/^(\d+)-(\w+)\.ts$/, "$2$1")));
  }
});
