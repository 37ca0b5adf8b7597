/**
 * The instruments on which the standards, courses and plans of the demonstration rest. Short texts are the
 * hub's own words. What was not checked against the text says so in its note ("Theo trí nhớ, chưa đối chiếu").
 */
export type DelegationOf = {
  readonly subject: string;
  readonly toKind: string;
  readonly areas: readonly string[];
  readonly floor: readonly [dimension: string, level: string];
  readonly validFrom: string;
  readonly validUntil?: string;
};
export type ArticleOf = {
  readonly number: string;
  readonly summary: string;
  readonly delegations?: readonly DelegationOf[];
};
export type DocumentOf = {
  readonly code: string;
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly issuer: string;
  readonly issuedOn: string;
  readonly inForceFrom: string;
  readonly inForceUntil?: string;
  readonly note?: string;
  readonly articles?: readonly ArticleOf[];
};
export type DocumentKindOf = {
  readonly code: string;
  readonly name: string;
  readonly nameEn: string;
  readonly tier: number;
};

/** The larger the tier, the higher the document. */
export const DOCUMENT_KINDS: readonly DocumentKindOf[] = [
  { code: "LAW", name: "Luật", nameEn: "Law", tier: 900 },
  { code: "ORDINANCE", name: "Pháp lệnh", nameEn: "Ordinance", tier: 800 },
  { code: "DECREE", name: "Nghị định", nameEn: "Decree", tier: 700 },
  {
    code: "PRIME_MINISTER_DECISION",
    name: "Quyết định của Thủ tướng Chính phủ",
    nameEn: "Prime Minister’s decision",
    tier: 650,
  },
  { code: "MINISTERIAL_DECISION", name: "Quyết định của Bộ trưởng", nameEn: "Ministerial decision", tier: 600 },
  { code: "JOINT_CIRCULAR", name: "Thông tư liên tịch", nameEn: "Joint circular", tier: 500 },
  { code: "CIRCULAR", name: "Thông tư", nameEn: "Circular", tier: 400 },
  { code: "PARTY_RULE", name: "Quy định của Đảng", nameEn: "Party rule", tier: 300 },
  {
    code: "PROVINCIAL_DECISION",
    name: "Quyết định của Ủy ban nhân dân tỉnh",
    nameEn: "Provincial decision",
    tier: 200,
  },
  { code: "OFFICIAL_LETTER", name: "Công văn hướng dẫn", nameEn: "Official letter", tier: 50 },
];

/** "Mountains etc.": the areas in which the instruments let a province set the professional level. */
export const HARD_AREAS = ["MOUNTAINOUS", "BORDER", "ISLAND", "ETHNIC_MINORITY", "EXTREMELY_DIFFICULT"] as const;

const FROM_MEMORY = "Theo trí nhớ, chưa đối chiếu";

/** Lets the province set the professional level in hard areas, not below the floor. */
const provinceSetsProfession = (floor: string, validFrom: string, validUntil: string): readonly DelegationOf[] => [
  {
    subject: "PROFESSIONAL",
    toKind: "PROVINCIAL_DECISION",
    areas: HARD_AREAS,
    floor: ["PROFESSIONAL", floor],
    validFrom,
    validUntil,
  },
];

