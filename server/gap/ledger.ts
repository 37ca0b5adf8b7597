import { yearsBetween } from "../../shared/day.js";
import {
  type AgeBand,
  ageBand,
  DUTIES,
  type Duty,
  dimensionOf,
  REASONS,
  REQUIREMENT_STATUSES,
  type Reason,
  type RequirementStatus,
  type Verdict,
} from "../../shared/gap/status.js";
import type { Database } from "../database.js";
import { type CatalogueDay, dayOf } from "./catalogue-day.js";
import { Entries, type List } from "./entries.js";
import { type Fetched, fetchPeople, type Officials } from "./facts.js";
import type { Applicable } from "./precedence.js";
import { counts, type Judged, judgePerson, type LinesOf } from "./rule.js";
import type { Assignment, AssignmentKind, Person, Requirement } from "./terms.js";

/**
 * The answers for a set on a day, without their reasons in detail: what lists, counts and rates need. A finding
 * here is one of few: equal outcomes of a line are one object, whoever's they are, so a country takes some 30 MB.
 */
export type Ledger = { readonly day: CatalogueDay; readonly officials: List<Entry> };

/** An official in post. */
export type Entry = {
  readonly id: number;
  readonly gender: string;
  readonly ethnicity: string | null;
  readonly ageBand: AgeBand | null;
  readonly verdict: Verdict | null;
  /** What is held on the day: the primary position first, acting ones last. */
  readonly held: readonly Held[];
};
export type Held = {
  readonly id: number;
  readonly positionId: number;
  readonly unitId: number;
  readonly kind: AssignmentKind;
  readonly outcomes: readonly Outcome[];
};
export type Outcome = {
  readonly requirement: Requirement;
  readonly dimension: string;
  readonly duty: Duty;
  readonly status: RequirementStatus;
  readonly reason: Reason | null;
  /** The keys of the courses that would close it; none unless the question asks for them. */
  readonly courses: readonly number[];
};

/** The courses that would close a finding of a person. */
export type CoursesOf = (judged: Judged, person: Person) => readonly number[];

/** What is asked of each assignment, and which findings are kept. Unless said otherwise: the lines that apply, and all. */
export type Question = {
  /** Names the question among those that are kept in memory. */
  readonly name: string;
  readonly linesOf?: (day: CatalogueDay) => LinesOf;
  /** Then only findings that some course would close are kept, each with its courses. */
  readonly coursesOf?: (day: CatalogueDay) => CoursesOf;
};

const USUAL: Question = { name: "" };

/**
 * How many entries are kept in memory, of whatever sets and days. Each takes some 200 bytes; a ledger and the units
 * of its day are counted as entries too, so that neither many small sets nor many days grow without end.
 */
const KEPT_ENTRIES = 120_000;
const LEDGER_ENTRIES = 100;
type Kept = { written: number; readonly ledgers: Map<string, { readonly ledger: Promise<Ledger>; drawn?: Ledger }> };
const kept = new WeakMap<Database, Kept>();

/** Whose answers: of a set on a day, in the assignments of these units alone; null: of all. */
export type Whose = {
  readonly officials: Officials;
  readonly asOf: string;
  readonly units: ReadonlySet<number> | null;
};

/** The ledger of those of a set who are in post on the day; kept in memory until something is written. */
export function ledgerOf(database: Database, whose: Whose, question: Question = USUAL): Promise<Ledger> {
  const { ledgers } = freshOf(database);
  const { officials, asOf, units } = whose;
  const key = JSON.stringify([question.name, asOf, officials.sql, officials.values, units && [...units]]);
  const known = ledgers.get(key);
  ledgers.delete(key);
  const made: { ledger: Promise<Ledger>; drawn?: Ledger } = known ?? {
    ledger: draw(database, whose, question),
  };
  ledgers.set(key, made);
  if (known) return known.ledger;
  made.ledger.then(
    (drawn) => {
      made.drawn = drawn;
      forgetOldest(ledgers, drawn);
    },
    () => ledgers.delete(key),
  );
  return made.ledger;
}

function freshOf(database: Database): Kept {
  const known = kept.get(database);
  if (known && known.written === database.written()) return known;
  const fresh: Kept = { written: database.written(), ledgers: new Map() };
  kept.set(database, fresh);
  return fresh;
}

/** Keeps the newest, however large, and of the others those last used that fit beside it. */
function forgetOldest(ledgers: Kept["ledgers"], newest: Ledger): void {
  const days = new Set<CatalogueDay>();
  const weightOf = ({ officials, day }: Ledger): number => {
    const view = days.has(day) ? 0 : day.catalogue.units.size;
    days.add(day);
    return officials.length + LEDGER_ENTRIES + view;
  };
  let weight = weightOf(newest);
  // The first of a Map is the longest unused: each use puts its ledger last.
  for (const [key, { drawn }] of [...ledgers].reverse()) {
    if (!drawn || drawn === newest) continue;
    weight += weightOf(drawn);
    if (weight > KEPT_ENTRIES) ledgers.delete(key);
  }
}

