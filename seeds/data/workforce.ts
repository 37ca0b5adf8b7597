/** How the invented commune staff behaves: who comes, who goes, when there are elections. Every figure is a choice. */

/** The first day that the demonstration shows, and the day up to which it is told. */
export const FIRST_DAY_SHOWN = "2010-01-01";
export const TOLD_UNTIL = "2026-07-01";
/** The day of the two published shares. */
export const COUNT_DAY = "2018-12-31";

export type Intake = {
  /** Age when first appointed. */
  readonly ages: readonly [least: number, most: number];
  /** Share of women. */
  readonly women: number;
};

/** Who is taken when nobody is promoted. */
export const INTAKE: Readonly<Record<string, Intake>> = {
  PARTY_SECRETARY: { ages: [33, 45], women: 0.1 },
  PARTY_DEPUTY_SECRETARY: { ages: [31, 44], women: 0.18 },
  PEOPLE_COUNCIL_CHAIR: { ages: [34, 46], women: 0.14 },
  PEOPLE_COUNCIL_VICE_CHAIR: { ages: [30, 44], women: 0.26 },
  PEOPLE_COMMITTEE_CHAIR: { ages: [32, 45], women: 0.08 },
  PEOPLE_COMMITTEE_VICE_CHAIR: { ages: [30, 43], women: 0.16 },
  FATHERLAND_FRONT_CHAIR: { ages: [36, 50], women: 0.2 },
  YOUTH_UNION_SECRETARY: { ages: [22, 29], women: 0.34 },
  WOMEN_UNION_CHAIR: { ages: [26, 44], women: 1 },
  FARMERS_ASSOCIATION_CHAIR: { ages: [30, 47], women: 0.2 },
  VETERANS_ASSOCIATION_CHAIR: { ages: [42, 54], women: 0.02 },
  POLICE_CHIEF: { ages: [25, 40], women: 0 },
  MILITARY_COMMANDER: { ages: [23, 34], women: 0 },
  OFFICE_STATISTICS: { ages: [23, 33], women: 0.52 },
  LAND_CONSTRUCTION: { ages: [23, 33], women: 0.22 },
  FINANCE_ACCOUNTING: { ages: [23, 33], women: 0.66 },
  JUSTICE_CIVIL_STATUS: { ages: [23, 33], women: 0.42 },
  CULTURE_SOCIETY: { ages: [23, 34], women: 0.5 },
};

/** From where a position is filled within the commune, the likeliest first. */
export const LADDER: Readonly<Record<string, readonly string[]>> = {
  PARTY_SECRETARY: ["PARTY_DEPUTY_SECRETARY", "PEOPLE_COMMITTEE_CHAIR"],
  PARTY_DEPUTY_SECRETARY: ["FATHERLAND_FRONT_CHAIR", "PEOPLE_COUNCIL_VICE_CHAIR", "OFFICE_STATISTICS"],
  PEOPLE_COUNCIL_CHAIR: ["PARTY_DEPUTY_SECRETARY", "PEOPLE_COUNCIL_VICE_CHAIR"],
  PEOPLE_COUNCIL_VICE_CHAIR: ["WOMEN_UNION_CHAIR", "FARMERS_ASSOCIATION_CHAIR", "YOUTH_UNION_SECRETARY"],
  PEOPLE_COMMITTEE_CHAIR: ["PEOPLE_COMMITTEE_VICE_CHAIR", "PARTY_DEPUTY_SECRETARY"],
  PEOPLE_COMMITTEE_VICE_CHAIR: ["MILITARY_COMMANDER", "LAND_CONSTRUCTION", "YOUTH_UNION_SECRETARY", "POLICE_CHIEF"],
  FATHERLAND_FRONT_CHAIR: ["FARMERS_ASSOCIATION_CHAIR", "WOMEN_UNION_CHAIR", "YOUTH_UNION_SECRETARY"],
};
/** How often a vacant position is filled from the ladder, if anyone stands on it. */
export const PROMOTED = 0.7;

