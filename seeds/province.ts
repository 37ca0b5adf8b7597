import { careers } from "./careers.js";
import { type ClassHeld, holdClasses } from "./classes.js";
import { registry } from "./evidence.js";
import { giveFiles } from "./files.js";
import type { Person } from "./people.js";
import { giveProfessions } from "./profession.js";
import { random } from "./random.js";

/** The invented officials of the province and the classes they attended. The same each time. */
export type Province = { readonly people: readonly Person[]; readonly classes: readonly ClassHeld[] };

export function province(): Province {
  const people = careers();
  giveProfessions(people, registry(random("profession")));
  giveFiles(people, registry(random("files")));
  return { people, classes: holdClasses(people, registry(random("classes"))) };
}
