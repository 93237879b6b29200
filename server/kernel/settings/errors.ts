import { defineErrors } from "../errors.ts";

export const settingsErrors = defineErrors("settings", {
  syntax: {
    status: 500,
    vi: "Tệp {file}, dòng {line}, cột {column}: không phải JSON hợp lệ ({detail}). Hãy sửa dòng này rồi khởi động lại; tệp chưa bị thay đổi.",
    en: "File {file}, line {line}, column {column}: not valid JSON ({detail}). Correct that line and start again; the file was not changed.",
  },
  invalid: {
    status: 500,
    vi: "Tệp {file}, dòng {line}: {path} chưa đúng ({detail}). Hãy sửa dòng này rồi khởi động lại; tệp chưa bị thay đổi.",
    en: "File {file}, line {line}: {path} is not right ({detail}). Correct that line and start again; the file was not changed.",
  },
  unknown: {
    status: 500,
    vi: "Tệp {file}, dòng {line}: không có mục cài đặt nào tên là {path}. Hãy bỏ hoặc sửa tên rồi khởi động lại; tệp chưa bị thay đổi.",
    en: "File {file}, line {line}: there is no setting called {path}. Remove or rename it and start again; the file was not changed.",
  },
  newer: {
    status: 500,
    vi: "Tệp {file} do một phiên bản mới hơn ghi (bản {found}, chương trình này đọc đến bản {known}). Hãy dùng phiên bản mới hơn.",
    en: "File {file} was written by a newer version (version {found}; this program reads up to {known}). Use the newer program.",
  },
  refused: {
    status: 400,
    vi: "Cài đặt chưa đúng: {path} ({detail}).",
    en: "The setting is not right: {path} ({detail}).",
  },
});
