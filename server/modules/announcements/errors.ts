import { defineErrors } from "../../kernel/errors.ts";

export const announcementErrors = defineErrors("announcements", {
  times: {
    status: 400,
    vi: "Thời điểm hết hiệu lực phải sau lúc phát hành ít nhất 1 phút và chưa qua. Hãy chọn muộn hơn.",
    en: "It must expire in the future and at least 1 minute after it is published. Choose a later time.",
  },
  nobody: {
    status: 400,
    vi: "Không có ai trong những nơi nhận đã chọn. Hãy chọn thêm người hoặc đơn vị.",
    en: "Nobody is in the chosen audience. Choose more people or departments.",
  },
  empty: {
    status: 400,
    vi: "Hãy viết nội dung hoặc đính kèm tệp trước khi gửi.",
    en: "Write a text or attach a file before sending.",
  },
  tooManyFiles: {
    status: 400,
    vi: "Một thông báo có tối đa {most} tệp. Hãy gỡ bớt.",
    en: "An announcement takes at most {most} files. Remove some.",
  },
  publishedAlready: {
    status: 409,
    vi: "Thông báo đã phát hành. Hãy đính chính hoặc thu hồi thay vì sửa.",
    en: "The announcement is published. Correct it or withdraw it instead of editing.",
  },
  sentAlready: {
    status: 409,
    vi: "Thông báo đã được gửi đi hoặc đang chờ duyệt.",
    en: "The announcement has been sent already or waits for approval.",
  },
  notRunning: {
    status: 409,
    vi: "Thông báo chưa phát hành, đã hết hiệu lực hoặc đã thu hồi.",
    en: "The announcement is not published, has expired, or was withdrawn.",
  },
  nothingToConfirm: {
    status: 409,
    vi: "Thông báo này không cần xác nhận.",
    en: "This announcement does not ask to be confirmed.",
  },
  notForYou: {
    status: 403,
    vi: "Thông báo này không gửi cho bạn nên bạn không cần xác nhận.",
    en: "This announcement is not addressed to you, so there is nothing for you to confirm.",
  },
  commentsClosed: {
    status: 409,
    vi: "Thông báo này không nhận ý kiến.",
    en: "Comments on this announcement are closed.",
  },
  nobodyLeft: {
    status: 409,
    vi: "Không còn ai phải nhắc.",
    en: "There is nobody left to remind.",
  },
  nudgedLately: {
    status: 429,
    vi: "Đã nhắc trong vòng một giờ qua. Hãy chờ thêm {minutes} phút.",
    en: "A reminder went out within the last hour. Wait {minutes} more minutes.",
  },
});