async function draw(database: Database, { officials, asOf, units }: Whose, question: Question): Promise<Ledger> {
  const { catalogue, groups } = await fetchPeople(database, { officials, inPostOn: asOf, through: asOf });
  const day = dayOf(catalogue, asOf);
  const enter = entering(day, question, units);
  const entries = new Entries();
  for await (const people of groups) {
    for (const person of people) {
      const entry = enter(person);
      if (entry) entries.add(entry);
    }
  }
  return { day, officials: entries };
}

/** Judges a person and gives what is kept of it; null where nothing is. */
function entering(day: CatalogueDay, question: Question, units: Whose["units"]): (person: Fetched) => Entry | null {
  const setting = { asOf: day.asOf, courses: day.courses, units };
  const lines = question.linesOf?.(day) ?? day.linesOf;
  const coursesOf = question.coursesOf?.(day);
  const outcomesOf = sharing();
  return (person) => {
    const { assignments, verdict } = judgePerson(person, lines, setting);
    const held: Held[] = [];
    for (const { assignment, findings } of assignments) {
      const outcomes = outcomesOf(findings, coursesOf && ((one) => coursesOf(one, person)));
      if (!coursesOf || outcomes.length > 0) held.push(heldOf(assignment, outcomes));
    }
    return held.length > 0 ? entryOf(person, held, verdict, day.asOf) : null;
  };
}

const heldOf = ({ id, positionId, unitId, kind }: Assignment, outcomes: readonly Outcome[]): Held => ({
  id,
  positionId,
  unitId,
  kind,
  outcomes,
});

const entryOf = (
  { id, gender, ethnicity, birthDate }: Fetched,
  held: readonly Held[],
  verdict: Verdict | null,
  asOf: string,
): Entry => ({
  id,
  gender,
  ethnicity,
  ageBand: birthDate === null ? null : ageBand(yearsBetween(birthDate, asOf)),
  verdict,
  held,
});

const numbered = <K extends string>(values: Readonly<Record<K, unknown>>): Readonly<Record<K, number>> =>
  Object.fromEntries(Object.keys(values).map((key, i) => [key, i])) as Record<K, number>;
const DUTY_NO = numbered(DUTIES);
const STATUS_NO = numbered(REQUIREMENT_STATUSES);
const REASON_NO = numbered(REASONS);

/** A list of outcomes, and those that begin like it and go on by one more. */
type Node = { readonly outcomes: readonly Outcome[]; readonly next: Map<Outcome, Node> };

const NO_COURSES: readonly number[] = [];
/** More than the places of duty, status and reason. */
const PLACES = 1024;

/**
 * Gives for findings the one list of their outcomes: equal findings of two assignments give the same list. Asked
 * a million times for a country, so keys are numbers and objects, not joined text. Where courses are asked for,
 * what none would close is left out.
 */
function sharing(): (
  findings: readonly Judged[],
  coursesOf?: (one: Judged) => readonly number[],
) => readonly Outcome[] {
  const root: Node = { outcomes: [], next: new Map() };
  const known = new Map<Applicable, Outcome[]>();
  const numberOf = numbering();
  const outcomeOf = ({ line, requirement, duty, status, reason }: Judged, courses: readonly number[]): Outcome => {
    const ofLine = known.get(line) ?? [];
    if (ofLine.length === 0) known.set(line, ofLine);
    const own = (DUTY_NO[duty] * 8 + STATUS_NO[status]) * 16 + (reason === null ? 15 : REASON_NO[reason]);
    const place = courses.length === 0 ? own : own + PLACES * numberOf(courses);
    ofLine[place] ??= { requirement, dimension: dimensionOf(requirement.subject), duty, status, reason, courses };
    return ofLine[place];
  };
  return (findings, coursesOf) => {
    let node = root;
    for (const finding of findings) {
      const courses = coursesOf ? coursesOf(finding) : NO_COURSES;
      if (coursesOf && courses.length === 0) continue;
      const outcome = outcomeOf(finding, courses);
      const next = node.next.get(outcome) ?? { outcomes: [...node.outcomes, outcome], next: new Map() };
      node.next.set(outcome, next);
      node = next;
    }
    return node.outcomes;
  };
}

/** Numbers lists of keys from 1: equal lists have one number. */
function numbering(): (keys: readonly number[]) => number {
  const known = new Map<string, number>();
  return (keys) => {
    const text = keys.join(" ");
    const number = known.get(text) ?? known.size + 1;
    known.set(text, number);
    return number;
  };
}

/** The primary assignment, under whose position and unit an official is counted; null for those who hold none. */
export const primaryOf = ({ held }: Entry): Held | null => (held[0]?.kind === "PRIMARY" ? held[0] : null);

/** The findings of assignments that count in verdicts. */
export const countedOutcomes = ({ held }: Entry): readonly Outcome[] =>
  held.length === 1 && held[0] && counts(held[0])
    ? held[0].outcomes
    : held.filter(counts).flatMap((one) => one.outcomes);
