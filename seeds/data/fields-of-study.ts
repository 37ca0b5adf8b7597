/** A tree of fields of study: what stands under a field matches where the field is asked for. */
export type FieldOf = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly below?: readonly FieldOf[];
};

const field = (code: string, name: string, nameEn: string, below: readonly FieldOf[] = []): FieldOf => ({
  code,
  name,
  nameEn,
  below,
});

/** Diplomas. */
const PROFESSIONS: readonly FieldOf[] = [
  field("LAW", "Luật", "Law", [
    field("LAW_GENERAL", "Luật học", "Law studies"),
    field("LAW_ECONOMIC", "Luật kinh tế", "Economic law"),
    field("LAW_ADMINISTRATIVE", "Luật hành chính", "Administrative law"),
    field("LAW_SERVICE", "Dịch vụ pháp lý", "Legal services"),
  ]),
  field("ADMINISTRATION", "Hành chính, quản lý", "Administration and management", [
    field("STATE_ADMINISTRATION", "Quản lý nhà nước", "State management"),
    field("OFFICE_ADMINISTRATION", "Quản trị văn phòng", "Office administration"),
    field("ARCHIVES", "Văn thư - lưu trữ", "Records and archives"),
    field("HUMAN_RESOURCES", "Quản trị nhân lực", "Human resources"),
  ]),
  field("POLITICS", "Chính trị", "Politics", [
    field("PARTY_BUILDING", "Xây dựng Đảng và chính quyền nhà nước", "Building the Party and the state"),
    field("POLITICAL_SCIENCE", "Chính trị học", "Political science"),
    field("MASS_MOBILISATION", "Công tác dân vận, đoàn thể", "Mass mobilisation"),
  ]),
  field("ECONOMICS", "Kinh tế", "Economics", [
    field("ACCOUNTING", "Kế toán", "Accounting"),
    field("FINANCE", "Tài chính - ngân hàng", "Finance and banking"),
    field("AGRICULTURAL_ECONOMICS", "Kinh tế nông nghiệp", "Agricultural economics"),
    field("STATISTICS", "Thống kê", "Statistics"),
    field("BUSINESS", "Quản trị kinh doanh", "Business administration"),
  ]),
  field("AGRICULTURE", "Nông, lâm nghiệp", "Agriculture and forestry", [
    field("AGRONOMY", "Trồng trọt", "Agronomy"),
    field("ANIMAL_HUSBANDRY", "Chăn nuôi - thú y", "Animal husbandry and veterinary medicine"),
    field("FORESTRY", "Lâm nghiệp", "Forestry"),
    field("RURAL_DEVELOPMENT", "Phát triển nông thôn", "Rural development"),
  ]),
  field("LAND", "Đất đai, xây dựng, môi trường", "Land, construction, environment", [
    field("LAND_ADMINISTRATION", "Quản lý đất đai", "Land administration"),
    field("SURVEYING", "Trắc địa - bản đồ", "Surveying and mapping"),
    field("CONSTRUCTION", "Xây dựng", "Construction"),
    field("ENVIRONMENT", "Khoa học môi trường", "Environmental science"),
  ]),
  field("CULTURE", "Văn hóa, xã hội", "Culture and society", [
    field("CULTURE_MANAGEMENT", "Quản lý văn hóa", "Management of culture"),
    field("SOCIAL_WORK", "Công tác xã hội", "Social work"),
    field("LITERATURE", "Ngữ văn", "Literature"),
    field("LABOUR_AFFAIRS", "Lao động - xã hội", "Labour and social affairs"),
  ]),
  field("EDUCATION", "Sư phạm", "Education", [
    field("PRIMARY_EDUCATION", "Giáo dục tiểu học", "Primary education"),
    field("SECONDARY_EDUCATION", "Sư phạm trung học", "Secondary education"),
  ]),
  field("HEALTH", "Y tế", "Health", [field("GENERAL_MEDICINE", "Y sĩ đa khoa", "General medicine")]),
  field("INFORMATION_TECHNOLOGY", "Công nghệ thông tin", "Information technology"),
  field("MILITARY", "Quân sự", "Military", [
    field("MILITARY_GRASSROOTS", "Quân sự cơ sở", "Grass-roots military affairs"),
  ]),
  field("SECURITY", "An ninh, trật tự", "Security", [
    field("COMMUNE_POLICE", "Trung cấp Công an xã", "Commune police"),
    field("PUBLIC_ORDER", "Quản lý nhà nước về an ninh, trật tự", "State management of public order"),
  ]),
];

