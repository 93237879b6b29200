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
});
