import { defineErrors } from "../../kernel/errors.ts";

export const directoryErrors = defineErrors("directory", {
  wrongPassword: {
    status: 401,
    vi: "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra phím Caps Lock và bộ gõ, rồi thử lại.",
    en: "The username or the password is not right. Check Caps Lock and the keyboard, then try again.",
  },
  tooManyAttempts: {
    status: 429,
    vi: "Đã nhập sai nhiều lần. Hãy chờ {seconds} giây rồi thử lại.",
    en: "Too many wrong attempts. Wait {seconds} seconds, then try again.",
  },
  changePasswordFirst: {
    status: 403,
    vi: "Mật khẩu hiện tại chỉ dùng một lần. Hãy đổi mật khẩu trước khi làm việc.",
    en: "This password can be used only once. Change it before you go on.",
  },
  passwordShort: {
    status: 400,
    vi: "Mật khẩu cần ít nhất {least} ký tự. Một câu ngắn dễ nhớ là lựa chọn tốt.",
    en: "A password needs at least {least} characters. A short sentence is a good choice.",
  },
  passwordCommon: {
    status: 400,
    vi: "Mật khẩu này quá phổ biến nên dễ bị đoán. Hãy chọn mật khẩu khác.",
    en: "This password is too common and easily guessed. Choose another.",
  },
  passwordHasName: {
    status: 400,
    vi: "Mật khẩu không được chứa tên đăng nhập. Hãy chọn mật khẩu khác.",
    en: "A password must not contain the username. Choose another.",
  },
  passwordSame: {
    status: 400,
    vi: "Mật khẩu mới trùng mật khẩu cũ. Hãy chọn mật khẩu khác.",
    en: "The new password is the old one. Choose another.",
  },
  wrongCurrentPassword: {
    status: 403,
    vi: "Mật khẩu hiện tại chưa đúng.",
    en: "The current password is not right.",
  },
  busy: {
    status: 503,
    vi: "Quá nhiều người đăng nhập cùng lúc. Hãy thử lại sau vài giây.",
    en: "Too many people are signing in at once. Try again in a few seconds.",
  },
  usernameTaken: {
    status: 409,
    vi: "Tên “{name}” đã có người dùng (tên đăng nhập hoặc địa chỉ thư phụ). Hãy chọn tên khác.",
    en: "The name “{name}” is taken as a username or a mail alias. Choose another.",
  },
  lastAdministrator: {
    status: 409,
    vi: "Đây là quản trị viên cuối cùng đang hoạt động. Hãy giao vai trò Quản trị viên cho người khác trước.",
    en: "This is the last active administrator. Give the administrator's role to somebody else first.",
  },
  outranks: {
    status: 403,
    vi: "Người này có quyền mà bạn không có, nên bạn không thể thay đổi tài khoản này. Hãy nhờ quản trị viên.",
    en: "This person holds rights that you do not, so you cannot change the account. Ask an administrator.",
  },
  administratorNeeds: {
    status: 409,
    vi: "Vai trò Quản trị viên phải giữ quyền quản trị người dùng và phân quyền.",
    en: "The administrator's role must keep the rights to manage people and roles.",
  },
  hasLeft: {
    status: 409,
    vi: "{name} đã ngừng hoạt động. Hãy kích hoạt lại tài khoản trước.",
    en: "{name} has left. Reactivate the account first.",
  },
  notSelf: {
    status: 409,
    vi: "Bạn không thể ngừng hoạt động tài khoản của chính mình. Hãy nhờ quản trị viên khác.",
    en: "You cannot deactivate your own account. Ask another administrator.",
  },
  phone: {
    status: 400,
    vi: "“{text}” không phải là số điện thoại. Số di động có 10 chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09.",
    en: "“{text}” is not a telephone number. A mobile number has 10 digits and begins with 03, 05, 07, 08 or 09.",
  },
  birthday: {
    status: 400,
    vi: "Ngày sinh chưa đúng. Hãy nhập một ngày đã qua.",
    en: "The birthday is not right. Give a day in the past.",
  },
  unknownDepartment: {
    status: 400,
    vi: "Không tìm thấy đơn vị này, hoặc đơn vị đã kết thúc. Hãy chọn đơn vị khác.",
    en: "There is no such department, or it has ended. Choose another.",
  },
  unknownPosition: {
    status: 400,
    vi: "Không tìm thấy chức vụ này. Hãy chọn chức vụ khác.",
    en: "There is no such position. Choose another.",
  },
  unknownRole: {
    status: 400,
    vi: "Không tìm thấy vai trò này. Hãy tải lại rồi chọn lại.",
    en: "There is no such role. Reload and choose again.",
  },
  unknownPermission: {
    status: 400,
    vi: "Không có quyền “{name}”. Hãy tải lại rồi chọn lại.",
    en: "There is no permission “{name}”. Reload and choose again.",
  },
  unknownPerson: {
    status: 400,
    vi: "Không tìm thấy người này, hoặc người này đã ngừng hoạt động. Hãy chọn người khác.",
    en: "There is no such person, or the person has left. Choose another.",
  },
  codeTaken: {
    status: 409,
    vi: "Mã “{code}” đang được một đơn vị khác dùng. Hãy chọn mã khác.",
    en: "The code “{code}” belongs to another department. Choose another.",
  },
  nameTaken: {
    status: 409,
    vi: "Tên “{name}” đã có. Hãy chọn tên khác.",
    en: "The name “{name}” exists already. Choose another.",
  },
  departmentCycle: {
    status: 409,
    vi: "Một đơn vị không thể nằm trong chính nó hoặc trong đơn vị cấp dưới của nó.",
    en: "A department cannot stand inside itself or inside one below it.",
  },
  departmentHasChildren: {
    status: 409,
    vi: "Đơn vị còn đơn vị cấp dưới đang hoạt động. Hãy chuyển hoặc kết thúc các đơn vị đó trước.",
    en: "There are departments below this one. Move or close them first.",
  },
  departmentHasPeople: {
    status: 409,
    vi: "Đơn vị còn người. Hãy chọn đơn vị kế thừa để chuyển họ sang, hoặc chuyển từng người trước.",
    en: "There are people in this department. Name a successor that takes them over, or move them first.",
  },
  departmentInUse: {
    status: 409,
    vi: "Đơn vị đã có người, đơn vị cấp dưới hoặc đơn vị tiền thân nên không xóa được. Hãy kết thúc đơn vị.",
    en: "The department has people, departments below it or a predecessor, so it cannot be deleted. Close it.",
  },
  departmentDates: {
    status: 400,
    vi: "Ngày kết thúc phải từ ngày bắt đầu đến hôm nay.",
    en: "The last day must lie between the first day and today.",
  },
  tooManyDepartments: {
    status: 409,
    vi: "Một cơ quan có tối đa {most} đơn vị.",
    en: "An office has at most {most} departments.",
  },
  tooManyOfKind: {
    status: 409,
    vi: "Danh mục này có tối đa {most} mục. Hãy xóa bớt mục không dùng.",
    en: "This list holds at most {most} entries. Delete those that are not used.",
  },
  positionInUse: {
    status: 409,
    vi: "Chức vụ này còn người giữ nên không xóa được.",
    en: "Somebody holds this position, so it cannot be deleted.",
  },
  roleInUse: {
    status: 409,
    vi: "Vai trò này còn người giữ nên không xóa được.",
    en: "Somebody holds this role, so it cannot be deleted.",
  },
  roleStandard: {
    status: 409,
    vi: "Đây là vai trò có sẵn của chương trình, không đổi tên hay xóa được.",
    en: "This role belongs to the program: it can be neither renamed nor deleted.",
  },
  absenceDays: {
    status: 400,
    vi: "Ngày kết thúc phải từ ngày bắt đầu trở đi và không quá {most} ngày.",
    en: "The last day must not be before the first, and an absence lasts at most {most} days.",
  },
  absenceOverlaps: {
    status: 409,
    vi: "{name} đã có lịch vắng từ {from} đến {to}. Hãy chọn ngày khác hoặc hủy lịch đó trước.",
    en: "{name} is already away from {from} to {to}. Choose other days or cancel that absence first.",
  },
  deputySelf: {
    status: 400,
    vi: "Không thể tự thay mình. Hãy chọn người khác.",
    en: "One cannot stand in for oneself. Choose somebody else.",
  },
  notPicture: {
    status: 415,
    vi: "Tệp này không phải là ảnh PNG, JPEG hay WebP. Hãy chọn tệp khác.",
    en: "This file is not a PNG, JPEG or WebP picture. Choose another.",
  },
  notTable: {
    status: 415,
    vi: "Không đọc được tệp này. Hãy gửi tệp Excel (.xlsx) hoặc CSV (UTF-8) lưu từ Excel.",
    en: "This file cannot be read. Send an Excel file (.xlsx) or a CSV file (UTF-8).",
  },
  wrongColumns: {
    status: 400,
    vi: "Các cột của tệp chưa đúng: {problem}. Cần có: {needed}. Có thể thêm: {allowed}.",
    en: "The columns of the file are not right: {problem}. Needed: {needed}. Allowed: {allowed}.",
  },
  noRows: {
    status: 400,
    vi: "Tệp không có dòng dữ liệu nào dưới dòng tiêu đề.",
    en: "The file has no rows below its headings.",
  },
  tooManyRows: {
    status: 413,
    vi: "Tệp có hơn {most} dòng. Hãy chia thành nhiều tệp nhỏ hơn.",
    en: "The file has more than {most} rows. Divide it into smaller files.",
  },
  cellMissing: {
    status: 400,
    vi: "Ô này không được để trống.",
    en: "This cell must not be empty.",
  },
  cellLong: {
    status: 400,
    vi: "Nội dung dài quá {most} ký tự.",
    en: "The text is longer than {most} characters.",
  },
  cellUsername: {
    status: 400,
    vi: "“{text}” chưa đúng dạng: từ 2 đến 40 chữ thường không dấu, chữ số, dấu chấm, gạch nối, gạch dưới.",
    en: "“{text}” does not fit: 2 to 40 small letters without marks, digits, dots, hyphens, underscores.",
  },
  cellCode: {
    status: 400,
    vi: "“{text}” không phải là mã đơn vị: chữ, chữ số, dấu chấm, gạch nối; tối đa 35 ký tự.",
    en: "“{text}” is not a department code: letters, digits, dots, hyphens; at most 35 characters.",
  },
  cellDigits: {
    status: 400,
    vi: "Số máy lẻ chỉ gồm chữ số, tối đa 10.",
    en: "An extension has only digits, at most 10.",
  },
  cellDay: {
    status: 400,
    vi: "“{text}” không phải là ngày. Hãy ghi dạng ngày/tháng/năm, ví dụ 05/03/1985.",
    en: "“{text}” is not a day. Write day/month/year, such as 05/03/1985.",
  },
  cellDepartment: {
    status: 400,
    vi: "Không có đơn vị nào đang hoạt động có mã hoặc tên “{text}”.",
    en: "No present department has the code or the name “{text}”.",
  },
  cellRole: {
    status: 400,
    vi: "Không có vai trò “{text}”.",
    en: "There is no role “{text}”.",
  },
  cellRoleForbidden: {
    status: 403,
    vi: "Bạn không có quyền phân vai trò. Hãy để cột này như cũ hoặc bỏ cột này.",
    en: "You may not assign roles. Leave this column as it is, or take it out.",
  },
  cellTwice: {
    status: 400,
    vi: "Trùng với dòng {row} của tệp.",
    en: "The same as row {row} of the file.",
  },
  importGone: {
    status: 404,
    vi: "Bản xem trước này không còn. Hãy gửi lại tệp.",
    en: "This preview is gone. Send the file again.",
  },
  importStale: {
    status: 409,
    vi: "Danh bạ đã thay đổi từ khi xem trước. Hãy gửi lại tệp để xem lại rồi mới ghi.",
    en: "The directory has changed since the preview. Send the file again and look at the new preview.",
  },
});
