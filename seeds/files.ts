import { addYears, lastOf } from "../shared/day.js";
import { categoryOf } from "./attainment.js";
import { COMMITTEE, COUNCIL, FRONT_AND_MASS, PARTY } from "./data/positions.js";
import { CENTRES, JUSTICE_DEPARTMENT, PARTY_ACADEMY, POLITICAL_SCHOOL, SCHOOL_OFFICE } from "./data/schools.js";
import { TOLD_UNTIL } from "./data/workforce.js";
import { dayBefore, earlierOf, laterOf, yearOf } from "./days.js";
import { asInLife, asWritten, evidence, firstDay, lastDay, type Registry } from "./evidence.js";
import type { Evidence, Person } from "./people.js";

/** A person as the dimensions see them. */
type Life = {
  readonly person: Person;
  readonly titles: ReadonlySet<string>;
  readonly entry: string;
  readonly last: string;
  readonly leader: boolean;
  readonly civilServant: boolean;
};

const LEADERS: readonly string[] = [...PARTY, ...COUNCIL, ...COMMITTEE];

function lifeOf(person: Person): Life {
  const titles = new Set(person.posts.map((post) => post.position));
  return {
    person,
    titles,
    entry: firstDay(person),
    last: lastDay(person, TOLD_UNTIL),
    leader: LEADERS.some((title) => titles.has(title)),
    civilServant: [...titles].some((title) => categoryOf(title) === "CIVIL_SERVANT"),
  };
}

/** Those who left before this day have the older, thinner files. */
const FILED_FROM = "2012-06-01";

/** Fills the files of all dimensions but the profession, with what files lack in life. */
export function giveFiles(people: readonly Person[], files: Registry): void {
  for (const person of people) {
    const life = lifeOf(person);
    person.partyJoinedOn = joinedParty(life, files);
    for (const rows of life.last < FILED_FROM ? FIRST_FILED : [...FIRST_FILED, ...FILED_LATER]) {
      const found = rows(life, files);
      if (found !== null) person.evidence.push(...asInLife(files.chance, found));
    }
  }
}

const none = (dimension: string, level: string): Evidence[] => [evidence({ dimension, level })];

/** A day in service some years after entry; null where the service ends before. */
function inService({ chance }: Registry, { entry, last }: Life, least: number, most: number): string | null {
  const day = chance.day(addYears(laterOf(entry, "2007-01-01"), least), addYears(laterOf(entry, "2007-01-01"), most));
  return day < last ? day : null;
}

/** A day before entry, grown up. */
const beforeEntry = ({ chance }: Registry, { person, entry }: Life, age = 19): string => {
  const earliest = addYears(person.birthDate, age);
  return chance.day(earliest, laterOf(earliest, dayBefore(entry)));
};

/** Titles that only Party members hold: they joined before they came to the first of them. */
const FOR_MEMBERS: readonly string[] = [...LEADERS, "FATHERLAND_FRONT_CHAIR", "POLICE_CHIEF", "MILITARY_COMMANDER"];

function joinedParty({ person, last }: Life, { chance }: Registry): string | null {
  const earliest = addYears(person.birthDate, 19);
  const first = person.posts.find((post) => FOR_MEMBERS.includes(post.position));
  if (!first && !chance.chance(0.78)) return null;
  const latest = first ? dayBefore(first.from) : laterOf(earliest, dayBefore(last));
  const usual = earlierOf(addYears(person.birthDate, 33), latest);
  return asWritten(chance, chance.day(earliest, laterOf(earliest, usual)));
}

function schooling({ person, entry, leader, civilServant, titles }: Life, { chance, number }: Registry): Evidence[] {
  const early = entry < "2010-01-01";
  const mass = !leader && FRONT_AND_MASS.some((title) => titles.has(title));
  const share = !early ? 0.985 : civilServant ? 0.965 : mass ? 0.84 : 0.93;
  const level = chance.chance(share) ? "THPT" : chance.chance(0.94) ? "THCS" : "TIEU_HOC";
  const age = { TIEU_HOC: 16, THCS: 16, THPT: 18 }[level];
  const year = String(Number(person.birthDate.slice(0, 4)) + age);
  return [
    evidence({ dimension: "GENERAL_EDUCATION", level, school: SCHOOL_OFFICE, number: number("PT"), issuedOn: year }),
  ];
}

