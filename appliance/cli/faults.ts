import { defineErrors, kernelErrors, Refusal } from "../../server/kernel/errors.ts";

/** What the appliance itself refuses with: one clear sentence on stderr, exit code 1, nothing changed. */
export const applianceErrors = defineErrors("appliance", {
  notEmpty: {
    status: 409,
    vi: "Thư mục {folder} đã có dữ liệu nên không thay đổi gì. Hãy chọn một thư mục trống bằng --data.",
    en: "The folder {folder} already holds something, so nothing was changed. Choose an empty folder with --data.",
  },
  noOffice: {
    status: 404,
    vi: "Thư mục {folder} chưa có dữ liệu cơ quan. Hãy chỉ đúng thư mục bằng --data, hoặc tạo mới bằng «congso init».",
    en: "There is no office in {folder}. Name the right folder with --data, or make one with “congso init”.",
  },
  portInUse: {
    status: 503,
    vi: "Cổng {address} của cửa {door} đang được chương trình khác sử dụng. Hãy dừng chương trình đó, hoặc chọn cổng khác bằng --{door} ĐỊA-CHỈ:CỔNG.",
    en: "The port {address} for {door} is in use by another program. Stop that program, or choose another port with --{door} HOST:PORT.",
  },
  portForbidden: {
    status: 503,
    vi: "Tài khoản này không được phép mở cổng {address} của cửa {door}. Hãy dùng cổng từ 1024 trở lên, hoặc cài thành dịch vụ bằng «congso service install».",
    en: "This account may not open the port {address} for {door}. Use a port from 1024 up, or install the program as a service with “congso service install”.",
  },
  addressUnknown: {
    status: 503,
    vi: "Máy này không có địa chỉ mạng {address} cho cửa {door}. Hãy kiểm tra lại --{door}.",
    en: "This machine has no network address {address} for {door}. Check --{door}.",
  },
  cannotWrite: {
    status: 503,
    vi: "Không ghi được tệp {file} ({reason}). Hãy kiểm tra thư mục và quyền ghi.",
    en: "Cannot write the file {file} ({reason}). Check the folder and the right to write there.",
  },
  cannotRead: {
    status: 404,
    vi: "Không đọc được tệp {file} ({reason}). Hãy kiểm tra lại đường dẫn và quyền đọc.",
    en: "Cannot read the file {file} ({reason}). Check the path and the right to read it.",
  },
  noPassword: {
    status: 400,
    vi: 'Chưa có mật khẩu trên stdin. Hãy đưa mật khẩu vào bằng --password-stdin, ví dụ: printf %s "$MATKHAU" | congso …',
    en: 'There is no password on stdin. Give it with --password-stdin, for example: printf %s "$PASSWORD" | congso …',
  },
});

/** `code` of a fault of Node or of the operating system. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** Turns the faults of a machine that every command may meet into a refusal; others come back as they were. */
export function plainFault(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const code = codeOf(error);
  const path = error instanceof Error && "path" in error ? String(error.path) : "";
  switch (code) {
    case "ENOSPC":
    case "EDQUOT":
    case "EFBIG":
      return kernelErrors.diskFull();
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return applianceErrors.cannotWrite({ file: path, reason: code });
    default:
      return error;
  }
}
