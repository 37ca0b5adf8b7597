import type { MigrationInterface } from "typeorm";
import * as postgres from "./postgres/index.js";
import * as sqlite from "./sqlite/index.js";

type Migration = new () => MigrationInterface;

/** The migrations of the database that the address names, oldest first. */
export const migrationsFor = (url: string): readonly Migration[] =>
  Object.values((url.startsWith("sqlite:") ? sqlite : postgres) as unknown as Record<string, Migration>);
