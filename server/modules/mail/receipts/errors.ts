import { defineErrors } from "../../../kernel/errors.ts";

export const receiptErrors = defineErrors("mail.receipts", {
  notALetter: {
    status: 404,
    vi: "Đây không phải thư gửi trong cơ quan nên không có thông tin đã mở.",
    en: "This is not a letter sent within the office, so nothing is known of its opening.",
  },
  notSender: {
    status: 403,
    vi: "Chỉ người gửi thu hồi được thư và xem ai đã mở.",
    en: "Only the sender can recall a letter or see who has opened it.",
  },
  notTracked: {
    status: 403,
    vi: "Thư này không yêu cầu báo đã mở nên không xem được ai đã mở.",
    en: "This letter asked for no receipt, so it is not shown who has opened it.",
  },
  tooLate: {
    status: 409,
    vi: "Thư đã gửi quá {hours} giờ nên không thu hồi được nữa. Hãy gửi thư đính chính.",
    en: "The letter was sent more than {hours} hours ago and can no longer be recalled. Send a correction instead.",
  },
  recallOff: {
    status: 403,
    vi: "Cơ quan không cho phép thu hồi thư.",
    en: "The agency does not allow letters to be recalled.",
  },
});
