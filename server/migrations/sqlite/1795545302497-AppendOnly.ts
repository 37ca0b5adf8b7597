import type { MigrationInterface, QueryRunner } from "typeorm";
import { SQLITE_APPEND_ONLY } from "../append-only.js";

/** Written by hand: the log and the history refuse to be changed. */
export class AppendOnly1795545302497 implements MigrationInterface {
  name = "AppendOnly1795545302497";

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of SQLITE_APPEND_ONLY) await runner.query(statement);
  }

  /** Forward only: a copy of the database is made before each migration. */
  async down(): Promise<void> {
    throw new Error("Migrations go forward only; put the copy back.");
  }
}
