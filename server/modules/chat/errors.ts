import { defineErrors } from "../../kernel/errors.ts";

export const chatErrors = defineErrors("chat", {
  empty: {
    status: 400,
    vi: "Hãy viết gì đó hoặc đính kèm tệp trước khi gửi.",
    en: "Write something or attach a file before sending.",
  },
  unknownPerson: {
    status: 400,
    vi: "Có người không còn làm việc ở cơ quan. Hãy chọn lại.",
    en: "Somebody chosen no longer works here. Choose again.",
  },
  self: {
    status: 400,
    vi: "Bạn không nhắn tin cho chính mình được. Hãy chọn một người khác.",
    en: "You cannot talk to yourself. Choose somebody else.",
  },
  notGroup: {
    status: 409,
    vi: "Chỉ đổi tên và thêm bớt người trong nhóm tự lập; phòng của đơn vị theo danh bạ.",
    en: "Only groups made by hand can be renamed or change their people; a unit's room follows the directory.",
  },
  full: {
    status: 409,
    vi: "Một nhóm có tối đa {limit} người.",
    en: "A group has at most {limit} people.",
  },
  archived: {
    status: 409,
    vi: "Cuộc hội thoại đã được lưu trữ nên không viết thêm được.",
    en: "The conversation is archived, so nothing can be added.",
  },
  wrongReply: {
    status: 400,
    vi: "Tin được trả lời không nằm trong cuộc hội thoại này.",
    en: "The message that is answered is not in this conversation.",
  },
  tooLate: {
    status: 409,
    vi: "Chỉ sửa hoặc thu hồi được tin của mình trong vòng 24 giờ.",
    en: "You can edit or recall only your own messages, within 24 hours.",
  },
  notEveryone: {
    status: 403,
    vi: "Bạn không được gọi tất cả mọi người trong phòng này. Hãy gọi tên từng người.",
    en: "You may not call everybody in this room. Name the people.",
  },
  tooFast: {
    status: 429,
    vi: "Bạn gửi quá nhanh. Hãy chờ vài giây rồi gửi tiếp.",
    en: "You are sending too fast. Wait a few seconds.",
  },
  tooManyPins: {
    status: 409,
    vi: "Một phòng ghim tối đa {limit} tin. Hãy gỡ bớt trước.",
    en: "A room has at most {limit} pins. Take one out first.",
  },
  notVoice: {
    status: 400,
    vi: "Lời nói phải là một tệp âm thanh. Hãy ghi lại.",
    en: "A voice note must be one sound file. Record it again.",
  },
  tooManyFiles: {
    status: 409,
    vi: "Cuộc hội thoại có hơn {limit} tệp nên không xuất thành một tệp được. Hãy báo quản trị viên.",
    en: "The conversation has more than {limit} files, too many for one export. Tell the administrator.",
  },
  noSearch: {
    status: 400,
    vi: "Hãy gõ từ cần tìm hoặc chọn người, ngày, tệp.",
    en: "Type words to find, or choose a person, days or files.",
  },
  clientId: {
    status: 409,
    vi: "Mã tin này đã dùng cho một tin khác. Hãy tải lại trang rồi gửi lại.",
    en: "This message id was used for another message. Reload the page and send it again.",
  },
});
