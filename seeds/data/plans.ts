/** Two phases, their money, and the 36 classes of 2010-2018. Amounts are invented, of a size that fits the cost per head. */
export type PlanOf = {
  readonly code: string;
  readonly name: string;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly document: string;
  readonly note: string;
};
export type SourceOf = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly note?: string;
};

const INVENTED = "Số tiền phân bổ là minh họa, không lấy từ quyết toán.";

export const PLANS: readonly PlanOf[] = [
  {
    code: "KH-2011-2015",
    name: "Kế hoạch đào tạo, bồi dưỡng cán bộ, công chức cấp xã giai đoạn 2011-2015",
    firstYear: 2011,
    lastYear: 2015,
    document: "QD-1374-2011-TTG",
    note: INVENTED,
  },
  {
    code: "KH-2016-2020",
    name: "Kế hoạch đào tạo, bồi dưỡng cán bộ, công chức cấp xã giai đoạn 2016-2020",
    firstYear: 2016,
    lastYear: 2020,
    document: "QD-163-2016-TTG",
    note: INVENTED,
  },
];

export const SOURCES: readonly SourceOf[] = [
  { code: "CENTRAL", name: "Ngân sách trung ương", nameEn: "Central budget", kind: "CENTRAL_BUDGET" },
  { code: "PROVINCE", name: "Ngân sách tỉnh", nameEn: "Provincial budget", kind: "PROVINCIAL_BUDGET" },
  { code: "DISTRICT", name: "Ngân sách huyện, thành phố", nameEn: "District budgets", kind: "DISTRICT_BUDGET" },
  {
    code: "PROGRAMME",
    name: "Chương trình mục tiêu quốc gia",
    nameEn: "National programme",
    kind: "NATIONAL_PROGRAMME",
    note: "Quyết định 1956/QĐ-TTg và 1600/QĐ-TTg.",
  },
  {
    code: "OWN",
    name: "Kinh phí của cơ quan cử người đi học",
    nameEn: "Own funds of the sending office",
    kind: "OWN_FUNDS",
  },
  { code: "OTHER", name: "Nguồn hợp pháp khác", nameEn: "Other lawful sources", kind: "OTHER_LAWFUL" },
  {
    code: "SUPPORT",
    name: "Trung ương hỗ trợ theo đề nghị",
    nameEn: "Central support on request",
    kind: "CENTRAL_SUPPORT",
  },
];

/** Million đồng a year by source: mostly the state's budget, as the province says of itself. */
export const ALLOTMENTS: Readonly<Record<string, Readonly<Record<number, Readonly<Record<string, number>>>>>> = {
  "KH-2011-2015": {
    2011: { PROVINCE: 260, PROGRAMME: 150, DISTRICT: 45, OWN: 20 },
    2012: { PROVINCE: 275, PROGRAMME: 160, DISTRICT: 45, OWN: 20 },
    2013: { PROVINCE: 280, PROGRAMME: 165, DISTRICT: 50, OWN: 20, OTHER: 10 },
    2014: { PROVINCE: 290, PROGRAMME: 150, DISTRICT: 50, OWN: 25, OTHER: 10 },
    2015: { PROVINCE: 300, PROGRAMME: 140, DISTRICT: 55, OWN: 25, OTHER: 15 },
  },
  "KH-2016-2020": {
    2016: { CENTRAL: 60, PROVINCE: 310, PROGRAMME: 90, DISTRICT: 55, OWN: 25 },
    2017: { CENTRAL: 60, PROVINCE: 320, PROGRAMME: 110, DISTRICT: 55, OWN: 30, OTHER: 10 },
    2018: { CENTRAL: 70, PROVINCE: 330, PROGRAMME: 110, DISTRICT: 60, OWN: 30, OTHER: 10 },
    2019: { CENTRAL: 70, PROVINCE: 340, PROGRAMME: 100, DISTRICT: 60, OWN: 30, SUPPORT: 80 },
    2020: { CENTRAL: 70, PROVINCE: 300, PROGRAMME: 80, DISTRICT: 60, OWN: 30 },
  },
};

/** A class: its course, its days, its first day, its size, and whose holders it is for (none: anyone). */
export type ClassOf = {
  readonly course: string;
  readonly days: number;
  readonly from: string;
  readonly size: number;
  readonly titles: readonly string[];
};

const run = (from: string, course: string, days: number, size: number, ...titles: string[]): ClassOf => ({
  course,
  days,
  from,
  size,
  titles,
});

