import { defineErrors } from "../../kernel/errors.ts";

export const mailErrors = defineErrors("mail", {
  externalAddress: {
    status: 422,
    vi: "Cơ quan chưa mở gửi thư ra ngoài: {address}. Hãy bỏ địa chỉ này rồi gửi lại, hoặc hỏi quản trị viên.",
    en: "This office does not send mail outside: {address}. Take this address out and send again, or ask an administrator.",
  },
  unknownAddress: {
    status: 422,
    vi: "Không có ai trong cơ quan dùng địa chỉ {address}. Hãy kiểm tra lại địa chỉ.",
    en: "Nobody in the office has the address {address}. Check the address.",
  },
  unknownRecipient: {
    status: 422,
    vi: "Không còn người hoặc đơn vị {key} trong danh bạ. Hãy chọn lại người nhận.",
    en: "{key} is no longer in the directory. Choose the recipient again.",
  },
  noRecipient: {
    status: 422,
    vi: "Thư chưa có người nhận. Hãy chọn ít nhất một người.",
    en: "The message has no recipient. Choose at least one person.",
  },
  tooManyRecipients: {
    status: 422,
    vi: "Thư có {count} người nhận, tối đa {limit}. Hãy chia thành nhiều thư.",
    en: "The message has {count} recipients, at most {limit}. Split it into several messages.",
  },
  everyoneNotAllowed: {
    status: 403,
    vi: "Bạn không có quyền gửi thư đến toàn cơ quan. Hãy chọn phòng, đơn vị hoặc từng người.",
    en: "You may not send mail to the whole office. Choose departments or people.",
  },
  tooLarge: {
    status: 422,
    vi: "Thư cùng các tệp đính kèm nặng quá {limit} MB. Hãy bỏ bớt tệp rồi gửi lại.",
    en: "The message with its attachments is over {limit} MB. Take out some files and send again.",
  },
  tooManyFiles: {
    status: 422,
    vi: "Thư đã có {limit} tệp đính kèm, không thêm được nữa.",
    en: "The message already has {limit} attachments; no more can be added.",
  },
  waiting: {
    status: 409,
    vi: "Thư đang chờ gửi nên chưa sửa được. Hãy lấy thư về rồi sửa.",
    en: "The message is waiting to be sent. Take it back first, then change it.",
  },
  notWaiting: {
    status: 409,
    vi: "Thư đã gửi đi, không lấy về được nữa.",
    en: "The message has gone out already and cannot be taken back.",
  },
  wrongHour: {
    status: 422,
    vi: "Giờ gửi phải ở phía trước, trong vòng một năm. Hãy chọn lại giờ gửi.",
    en: "The time to send must lie ahead, within a year. Choose another time.",
  },
  notAPicture: {
    status: 422,
    vi: "Tệp này không phải là ảnh. Hãy đính kèm tệp thay vì chèn vào thư.",
    en: "This file is not a picture. Attach it instead of putting it into the text.",
  },
  mayNotShare: {
    status: 403,
    vi: "Bạn không có quyền sửa mẫu thư dùng chung này.",
    en: "You may not change this shared template.",
  },
  tooManyTemplates: {
    status: 422,
    vi: "Đã có {limit} mẫu thư, không thêm được nữa. Hãy xóa bớt mẫu không dùng.",
    en: "There are {limit} templates already. Delete some that are not used.",
  },
  addressTaken: {
    status: 409,
    vi: "Địa chỉ {address} đã có người hoặc đơn vị dùng. Hãy chọn tên khác.",
    en: "The address {address} is already in use. Choose another name.",
  },
  mailboxFull: {
    status: 422,
    vi: "Hộp thư của {names} đã đầy nên chưa nhận được thư này. Hãy bỏ người đó ra, hoặc báo quản trị viên tăng dung lượng.",
    en: "The mailbox of {names} is full and cannot take this message. Leave that person out, or ask an administrator for more room.",
  },
  insecurePassword: {
    status: 422,
    vi: "Máy chủ chuyển tiếp có mật khẩu thì phải dùng TLS hoặc STARTTLS. Hãy chọn lại kiểu bảo mật.",
    en: "A relay with a password needs TLS or STARTTLS. Choose another security.",
  },
  nothingToTry: {
    status: 422,
    vi: "Chưa có máy chủ chuyển tiếp. Hãy nhập máy chủ rồi lưu, hoặc nhập một địa chỉ ngoài cơ quan để gửi thử.",
    en: "There is no relay yet. Enter one and save, or give an address of another office to try.",
  },
  badNetwork: {
    status: 422,
    vi: "{network} không phải địa chỉ IP hay dải mạng. Hãy ghi như 192.168.7.20 hoặc 192.168.7.0/24.",
    en: "{network} is neither an IP address nor a network. Write it as 192.168.7.20 or 192.168.7.0/24.",
  },
  foreignSender: {
    status: 422,
    vi: "Thiết bị chỉ gửi thư với địa chỉ của cơ quan, kết thúc bằng @{domain}.",
    en: "A device sends under an address of this office, which ends in @{domain}.",
  },
  deviceListed: {
    status: 409,
    vi: "Thiết bị {name} ({network}) đã có tên hoặc địa chỉ này. Hãy chọn tên và địa chỉ khác.",
    en: "The device {name} ({network}) already has this name or network. Choose another.",
  },
  tooManyPrograms: {
    status: 422,
    vi: "Bạn đã có {limit} mật khẩu ứng dụng. Hãy thu hồi mật khẩu của thiết bị không còn dùng rồi tạo lại.",
    en: "You already have {limit} passwords for programs. Withdraw one of a device that is no longer used, then try again.",
  },
  onlyFromTrash: {
    status: 422,
    vi: "Chỉ xóa hẳn được thư trong Thùng rác và Thư rác. Hãy chuyển thư vào Thùng rác trước.",
    en: "Only messages in the trash or in junk can be deleted for good. Move them to the trash first.",
  },
  labelExists: {
    status: 422,
    vi: "Đã có nhãn {name}. Hãy đặt tên khác.",
    en: "There is a label {name} already. Choose another name.",
  },
  tooManyLabels: {
    status: 422,
    vi: "Đã có {limit} nhãn, không tạo thêm được. Hãy gỡ bớt nhãn không dùng.",
    en: "There are {limit} labels already. Take away some that you do not use.",
  },
  bulkBusy: {
    status: 422,
    vi: "Đang xử lý một thư mục khác. Hãy đợi xong hoặc dừng việc đó rồi thử lại.",
    en: "Another folder is being worked on. Wait until it is done or stop it, then try again.",
  },
});
