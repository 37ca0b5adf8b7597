/**
 * Tables to which rows are only ever added: the log, and what stood before each change. TypeORM knows no triggers,
 * so these statements stand in a migration written by hand.
 */
const APPEND_ONLY = ["audit_entry", "record_change"] as const;
const VERBS = ["UPDATE", "DELETE"] as const;

const each = (make: (table: string, verb: string) => string): string[] =>
  APPEND_ONLY.flatMap((table) => VERBS.map((verb) => make(table, verb)));
const nameOf = (table: string, verb: string): string => `${table}_no_${verb.toLowerCase()}`;

export const SQLITE_APPEND_ONLY: readonly string[] = each(
  (table, verb) =>
    `CREATE TRIGGER "${nameOf(table, verb)}" BEFORE ${verb} ON "${table}" BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
);

export const POSTGRES_APPEND_ONLY: readonly string[] = [
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`,
  ...each(
    (table, verb) =>
      `CREATE TRIGGER "${nameOf(table, verb)}" BEFORE ${verb} ON "${table}" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ),
  ...APPEND_ONLY.map(
    (table) =>
      `CREATE TRIGGER "${table}_no_truncate" BEFORE TRUNCATE ON "${table}" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ),
];
