import { describe, expect, it } from "vitest";
import { HeaderBreak, readAttachment, readMail, writeMail, type MailDraft } from "./index.ts";

const draft: MailDraft = {
  from: { name: "Nguyễn Văn Hùng", address: "hung@co-quan.vn" },
  to: [{ name: 'Lê "An", Phòng Một', address: "an@co-quan.vn" }],
  cc: [{ name: "", address: "binh@co-quan.vn" }],
  subject: "Báo cáo quý IV: số liệu, đề xuất và những việc cần các đồng chí cho ý kiến trước ngày 30",
  text: "Kính gửi đồng chí,\n.\n\nTrân trọng.\n",
  messageId: "<x@co-quan.vn>",
  inReplyTo: "<y@co-quan.vn>",
  references: ["<w@co-quan.vn>", "<y@co-quan.vn>"],
  sentAt: 1_795_000_000_000,
  attachments: [{ name: "Báo cáo Đặng.pdf", type: "application/pdf", content: Buffer.from([0, 10, 13, 255]) }],
};

describe("writing a message", () => {
  it("can be read again as it was meant, with CR LF everywhere", async () => {
    const bytes = await writeMail(draft);
    expect(bytes.toString("latin1").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const read = await readMail(bytes);
    expect(read).toMatchObject({
      from: draft.from,
      to: draft.to,
      cc: draft.cc,
      subject: draft.subject,
      messageId: draft.messageId,
      inReplyTo: draft.inReplyTo,
      references: draft.references,
      sentAt: draft.sentAt,
    });
    expect(read.text.replaceAll("\r\n", "\n").trimEnd()).toBe(draft.text.trimEnd());
    expect(read.attachments[0]).toMatchObject({ name: "Báo cáo Đặng.pdf", size: 4 });
    expect((await readAttachment(bytes, 0))?.content).toEqual(Buffer.from([0, 10, 13, 255]));
  });

  it("refuses a line break in any header", async () => {
    const wrong: Partial<MailDraft>[] = [
      { subject: "a\r\nBcc: ke@xau.vn" },
      { from: { name: "a\nb", address: "a@b.vn" } },
      { to: [{ name: "", address: "a@b.vn\r\nX: y" }] },
      { messageId: "<a>\r\n" },
      { references: ["<a>\n"] },
      { attachments: [{ name: "a\r\nb", type: "text/plain", content: Buffer.of() }] },
      { headers: { "X-A": "b\0" } },
      { headers: { "X-A\r\nX-B": "b" } },
    ];
    for (const part of wrong) await expect(writeMail({ ...draft, ...part })).rejects.toBeInstanceOf(HeaderBreak);
  });
});