const STANDARD_DOCUMENTS: readonly DocumentOf[] = [
  {
    code: "QD-04-2004-BNV",
    number: "04/2004/QĐ-BNV",
    kind: "MINISTERIAL_DECISION",
    title: "Ban hành Quy định tiêu chuẩn cụ thể đối với cán bộ, công chức xã, phường, thị trấn",
    issuer: "Bộ Nội vụ",
    issuedOn: "2004-01-16",
    inForceFrom: "2004-02-27",
    inForceUntil: "2023-08-01",
    note: `${FROM_MEMORY}: ngày hết hiệu lực; các điều về công chức và về lứa tuổi. Ngày có hiệu lực tính là 15 ngày sau khi đăng Công báo 12/02/2004.`,
    articles: [
      {
        number: "Điều 5",
        summary:
          "Tiêu chuẩn của Bí thư, Phó Bí thư Đảng ủy: tuổi khi giữ chức vụ lần đầu, học vấn, lý luận chính trị, chuyên môn theo vùng, bồi dưỡng về công tác Đảng, quản lý nhà nước, quản lý kinh tế.",
      },
      {
        number: "Điều 6",
        summary:
          "Tiêu chuẩn của Chủ tịch Ủy ban Mặt trận Tổ quốc và người đứng đầu các đoàn thể: tuổi lần đầu, học vấn theo vùng, lý luận chính trị từ sơ cấp, chuyên môn tương đương sơ cấp.",
      },
      {
        number: "Điều 7",
        summary: "Tiêu chuẩn của Chủ tịch, Phó Chủ tịch Hội đồng nhân dân; tuổi do cấp tỉnh quy định.",
      },
      {
        number: "Điều 8",
        summary:
          "Tiêu chuẩn của Chủ tịch, Phó Chủ tịch Ủy ban nhân dân; miền núi chuyên môn tương đương sơ cấp, giữ chức vụ lần đầu từ trung cấp.",
      },
      {
        number: "Chương công chức",
        summary: `Tiêu chuẩn của các chức danh công chức cấp xã. ${FROM_MEMORY}: số điều của từng chức danh.`,
      },
    ],
  },
  {
    code: "ND-92-2009",
    number: "92/2009/NĐ-CP",
    kind: "DECREE",
    title:
      "Về chức danh, số lượng, một số chế độ, chính sách đối với cán bộ, công chức ở xã, phường, thị trấn và những người hoạt động không chuyên trách ở cấp xã",
    issuer: "Chính phủ",
    issuedOn: "2009-10-22",
    inForceFrom: "2010-01-01",
    inForceUntil: "2023-08-01",
    note: `${FROM_MEMORY}: ngày có hiệu lực.`,
    articles: [
      { number: "Điều 3", summary: "Mười một chức vụ cán bộ và bảy chức danh công chức cấp xã." },
      { number: "Điều 4", summary: "Số lượng cán bộ, công chức: không quá 25, 23, 21 người ở đơn vị loại 1, 2, 3." },
    ],
  },
  {
    code: "ND-112-2011",
    number: "112/2011/NĐ-CP",
    kind: "DECREE",
    title: "Về công chức xã, phường, thị trấn",
    issuer: "Chính phủ",
    issuedOn: "2011-12-05",
    inForceFrom: "2012-02-01",
    inForceUntil: "2023-08-01",
    note: `${FROM_MEMORY}: ngày có hiệu lực và ngày hết hiệu lực. Tiêu chuẩn chung ở Điều 3 nói về phẩm chất, năng lực, không đo bằng trình độ.`,
    articles: [{ number: "Điều 3", summary: "Tiêu chuẩn chung của công chức cấp xã." }],
  },
  {
    code: "TT-06-2012-BNV",
    number: "06/2012/TT-BNV",
    kind: "CIRCULAR",
    title: "Hướng dẫn về chức trách, tiêu chuẩn cụ thể, nhiệm vụ và tuyển dụng công chức xã, phường, thị trấn",
    issuer: "Bộ Nội vụ",
    issuedOn: "2012-10-30",
    inForceFrom: "2012-12-15",
    inForceUntil: "2019-12-25",
    note: `${FROM_MEMORY}: ngày có hiệu lực, số điều, tuổi, học vấn và việc cho phép tỉnh hạ một bậc chuyên môn.`,
    articles: [
      {
        number: "Điều 2",
        summary:
          "Tiêu chuẩn cụ thể của công chức cấp xã: tốt nghiệp trung cấp trở lên, ngành phù hợp với chức danh; tin học văn phòng chứng chỉ A trở lên. Ở miền núi, vùng khó khăn, tỉnh có thể hạ một bậc chuyên môn.",
        delegations: provinceSetsProfession("SO_CAP", "2012-12-15", "2019-12-25"),
      },
    ],
  },
  {
    code: "TT-13-2019-BNV",
    number: "13/2019/TT-BNV",
    kind: "CIRCULAR",
    title:
      "Hướng dẫn một số quy định về cán bộ, công chức và người hoạt động không chuyên trách ở cấp xã, ở thôn, tổ dân phố",
    issuer: "Bộ Nội vụ",
    issuedOn: "2019-11-06",
    inForceFrom: "2019-12-25",
    inForceUntil: "2023-08-01",
    note: `${FROM_MEMORY}: ngày hết hiệu lực và số điều của tiêu chuẩn.`,
    articles: [
      {
        number: "Điều 1",
        summary:
          "Tiêu chuẩn cụ thể của công chức cấp xã: đủ 18 tuổi, tốt nghiệp trung học phổ thông, đại học trở lên ngành phù hợp, tin học cơ bản. Ở miền núi, biên giới, hải đảo, vùng dân tộc thiểu số, vùng đặc biệt khó khăn, tỉnh quy định trình độ, không thấp hơn trung cấp.",
        delegations: provinceSetsProfession("TRUNG_CAP", "2019-12-25", "2023-08-01"),
      },
      {
        number: "Quy định chuyển tiếp",
        summary:
          "Người tuyển dụng trước 25/12/2019 ở nơi không thuộc vùng kể trên có đến hết 25/12/2024 để đạt tiêu chuẩn mới.",
      },
      { number: "Điều 9", summary: "Bố trí công chức: một chức danh có thể có nhiều người đảm nhiệm." },
    ],
  },
  {
    code: "TT-04-2022-BNV",
    number: "04/2022/TT-BNV",
    kind: "CIRCULAR",
    title: "Sửa đổi, bổ sung một số điều của Thông tư số 13/2019/TT-BNV",
    issuer: "Bộ Nội vụ",
    issuedOn: "2022-05-23",
    inForceFrom: "2022-05-23",
    inForceUntil: "2023-08-01",
    note: `${FROM_MEMORY}: ngày hết hiệu lực.`,
    articles: [
      {
        number: "Điều 1",
        summary: "Tiêu chuẩn của Thông tư 13/2019/TT-BNV áp dụng trừ trường hợp luật có quy định khác.",
      },
    ],
  },
  {
    code: "ND-33-2023",
    number: "33/2023/NĐ-CP",
    kind: "DECREE",
    title: "Quy định về cán bộ, công chức cấp xã và người hoạt động không chuyên trách ở cấp xã, ở thôn, tổ dân phố",
    issuer: "Chính phủ",
    issuedOn: "2023-06-10",
    inForceFrom: "2023-08-01",
    inForceUntil: "2025-07-01",
    note: `${FROM_MEMORY}: ngày hết hiệu lực.`,
    articles: [
      {
        number: "Điều 5",
        summary: "Mười một chức vụ cán bộ và sáu chức danh công chức; không còn chức danh Trưởng Công an.",
      },
      { number: "Điều 6", summary: "Số lượng cán bộ, công chức theo loại đơn vị hành chính." },
      {
        number: "Điều 8",
        summary:
          "Tiêu chuẩn của cán bộ cấp xã: tốt nghiệp trung học phổ thông, đại học trở lên, lý luận chính trị từ trung cấp, trừ khi luật hoặc điều lệ có quy định khác. Ở miền núi và các vùng tương tự, tỉnh quy định trình độ chuyên môn, không thấp hơn trung cấp.",
        delegations: provinceSetsProfession("TRUNG_CAP", "2023-08-01", "2025-07-01"),
      },
      {
        number: "Điều 10",
        summary:
          "Tiêu chuẩn của công chức cấp xã: đủ 18 tuổi, tốt nghiệp trung học phổ thông, đại học trở lên ngành phù hợp. Ở miền núi và các vùng tương tự, tỉnh quy định trình độ chuyên môn, không thấp hơn trung cấp; khoản 4: tỉnh bồi dưỡng lý luận chính trị, quản lý nhà nước, tin học, ngoại ngữ.",
        delegations: provinceSetsProfession("TRUNG_CAP", "2023-08-01", "2025-07-01"),
      },
      {
        number: "Điều 38",
        summary:
          "Người đang giữ chức vụ, chức danh ngày 01/8/2023 mà chưa đạt tiêu chuẩn có năm năm để đạt; quá hạn thì nghỉ hưu hoặc tinh giản.",
      },
    ],
  },
  {
    code: "LUAT-60-2014",
    number: "60/2014/QH13",
    kind: "LAW",
    title: "Luật Hộ tịch",
    issuer: "Quốc hội",
    issuedOn: "2014-11-20",
    inForceFrom: "2016-01-01",
    note: `${FROM_MEMORY}: ngày ban hành và ngày có hiệu lực.`,
    articles: [
      {
        number: "Điều 72 khoản 2",
        summary:
          "Công chức tư pháp - hộ tịch ở cấp xã có trình độ từ trung cấp luật trở lên và đã được bồi dưỡng nghiệp vụ hộ tịch.",
      },
    ],
  },
  {
    code: "TTLT-01-2013-BNV-BQP",
    number: "01/2013/TTLT-BNV-BQP",
    kind: "JOINT_CIRCULAR",
    title: "Hướng dẫn về Chỉ huy trưởng Ban Chỉ huy quân sự cấp xã (tên rút gọn)",
    issuer: "Bộ Nội vụ, Bộ Quốc phòng",
    issuedOn: "2013-04-10",
    inForceFrom: "2013-05-25",
    inForceUntil: "2020-07-01",
    note: `${FROM_MEMORY}: trích yếu, các ngày và số điều.`,
    articles: [{ number: "Tiêu chuẩn", summary: "Chỉ huy trưởng có trình độ trung cấp ngành quân sự cơ sở trở lên." }],
  },
  {
    code: "LUAT-48-2019",
    number: "48/2019/QH14",
    kind: "LAW",
    title: "Luật Dân quân tự vệ",
    issuer: "Quốc hội",
    issuedOn: "2019-11-22",
    inForceFrom: "2020-07-01",
    note: `${FROM_MEMORY}: ngày ban hành và ngày có hiệu lực.`,
    articles: [
      {
        number: "Điều 26",
        summary:
          "Chỉ huy trưởng Ban Chỉ huy quân sự cấp xã qua đào tạo trung cấp, cao đẳng hoặc đại học ngành quân sự cơ sở.",
      },
    ],
  },
  {
    code: "LUAT-98-2025",
    number: "98/2025/QH15",
    kind: "LAW",
    title: "Luật sửa đổi, bổ sung một số điều của 11 luật về quân sự, quốc phòng",
    issuer: "Quốc hội",
    issuedOn: "2025-06-27",
    inForceFrom: "2025-07-01",
    note: `${FROM_MEMORY}: trích yếu và các ngày. Chưa lập tiêu chuẩn theo luật này.`,
  },
  {
    code: "PL-06-2008",
    number: "06/2008/PL-UBTVQH12",
    kind: "ORDINANCE",
    title: "Pháp lệnh Công an xã",
    issuer: "Ủy ban Thường vụ Quốc hội",
    issuedOn: "2008-11-21",
    inForceFrom: "2009-07-01",
    inForceUntil: "2023-08-01",
    note: `${FROM_MEMORY}: các ngày, số điều và mức trung cấp ngành công an. Ngày hết lấy theo ngày bỏ chức danh.`,
    articles: [
      {
        number: "Tiêu chuẩn",
        summary: "Trưởng Công an xã: đủ 18 tuổi, đảng viên, học vấn theo vùng, qua đào tạo nghiệp vụ công an.",
      },
    ],
  },
  {
    code: "ND-73-2009",
    number: "73/2009/NĐ-CP",
    kind: "DECREE",
    title: "Quy định chi tiết thi hành một số điều của Pháp lệnh Công an xã",
    issuer: "Chính phủ",
    issuedOn: "2009-09-07",
    inForceFrom: "2009-11-01",
    inForceUntil: "2023-08-01",
    note: `${FROM_MEMORY}: các ngày.`,
  },
  {
    code: "ND-42-2021",
    number: "42/2021/NĐ-CP",
    kind: "DECREE",
    title: "Quy định việc xây dựng Công an xã, thị trấn chính quy",
    issuer: "Chính phủ",
    issuedOn: "2021-03-31",
    inForceFrom: "2021-03-31",
    note: `${FROM_MEMORY}: các ngày. Công an chính quy về đủ các xã trước 30/6/2022.`,
  },
  {
    code: "ND-34-2019",
    number: "34/2019/NĐ-CP",
    kind: "DECREE",
    title:
      "Sửa đổi, bổ sung một số quy định về cán bộ, công chức cấp xã và người hoạt động không chuyên trách ở cấp xã, ở thôn, tổ dân phố",
    issuer: "Chính phủ",
    issuedOn: "2019-04-24",
    inForceFrom: "2019-06-25",
    inForceUntil: "2023-08-01",
    note: `${FROM_MEMORY}: ngày ban hành và ngày hết hiệu lực. Số lượng cán bộ, công chức: không quá 23, 21, 19 người.`,
  },
];

