import { setImmediate as turn } from "node:timers/promises";
import sql, { raw, type Sql } from "sql-template-tag";
import { lastOf } from "../../shared/day.js";
import { assignment } from "../../shared/people/assignment.js";
import type { Database, Reader } from "../database.js";
import { holds } from "../resource/filter.js";
import { type Catalogue, catalogueOf } from "./catalogue.js";
import type { Assignment, AssignmentKind, Person, Qualification, Training } from "./terms.js";

/**
 * The facts of a set of officials: one statement (some, for everyone), which gives a JSON text for every some 500 of them, read one
 * after another with a turn for others between. Measured against rows: a third of the time and memory.
 */

/** A person, with what counts are grouped by. */
export type Fetched = Person & { readonly gender: string; readonly ethnicity: string | null };

/** A set of officials, as a sub-select of their ids. */
export type Officials = Sql;

export const EVERYONE: Officials = sql`SELECT "id" FROM "official"`;

/** Those of a set who hold any position on a day. */
export const inPost = (officials: Officials, asOf: string): Officials =>
  inPostWhere(officials === EVERYONE ? raw("TRUE") : sql`h."officialId" IN (${officials})`, asOf);

const inPostWhere = (among: Sql, asOf: string): Officials =>
  sql`SELECT h."officialId" FROM "assignment" h WHERE ${among} AND ${holds(assignment, "h", asOf)}`;

const BUCKET = 500;

/** What is to be fetched: of whom, who of them, and what was so by which day. */
export type Wanted = {
  readonly officials: Officials;
  /** Only those in post on this day. */
  readonly inPostOn?: string;
  readonly through: string;
};

/**
 * The people of a set with all that was so by the day, in groups, with the catalogue that their keys refer to.
 * What began later is not fetched, so one fetch for the latest of several days serves each of them.
 */
export async function fetchPeople(
  database: Database,
  wanted: Wanted,
): Promise<{ catalogue: Catalogue; groups: AsyncGenerator<Iterable<Fetched>> }> {
  const [first, ...more] = await partsOf(database, wanted);
  const buckets = await read(database, first as Officials, wanted.through);
  // The catalogue second: it then holds all to which a row of the first statement can refer.
  const catalogue = await catalogueOf(database);
  return { catalogue, groups: readParts(database, buckets, more, wanted.through, catalogue) };
}

/** A country comes in so many statements, however large it is: one is read while the one before is judged. */
const PARTS = 16;

/** The set as one sub-select; everyone as some ranges of ids, so that a country need not lie in memory as one answer. */
async function partsOf(database: Database, { officials, inPostOn }: Wanted): Promise<Officials[]> {
  if (officials !== EVERYONE) return [inPostOn ? inPost(officials, inPostOn) : officials];
  const [last] = await database.rows<{ id: number | null }>(sql`SELECT max("id") AS id FROM "official"`);
  const step = Math.ceil(((last?.id ?? 0) + 1) / PARTS / BUCKET) * BUCKET;
  return Array.from({ length: PARTS }, (_, i) => {
    const within = (id: Sql): Sql => sql`${id} >= ${i * step} AND ${id} < ${(i + 1) * step}`;
    return inPostOn
      ? inPostWhere(within(raw('h."officialId"')), inPostOn)
      : sql`SELECT e."id" FROM "official" e WHERE ${within(raw('e."id"'))}`;
  });
}

type Bucket = { readonly bucket: string };
const read = (database: Database, officials: Officials, through: string): Promise<(Bucket | null)[]> =>
  database.rows<Bucket>(statement(database, officials, through));

async function* readParts(
  database: Database,
  first: (Bucket | null)[],
  more: readonly Officials[],
  through: string,
  catalogue: Catalogue,
): AsyncGenerator<Iterable<Fetched>> {
  let buckets = first;
  for (const officials of [...more, null]) {
    const next = officials && read(database, officials, through);
    // Who stops asking leaves it unread: its failure is then nobody's.
    next?.catch(() => undefined);
    yield* readGroups(buckets, catalogue);
    if (next) buckets = await next;
  }
}

async function* readGroups(buckets: (Bucket | null)[], catalogue: Catalogue): AsyncGenerator<Iterable<Fetched>> {
  for (let i = 0; i < buckets.length; i++) {
    const bucket = buckets[i]?.bucket;
    buckets[i] = null;
    if (i > 0) await turn();
    const rows = JSON.parse(bucket ?? "[]") as PersonRow[];
    yield peopleOf(rows, catalogue);
  }
}

/** One at a time: a person who has been judged need not live until the last of the group has. */
function* peopleOf(rows: readonly PersonRow[], catalogue: Catalogue): Generator<Fetched> {
  for (const row of rows) yield personOf(row, catalogue);
}

