import { defineErrors } from "../../../kernel/errors.ts";

export const ruleErrors = defineErrors("mail.rules", {
  tooMany: {
    status: 422,
    vi: "Đã có {limit} bộ lọc, không thêm được nữa. Hãy gỡ bộ lọc không còn dùng.",
    en: "There are {limit} rules already. Remove one that is no longer used.",
  },
  noFolder: {
    status: 422,
    vi: "Thư mục đã chọn không còn. Hãy chọn thư mục khác.",
    en: "The chosen folder is no longer there. Choose another.",
  },
  noLabel: {
    status: 422,
    vi: "Nhãn đã chọn không còn. Hãy chọn nhãn khác.",
    en: "The chosen label is no longer there. Choose another.",
  },
  noColleague: {
    status: 422,
    vi: "Chỉ chuyển tiếp được cho đồng nghiệp đang làm việc trong cơ quan, không phải chính mình. Hãy chọn người khác.",
    en: "Mail can be forwarded only to an active colleague other than yourself. Choose somebody else.",
  },
  noAction: {
    status: 422,
    vi: "Bộ lọc chưa làm gì. Hãy chọn ít nhất một việc, hoặc chọn dừng các bộ lọc sau.",
    en: "The rule does nothing yet. Choose at least one action, or let it stop the rules below.",
  },
  order: {
    status: 409,
    vi: "Danh sách bộ lọc vừa thay đổi. Hãy tải lại rồi sắp xếp lại.",
    en: "The rules have just changed. Reload them and put them in order again.",
  },
  running: {
    status: 409,
    vi: "Bộ lọc này đang được áp dụng. Hãy chờ xong hoặc dừng lại trước.",
    en: "This rule is being applied. Wait for it to finish, or stop it first.",
  },
});
