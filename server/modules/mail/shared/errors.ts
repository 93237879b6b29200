import { defineErrors } from "../../../kernel/errors.ts";

export const sharedErrors = defineErrors("mail.shared", {
  taken: {
    status: 409,
    vi: "{name} vừa nhận xử lý thư này.",
    en: "{name} has just taken this conversation.",
  },
  changed: {
    status: 409,
    vi: "Một thành viên khác vừa thay đổi việc này. Hãy xem lại rồi thử lại.",
    en: "Another member has just changed this. Look at it again, then try again.",
  },
  notMember: {
    status: 422,
    vi: "Chỉ giao được cho thành viên của hộp thư chung. Hãy chọn người khác.",
    en: "Work can be given only to a member of the shared mailbox. Choose somebody else.",
  },
  noBody: {
    status: 422,
    vi: "Hộp thư chung phải thuộc về một đơn vị hoặc một nhóm có thành viên. Hãy chọn lại.",
    en: "A shared mailbox belongs to a department or a group that has members. Choose again.",
  },
  exists: {
    status: 409,
    vi: "Đơn vị hoặc nhóm này đã có hộp thư chung.",
    en: "This department or group already has a shared mailbox.",
  },
});