/** Political theory: what they bring, what they study in service, and how often, by what they are. */
const THEORY = {
  LEADER: { brings: 0.5, intermediate: 0.66, studies: 0.72, thenIntermediate: 1, advanced: 0.05 },
  MASS: { brings: 0.44, intermediate: 0.34, studies: 0.46, thenIntermediate: 0.5, advanced: 0 },
  CIVIL_SERVANT: { brings: 0.28, intermediate: 0.34, studies: 0.46, thenIntermediate: 0.5, advanced: 0 },
} as const;
/** Each year somewhat more newcomers bring it. */
const MORE_A_YEAR = 0.012;
/** How often one paper stands in the file with two levels, of which at most one is right. */
const ENTERED_TWICE = 0.004;

function theory(life: Life, files: Registry): Evidence[] {
  const { chance } = files;
  const usual = THEORY[life.leader ? "LEADER" : life.civilServant ? "CIVIL_SERVANT" : "MASS"];
  const year = Math.max(2008, yearOf(life.entry));
  const level = (intermediate: number): string => (chance.chance(intermediate) ? "TRUNG_CAP" : "SO_CAP");
  const brought = chance.chance(usual.brings + (year - 2008) * MORE_A_YEAR) ? level(usual.intermediate) : null;
  const studied = brought !== "TRUNG_CAP" && chance.chance(usual.studies) ? level(usual.thenIntermediate) : null;
  const rows = [
    brought && theoryPaper(brought, beforeEntry(files, life, 21), files),
    studied && theoryPaper(studied, inService(files, life, 1, 7), files),
    chance.chance(usual.advanced) && theoryPaper("CAO_CAP", inService(files, life, 8, 14), files),
  ].filter((row): row is Evidence => Boolean(row));
  const last = rows.at(-1);
  if (last && chance.chance(ENTERED_TWICE)) {
    rows.push({ ...last, level: last.level === "SO_CAP" ? "TRUNG_CAP" : "SO_CAP" });
  }
  return rows.length > 0 ? rows : none("POLITICAL_THEORY", "CHUA_DAO_TAO");
}

const theoryPaper = (level: string, day: string | null, { chance, number }: Registry): Evidence | null =>
  day === null
    ? null
    : evidence({
        dimension: "POLITICAL_THEORY",
        level,
        school: level === "CAO_CAP" ? PARTY_ACADEMY : POLITICAL_SCHOOL,
        number: number("LL"),
        issuedOn: asWritten(chance, day),
      });

function stateManagement(life: Life, files: Registry): Evidence[] | null {
  const { chance, number } = files;
  if (!life.leader && !life.civilServant) return null;
  const share = life.leader ? 0.64 : 0.4;
  const day = chance.chance(0.4) ? beforeEntry(files, life, 22) : inService(files, life, 1, 6);
  if (!chance.chance(share) || day === null) return none("STATE_MANAGEMENT", "CHUA_BOI_DUONG");
  const level = life.leader
    ? chance.weighted({ CHUC_DANH_CAP_XA: 0.7, CAN_SU: 0.12, CHUYEN_VIEN: 0.18 })
    : chance.weighted({ CHUC_DANH_CAP_XA: 0.35, CAN_SU: 0.4, CHUYEN_VIEN: 0.25 });
  return [
    evidence({
      dimension: "STATE_MANAGEMENT",
      level,
      school: POLITICAL_SCHOOL,
      number: number("QN"),
      issuedOn: asWritten(chance, day),
    }),
  ];
}

/** Certificates A, B and C count as basic only where issued before 2016-08-10 (joint circular 17/2016, Art. 23). */
const OLD_CERTIFICATES_END = "2016-08-10";
/** How often a certificate carries a last day. */
const WITH_LAST_DAY = 0.07;

