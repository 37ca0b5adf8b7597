import sql from "sql-template-tag";
import type { GapKey } from "../../shared/gap/status.js";
import type { Caller } from "../caller.js";
import { type At, viewOf } from "../context.js";
import { lazily } from "../resource/connection.js";
import { scopeOf } from "../resource/filter.js";
import { type PageArgs, stampOf } from "../resource/page.js";
import { whereOf } from "../resource/shape.js";
import { type CatalogueDay, dayOf } from "./catalogue-day.js";
import { GapConnection } from "./connection.js";
import type { List } from "./entries.js";
import { EVERYONE, fetchPeople, type Officials } from "./facts.js";
import { type GapFilter, type Matches, matching, type Row, rowsOf } from "./filter.js";
import { Finding } from "./finding.js";
import { type Entry, type Ledger, ledgerOf, type Question } from "./ledger.js";
import { byName, pageOf, wantedOf } from "./list.js";
import { OfficialGap } from "./official-gap.js";
import type { Part } from "./questions.js";
import { type Judged as Judgement, judgePerson, type PersonGap } from "./rule.js";
import { countFindings, countOfficials } from "./sums.js";
import type { Subject } from "./trace.js";
import { inTurns } from "./turns.js";

/** What every question of the gap names: whom it is about, what of them, and which page. */
export type Asked = PageArgs & { readonly officials?: object | null; readonly filter?: GapFilter | null };

/** The officials of a filter whom the caller sees, as it is on the day. */
export function setOf(at: At, filter: object | null | undefined): Officials {
  if (!filter && at.hub.caller.units === null) return EVERYONE;
  return sql`SELECT s."id" FROM "official" s WHERE ${whereOf("Official", { filter: filter ?? undefined, looking: "ALL" }, "s", scopeOf(viewOf(at)))}`;
}

/** The ledger of those officials, of the assignments that the caller sees. */
export const ledgerFor = (at: At, officials: Officials, question?: Question): Promise<Ledger> =>
  ledgerOf(at.hub.database, { officials, asOf: at.asOf, units: ownUnits(at) }, question);

/** The units whose assignments the caller sees; null: all. */
function ownUnits({ hub: { caller } }: At): ReadonlySet<number> | null {
  if (caller.units === null) return null;
  const known = sets.get(caller) ?? new Set(caller.units);
  sets.set(caller, known);
  return known;
}
const sets = new WeakMap<Caller, ReadonlySet<number>>();

/** The gap of one official on the day, read with those of the others of the page. */
export async function gapOf(at: At, id: number): Promise<OfficialGap | null> {
  const judged = await judgedOf(at, id);
  return judged && new OfficialGap(at, judged.day, judged.gap);
}

type Judged = { readonly day: ReturnType<typeof dayOf>; readonly gap: PersonGap };

const judgedOf = (at: At, id: number): Promise<Judged | null> =>
  at.loader<number, Judged | null>("gap", (ids) => judgeAll(at, ids)).load(id);

async function judgeAll(at: At, ids: readonly number[]): Promise<(Judged | null)[]> {
  const { database } = at.hub;
  const officials = sql`SELECT s."id" FROM "official" s WHERE ${database.dialect.among(sql`s."id"`, ids)}`;
  const { catalogue, groups } = await fetchPeople(database, { officials, through: at.asOf });
  const day = dayOf(catalogue, at.asOf);
  const judged = new Map<number, Judged>();
  const units = ownUnits(at);
  for await (const people of groups) {
    for (const person of people)
      judged.set(person.id, { day, gap: judgePerson(person, day.linesOf, { ...day, units }) });
  }
  return ids.map((id) => judged.get(id) ?? null);
}

/** What cursors remember: an official; an assignment and a requirement. */
const OFFICIAL_KEY = /^\d{1,15}$/;
const FINDING_KEY = /^\d{1,15} \d{1,15}$/;

