import type { Input } from "./create.js";
import { type Random, random } from "./random.js";

/** A row with an id of its own, for bulk insert. */
export type Row = Input & { readonly id: number };
export type Commune = { readonly id: number; readonly mountainous: boolean };
/** Generated units: as rows, and the communes among them. */
export type Country = {
  readonly units: readonly Row[];
  readonly areas: readonly Row[];
  readonly communes: readonly Commune[];
};

const OFFICIALS_IN_A_COMMUNE = 22;
const COMMUNES_IN_A_DISTRICT = 16;
const PROVINCES = 62;
const MOUNTAINOUS = 0.4;
/** The first day of the oldest list of unit codes: all units begin with it. */
const FROM = "2004-08-31";
const NOTE = "Đơn vị mẫu, do máy sinh ra.";

export const digits = (value: number, width: number): string => String(value).padStart(width, "0");

/** Two digits as real provinces have them, but for the codes that the demonstration's provinces use. */
const PROVINCE_CODES = Array.from({ length: 96 }, (_, i) => digits(i + 1, 2)).filter(
  (code) => code !== "06" && code !== "19",
);

const FIRST_WORDS = [
  "An",
  "Bình",
  "Cao",
  "Đại",
  "Đông",
  "Hòa",
  "Hưng",
  "Kim",
  "Long",
  "Minh",
  "Nam",
  "Phú",
  "Quang",
  "Sơn",
  "Tân",
  "Thanh",
  "Thượng",
  "Trung",
  "Vĩnh",
  "Xuân",
  "Yên",
];
const SECOND_WORDS = [
  "An",
  "Bình",
  "Châu",
  "Cường",
  "Dương",
  "Giang",
  "Hà",
  "Hải",
  "Hòa",
  "Khê",
  "Lạc",
  "Lâm",
  "Lộc",
  "Mỹ",
  "Phong",
  "Phúc",
  "Sơn",
  "Thành",
  "Thịnh",
  "Thủy",
  "Tiến",
  "Trung",
  "Trường",
];

type UnitOf = {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly parentCode: string | null;
};
type Placed = { readonly unit: UnitOf; readonly mountainous: boolean };

/** Sixty-two provinces with as many districts and communes as so many officials need. */
export function countryOf(officials: number, firstUnit: number, firstArea: number): Country {
  const chance = random("country");
  const districts = Math.max(1, Math.round(officials / OFFICIALS_IN_A_COMMUNE / COMMUNES_IN_A_DISTRICT / PROVINCES));
  const placed = PROVINCE_CODES.slice(0, PROVINCES).flatMap((code) => provinceOf(code, districts, chance));
  const units = placed.map(({ unit }, i) => ({
    ...unit,
    id: firstUnit + i,
    validFrom: FROM,
    validUntil: null,
    note: NOTE,
  }));
  const communes = placed.flatMap(({ unit, mountainous }, i) =>
    unit.code.length === 6 ? [{ id: firstUnit + i, mountainous }] : [],
  );
  const areas = communes
    .filter((one) => one.mountainous)
    .map(({ id }, i) => ({
      id: firstArea + i,
      unitId: id,
      area: "MOUNTAINOUS",
      validFrom: FROM,
      validUntil: null,
      basis: NOTE,
    }));
  return { units, areas, communes };
}

function provinceOf(code: string, districts: number, chance: Random): Placed[] {
  const mountainous = chance.chance(MOUNTAINOUS);
  const units: UnitOf[] = [{ code, name: `Tỉnh mẫu ${code}`, kind: "PROVINCE", parentCode: null }];
  for (let i = 1; i <= districts; i++) units.push(...districtOf(code, i, chance));
  return units.map((unit) => ({ unit, mountainous }));
}

/** Districts have four digits and communes six: no real unit has such a code. The first district is a town. */
function districtOf(province: string, place: number, chance: Random): UnitOf[] {
  const code = `${province}${digits(place, 2)}`;
  const isTown = place === 1;
  const communes = Array.from({ length: COMMUNES_IN_A_DISTRICT }, (_, i) => ({
    code: `${code}${digits(i + 1, 2)}`,
    name: `${chance.pick(FIRST_WORDS)} ${chance.pick(SECOND_WORDS)}`,
    kind: communeKind(isTown, i),
    parentCode: code,
  }));
  return [{ code, name: `Mẫu ${place}`, kind: isTown ? "TOWN" : "DISTRICT", parentCode: province }, ...communes];
}

const communeKind = (inTown: boolean, place: number): string => {
  if (inTown) return place < 8 ? "WARD" : "COMMUNE";
  return place === 0 ? "TOWNSHIP" : "COMMUNE";
};
