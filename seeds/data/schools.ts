/** Where diplomas come from: real schools of the region; the certificates made out in their names are invented. */
export const SCHOOLS: Readonly<Record<string, readonly string[]>> = {
  SO_CAP: ["Trung tâm Dạy nghề tỉnh Bắc Kạn", "Trường Trung cấp nghề Bắc Kạn"],
  TRUNG_CAP: [
    "Trường Trung cấp nghề Bắc Kạn",
    "Trường Trung cấp Luật Thái Nguyên",
    "Trường Cao đẳng Kinh tế - Tài chính Thái Nguyên",
    "Trường Cao đẳng Cộng đồng Bắc Kạn",
    "Trường Đại học Nông Lâm Thái Nguyên",
  ],
  CAO_DANG: [
    "Trường Cao đẳng Cộng đồng Bắc Kạn",
    "Trường Cao đẳng Kinh tế - Tài chính Thái Nguyên",
    "Trường Cao đẳng Sư phạm Thái Nguyên",
  ],
  DAI_HOC: [
    "Trường Đại học Nông Lâm Thái Nguyên",
    "Trường Đại học Kinh tế và Quản trị Kinh doanh Thái Nguyên",
    "Trường Đại học Khoa học Thái Nguyên",
    "Trường Đại học Luật Hà Nội",
    "Học viện Hành chính Quốc gia",
    "Trường Đại học Sư phạm Thái Nguyên",
  ],
  THAC_SI: ["Học viện Hành chính Quốc gia", "Trường Đại học Nông Lâm Thái Nguyên"],
};
export const MILITARY_SCHOOL = "Trường Quân sự tỉnh Bắc Kạn";
export const POLICE_SCHOOL = "Trường Trung cấp Cảnh sát nhân dân";
export const POLITICAL_SCHOOL = "Trường Chính trị tỉnh Bắc Kạn";
export const PARTY_ACADEMY = "Học viện Chính trị quốc gia Hồ Chí Minh";
export const CENTRES = [
  "Trung tâm Ngoại ngữ - Tin học Bắc Kạn",
  "Trung tâm Giáo dục thường xuyên tỉnh Bắc Kạn",
] as const;
export const JUSTICE_DEPARTMENT = "Sở Tư pháp tỉnh Bắc Kạn";
export const SCHOOL_OFFICE = "Sở Giáo dục và Đào tạo tỉnh Bắc Kạn";

/** Fields that the holders of a title have usually studied, as leaves of the tree; all of them fit the title. */
export const STUDIED: Readonly<Record<string, readonly string[]>> = {
  OFFICE_STATISTICS: [
    "STATE_ADMINISTRATION",
    "OFFICE_ADMINISTRATION",
    "ARCHIVES",
    "LAW_GENERAL",
    "STATISTICS",
    "INFORMATION_TECHNOLOGY",
  ],
  LAND_CONSTRUCTION: [
    "LAND_ADMINISTRATION",
    "LAND_ADMINISTRATION",
    "CONSTRUCTION",
    "SURVEYING",
    "FORESTRY",
    "AGRONOMY",
    "ENVIRONMENT",
  ],
  FINANCE_ACCOUNTING: ["ACCOUNTING", "ACCOUNTING", "FINANCE"],
  JUSTICE_CIVIL_STATUS: ["LAW_GENERAL", "LAW_GENERAL", "LAW_ADMINISTRATIVE", "LAW_SERVICE", "LAW_ECONOMIC"],
  CULTURE_SOCIETY: ["CULTURE_MANAGEMENT", "SOCIAL_WORK", "LABOUR_AFFAIRS", "PRIMARY_EDUCATION", "LITERATURE"],
  MILITARY_COMMANDER: ["MILITARY_GRASSROOTS"],
  POLICE_CHIEF: ["COMMUNE_POLICE", "COMMUNE_POLICE", "PUBLIC_ORDER"],
};
/** Fields found among cadres, and among civil servants who studied something else. */
export const STUDIED_OTHERWISE = [
  "LAW_GENERAL",
  "STATE_ADMINISTRATION",
  "PARTY_BUILDING",
  "MASS_MOBILISATION",
  "AGRONOMY",
  "ANIMAL_HUSBANDRY",
  "FORESTRY",
  "RURAL_DEVELOPMENT",
  "AGRICULTURAL_ECONOMICS",
  "BUSINESS",
  "ACCOUNTING",
  "SECONDARY_EDUCATION",
  "GENERAL_MEDICINE",
] as const;
/** The share of civil servants whose first diploma fits their title. */
export const FITS: Readonly<Record<string, number>> = { MILITARY_COMMANDER: 0.72, POLICE_CHIEF: 0.56 };
export const FITS_USUALLY = 0.93;
