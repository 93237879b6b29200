import { defineErrors } from "../../kernel/errors.ts";

export const smsErrors = defineErrors("sms", {
  nobody: {
    status: 400,
    vi: "Không có số di động nào để gửi. Hãy chọn người có số di động hoặc nhập số.",
    en: "There is no mobile number to send to. Choose people who have one, or enter a number.",
  },
  empty: {
    status: 400,
    vi: "Chưa có số điện thoại. Hãy nhập số di động 10 chữ số.",
    en: "There is no number. Enter a mobile number of 10 digits.",
  },
  landLine: {
    status: 400,
    vi: "{number} là số cố định nên không nhận tin nhắn. Hãy nhập số di động.",
    en: "{number} is a land line and takes no SMS. Enter a mobile number.",
  },
  oldNumber: {
    status: 400,
    vi: "{number} là số 11 chữ số cũ, nay là {hint}. Hãy kiểm tra rồi nhập số mới.",
    en: "{number} is an old 11-digit number, now {hint}. Check it and enter the new one.",
  },
  foreign: {
    status: 400,
    vi: "{number} là số nước ngoài. Cơ quan chỉ gửi tin tới số di động Việt Nam.",
    en: "{number} is a foreign number. The office sends to Vietnamese mobile numbers only.",
  },
  nonsense: {
    status: 400,
    vi: "{number} không phải số di động. Số đúng có 10 chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09.",
    en: "{number} is no mobile number. One has 10 digits and begins with 03, 05, 07, 08 or 09.",
  },
  citizens: {
    status: 403,
    vi: "Bạn chỉ được gửi cho người trong cơ quan. Hãy chọn người trong danh bạ, hoặc nhờ văn thư gửi.",
    en: "You may send to people of the office only. Choose them from the directory, or ask the clerk.",
  },
  tooLong: {
    status: 400,
    vi: "Tin dài {parts} phần; tối đa là {most}. Hãy viết ngắn lại hoặc bỏ dấu.",
    en: "The message has {parts} parts; at most {most} may be sent. Shorten it, or send it without marks.",
  },
  unreadable: {
    status: 400,
    vi: "Nội dung có ký tự hỏng nên không gửi được. Hãy gõ lại đoạn đó.",
    en: "The text holds a broken character and cannot be sent. Type that place again.",
  },
  link: {
    status: 400,
    vi: "Tin gửi người dân không được có đường liên kết (dễ nhầm với lừa đảo). Hãy bỏ liên kết.",
    en: "A message to citizens may hold no link: it looks like fraud. Take it out.",
  },
  advertising: {
    status: 400,
    vi: "Cơ quan không gửi tin quảng cáo (Nghị định 91/2020/NĐ-CP). Hãy sửa lại nội dung.",
    en: "The office sends no advertising (Decree 91/2020/NĐ-CP). Change the text.",
  },
  quota: {
    status: 429,
    vi: "Hôm nay đã gửi {used} phần tin, hạn mức là {most}. Hãy gửi tiếp vào ngày mai hoặc nhờ người quản trị nâng hạn mức.",
    en: "{used} parts were sent today and {most} are allowed. Go on tomorrow, or ask the administrator for more.",
  },
  notResendable: {
    status: 409,
    vi: "Tin này đã có kết quả nên không gửi lại. Hãy soạn tin mới.",
    en: "How this message ended is known, so it is not sent again. Write a new one.",
  },
  noModem: {
    status: 404,
    vi: "Không có modem tại {path}. Hãy kiểm tra lại cáp.",
    en: "There is no modem at {path}. Check its cable.",
  },
  twice: {
    status: 400,
    vi: "Số này đã có ở dòng trên nên chỉ gửi một lần.",
    en: "This number stands in a row above, so it gets the message once.",
  },
  optedOut: {
    status: 400,
    vi: "Chủ số này đã từ chối nhận tin.",
    en: "The owner of this number wants no messages.",
  },
  noNumberColumn: {
    status: 400,
    vi: "Không thấy cột số điện thoại trong tệp. Hãy đặt tên cột là «Số điện thoại».",
    en: "There is no column of telephone numbers in the file. Head it “Mobile”.",
  },
  gatewayUrl: {
    status: 400,
    vi: "Địa chỉ cổng SMS phải bắt đầu bằng http:// hoặc https://.",
    en: "The gateway's address must begin with http:// or https://.",
  },
  gatewayBody: {
    status: 400,
    vi: "Nội dung gửi cổng SMS phải là JSON hợp lệ, có {number} và {text}.",
    en: "What the gateway gets must be valid JSON with {number} and {text}.",
  },
  spoolFolder: {
    status: 400,
    vi: "Không thấy thư mục outgoing và sent của smstools trong {folder}. Hãy kiểm tra đường dẫn.",
    en: "The folders outgoing and sent of smstools are not in {folder}. Check the path.",
  },
  pinWrong: {
    status: 409,
    vi: "SIM này đã báo sai mã PIN đó nên không thử lại. Hãy nhập mã PIN khác.",
    en: "This SIM has refused that PIN, so it is not tried again. Enter another one.",
  },
  pattern: {
    status: 400,
    vi: "Mẫu tìm số dư không phải là biểu thức chính quy hợp lệ. Hãy sửa lại hoặc bỏ trống.",
    en: "The pattern for the balance is no valid regular expression. Correct it or leave it empty.",
  },
  onePart: {
    status: 400,
    vi: "Mẫu này phải vừa một phần tin nhưng đang dài {parts} phần. Hãy viết ngắn lại.",
    en: "This text must fit into one part and has {parts}. Shorten it.",
  },
});