/** The officials of a set who are in post, each with their gap: those of whom some finding and assignment match. */
export function gapList(at: At, asked: Asked): GapConnection<Entry> {
  const { database, lang, caller } = at.hub;
  const wanted = wantedOf(asked, stampOf("gaps", at.asOf, asked.officials, asked.filter), OFFICIAL_KEY);
  const officials = setOf(at, asked.officials);
  const ledger = lazily(() => ledgerFor(at, officials));
  const matches = lazily(async () => matching(asked.filter, (await ledger()).day));
  const among = async (all: List<Entry>): Promise<List<Entry>> =>
    asked.filter ? matchingOfficials(all, await matches()) : all;
  const found = lazily(async () => among((await ledger()).officials));
  return new GapConnection<Entry>({
    lang,
    caller,
    total: async () => (await found()).length,
    groups: async (by: readonly GapKey[]) => countOfficials(await ledger(), await found(), await matches(), by),
    page: async () => {
      const all = await among(await byName(database, await ledger(), officials));
      return pageOf({ all, keyOf: (one) => String(one.id) }, wanted);
    },
    shown: async (items) => (await Promise.all(items.map((one) => gapOf(at, one.id)))).filter((one) => one !== null),
  });
}

async function matchingOfficials(officials: List<Entry>, matches: Matches): Promise<Entry[]> {
  const found: Entry[] = [];
  await inTurns(officials, (one) => {
    if (rowsOf(one).some(matches)) found.push(one);
  });
  return found;
}

/**
 * The findings of a set that match, in the order of names, of positions, and of the standards' lines. With a part:
 * those of it, of the answers to its question.
 */
export function findingList(at: At, asked: Asked, part?: Part): GapConnection<Row> {
  const { database, lang, caller } = at.hub;
  const stamp = stampOf("findings", part?.name, at.asOf, asked.officials, asked.filter);
  const wanted = wantedOf(asked, stamp, FINDING_KEY);
  const officials = setOf(at, asked.officials);
  const ledger = lazily(() => ledgerFor(at, officials, part?.question));
  const among = async (entries: List<Entry>): Promise<Row[]> => {
    const asks = matching(asked.filter, (await ledger()).day);
    return matchingFindings(entries, part ? (row) => part.matches(row) && asks(row) : asks);
  };
  const found = lazily(async () => among((await ledger()).officials));
  return new GapConnection<Row>({
    lang,
    caller,
    total: async () => (await found()).length,
    groups: async (by: readonly GapKey[]) => countFindings(await ledger(), await found(), by),
    page: async () => pageOf({ all: await among(await byName(database, await ledger(), officials)), keyOf }, wanted),
    shown: async (items) => (await Promise.all(items.map((one) => findingOf(at, one)))).filter((one) => one !== null),
  });
}

async function matchingFindings(officials: List<Entry>, matches: Matches): Promise<Row[]> {
  const found: Row[] = [];
  await inTurns(officials, (one) => {
    for (const row of rowsOf(one)) if (row.outcome && matches(row)) found.push(row);
  });
  return found;
}

const keyOf = ({ held, outcome }: Row): string => `${held?.id} ${outcome?.requirement.id}`;

/** A finding in full: whose it is, and the day on which it was judged. */
export type Found = Subject & { readonly day: CatalogueDay; readonly judged: Judgement };

/** The finding of a row, read with those of the others of the page; null where it has gone in the meantime. */
export async function foundBy(at: At, { official, held, outcome }: Row): Promise<Found | null> {
  const person = await judgedOf(at, official.id);
  const assigned = person?.gap.assignments.find((one) => one.assignment.id === held?.id);
  const judged = assigned?.findings.find(({ requirement }) => requirement.id === outcome?.requirement.id);
  if (!person || !assigned || !judged) return null;
  return { person: person.gap.person, assignment: assigned.assignment, day: person.day, judged };
}

async function findingOf(at: At, row: Row): Promise<Finding | null> {
  const found = await foundBy(at, row);
  return found && new Finding(at, found.day, found.person, found.assignment, found.judged);
}

/** All findings of a set that match, in the order of the list. */
export async function foundFindings(at: At, asked: Pick<Asked, "officials" | "filter">): Promise<Row[]> {
  const { database } = at.hub;
  const officials = setOf(at, asked.officials);
  const ledger = await ledgerFor(at, officials);
  const matches = matching(asked.filter, ledger.day);
  return matchingFindings(await byName(database, ledger, officials), matches);
}
