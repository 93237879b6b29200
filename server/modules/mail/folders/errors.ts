import { defineErrors } from "../../../kernel/errors.ts";

export const folderErrors = defineErrors("mail.folders", {
  name: {
    status: 422,
    vi: "Tên thư mục “{name}” không dùng được: tên không được trống, quá dài, có dấu / hoặc ký tự điều khiển. Hãy đặt tên khác.",
    en: "The folder name “{name}” cannot be used: it may not be empty, too long, or hold a slash or control characters. Choose another.",
  },
  exists: {
    status: 409,
    vi: "Đã có thư mục tên “{name}” ở đây. Hãy đặt tên khác.",
    en: "There is a folder “{name}” here already. Choose another name.",
  },
  standard: {
    status: 422,
    vi: "“{name}” là thư mục chuẩn, không đổi tên và không xóa được.",
    en: "“{name}” is a standard folder: it cannot be renamed or deleted.",
  },
  tooMany: {
    status: 422,
    vi: "Hộp thư đã có {limit} thư mục, không thêm được nữa. Hãy xóa bớt thư mục không dùng.",
    en: "The mailbox has {limit} folders; no more can be added. Delete some that are not used.",
  },
  intoItself: {
    status: 422,
    vi: "Không chuyển được một thư mục vào chính nó.",
    en: "A folder cannot be moved into itself.",
  },
  hasChildren: {
    status: 422,
    vi: "Thư mục này còn thư mục con. Hãy xóa hoặc chuyển các thư mục con trước.",
    en: "This folder has folders in it. Delete or move those first.",
  },
});
