/** Texts of `congso sms`. */
export const smsTexts = {
  summary: {
    vi: "Tin nhắn SMS: mã hóa và giải mã PDU, gửi tin, xem modem, nghe đường dây.",
    en: "SMS: encode and decode PDUs, send, see the modems, listen to the line.",
  },
  about: {
    vi: "decode đọc từng PDU và in mảng JSON; encode in các PDU của một tin dạng JSON. Hai việc này không cần dữ liệu cơ quan.\nsend gửi một tin qua cơ quan trong --data (đang chạy hay không); modems liệt kê modem; listen in trao đổi với modem kèm giờ, che thông tin riêng.",
    en: "decode reads each PDU and prints a JSON array; encode prints the PDUs of a message as JSON. Neither needs an office.\nsend sends a message through the office in --data (running or not); modems lists the modems; listen prints the conversation with the modem with times, secrets masked.",
  },
  action: { vi: "Việc cần làm.", en: "What to do." },
  pdus: { vi: "PDU dạng thập lục phân (decode).", en: "PDUs in hexadecimal (decode)." },
  to: { vi: "Số nhận (encode, send).", en: "The number to send to (encode, send)." },
  text: { vi: "Nội dung (encode, send).", en: "The text (encode, send)." },
  plain: {
    vi: "Bỏ dấu tiếng Việt: thường chỉ còn một phần tin.",
    en: "Without Vietnamese marks: mostly a single part.",
  },
  urgent: {
    vi: "Tin khẩn: gửi trước mọi tin khác, thà hai lần còn hơn không tới (send).",
    en: "An alarm: before all others, and rather twice than not at all (send).",
  },
  report: { vi: "Yêu cầu báo cáo đã nhận (encode).", en: "Ask for a status report (encode)." },
  validity: {
    vi: "Tin còn giá trị trong bao nhiêu phút; mạng thôi gửi sau đó.",
    en: "For how many minutes the message is of use; the network stops trying after that.",
  },
  reference: {
    vi: "Số hiệu chung của tin nhiều phần, 0 đến 65535 (encode).",
    en: "The reference that joins the parts of a message, 0 to 65535 (encode).",
  },
  mr: { vi: "Số hiệu tin TP-MR, 0 đến 255 (encode).", en: "The message reference TP-MR, 0 to 255 (encode)." },
  smsc: {
    vi: "Số trung tâm tin nhắn; bỏ trống thì dùng số trong SIM (encode).",
    en: "The service centre's number; without it the SIM's own (encode).",
  },
  alphabet: {
    vi: "Bảng chữ gsm7 hoặc ucs2; bỏ trống thì chọn bảng ngắn hơn (encode).",
    en: "The alphabet, gsm7 or ucs2; without it the shorter that holds the text (encode).",
  },
  modem: {
    vi: "Cổng của modem (listen); bỏ trống thì nghe qua văn phòng đang chạy.",
    en: "The modem's port (listen); without it the running office's.",
  },
  queued: { vi: "Đã nhận tin số {id} vào hàng đợi.", en: "Message {id} is in the queue." },
  notTaken: {
    vi: "Văn phòng đang chạy chưa nhận tin. Hãy kiểm tra chương trình «congso serve»; tin vẫn được gửi khi nó nhận.",
    en: "The running office has not taken the message. Check “congso serve”; it is sent once it is taken.",
  },
  noModem: {
    vi: "Văn phòng chưa thấy modem nào. Hãy cắm modem và chạy «congso serve».",
    en: "The office has seen no modem. Plug one in and run “congso serve”.",
  },
  invalid: { vi: "PDU thứ {place} không hợp lệ: {detail}.", en: "PDU {place} is not valid: {detail}." },
  cannotEncode: { vi: "Không mã hóa được tin: {detail}.", en: "The message cannot be encoded: {detail}." },
} as const;
