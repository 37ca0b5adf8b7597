import type { Sql } from "sql-template-tag";
import type sqlite3 from "sqlite3";
import type { DataSource } from "typeorm";
import type { Reader } from "./database.js";
import { SQLITE } from "./dialect.js";
import { Refusal } from "./errors.js";

/** How long a reading statement may take; the parts of a country take a second each. */
export const READ_LIMIT_MS = 5_000;

/** A statement that was stopped, said as such; whatever else failed as it is. */
export const asTimeout = (failure: Error): Error =>
  STOPPED.has(String((failure as { code?: string }).code)) ? new Refusal("TIMEOUT") : failure;
const STOPPED = new Set(["SQLITE_INTERRUPT", "57014"]);

/** Statements that a reader keeps prepared; the least recently used goes first. */
const PREPARED = 200;

export type Prepared = Reader & { running(): number; close(): Promise<void> };

/** A long statement is passed by: the reader with the fewest statements under way comes next. */
export const leastBusy = (readers: readonly Prepared[]): Prepared =>
  readers.reduce((least, one) => (one.running() < least.running() ? one : least));

/** A reader that prepares each text once: a long statement costs as much to prepare as to run. */
export function preparedOf(source: DataSource): Prepared {
  const { databaseConnection } = source.driver as unknown as { databaseConnection: sqlite3.Database };
  const kept = new Map<string, Promise<sqlite3.Statement>>();
  // The driver says of a statement that cannot be prepared only to who prepared it, never to who runs it.
  const make = (text: string): Promise<sqlite3.Statement> =>
    new Promise((done, failed) => {
      const made = databaseConnection.prepare(text, (failure: Error | null) =>
        failure ? failed(failure) : done(made),
      );
    });
  const prepare = (text: string): Promise<sqlite3.Statement> => {
    const one = kept.get(text) ?? make(text);
    kept.delete(text);
    kept.set(text, one);
    one.catch(() => kept.delete(text));
    if (kept.size > PREPARED) {
      const [oldest, statement] = kept.entries().next().value as [string, Promise<sqlite3.Statement>];
      kept.delete(oldest);
      statement.then((unused) => unused.finalize()).catch(() => undefined);
    }
    return one;
  };
  let running = 0;
  return {
    dialect: SQLITE,
    running: () => running,
    async rows<T>({ sql: text, values }: Sql) {
      running++;
      const limit = setTimeout(() => databaseConnection.interrupt(), READ_LIMIT_MS);
      try {
        const statement = await prepare(text);
        return await new Promise<T[]>((done, failed) =>
          statement.all(values, (failure: Error | null, rows: T[]) => (failure ? failed(failure) : done(rows))),
        );
      } catch (failure) {
        throw asTimeout(failure as Error);
      } finally {
        clearTimeout(limit);
        running--;
      }
    },
    async close() {
      if (running > 0) databaseConnection.interrupt();
      // A connection with a statement left open cannot be closed.
      const statements = await Promise.all(kept.values());
      await Promise.all(statements.map((one) => new Promise<void>((done) => one.finalize(() => done()))));
      await source.destroy();
    },
  };
}
