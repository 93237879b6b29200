import { defineErrors } from "../errors.ts";

/** What making and restoring a backup may refuse with; nothing was changed. */
export const backupErrors = defineErrors("backup", {
  notBackup: {
    status: 400,
    vi: "Tệp {file} không phải là bản sao lưu của Công Sở. Hãy chọn đúng tệp.",
    en: "{file} is not a backup of Công Sở. Choose the right file.",
  },
  cutShort: {
    status: 400,
    vi: "Bản sao lưu {file} bị cụt (thiếu phần cuối) nên không khôi phục gì. Hãy chép lại tệp hoặc dùng bản sao lưu khác.",
    en: "The backup {file} is cut short, so nothing was restored. Copy the file again or use another backup.",
  },
  damaged: {
    status: 400,
    vi: "Bản sao lưu {file} bị hỏng hoặc đã bị sửa (tại {entry}) nên không khôi phục gì. Hãy dùng bản sao lưu khác.",
    en: "The backup {file} is damaged or was tampered with (at {entry}), so nothing was restored. Use another backup.",
  },
  newerFormat: {
    status: 400,
    vi: "Bản sao lưu {file} do phiên bản mới hơn của chương trình tạo ra. Hãy cài phiên bản mới đó rồi khôi phục.",
    en: "A newer version of the program made the backup {file}. Install that version, then restore.",
  },
  notEmpty: {
    status: 409,
    vi: "Thư mục {folder} không trống nên không khôi phục gì. Hãy chọn một thư mục trống.",
    en: "The folder {folder} is not empty, so nothing was restored. Choose an empty folder.",
  },
  exists: {
    status: 409,
    vi: "Đã có tệp {file}. Hãy đặt tên khác cho bản sao lưu.",
    en: "{file} exists already. Give the backup another name.",
  },
  noSpace: {
    status: 507,
    vi: "Ổ đĩa của {folder} không đủ chỗ: cần {needed}, còn {free}. Hãy dọn bớt hoặc chọn ổ khác.",
    en: "The disk of {folder} has too little room: {needed} needed, {free} free. Make room or choose another disk.",
  },
  noOffice: {
    status: 404,
    vi: "Thư mục {folder} chưa có dữ liệu cơ quan để sao lưu.",
    en: "There is no office in {folder} to back up.",
  },
  busy: {
    status: 409,
    vi: "Đang có một lần sao lưu khác chạy. Hãy chờ lần đó xong.",
    en: "Another backup is being made. Wait until it is done.",
  },
});
