import { defineErrors } from "../../kernel/errors.ts";

export const transferErrors = defineErrors("transfers", {
  nobody: {
    status: 400,
    vi: "Chưa có người nhận nào. Hãy chọn người, đơn vị hoặc hộp nhận tệp.",
    en: "There is nobody to send it to. Choose people, a unit or a drop box.",
  },
  onlySelf: {
    status: 400,
    vi: "Người nhận duy nhất là chính bạn. Hãy chọn thêm người nhận.",
    en: "You are the only receiver. Choose somebody else.",
  },
  tooLarge: {
    status: 413,
    vi: "Tổng dung lượng {size} lớn hơn mức cho phép {limit}. Hãy gửi ít tệp hơn hoặc hỏi quản trị viên.",
    en: "{size} in all is larger than the limit of {limit}. Send fewer files, or ask the administrator.",
  },
  quota: {
    status: 413,
    vi: "Máy chủ đang giữ {kept} tệp bạn gửi; thêm {size} sẽ vượt hạn mức {limit}. Hãy thu hồi bớt hoặc chờ người nhận lấy về.",
    en: "The office keeps {kept} of yours already; {size} more would exceed your quota of {limit}. Take some back, or wait until they are taken.",
  },
  noRoom: {
    status: 507,
    vi: "Ổ đĩa máy chủ chỉ còn chỗ cho {free}, không đủ cho {size}. Hãy gửi ít hơn hoặc báo quản trị viên.",
    en: "The server's disk has room for {free} only, which is not enough for {size}. Send less, or tell the administrator.",
  },
  wrongList: {
    status: 400,
    vi: "Danh sách tệp không khớp với số tệp và dung lượng đã báo. Hãy chọn lại tệp rồi gửi lại.",
    en: "The list of files does not fit the number and size that were announced. Choose the files again.",
  },
  notListing: {
    status: 409,
    vi: "Danh sách tệp đã chốt nên không thêm được nữa. Hãy gửi các tệp khác trong lần gửi mới.",
    en: "The list of files is complete. Send other files in a transfer of their own.",
  },
  notOpen: {
    status: 409,
    vi: "Lần gửi này đã kết thúc nên không nhận thêm dữ liệu. Hãy gửi lại nếu cần.",
    en: "This transfer is over and takes no more content. Send it again if you need to.",
  },
  begun: {
    status: 409,
    vi: "Dữ liệu đã đi qua máy chủ nên không đổi chỗ bắt đầu được nữa. Hãy gửi tiếp từ chỗ máy chủ đã nhận.",
    en: "Content has come to the server already. Go on from where the server is.",
  },
  incomplete: {
    status: 409,
    vi: "Máy chủ chưa nhận đủ dữ liệu. Hãy gửi tiếp phần còn lại.",
    en: "The server does not have all of it yet. Go on with the rest.",
  },
  changed: {
    status: 409,
    vi: "Tệp đã thay đổi trong lúc gửi nên bản đã nhận bị bỏ. Hãy đóng tệp ở chương trình đang mở rồi gửi lại.",
    en: "The file changed while it was being sent, so what had come was dropped. Close it in other programs and send it again.",
  },
  infected: {
    status: 422,
    vi: "Máy quét tìm thấy vi-rút {name} trong {file}; tệp không được chuyển đi. Hãy diệt vi-rút trên máy của bạn rồi gửi lại.",
    en: "The scanner found the virus {name} in {file}, so nothing was passed on. Clean your computer, then send it again.",
  },
  answered: {
    status: 409,
    vi: "Bạn đã trả lời lời gửi này, hoặc người gửi đã thu hồi.",
    en: "You have answered this offer already, or its sender has taken it back.",
  },
  notReady: {
    status: 409,
    vi: "Tệp chưa về đủ trên máy chủ. Hãy chờ người gửi gửi xong.",
    en: "Not all of it has come to the server yet. Wait until the sender is done.",
  },
  gone: {
    status: 410,
    vi: "Nội dung không còn: đã hết hạn, đã thu hồi hoặc đã chuyển trực tiếp. Hãy nhờ người gửi gửi lại.",
    en: "The content is gone: it expired, was taken back, or went directly. Ask the sender to send it again.",
  },
  inParts: {
    status: 409,
    vi: "Phần đầu của tệp đã đến thẳng máy của người nhận. Hãy nhận tiếp trên máy đó, hoặc nhờ người gửi gửi lại.",
    en: "The beginning went straight to the receiver's computer. Go on there, or ask the sender to send it again.",
  },
  boxExists: {
    status: 409,
    vi: "Đơn vị này đã có hộp nhận tệp. Hãy sửa hộp đang có.",
    en: "This unit has a drop box already. Change that one.",
  },
  boxFull: {
    status: 409,
    vi: "Trong hộp còn tệp chưa lấy. Hãy lấy hoặc chờ hết hạn rồi xóa hộp.",
    en: "Something lies in the box. Take it, or wait until it expires, then remove the box.",
  },
  unknownPlace: {
    status: 400,
    vi: "Đơn vị hoặc người được chọn không còn trong danh bạ. Hãy chọn lại.",
    en: "A unit or person that was chosen is no longer in the directory. Choose again.",
  },
  scannerAddress: {
    status: 400,
    vi: "Địa chỉ máy quét phải là máy:cổng (127.0.0.1:3310) hoặc đường dẫn tuyệt đối của socket.",
    en: "The scanner's address must be host:port (127.0.0.1:3310) or the absolute path of a socket.",
  },
});
