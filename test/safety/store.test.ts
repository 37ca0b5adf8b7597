import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sql, { raw } from "sql-template-tag";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { THE_HUB } from "../../server/caller.js";
import { openDatabase } from "../../server/database.js";
import { openStore } from "../../server/hub.js";
import { migrationsFor } from "../../server/migrations/index.js";
import { changing } from "../../server/resource/changes.js";
import { create } from "../../server/resource/rows.js";
import { entities } from "../../server/resources.js";
import { newDatabase, onEveryDatabase, startTestHub, type TestHub } from "../hub.js";

let folder: string;
let files = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "chuan-hub-store-"));
});
afterAll(() => rm(folder, { recursive: true }));
const newPath = (): string => join(folder, `hub-${++files}.sqlite`);

/** A migration that a newer program would bring. */
class Later9999999999999 implements MigrationInterface {
  name = "Later9999999999999";
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE "later" ("id" integer)');
  }
  async down(): Promise<void> {
    throw new Error("Forward only.");
  }
}
class Failing9999999999999 extends Later9999999999999 {
  override name = "Failing9999999999999";
  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    throw new Error("It fails after its first statement.");
  }
}
const newer = (url: string, Migration: new () => MigrationInterface = Later9999999999999) =>
  openDatabase(url, { entities: entities(), migrations: [...migrationsFor(url), Migration] });

onEveryDatabase((kind) => {
  test("of 200 writes at once 40 fail: 160 are acknowledged, 160 rows stand, and no reader saw more", async () => {
    const hub = await startTestHub({ database: kind });
    const { database } = hub;
    const before = database.written();
    const doomed = (i: number): boolean => i % 5 === 0;
    let running = true;
    const seen: number[] = [];
    const reading = (async () => {
      while (running) {
        const [row] = await database.rows<{ n: number }>(
          sql`SELECT count(*) AS n FROM "document_kind" WHERE "name" = 'mất'`,
        );
        seen.push(Number(row?.n));
      }
    })();
    const writes = Array.from({ length: 200 }, (_, i) =>
      changing(database, { caller: THE_HUB }, async (store) => {
        const name = doomed(i) ? "mất" : "còn";
        const id = await create(store, "DocumentKind", { code: `M${i}`, name, tier: 1 });
        if (doomed(i)) throw new Error("taken back");
        return id;
      }),
    );
    const answers = await Promise.allSettled(writes);
    running = false;
    await reading;
    const acknowledged = answers.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    const rows = await database.rows<{ id: number }>(sql`SELECT "id" FROM "document_kind" ORDER BY "id"`);
    expect(acknowledged).toHaveLength(160);
    expect(rows.map(({ id }) => id)).toEqual(acknowledged.toSorted((a, b) => a - b));
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter((n) => n > 0)).toEqual([]);
    expect(database.written() - before).toBe(160);
    await hub.close();
  });

  test("readers are served while writers wait in line", async () => {
    const hub = await startTestHub({ database: kind });
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const writes = Array.from({ length: 30 }, () => hub.database.write(async () => held));
    expect(await hub.get("{ officials { totalCount } }")).toEqual({ officials: { totalCount: 0 } });
    release();
    await Promise.all(writes);
    await hub.close();
  });

  test("no row refers to one that is not there, whoever writes it", async () => {
    const hub = await startTestHub({ database: kind });
    const orphan = hub.database.write((store) =>
      store.rows(
        sql`INSERT INTO "unit_area" ("version", "unitId", "area", "validFrom") VALUES (1, 4711, 'BORDER', '2020-01-01')`,
      ),
    );
    await expect(orphan).rejects.toThrow(/foreign key/i);
    expect(await hub.get("{ unitAreas { totalCount } }")).toEqual({ unitAreas: { totalCount: 0 } });
    await hub.close();
  });

  test("a value that a dictionary forbids is refused by the store too", async () => {
    const hub = await startTestHub({ database: kind });
    for (const [kindOf, from, until] of [
      ["X", "2020-01-01", null],
      ["COMMUNE", "1/1/2020", null],
      ["COMMUNE", "2020-01-01", "2019-01-01"],
    ]) {
      const row = hub.database.write((store) =>
        store.rows(
          sql`INSERT INTO "unit" ("version", "code", "name", "nameFold", "nameKey", "kind", "validFrom", "validUntil") VALUES (1, '01', 'a', 'a', '1', ${kindOf}, ${from}, ${until})`,
        ),
      );
      await expect(row).rejects.toThrow(/constraint/i);
    }
    await hub.close();
  });

  test("a database newer than the program is refused, by name", async () => {
    const { url, remove } =
      kind === "sqlite" ? { url: `sqlite:${newPath()}`, remove: async () => undefined } : await newDatabase();
    const later = await newer(url);
    await later.migrate();
    await later.close();
    await expect(openStore({ database: url })).rejects.toThrow(/newer than this program.*Later9999999999999/);
    await remove();
  });

  test("a migration that fails leaves the database as it was", async () => {
    const { url, remove } =
      kind === "sqlite" ? { url: `sqlite:${newPath()}`, remove: async () => undefined } : await newDatabase();
    await (await openStore({ database: url })).close();
    const later = await newer(url, Failing9999999999999);
    await expect(later.migrate()).rejects.toThrow(/fails after/);
    await later.close();
    const again = await openStore({ database: url });
    await expect(again.rows(raw('SELECT * FROM "later"'))).rejects.toThrow(/later/);
    await again.close();
    await remove();
  });
});

