import { COMMITTEE, COUNCIL, FRONT_AND_MASS, PARTY } from "../positions.js";
import {
  atFirst,
  END_OF_TITLES,
  FROM_MEMORY,
  firstAge,
  type Line,
  LOWLAND,
  MOUNTAIN,
  profession,
  type StandardOf,
  schooling,
  stateManagement,
  theory,
} from "./words.js";

const R2004 = { document: "QD-04-2004-BNV", inForceFrom: "2004-02-27", inForceUntil: "2023-08-01" } as const;
const R2023 = { document: "ND-33-2023", inForceFrom: "2023-08-01", inForceUntil: END_OF_TITLES } as const;

/** In the mountains an elementary course is enough, but not for who comes to the position for the first time. */
const mountainProfession = (article: string): Line[] => [
  profession(article, "SO_CAP"),
  atFirst(profession(article, "TRUNG_CAP")),
];

const PARTY_AGE = firstAge("Điều 5", 45, "Lần đầu giữ chức vụ: không quá 45 tuổi.");

const PARTY_2004: readonly StandardOf[] = [
  {
    ...R2004,
    ...LOWLAND,
    code: "PARTY_LEADERS",
    name: "Tiêu chuẩn Bí thư, Phó Bí thư Đảng ủy (đồng bằng, đô thị)",
    positions: PARTY,
    lines: [
      PARTY_AGE,
      schooling("Điều 5", "THPT"),
      theory("Điều 5", "TRUNG_CAP"),
      profession("Điều 5", "TRUNG_CAP"),
      stateManagement("Điều 5"),
    ],
  },
  {
    ...R2004,
    ...MOUNTAIN,
    code: "PARTY_LEADERS_MOUNTAIN",
    name: "Tiêu chuẩn Bí thư, Phó Bí thư Đảng ủy (miền núi)",
    positions: PARTY,
    lines: [
      PARTY_AGE,
      schooling("Điều 5", "THPT"),
      theory("Điều 5", "TRUNG_CAP"),
      ...mountainProfession("Điều 5"),
      stateManagement("Điều 5"),
    ],
  },
];

const COUNCIL_2004: readonly StandardOf[] = [
  {
    ...R2004,
    ...LOWLAND,
    code: "COUNCIL_LEADERS",
    name: "Tiêu chuẩn Chủ tịch, Phó Chủ tịch Hội đồng nhân dân (đồng bằng, đô thị)",
    positions: COUNCIL,
    note: `Tuổi do cấp tỉnh quy định; lần đầu còn công tác ít nhất hai nhiệm kỳ. ${FROM_MEMORY}: chuyên môn.`,
    lines: [schooling("Điều 7", "THPT"), theory("Điều 7", "TRUNG_CAP"), profession("Điều 7", "TRUNG_CAP")],
  },
  {
    ...R2004,
    ...MOUNTAIN,
    code: "COUNCIL_LEADERS_MOUNTAIN",
    name: "Tiêu chuẩn Chủ tịch, Phó Chủ tịch Hội đồng nhân dân (miền núi)",
    positions: COUNCIL,
    note: `Tuổi do cấp tỉnh quy định; lần đầu còn công tác ít nhất hai nhiệm kỳ. ${FROM_MEMORY}: chuyên môn và mức sơ cấp lý luận.`,
    lines: [schooling("Điều 7", "THPT"), theory("Điều 7", "SO_CAP"), ...mountainProfession("Điều 7")],
  },
];

const COMMITTEE_2004: readonly StandardOf[] = [
  {
    ...R2004,
    ...LOWLAND,
    code: "COMMITTEE_LEADERS",
    name: "Tiêu chuẩn Chủ tịch, Phó Chủ tịch Ủy ban nhân dân (đồng bằng, đô thị)",
    positions: COMMITTEE,
    note: `${FROM_MEMORY}: toàn bộ tiêu chuẩn này.`,
    lines: [
      schooling("Điều 8", "THPT"),
      theory("Điều 8", "TRUNG_CAP"),
      profession("Điều 8", "TRUNG_CAP"),
      stateManagement("Điều 8"),
    ],
  },
  {
    ...R2004,
    ...MOUNTAIN,
    code: "COMMITTEE_LEADERS_MOUNTAIN",
    name: "Tiêu chuẩn Chủ tịch, Phó Chủ tịch Ủy ban nhân dân (miền núi)",
    positions: COMMITTEE,
    note: `${FROM_MEMORY}: toàn bộ tiêu chuẩn này.`,
    lines: [
      schooling("Điều 8", "THPT"),
      theory("Điều 8", "SO_CAP"),
      ...mountainProfession("Điều 8"),
      stateManagement("Điều 8"),
    ],
  },
];

