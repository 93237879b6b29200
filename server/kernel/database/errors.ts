import { defineErrors, kernelErrors, Refusal } from "../errors.ts";

/** What the store may refuse with, most of it at start: one clear sentence, and nothing on the disk was changed. */
export const databaseErrors = defineErrors("database", {
  inUse: {
    status: 503,
    vi: "Thư mục dữ liệu {folder} đang được một chương trình Công Sở khác sử dụng (tiến trình {pid}). Hãy dừng chương trình đó trước, hoặc chọn thư mục khác.",
    en: "The data folder {folder} is in use by another Công Sở (process {pid}). Stop that one first, or choose another folder.",
  },
  readOnly: {
    status: 503,
    vi: "Không ghi được vào {path}. Hãy cấp quyền ghi cho tài khoản chạy chương trình, hoặc kiểm tra ổ đĩa có bị khóa ghi không.",
    en: "Cannot write to {path}. Give the account that runs the program the right to write, or check whether the disk is write-protected.",
  },
  corrupt: {
    status: 503,
    vi: "Tệp cơ sở dữ liệu {file} bị hỏng ({detail}). Đừng xóa tệp này; hãy khôi phục từ bản sao lưu gần nhất vào một thư mục mới.",
    en: "The database file {file} is damaged ({detail}). Do not delete it; restore the latest backup into a new folder.",
  },
  newer: {
    status: 503,
    vi: "Dữ liệu này do một phiên bản mới hơn của chương trình ghi (bước nâng cấp {module}/{id}). Hãy cài phiên bản mới đó, hoặc khôi phục bản sao lưu trước khi nâng cấp.",
    en: "A newer version of the program wrote this data (migration {module}/{id}). Install that version, or restore the backup made before the upgrade.",
  },
  changedMigration: {
    status: 503,
    vi: "Bước nâng cấp {module}/{id} đã chạy trên dữ liệu này nhưng nội dung khác với chương trình hiện tại. Hãy dùng đúng bản phát hành của chương trình.",
    en: "Migration {module}/{id} was applied to this data with another content than this program has. Use a proper release of the program.",
  },
  failedMigration: {
    status: 503,
    vi: "Bước nâng cấp {module}/{id} không chạy được ({detail}); dữ liệu vẫn như trước bước này. Hãy dùng lại phiên bản cũ và báo cho nhà cung cấp.",
    en: "Migration {module}/{id} failed ({detail}); the data is as it was before that step. Go back to the old version and tell the supplier.",
  },
  readFailed: {
    status: 503,
    vi: "Việc đọc dữ liệu bị gián đoạn. Hãy thử lại.",
    en: "Reading the data was interrupted. Try again.",
  },
  readTooLong: {
    status: 503,
    vi: "Việc tìm hoặc tổng hợp quá lâu (hơn {seconds} giây) nên đã dừng. Hãy thu hẹp phạm vi rồi thử lại.",
    en: "The search or report took too long (more than {seconds} seconds) and was stopped. Narrow it down and try again.",
  },
  readersBusy: {
    status: 503,
    vi: "Máy chủ đang bận với nhiều yêu cầu tìm kiếm và báo cáo. Hãy thử lại sau ít phút.",
    en: "The server is busy with many searches and reports. Try again in a few minutes.",
  },
});

/** Primary result codes of SQLite: sqlite.org/rescode.html. */
const SQLITE = { perm: 3, busy: 5, readOnly: 8, corrupt: 11, full: 13, cannotOpen: 14, notDatabase: 26 };

/** Whether another connection holds the lock that was asked for. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === SQLITE.busy;
}

/**
 * Says what a fault of the disk or of SQLite means for the person; anything else comes back as it was, a defect.
 * `path` is the file or folder that was being worked on.
 */
export function storageFault(error: unknown, path: string): unknown {
  if (error instanceof Refusal) return error;
  switch (sqliteCode(error)) {
    case SQLITE.full:
      return kernelErrors.diskFull();
    case SQLITE.perm:
    case SQLITE.readOnly:
    case SQLITE.cannotOpen:
      return databaseErrors.readOnly({ path });
    case SQLITE.corrupt:
    case SQLITE.notDatabase:
      return databaseErrors.corrupt({ file: path, detail: error instanceof Error ? error.message : "" });
    default:
  }
  switch (errorCode(error)) {
    case "ENOSPC":
    case "EDQUOT":
      return kernelErrors.diskFull();
    case "EROFS":
    case "EACCES":
    case "EPERM":
      return databaseErrors.readOnly({ path });
    default:
      return error;
  }
}

function sqliteCode(error: unknown): number | undefined {
  if (errorCode(error) !== "ERR_SQLITE_ERROR") return undefined;
  // The upper bits of an extended code say where it happened; the low byte says what.
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number"
    ? error.errcode & 0xff
    : undefined;
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
