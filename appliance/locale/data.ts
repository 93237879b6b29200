/** Texts of the commands that look after the data: backup, restore, doctor, user, demo, service, version. */
export const backupTexts = {
  summary: {
    vi: "Sao lưu toàn bộ cơ quan vào một tệp, kể cả khi chương trình đang chạy.",
    en: "Back the whole office up into one file, while it runs or not.",
  },
  about: {
    vi: "Tệp là một kho lưu tar thông thường: cơ sở dữ liệu, cài đặt, khóa, mọi tệp nội dung, tổng SHA-256 của từng mục (SHA256SUMS) và của cả tệp (SEAL). Tệp chỉ mang tên này khi đã trọn vẹn trên đĩa.",
    en: "The file is a plain tar archive: the database, the settings, the keys, every stored file, the SHA-256 of each (SHA256SUMS) and of the whole (SEAL). It gets its name only when it is complete and on disk.",
  },
  file: {
    vi: "Tệp sao lưu sẽ tạo; không ghi đè tệp đã có.",
    en: "The backup to make; an existing file is never overwritten.",
  },
  progress: { vi: "Đã chép {percent} %…", en: "{percent} % copied…" },
  done: {
    vi: "Đã sao lưu vào {file}: {people} người, {messages} thư, {blobs} tệp nội dung, {size} MB.",
    en: "Backed up to {file}: {people} people, {messages} messages, {blobs} stored files, {size} MB.",
  },
  problems: {
    vi: "Bản sao lưu đã tạo, nhưng thiếu {missing} và hỏng {damaged} tệp nội dung (ví dụ {hash}). Hãy chạy: congso doctor --deep",
    en: "The backup was made, but {missing} stored files are missing and {damaged} damaged (for example {hash}). Run: congso doctor --deep",
  },
} as const;

export const restoreTexts = {
  summary: {
    vi: "Khôi phục cơ quan từ một bản sao lưu vào thư mục trống.",
    en: "Restore an office from a backup into an empty folder.",
  },
  about: {
    vi: "Mọi mục được giải nén và đối chiếu SHA-256 trước khi bất cứ gì xuất hiện; tệp cụt hoặc bị sửa thì không thay đổi gì.",
    en: "Everything is extracted and its SHA-256 checked before anything appears; a file that is cut short or was changed changes nothing.",
  },
  file: { vi: "Bản sao lưu.", en: "The backup." },
  done: {
    vi: "Đã khôi phục vào {folder} cơ quan lúc {at}: {people} người, {messages} thư, {blobs} tệp nội dung. Bước tiếp theo: congso serve --data {folder}",
    en: "Restored into {folder} the office as of {at}: {people} people, {messages} messages, {blobs} stored files. Next: congso serve --data {folder}",
  },
} as const;

export const doctorTexts = {
  summary: {
    vi: "Khám thư mục dữ liệu: từng mục một dòng, có việc cần làm.",
    en: "Examine the data folder: one line a check, with what to do.",
  },
  about: {
    vi: "Chỉ đọc, chạy được cả khi chương trình đang phục vụ. Kết thúc với mã 1 khi có mục HỎNG.",
    en: "Only reads, and works while the office runs. Ends with code 1 when a check has FAILED.",
  },
  deep: {
    vi: "Đối chiếu SHA-256 của mọi tệp nội dung (đọc toàn bộ).",
    en: "Check the SHA-256 of every stored file (reads all of them).",
  },
  running: { vi: "Chương trình đang chạy (tiến trình {pid}).", en: "The office is running (process {pid})." },
  stopped: { vi: "Chương trình không chạy.", en: "The office is not running." },
  doorOpen: { vi: "Cửa {door} mở ở cổng {port}.", en: "The door {door} is open at port {port}." },
  doorSilent: {
    vi: "Cửa {door} phải mở ở cổng {port} nhưng không ai trả lời. Hãy khởi động lại chương trình.",
    en: "The door {door} should be open at port {port}, but nobody answers. Start the program again.",
  },
  doorFree: { vi: "Cửa {door} mở được ở {address}.", en: "The door {door} can be opened at {address}." },
  doorsUnknown: {
    vi: "Không hỏi được chương trình đang chạy những cửa nào mở (khác tài khoản, hoặc phiên bản cũ hơn). Hãy chạy lệnh này bằng tài khoản của nó hoặc root.",
    en: "The running office cannot be asked which doors are open (another account, or an older version). Run this as its account or as root.",
  },
  verdicts: {
    ok: { vi: "TỐT", en: "OK" },
    warn: { vi: "LƯU Ý", en: "WARN" },
    fail: { vi: "HỎNG", en: "FAIL" },
  },
  version: { vi: "Phiên bản {version}.", en: "Version {version}." },
} as const;

