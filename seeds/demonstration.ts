import { type Catalogue, levelKey, loadCatalogue } from "./catalogue.js";
import { type Change, type Create, type Ids, ids } from "./create.js";
import type { Evidence, Person } from "./people.js";
import { province } from "./province.js";
import { loadStandards } from "./standards.js";
import { loadClasses, loadTraining } from "./training.js";

/**
 * Loads the demonstration into an empty hub: the real units and instruments of a mountain province, and invented
 * officials, files and classes. The same rows in the same order each time. `change` publishes the standards.
 */
export async function loadDemonstration(
  create: Create,
  change: Change,
  { log = () => {} }: { readonly log?: (line: string) => void } = {},
): Promise<void> {
  const catalogue = await loadCatalogue(create);
  log("Units, positions, scales and law are in.");
  await loadStandards(create, change, catalogue);
  log("Standards are published.");
  const training = await loadTraining(create, catalogue);
  log("Courses and plans are in.");
  const { people, classes } = province();
  const officials = ids("official");
  for (const person of people) await loadPerson(create, catalogue, officials, person);
  log(`${people.length} officials are in, with their assignments and qualifications.`);
  await loadClasses(create, catalogue, training, officials, classes);
  log(`${classes.length} classes are in.`);
}

async function loadPerson(create: Create, catalogue: Catalogue, officials: Ids, person: Person): Promise<void> {
  const { posts, evidence, ...given } = person;
  const officialId = await create("Official", given);
  officials.add(person.code, officialId);
  for (const { position, unit, from, until, ...post } of posts) {
    await create("Assignment", {
      ...post,
      officialId,
      positionId: catalogue.positions.of(position),
      unitId: catalogue.units.of(unit),
      validFrom: from,
      validUntil: until,
    });
  }
  for (const row of evidence) await loadEvidence(create, catalogue, officialId, row);
}

async function loadEvidence(create: Create, catalogue: Catalogue, officialId: number, row: Evidence): Promise<void> {
  const { dimension, level, field, ...given } = row;
  await create("Qualification", {
    ...given,
    officialId,
    dimensionId: catalogue.dimensions.of(dimension),
    levelId: catalogue.levels.of(levelKey(dimension, level)),
    fieldOfStudyId: field ? catalogue.fields.of(field) : null,
    voidFromStart: false,
  });
}
