import {
  adult,
  atLeast,
  END_OF_TITLES,
  FROM_MEMORY,
  type Line,
  LOWLAND,
  MOUNTAIN,
  must,
  profession,
  type StandardOf,
  schooling,
  should,
} from "./words.js";

/** The five titles whose standards the circulars set, with the fields that fit them (from memory, for demonstration). */
export type TitleOf = {
  readonly position: string;
  readonly name: string;
  readonly fields: readonly string[];
  readonly fieldWords: string;
};

export const TITLES: readonly TitleOf[] = [
  {
    position: "OFFICE_STATISTICS",
    name: "Văn phòng - thống kê",
    fields: ["ADMINISTRATION", "LAW", "STATISTICS", "INFORMATION_TECHNOLOGY", "PARTY_BUILDING"],
    fieldWords: "hành chính, luật, thống kê, công nghệ thông tin hoặc xây dựng Đảng và chính quyền nhà nước",
  },
  {
    position: "LAND_CONSTRUCTION",
    name: "Địa chính - xây dựng",
    fields: ["LAND", "AGRICULTURE"],
    fieldWords: "đất đai, xây dựng, môi trường hoặc nông, lâm nghiệp",
  },
  {
    position: "FINANCE_ACCOUNTING",
    name: "Tài chính - kế toán",
    fields: ["ACCOUNTING", "FINANCE"],
    fieldWords: "kế toán hoặc tài chính",
  },
  { position: "JUSTICE_CIVIL_STATUS", name: "Tư pháp - hộ tịch", fields: ["LAW"], fieldWords: "luật" },
  {
    position: "CULTURE_SOCIETY",
    name: "Văn hóa - xã hội",
    fields: ["CULTURE", "EDUCATION", "HUMAN_RESOURCES"],
    fieldWords: "văn hóa, công tác xã hội, lao động, sư phạm hoặc quản trị nhân lực",
  },
];

const FIT = `${FROM_MEMORY}: danh sách ngành phù hợp.`;

/** What may be learnt after recruitment. */
const afterRecruitment = (article: string): Line[] => [
  should(
    "POLITICAL_THEORY",
    article,
    "Lý luận chính trị từ sơ cấp, bồi dưỡng sau khi tuyển dụng.",
    atLeast("POLITICAL_THEORY", "SO_CAP"),
  ),
  should(
    "STATE_MANAGEMENT",
    article,
    "Bồi dưỡng quản lý nhà nước sau khi tuyển dụng.",
    atLeast("STATE_MANAGEMENT", "CHUC_DANH_CAP_XA"),
  ),
];

const informatics = (article: string, wording: string): Line =>
  must("INFORMATICS", article, wording, atLeast("INFORMATICS", "CO_BAN"));

const R2004 = { document: "QD-04-2004-BNV", inForceFrom: "2004-02-27", inForceUntil: "2012-12-15" } as const;
const IN_2004 = "Chương công chức";
const NOTE_2004 = `Tuyển dụng lần đầu không quá 35 tuổi. ${FROM_MEMORY}: chuyên môn, tin học, tuổi; ngày hết lấy theo Thông tư 06/2012/TT-BNV.`;
const USES_COMPUTER = should(
  "INFORMATICS",
  IN_2004,
  "Sử dụng được kỹ thuật tin học.",
  atLeast("INFORMATICS", "CO_BAN"),
);

const versions2004 = ({ position, name, fields, fieldWords }: TitleOf): StandardOf[] => [
  {
    ...R2004,
    ...LOWLAND,
    code: position,
    name: `Tiêu chuẩn công chức ${name} (đồng bằng, đô thị)`,
    positions: [position],
    note: NOTE_2004,
    lines: [
      schooling(IN_2004, "THPT"),
      profession(IN_2004, "TRUNG_CAP", fields, fieldWords),
      USES_COMPUTER,
      ...afterRecruitment(IN_2004),
    ],
  },
  {
    ...R2004,
    ...MOUNTAIN,
    code: `${position}_MOUNTAIN`,
    name: `Tiêu chuẩn công chức ${name} (miền núi)`,
    positions: [position],
    note: `${NOTE_2004} Tuyển dụng lần đầu từ trung cấp.`,
    lines: [
      schooling(IN_2004, "THCS"),
      profession(IN_2004, "SO_CAP", fields, fieldWords),
      USES_COMPUTER,
      ...afterRecruitment(IN_2004),
    ],
  },
];