export const userTexts = {
  summary: { vi: "Quản lý người dùng từ dòng lệnh.", en: "Look after people from the command line." },
  about: {
    vi: "Khi chương trình đang chạy, lệnh nhờ chính nó làm, qua một ổ cắm trong thư mục dữ liệu mà chỉ chủ của thư mục (hoặc root) dùng được; khi đã dừng, lệnh tự mở dữ liệu.\nTham số sau: tên đăng nhập; với roles là các vai trò cách nhau bằng dấu phẩy (administrator, clerk, leader, head, staff, one-stop).",
    en: "While the office runs it is the office that does it, asked through a socket in the data folder that only the folder's owner (or root) can use; when it is stopped the command opens the data itself.\nThen follows the sign-in name; for roles, the roles separated by commas (administrator, clerk, leader, head, staff, one-stop).",
  },
  action: {
    vi: "Việc cần làm: list, add, reset-password, deactivate, activate, roles.",
    en: "What to do: list, add, reset-password, deactivate, activate, roles.",
  },
  username: { vi: "Tên đăng nhập.", en: "The sign-in name." },
  roles: { vi: "Vai trò, cách nhau bằng dấu phẩy.", en: "Roles, separated by commas." },
  name: { vi: "Họ và tên của người mới.", en: "The new person's full name." },
  role: { vi: "Vai trò của người mới (mặc định staff).", en: "The new person's roles (staff by default)." },
  keep: {
    vi: "Không buộc đổi mật khẩu ở lần đăng nhập đầu.",
    en: "Do not force a change of password at the first sign-in.",
  },
  unknown: { vi: "Không có người nào có tên đăng nhập «{username}».", en: "Nobody has the sign-in name “{username}”." },
  unknownRole: { vi: "Không có vai trò «{role}».", en: "There is no role “{role}”." },
  done: { vi: "Đã xong: {username}.", en: "Done: {username}." },
  oneTime: {
    vi: "Mật khẩu dùng một lần: {password} (phải đổi ở lần đăng nhập đầu).",
    en: "One-time password: {password} (to be changed at the first sign-in).",
  },
} as const;

export const demoTexts = {
  summary: {
    vi: "Tạo cơ quan mẫu để dùng thử, trong một thư mục trống.",
    en: "Make a sample office to try, in an empty folder.",
  },
  about: {
    vi: "Cùng một hạt giống, số người và ngày thì cho cùng một cơ quan. Mọi người có chung mật khẩu đã cho; quản trị viên là admin. Người, thư và ý kiến đều do máy đặt ra.",
    en: "The same seed, number of people and day give the same office. Everybody has the given password; the administrator is admin. People, letters and opinions are invented.",
  },
  people: { vi: "Số người (5-3000, mặc định 60).", en: "How many people (5-3000, 60 by default)." },
  seed: { vi: "Hạt giống (mặc định 1).", en: "The seed (1 by default)." },
  today: { vi: "Ngày coi là hôm nay (mặc định hôm nay).", en: "The day that counts as today (today by default)." },
  done: {
    vi: "Đã tạo {agency} trong {folder}: {people} người, {mails} thư, {polls} cuộc trưng cầu ({seconds} giây).",
    en: "Made {agency} in {folder}: {people} people, {mails} letters, {polls} polls ({seconds} s).",
  },
  signIn: { vi: "Tên đăng nhập (chung mật khẩu đã cho):", en: "Sign-in names (all with the given password):" },
  next: { vi: "Bước tiếp theo: congso serve --data {folder}", en: "Next: congso serve --data {folder}" },
} as const;