/** Provincial decisions that set the professional level under a delegation. Nothing of the kind was found: invented. */
const DEMONSTRATION_DOCUMENTS: readonly DocumentOf[] = [
  {
    code: "QD-MINH-HOA-01-2019",
    number: "MH-01/2019/QĐ-UBND",
    kind: "PROVINCIAL_DECISION",
    title: "(Minh họa) Quy định trình độ chuyên môn của công chức cấp xã trên địa bàn tỉnh",
    issuer: "Ủy ban nhân dân tỉnh Bắc Kạn (minh họa)",
    issuedOn: "2019-12-20",
    inForceFrom: "2019-12-25",
    inForceUntil: "2023-08-01",
    note: "Văn bản minh họa, không có thật: chưa tìm được quyết định của tỉnh quy định mức trung cấp.",
    articles: [
      {
        number: "Điều 1",
        summary: "(Minh họa) Công chức cấp xã có trình độ trung cấp trở lên, ngành phù hợp với chức danh.",
      },
    ],
  },
  {
    code: "QD-MINH-HOA-02-2023",
    number: "MH-02/2023/QĐ-UBND",
    kind: "PROVINCIAL_DECISION",
    title: "(Minh họa) Quy định trình độ chuyên môn của cán bộ, công chức cấp xã trên địa bàn tỉnh",
    issuer: "Ủy ban nhân dân tỉnh Bắc Kạn (minh họa)",
    issuedOn: "2023-07-25",
    inForceFrom: "2023-08-01",
    inForceUntil: "2025-07-01",
    note: "Văn bản minh họa, không có thật: chưa tìm được quyết định của tỉnh quy định mức trung cấp.",
    articles: [
      { number: "Điều 1", summary: "(Minh họa) Cán bộ cấp xã có trình độ chuyên môn từ trung cấp trở lên." },
      {
        number: "Điều 2",
        summary: "(Minh họa) Công chức cấp xã có trình độ trung cấp trở lên, ngành phù hợp với chức danh.",
      },
    ],
  },
];

