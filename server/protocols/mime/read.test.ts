import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { previewOf, readAttachment, readMail, safeFileName, isRiskyName, textOfHtml } from "./index.ts";

const mail = (...lines: string[]) => Buffer.from(lines.join("\r\n"));

describe("reading a message", () => {
  it("decodes names, subjects and text in every way that mail programs encode them", async () => {
    const read = await readMail(
      mail(
        "From: =?UTF-8?B?Tmd1eeG7hW4gVsSDbiBIw7luZw==?= <Hung@co-quan.vn>",
        'To: "Phòng Tổ chức" <tochuc@co-quan.vn>, =?utf-8?q?L=C3=AA_An?= <an@co-quan.vn>',
        "Cc: nhom:a@b.vn,c@d.vn;",
        "Subject: =?UTF-8?Q?M=E1=BB=9Di_h=E1=BB=8Dp?= =?UTF-8?Q?_th=C3=A1ng_12?=",
        "Date: Mon, 23 Nov 2026 08:15:00 +0700",
        "Message-ID: <1@co-quan.vn>",
        "In-Reply-To: <0@co-quan.vn> (cu)",
        "References: <a@x>",
        "\t<0@co-quan.vn>",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: quoted-printable",
        "",
        "K=C3=ADnh g=E1=BB=ADi",
      ),
    );
    expect(read).toMatchObject({
      from: { name: "Nguyễn Văn Hùng", address: "Hung@co-quan.vn" },
      to: [
        { name: "Phòng Tổ chức", address: "tochuc@co-quan.vn" },
        { name: "Lê An", address: "an@co-quan.vn" },
      ],
      cc: [{ address: "a@b.vn" }, { address: "c@d.vn" }],
      subject: "Mời họp tháng 12",
      sentAt: Date.parse("2026-11-23T01:15:00Z"),
      messageId: "<1@co-quan.vn>",
      inReplyTo: "<0@co-quan.vn>",
      references: ["<a@x>", "<0@co-quan.vn>"],
      text: "Kính gửi",
      complete: true,
    });
  });

  it("gives attachments with safe names, and their content", async () => {
    const bytes = mail(
      "Subject: tep",
      'Content-Type: multipart/mixed; boundary="b"',
      "",
      "--b",
      "Content-Type: text/html; charset=utf-8",
      "",
      "<p>Xem <b>t&eacute;p</b></p><script>x()</script>",
      "--b",
      "Content-Type: application/octet-stream",
      "Content-Disposition: attachment; filename*0*=UTF-8''..%2F..%2Fb%C3%A1o%20; filename*1*=c%C3%A1o%E2%80%AEfdp.exe",
      "Content-Transfer-Encoding: base64",
      "",
      "SGVsbG8=",
      "--b--",
    );
    const read = await readMail(bytes);
    expect(read.text).toBe("Xem tép");
    expect(read.attachments).toEqual([
      {
        index: 0,
        name: "báo cáofdp.exe",
        type: "application/octet-stream",
        size: 5,
        contentId: null,
        inline: false,
        risky: true,
      },
    ]);
    expect((await readAttachment(bytes, 0))?.content.toString()).toBe("Hello");
    expect(await readAttachment(bytes, 1)).toBeUndefined();
  });

  it("shows what it can of a message that makes no sense", async () => {
    for (const bytes of [
      mail(""),
      mail("khong phai thu"),
      mail("Content-Type: multipart/mixed", "", "--khong-ranh-gioi", "", "mot"),
      mail("Content-Type: text/plain; charset=x-khong-co", "", "mot hai"),
      mail("Subject: =?utf-8?B?@@@@?= \0 =?x?y?z?=", "Date: hom qua", "", "a\0b"),
      Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x80]),
      Buffer.concat([mail("Subject: Chào", "", ""), Buffer.from([0xe1, 0xbb])]),
    ]) {
      const read = await readMail(bytes);
      expect(read.subject).not.toContain("\0");
      expect(read.text).not.toContain("\0");
    }
    expect((await readMail(mail("Subject: Ch\u00e0o b\u1ea1n", "", "x"))).subject).toBe("Chào bạn");
  });

  it("stays within its bounds", async () => {
    const nested: string[] = ["Subject: sau"];
    for (let level = 0; level < 10_000; level++) {
      nested.push(`Content-Type: multipart/mixed; boundary=b${String(level)}`, "", `--b${String(level)}`);
    }
    const started = performance.now();
    expect(await readMail(mail(...nested, "", "x"))).toMatchObject({ subject: "sau", complete: false });
    const parts = await readMail(
      mail(
        "Content-Type: multipart/mixed; boundary=b",
        "",
        ...Array.from({ length: 5000 }, () => "--b\r\n\r\nx"),
        "--b--",
      ),
    );
    expect(parts.complete).toBe(false);
    expect((await readMail(mail(`X: ${"y".repeat(2_000_000)}`, "Subject: dai", "", "x"))).complete).toBe(false);
    const to = Array.from({ length: 5000 }, (_, i) => `a${String(i)}@b.vn`).join(",\r\n ");
    expect((await readMail(mail(`To: ${to}`, "", "x"))).to.length).toBeLessThanOrEqual(2_000);
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  it("never throws, whatever the bytes", async () => {
    const piece = fc.constantFrom(
      ...'Subject: |From: a@b|Content-Type: multipart/mixed; boundary=x|--x|--x--|\r\n|\r\n\r\n|\n|=?utf-8?B?|?=|;|<|>|"|Content-Transfer-Encoding: base64|Content-Type: message/rfc822|charset=utf-16|\0|%E2%80%AE|filename*='.split(
        "|",
      ),
      "Chào",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(piece, fc.string({ maxLength: 12 })), { maxLength: 60 }), async (parts) => {
        const read = await readMail(Buffer.from(parts.join("")));
        expect(read.attachments.every(({ name }) => !/[/\\\p{Cc}]/u.test(name))).toBe(true);
      }),
      { numRuns: 150 },
    );
  }, 20_000);
});

describe("names of files", () => {
  it("are safe on any disk", () => {
    expect(safeFileName("..\\..\\x.exe", "tep")).toBe("x.exe");
    expect(safeFileName("/etc/passwd", "tep")).toBe("passwd");
    expect(safeFileName("con.txt", "tep")).toBe("_con.txt");
    expect(safeFileName(" . ", "tep")).toBe("tep");
    expect(safeFileName("a\u202Etxt.exe", "tep")).toBe("atxt.exe");
    expect(safeFileName('a<b>:"c"|?*.doc', "tep")).toBe("a_b___c____.doc");
    expect(safeFileName(`${"đ".repeat(400)}.docx`, "tep")).toMatch(/^đ{145}\.docx$/);
    expect(isRiskyName("Báo cáo.DOCM")).toBe(true);
    expect(isRiskyName("Báo cáo.docx")).toBe(false);
  });
});

describe("plain words", () => {
  it("of HTML keep their lines", () => {
    expect(textOfHtml("<style>p{}</style><p>M&#7897;t &amp; hai<br>ba</p><!-- x --><td>a</td><td>b</td>")).toBe(
      "Một & hai\nba\na\tb",
    );
    expect(textOfHtml(`<${"<".repeat(200_000)}`)).toBe("");
  });
  it("of a preview leave quotes out and end at a word", () => {
    expect(previewOf("> cũ\n\nĐồng ý.\n---\nAn")).toBe("Đồng ý. An");
    expect(previewOf("một hai ".repeat(100))).toMatch(/^.{100,181}…$/);
  });
});