/** Congresses and first sessions of councils: the days on which an office begins anew. */
const PARTY_CONGRESSES = ["2010-06-21", "2015-06-22", "2020-06-22", "2025-08-04"];
const COUNCIL_SESSIONS = ["2011-06-20", "2016-06-20", "2021-06-21", "2026-03-30"];
export const TERMS: Readonly<Record<string, readonly string[]>> = {
  PARTY_SECRETARY: PARTY_CONGRESSES,
  PARTY_DEPUTY_SECRETARY: PARTY_CONGRESSES,
  PEOPLE_COUNCIL_CHAIR: COUNCIL_SESSIONS,
  PEOPLE_COUNCIL_VICE_CHAIR: COUNCIL_SESSIONS,
  PEOPLE_COMMITTEE_CHAIR: COUNCIL_SESSIONS,
  PEOPLE_COMMITTEE_VICE_CHAIR: COUNCIL_SESSIONS,
  FATHERLAND_FRONT_CHAIR: ["2013-09-16", "2018-09-17", "2024-04-15"],
  YOUTH_UNION_SECRETARY: ["2012-04-16", "2017-04-17", "2022-04-18"],
  WOMEN_UNION_CHAIR: ["2011-05-16", "2016-05-16", "2021-05-17", "2025-10-20"],
  FARMERS_ASSOCIATION_CHAIR: ["2012-09-17", "2018-03-19", "2023-03-20", "2025-11-10"],
  VETERANS_ASSOCIATION_CHAIR: ["2011-11-14", "2016-11-14", "2021-11-15", "2025-12-08"],
};

/** A cadre who would retire within so many months after an election does not stand again, this often. */
export const NEAR_RETIREMENT = { months: 30, leaves: 0.45 };
/** Any other cadre is not elected again, this often. */
export const NOT_ELECTED_AGAIN = 0.05;
/** The age from which a Youth Union secretary hands over at the next congress. */
export const YOUTH_LEAVES_AT = 34;
/** The share of staff that leaves in a year without reaching the age: moves to a district, resigns, dies. */
export const LEAVES_EARLY = 0.006;
/** The share of vacancies among deputies and chairs that stay open for a while, somebody acting. */
export const STAYS_VACANT = 0.55;

/** Communes whose secretary also chairs the People's Council, from each of these days on. */
export const JOINT_CHAIRS: readonly { readonly from: string; readonly more: number }[] = [
  { from: "2011-06-20", more: 12 },
  { from: "2016-06-20", more: 20 },
  { from: "2021-06-21", more: 14 },
];

/** Titles that get a second holder first. */
export const SECOND_HOLDERS = [
  "OFFICE_STATISTICS",
  "LAND_CONSTRUCTION",
  "CULTURE_SOCIETY",
  "FINANCE_ACCOUNTING",
  "JUSTICE_CIVIL_STATUS",
] as const;
/** 62 communes with three second holders, the other 60 with two; a ward has one more in place of a police chief. */
export const WITH_THREE_SECONDS = 62;
/** The last day on which second holders are still being appointed, at first. */
export const SECONDS_COMPLETE_ON = "2013-12-02";
/** Decree 34/2019/NĐ-CP lowered the numbers: a second holder who leaves is not replaced any more. */
export const SECONDS_ENDED_FROM = "2019-06-25";
/** Regular police replaced the chiefs of commune police between these days. */
export const POLICE_REPLACED = { from: "2019-10-01", through: "2021-06-01" } as const;

/** How many may hold a position in one unit after units were joined. */
export type Room = (position: string) => number;
export const ROOM_2020: Room = (position) =>
  ({ PARTY_DEPUTY_SECRETARY: 2, PEOPLE_COMMITTEE_VICE_CHAIR: 2, MILITARY_COMMANDER: 1, POLICE_CHIEF: 1 })[position] ??
  ((SECOND_HOLDERS as readonly string[]).includes(position) ? 3 : 1);
export const ROOM_2025: Room = (position) =>
  ({ PARTY_DEPUTY_SECRETARY: 2, PEOPLE_COMMITTEE_VICE_CHAIR: 3, MILITARY_COMMANDER: 2 })[position] ??
  ((SECOND_HOLDERS as readonly string[]).includes(position) ? 4 : 1);

/** What somebody whose office another one holds in the joined unit may become instead. */
export const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  PARTY_SECRETARY: ["PARTY_DEPUTY_SECRETARY", "PEOPLE_COMMITTEE_VICE_CHAIR"],
  PARTY_DEPUTY_SECRETARY: ["FATHERLAND_FRONT_CHAIR", "PEOPLE_COMMITTEE_VICE_CHAIR"],
  PEOPLE_COUNCIL_CHAIR: ["PEOPLE_COUNCIL_VICE_CHAIR", "PARTY_DEPUTY_SECRETARY"],
  PEOPLE_COUNCIL_VICE_CHAIR: ["FATHERLAND_FRONT_CHAIR", "CULTURE_SOCIETY"],
  PEOPLE_COMMITTEE_CHAIR: ["PEOPLE_COMMITTEE_VICE_CHAIR", "PARTY_DEPUTY_SECRETARY"],
  PEOPLE_COMMITTEE_VICE_CHAIR: ["LAND_CONSTRUCTION"],
  YOUTH_UNION_SECRETARY: ["OFFICE_STATISTICS", "CULTURE_SOCIETY"],
  POLICE_CHIEF: ["OFFICE_STATISTICS", "CULTURE_SOCIETY"],
};