/** From 2025-07-01; no requirement by position was found, so no standard rests on these. */
const NEW_REGIME: readonly DocumentOf[] = [
  {
    code: "LUAT-80-2025",
    number: "80/2025/QH15",
    kind: "LAW",
    title: "Luật Cán bộ, công chức",
    issuer: "Quốc hội",
    issuedOn: "2025-06-24",
    inForceFrom: "2025-07-01",
    note: "Quản lý theo vị trí việc làm. Theo trí nhớ, chưa đối chiếu: cán bộ, công chức cấp xã không còn là nhóm riêng.",
  },
  {
    code: "ND-170-2025",
    number: "170/2025/NĐ-CP",
    kind: "DECREE",
    title: "Quy định về tuyển dụng, sử dụng và quản lý công chức",
    issuer: "Chính phủ",
    issuedOn: "2025-06-30",
    inForceFrom: "2025-07-01",
  },
  {
    code: "ND-171-2025",
    number: "171/2025/NĐ-CP",
    kind: "DECREE",
    title: "Quy định về đào tạo, bồi dưỡng công chức",
    issuer: "Chính phủ",
    issuedOn: "2025-06-30",
    inForceFrom: "2025-07-01",
  },
  {
    code: "ND-361-2025",
    number: "361/2025/NĐ-CP",
    kind: "DECREE",
    title: "Quy định về vị trí việc làm công chức",
    issuer: "Chính phủ",
    issuedOn: "2025-12-31",
    inForceFrom: "2025-12-31",
    note: `${FROM_MEMORY}: ngày ban hành. Chưa thấy yêu cầu cụ thể cho từng vị trí ở cấp xã.`,
  },
  {
    code: "CV-03-BCD-2025",
    number: "03/CV-BCĐ",
    kind: "OFFICIAL_LETTER",
    title: "Định hướng về đội ngũ cán bộ, công chức cấp xã khi tổ chức chính quyền địa phương hai cấp (tên rút gọn)",
    issuer: "Ban Chỉ đạo sắp xếp đơn vị hành chính",
    issuedOn: "2025-04-15",
    inForceFrom: "2025-04-15",
    note: `${FROM_MEMORY}: trích yếu và tên cơ quan.`,
  },
];

