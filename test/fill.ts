import { raw } from "sql-template-tag";
import { THE_HUB } from "../server/caller.js";
import type { Database } from "../server/database.js";
import { createMany } from "../server/resource/bulk.js";
import { changing } from "../server/resource/changes.js";
import { pairsOf, tableOf } from "../server/resource/record.js";
import type { Values } from "../shared/check.js";
import { dictionaryOf } from "../shared/resources.js";
import type { World } from "./world.js";

/** The resources of a world, each after those that it refers to. */
const ORDER: readonly (readonly [keyof World, string])[] = [
  ["units", "Unit"],
  ["unitAreas", "UnitArea"],
  ["positions", "Position"],
  ["dimensions", "Dimension"],
  ["levels", "Level"],
  ["fieldsOfStudy", "FieldOfStudy"],
  ["documentKinds", "DocumentKind"],
  ["legalDocuments", "LegalDocument"],
  ["articles", "Article"],
  ["delegations", "Delegation"],
  ["standards", "Standard"],
  ["requirements", "Requirement"],
  ["criteria", "Criterion"],
  ["officials", "Official"],
  ["assignments", "Assignment"],
  ["qualifications", "Qualification"],
];

const tables = (): string[] =>
  [...ORDER].reverse().flatMap(([, name]) => {
    const of = dictionaryOf(name);
    const pairs = Object.entries(of.fields).flatMap(([field, is]) =>
      is.kind === "refs" ? [pairsOf(of, field, is).table] : [],
    );
    return [...pairs, tableOf(of)];
  });

/** Empties the store and puts the world into it, in one write: keys as in the world. */
export async function fill(database: Database, world: World): Promise<void> {
  await changing(database, { caller: THE_HUB }, async (store) => {
    await store.rows(raw('UPDATE "field_of_study" SET "parentId" = NULL'));
    for (const table of tables()) await store.rows(raw(`DELETE FROM "${table}"`));
    for (const [list, name] of ORDER)
      if (world[list].length > 0) await createMany(store, name, world[list] as readonly Values[]);
  });
}
