import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** From left to right: a file imports from its own area and from those to its left. */
const LINE = ["catalogue", "access", "people", "standards", "gap", "training"];
/** Those that see all areas. */
const HEADS = new Set(["resources.ts", "schema.ts", "apollo.ts", "http.ts", "hub.ts", "main.ts", "command.ts"]);

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(join(ROOT, folder), { recursive: true }))
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => `${folder}/${name}`);

/** What a file imports of the project, as paths from its root. */
async function importsOf(file: string): Promise<string[]> {
  const text = await readFile(join(ROOT, file), "utf8");
  return [...text.matchAll(/(?:from|import|import\()\s*"(\.[^"]+)"/g)].map(([, path]) =>
    relative(ROOT, join(ROOT, dirname(file), path as string)),
  );
}

/** Imports that a rule forbids, as `file → import`. */
async function forbidden(folder: string, isAllowed: (file: string, path: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  for (const file of await filesIn(folder))
    for (const path of await importsOf(file)) if (!isAllowed(file, path)) found.push(`${file} → ${path}`);
  return found;
}

test("what is shared imports only what is shared", async () => {
  expect(await forbidden("shared", (_file, path) => path.startsWith("shared/"))).toEqual([]);
});

test("an area imports nothing to its right", async () => {
  for (const [place, area] of LINE.entries()) {
    const right = LINE.slice(place + 1);
    expect(
      await forbidden(`server/${area}`, (_file, path) => !right.some((other) => path.startsWith(`server/${other}/`))),
    ).toEqual([]);
  }
});

test("the CRUD machine knows no area", async () => {
  expect(
    await forbidden("server/resource", (_file, path) => !LINE.some((area) => path.startsWith(`server/${area}/`))),
  ).toEqual([]);
});

test("only those that see all see an area from outside; none but the start sees the seeds", async () => {
  const isTop = (file: string): boolean => file.split("/").length === 2;
  const found = await forbidden("server", (file, path) => {
    if (!isTop(file) || HEADS.has(file.slice("server/".length))) return true;
    return !LINE.some((area) => path.startsWith(`server/${area}/`));
  });
  expect(found).toEqual([]);
  expect(await forbidden("server", (file, path) => file === "server/main.ts" || !path.startsWith("seeds/"))).toEqual(
    [],
  );
});

test("the panel imports from what is shared, never from the server", async () => {
  expect(await forbidden("admin", (_file, path) => path.startsWith("admin/") || path.startsWith("shared/"))).toEqual(
    [],
  );
});

test("only the database, and the reader it prepares, know the driver", async () => {
  const knows = async (file: string): Promise<boolean> =>
    /from "(sqlite3|pg)"|import\("pg"\)/.test(await readFile(join(ROOT, file), "utf8"));
  const files = await filesIn("server");
  const knowing = (await Promise.all(files.map(async (file) => ((await knows(file)) ? [file] : [])))).flat();
  expect(knowing.sort()).toEqual(["server/database.ts", "server/prepared.ts"]);
});
