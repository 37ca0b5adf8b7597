import { HARD_AREAS } from "../documents.js";
import { CADRE_CODES } from "../positions.js";
import { TITLES, type TitleOf } from "./civil-servants.js";
import { END_OF_TITLES, profession, type StandardOf } from "./words.js";

/** Invented decisions of the province under the delegations: intermediate is enough in hard areas. */
const PROVINCE = { unit: "06@2004-08-31", anyArea: HARD_AREAS } as const;
const NOTE = "Minh họa, không có thật: chưa tìm được quyết định của tỉnh.";

/** Justice and civil status is left to the law. */
const SET_BY_PROVINCE = TITLES.filter((one) => one.position !== "JUSTICE_CIVIL_STATUS");

const version = (
  { position, name, fields, fieldWords }: TitleOf,
  document: string,
  article: string,
  inForceFrom: string,
  inForceUntil: string,
): StandardOf => ({
  ...PROVINCE,
  code: `PROVINCE_06_${position}`,
  name: `(Minh họa) Trình độ chuyên môn của công chức ${name} ở tỉnh`,
  document,
  positions: [position],
  inForceFrom,
  inForceUntil,
  note: NOTE,
  lines: [profession(article, "TRUNG_CAP", fields, fieldWords)],
});

export const PROVINCE_STANDARDS: readonly StandardOf[] = [
  ...SET_BY_PROVINCE.map((one) => version(one, "QD-MINH-HOA-01-2019", "Điều 1", "2019-12-25", "2023-08-01")),
  ...SET_BY_PROVINCE.map((one) => version(one, "QD-MINH-HOA-02-2023", "Điều 2", "2023-08-01", END_OF_TITLES)),
  {
    ...PROVINCE,
    code: "PROVINCE_06_CADRES",
    name: "(Minh họa) Trình độ chuyên môn của cán bộ cấp xã ở tỉnh",
    document: "QD-MINH-HOA-02-2023",
    positions: CADRE_CODES,
    inForceFrom: "2023-08-01",
    inForceUntil: END_OF_TITLES,
    note: NOTE,
    lines: [profession("Điều 1", "TRUNG_CAP")],
  },
];
