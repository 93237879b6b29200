/** Texts of `congso init`. */
export const initTexts = {
  summary: { vi: "Tạo cơ quan mới trong một thư mục trống.", en: "Make a new office in an empty folder." },
  agency: { vi: "Tên cơ quan.", en: "The agency's name." },
  domain: { vi: "Tên miền thư: phần sau dấu @.", en: "The mail domain: what follows @." },
  admin: { vi: "Tên đăng nhập của quản trị viên đầu tiên.", en: "The first administrator's sign-in name." },
  adminName: {
    vi: "Họ và tên của quản trị viên; mặc định: Quản trị viên.",
    en: "The administrator's full name; by default: Quản trị viên.",
  },
  code: { vi: "Mã định danh của cơ quan, như H37.12.", en: "The agency's identifier, such as H37.12." },
  password: {
    vi: "Đọc mật khẩu từ stdin (không nhận mật khẩu trên dòng lệnh, vì ai cũng xem được).",
    en: "Read the password from stdin (never from the command line, where everybody could see it).",
  },
  done: {
    vi: "Đã tạo {agency} trong {folder}. Bước tiếp theo: congso serve --data {folder}",
    en: "Made {agency} in {folder}. Next: congso serve --data {folder}",
  },
  badDomain: {
    vi: "--domain {value}: hãy ghi như sonoivu.langson.gov.vn.",
    en: "--domain {value}: write it like office.example.vn.",
  },
  badUsername: {
    vi: "--admin {value}: chỉ dùng chữ thường không dấu, số, dấu chấm, gạch nối (2-40 ký tự).",
    en: "--admin {value}: only lower-case letters, digits, dots and hyphens (2-40 characters).",
  },
  badText: {
    vi: "--{name}: hãy ghi từ 1 đến {max} ký tự, không xuống dòng.",
    en: "--{name}: write 1 to {max} characters on one line.",
  },
} as const;