export const serviceTexts = {
  summary: {
    vi: "Cài hoặc gỡ dịch vụ chạy cùng máy (systemd, hoặc dịch vụ Windows).",
    en: "Install or remove the service that runs with the machine (systemd, or a Windows service).",
  },
  about: {
    vi: "Linux: tạo người dùng congso, dữ liệu ở /var/lib/congso, ghi đơn vị systemd chặt quyền và bật lên. Windows: biên dịch tại chỗ một chương trình C# nhỏ bằng .NET Framework 4 sẵn có, đăng ký dịch vụ congso dưới tài khoản NT SERVICE\\congso chỉ có quyền với thư mục dữ liệu (chưa được thử trên Windows thật). Gỡ dịch vụ không xóa dữ liệu.",
    en: "Linux: makes the user congso, data in /var/lib/congso, writes a hardened systemd unit and starts it. Windows: compiles a small C# program with the .NET Framework 4 that is there, and registers the service congso under NT SERVICE\\congso, which has rights on the data folder only (not yet seen on a real Windows). Removing the service leaves the data.",
  },
  action: { vi: "install, uninstall hoặc status.", en: "install, uninstall or status." },
  dryRun: { vi: "Chỉ in ra những gì sẽ ghi và chạy.", en: "Only print what would be written and run." },
  notRoot: {
    vi: "Cần quyền quản trị: hãy chạy lại bằng sudo (Windows: Run as administrator).",
    en: "This needs administrator rights: run it again with sudo (on Windows: Run as administrator).",
  },
  noSystemd: {
    vi: "Máy này không dùng systemd. Hãy cho chạy «congso serve» bằng trình quản lý dịch vụ của máy.",
    en: "This machine does not run systemd. Let its own service manager run “congso serve”.",
  },
  badPlace: {
    vi: "Chương trình đang ở {path}, nơi dịch vụ không đọc được. Hãy chép nó vào {place} rồi chạy lại từ đó.",
    en: "The program is in {path}, where the service cannot read it. Copy it to {place} and run this again from there.",
  },
  noCompiler: {
    vi: "Không có {compiler}. Hãy bật .NET Framework 4 trong Windows (Turn Windows features on or off) rồi chạy lại.",
    en: "{compiler} is missing. Turn on .NET Framework 4 in Windows (Turn Windows features on or off) and run this again.",
  },
  commandFailed: { vi: "Lệnh {command} không chạy được: {detail}", en: "The command {command} failed: {detail}" },
  installed: {
    vi: "Đã cài và chạy dịch vụ; dữ liệu ở {folder}. Bước tiếp theo: mở http://<địa-chỉ-máy>:8080 ; xem mã một lần bằng: journalctl -u congso",
    en: "The service is installed and runs; its data is in {folder}. Next: open http://<this-machine>:8080 ; see the one-time code with: journalctl -u congso",
  },
  installedOnWindows: {
    vi: "Đã cài và chạy dịch vụ; dữ liệu ở {folder}. Bước tiếp theo: mở http://localhost:8080 ; mã một lần nằm trong Event Viewer, Windows Logs, Application, nguồn congso.\nĐể máy khác trong mạng vào được, hãy mở tường lửa một lần: {rule}",
    en: "The service is installed and runs; its data is in {folder}. Next: open http://localhost:8080 ; the one-time code is in Event Viewer, Windows Logs, Application, source congso.\nFor other machines on the network open the firewall once: {rule}",
  },
  uninstalled: {
    vi: "Đã gỡ dịch vụ. Dữ liệu vẫn còn ở {folder}.",
    en: "The service is removed. The data is still in {folder}.",
  },
  active: { vi: "Dịch vụ đang chạy.", en: "The service is running." },
  inactive: { vi: "Dịch vụ không chạy.", en: "The service is not running." },
} as const;

export const versionTexts = {
  summary: { vi: "In phiên bản chương trình.", en: "Print the program's version." },
  licences: { vi: "In giấy phép của mọi thành phần đi kèm.", en: "Print the licences of every part inside." },
  node: { vi: "Node {node}, SQLite {sqlite}, {platform}", en: "Node {node}, SQLite {sqlite}, {platform}" },
  noLicences: {
    vi: "Bản này chạy từ mã nguồn; giấy phép nằm trong node_modules.",
    en: "This runs from source; the licences are in node_modules.",
  },
} as const;