/** Languages, for certificates of foreign and of ethnic-minority languages. */
const LANGUAGES: readonly FieldOf[] = [
  field("FOREIGN_LANGUAGES", "Ngoại ngữ", "Foreign languages", [
    field("ENGLISH", "Tiếng Anh", "English"),
    field("CHINESE", "Tiếng Trung Quốc", "Chinese"),
    field("RUSSIAN", "Tiếng Nga", "Russian"),
  ]),
  field("ETHNIC_LANGUAGES", "Tiếng dân tộc thiểu số", "Ethnic-minority languages", [
    field("TAY", "Tiếng Tày", "Tày"),
    field("NUNG", "Tiếng Nùng", "Nùng"),
    field("DAO", "Tiếng Dao", "Dao"),
    field("MONG", "Tiếng Mông", "Mông"),
  ]),
];

/** What duty training is for; a title's field is `DUTY_` and its code. */
const DUTIES: readonly FieldOf[] = [
  field("DUTY", "Nghiệp vụ theo chức danh", "Duties by title", [
    field("DUTY_PARTY_SECRETARY", "Nghiệp vụ Bí thư Đảng ủy", "Duties of the Party secretary"),
    field("DUTY_PARTY_DEPUTY_SECRETARY", "Nghiệp vụ Phó Bí thư Đảng ủy", "Duties of the deputy Party secretary"),
    field("DUTY_PEOPLE_COUNCIL_CHAIR", "Nghiệp vụ Chủ tịch HĐND", "Duties of the Council chair"),
    field("DUTY_PEOPLE_COUNCIL_VICE_CHAIR", "Nghiệp vụ Phó Chủ tịch HĐND", "Duties of the Council vice chair"),
    field("DUTY_PEOPLE_COMMITTEE_CHAIR", "Nghiệp vụ Chủ tịch UBND", "Duties of the Committee chair"),
    field("DUTY_PEOPLE_COMMITTEE_VICE_CHAIR", "Nghiệp vụ Phó Chủ tịch UBND", "Duties of the Committee vice chair"),
    field("DUTY_FATHERLAND_FRONT_CHAIR", "Nghiệp vụ công tác Mặt trận", "Duties of the Fatherland Front"),
    field("DUTY_YOUTH_UNION_SECRETARY", "Nghiệp vụ công tác Đoàn", "Duties of the Youth Union"),
    field("DUTY_WOMEN_UNION_CHAIR", "Nghiệp vụ công tác Hội Phụ nữ", "Duties of the Women’s Union"),
    field("DUTY_FARMERS_ASSOCIATION_CHAIR", "Nghiệp vụ công tác Hội Nông dân", "Duties of the Farmers’ Association"),
    field(
      "DUTY_VETERANS_ASSOCIATION_CHAIR",
      "Nghiệp vụ công tác Hội Cựu chiến binh",
      "Duties of the Veterans’ Association",
    ),
    field("DUTY_POLICE_CHIEF", "Nghiệp vụ Trưởng Công an xã", "Duties of the chief of commune police"),
    field("DUTY_MILITARY_COMMANDER", "Nghiệp vụ Chỉ huy trưởng Quân sự", "Duties of the military commander"),
    field("DUTY_OFFICE_STATISTICS", "Nghiệp vụ Văn phòng - thống kê", "Duties of office and statistics"),
    field("DUTY_LAND_CONSTRUCTION", "Nghiệp vụ Địa chính - xây dựng", "Duties of land and construction"),
    field("DUTY_FINANCE_ACCOUNTING", "Nghiệp vụ Tài chính - kế toán", "Duties of finance and accounting"),
    field("DUTY_JUSTICE_CIVIL_STATUS", "Nghiệp vụ Tư pháp - hộ tịch", "Duties of justice and civil status", [
      field("DUTY_CIVIL_STATUS", "Nghiệp vụ hộ tịch", "Civil status work"),
    ]),
    field("DUTY_CULTURE_SOCIETY", "Nghiệp vụ Văn hóa - xã hội", "Duties of culture and society"),
  ]),
];

/** What courses of skills, law and ethics are about. */
const SKILLS: readonly FieldOf[] = [
  field("SKILL", "Kỹ năng, pháp luật, đạo đức", "Skills, law, ethics", [
    field("SKILL_LEADERSHIP", "Kỹ năng lãnh đạo", "Leadership"),
    field("SKILL_INSPECTION", "Kỹ năng kiểm tra, giám sát", "Inspection and supervision"),
    field("SKILL_PLANNING", "Kỹ năng lập kế hoạch", "Planning"),
    field("SKILL_MANAGEMENT", "Kỹ năng quản lý, điều hành", "Management"),
    field("SKILL_SITUATIONS", "Kỹ năng xử lý tình huống", "Handling situations"),
    field("LAW_UPDATE", "Cập nhật kiến thức pháp luật", "Law update"),
    field("ETHICS", "Đạo đức nghề nghiệp, đạo đức công vụ", "Ethics of profession and public service"),
  ]),
];

export const FIELDS_OF_STUDY: readonly FieldOf[] = [...PROFESSIONS, ...LANGUAGES, ...DUTIES, ...SKILLS];
