import sql from "sql-template-tag";
import type { GapKey } from "../../shared/gap/status.js";
import type { At } from "../context.js";
import { lazily } from "../resource/connection.js";
import { scopeOf } from "../resource/filter.js";
import { type PageArgs, stampOf } from "../resource/page.js";
import { whereOf } from "../resource/shape.js";
import { dayOf } from "./catalogue-day.js";
import { GapConnection } from "./connection.js";
import type { List } from "./entries.js";
import { EVERYONE, fetchPeople, type Officials } from "./facts.js";
import { type GapFilter, type Matches, matching, type Row, rowsOf } from "./filter.js";
import { Finding } from "./finding.js";
import { type Entry, ledgerOf, type Question } from "./ledger.js";
import { byName, pageOf } from "./list.js";
import { OfficialGap } from "./official-gap.js";
import { judgePerson, type PersonGap } from "./rule.js";
import { countFindings, countOfficials } from "./sums.js";
import { inTurns } from "./turns.js";

/** What every question of the gap names: whom it is about, what of them, and which page. */
export type Asked = PageArgs & { readonly officials?: object | null; readonly filter?: GapFilter | null };

/** The officials of a filter, as it is on the day. */
export function setOf(at: At, filter: object | null | undefined): Officials {
  if (!filter) return EVERYONE;
  return sql`SELECT s."id" FROM "official" s WHERE ${whereOf("Official", { filter }, "s", scopeOf(at.asOf, at.hub.database.dialect))}`;
}

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
  for await (const people of groups) {
    for (const person of people) judged.set(person.id, { day, gap: judgePerson(person, day.linesOf, day) });
  }
  return ids.map((id) => judged.get(id) ?? null);
}

/** The officials of a set who are in post, each with their gap: those of whom some finding and assignment match. */
export function gapList(at: At, asked: Asked): GapConnection<Entry> {
  const { database, lang } = at.hub;
  const officials = setOf(at, asked.officials);
  const ledger = lazily(() => ledgerOf(database, officials, at.asOf));
  const matches = lazily(async () => matching(asked.filter, (await ledger()).day));
  const among = async (all: List<Entry>): Promise<List<Entry>> =>
    asked.filter ? matchingOfficials(all, await matches()) : all;
  const found = lazily(async () => among((await ledger()).officials));
  return new GapConnection<Entry>({
    lang,
    total: async () => (await found()).length,
    groups: async (by: readonly GapKey[]) => countOfficials(await ledger(), await found(), await matches(), by),
    page: async () => {
      const all = await among(await byName(database, await ledger(), officials));
      const stamp = stampOf("gaps", at.asOf, asked.officials, asked.filter);
      return pageOf({ all, keyOf: (one) => String(one.id) }, asked, stamp);
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

/** The findings of a set that match, in the order of names, of positions, and of the standards' lines. */
export function findingList(at: At, asked: Asked, question?: Question): GapConnection<Row> {
  const { database, lang } = at.hub;
  const officials = setOf(at, asked.officials);
  const ledger = lazily(() => ledgerOf(database, officials, at.asOf, question));
  const among = async (entries: List<Entry>): Promise<Row[]> =>
    matchingFindings(entries, matching(asked.filter, (await ledger()).day));
  const found = lazily(async () => among((await ledger()).officials));
  return new GapConnection<Row>({
    lang,
    total: async () => (await found()).length,
    groups: async (by: readonly GapKey[]) => countFindings(await ledger(), await found(), by),
    page: async () => {
      const all = await among(await byName(database, await ledger(), officials));
      return pageOf({ all, keyOf }, asked, stampOf("findings", question?.name, at.asOf, asked.officials, asked.filter));
    },
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

async function findingOf(at: At, { official, held, outcome }: Row): Promise<Finding | null> {
  const judged = await judgedOf(at, official.id);
  const assigned = judged?.gap.assignments.find((one) => one.assignment.id === held?.id);
  const one = assigned?.findings.find(({ requirement }) => requirement.id === outcome?.requirement.id);
  return judged && assigned && one ? new Finding(at, judged.day, judged.gap.person, assigned.assignment, one) : null;
}
