import { type Catalogue, levelKey } from "./catalogue.js";
import type { ClassHeld } from "./classes.js";
import { type Create, createAll, type Ids, ids } from "./create.js";
import { COURSES, type GrantOf } from "./data/courses.js";
import { ALLOTMENTS, PLANS, SOURCES } from "./data/plans.js";

/** Courses, plans and funding sources as they were created. */
export type Training = { readonly courses: Ids; readonly plans: Ids; readonly sources: Ids };

const MILLION = 1_000_000;
const SEATS = 100;

export async function loadTraining(create: Create, catalogue: Catalogue): Promise<Training> {
  const training: Training = { courses: ids("course"), plans: ids("plan"), sources: ids("funding source") };
  await createAll(create, "Course", COURSES, training.courses, ({ grants, degreeStudy = false, ...input }) => ({
    key: input.code,
    input: { ...input, degreeStudy },
  }));
  for (const { code, grants } of COURSES) {
    for (const grant of grants) await loadGrant(create, catalogue, training.courses.of(code), grant);
  }
  await createAll(create, "Plan", PLANS, training.plans, ({ document, ...input }) => ({
    key: input.code,
    input: { ...input, documentId: catalogue.documents.of(document) },
  }));
  await createAll(create, "FundingSource", SOURCES, training.sources, (source) => ({
    key: source.code,
    input: source,
  }));
  await loadAllotments(create, training);
  return training;
}

async function loadGrant(create: Create, catalogue: Catalogue, courseId: number, grant: GrantOf): Promise<void> {
  const { dimension, level, field, ...given } = grant;
  await create("CourseGrant", {
    ...given,
    courseId,
    dimensionId: catalogue.dimensions.of(dimension),
    levelId: catalogue.levels.of(levelKey(dimension, level)),
    fieldOfStudyId: field ? catalogue.fields.of(field) : null,
  });
}

async function loadAllotments(create: Create, { plans, sources }: Training): Promise<void> {
  for (const [plan, years] of Object.entries(ALLOTMENTS)) {
    for (const [year, amounts] of Object.entries(years)) {
      for (const [source, millions] of Object.entries(amounts)) {
        await create("Allotment", {
          planId: plans.of(plan),
          fundingSourceId: sources.of(source),
          year: Number(year),
          amount: millions * MILLION,
        });
      }
    }
  }
}

/** The plan in whose years a class was held; those of 2010 belong to none. */
const planOf = (day: string): string | undefined =>
  PLANS.find(({ firstYear, lastYear }) => firstYear <= Number(day.slice(0, 4)) && Number(day.slice(0, 4)) <= lastYear)
    ?.code;

/** The classes that were held, and one enrolment for each seat taken. */
export async function loadClasses(
  create: Create,
  catalogue: Catalogue,
  training: Training,
  officials: Ids,
  classes: readonly ClassHeld[],
): Promise<void> {
  for (const held of classes) {
    const plan = planOf(held.from);
    const classId = await create("Class", {
      code: held.code,
      name: held.name,
      courseId: training.courses.of(held.course),
      planId: plan ? training.plans.of(plan) : null,
      unitId: catalogue.units.of(held.venue),
      heldFrom: held.from,
      heldThrough: held.heldThrough,
      days: held.days,
      capacity: SEATS,
      state: "CLOSED",
      closedOn: held.closedOn,
    });
    for (const { person, result, certificateNumber } of held.members) {
      await create("Enrolment", {
        classId,
        officialId: officials.of(person.code),
        state: "CONFIRMED",
        result,
        certificateNumber,
      });
    }
  }
}
