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
      vi: "Cửa nhận thư gửi cho người trong cơ quan (SMTP). Mặc định cổng 25, hoặc 2525 khi không mở được cổng 25.",
      en: "The door for mail to our own people (SMTP). By default port 25, or 2525 where 25 cannot be opened.",
    },
    submission: {
      vi: "Cửa gửi thư của phần mềm thư, STARTTLS. Mặc định cổng 587 hoặc 2587.",
      en: "The door through which mail programs send, STARTTLS. By default port 587 or 2587.",
    },
    submissions: {
      vi: "Cửa gửi thư của phần mềm thư, TLS ngay từ đầu. Mặc định cổng 465 hoặc 2465.",
      en: "The door through which mail programs send, TLS from the start. By default port 465 or 2465.",
    },
    devices: {
      vi: "Cửa cho máy quét và thiết bị đã khai báo. Mặc định đóng.",
      en: "The door for scanners and devices that are listed. Closed by default.",
    },
    imap: {
      vi: "Cửa đọc thư IMAP, STARTTLS. Mặc định cổng 143 hoặc 2143.",
      en: "The door for reading mail, IMAP with STARTTLS. By default port 143 or 2143.",
    },
    imaps: {
      vi: "Cửa đọc thư IMAP, TLS ngay từ đầu. Mặc định cổng 993 hoặc 2993.",
      en: "The door for reading mail, IMAP with TLS from the start. By default port 993 or 2993.",
    },
    pop3: {
      vi: "Cửa lấy thư POP3, STLS, cho thiết bị cũ. Mặc định đóng.",
      en: "The door for fetching mail, POP3 with STLS, for old devices. Closed by default.",
    },
    pop3s: {
      vi: "Cửa lấy thư POP3, TLS ngay từ đầu. Mặc định cổng 995 hoặc 2995.",
      en: "The door for fetching mail, POP3 with TLS from the start. By default port 995 or 2995.",
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
  modem: {
    vi: "Chỉ dùng modem SMS tại cổng này, không tự tìm; «off» để không dùng modem.",
    en: "Use the SMS modem at this port only, and look for no other; “off” uses none.",
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
