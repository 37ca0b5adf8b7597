import { raw } from "sql-template-tag";
import { THE_HUB } from "../server/caller.js";
import type { Database } from "../server/database.js";
import { changing } from "../server/resource/changes.js";
import { change, create } from "../server/resource/rows.js";
import type { Change, Create } from "./create.js";
import { loadDemonstration } from "./demonstration.js";

export type { Change, Create };
export { loadDemonstration };

/** Loads the demonstration into a hub that holds nothing yet, in one write: all of it or nothing. Says whether it did. */
export async function loadWhenEmpty(database: Database, log: (line: string) => void): Promise<boolean> {
  const units = await database.rows(raw('SELECT 1 FROM "unit" LIMIT 1'));
  if (units.length > 0) return false;
  log("The hub is empty: loading the demonstration.");
  await changing(database, { caller: THE_HUB }, (store) =>
    loadDemonstration(
      (resource, input) => create(store, resource, input),
      async (resource, id, input) => void (await change(store, resource, { id, expectedVersion: 1 }, input)),
      { log },
    ),
  );
  return true;
}
