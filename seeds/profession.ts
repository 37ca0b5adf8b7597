import { addDays, addYears } from "../shared/day.js";
import { type Attained, attainments, categoryOf } from "./attainment.js";
import {
  FITS,
  FITS_USUALLY,
  MILITARY_SCHOOL,
  POLICE_SCHOOL,
  SCHOOLS,
  STUDIED,
  STUDIED_OTHERWISE,
} from "./data/schools.js";
import type { Category } from "./data/targets.js";
import { TOLD_UNTIL } from "./data/workforce.js";
import { dayBefore, earlierOf, laterOf, yearEnd, yearOf } from "./days.js";
import { asWritten, evidence, firstDay, lastDay, type Registry } from "./evidence.js";
import type { Evidence, Person } from "./people.js";
import type { Random } from "./random.js";

/** Gives everybody a professional qualification, or the record of none, so that the shares at year ends are the told ones. */
export function giveProfessions(people: readonly Person[], files: Registry): void {
  const attained = attainments(people, files.chance);
  for (const person of people) {
    const title = person.posts[0]?.position ?? "";
    const life: Life = { person, title, entry: firstDay(person), last: lastDay(person, TOLD_UNTIL) };
    person.evidence.push(...professionOf(life, attained.get(person) ?? { how: "NEVER" }, files));
  }
}

/** A person with the title, first and last day of their service. */
type Life = { readonly person: Person; readonly title: string; readonly entry: string; readonly last: string };

/** Of unclear files, the share that holds nothing at all; the others hold what is only declared. */
const EMPTY = 0.35;

function professionOf(life: Life, attained: Attained, files: Registry): Evidence[] {
  if (attained.how === "NEVER") return [belowIntermediate(life, files)];
  const lower = attained.how === "STUDIED" ? [belowIntermediate(life, files)] : [];
  const first = attained.how === "STUDIED" ? graduated(life, attained.on, files) : brought(life, files);
  const rows = [...lower, first, ...laterDegrees(life, first, files)];
  if (attained.how !== "UNCLEAR") return [...rows, ...besides(life, first, files)];
  return files.chance.chance(EMPTY) ? [] : rows.map((row) => ({ ...row, state: "DECLARED" }));
}

/** An elementary course, or a file that was looked through and holds nothing. */
function belowIntermediate({ person, entry }: Life, { chance, number }: Registry): Evidence {
  if (chance.chance(0.48)) return evidence({ dimension: "PROFESSIONAL", level: "CHUA_DAO_TAO" });
  const grown = addYears(person.birthDate, 18);
  return evidence({
    dimension: "PROFESSIONAL",
    level: "SO_CAP",
    field: chance.pick(STUDIED_OTHERWISE),
    school: chance.pick(SCHOOLS.SO_CAP ?? []),
    number: number("SC"),
    issuedOn: asWritten(chance, chance.day(grown, laterOf(grown, dayBefore(entry)))),
  });
}

/** What who studies while in service comes home with. */
const graduated = ({ title }: Life, day: string, files: Registry): Evidence =>
  diploma(files.chance.chance(0.82) ? "TRUNG_CAP" : "DAI_HOC", title, day, files);

const LEAST_AGE: Readonly<Record<string, number>> = { TRUNG_CAP: 19, CAO_DANG: 21, DAI_HOC: 22 };

/** What newcomers bring: rarely a degree at first, mostly one in later years. */
function levelBrought(chance: Random, category: Category, year: number): string {
  const degree = Math.min(0.8, (category === "CADRE" ? 0.14 : 0.22) + Math.max(0, year - 2008) * 0.055);
  return chance.weighted({ TRUNG_CAP: 0.9 - degree, CAO_DANG: 0.1, DAI_HOC: degree });
}