function statement(
  { dialect: { jsonArray: list, jsonGroup: group } }: Reader,
  officials: Officials,
  through: string,
): Sql {
  return sql`SELECT CAST(${group}(${list}(o."id", o."birthDate", o."recruitedOn", o."gender", o."ethnicity",
    (SELECT ${group}(${list}(a."id", a."positionId", a."unitId", a."kind", a."firstTerm", a."validFrom", a."validUntil"))
      FROM "assignment" a WHERE a."officialId" = o."id" AND a."validFrom" <= ${through}),
    (SELECT ${group}(${list}(q."id", q."levelId", q."fieldOfStudyId", ${SCHOOL}, q."number", q."issuedOn", q."validThrough", q."state", q."revokedFrom", q."voidFromStart"))
      FROM "qualification" q WHERE q."officialId" = o."id"),
    (SELECT ${group}(${list}(c."id", c."name", c."courseId", c."heldThrough", CASE WHEN c."state" = 'CLOSED' THEN coalesce(c."closedOn", c."heldThrough") END))
      FROM "enrolment" e JOIN "class" c ON c."id" = e."classId" WHERE e."officialId" = o."id" AND e."state" = 'CONFIRMED' AND c."state" <> 'CANCELLED')
  )) AS text) AS bucket FROM "official" o WHERE o."id" IN (${officials}) GROUP BY o."id" / ${BUCKET}`;
}

/**
 * The school tells two certificates of one number apart, and is asked for nowhere else. Where the number stands
 * alone it stays behind: text with Vietnamese letters takes twice the memory and four times as long to hand over.
 */
const SCHOOL = raw(`CASE WHEN q."number" IS NOT NULL AND EXISTS (SELECT 1 FROM "qualification" x
  WHERE x."officialId" = q."officialId" AND x."number" = q."number" AND x."id" <> q."id") THEN q."school" END`);

type Bit = 0 | 1 | boolean;
type AssignmentRow = [
  id: number,
  positionId: number,
  unitId: number,
  kind: AssignmentKind,
  firstTerm: Bit | null,
  validFrom: string,
  validUntil: string | null,
];
type QualificationRow = [
  id: number,
  levelId: number,
  fieldId: number | null,
  school: string | null,
  number: string | null,
  issuedOn: string | null,
  validThrough: string | null,
  state: Qualification["state"],
  revokedFrom: string | null,
  voidFromStart: Bit,
];
type TrainingRow = [classId: number, name: string, courseId: number, heldThrough: string, closedOn: string | null];
type PersonRow = [
  id: number,
  birthDate: string | null,
  recruitedOn: string | null,
  gender: string,
  ethnicity: string | null,
  assignments: AssignmentRow[] | null,
  qualifications: QualificationRow[] | null,
  trainings: TrainingRow[] | null,
];

function personOf(
  [id, birthDate, recruitedOn, gender, ethnicity, assignments, qualifications, trainings]: PersonRow,
  catalogue: Catalogue,
): Fetched {
  return {
    id,
    birthDate,
    recruitedOn,
    gender,
    ethnicity,
    assignments: (assignments ?? []).map(assignmentOf),
    qualifications: made(qualifications, (row) => qualificationOf(row, catalogue)),
    trainings: made(trainings, (row) => trainingOf(row, catalogue)),
  };
}

const NONE: readonly never[] = [];

/** What refers to a row that has since been deleted is itself gone. */
function made<R, T>(rows: readonly R[] | null, make: (row: R) => T | null): readonly T[] {
  if (!rows || rows.length === 0) return NONE;
  const all: T[] = [];
  for (const row of rows) {
    const one = make(row);
    if (one) all.push(one);
  }
  return all;
}

const assignmentOf = ([id, positionId, unitId, kind, firstTerm, validFrom, validUntil]: AssignmentRow): Assignment => ({
  id,
  positionId,
  unitId,
  kind,
  firstTerm: firstTerm === null ? null : Boolean(firstTerm),
  validFrom,
  validUntil,
});

function qualificationOf(row: QualificationRow, { levels }: Catalogue): Qualification | null {
  const [id, levelId, fieldId, school, number, issuedOn, validThrough, state, revokedFrom, voidFromStart] = row;
  const level = levels.get(levelId);
  if (!level) return null;
  return {
    id,
    level,
    fieldId,
    school,
    number,
    issuedOn: issuedOn === null ? null : lastOf(issuedOn),
    issuedAs: issuedOn,
    validThrough,
    state,
    revokedFrom,
    voidFromStart: Boolean(voidFromStart),
    suspensions: NONE,
  };
}

function trainingOf(
  [classId, name, courseId, heldThrough, closedOn]: TrainingRow,
  { courses }: Catalogue,
): Training | null {
  const course = courses.get(courseId);
  return course ? { classId, name, course, heldThrough, closedOn } : null;
}
