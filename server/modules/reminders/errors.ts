import { defineErrors } from "../../kernel/errors.ts";

export const reminderErrors = defineErrors("reminders", {
  past: {
    status: 400,
    vi: "Thời điểm nhắc đã qua. Hãy chọn thời điểm khác.",
    en: "That time has passed. Choose another.",
  },
  never: {
    status: 400,
    vi: "Lịch nhắc này không rơi vào ngày nào. Hãy chọn lại ngày hoặc cách lặp.",
    en: "This never falls on any day. Choose another day or repetition.",
  },
  badRule: {
    status: 400,
    vi: "Cách lặp này không dùng được: chỉ nhận FREQ từ DAILY đến YEARLY với INTERVAL, BYDAY, BYMONTHDAY, BYMONTH; ngày kết thúc ghi riêng.",
    en: "This rule cannot be kept: FREQ from DAILY to YEARLY with INTERVAL, BYDAY, BYMONTHDAY, BYMONTH; its end is given apart.",
  },
  needsDue: {
    status: 400,
    vi: "Để nhắc trước hạn, hãy cho biết hạn.",
    en: "To be reminded before something is due, say when it is due.",
  },
  nobody: {
    status: 400,
    vi: "Không có ai trong những nơi nhận đã chọn. Hãy chọn thêm người hoặc đơn vị.",
    en: "Nobody is in the chosen audience. Choose more people or departments.",
  },
  tooManyPeople: {
    status: 400,
    vi: "Đặt nhắc cho từng người được tối đa {most} người một lần. Hãy nhờ trưởng đơn vị đặt cho cả đơn vị.",
    en: "Single persons can be reminded up to {most} at a time. Ask the head of the department to remind all of it.",
  },
  notYourUnit: {
    status: 403,
    vi: "Bạn chỉ đặt nhắc cho cả đơn vị mà bạn phụ trách. Hãy chọn từng người.",
    en: "You can remind a whole department only where you head it. Choose single persons.",
  },
  tooMany: {
    status: 409,
    vi: "Bạn đang có {most} việc nhắc chưa đến hạn. Hãy gỡ bớt những việc không cần nữa.",
    en: "You have {most} reminders that are still to come. Remove those that you no longer need.",
  },
  snoozeTime: {
    status: 400,
    vi: "Chỉ nhắc lại được vào một thời điểm chưa qua, trong vòng một năm.",
    en: "It can come again only at a time that is still to come, within a year.",
  },
  notOpen: {
    status: 409,
    vi: "Việc này đã xong hoặc đã chuyển cho người khác.",
    en: "This is already done, or was passed on.",
  },
  cannotPass: {
    status: 400,
    vi: "Không chuyển được cho người này: người đó đã được nhắc, hoặc không còn làm việc ở đây.",
    en: "It cannot be passed to this person: the person has been reminded already, or does not work here any more.",
  },
  refusesYou: {
    status: 403,
    vi: "Người này không nhận nhắc việc từ bạn.",
    en: "This person takes no reminders from you.",
  },
});
