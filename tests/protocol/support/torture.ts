/** Messages that are wrong in every way that mail can be, the same ones in every run. Lines end in CR LF: the door refuses others. */

const NAMES = [
  "..\\..\\x.exe",
  "../../../etc/passwd",
  "C:\\Windows\\system32\\cmd.exe",
  "con.txt",
  "NUL",
  "bao\u202Ecod.exe",
  "\u200B\u200E.pdf",
  ".",
  `${"a".repeat(3_000)}.docx`,
  "Báo cáo tổng hợp.docx",
  'x"; filename="y.exe',
  "<script>alert(1)</script>.html",
  "aux.tar.gz",
  "tên\ttab.txt",
];
const CHARSETS = [
  ...[
    "utf-8",
    "us-ascii",
    "windows-1258",
    "iso-8859-1",
    "x-viet-tcvn5712",
    "vni",
    "viqr",
    "utf-7",
    "utf-16",
    "gb18030",
    "iso-2022-jp",
  ],
  ...["koi8-r", "x-khong-co", '"utf-8', "utf-8; charset=gb2312", "a".repeat(500), ""],
];
const ENCODINGS = ["7bit", "8bit", "base64", "quoted-printable", "x-uuencode", "BASE64 ", "gzip", "", "binary"];
const TYPES = [
  ...[
    "text/plain",
    "text/html",
    "text/calendar; method=REQUEST",
    "application/ms-tnef",
    "message/rfc822",
    "message/delivery-status",
    "application/pdf",
  ],
  ...[
    "image/png",
    "multipart",
    "text",
    "/",
    "text/plain/x",
    "application/octet-stream",
    `text/html; x=${"y".repeat(2_000)}`,
  ],
];
const WORDS = [
  ...[
    "Kính gửi đồng chí",
    "KÝnh göi ®ång chÝ",
    "Kính göûi ñoàng chí",
    "Vie^.t Nam",
    "=?utf-8?B?xxx",
    "=?x?y?z?=",
    "=?utf-8?q?=C3?=",
    "=?utf-8?B?4bqhbg==?=",
  ],
  ...[
    "<b>đậm</b>",
    "<script>alert(1)</script>",
    "<img src=cid:a onerror=x>",
    "=C3=A1=",
    "=ZZ",
    "SGVsbG8=",
    "####",
    "\u0000",
    "\u202Eabc",
    "\uFFFE",
    "🙂".repeat(20),
  ],
  ...[
    "BEGIN:VCALENDAR",
    "BEGIN:VEVENT",
    "DTSTART:99999999T999999Z",
    "END:VEVENT",
    "RRULE:FREQ=SECONDLY",
    "-- ",
    "--",
    "----b0--",
    "x".repeat(900),
    "\u0001\u0002",
  ],
];

/** A sequence of numbers below 1 that is the same for the same seed (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The message of that number, of about its own kind of wrongness. */
export function tortureMessage(number: number): Buffer {
  const random = sequence(number + 1);
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const maybe = (share: number) => random() < share;
  /** Sometimes as the bytes of an older day. */
  const encode = (text: string): Buffer => Buffer.from(text, maybe(0.3) ? "latin1" : "utf8");
  const line = () => Array.from({ length: 1 + below(5) }, () => pick(WORDS)).join(" ");
  const pieces: Buffer[] = [];
  const write = (text: string) => void pieces.push(encode(`${text}\r\n`));

  function partHeader(boundary: string): void {
    if (maybe(0.95)) {
      const type = maybe(0.35)
        ? `multipart/${pick(["mixed", "alternative", "related", "digest", "x-y", ""])}`
        : pick(TYPES);
      const named =
        type.startsWith("multipart/") && maybe(0.85) ? `; boundary=${maybe(0.5) ? `"${boundary}"` : boundary}` : "";
      write(`Content-Type: ${type}${named}${maybe(0.6) ? `; charset=${pick(CHARSETS)}` : ""}`);
    }
    if (maybe(0.7)) write(`Content-Transfer-Encoding: ${pick(ENCODINGS)}`);
    if (maybe(0.5)) {
      const name = pick(NAMES).replace(/[\r\n]/g, "");
      const form = below(4);
      if (form === 0) write(`Content-Disposition: attachment; filename="${name}"`);
      else if (form === 1) write(`Content-Disposition: attachment; filename*=utf-8''${encodeURIComponent(name)}`);
      else if (form === 2)
        write(`Content-Disposition: attachment; filename*0="${name}"; filename*2*=%zz%41; filename*1=x`);
      else write(`Content-Disposition: ; inline ; filename=${name}`);
    }
    if (maybe(0.2)) write(`Content-ID: ${pick(["<a>", "a", "<", "<a><b>", `<${"c".repeat(600)}>`])}`);
  }

  function body(depth: number): void {
    const parts = 1 + below(4);
    for (let n = 0; n < parts; n += 1) {
      if (maybe(0.9)) write(`--b${String(maybe(0.9) ? depth : below(5))}`);
      if (maybe(0.9)) partHeader(`b${String(depth + 1)}`);
      if (maybe(0.9)) write("");
      for (let lines = below(6); lines > 0; lines -= 1) write(line());
      if (depth < 6 && maybe(0.4)) body(depth + 1);
    }
    if (maybe(0.6)) write(`--b${String(depth)}--`);
  }

  write(
    `From: ${pick(["Lạ <la@ngoai.vn>", "la@ngoai.vn", '"', "<>", "=?utf-8?q?a?= <x@y>, b@c", "nhóm: a@b.vn;", `${"q".repeat(500)}@x.vn`])}`,
  );
  write(
    `To: ${pick(["an@so.vn", "", ",,,;;;", Array.from({ length: 400 }, (_, n) => `a${String(n)}@b.vn`).join(",\r\n "), '"a" <b@c>, d'])}`,
  );
  write(`Subject: T${String(number)} ${line().replace(/[\r\n\0]/g, " ")}`);
  if (maybe(0.8))
    write(`Date: ${pick(["Mon, 23 Nov 2026 08:15:00 +0700", "hom qua", "Fri, 99 Xyz 99999 99:99:99 +9999", ""])}`);
  if (maybe(0.8))
    write(`Message-ID: ${pick([`<${String(number)}@t>`, "<", "<<a>>", "a b c", `<${"m".repeat(1_500)}>`])}`);
  if (maybe(0.3)) write(`References: ${"<r@x> ".repeat(below(300))}`);
  if (maybe(0.3)) write(`X-${"y".repeat(below(200))}: ${"z".repeat(below(700))}`);
  if (maybe(0.15)) write("khong co dau hai cham");
  partHeader("b0");
  if (maybe(0.97)) write("");
  body(0);
  return Buffer.concat(pieces);
}
