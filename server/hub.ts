import "reflect-metadata";
import { type Access, openAccess } from "./access/access.js";
import { setDemo } from "./access/demo.js";
import { type Config, USUAL } from "./config.js";
import { type Database, openDatabase } from "./database.js";
import { type Listening, listen } from "./http.js";
import { migrationsFor } from "./migrations/index.js";
import { entities } from "./resources.js";
import { openSchema } from "./schema.js";

export type Started = {
  readonly url: string;
  readonly database: Database;
  readonly access: Access;
  close(): Promise<void>;
};

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
export async function startHub(
  given: Pick<Config, "database"> & Partial<Config>,
  prepare?: (database: Database) => Promise<unknown>,
): Promise<Started> {
  const config: Config = { ...USUAL, ...given };
  const database = await openStore(config);
  let http: Listening;
  let access: Access;
  try {
    await prepare?.(database);
    await setDemo(database, config.demo);
    access = openAccess(database, config);
    http = await listen(config, { schema: await openSchema(), database, access });
    access.listensAt(http.url);
  } catch (failure) {
    await database.close();
    throw failure;
  }
  return {
    url: http.url,
    database,
    access,
    async close() {
      await http.close().finally(() => database.close());
    },
  };
}