/** A class for the holders of one title. */
const forTitle = (from: string, title: string, size = 93): ClassOf => run(from, `TITLE_${title}`, 5, size, title);

const LEADERS = [
  "PARTY_SECRETARY",
  "PARTY_DEPUTY_SECRETARY",
  "PEOPLE_COUNCIL_CHAIR",
  "PEOPLE_COUNCIL_VICE_CHAIR",
  "PEOPLE_COMMITTEE_CHAIR",
  "PEOPLE_COMMITTEE_VICE_CHAIR",
];
const MASS = [
  "FATHERLAND_FRONT_CHAIR",
  "YOUTH_UNION_SECRETARY",
  "WOMEN_UNION_CHAIR",
  "FARMERS_ASSOCIATION_CHAIR",
  "VETERANS_ASSOCIATION_CHAIR",
];
const SPECIALISTS = [
  "OFFICE_STATISTICS",
  "LAND_CONSTRUCTION",
  "FINANCE_ACCOUNTING",
  "JUSTICE_CIVIL_STATUS",
  "CULTURE_SOCIETY",
];

/** 32 classes of 93 and 4 of 92: 3,344 participations. Each first day is a Monday. */
export const CLASSES: readonly ClassOf[] = [
  forTitle("2010-03-15", "PEOPLE_COMMITTEE_CHAIR"),
  run("2010-05-10", "IT_BASIC", 15, 93, ...SPECIALISTS),
  forTitle("2010-08-16", "POLICE_CHIEF"),
  run("2010-10-11", "LAW_UPDATE", 5, 92),

  run("2011-07-11", "COMMUNE_LEADERS", 20, 93, ...LEADERS),
  forTitle("2011-08-15", "PEOPLE_COUNCIL_VICE_CHAIR"),
  run("2011-09-19", "SKILL_LEADERSHIP", 5, 93, ...LEADERS),
  forTitle("2011-11-07", "FATHERLAND_FRONT_CHAIR"),

  run("2012-03-12", "CIVIL_STATUS", 5, 93, "JUSTICE_CIVIL_STATUS"),
  run("2012-05-14", "COMMUNE_LEADERS", 15, 93, ...LEADERS),
  forTitle("2012-08-13", "WOMEN_UNION_CHAIR"),
  run("2012-10-15", "IT_BASIC", 15, 93, ...SPECIALISTS),

  forTitle("2013-03-11", "MILITARY_COMMANDER"),
  run("2013-05-13", "SKILL_INSPECTION", 5, 92, ...LEADERS),
  forTitle("2013-08-12", "FARMERS_ASSOCIATION_CHAIR"),
  run("2013-10-14", "ETHICS", 5, 93),

  forTitle("2014-03-10", "FINANCE_ACCOUNTING"),
  run("2014-05-12", "DEFENCE_3", 10, 93, "PARTY_SECRETARY", "FATHERLAND_FRONT_CHAIR", "PEOPLE_COMMITTEE_CHAIR"),
  run("2014-08-11", "SKILL_PLANNING", 5, 93, ...SPECIALISTS),
  forTitle("2014-10-13", "VETERANS_ASSOCIATION_CHAIR"),

  forTitle("2015-03-16", "LAND_CONSTRUCTION"),
  run("2015-05-11", "COMMUNE_LEADERS", 10, 93, ...MASS),
  forTitle("2015-08-10", "JUSTICE_CIVIL_STATUS"),
  run("2015-10-12", "SKILL_SITUATIONS", 5, 92),

  run("2016-07-11", "COMMUNE_LEADERS", 20, 93, ...LEADERS),
  forTitle("2016-08-15", "PEOPLE_COMMITTEE_VICE_CHAIR"),
  forTitle("2016-09-19", "PARTY_DEPUTY_SECRETARY"),
  run("2016-11-07", "SKILL_MANAGEMENT", 5, 93, ...LEADERS),

  forTitle("2017-03-13", "OFFICE_STATISTICS"),
  run("2017-05-15", "IT_BASIC", 15, 93, ...SPECIALISTS, "MILITARY_COMMANDER", "POLICE_CHIEF"),
  forTitle("2017-08-14", "YOUTH_UNION_SECRETARY"),
  run("2017-10-16", "ETHICS", 5, 93),

  forTitle("2018-03-12", "CULTURE_SOCIETY"),
  run("2018-05-14", "COMMUNE_LEADERS", 15, 93, ...MASS, ...LEADERS),
  run("2018-08-13", "SKILL_SITUATIONS", 5, 92, ...SPECIALISTS),
  run("2018-10-15", "LAW_UPDATE", 5, 93),
];
