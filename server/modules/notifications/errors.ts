import { defineErrors } from "../../kernel/errors.ts";

export const notificationErrors = defineErrors("notifications", {
  unknownKind: {
    status: 400,
    vi: "Không có loại thông báo “{name}”. Hãy tải lại trang rồi thử lại.",
    en: "There is no kind of notice “{name}”. Reload the page and try again.",
  },
  unknownChannel: {
    status: 400,
    vi: "Không có kênh nhận thông báo “{name}”. Hãy tải lại trang rồi thử lại.",
    en: "There is no channel “{name}”. Reload the page and try again.",
  },
  notWaiting: {
    status: 409,
    vi: "Thông báo này không còn chờ xác nhận.",
    en: "This notice no longer waits for a confirmation.",
  },
  nobody: {
    status: 400,
    vi: "Trong danh sách đã chọn không có ai để gửi. Hãy chọn người, đơn vị hoặc nhóm khác.",
    en: "Nobody is in what you chose. Choose other people, departments or groups.",
  },
  unknownAudience: {
    status: 400,
    vi: "Có người, đơn vị hoặc nhóm không còn trong danh bạ ({keys}). Hãy bỏ ra rồi gửi lại.",
    en: "Some of the people, departments or groups are no longer in the directory ({keys}). Take them out and send again.",
  },
  noDigest: {
    status: 400,
    vi: "Kênh này không gửi được bản tổng hợp. Hãy chọn gửi ngay hoặc tắt.",
    en: "This channel has no digest. Choose at once or off.",
  },
  fixed: {
    status: 409,
    vi: "Cơ quan đã quy định cách báo này nên không đổi được.",
    en: "The agency has decided about this one; it cannot be changed.",
  },
  dndSpan: {
    status: 400,
    vi: "Không làm phiền phải kết thúc sau lúc này và kéo dài nhiều nhất 7 ngày.",
    en: "Do not disturb must end after now, and lasts a week at most.",
  },
});
