import { existsSync, mkdirSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import sql, { join, raw, type Sql } from "sql-template-tag";
import sqlite3 from "sqlite3";
import { DataSource, type DataSourceOptions, type QueryRunner } from "typeorm";
import { type Dialect, POSTGRES, SQLITE } from "./dialect.js";
import { asTimeout, leastBusy, type Prepared, preparedOf, READ_LIMIT_MS } from "./prepared.js";

/** What a statement can be run on: the readers, or the one connection of a write. */
export type Reader = {
  readonly dialect: Dialect;
  /** The rows of one statement, `INSERT … RETURNING` included. Booleans come as 0 and 1 from SQLite. */
  rows<T = Record<string, unknown>>(statement: Sql): Promise<T[]>;
};

export type Database = Reader & {
  /** The one write door: FIFO, one transaction; what `work` throws rolls all of it back. */
  write<T>(work: (store: Reader) => Promise<T>): Promise<T>;
  /** The same door, for what is no data of the subject: sessions, the log. What was derived stays fresh. */
  note<T>(work: (store: Reader) => Promise<T>): Promise<T>;
  /** Grows with every committed write; what was derived before may be stale. */
  written(): number;
  /** Applies the migrations that are missing; says how many. */
  migrate(): Promise<number>;
  close(): Promise<void>;
};

export type DatabaseUrl = string;
type Model = Pick<DataSourceOptions, "entities" | "migrations">;

/** How many connections read beside the writer: a long statement holds one, and the small ones go past it. */
const READERS = 4;

const READ_PRAGMAS = [
  "busy_timeout=5000",
  "foreign_keys=ON",
  "trusted_schema=OFF",
  "cell_size_check=ON",
  "cache_size=-16384",
  "query_only=1",
];
const WRITE_PRAGMAS = [
  "busy_timeout=5000",
  "journal_mode=WAL",
  "synchronous=FULL",
  "foreign_keys=ON",
  "trusted_schema=OFF",
  "cell_size_check=ON",
  "fullfsync=1",
];

/** An open database; only this file knows the driver. `sqlite:PATH` or `postgres://…`. */
export async function openDatabase(url: DatabaseUrl, model: Model): Promise<Database> {
  return url.startsWith("sqlite:") ? openSqlite(resolve(url.slice("sqlite:".length)), model) : openPostgres(url, model);
}

/** TypeORM turns on the driver's verbose mode, which records a stack for every statement; this keeps it off. */
const QUIET = { Database: sqlite3.Database, verbose: () => sqlite3 };

/** The options by which TypeORM compares entities and migrations; also for the generator of migrations. */
export const optionsFor = (url: DatabaseUrl, model: Model): DataSourceOptions => {
  const guard = { invalidWhereValuesBehavior: { null: "throw", undefined: "throw" } } as const;
  return url.startsWith("sqlite:")
    ? { type: "sqlite", driver: QUIET, database: resolve(url.slice("sqlite:".length)), ...guard, ...model }
    : {
        type: "postgres",
        url,
        poolSize: 8,
        extra: { options: `-c statement_timeout=${READ_LIMIT_MS}` },
        ...guard,
        ...model,
      };
};

/** PostgreSQL takes no NUL in text; no stored text holds one, so it becomes what matches none either. */
const withoutNul = (value: unknown): unknown =>
  typeof value === "string" ? value.replaceAll("\0", "\uFFFD") : Array.isArray(value) ? value.map(withoutNul) : value;

type Queries = { query(text: string, values: unknown[]): Promise<unknown> };

const statementsOf = (source: DataSource | QueryRunner, dialect: Dialect): Reader => ({
  dialect,
  rows: async <T>(statement: Sql) => {
    // TypeORM's SQLite driver keeps back the rows of what begins with INSERT, UPDATE or DELETE: hence the space.
    const text = dialect.name === "sqlite" ? ` ${statement.sql}` : statement.text;
    const values = dialect.name === "sqlite" ? statement.values : statement.values.map(withoutNul);
    const answer = await (source as Queries).query(text, values);
    return (Array.isArray(answer) && Array.isArray(answer[0]) && answer.length === 2 ? answer[0] : answer) as T[];
  },
});

/** Runs the tasks one after another, in the order in which they came. */
function queue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const next = last.then(task, task);
    last = next.catch(() => undefined);
    return next;
  };
}

