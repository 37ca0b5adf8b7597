import { parseArgs } from "node:util";
import { raw } from "sql-template-tag";
import { THE_HUB } from "../server/caller.js";
import { readConfig } from "../server/config.js";
import type { Database } from "../server/database.js";
import { openStore } from "../server/hub.js";
import { createMany } from "../server/resource/bulk.js";
import { changing } from "../server/resource/changes.js";
import { nationalRows } from "./national.js";

/** Fills an empty hub with a generated country of so many officials; gives the number of rows. */
export async function loadCountry(database: Database, officials: number): Promise<number> {
  const units = await database.rows(raw('SELECT 1 FROM "unit" LIMIT 1'));
  if (units.length > 0) throw new Error("This hub holds data already: name an empty one by DATABASE_URL.");
  return changing(database, { caller: THE_HUB }, async (store) => {
    let count = 0;
    for await (const { resource, rows } of nationalRows(officials)) {
      await createMany(store, resource, rows);
      count += rows.length;
    }
    return count;
  });
}

const HELP = `npm run seed -- --officials N
Fills an empty hub (DATABASE_URL) with a generated country of N officials, their positions and qualifications.`;

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { officials: { type: "string" }, help: { type: "boolean" } } });
  if (values.help) return console.log(HELP);
  const officials = Number(values.officials);
  if (!Number.isInteger(officials) || officials < 1 || officials > 1_000_000)
    throw new Error(`--officials takes a whole number from 1 to 1000000.\n${HELP}`);
  const { database: url } = readConfig(process.env);
  const database = await openStore({ database: url });
  try {
    const started = Date.now();
    const rows = await loadCountry(database, officials);
    console.log(`${officials} officials, ${rows} rows in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  } finally {
    await database.close();
  }
}

if (process.argv[1]?.endsWith("seed.ts")) {
  main().catch((failure: Error) => {
    console.error(failure.message);
    process.exit(1);
  });
}