test("a copy of the file is made before a migration, for its owner alone", async () => {
  const path = newPath();
  const url = `sqlite:${path}`;
  const before = await openStore({ database: url });
  await changing(before, { caller: THE_HUB }, (store) =>
    create(store, "DocumentKind", { code: "LUAT", name: "Luật", tier: 9 }),
  );
  await before.close();
  const later = await newer(url);
  expect(await later.migrate()).toBe(1);
  await later.close();
  const copies = (await readdir(folder)).filter(
    (name) => path.endsWith(name.replace(/\.before-.*/, "")) && name.includes(".before-"),
  );
  expect(copies).toHaveLength(1);
  const copy = join(folder, String(copies[0]));
  expect((await stat(copy)).mode & 0o777).toBe(0o600);
  const opened = await openStore({ database: `sqlite:${copy}` });
  expect(await opened.rows(sql`SELECT "code" FROM "document_kind"`)).toEqual([{ code: "LUAT" }]);
  await opened.close();
});

test("no copy is made of what is new or needs no migration", async () => {
  const own = await mkdtemp(join(folder, "own-"));
  const url = `sqlite:${join(own, "hub.sqlite")}`;
  for (let i = 0; i < 2; i++) await (await openStore({ database: url })).close();
  expect(await readdir(own)).toEqual(["hub.sqlite"]);
  expect((await stat(join(own, "hub.sqlite"))).mode & 0o777).toBe(0o600);
});

test.each<[string, (file: Buffer) => Buffer]>([
  ["that is no database", () => Buffer.from("This is a letter, not a database. ".repeat(200))],
  ["cut in half", (file) => file.subarray(0, file.length / 2)],
  [
    "with a page overwritten",
    (file) => Buffer.concat([file.subarray(0, 8192), Buffer.alloc(4096, 0xa5), file.subarray(12_288)]),
  ],
])("a file %s is refused and left untouched to the byte", async (_what, spoil) => {
  const sound = newPath();
  const store = await openStore({ database: `sqlite:${sound}` });
  await changing(store, { caller: THE_HUB }, (reader) =>
    create(reader, "DocumentKind", { code: "LUAT", name: "Luật", tier: 9 }),
  );
  await store.close();
  const path = newPath();
  await copyFile(sound, path);
  await writeFile(path, spoil(await readFile(sound)));
  const before = await readFile(path);
  await expect(openStore({ database: `sqlite:${path}` })).rejects.toThrow(/is damaged.*left untouched/);
  expect((await readFile(path)).equals(before)).toBe(true);
});

test("what was acknowledged is there after the file is opened again", async () => {
  const path = newPath();
  const codes = Array.from({ length: 20 }, (_, i) => `M${String(i).padStart(2, "0")}`);
  const hub: Pick<TestHub, "database"> = { database: await openStore({ database: `sqlite:${path}` }) };
  await Promise.all(
    codes.map((code) =>
      changing(hub.database, { caller: THE_HUB }, (store) =>
        create(store, "DocumentKind", { code, name: "x", tier: 1 }),
      ),
    ),
  );
  const copy = newPath();
  for (const end of ["", "-wal"]) await copyFile(path + end, copy + end);
  const crashed = await openStore({ database: `sqlite:${copy}` });
  expect(await crashed.rows(sql`SELECT "code" FROM "document_kind" ORDER BY "code"`)).toEqual(
    codes.map((code) => ({ code })),
  );
  await crashed.close();
  await hub.database.close();
});
