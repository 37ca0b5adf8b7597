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
} from "./words.js";

/** Titles on which a law, an ordinance or a joint circular says more than the general instruments. */

const CIVIL_STATUS: readonly StandardOf[] = [
  {
    code: "CIVIL_STATUS_WORK",
    name: "Tiêu chuẩn công chức làm công tác hộ tịch theo Luật Hộ tịch",
    document: "LUAT-60-2014",
    positions: ["JUSTICE_CIVIL_STATUS"],
    inForceFrom: "2016-01-01",
    inForceUntil: END_OF_TITLES,
    // The circular of 2019 and the decree of 2023 ask for university, and nothing in the law lets them.
    publishedAfter: "ND-33-2023",
    note: "Luật đứng trên nghị định, thông tư: không đòi bằng đại học, nhưng phải đúng ngành luật. Ngày hết lấy theo ngày bỏ chức danh công chức cấp xã.",
    lines: [
      profession("Điều 72 khoản 2", "TRUNG_CAP", ["LAW"], "luật"),
      must(
        "DUTY_TRAINING:CIVIL_STATUS",
        "Điều 72 khoản 2",
        "Đã được bồi dưỡng nghiệp vụ hộ tịch.",
        atLeast("DUTY_TRAINING", "DA_BOI_DUONG", ["DUTY_CIVIL_STATUS"]),
      ),
    ],
  },
];

const MILITARY_FIELD = ["MILITARY_GRASSROOTS"] as const;
const military = (article: string, level: string): Line => profession(article, level, MILITARY_FIELD, "quân sự cơ sở");

const MILITARY: readonly StandardOf[] = [
  {
    code: "MILITARY_COMMANDER",
    name: "Tiêu chuẩn Chỉ huy trưởng Quân sự",
    document: "QD-04-2004-BNV",
    positions: ["MILITARY_COMMANDER"],
    inForceFrom: "2004-02-27",
    inForceUntil: "2013-05-25",
    note: `${FROM_MEMORY}: toàn bộ tiêu chuẩn này; ngày hết lấy theo thông tư liên tịch.`,
    lines: [schooling("Chương công chức", "THCS"), military("Chương công chức", "SO_CAP")],
  },
  {
    code: "MILITARY_COMMANDER",
    name: "Tiêu chuẩn Chỉ huy trưởng Quân sự",
    document: "TTLT-01-2013-BNV-BQP",
    positions: ["MILITARY_COMMANDER"],
    inForceFrom: "2013-05-25",
    inForceUntil: "2020-07-01",
    note: `${FROM_MEMORY}: ngày có hiệu lực.`,
    lines: [adult("Tiêu chuẩn"), military("Tiêu chuẩn", "TRUNG_CAP")],
  },
  {
    code: "MILITARY_COMMANDER",
    name: "Tiêu chuẩn Chỉ huy trưởng Quân sự theo Luật Dân quân tự vệ",
    document: "LUAT-48-2019",
    positions: ["MILITARY_COMMANDER"],
    inForceFrom: "2020-07-01",
    inForceUntil: END_OF_TITLES,
    lines: [military("Điều 26", "TRUNG_CAP")],
  },
];

const POLICE_R = {
  document: "PL-06-2008",
  positions: ["POLICE_CHIEF"],
  inForceFrom: "2009-07-01",
  inForceUntil: "2023-08-01",
} as const;
const POLICE_NOTE = `Là đảng viên. ${FROM_MEMORY}: học vấn theo vùng và trung cấp ngành công an.`;
const police = profession("Tiêu chuẩn", "TRUNG_CAP", ["SECURITY"], "công an, an ninh trật tự");

const POLICE: readonly StandardOf[] = [
  {
    ...POLICE_R,
    ...LOWLAND,
    code: "POLICE_CHIEF",
    name: "Tiêu chuẩn Trưởng Công an xã",
    note: POLICE_NOTE,
    lines: [adult("Tiêu chuẩn"), schooling("Tiêu chuẩn", "THPT"), police],
  },
  {
    ...POLICE_R,
    ...MOUNTAIN,
    code: "POLICE_CHIEF_MOUNTAIN",
    name: "Tiêu chuẩn Trưởng Công an xã (miền núi)",
    note: POLICE_NOTE,
    lines: [adult("Tiêu chuẩn"), schooling("Tiêu chuẩn", "THCS"), police],
  },
];

export const SPECIAL_STANDARDS: readonly StandardOf[] = [...CIVIL_STATUS, ...MILITARY, ...POLICE];
