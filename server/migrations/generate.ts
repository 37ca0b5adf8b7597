import "reflect-metadata";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { printSchema } from "graphql";
import { DataSource } from "typeorm";
import { startPostgres } from "../../test/postgres.js";
import { optionsFor } from "../database.js";
import { entities } from "../resources.js";
import { openSchema } from "../schema.js";
import { migrationsFor } from "./index.js";

/** The statements that bring a database at its newest migration to the entities; none where they agree. */
export async function drift(url: string): Promise<{ up: string[]; down: string[] }> {
  const source = await new DataSource(
    optionsFor(url, { entities: entities(), migrations: [...migrationsFor(url)] }),
  ).initialize();
  try {
    await source.runMigrations({ transaction: "each" });
    const { upQueries, downQueries } = await source.driver.createSchemaBuilder().log();
    return { up: upQueries.map(({ query }) => query), down: downQueries.map(({ query }) => query) };
  } finally {
    await source.destroy();
  }
}

const HERE = fileURLToPath(new URL("./", import.meta.url));

async function write(
  kind: "sqlite" | "postgres",
  name: string,
  stamp: number,
  statements: readonly string[],
): Promise<void> {
  if (statements.length === 0) return console.log(`${kind}: nothing differs.`);
  const className = `${name}${stamp}`;
  const body = statements.map((one) => `    await runner.query(${JSON.stringify(one)});`).join("\n");
  const text = `import type { MigrationInterface, QueryRunner } from "typeorm";\n\nexport class ${className} implements MigrationInterface {\n  name = "${className}";\n\n  async up(runner: QueryRunner): Promise<void> {\n${body}\n  }\n\n  /** Forward only: a copy of the database is made before each migration. */\n  async down(): Promise<void> {\n    throw new Error("Migrations go forward only; put the copy back.");\n  }\n}\n`;
  await writeFile(join(HERE, kind, `${stamp}-${name}.ts`), text);
  const files = (await readdir(join(HERE, kind))).filter((file) => /^\d/.test(file)).sort();
  await writeFile(
    join(HERE, kind, "index.ts"),
    files.map((file) => `export * from "./${file.replace(/\.ts$/, ".js")}";\n`).join(""),
  );
  console.log(`${kind}: ${statements.length} statements written; read them before they are committed.`);
}

async function generate(name: string): Promise<void> {
  const stamp = Date.now();
  const folder = await mkdtemp(join(tmpdir(), "chuan-hub-"));
  await write("sqlite", name, stamp, (await drift(`sqlite:${join(folder, "empty.sqlite")}`)).up);
  await rm(folder, { recursive: true });
  const postgres = await startPostgres();
  try {
    await write("postgres", name, stamp, (await drift(await postgres.create("drift"))).up);
  } finally {
    await postgres.stop();
  }
  await writeFile(fileURLToPath(new URL("../schema.graphql", import.meta.url)), `${printSchema(await openSchema())}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const name = process.argv[2] ?? "Change";
  if (!/^[A-Z][A-Za-z]+$/.test(name)) throw new Error("Name the change in PascalCase: npm run generate -- AddField");
  await generate(name);
}