const TRAINING_DOCUMENTS: readonly DocumentOf[] = [
  {
    code: "QD-1956-2009-TTG",
    number: "1956/QĐ-TTg",
    kind: "PRIME_MINISTER_DECISION",
    title: "Phê duyệt Đề án Đào tạo nghề cho lao động nông thôn đến năm 2020",
    issuer: "Thủ tướng Chính phủ",
    issuedOn: "2009-11-27",
    inForceFrom: "2009-11-27",
    note: "Có phần đào tạo, bồi dưỡng cán bộ, công chức xã.",
  },
  {
    code: "ND-18-2010",
    number: "18/2010/NĐ-CP",
    kind: "DECREE",
    title: "Về đào tạo, bồi dưỡng công chức",
    issuer: "Chính phủ",
    issuedOn: "2010-03-05",
    inForceFrom: "2010-05-01",
    inForceUntil: "2017-10-21",
    note: `${FROM_MEMORY}: ngày hết hiệu lực.`,
  },
  {
    code: "QD-1374-2011-TTG",
    number: "1374/QĐ-TTg",
    kind: "PRIME_MINISTER_DECISION",
    title: "Phê duyệt Kế hoạch đào tạo, bồi dưỡng cán bộ, công chức giai đoạn 2011-2015",
    issuer: "Thủ tướng Chính phủ",
    issuedOn: "2011-08-12",
    inForceFrom: "2011-08-12",
    note: `${FROM_MEMORY}: mục tiêu đến 2015 ở miền núi là 80 % cán bộ và 90 % công chức cấp xã có trình độ trung cấp trở lên.`,
  },
  {
    code: "QD-163-2016-TTG",
    number: "163/QĐ-TTg",
    kind: "PRIME_MINISTER_DECISION",
    title: "Phê duyệt Đề án đào tạo, bồi dưỡng cán bộ, công chức, viên chức giai đoạn 2016-2025",
    issuer: "Thủ tướng Chính phủ",
    issuedOn: "2016-01-25",
    inForceFrom: "2016-01-25",
    note: `${FROM_MEMORY}: mục tiêu đến 2020 là 100 % cán bộ cấp xã có trình độ trung cấp trở lên.`,
  },
  {
    code: "QD-1600-2016-TTG",
    number: "1600/QĐ-TTg",
    kind: "PRIME_MINISTER_DECISION",
    title: "Phê duyệt Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2016-2020",
    issuer: "Thủ tướng Chính phủ",
    issuedOn: "2016-08-16",
    inForceFrom: "2016-08-16",
    note: "Có phần bồi dưỡng cán bộ, công chức xã.",
  },
  {
    code: "ND-101-2017",
    number: "101/2017/NĐ-CP",
    kind: "DECREE",
    title: "Về đào tạo, bồi dưỡng cán bộ, công chức, viên chức",
    issuer: "Chính phủ",
    issuedOn: "2017-09-01",
    inForceFrom: "2017-10-21",
    inForceUntil: "2025-07-01",
    note: `${FROM_MEMORY}: ngày có hiệu lực và ngày hết hiệu lực đối với công chức.`,
  },
  {
    code: "ND-89-2021",
    number: "89/2021/NĐ-CP",
    kind: "DECREE",
    title: "Sửa đổi, bổ sung một số điều của Nghị định số 101/2017/NĐ-CP",
    issuer: "Chính phủ",
    issuedOn: "2021-10-18",
    inForceFrom: "2021-12-10",
    inForceUntil: "2025-07-01",
    note: `Bồi dưỡng theo chức danh cấp xã không quá một tuần. ${FROM_MEMORY}: ngày hết hiệu lực.`,
  },
  {
    code: "TT-01-2018-BNV",
    number: "01/2018/TT-BNV",
    kind: "CIRCULAR",
    title: "Hướng dẫn một số điều của Nghị định số 101/2017/NĐ-CP",
    issuer: "Bộ Nội vụ",
    issuedOn: "2018-01-08",
    inForceFrom: "2018-03-01",
    inForceUntil: "2023-04-30",
    note: `Chứng chỉ cấp cho người dự đủ, mọi bài kiểm tra từ 5 điểm. ${FROM_MEMORY}: ngày hết hiệu lực.`,
  },
  {
    code: "TT-03-2023-BNV",
    number: "03/2023/TT-BNV",
    kind: "CIRCULAR",
    title: "Hướng dẫn về đào tạo, bồi dưỡng cán bộ, công chức, viên chức (tên rút gọn)",
    issuer: "Bộ Nội vụ",
    issuedOn: "2023-04-30",
    inForceFrom: "2023-04-30",
    note: `Các trường hợp thu hồi chứng chỉ. ${FROM_MEMORY}: ngày có hiệu lực.`,
  },
  {
    code: "TT-03-2014-BTTTT",
    number: "03/2014/TT-BTTTT",
    kind: "CIRCULAR",
    title: "Quy định Chuẩn kỹ năng sử dụng công nghệ thông tin",
    issuer: "Bộ Thông tin và Truyền thông",
    issuedOn: "2014-03-11",
    inForceFrom: "2014-04-28",
    note: `Cơ bản: sáu mô đun; nâng cao: cơ bản và ba mô đun nữa. ${FROM_MEMORY}: các ngày.`,
  },
  {
    code: "TTLT-17-2016",
    number: "17/2016/TTLT-BGDĐT-BTTTT",
    kind: "JOINT_CIRCULAR",
    title: "Quy định tổ chức thi và cấp chứng chỉ ứng dụng công nghệ thông tin",
    issuer: "Bộ Giáo dục và Đào tạo, Bộ Thông tin và Truyền thông",
    issuedOn: "2016-06-21",
    inForceFrom: "2016-08-10",
    note: `Điều 23: chứng chỉ tin học A, B, C cấp trước ngày có hiệu lực có giá trị như chứng chỉ cơ bản. ${FROM_MEMORY}: ngày ban hành.`,
    articles: [
      {
        number: "Điều 23",
        summary:
          "Chứng chỉ tin học A, B, C cấp trước 10/8/2016 có giá trị như chứng chỉ ứng dụng công nghệ thông tin cơ bản.",
      },
    ],
  },
  {
    code: "TT-139-2010-BTC",
    number: "139/2010/TT-BTC",
    kind: "CIRCULAR",
    title: "Quy định lập dự toán, quản lý và sử dụng kinh phí đào tạo, bồi dưỡng cán bộ, công chức",
    issuer: "Bộ Tài chính",
    issuedOn: "2010-09-21",
    inForceFrom: "2010-11-06",
    inForceUntil: "2018-06-15",
    note: `${FROM_MEMORY}: ngày ban hành.`,
  },
  {
    code: "TT-36-2018-BTC",
    number: "36/2018/TT-BTC",
    kind: "CIRCULAR",
    title:
      "Hướng dẫn lập dự toán, quản lý, sử dụng và quyết toán kinh phí đào tạo, bồi dưỡng cán bộ, công chức, viên chức",
    issuer: "Bộ Tài chính",
    issuedOn: "2018-03-30",
    inForceFrom: "2018-06-15",
    note: `Điều 4: các mục chi. ${FROM_MEMORY}: ngày ban hành.`,
  },
];

export const DOCUMENTS: readonly DocumentOf[] = [
  ...STANDARD_DOCUMENTS,
  ...DEMONSTRATION_DOCUMENTS,
  ...NEW_REGIME,
  ...TRAINING_DOCUMENTS,
];
