import { addDays, addYears } from "../shared/day.js";
import { type Catalogue, levelKey, loadCatalogue } from "./catalogue.js";
import { type Commune, countryOf, digits, type Row } from "./country.js";
import type { Input } from "./create.js";
import { CADRE_CODES, CIVIL_SERVANT_CODES } from "./data/positions.js";
import { STUDIED, STUDIED_OTHERWISE } from "./data/schools.js";
import { SECOND_HOLDERS } from "./data/workforce.js";
import { nameOf } from "./people.js";
import { type Random, random } from "./random.js";
import { loadStandards } from "./standards.js";
import { loadTraining } from "./training.js";

/** Plain rows of one resource, for bulk insert into an empty hub: each brings its own `id`, and refers by such ids. */
export type Batch = { readonly resource: string; readonly rows: readonly Row[] };

const BATCH = 5_000;

/**
 * A country of the given number of officials, in the shape of the real one before 2025 (beside the demonstration's
 * province, whose units and standards come with it, without officials): generated provinces, districts and communes,
 * each official with one primary position and some 3.5 records. The same rows each time, in an order in which every
 * row comes after those that it refers to.
 */
export async function* nationalRows(officials: number): AsyncGenerator<Batch> {
  const { catalogue, batches, units, areas } = await foundations();
  yield* batches;
  const country = countryOf(officials, units + 1, areas + 1);
  yield* inBatches("Unit", country.units);
  yield* inBatches("UnitArea", country.areas);
  yield* staff(officials, country.communes, catalogue);
}

function* inBatches(resource: string, rows: readonly Row[]): Generator<Batch> {
  for (let i = 0; i < rows.length; i += BATCH) yield { resource, rows: rows.slice(i, i + BATCH) };
}

type Foundations = {
  readonly catalogue: Catalogue;
  readonly batches: readonly Batch[];
  readonly units: number;
  readonly areas: number;
};

/** The catalogues, standards and courses of the demonstration, as rows. */
async function foundations(): Promise<Foundations> {
  const rows = new Map<string, Row[]>();
  const listOf = (resource: string): Row[] => {
    const list = rows.get(resource) ?? [];
    rows.set(resource, list);
    return list;
  };
  const create = async (resource: string, input: Input): Promise<number> => {
    const list = listOf(resource);
    list.push({ ...input, id: list.length + 1 });
    return list.length;
  };
  const catalogue = await loadCatalogue(create);
  await loadStandards(
    create,
    async (resource, id, input) => void Object.assign(listOf(resource)[id - 1] ?? {}, input),
    catalogue,
  );
  await loadTraining(create, catalogue);
  return {
    catalogue,
    batches: [...rows].map(([resource, list]) => ({ resource, rows: list })),
    units: listOf("Unit").length,
    areas: listOf("UnitArea").length,
  };
}

/** Who sits in a commune, in turn: each title once, then second holders. Chiefs of police are gone. */
const TITLES = [...CADRE_CODES, ...CIVIL_SERVANT_CODES.filter((code) => code !== "POLICE_CHIEF"), ...SECOND_HOLDERS];

function* staff(officials: number, communes: readonly Commune[], catalogue: Catalogue): Generator<Batch> {
  const chance = random("national staff");
  let made = 0;
  let records = 0;
  while (made < officials) {
    const people: Row[] = [];
    const posts: Row[] = [];
    const papers: Row[] = [];
    for (; people.length < BATCH && made < officials; made++) {
      const commune = communes[made % communes.length] as Commune;
      const title = TITLES[Math.floor(made / communes.length) % TITLES.length] as string;
      const person = official(made + 1, title, commune.mountainous, chance);
      people.push(person.row);
      posts.push({
        id: made + 1,
        officialId: made + 1,
        positionId: catalogue.positions.of(title),
        unitId: commune.id,
        kind: "PRIMARY",
        firstTerm: null,
        validFrom: person.since,
        validUntil: null,
      });
      for (const paper of recordsOf(person, title, catalogue, chance))
        papers.push({ ...paper, id: ++records, officialId: made + 1 });
    }
    yield { resource: "Official", rows: people };
    yield { resource: "Assignment", rows: posts };
    yield* inBatches("Qualification", papers);
  }
}

type Official = { readonly row: Row; readonly birthDate: string; readonly since: string };

function official(id: number, title: string, mountainous: boolean, chance: Random): Official {
  const gender = title === "WOMEN_UNION_CHAIR" || chance.chance(0.3) ? "FEMALE" : "MALE";
  const ethnicity = mountainous
    ? chance.weighted({ KINH: 35, TAY: 20, NUNG: 12, DAO: 12, MONG: 15, SAN_CHAY: 3, HOA: 3 })
    : "KINH";
  const birthDate = `${chance.whole(1968, 1996)}-${digits(chance.whole(1, 12), 2)}-${digits(chance.whole(1, 28), 2)}`;
  const grown = addYears(birthDate, 23);
  const since = chance.day(grown > "2006-01-01" ? grown : "2006-01-01", "2024-06-30");
  const row = {
    id,
    code: `QG-${digits(id, 7)}`,
    fullName: nameOf(chance, ethnicity, gender),
    gender,
    ethnicity,
    birthDate,
    recruitedOn: chance.chance(0.95) ? since : null,
  };
  return { row, birthDate, since };
}

/** A record of each of three or four dimensions; here and there only declared, or none. */
function* recordsOf(
  { birthDate, since }: Official,
  title: string,
  catalogue: Catalogue,
  chance: Random,
): Generator<Input> {
  const paper = (dimension: string, level: string, issuedOn: string | null, field: string | null = null): Input => ({
    dimensionId: catalogue.dimensions.of(dimension),
    levelId: catalogue.levels.of(levelKey(dimension, level)),
    fieldOfStudyId: field === null ? null : catalogue.fields.of(field),
    issuedOn,
    state: chance.chance(0.03) ? "DECLARED" : "VERIFIED",
    voidFromStart: false,
  });
  const fits = STUDIED[title] ?? STUDIED_OTHERWISE;
  const graduated = chance.day(addYears(birthDate, 20), addDays(since, -1));
  const year = birthDate.slice(0, 4);
  if (chance.chance(0.97))
    yield paper("GENERAL_EDUCATION", chance.chance(0.95) ? "THPT" : "THCS", String(Number(year) + 18));
  if (chance.chance(0.98)) {
    const level = chance.weighted({ SO_CAP: 3, TRUNG_CAP: 22, CAO_DANG: 6, DAI_HOC: 66, THAC_SI: 3 });
    yield paper("PROFESSIONAL", level, graduated, chance.pick(chance.chance(0.93) ? fits : STUDIED_OTHERWISE));
  }
  if (chance.chance(0.85))
    yield paper("POLITICAL_THEORY", chance.weighted({ SO_CAP: 25, TRUNG_CAP: 70, CAO_CAP: 5 }), addYears(graduated, 2));
  if (chance.chance(0.5))
    yield paper(
      "STATE_MANAGEMENT",
      chance.weighted({ CHUC_DANH_CAP_XA: 50, CAN_SU: 20, CHUYEN_VIEN: 30 }),
      addYears(graduated, 1),
    );
  if (chance.chance(0.2)) yield paper("INFORMATICS", "CO_BAN", graduated);
}
