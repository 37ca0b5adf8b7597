import { CADRE_CODES, CIVIL_SERVANT_CODES, POSITIONS } from "./positions.js";

/** What may be taught to commune officials, and what passing it gives. */
export type GrantOf = {
  readonly effect: "GRANTS" | "RENEWS" | "EVIDENCE_ONLY";
  readonly dimension: string;
  readonly level: string;
  readonly field?: string;
  readonly validMonths?: number;
  readonly renewWithinMonths?: number;
};
export type CourseOf = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly days: number;
  readonly degreeStudy?: true;
  readonly availableFrom: string;
  readonly availableUntil?: string;
  readonly note?: string;
  readonly grants: readonly GrantOf[];
};

const FROM = "2004-02-27";
/** Decree 89/2021/NĐ-CP shortened the rank courses and those by commune title. */
const SHORTER_FROM = "2021-12-10";
/** How long duty training of a title counts: not said by any text, chosen for the demonstration. */
export const DUTY_MONTHS = 60;

const grants = (dimension: string, level: string, field?: string): readonly GrantOf[] => [
  { effect: "GRANTS", dimension, level, ...(field ? { field } : {}) },
];

const byTitle: readonly CourseOf[] = POSITIONS.map((position) => ({
  code: `TITLE_${position.code}`,
  name: `Bồi dưỡng nghiệp vụ theo chức danh: ${position.name}`,
  nameEn: `Duty training by title: ${position.nameEn}`,
  days: 5,
  availableFrom: FROM,
  ...(position.validUntil ? { availableUntil: position.validUntil } : {}),
  note: "Thời hạn 60 tháng của chứng chỉ là giả định minh họa.",
  grants: [
    {
      effect: "GRANTS",
      dimension: "DUTY_TRAINING",
      level: "DA_BOI_DUONG",
      field: `DUTY_${position.code}`,
      validMonths: DUTY_MONTHS,
    },
  ],
}));

/** Three days that renew the duty training of every title of a category, if taken in time. */
const update = (code: string, name: string, nameEn: string, titles: readonly string[]): CourseOf => ({
  code,
  name,
  nameEn,
  days: 3,
  availableFrom: "2017-10-21",
  note: "Chương trình gia hạn này là giả định minh họa.",
  grants: titles.map((title) => ({
    effect: "RENEWS",
    dimension: "DUTY_TRAINING",
    level: "DA_BOI_DUONG",
    field: `DUTY_${title}`,
    validMonths: DUTY_MONTHS,
    renewWithinMonths: 12,
  })),
});

const duties: readonly CourseOf[] = [
  {
    code: "CIVIL_STATUS",
    name: "Bồi dưỡng nghiệp vụ hộ tịch",
    nameEn: "Civil status work",
    days: 5,
    availableFrom: FROM,
    note: "Luật Hộ tịch không nói thời hạn: chứng chỉ không hết hạn. Theo trí nhớ, chưa đối chiếu: số ngày.",
    grants: grants("DUTY_TRAINING", "DA_BOI_DUONG", "DUTY_CIVIL_STATUS"),
  },
  update("UPDATE_CADRES", "Cập nhật kiến thức, kỹ năng cho cán bộ cấp xã", "Update for commune cadres", CADRE_CODES),
  update(
    "UPDATE_CIVIL_SERVANTS",
    "Cập nhật kiến thức, kỹ năng cho công chức cấp xã",
    "Update for commune civil servants",
    CIVIL_SERVANT_CODES,
  ),
];

const stateManagement: readonly CourseOf[] = [
  {
    code: "COMMUNE_LEADERS",
    name: "Bồi dưỡng lãnh đạo, quản lý cấp xã",
    nameEn: "Commune leaders",
    days: 15,
    availableFrom: FROM,
    availableUntil: SHORTER_FROM,
    note: "Từ hai đến bốn tuần; lớp cụ thể từ 10 đến 20 ngày.",
    grants: grants("STATE_MANAGEMENT", "CHUC_DANH_CAP_XA"),
  },
  {
    code: "COMMUNE_TITLE_WEEK",
    name: "Bồi dưỡng theo tiêu chuẩn chức danh cấp xã (một tuần)",
    nameEn: "Commune title, one week",
    days: 5,
    availableFrom: SHORTER_FROM,
    grants: grants("STATE_MANAGEMENT", "CHUC_DANH_CAP_XA"),
  },
  {
    code: "RANK_CAN_SU",
    name: "Bồi dưỡng ngạch cán sự và tương đương",
    nameEn: "Technician rank",
    days: 30,
    availableFrom: FROM,
    availableUntil: SHORTER_FROM,
    grants: grants("STATE_MANAGEMENT", "CAN_SU"),
  },
  {
    code: "RANK_CHUYEN_VIEN",
    name: "Bồi dưỡng ngạch chuyên viên và tương đương",
    nameEn: "Specialist rank",
    days: 40,
    availableFrom: FROM,
    availableUntil: SHORTER_FROM,
    grants: grants("STATE_MANAGEMENT", "CHUYEN_VIEN"),
  },
  {
    code: "RANK_CHUYEN_VIEN_2021",
    name: "Bồi dưỡng ngạch chuyên viên và tương đương (bốn tuần)",
    nameEn: "Specialist rank, four weeks",
    days: 20,
    availableFrom: SHORTER_FROM,
    grants: grants("STATE_MANAGEMENT", "CHUYEN_VIEN"),
  },
];