const version2012 = ({ position, name, fields, fieldWords }: TitleOf): StandardOf => ({
  code: position,
  name: `Tiêu chuẩn công chức ${name}`,
  document: "TT-06-2012-BNV",
  positions: [position],
  inForceFrom: "2012-12-15",
  inForceUntil: "2019-12-25",
  note: `${FIT} ${FROM_MEMORY}: tuổi, học vấn, bồi dưỡng sau tuyển dụng.`,
  lines: [
    adult("Điều 2"),
    schooling("Điều 2", "THPT"),
    profession("Điều 2", "TRUNG_CAP", fields, fieldWords),
    informatics("Điều 2", "Chứng chỉ tin học văn phòng trình độ A trở lên."),
    ...afterRecruitment("Điều 2"),
  ],
});

const version2019 = ({ position, name, fields, fieldWords }: TitleOf): StandardOf => ({
  code: position,
  name: `Tiêu chuẩn công chức ${name}`,
  document: "TT-13-2019-BNV",
  positions: [position],
  inForceFrom: "2019-12-25",
  inForceUntil: "2023-08-01",
  note: FIT,
  lines: [
    adult("Điều 1"),
    schooling("Điều 1", "THPT"),
    profession("Điều 1", "DAI_HOC", fields, fieldWords),
    informatics("Điều 1", "Chứng chỉ sử dụng công nghệ thông tin theo chuẩn kỹ năng cơ bản."),
    ...afterRecruitment("Điều 1"),
  ],
});

const version2023 = ({ position, name, fields, fieldWords }: TitleOf): StandardOf => ({
  code: position,
  name: `Tiêu chuẩn công chức ${name}`,
  document: "ND-33-2023",
  positions: [position],
  inForceFrom: "2023-08-01",
  inForceUntil: END_OF_TITLES,
  note: FIT,
  lines: [
    adult("Điều 10"),
    schooling("Điều 10", "THPT"),
    profession("Điều 10", "DAI_HOC", fields, fieldWords),
    ...afterRecruitment("Điều 10"),
    should(
      "INFORMATICS",
      "Điều 10",
      "Bồi dưỡng tin học theo kế hoạch của tỉnh (khoản 4).",
      atLeast("INFORMATICS", "CO_BAN"),
    ),
    should(
      "FOREIGN_LANGUAGE",
      "Điều 10",
      "Bồi dưỡng ngoại ngữ theo kế hoạch của tỉnh (khoản 4).",
      atLeast("FOREIGN_LANGUAGE", "BAC_1"),
    ),
  ],
});

/** Where ethnic minorities live, their language helps; the instruments only ask for it where the work needs it. */
const ethnicLanguage = (document: string, article: string, inForceFrom: string, inForceUntil: string): StandardOf => ({
  code: "ETHNIC_LANGUAGE",
  name: "Tiếng dân tộc thiểu số của công chức ở vùng dân tộc thiểu số",
  document,
  positions: TITLES.map((one) => one.position),
  anyArea: ["ETHNIC_MINORITY"],
  inForceFrom,
  inForceUntil,
  note: `${FROM_MEMORY}: nơi công việc đòi hỏi; ghi là khuyến khích.`,
  lines: [
    should(
      "ETHNIC_LANGUAGE",
      article,
      "Sử dụng được tiếng dân tộc thiểu số ở địa bàn nơi công việc đòi hỏi; chưa biết thì học sau khi tuyển dụng.",
      atLeast("ETHNIC_LANGUAGE", "SU_DUNG_DUOC"),
    ),
  ],
});

export const CIVIL_SERVANT_STANDARDS: readonly StandardOf[] = [
  ...TITLES.flatMap(versions2004),
  ...TITLES.map(version2012),
  ...TITLES.map(version2019),
  ...TITLES.map(version2023),
  ethnicLanguage("TT-06-2012-BNV", "Điều 2", "2012-12-15", "2019-12-25"),
  ethnicLanguage("TT-13-2019-BNV", "Điều 1", "2019-12-25", "2023-08-01"),
  ethnicLanguage("ND-33-2023", "Điều 10", "2023-08-01", END_OF_TITLES),
];
