/** The eleven cadres and seven civil servants of a commune (Decree 92/2009/NĐ-CP, Art. 3). */
export type PositionOf = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly urbanName?: string;
  readonly category: "CADRE" | "CIVIL_SERVANT";
  readonly validUntil?: string;
};

/** The day on which the first instrument of the hub comes into force; titles older than that are not told apart. */
export const POSITIONS_FROM = "2004-02-27";

const cadre = (code: string, name: string, nameEn: string): PositionOf => ({ code, name, nameEn, category: "CADRE" });
const civilServant = (code: string, name: string, nameEn: string, more: Partial<PositionOf> = {}): PositionOf => ({
  code,
  name,
  nameEn,
  category: "CIVIL_SERVANT",
  ...more,
});

/** In the order of the state's forms. */
export const POSITIONS: readonly PositionOf[] = [
  cadre("PARTY_SECRETARY", "Bí thư Đảng ủy", "Secretary of the Party Committee"),
  cadre("PARTY_DEPUTY_SECRETARY", "Phó Bí thư Đảng ủy", "Deputy Secretary of the Party Committee"),
  cadre("PEOPLE_COUNCIL_CHAIR", "Chủ tịch Hội đồng nhân dân", "Chair of the People’s Council"),
  cadre("PEOPLE_COUNCIL_VICE_CHAIR", "Phó Chủ tịch Hội đồng nhân dân", "Vice Chair of the People’s Council"),
  cadre("PEOPLE_COMMITTEE_CHAIR", "Chủ tịch Ủy ban nhân dân", "Chair of the People’s Committee"),
  cadre("PEOPLE_COMMITTEE_VICE_CHAIR", "Phó Chủ tịch Ủy ban nhân dân", "Vice Chair of the People’s Committee"),
  cadre(
    "FATHERLAND_FRONT_CHAIR",
    "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam",
    "Chair of the Fatherland Front Committee",
  ),
  cadre("YOUTH_UNION_SECRETARY", "Bí thư Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Secretary of the Youth Union"),
  cadre("WOMEN_UNION_CHAIR", "Chủ tịch Hội Liên hiệp Phụ nữ Việt Nam", "Chair of the Women’s Union"),
  cadre("FARMERS_ASSOCIATION_CHAIR", "Chủ tịch Hội Nông dân Việt Nam", "Chair of the Farmers’ Association"),
  cadre("VETERANS_ASSOCIATION_CHAIR", "Chủ tịch Hội Cựu chiến binh Việt Nam", "Chair of the Veterans’ Association"),
  civilServant("POLICE_CHIEF", "Trưởng Công an", "Chief of commune police", { validUntil: "2023-08-01" }),
  civilServant("MILITARY_COMMANDER", "Chỉ huy trưởng Quân sự", "Commander of the military command"),
  civilServant("OFFICE_STATISTICS", "Văn phòng - thống kê", "Office and statistics"),
  civilServant(
    "LAND_CONSTRUCTION",
    "Địa chính - nông nghiệp - xây dựng và môi trường",
    "Land administration, agriculture, construction and environment",
    { urbanName: "Địa chính - xây dựng - đô thị và môi trường" },
  ),
  civilServant("FINANCE_ACCOUNTING", "Tài chính - kế toán", "Finance and accounting"),
  civilServant("JUSTICE_CIVIL_STATUS", "Tư pháp - hộ tịch", "Justice and civil status"),
  civilServant("CULTURE_SOCIETY", "Văn hóa - xã hội", "Culture and society"),
];

export const PARTY = ["PARTY_SECRETARY", "PARTY_DEPUTY_SECRETARY"] as const;
export const COUNCIL = ["PEOPLE_COUNCIL_CHAIR", "PEOPLE_COUNCIL_VICE_CHAIR"] as const;
export const COMMITTEE = ["PEOPLE_COMMITTEE_CHAIR", "PEOPLE_COMMITTEE_VICE_CHAIR"] as const;
export const FRONT_AND_MASS = [
  "FATHERLAND_FRONT_CHAIR",
  "YOUTH_UNION_SECRETARY",
  "WOMEN_UNION_CHAIR",
  "FARMERS_ASSOCIATION_CHAIR",
  "VETERANS_ASSOCIATION_CHAIR",
] as const;

export const CADRE_CODES: readonly string[] = POSITIONS.filter((one) => one.category === "CADRE").map(
  (one) => one.code,
);
export const CIVIL_SERVANT_CODES: readonly string[] = POSITIONS.filter((one) => one.category === "CIVIL_SERVANT").map(
  (one) => one.code,
);