function brought({ person, title, entry }: Life, files: Registry): Evidence {
  const ofAge = (level: string): string => addYears(person.birthDate, LEAST_AGE[level] ?? 22);
  const wanted = levelBrought(files.chance, categoryOf(title), yearOf(entry));
  const level = ofAge(wanted) < entry ? wanted : "TRUNG_CAP";
  const earliest = ofAge(level);
  const latest = laterOf(earliest, dayBefore(entry));
  return diploma(level, title, files.chance.day(earliest, earlierOf(addYears(earliest, 6), latest)), files);
}

const SERIES: Readonly<Record<string, string>> = { TRUNG_CAP: "TC", CAO_DANG: "CD", DAI_HOC: "DH", THAC_SI: "THS" };

function diploma(level: string, title: string, day: string, { chance, number }: Registry): Evidence {
  const fitting = STUDIED[title];
  const fits = fitting && chance.chance(FITS[title] ?? FITS_USUALLY);
  const field = fits ? chance.pick(fitting) : chance.pick(STUDIED_OTHERWISE);
  return evidence({
    dimension: "PROFESSIONAL",
    level,
    field,
    school: schoolOf(chance, level, field),
    number: number(SERIES[level] ?? "VB"),
    issuedOn: asWritten(chance, day),
  });
}

function schoolOf(chance: Random, level: string, field: string): string {
  if (field === "MILITARY_GRASSROOTS") return MILITARY_SCHOOL;
  if (field === "COMMUNE_POLICE" || field === "PUBLIC_ORDER") return POLICE_SCHOOL;
  return chance.pick(SCHOOLS[level] ?? []);
}

/** Some years after a diploma; a diploma without a day has been held for ever. */
const yearsAfter = ({ issuedOn }: Evidence, years: number): string => addYears(yearEnd(issuedOn ?? "1990"), years);

/** The share that studies for a degree while in service, of those young enough. */
const STUDIES: Readonly<Record<Category, number>> = { CADRE: 0.52, CIVIL_SERVANT: 0.6 };
const TOO_OLD = 46;
const MASTERS = 0.035;

/** A degree studied for while in service, and rarely a master's after it. */
function laterDegrees(life: Life, first: Evidence, files: Registry): Evidence[] {
  const { chance } = files;
  const degree = first.level === "DAI_HOC" ? null : degreeInService(life, first, files);
  const held = degree ?? (first.level === "DAI_HOC" ? first : null);
  const rows = degree ? [degree] : [];
  const master = held && laterOf(yearsAfter(held, 4), "2014-06-01");
  if (master && master < life.last && chance.chance(MASTERS)) {
    rows.push(diploma("THAC_SI", life.title, chance.day(master, life.last), files));
  }
  return rows;
}

function degreeInService({ person, title, entry, last }: Life, first: Evidence, files: Registry): Evidence | null {
  const earliest = [yearsAfter(first, 4), addYears(entry, 3), "2009-06-01"].reduce(laterOf);
  const young = person.birthDate > addYears(earliest, -TOO_OLD);
  if (!young || earliest >= last || !files.chance.chance(STUDIES[categoryOf(title)])) return null;
  return diploma("DAI_HOC", title, files.chance.day(earliest, last), files);
}

/** What else is found in files: a degree only declared, one that was not recognised, one that was revoked. */
function besides({ title, last }: Life, first: Evidence, files: Registry): Evidence[] {
  const { chance } = files;
  const from = laterOf(yearsAfter(first, 3), "2012-01-01");
  if (first.level === "DAI_HOC" || from >= last) return [];
  const found = chance.weighted({ NOTHING: 960, DECLARED: 22, REJECTED: 12, REVOKED: 6 });
  if (found === "NOTHING") return [];
  const degree = diploma("DAI_HOC", title, chance.day(from, last), files);
  if (found !== "REVOKED") return [{ ...degree, state: found }];
  const noticed = laterOf(addDays(yearsAfter(degree, 0), 1), "2019-03-01");
  return noticed < last ? [{ ...degree, revokedFrom: chance.day(noticed, last) }] : [];
}
