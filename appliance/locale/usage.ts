/** Texts of the command line itself: parsing and the frame of `--help`. */
export const usageTexts = {
  folder: "DIR",
  data: {
    vi: "Thư mục dữ liệu của cơ quan. Nếu bỏ trống: biến môi trường CONGSO_DATA, nếu không có thì thư mục «data» tại nơi gõ lệnh.",
    en: "The office's data folder. Without it: the environment variable CONGSO_DATA, else the folder “data” where the command is run.",
  },
  lang: {
    vi: "Ngôn ngữ: vi hoặc en (hoặc biến CONGSO_LANG).",
    en: "Language: vi or en (or the variable CONGSO_LANG).",
  },
  help: { vi: "Xem hướng dẫn này.", en: "Show this help." },
  json: { vi: "In kết quả dạng JSON cho chương trình khác đọc.", en: "Print the facts as JSON for other programs." },
  usage: { vi: "Cách dùng", en: "Usage" },
  options: { vi: "Tùy chọn", en: "Options" },
  words: { vi: "Tham số", en: "Arguments" },
  examples: { vi: "Ví dụ", en: "Examples" },
  commands: { vi: "Các lệnh", en: "Commands" },
  required: { vi: "(bắt buộc)", en: "(required)" },
  title: {
    vi: "Công Sở: toàn bộ văn phòng của một cơ quan trong một chương trình.",
    en: "Công Sở: the whole office of an agency in one program.",
  },
  more: { vi: "Xem thêm: congso <lệnh> --help", en: "More: congso <command> --help" },
  exitCodes: {
    vi: "Mã kết thúc: 0 xong; 1 từ chối hoặc lỗi, với một câu trên stderr; 2 gõ lệnh sai.",
    en: "Exit codes: 0 done; 1 refused or failed, with one line on stderr; 2 wrong usage.",
  },
  unknownCommand: { vi: "Không có lệnh «{name}».", en: "There is no command “{name}”." },
  unknownOption: { vi: "Không có tùy chọn {name}.", en: "There is no option {name}." },
  badValue: { vi: "Tùy chọn {name} chưa đúng giá trị.", en: "The option {name} has no proper value." },
  badLanguage: { vi: "Tùy chọn --lang chỉ nhận vi hoặc en.", en: "--lang takes vi or en." },
  missingOption: { vi: "Thiếu tùy chọn --{name}.", en: "The option --{name} is missing." },
  missingWord: { vi: "Thiếu tham số {name}.", en: "The argument {name} is missing." },
  badWord: { vi: "«{name}» chưa đúng; hãy chọn một trong: {choices}.", en: "“{name}” is not one of: {choices}." },
  extraWord: { vi: "Thừa tham số «{name}».", en: "“{name}” is one argument too many." },
  badNumber: {
    vi: "Tùy chọn --{name} phải là số nguyên từ {min} đến {max}.",
    en: "--{name} must be a whole number from {min} to {max}.",
  },
  badDay: { vi: "Tùy chọn --{name} phải là ngày dạng NĂM-THÁNG-NGÀY.", en: "--{name} must be a day as YYYY-MM-DD." },
  seeHelp: { vi: "Xem cách dùng: {command} --help", en: "See: {command} --help" },
  internal: {
    vi: "Chương trình gặp lỗi: {detail}. Đặt biến CONGSO_DEBUG=1 rồi chạy lại để xem chi tiết.",
    en: "The program failed: {detail}. Set CONGSO_DEBUG=1 and run it again for the details.",
  },
} as const;