const MASS_2004: readonly StandardOf[] = [
  {
    ...R2004,
    ...LOWLAND,
    code: "FRONT_AND_MASS_LEADERS",
    name: "Tiêu chuẩn Chủ tịch Mặt trận và người đứng đầu đoàn thể (đồng bằng, đô thị)",
    positions: FRONT_AND_MASS,
    lines: [schooling("Điều 6", "THPT"), theory("Điều 6", "SO_CAP"), profession("Điều 6", "SO_CAP")],
  },
  {
    ...R2004,
    ...MOUNTAIN,
    code: "FRONT_AND_MASS_LEADERS_MOUNTAIN",
    name: "Tiêu chuẩn Chủ tịch Mặt trận và người đứng đầu đoàn thể (miền núi)",
    positions: FRONT_AND_MASS,
    lines: [schooling("Điều 6", "THCS"), theory("Điều 6", "SO_CAP"), profession("Điều 6", "SO_CAP")],
  },
];

/** The age at first election of one title; where women and men differ, the higher stands and the wording says both. */
const massAge = (position: string, title: string, most: number, words: string): StandardOf => ({
  ...R2004,
  code: `${position}_AGE`,
  name: `Tuổi giữ chức vụ lần đầu: ${title}`,
  positions: [position],
  note: `${FROM_MEMORY}: số tuổi.`,
  lines: [firstAge("Điều 6", most, `Lần đầu giữ chức vụ: ${words}.`)],
});

const MASS_AGES_2004: readonly StandardOf[] = [
  massAge("FATHERLAND_FRONT_CHAIR", "Chủ tịch Ủy ban Mặt trận Tổ quốc", 60, "không quá 60 tuổi (nam), 55 tuổi (nữ)"),
  massAge("YOUTH_UNION_SECRETARY", "Bí thư Đoàn Thanh niên", 30, "không quá 30 tuổi"),
  massAge("WOMEN_UNION_CHAIR", "Chủ tịch Hội Liên hiệp Phụ nữ", 50, "không quá 50 tuổi"),
  massAge("FARMERS_ASSOCIATION_CHAIR", "Chủ tịch Hội Nông dân", 55, "không quá 55 tuổi (nam), 50 tuổi (nữ)"),
  massAge("VETERANS_ASSOCIATION_CHAIR", "Chủ tịch Hội Cựu chiến binh", 65, "không quá 65 tuổi"),
];

const FULL_TERM =
  "Lần đầu giữ chức vụ phải còn đủ 60 tháng công tác; điều kiện này tùy giới và năm sinh, ghi ở đây, không đo bằng trình độ.";

const version2023 = (code: string, name: string, positions: readonly string[], note: string): StandardOf => ({
  ...R2023,
  code,
  name,
  positions,
  note,
  lines: [schooling("Điều 8", "THPT"), profession("Điều 8", "DAI_HOC"), theory("Điều 8", "TRUNG_CAP")],
});

/** One text for the whole country; in hard areas the province sets the profession. */
const CADRES_2023: readonly StandardOf[] = [
  version2023(
    "PARTY_LEADERS",
    "Tiêu chuẩn Bí thư, Phó Bí thư Đảng ủy",
    PARTY,
    `Trừ khi Điều lệ Đảng có quy định khác. ${FULL_TERM} ${FROM_MEMORY}: lý luận chính trị của chức vụ này.`,
  ),
  version2023(
    "COUNCIL_LEADERS",
    "Tiêu chuẩn Chủ tịch, Phó Chủ tịch Hội đồng nhân dân",
    COUNCIL,
    `Trừ khi luật có quy định khác. ${FULL_TERM}`,
  ),
  version2023(
    "COMMITTEE_LEADERS",
    "Tiêu chuẩn Chủ tịch, Phó Chủ tịch Ủy ban nhân dân",
    COMMITTEE,
    `Trừ khi luật có quy định khác. ${FULL_TERM}`,
  ),
  version2023(
    "FRONT_AND_MASS_LEADERS",
    "Tiêu chuẩn Chủ tịch Mặt trận và người đứng đầu đoàn thể",
    FRONT_AND_MASS,
    "Trừ khi luật hoặc điều lệ có quy định khác. Tuổi theo điều lệ của tổ chức.",
  ),
];

export const CADRE_STANDARDS: readonly StandardOf[] = [
  ...PARTY_2004,
  ...COUNCIL_2004,
  ...COMMITTEE_2004,
  ...MASS_2004,
  ...MASS_AGES_2004,
  ...CADRES_2023,
];
