import { defineErrors } from "../../../kernel/errors.ts";

export const exchangeErrors = defineErrors("mail.exchange", {
  running: {
    status: 409,
    vi: "Đang có một lượt chuyển thư chưa xong. Hãy chờ xong hoặc dừng lại trước.",
    en: "A transfer is still running. Wait for it to finish, or stop it first.",
  },
  hostile: {
    status: 422,
    vi: "Tệp nén không an toàn (đường dẫn ra ngoài, hoặc phình to bất thường) nên không nhập được.",
    en: "The archive is not safe (paths that lead outside, or abnormal growth), so it was not brought in.",
  },
  unreadable: {
    status: 422,
    vi: "Không đọc được tệp. Hãy dùng mbox, eml, hoặc zip, tar chứa mbox, eml, Maildir.",
    en: "The file cannot be read. Use mbox, eml, or a zip or tar of mbox, eml or Maildir.",
  },
  noServer: {
    status: 403,
    vi: "Quản trị viên chưa cho phép lấy thư từ máy chủ này.",
    en: "The administrator does not allow mail to be fetched from this server.",
  },
  connect: {
    status: 422,
    vi: "Không kết nối hoặc đăng nhập được máy chủ thư cũ. Hãy kiểm tra tên, mật khẩu rồi thử lại.",
    en: "The old server could not be reached, or did not accept the name and password. Check them and try again.",
  },
  full: {
    status: 422,
    vi: "Hộp thư đã đầy nên dừng nhập. Hãy dọn bớt hoặc xin thêm dung lượng rồi nhập lại, thư đã có sẽ được bỏ qua.",
    en: "The mailbox is full, so the transfer stopped. Make room or ask for more, then try again: what is there is passed over.",
  },
  broken: {
    status: 500,
    vi: "Lượt chuyển thư gặp lỗi. Những thư đã chuyển vẫn an toàn; hãy thử lại, thư đã có sẽ được bỏ qua.",
    en: "The transfer failed. What was brought in is safe; try again, what is there is passed over.",
  },
});
