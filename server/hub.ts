import "reflect-metadata";
import type { Config } from "./config.js";
import { type Database, openDatabase } from "./database.js";
import { type Listening, listen } from "./http.js";
import { migrationsFor } from "./migrations/index.js";
import { entities } from "./resources.js";
import { openSchema } from "./schema.js";

export type Started = { readonly url: string; readonly database: Database; close(): Promise<void> };

/** The store of these settings, brought to the newest migration. */
export async function openStore(config: Pick<Config, "database">): Promise<Database> {
  const database = await openDatabase(config.database, {
    entities: entities(),
    migrations: [...migrationsFor(config.database)],
  });
  try {
    await database.migrate();
    return database;
  } catch (failure) {
    await database.close();
    throw failure;
  }
}

/** A whole hub: the store, what is to be done to it before anyone asks, the server; `close` ends them in turn. */
export async function startHub(config: Config, prepare?: (database: Database) => Promise<unknown>): Promise<Started> {
  const database = await openStore(config);
  let http: Listening;
  try {
    await prepare?.(database);
    http = await listen(config, await openSchema(), database);
  } catch (failure) {
    await database.close();
    throw failure;
  }
  return {
    url: http.url,
    database,
    async close() {
      await http.close().finally(() => database.close());
    },
  };
}
