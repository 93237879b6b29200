import { defineErrors } from "../../kernel/errors.ts";

export const pollErrors = defineErrors("polls", {
  fewOptions: {
    status: 400,
    vi: "Cần ít nhất hai phương án khác nhau để lựa chọn.",
    en: "Give at least two different options to choose from.",
  },
  noOptions: {
    status: 400,
    vi: "Câu hỏi trả lời tự do không có phương án. Hãy gỡ các phương án hoặc đổi cách trả lời.",
    en: "A question with free answers has no options. Remove them or change the kind.",
  },
  times: {
    status: 400,
    vi: "Thời điểm đóng phải sau thời điểm mở ít nhất 1 phút và chưa qua.",
    en: "The closing time must be in the future and at least 1 minute after the opening time.",
  },
  tooLong: {
    status: 400,
    vi: "Một cuộc trưng cầu kéo dài tối đa 366 ngày. Hãy chọn thời điểm đóng sớm hơn.",
    en: "A poll runs for at most 366 days. Choose an earlier closing time.",
  },
  nobody: {
    status: 400,
    vi: "Không có ai trong những nơi nhận đã chọn. Hãy chọn thêm người hoặc đơn vị.",
    en: "Nobody is in the chosen audience. Choose more people or departments.",
  },
  alreadyOpen: {
    status: 409,
    vi: "Cuộc trưng cầu đã mở nên không sửa được nữa. Bạn có thể đóng sớm và tạo cuộc mới.",
    en: "The poll has opened and can no longer be changed. You can close it and create a new one.",
  },
  notOpen: {
    status: 409,
    vi: "Cuộc trưng cầu chưa mở hoặc đã đóng nên không nhận câu trả lời.",
    en: "The poll is not open, so it takes no answers.",
  },
  notAsked: {
    status: 403,
    vi: "Bạn không nằm trong danh sách được hỏi của cuộc trưng cầu này.",
    en: "You are not among the people asked in this poll.",
  },
  answeredAlready: {
    status: 409,
    vi: "Bạn đã gửi phiếu kín. Phiếu kín không ghi tên nên không sửa lại được.",
    en: "You have already answered. An anonymous answer bears no name, so it cannot be changed.",
  },
  choose: {
    status: 400,
    vi: "Hãy chọn từ 1 đến {most} phương án của cuộc trưng cầu này.",
    en: "Choose between 1 and {most} of this poll's options.",
  },
  write: {
    status: 400,
    vi: "Hãy viết câu trả lời trước khi gửi.",
    en: "Write an answer before sending it.",
  },
  closedAlready: {
    status: 409,
    vi: "Cuộc trưng cầu đã đóng.",
    en: "The poll is already closed.",
  },
  remindedLately: {
    status: 429,
    vi: "Đã nhắc trong vòng một giờ qua. Hãy chờ thêm {minutes} phút.",
    en: "A reminder went out within the last hour. Wait {minutes} more minutes.",
  },
});