function informatics(life: Life, files: Registry): Evidence[] | null {
  const { chance, number } = files;
  if (!life.civilServant && !chance.chance(0.22)) return null;
  const early = life.entry < "2010-01-01";
  const share = life.civilServant ? (early ? 0.76 : 0.95) : 0.8;
  const day = chance.chance(early ? 0.35 : 0.8)
    ? laterOf(beforeEntry(files, life, 20), "2000-03-01")
    : inService(files, life, 1, 8);
  if (!chance.chance(share) || day === null || day >= life.last) return none("INFORMATICS", "CHUA_CO");
  const written = asWritten(chance, day);
  const old = lastOf(written) < OLD_CERTIFICATES_END;
  return [
    evidence({
      dimension: "INFORMATICS",
      level: !old && chance.chance(0.06) ? "NANG_CAO" : "CO_BAN",
      school: chance.pick(CENTRES),
      number: number(old ? `TH${chance.pick(["A", "A", "B", "C"])}` : "UDCNTT"),
      issuedOn: written,
      validThrough: chance.chance(WITH_LAST_DAY) ? addYears(lastOf(written), 5) : null,
    }),
  ];
}

const MOTHER_TONGUES: Readonly<Record<string, string>> = { TAY: "TAY", NUNG: "NUNG", DAO: "DAO", MONG: "MONG" };

function ethnicLanguage(life: Life, { chance, number }: Registry): Evidence[] | null {
  if (!life.civilServant || !chance.chance(0.2)) return null;
  const own = MOTHER_TONGUES[life.person.ethnicity];
  if (own && chance.chance(0.85))
    return [evidence({ dimension: "ETHNIC_LANGUAGE", level: "SU_DUNG_DUOC", field: own })];
  if (chance.chance(0.45)) return none("ETHNIC_LANGUAGE", "CHUA_BIET");
  const day = laterOf(addYears(life.person.birthDate, 22), "2006-01-01");
  return [
    evidence({
      dimension: "ETHNIC_LANGUAGE",
      level: "SU_DUNG_DUOC",
      field: chance.pick(["TAY", "MONG"]),
      school: CENTRES[1],
      number: number("TDT"),
      issuedOn: asWritten(chance, chance.day(day, laterOf(day, dayBefore(life.last)))),
    }),
  ];
}

function foreignLanguage(life: Life, files: Registry): Evidence[] | null {
  const { chance, number } = files;
  if (!life.civilServant || life.entry < "2008-01-01" || !chance.chance(0.22)) return null;
  const issuedOn = beforeEntry(files, life, 20);
  return [
    evidence({
      dimension: "FOREIGN_LANGUAGE",
      level: chance.weighted({ BAC_1: 0.5, BAC_2: 0.4, BAC_3: 0.1 }),
      field: chance.chance(0.9) ? "ENGLISH" : "CHINESE",
      school: chance.pick(CENTRES),
      number: number("NN"),
      issuedOn,
      validThrough: chance.chance(0.3) ? addYears(issuedOn, 2) : null,
    }),
  ];
}

function defence(life: Life, files: Registry): Evidence[] | null {
  const { chance, number } = files;
  if (life.civilServant || !chance.chance(0.2)) return null;
  const day = inService(files, life, 0, 5);
  if (day === null) return null;
  const three = life.titles.has("PARTY_SECRETARY") || life.titles.has("FATHERLAND_FRONT_CHAIR");
  return [
    evidence({
      dimension: "DEFENCE_SECURITY",
      level: three ? "DOI_TUONG_3" : "DOI_TUONG_4",
      school: "Hội đồng Giáo dục quốc phòng và an ninh",
      number: number("QP"),
      issuedOn: asWritten(chance, day),
    }),
  ];
}

function civilStatus(life: Life, files: Registry): Evidence[] | null {
  const { chance, number } = files;
  if (!life.titles.has("JUSTICE_CIVIL_STATUS")) return null;
  const day = chance.chance(0.6) ? inService(files, life, 0, 4) : null;
  if (day === null) return none("DUTY_TRAINING", "CHUA_BOI_DUONG");
  return [
    evidence({
      dimension: "DUTY_TRAINING",
      level: "DA_BOI_DUONG",
      field: "DUTY_CIVIL_STATUS",
      school: JUSTICE_DEPARTMENT,
      number: number("HT"),
      issuedOn: asWritten(chance, day),
    }),
  ];
}

const FIRST_FILED = [schooling, theory] as const;
const FILED_LATER = [stateManagement, informatics, ethnicLanguage, foreignLanguage, defence, civilStatus] as const;
