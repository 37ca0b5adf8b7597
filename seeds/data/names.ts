/**
 * Names typical of each people in the province. Family names with weights; middle and given names by gender.
 * People made of these are invented; a likeness to a living person is chance.
 */
export type NamesOf = {
  readonly family: Readonly<Record<string, number>>;
  readonly middle: { readonly MALE: readonly string[]; readonly FEMALE: readonly string[] };
  readonly given: { readonly MALE: readonly string[]; readonly FEMALE: readonly string[] };
};

const list = (text: string): readonly string[] => text.split(" ");
/** "Ma 8, Nông 6": names with their weights. */
const weights = (text: string): Readonly<Record<string, number>> =>
  Object.fromEntries(
    text.split(", ").map((one) => {
      const at = one.lastIndexOf(" ");
      return [one.slice(0, at), Number(one.slice(at + 1))];
    }),
  );

const COMMON_MALE = list(
  "An Anh Bảo Bình Bộ Cảnh Chiến Chinh Chung Công Cường Dũng Duy Dương Đạt Đăng Định Đông Đức Giang Hà Hải Hảo Hiến Hiếu Hòa Hoàn Hợp Huân Hùng Huy Hưng Khải Khánh Khiêm Khoa Kiên Lâm Linh Long Lộc Luân Luyện Mạnh Minh Nam Nghĩa Ngọc Nguyên Nhất Phong Phúc Phương Quân Quang Quyết Sơn Tài Tân Thái Thắng Thành Thạo Thế Thiết Thịnh Thuận Thủy Tiến Toàn Tùng Tuấn Tuyên Trọng Trung Trường Vinh Vũ Vượng Xuân",
);
const COMMON_FEMALE = list(
  "An Anh Bích Chi Chung Diệp Diệu Dung Duyên Đào Giang Hà Hạnh Hảo Hằng Hiền Hiệp Hoa Hòa Hoài Hồng Huệ Huyền Hương Hường Khuyên Lan Lành Lệ Liên Liễu Linh Loan Lụa Luyến Lý Mai Mến Minh Mơ Nga Ngân Ngọc Nguyệt Nhàn Nhung Oanh Phương Phượng Quyên Quỳnh Sen Tâm Thanh Thảo Thắm Thêm Thơm Thu Thúy Thủy Thư Thương Tình Trang Tuyết Tươi Vân Vui Xuân Yến",
);

const KINH_MIDDLE = {
  MALE: list("Văn Văn Văn Đức Xuân Quang Minh Mạnh Trung Ngọc Hữu Công Đình Thanh Anh Tuấn Hoàng"),
  FEMALE: list("Thị Thị Thị Thị Thu Thanh Ngọc Thúy Hồng Kim Phương Minh Bích Mai"),
} as const;

