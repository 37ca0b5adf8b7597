/** What can be proven, and the scale of each; levels run from low to high. Rank 0: a file inspected and found empty. */
export type LevelOf = { readonly code: string; readonly name: string; readonly nameEn: string };
export type DimensionOf = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly evidenceExpires?: true;
  /** The rank of the first level: 0 where the scale has a "none". */
  readonly firstRank: 0 | 1;
  readonly levels: readonly LevelOf[];
};

const level = (code: string, name: string, nameEn: string): LevelOf => ({ code, name, nameEn });

export const DIMENSIONS: readonly DimensionOf[] = [
  {
    code: "GENERAL_EDUCATION",
    name: "Trình độ giáo dục phổ thông",
    nameEn: "General education",
    firstRank: 1,
    levels: [
      level("TIEU_HOC", "Tiểu học", "Primary school"),
      level("THCS", "Trung học cơ sở", "Lower secondary school"),
      level("THPT", "Trung học phổ thông", "Upper secondary school"),
    ],
  },
  {
    code: "PROFESSIONAL",
    name: "Trình độ chuyên môn",
    nameEn: "Professional qualification",
    firstRank: 0,
    levels: [
      level("CHUA_DAO_TAO", "Chưa qua đào tạo", "Untrained"),
      level("SO_CAP", "Sơ cấp", "Elementary"),
      level("TRUNG_CAP", "Trung cấp", "Intermediate"),
      level("CAO_DANG", "Cao đẳng", "College"),
      level("DAI_HOC", "Đại học", "University"),
      level("THAC_SI", "Thạc sĩ", "Master’s degree"),
      level("TIEN_SI", "Tiến sĩ", "Doctorate"),
    ],
  },
  {
    code: "POLITICAL_THEORY",
    name: "Lý luận chính trị",
    nameEn: "Political theory",
    firstRank: 0,
    levels: [
      level("CHUA_DAO_TAO", "Chưa qua đào tạo", "Untrained"),
      level("SO_CAP", "Sơ cấp", "Elementary"),
      level("TRUNG_CAP", "Trung cấp", "Intermediate"),
      level("CAO_CAP", "Cao cấp, cử nhân", "Advanced"),
    ],
  },
  {
    code: "STATE_MANAGEMENT",
    name: "Quản lý nhà nước",
    nameEn: "State management",
    firstRank: 0,
    levels: [
      level("CHUA_BOI_DUONG", "Chưa bồi dưỡng", "Untrained"),
      level("CHUC_DANH_CAP_XA", "Bồi dưỡng theo chức danh cấp xã", "Course by commune title"),
      level("CAN_SU", "Ngạch cán sự", "Technician rank"),
      level("CHUYEN_VIEN", "Ngạch chuyên viên", "Specialist rank"),
      level("CHUYEN_VIEN_CHINH", "Ngạch chuyên viên chính", "Principal specialist rank"),
      level("CHUYEN_VIEN_CAO_CAP", "Ngạch chuyên viên cao cấp", "Senior specialist rank"),
    ],
  },
  {
    code: "INFORMATICS",
    name: "Tin học",
    nameEn: "Informatics",
    firstRank: 0,
    levels: [
      level("CHUA_CO", "Chưa có chứng chỉ", "No certificate"),
      level("CO_BAN", "Kỹ năng sử dụng công nghệ thông tin cơ bản", "Basic IT skills"),
      level("NANG_CAO", "Kỹ năng sử dụng công nghệ thông tin nâng cao", "Advanced IT skills"),
      level("BANG_CNTT", "Có bằng về công nghệ thông tin", "Degree in IT"),
    ],
  },
  {
    code: "FOREIGN_LANGUAGE",
    name: "Ngoại ngữ",
    nameEn: "Foreign language",
    firstRank: 0,
    levels: [
      level("CHUA_CO", "Chưa có chứng chỉ", "No certificate"),
      level("BAC_1", "Bậc 1", "Level 1"),
      level("BAC_2", "Bậc 2", "Level 2"),
      level("BAC_3", "Bậc 3", "Level 3"),
      level("BAC_4", "Bậc 4", "Level 4"),
      level("BAC_5", "Bậc 5", "Level 5"),
      level("BAC_6", "Bậc 6", "Level 6"),
    ],
  },
  {
    code: "ETHNIC_LANGUAGE",
    name: "Tiếng dân tộc thiểu số",
    nameEn: "Ethnic-minority language",
    firstRank: 0,
    levels: [
      level("CHUA_BIET", "Chưa biết", "None"),
      level("SU_DUNG_DUOC", "Có chứng chỉ hoặc là tiếng mẹ đẻ", "Certificate or mother tongue"),
    ],
  },
  {
    code: "DEFENCE_SECURITY",
    name: "Kiến thức quốc phòng và an ninh",
    nameEn: "Defence and security",
    firstRank: 0,
    levels: [
      level("CHUA_BOI_DUONG", "Chưa bồi dưỡng", "Untrained"),
      level("DOI_TUONG_4", "Đối tượng 4", "Audience group 4"),
      level("DOI_TUONG_3", "Đối tượng 3", "Audience group 3"),
      level("DOI_TUONG_2", "Đối tượng 2", "Audience group 2"),
      level("DOI_TUONG_1", "Đối tượng 1", "Audience group 1"),
    ],
  },
  {
    code: "DUTY_TRAINING",
    name: "Bồi dưỡng nghiệp vụ theo chức danh",
    nameEn: "Duty training",
    firstRank: 0,
    levels: [level("CHUA_BOI_DUONG", "Chưa bồi dưỡng", "Untrained"), level("DA_BOI_DUONG", "Đã bồi dưỡng", "Trained")],
  },
  {
    code: "SKILLS",
    name: "Kỹ năng, pháp luật, đạo đức công vụ",
    nameEn: "Skills, law, ethics",
    firstRank: 1,
    levels: [level("DA_THAM_GIA", "Đã tham gia", "Attended")],
  },
];
