import type { Random } from "./random.ts";

export type Sex = "male" | "female";

const list = (words: string): string[] => words.split(" ");

/** Who works in the offices of Lạng Sơn, roughly: Tày and Nùng are most of the province, Kinh more of its agencies. */
const PEOPLES = { tay: 38, nung: 31, kinh: 26, dao: 3, hoa: 1, mong: 1 };

/** Family names as frequent as they stand: a name written twice is met twice as often. */
const FAMILY: Readonly<Record<keyof typeof PEOPLES, readonly string[]>> = {
  tay: list(
    "Hoàng Hoàng Hoàng Nông Nông Lương Lương Hà Hà Vi Vi Lộc Bế Đinh Triệu Nguyễn Nguyễn Lý Đàm Chu La Dương Ma Lã",
  ),
  nung: list(
    "Hoàng Hoàng Nông Nông Nông Lý Lý Vi Vi Vy Linh Lương Lương Lâm Lục Mông Triệu Chu Hứa Hứa Đường Lăng Tô Phùng",
  ),
  kinh: list("Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Vũ Đặng Bùi Đỗ Ngô Dương Phan Trịnh Đoàn"),
  dao: list("Triệu Triệu Đặng Bàn Lý Phùng Dương"),
  hoa: list("Lý Trần Hoàng Lâm Chu"),
  mong: list("Giàng Vàng Lầu Thào Hầu Sùng"),
};

const MIDDLE: Readonly<Record<Sex, Readonly<Record<"elder" | "younger", readonly string[]>>>> = {
  male: {
    elder: list("Văn Văn Văn Văn Văn Đức Xuân Quang Hữu Công Ngọc Đình Thanh Minh Trọng"),
    younger: [...list("Văn Văn Đức Minh Quốc Tuấn Anh Mạnh Trung Quang Thanh Hải Hoàng Duy Thành Việt"), "Văn Tuấn"],
  },
  female: {
    elder: [...list("Thị Thị Thị Thị Thị Thị Thanh Bích Kim"), "Thị Thu", "Thị Minh", "Thị Hồng", "Thị Kim"],
    younger: [
      ...list("Thị Thị Thu Thanh Ngọc Minh Phương Mai Hồng Khánh Thùy Bảo Diệu Hoài Hải"),
      ...["Thị Thu", "Thị Ngọc", "Thị Hồng", "Thị Phương", "Thị Thanh", "Thị Mai", "Thị Bích"],
    ],
  },
};

const GIVEN: Readonly<Record<Sex, Readonly<Record<"elder" | "younger", readonly string[]>>>> = {
  male: {
    elder: list(
      "Hùng Dũng Cường Thắng Bình Sơn Hải Long Tuấn Minh Quân Hòa Thành Khánh Lâm Chiến Tiến Định Toàn Vinh Phong Thịnh Phúc Tài Lực Kiên Luân Đạt Chung Quyết",
    ),
    younger: list(
      "Anh Tuấn Hiếu Huy Đức Nam Hoàng Long Linh Tùng Trung Duy Quang Khoa Việt Đạt Thái Dương Sơn Hưng Kiên Mạnh Bách Nghĩa Vũ Phúc Lộc Thiện Trường Quý",
    ),
  },
  female: {
    elder: list(
      "Hoa Lan Hương Hạnh Thủy Hằng Nga Hà Loan Yến Bình Liên Nguyệt Tuyết Oanh Mai Hồng Thoa Vân Thảo Tâm Thanh Xuân Minh Hiền Nhung Huệ Phượng Chi Lụa",
    ),
    younger: list(
      "Linh Trang Huyền Phương Thảo Hà Ngọc Ánh Nhung Quỳnh Hiền Dung Vân Hoài Lan Thúy Yến Hồng Diệp My Duyên Giang Hương Thu Trà Châu Ngân Nga Chinh Bích",
    ),
  },
};

/** A full name as it is met in Lạng Sơn: by people, sex and age. */
export function drawName(random: Random, sex: Sex, age: number): string {
  const generation = age >= 42 ? "elder" : "younger";
  const family = random.pick(FAMILY[random.weighted(PEOPLES)]);
  const given = random.pick(GIVEN[sex][generation]);
  // "Hoàng Hải Hải" is nobody's name.
  const middles = MIDDLE[sex][generation].filter((middle) => !middle.split(" ").includes(given) && middle !== family);
  return [family, random.pick(middles), given].join(" ");
}