export const NAMES: Readonly<Record<string, NamesOf>> = {
  TAY: {
    family: weights(
      "Hoàng 17, Nông 16, Ma 12, Hà 9, Triệu 7, Nguyễn 7, Lường 6, Đàm 5, Lý 4, Bế 3, Dương 3, Lục 2, Đồng 2, Hứa 2, Phùng 2, La 1, Mạch 1, Quan 1",
    ),
    middle: {
      MALE: list("Văn Văn Văn Văn Đình Quang Thế Xuân Ngọc Đức Công Hữu Quốc Trọng Minh Tiến Thanh Mạnh"),
      FEMALE: list("Thị Thị Thị Thị Thị Thu Thúy Hồng Bích Kim Thanh Ngọc Hoài Mai"),
    },
    given: {
      MALE: [
        ...COMMON_MALE,
        ...list("Chấn Chức Hoan Hội Huấn Khuyến Nghị Nhuận Phẩm Quảng Thiêm Thụ Thuyết Tuyến Vịnh"),
      ],
      FEMALE: [...COMMON_FEMALE, ...list("Bền Chiêm Diên Hiên Hoan Lạ Nết Nhình Nụ Thiết Thoa Tuyển Viên")],
    },
  },
  NUNG: {
    family: weights(
      "Nông 15, Hoàng 15, Lương 9, Vi 8, Triệu 6, Lý 6, Hứa 6, Lâm 5, Chu 5, Mã 4, Lục 4, Lộc 3, Phùng 3, Long 2, Đinh 2, Đàm 2, Nguyễn 2",
    ),
    middle: {
      MALE: list("Văn Văn Văn Văn Đình Xuân Thế Đức Quốc Ngọc Hữu Công Trung"),
      FEMALE: list("Thị Thị Thị Thị Thị Thu Hồng Bích Kim Thúy Mai"),
    },
    given: {
      MALE: [...COMMON_MALE, ...list("Chài Khầy Pảo Sảo Slăng Thìn Vằn")],
      FEMALE: [...COMMON_FEMALE, ...list("Chắp Lìn Nhì Pẩu Sliêm Thìn")],
    },
  },
  DAO: {
    family: weights("Triệu 26, Bàn 21, Đặng 15, Lý 12, Phùng 8, Hoàng 6, Dương 4, Chu 3, Phượng 2, Trương 1"),
    middle: {
      MALE: list("Văn Văn Tiến Tài Phúc Kim Sinh Hữu Nguyên Quý Thừa Đức Chòi Giào Càn"),
      FEMALE: list("Thị Thị Thị Thị Mùi Mùi Thu Kim Hồng"),
    },
    given: {
      MALE: [...COMMON_MALE, ...list("Chiêu Chòi Lai Liều Phin Phiền Phú Quý Sênh Tiên Vạn Vượng")],
      FEMALE: [...COMMON_FEMALE, ...list("Coi Ghến Khe Lai Mán Mùi Nái Pham Phấy Sai Viện")],
    },
  },
  MONG: {
    family: weights(
      "Hoàng 20, Lý 15, Dương 14, Ma 9, Giàng 8, Sùng 8, Vàng 7, Đào 6, Thào 4, Hầu 3, Lầu 3, Ngô 2, Vừ 1",
    ),
    middle: {
      MALE: list("Văn Văn Văn A A Seo Mí Chúng"),
      FEMALE: list("Thị Thị Thị Thị Thị Mỷ"),
    },
    given: {
      MALE: list(
        "Cháng Chính Chinh Chúng Cở Cường Dế Dình Dũng Hùng Khang Khánh Lềnh Lử Minh Nhìa Páo Pháng Phử Pình Sài Sình Sính Súa Sủng Thành Thắng Thào Tỉnh Tình Toản Tu Tủa Tuấn Vảng Vư Xá",
      ),
      FEMALE: list(
        "Chư Chía Chở Dín Dính Dợ Dua Hoa Hồng Lan Lia Ly Mai Máy Mỷ Ninh Pà Pàng Sai Sinh Súa Sua Thủy Va Xay Xúa",
      ),
    },
  },
  HOA: {
    family: weights("Lưu 4, Trần 4, Lý 4, Hoàng 3, Lâm 3, Ngô 2, Trương 2, Vương 2"),
    middle: { MALE: list("Văn Chí Vĩnh Quốc Minh"), FEMALE: list("Thị Thị Mỹ Ngọc Lệ") },
    given: { MALE: COMMON_MALE, FEMALE: COMMON_FEMALE },
  },
  SAN_CHAY: {
    family: weights("Trần 5, Lý 4, Hoàng 4, La 3, Nịnh 3, Âu 2, Đàm 1"),
    middle: { MALE: list("Văn Văn Xuân Đức"), FEMALE: list("Thị Thị Thị Thu") },
    given: { MALE: COMMON_MALE, FEMALE: COMMON_FEMALE },
  },
  KINH: {
    family: weights(
      "Nguyễn 36, Trần 11, Lê 9, Phạm 8, Hoàng 5, Vũ 5, Phan 3, Đặng 3, Bùi 3, Đỗ 3, Ngô 2, Dương 2, Đào 2, Đinh 2, Hà 1, Lương 1, Trịnh 1, Mai 1, Tạ 1, Cao 1",
    ),
    middle: KINH_MIDDLE,
    given: { MALE: COMMON_MALE, FEMALE: COMMON_FEMALE },
  },
};

/** Shares of the province's population by people, in percent (2014-2019); the rest is Kinh. */
export const ETHNIC_MIX = {
  TAY: 52.93,
  DAO: 17.63,
  NUNG: 9.36,
  MONG: 5.95,
  HOA: 0.36,
  SAN_CHAY: 0.2,
  KINH: 13.57,
} as const;
export type Ethnicity = keyof typeof ETHNIC_MIX;
