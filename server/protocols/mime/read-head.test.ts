import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHead, readMail, SHORT_HEAD } from "./index.ts";
import type { ReadMail } from "./types.ts";

const known = ({ messageId, inReplyTo, references, from, to, cc, subject, sentAt, urgent }: ReadMail) => ({
  ...{ messageId, inReplyTo, references, from, to, cc, subject, sentAt, urgent },
});

const LINES = [
  "From: =?UTF-8?B?Tmd1eeG7hW4gVsSDbiBIw7luZw==?= <Hung@co-quan.vn>",
  "From: kẻ lạ <la@x.vn>, hai@x.vn",
  "From: <@@>",
  'To: "Phòng Tổ chức" <tochuc@co-quan.vn>, =?utf-8?q?L=C3=AA_An?= <an@co-quan.vn>',
  "To: nhóm: a@b.vn, c@d.vn;",
  "To: (chú thích) ba@x.vn,\r\n\tbon@x.vn",
  "Cc: undisclosed-recipients:;",
  "Subject: =?UTF-8?Q?M=E1=BB=9Di_h=E1=BB=8Dp?=\r\n =?UTF-8?Q?_th=C3=A1ng_12?=",
  "Subject: =?x-khong-co?B?????=",
  "Subject:",
  "SUBJECT: hai lần",
  "Date: Mon, 23 Nov 2026 08:15:00 +0700",
  "Message-ID: <1@co-quan.vn>",
  "Message-ID: khong-co-ngoac@x",
  "In-Reply-To: <0@co-quan.vn> (cu)",
  "References: <a@x>\r\n <b@x>\r\n\t<0@co-quan.vn>",
  "References: <them@x>",
  "Received: from a by b; Mon, 23 Nov 2026 08:00:00 +0700",
  "Content-Type: text/plain; charset=utf-8",
  "X-Priority: 1 (Highest)",
  "Importance: Low",
  "Priority: urgent",
];

describe("reading the header alone", () => {
  it("finds what reading the whole message finds, whatever the fields and their order", async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(LINES, { minLength: 1 }), fc.infiniteStream(fc.nat()), async (some, keys) => {
        const order = some.map((line) => ({ line, key: Number(keys.next().value) })).toSorted((a, b) => a.key - b.key);
        const bytes = Buffer.from([...order.map(({ line }) => line), "", "Kính gửi các đồng chí", ""].join("\r\n"));
        const head = readHead(bytes);
        expect(head && known(head)).toEqual(known(await readMail(bytes)));
      }),
      { numRuns: 150 },
    );
  });

  it("mends raw letters of an old page as the whole reading does", async () => {
    const bytes = Buffer.from("From: Ph\xf2ng <a@x.vn>\r\nSubject: C\xf4ng v\xe3n\r\n\r\nx\r\n", "latin1");
    const head = readHead(bytes);
    expect(head && known(head)).toEqual(known(await readMail(bytes)));
  });

  it("leaves what is long, broken or not ended to the thread", () => {
    for (const text of [
      "From : a@x.vn\r\n\r\nx",
      `Subject: ${"a".repeat(SHORT_HEAD)}\r\n\r\nx`,
      `${"X-A: b\r\n".repeat(300)}\r\nx`,
      "Subject: a\r\nThis is no field\r\n\r\nx",
      "\r\nno header at all",
      " folded: first\r\n\r\n",
      "Subject: a\r\n",
      "Subject: a\0b\r\n\r\n",
      "Subject: a\nTo: b@x\r\n\r\n",
    ]) {
      expect(readHead(Buffer.from(text))).toBeUndefined();
    }
  });

  it("takes no time, whatever stands in it", () => {
    const fill = (text: string) => text.repeat(Math.floor((SHORT_HEAD - 100) / text.length));
    for (const piece of [
      "a@b,",
      "<",
      "(",
      '"',
      "a:",
      "=?utf-8?q?=41?= ",
      "=?utf-8?B?",
      "<a@b>",
      ";",
      "\\",
      "(a",
      "a@b (c), ",
    ]) {
      for (const field of ["From", "To", "Subject", "References", "Message-ID", "Date"]) {
        const bytes = Buffer.from(`${field}: ${fill(piece)}\r\n\r\nx`);
        const begun = process.threadCpuUsage();
        readHead(bytes);
        const { user, system } = process.threadCpuUsage(begun);
        expect((user + system) / 1000, `${field} of ${piece}`).toBeLessThan(100);
      }
    }
  });
});