const theory: readonly CourseOf[] = [
  {
    code: "THEORY_SO_CAP",
    name: "Sơ cấp lý luận chính trị",
    nameEn: "Political theory, elementary",
    days: 30,
    availableFrom: FROM,
    grants: grants("POLITICAL_THEORY", "SO_CAP"),
  },
  {
    code: "THEORY_TRUNG_CAP",
    name: "Trung cấp lý luận chính trị",
    nameEn: "Political theory, intermediate",
    days: 130,
    availableFrom: FROM,
    note: "Sáu tháng tập trung. Theo trí nhớ, chưa đối chiếu: số ngày.",
    grants: grants("POLITICAL_THEORY", "TRUNG_CAP"),
  },
];

const languagesAndComputers: readonly CourseOf[] = [
  {
    code: "IT_BASIC",
    name: "Ứng dụng công nghệ thông tin cơ bản",
    nameEn: "Basic IT skills",
    days: 15,
    availableFrom: FROM,
    note: "Theo trí nhớ, chưa đối chiếu: số ngày.",
    grants: grants("INFORMATICS", "CO_BAN"),
  },
  ...(
    [
      ["TAY", "Tày"],
      ["MONG", "Mông"],
    ] as const
  ).map(
    ([code, name]): CourseOf => ({
      code: `LANGUAGE_${code}`,
      name: `Tiếng ${name} cho cán bộ, công chức`,
      nameEn: `${name} language`,
      days: 60,
      availableFrom: FROM,
      note: "Theo trí nhớ, chưa đối chiếu: số ngày.",
      grants: grants("ETHNIC_LANGUAGE", "SU_DUNG_DUOC", code),
    }),
  ),
];

const defence: readonly CourseOf[] = [
  {
    code: "DEFENCE_4",
    name: "Bồi dưỡng kiến thức quốc phòng và an ninh đối tượng 4",
    nameEn: "Defence and security, group 4",
    days: 3,
    availableFrom: FROM,
    grants: grants("DEFENCE_SECURITY", "DOI_TUONG_4"),
  },
  {
    code: "DEFENCE_3",
    name: "Bồi dưỡng kiến thức quốc phòng và an ninh đối tượng 3",
    nameEn: "Defence and security, group 3",
    days: 10,
    availableFrom: FROM,
    grants: grants("DEFENCE_SECURITY", "DOI_TUONG_3"),
  },
];

const skill = (code: string, name: string, nameEn: string, effect: GrantOf["effect"] = "GRANTS"): CourseOf => ({
  code,
  name,
  nameEn,
  days: 5,
  availableFrom: FROM,
  grants: [{ effect, dimension: "SKILLS", level: "DA_THAM_GIA", field: code }],
});

const skills: readonly CourseOf[] = [
  skill("SKILL_LEADERSHIP", "Kỹ năng lãnh đạo, quản lý ở cơ sở", "Leadership skills"),
  skill("SKILL_INSPECTION", "Kỹ năng kiểm tra, giám sát", "Inspection and supervision"),
  skill("SKILL_PLANNING", "Kỹ năng xây dựng và tổ chức thực hiện kế hoạch", "Planning"),
  skill("SKILL_MANAGEMENT", "Kỹ năng quản lý, điều hành", "Management"),
  skill("SKILL_SITUATIONS", "Kỹ năng xử lý tình huống", "Handling situations"),
  skill("LAW_UPDATE", "Cập nhật kiến thức pháp luật", "Law update", "EVIDENCE_ONLY"),
  skill("ETHICS", "Đạo đức nghề nghiệp và đạo đức công vụ", "Ethics of profession and public service", "EVIDENCE_ONLY"),
];

const degree = (level: "TRUNG_CAP" | "DAI_HOC", field: string, name: string, nameEn: string): CourseOf => ({
  code: `DEGREE_${level}_${field}`,
  name: `${level === "TRUNG_CAP" ? "Trung cấp" : "Đại học"} ${name} (vừa làm vừa học)`,
  nameEn: `${level === "TRUNG_CAP" ? "Intermediate" : "University"} degree while working: ${nameEn}`,
  days: level === "TRUNG_CAP" ? 400 : 800,
  degreeStudy: true,
  availableFrom: FROM,
  note: "Hai đến bốn năm. Theo trí nhớ, chưa đối chiếu: số ngày.",
  grants: grants("PROFESSIONAL", level, field),
});

const degrees: readonly CourseOf[] = [
  degree("TRUNG_CAP", "LAW_GENERAL", "Luật", "law"),
  degree("TRUNG_CAP", "STATE_ADMINISTRATION", "Hành chính", "administration"),
  degree("TRUNG_CAP", "AGRONOMY", "Trồng trọt", "agronomy"),
  degree("TRUNG_CAP", "MILITARY_GRASSROOTS", "Quân sự cơ sở", "grass-roots military affairs"),
  degree("TRUNG_CAP", "COMMUNE_POLICE", "Công an xã", "commune police"),
  degree("DAI_HOC", "LAW_GENERAL", "Luật", "law"),
  degree("DAI_HOC", "STATE_ADMINISTRATION", "Quản lý nhà nước", "state management"),
  degree("DAI_HOC", "ACCOUNTING", "Kế toán", "accounting"),
  degree("DAI_HOC", "LAND_ADMINISTRATION", "Quản lý đất đai", "land administration"),
  degree("DAI_HOC", "CULTURE_MANAGEMENT", "Quản lý văn hóa", "management of culture"),
];

export const COURSES: readonly CourseOf[] = [
  ...byTitle,
  ...duties,
  ...stateManagement,
  ...theory,
  ...languagesAndComputers,
  ...defence,
  ...skills,
  ...degrees,
];
