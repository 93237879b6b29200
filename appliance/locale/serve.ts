/** Texts of `congso serve` and of the first run. */
export const serveTexts = {
  summary: {
    vi: "Chạy văn phòng: mở các cửa và phục vụ đến khi được yêu cầu dừng.",
    en: "Run the office: open its doors and serve until told to stop.",
  },
  about: {
    vi: "Thư mục dữ liệu trống thì trình duyệt hiện trang thiết lập lần đầu; từ máy khác trong mạng cần mã một lần in ra ở đây.\nDừng bằng Ctrl+C hoặc SIGTERM: chương trình làm nốt việc đang làm (tối đa 10 giây) rồi kết thúc với mã 0.",
    en: "With an empty data folder the browser shows the first-run page; from another machine on the network it asks for the one-time code that is printed here.\nStop it with Ctrl+C or SIGTERM: the program finishes what it began (10 seconds at most) and ends with code 0.",
  },
  doors: {
    http: {
      vi: "Cửa cho trình duyệt, MÁY:CỔNG; cổng 0 để hệ thống chọn, «off» để đóng. Mặc định theo cài đặt (0.0.0.0:8080).",
      en: "The door for browsers, HOST:PORT; port 0 lets the system choose, “off” closes it. By default as the settings say (0.0.0.0:8080).",
    },
    smtp: {
      vi: "Cửa nhận thư SMTP, MÁY:CỔNG hoặc «off». Mặc định theo cài đặt.",
      en: "The door for SMTP mail, HOST:PORT or “off”. By default as the settings say.",
    },
  },
  readyFile: {
    vi: "Khi mọi cửa đã mở, ghi vào tệp này một dòng JSON {pid, http, smtp, …} với số cổng từng cửa; xóa khi dừng.",
    en: "Once all doors are open, write {pid, http, smtp, …} with each door's port number to this file as JSON; removed at the end.",
  },
  stopOnStdinEnd: {
    vi: "Dừng khi đầu vào chuẩn kết thúc: dành cho chương trình đã khởi động nó (dịch vụ Windows).",
    en: "Stop when stdin ends: for the program that started this one (the Windows service).",
  },
  badDoor: {
    vi: "--{name} {value}: hãy ghi MÁY:CỔNG (ví dụ 0.0.0.0:8080) hoặc off.",
    en: "--{name} {value}: write HOST:PORT (for example 0.0.0.0:8080) or off.",
  },
  listening: {
    vi: "Công Sở {version} đang phục vụ tại {url}. Bước tiếp theo: mở địa chỉ này bằng trình duyệt và đăng nhập.",
    en: "Công Sở {version} is serving at {url}. Next: open this address in a browser and sign in.",
  },
  listeningDoor: { vi: "  Cửa {door}: cổng {port}.", en: "  Door {door}: port {port}." },
  noHttp: {
    vi: "Công Sở {version} đang chạy, cửa trình duyệt đóng.",
    en: "Công Sở {version} is running; the door for browsers is closed.",
  },
  setup: {
    vi: "Chưa có dữ liệu trong {folder}. Bước tiếp theo: mở {url} bằng trình duyệt để thiết lập lần đầu.",
    en: "There is no office in {folder} yet. Next: open {url} in a browser to set it up.",
  },
  setupCode: {
    vi: "Từ máy khác trong mạng, trang thiết lập hỏi mã một lần: {code}",
    en: "From another machine on the network the page asks for this one-time code: {code}",
  },
  setupDone: { vi: "Đã thiết lập xong: {agency}.", en: "The office is set up: {agency}." },
  upgraded: { vi: "Đã nâng cấp dữ liệu: {steps}.", en: "The data was upgraded: {steps}." },
  stopping: { vi: "Đang dừng…", en: "Stopping…" },
  stopped: { vi: "Đã dừng.", en: "Stopped." },
} as const;
