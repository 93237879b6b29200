import { defineErrors } from "../../../kernel/errors.ts";

export const delegateErrors = defineErrors("mail.delegates", {
  noColleague: {
    status: 422,
    vi: "Chỉ ủy quyền được cho đồng nghiệp đang làm việc, không phải chính mình. Hãy chọn người khác.",
    en: "Only an active colleague other than yourself can act for you. Choose somebody else.",
  },
  nothing: {
    status: 422,
    vi: "Hãy chọn ít nhất một quyền: đọc thư hoặc gửi thay mặt.",
    en: "Choose at least one right: reading, or sending on your behalf.",
  },
  days: {
    status: 422,
    vi: "Ngày kết thúc phải từ hôm nay trở đi, không trước ngày bắt đầu, và cách không quá {most} ngày.",
    en: "The last day must not be past or before the first, and at most {most} days after it.",
  },
  tooMany: {
    status: 422,
    vi: "Đã có {limit} ủy quyền đang hiệu lực. Hãy thu lại bớt.",
    en: "There are {limit} delegations already. Take some back first.",
  },
  notYours: {
    status: 403,
    vi: "Bạn không còn được gửi thư bằng tên này. Hãy chọn lại người gửi.",
    en: "You may no longer send under this name. Choose the sender again.",
  },
});
