import { addDays, addYears } from "../shared/day.js";
import { CADRE_CODES } from "./data/positions.js";
import { FITS, FITS_USUALLY, MILITARY_SCHOOL, POLICE_SCHOOL, SCHOOLS, STUDIED, STUDIED_OTHERWISE } from "./data/schools.js";
import { BROUGHT, type Category, TARGETS, type Target } from "./data/targets.js";
import { TOLD_UNTIL } from "./data/workforce.js";
import { asWritten, evidence, firstDay, lastDay, type Registry } from "./evidence.js";
import { type Evidence, type Person, primaryOn } from "./people.js";
import type { Random } from "./random.js";

export const categoryOf = (position: string): Category => (CADRE_CODES.includes(position) ? "CADRE" : "CIVIL_SERVANT");

/** Since when somebody is known to be at intermediate or above: before they came, from a day, or never; or the file is unclear. */
type Since = "BROUGHT" | "UNCLEAR" | string | null;

/** Who comes after this day may have an unclear file; those counted on the published day are all clear. */
const UNCLEAR_FROM = "2018-12-31";
const UNCLEAR = 0.05;

/** Gives everybody a professional qualification, or the record of none, so that the shares at year ends are the told ones. */
export function giveProfessions(people: readonly Person[], files: Registry): void {
  const since = decide(people, files.chance);
  for (const person of people) person.evidence.push(...professionOf(person, since.get(person) ?? null, files));
}

/** Who is qualified since when, settled year by year: newcomers first, then those who study while working. */
function decide(people: readonly Person[], chance: Random): Map<Person, Since> {
  const since = new Map<Person, Since>();
  let before = "0000-00-00";
  for (const target of TARGETS) {
    settleCategory(people, "CADRE", target, before, since, chance);
    settleCategory(people, "CIVIL_SERVANT", target, before, since, chance);
    before = target.day;
  }
  for (const person of people) if (!since.has(person)) since.set(person, bringsOne(person, chance) ? "BROUGHT" : null);
  return since;
}

const bringsOne = (person: Person, chance: Random): boolean => {
  const post = person.posts[0];
  return post !== undefined && chance.chance(BROUGHT[categoryOf(post.position)](Number(post.from.slice(0, 4))));
};

function settleCategory(
  people: readonly Person[],
  category: Category,
  target: Target,
  before: string,
  since: Map<Person, Since>,
  chance: Random,
): void {
  const year = Number(target.day.slice(0, 4));
  const here = people.filter((person) => {
    const post = primaryOn(person, target.day);
    return post !== undefined && categoryOf(post.position) === category;
  });
  if (before >= UNCLEAR_FROM) for (const person of here) if (!since.has(person) && chance.chance(UNCLEAR)) since.set(person, "UNCLEAR");
  const newcomers = chance.shuffled(here.filter((person) => !since.has(person)));
  const known = here.filter((person) => since.has(person) && since.get(person) !== null && since.get(person) !== "UNCLEAR");
  let missing = Math.round(target[category] * here.length) - known.length;
  const share = before < "2000" ? target[category] : BROUGHT[category](year);
  const bring = Math.max(0, Math.min(missing, Math.round(share * newcomers.length)));
  newcomers.forEach((person, i) => since.set(person, i < bring ? "BROUGHT" : null));
  missing -= bring;
  if (before < "2000" || missing <= 0) return;
  for (const person of students(here, since, target.day, chance).slice(0, missing)) {
    since.set(person, chance.day(laterOf(`${year}-03-01`, firstDay(person)), `${year}-12-20`));
  }
}

const laterOf = (a: string, b: string): string => (a > b ? a : b);

/** Those who might graduate this year, the younger ones rather. */
function students(here: readonly Person[], since: Map<Person, Since>, day: string, chance: Random): Person[] {
  const old = addYears(day, -48);
  return here
    .filter((person) => since.get(person) === null && firstDay(person) < `${day.slice(0, 4)}-12-20`)
    .map((person) => ({ person, order: chance.next() + (person.birthDate < old ? 0.6 : 0) }))
    .sort((a, b) => a.order - b.order)
    .map((one) => one.person);
}

function professionOf(person: Person, since: Since, files: Registry): Evidence[] {
  const { chance } = files;
  const title = person.posts[0]?.position ?? "";
  const lower = broughtAlong(since) ? [] : [belowIntermediate(person, files)];
  if (since === null) return lower;
  const first = firstDiploma(person, title, since, files);
  const rows = [...lower, first, ...laterDiplomas(person, title, first, files)];
  if (since !== "UNCLEAR") return [...rows, ...besides(person, first, files)];
  return chance.chance(0.35) ? [] : rows.map((row) => ({ ...row, state: "DECLARED" }));
}

const broughtAlong = (since: Since): boolean => since === "BROUGHT" || since === "UNCLEAR";

