import { defineErrors } from "../errors.ts";

/** What is wrong with `settings.json`. The file is never overwritten while one of these stands. */
export const settingsErrors = defineErrors("settings", {
  notJson: {
    status: 503,
    vi: "Tệp {file}, dòng {line}: không đúng cú pháp JSON ở chỗ {near}. Hãy sửa dòng này rồi khởi động lại.",
    en: "{file}, line {line}: not valid JSON at {near}. Correct this line and start again.",
  },
  twice: {
    status: 503,
    vi: "Tệp {file}, dòng {line}: mục {path} được ghi hai lần. Hãy bỏ bớt một rồi khởi động lại.",
    en: "{file}, line {line}: {path} is given twice. Remove one of them and start again.",
  },
  unknown: {
    status: 503,
    vi: "Tệp {file}, dòng {line}: không có mục cài đặt nào tên là {path}. Hãy kiểm tra lại tên hoặc bỏ dòng này rồi khởi động lại.",
    en: "{file}, line {line}: there is no setting named {path}. Check the name or remove the line, then start again.",
  },
  wrong: {
    status: 503,
    vi: "Tệp {file}, dòng {line}: giá trị của {path} chưa đúng (cần: {expected}). Hãy sửa lại rồi khởi động lại.",
    en: "{file}, line {line}: the value of {path} is not right (wanted: {expected}). Correct it and start again.",
  },
  newer: {
    status: 503,
    vi: "Tệp {file} do một phiên bản mới hơn của chương trình ghi (bản {version}, chương trình này biết đến {known}). Hãy cài phiên bản mới đó.",
    en: "{file} was written by a newer version of the program (version {version}, this program knows {known}). Install that version.",
  },
  invalid: {
    status: 400,
    vi: "Giá trị của {path} chưa đúng (cần: {expected}). Hãy sửa lại.",
    en: "The value of {path} is not right (wanted: {expected}). Correct it.",
  },
});
