/** What the checks say. */
export const healthTexts = {
  folderOk: {
    vi: "Thư mục dữ liệu đọc và ghi được: {folder}.",
    en: "The data folder can be read and written: {folder}.",
  },
  folderNotWritable: {
    vi: "Không ghi được vào thư mục dữ liệu {folder}. Hãy cấp quyền ghi cho tài khoản chạy chương trình.",
    en: "The data folder {folder} cannot be written. Give the account that runs the program the right to write.",
  },
  folderOpen: {
    vi: "Người khác trên máy này đọc được thư mục dữ liệu {folder}. Hãy chạy: chmod 700 {folder}",
    en: "Others on this machine can read the data folder {folder}. Run: chmod 700 {folder}",
  },
  diskOk: { vi: "Ổ đĩa còn trống {free} MB.", en: "{free} MB of disk are free." },
  diskLow: {
    vi: "Ổ đĩa chỉ còn trống {free} MB. Hãy dọn bớt, hoặc chuyển các bản sao lưu cũ sang nơi khác.",
    en: "Only {free} MB of disk are free. Make room, or move old backups elsewhere.",
  },
  databaseOk: { vi: "Cơ sở dữ liệu nguyên vẹn ({size} MB).", en: "The database is sound ({size} MB)." },
  databaseBroken: {
    vi: "Cơ sở dữ liệu bị hỏng: {detail}. Hãy dừng chương trình, giữ nguyên thư mục này và khôi phục bản sao lưu gần nhất vào thư mục mới.",
    en: "The database is damaged: {detail}. Stop the program, keep this folder as it is and restore the latest backup into a new one.",
  },
  orphans: {
    vi: "Có dòng trong bảng {table} trỏ tới dòng không còn tồn tại. Hãy báo cho nhà cung cấp kèm bản sao lưu.",
    en: "Rows of {table} name a row that does not exist. Tell the supplier, with a backup.",
  },
  migrationsOk: {
    vi: "Cấu trúc dữ liệu đúng với phiên bản này ({steps} bước).",
    en: "The tables fit this version ({steps} steps).",
  },
  migrationsPending: {
    vi: "Còn {steps} bước nâng cấp; chúng sẽ chạy khi khởi động, sau khi sao một bản cơ sở dữ liệu vào backups/.",
    en: "{steps} upgrade steps wait; they run at the next start, after a copy of the database was put into backups/.",
  },
  settingsOk: { vi: "Tệp cài đặt settings.json hợp lệ.", en: "settings.json is valid." },
  blobsOk: {
    vi: "Đủ {count} tệp nội dung (thư, đính kèm, ảnh).",
    en: "All {count} stored files (mail, attachments, pictures) are there.",
  },
  blobsSound: { vi: "Đủ và nguyên vẹn {count} tệp nội dung.", en: "All {count} stored files are there and undamaged." },
  blobsBad: {
    vi: "Thiếu {missing} và hỏng {damaged} trong {count} tệp nội dung, ví dụ {hash}. Hãy chép tệp đó từ bản sao lưu vào thư mục blobs/.",
    en: "{missing} of {count} stored files are missing and {damaged} damaged, for example {hash}. Copy that file from a backup into blobs/.",
  },
  auditOk: { vi: "Nhật ký kiểm tra liền mạch, {lines} dòng.", en: "The audit record is unbroken, {lines} lines." },
  auditBroken: {
    vi: "Nhật ký kiểm tra bị đứt hoặc bị sửa từ dòng {line}. Hãy giữ nguyên dữ liệu, đối chiếu với bản sao lưu và báo lãnh đạo.",
    en: "The audit record is broken or was changed from line {line} on. Keep the data as it is, compare it with a backup and tell the management.",
  },
  clockOk: { vi: "Đồng hồ máy: {now}.", en: "The machine's clock: {now}." },
  clockWrong: {
    vi: "Đồng hồ máy ({now}) sớm hơn việc đã ghi gần nhất ({last}). Hãy chỉnh lại ngày giờ và bật đồng bộ giờ.",
    en: "The machine's clock ({now}) is before the last thing that was recorded ({last}). Set date and time, and switch time synchronisation on.",
  },
  eventsOk: { vi: "Không có việc nào bị bỏ lại.", en: "Nothing was given up." },
  eventsDead: {
    vi: "Có {count} việc không làm được sau nhiều lần thử. Hãy xem tại Quản trị › Việc bị bỏ lại.",
    en: "{count} deliveries were given up after many attempts. See Administration › Dead letters.",
  },
  eventsLate: {
    vi: "Có {count} việc chờ quá một giờ. Hãy xem nhật ký chương trình trong thư mục log/.",
    en: "{count} deliveries have waited for over an hour. See the program's log in log/.",
  },
  jobsOk: { vi: "Các việc định kỳ đều chạy tốt.", en: "All scheduled jobs went well." },
  jobFailed: {
    vi: "Việc định kỳ {job} lần gần nhất không xong: {error}. Hãy xem tại Quản trị › Việc định kỳ.",
    en: "The scheduled job {job} failed last time: {error}. See Administration › Jobs.",
  },
  backupOk: {
    vi: "Bản sao lưu gần nhất cách đây {hours} giờ: {file}.",
    en: "The latest backup is {hours} hours old: {file}.",
  },
  backupOld: {
    vi: "Bản sao lưu gần nhất đã {days} ngày: {file}. Hãy kiểm tra việc sao lưu hằng đêm, hoặc chạy «congso backup».",
    en: "The latest backup is {days} days old: {file}. Check the nightly backup, or run “congso backup”.",
  },
  certificateOk: {
    vi: "Chứng thư TLS còn hạn {days} ngày: {file}.",
    en: "The TLS certificate is valid for {days} more days: {file}.",
  },
  certificateNone: {
    vi: "Chưa có chứng thư TLS; chương trình tự tạo khi khởi động.",
    en: "There is no TLS certificate yet; the program makes one at its next start.",
  },
  certificateEnds: {
    vi: "Chứng thư TLS {file} chỉ còn hạn {days} ngày. Hãy xin chứng thư mới và thay tệp này; không cần khởi động lại.",
    en: "The TLS certificate {file} ends in {days} days. Get a new one and replace the file; no restart is needed.",
  },
  certificateEndsOwn: {
    vi: "Chứng thư TLS của chương trình chỉ còn hạn {days} ngày mà chưa được tự gia hạn. Hãy xem việc định kỳ kernel.certificate tại Quản trị.",
    en: "The program's own TLS certificate ends in {days} days and has not been renewed. See the job kernel.certificate in Administration.",
  },
  certificateOver: {
    vi: "Chứng thư TLS {file} đã hết hạn. Hãy thay tệp này, hoặc để trống tls.certificateFile và tls.keyFile để dùng chứng thư của chương trình.",
    en: "The TLS certificate {file} has ended. Replace the file, or leave tls.certificateFile and tls.keyFile empty to use the program's own.",
  },
  certificateOverOwn: {
    vi: "Chứng thư TLS của chương trình đã hết hạn. Hãy khởi động lại để chương trình tạo chứng thư mới.",
    en: "The program's own TLS certificate has ended. Restart the program: it makes a new one.",
  },
  backupNone: {
    vi: "Chưa có bản sao lưu nào trong backups/. Hãy chạy «congso backup» và cất một bản ra ngoài máy này.",
    en: "There is no backup in backups/ yet. Run “congso backup”, and keep one outside this machine.",
  },
} as const;