/** An elementary course, or a file that was looked through and holds nothing. */
function belowIntermediate(person: Person, { chance, number }: Registry): Evidence {
  if (chance.chance(0.48)) return evidence({ dimension: "PROFESSIONAL", level: "CHUA_DAO_TAO" });
  const [earliest, entry] = [addYears(person.birthDate, 18), firstDay(person)];
  return evidence({
    dimension: "PROFESSIONAL",
    level: "SO_CAP",
    field: chance.pick(STUDIED_OTHERWISE),
    school: chance.pick(SCHOOLS.SO_CAP ?? []),
    number: number("SC"),
    issuedOn: asWritten(chance, chance.day(earliest, laterOf(earliest, addDays(entry, -1)))),
  });
}

const LEAST_AGE: Readonly<Record<string, number>> = { TRUNG_CAP: 20, CAO_DANG: 21, DAI_HOC: 22 };

/** What newcomers bring: rarely a degree at first, mostly one in later years. */
function levelBrought(chance: Random, category: Category, year: number): string {
  const degree = Math.min(0.8, (category === "CADRE" ? 0.14 : 0.22) + Math.max(0, year - 2008) * 0.055);
  return chance.weighted({ TRUNG_CAP: 0.9 - degree, CAO_DANG: 0.1, DAI_HOC: degree });
}

function firstDiploma(person: Person, title: string, since: string, files: Registry): Evidence {
  const { chance } = files;
  if (!broughtAlong(since)) return diploma(chance.chance(0.82) ? "TRUNG_CAP" : "DAI_HOC", title, since, files);
  const entry = firstDay(person);
  const wanted = levelBrought(chance, categoryOf(title), Number(entry.slice(0, 4)));
  const level = addYears(person.birthDate, LEAST_AGE[wanted] ?? 20) < entry ? wanted : "TRUNG_CAP";
  const earliest = addYears(person.birthDate, level === "TRUNG_CAP" ? 19 : (LEAST_AGE[level] ?? 22));
  const latest = laterOf(earliest, addDays(entry, -1));
  const usual = addYears(earliest, 6);
  return diploma(level, title, chance.day(earliest, usual < latest ? usual : latest), files);
}

function diploma(level: string, title: string, day: string, { chance, number }: Registry): Evidence {
  const fitting = STUDIED[title];
  const fits = fitting && chance.chance(FITS[title] ?? FITS_USUALLY);
  const field = fits ? chance.pick(fitting) : chance.pick(STUDIED_OTHERWISE);
  return evidence({
    dimension: "PROFESSIONAL",
    level,
    field,
    school: schoolOf(chance, level, field),
    number: number(level === "TRUNG_CAP" ? "TC" : level === "CAO_DANG" ? "CD" : "DH"),
    issuedOn: asWritten(chance, day),
  });
}

function schoolOf(chance: Random, level: string, field: string): string {
  if (field === "MILITARY_GRASSROOTS") return MILITARY_SCHOOL;
  if (field === "COMMUNE_POLICE" || field === "PUBLIC_ORDER") return POLICE_SCHOOL;
  return chance.pick(SCHOOLS[level] ?? []);
}

/** A degree studied for while working, and rarely a master's after it. */
function laterDiplomas(person: Person, title: string, first: Evidence, files: Registry): Evidence[] {
  const { chance } = files;
  const last = lastDay(person, TOLD_UNTIL);
  const rows: Evidence[] = [];
  const earliest = laterOf(addYears(`${first.issuedOn?.slice(0, 4)}-12-31`, 4), laterOf(addYears(firstDay(person), 3), "2009-06-01"));
  const young = person.birthDate > addYears(earliest, -46);
  if (first.level !== "DAI_HOC" && young && earliest < last && chance.chance(categoryOf(title) === "CADRE" ? 0.52 : 0.6)) {
    rows.push(diploma("DAI_HOC", title, chance.day(earliest, last), files));
  }
  const degree = rows[0] ?? (first.level === "DAI_HOC" ? first : null);
  const master = degree?.issuedOn ? laterOf(addYears(`${degree.issuedOn.slice(0, 4)}-12-31`, 4), "2014-06-01") : "9999";
  if (master < last && chance.chance(0.035)) {
    rows.push({ ...diploma("THAC_SI", title, chance.day(master, last), files), number: files.number("THS") });
  }
  return rows;
}

/** What else is found in files: a degree only declared, one that was not recognised, one that was revoked. */
function besides(person: Person, first: Evidence, files: Registry): Evidence[] {
  const { chance } = files;
  if (first.level === "DAI_HOC") return [];
  const title = person.posts[0]?.position ?? "";
  const last = lastDay(person, TOLD_UNTIL);
  const from = laterOf(addYears(`${first.issuedOn?.slice(0, 4)}-12-31`, 3), "2012-01-01");
  if (from >= last) return [];
  const extra = (): Evidence => diploma("DAI_HOC", title, chance.day(from, last), files);
  const share = chance.next();
  if (share < 0.022) return [{ ...extra(), state: "DECLARED" }];
  if (share < 0.034) return [{ ...extra(), state: "REJECTED" }];
  if (share >= 0.04 || last < "2021-01-01") return [];
  const forged = extra();
  const issued = addDays(`${forged.issuedOn?.slice(0, 4)}-12-31`, 1);
  return issued < last ? [{ ...forged, revokedFrom: chance.day(laterOf(issued, "2019-03-01"), last) }] : [];
}
