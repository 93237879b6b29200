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
  untitled: {
    status: 400,
    vi: "Hãy viết tiêu đề trước khi gửi.",
    en: "Write a title before sending.",
  },
  quizRight: {
    status: 400,
    vi: "Câu hỏi {number} chưa đánh dấu phương án đúng.",
    en: "Question {number} has no right answer marked.",
  },
  quizAnswers: {
    status: 400,
    vi: "Hãy trả lời mọi câu hỏi bằng các phương án đã cho.",
    en: "Answer every question with the given choices.",
  },
  quizAnswered: {
    status: 409,
    vi: "Bạn đã trả lời các câu hỏi này.",
    en: "You have answered these questions.",
  },
  quizFirst: {
    status: 409,
    vi: "Hãy trả lời các câu hỏi trước, rồi xác nhận.",
    en: "Answer the questions first, then confirm.",
  },
  pollTimes: {
    status: 400,
    vi: "Cuộc hỏi ý kiến phải kết thúc sau lúc phát hành. Hãy chọn muộn hơn.",
    en: "The poll must close after the announcement is published. Choose a later time.",
  },
  longRound: {
    status: 400,
    vi: "Văn bản luân chuyển lần lượt tới nhiều nhất {most} người; bạn đã chọn {count}.",
    en: "A circular goes to at most {most} people in turn; you chose {count}.",
  },
  notPicture: {
    status: 400,
    vi: "Chỉ đặt được ảnh PNG, JPEG, GIF hoặc WebP vào nội dung.",
    en: "Only PNG, JPEG, GIF or WebP pictures can stand in the text.",
  },
  notMustArrive: {
    status: 403,
    vi: "Bạn chưa có quyền gửi thông báo phải đến.",
    en: "You may not send must-arrive notices.",
  },
  manyTemplates: {
    status: 409,
    vi: "Bạn đã có {most} mẫu. Hãy xóa bớt.",
    en: "You have {most} templates already. Delete some.",
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