/** What is done the first time only; who asks again waits for the same. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}

async function transaction<T>(reader: Reader, begin: string, work: (store: Reader) => Promise<T>): Promise<T> {
  await reader.rows(raw(begin));
  try {
    const answer = await work(reader);
    await reader.rows(raw("COMMIT"));
    return answer;
  } catch (failure) {
    await reader.rows(raw("ROLLBACK")).catch(() => undefined);
    throw failure;
  }
}

async function openSqlite(path: string, model: Model): Promise<Database> {
  mkdirSync(dirname(path), { recursive: true });
  const isNew = !existsSync(path);
  if (!isNew) await refuseDamaged(path);
  const writer = await new DataSource(optionsFor(`sqlite:${path}`, model)).initialize();
  for (const pragma of WRITE_PRAGMAS) await writer.query(`PRAGMA ${pragma}`);
  if (isNew) await chmod(path, 0o600);
  const writing = statementsOf(writer, SQLITE);
  const readers: Prepared[] = [];
  for (let i = 0; i < READERS; i++) {
    const source = await new DataSource({ type: "sqlite", driver: QUIET, database: path }).initialize();
    for (const pragma of READ_PRAGMAS) await source.query(`PRAGMA ${pragma}`);
    readers.push(preparedOf(source));
  }
  const inTurn = queue();
  let written = 0;
  const counted = <T>(answer: T): T => {
    written++;
    return answer;
  };
  return {
    dialect: SQLITE,
    rows: (statement) => leastBusy(readers).rows(statement),
    write: (work) => inTurn(() => transaction(writing, "BEGIN IMMEDIATE", work)).then(counted),
    note: (work) => inTurn(() => transaction(writing, "BEGIN IMMEDIATE", work)),
    written: () => written,
    migrate: () => inTurn(() => migrate(writer, () => copyOf(writer, path))),
    close: once(() =>
      inTurn(async () => {
        for (const reader of readers) await reader.close();
        await writer.destroy();
      }),
    ),
  };
}

/** Looks a file through before anything is written to it. */
async function refuseDamaged(path: string): Promise<void> {
  const source = new DataSource({ type: "sqlite", driver: QUIET, database: path, flags: sqlite3.OPEN_READONLY });
  const [checked] = await source
    .initialize()
    .then(() => source.query("PRAGMA quick_check(1)") as Promise<{ quick_check: string }[]>)
    .catch((failure: Error) => [{ quick_check: failure.message }])
    .finally(() => source.isInitialized && source.destroy());
  if (checked?.quick_check === "ok") return;
  const found = checked?.quick_check.replace(/\s+/g, " ");
  throw new Error(`The database file ${path} is damaged (${found}). It was left untouched: put a backup in its place.`);
}

/** A copy beside the file, made before a migration touches it. */
async function copyOf(source: DataSource, path: string): Promise<void> {
  const copy = `${path}.before-${new Date().toISOString().replace(/[:.]/g, "-")}`;
  await source.query("VACUUM INTO ?", [copy]);
  await chmod(copy, 0o600);
}

/** Writers of all processes pass one at a time, as on SQLite: checks that look at other rows then hold. */
const WRITE_LOCK = 7_068_021;

async function openPostgres(url: string, model: Model): Promise<Database> {
  const { types } = await import("pg").then((pg) => pg.default);
  // bigint holds đồng, below 2^53, so a number holds it.
  types.setTypeParser(types.builtins.INT8, Number);
  const source = await new DataSource(optionsFor(url, model)).initialize();
  // One connection writes, however many wait: the others are left to the readers.
  const inTurn = queue();
  let written = 0;
  const counted = <T>(answer: T): T => {
    written++;
    return answer;
  };
  return {
    dialect: POSTGRES,
    rows: (statement) =>
      statementsOf(source, POSTGRES)
        .rows<never>(statement)
        .catch((failure: { driverError?: Error }) =>
          Promise.reject(asTimeout(failure.driverError ?? (failure as Error))),
        ),
    write: (work) => inTurn(() => locked(source, work)).then(counted),
    note: (work) => inTurn(() => locked(source, work)),
    written: () => written,
    migrate: () => inTurn(() => migrate(source, async () => undefined)),
    close: once(() => inTurn(() => source.destroy())),
  };
}

async function locked<T>(source: DataSource, work: (store: Reader) => Promise<T>): Promise<T> {
  const runner = source.createQueryRunner();
  await runner.connect();
  try {
    return await transaction(statementsOf(runner, POSTGRES), "BEGIN", async (store) => {
      // Who waits for the door, or loads a country through it, is not stopped.
      await store.rows(raw("SET LOCAL statement_timeout = 0"));
      await store.rows(sql`SELECT pg_advisory_xact_lock(${WRITE_LOCK})`);
      return work(store);
    });
  } finally {
    await runner.release();
  }
}

async function migrate(source: DataSource, copyFirst: () => Promise<void>): Promise<number> {
  const known = new Set(source.migrations.map((one) => one.name ?? one.constructor.name));
  const table = source.driver.options.type === "sqlite" ? "sqlite_master" : "information_schema.tables";
  const column = table === "sqlite_master" ? "name" : "table_name";
  const has = (await source.query(`SELECT 1 FROM ${table} WHERE ${column} = 'migrations'`)).length > 0;
  const applied: { name: string }[] = has ? await source.query("SELECT name FROM migrations") : [];
  const newer = applied.find((one) => !known.has(one.name));
  if (newer) {
    throw new Error(
      `The database is newer than this program (it knows nothing of ${newer.name}). Use the newer program.`,
    );
  }
  if (applied.length > 0 && applied.length < known.size) await copyFirst();
  return (await source.runMigrations({ transaction: "each" })).length;
}

/** A name as an identifier, the same on both databases. */
export const named = (name: string): Sql => raw(`"${name.replace(/"/g, '""')}"`);
/** Conditions that must all hold; none: always. */
export const all = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? sql`(${join(conditions, " AND ")})` : raw("TRUE");
/** Conditions of which one must hold; none: never. */
export const any = (conditions: readonly Sql[]): Sql =>
  conditions.length > 0 ? sql`(${join(conditions, " OR ")})` : raw("FALSE");
