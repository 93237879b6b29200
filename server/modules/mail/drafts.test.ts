import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { readMail, writeMail } from "../../protocols/mime/index.ts";
import type { Draft, DraftFile, DraftRow } from "./contract.ts";
import { FLAG } from "./flags.ts";
import { contentOf } from "./reader.ts";
import * as store from "./store.ts";
import { openWritingOffice, type WritingOffice } from "./writing/testing.ts";

let desk: WritingOffice;

beforeEach(async () => {
  desk = await openWritingOffice();
});
afterEach(() => desk.office.dispose());

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const draftUrl = (id: number) => `/api/mail/drafts/${String(id)}`;
const drafts = async () => (await desk.ask<{ items: DraftRow[] }>(desk.an, "GET", "/api/mail/drafts")).items;
const total = async () => {
  const { items } = await desk.ask<{ items: { role: string; total: number }[] }>(desk.an, "GET", "/api/mail/mailboxes");
  return items.find(({ role }) => role === "drafts")?.total;
};
const attach = (draft: Draft, body: object) =>
  desk.ask<DraftFile>(desk.an, "POST", `${draftUrl(draft.id)}/files`, body);
const quiet = async () => {
  desk.office.clock.advance(60_000);
  await desk.office.house.jobs.runNow("mail.copy-drafts");
};

/** What a mail program does: puts a message into Drafts, or takes one out. */
async function programPuts(subject: string, html?: string): Promise<number> {
  const bytes = await writeMail({
    from: { name: "", address: "an@stp.lan" },
    to: [{ name: "Bình", address: "binh@stp.lan" }],
    cc: [],
    subject,
    text: "viết trong Thunderbird",
    ...(html !== undefined && { html }),
    messageId: `<${subject}@tb>`,
    sentAt: desk.office.clock.now(),
    attachments: [{ name: "a.txt", type: "text/plain", content: Buffer.from("tệp") }],
  });
  const blob = await desk.office.kernel.blobs.put(bytes, { maxBytes: 1e6 });
  const content = contentOf(blob, await readMail(bytes));
  return desk.office.kernel.write(systemActor("test"), (work) => {
    const accountId = store.ensureAccount(work.db, desk.an, work.now);
    return store.insertMessage(work.db, {
      accountId,
      mailboxId: store.mailboxByRole(work.db, accountId, "drafts")?.id ?? 0,
      contentId: store.ensureContent(work.db, content, work.now),
      receivedAt: work.now,
      flags: FLAG.draft,
      senderId: null,
      door: "imap",
      envelopeFrom: "",
      deliveredTo: "",
    }).id;
  });
}

function programTakes(messageId: number): void {
  desk.office.kernel.write(systemActor("test"), (work) => {
    const accountId = store.accountOf(work.db, `person:${String(desk.an)}`) ?? 0;
    for (const place of store.placesOf(work.db, accountId, [messageId])) store.expungeMessage(work.db, place);
  });
}

describe("rich text", () => {
  it("is made safe, whatever was sent, and its words are the plain part", async () => {
    const draft = await desk.write(desk.an, {
      to: [`person:${String(desk.binh)}`],
      subject: "Đậm",
      html:
        '<h2>Kế hoạch</h2><p onclick="x()">Kính <strong>gửi</strong> <a href="javascript:x()">đây</a></p><p></p><script>x()</script>' +
        '<ul><li><p>một</p></li></ul><blockquote><p>trích</p></blockquote><img src="http://xau.vn/theo-doi.gif"><iframe src="//x"></iframe>',
    });
    expect(draft.html).toBe(
      "<h2>Kế hoạch</h2><p>Kính <strong>gửi</strong> <a>đây</a></p><p></p><ul><li><p>một</p></li></ul><blockquote><p>trích</p></blockquote>",
    );
    expect(draft.body).toMatch(/^Kế hoạch\n+Kính gửi đây\n\n+\s*- một\n+> trích/);
    await desk.ask(desk.an, "POST", `${draftUrl(draft.id)}/send`, { version: draft.version });
    const [row] = await desk.messages(desk.binh);
    const mail = await readMail(Buffer.from(await desk.original(desk.binh, row?.id ?? 0), "utf8"));
    expect(mail.html).toContain("Kính <strong>gửi</strong>");
    expect(mail.text).toContain("> trích");
  });

  it("carries pictures of its own in the letter, and no others", async () => {
    const draft = await desk.write(desk.an, { to: [`person:${String(desk.binh)}`], subject: "Ảnh", html: "<p>x</p>" });
    const picture = await attach(draft, { fileId: await desk.upload(desk.an, "hoa.png", PNG), inline: true });
    expect(picture).toMatchObject({ name: "hoa.png", inline: true });
    const src = `${draftUrl(draft.id)}/files/${String(picture.id)}`;
    const html = `<p>x<img src="${src}" alt="hoa"><img src="${draftUrl(draft.id)}/files/999"></p>`;
    await desk.ask(desk.an, "PUT", draftUrl(draft.id), {
      ...{ version: draft.version, to: [`person:${String(desk.binh)}`], cc: [], subject: "Ảnh", body: "", html },
    });
    const saved = await desk.ask<Draft>(desk.an, "GET", draftUrl(draft.id));
    expect(saved.html).toBe(`<p>x<img alt="hoa" src="${src}" /></p>`);
    expect((await desk.office.request(desk.an, "GET", src)).headers["content-type"]).toBe("image/png");
    expect((await desk.office.request(desk.binh, "GET", src)).statusCode).toBe(404);

    await desk.ask(desk.an, "POST", `${draftUrl(draft.id)}/send`, { version: saved.version });
    const [row] = await desk.messages(desk.binh);
    expect(row?.hasAttachments).toBe(false);
    const body = await desk.office.request(desk.binh, "GET", `/api/mail/messages/${String(row?.id)}/body`);
    expect(body.body).toContain("data:image/png;base64,iVBOR");
    const answer = await desk.ask<Draft>(desk.binh, "POST", "/api/mail/drafts", {
      original: { messageId: row?.id, as: "reply" },
      rich: true,
    });
    expect(answer.html).toMatch(/<blockquote>.*<img[^>]* src="\/api\/mail\/drafts\/\d+\/files\/\d+"/);
  });

  it("refuses as a picture what is none", async () => {
    const draft = await desk.write(desk.an, {});
    const fileId = await desk.upload(desk.an, "a.txt", "không phải ảnh");
    const reply = await desk.office.request(desk.an, "POST", `${draftUrl(draft.id)}/files`, { fileId, inline: true });
    expect(reply.json()).toMatchObject({ error: { code: "mail.notAPicture" } });
  });
});

describe("a draft and the mailbox Drafts", () => {
  it("are one: quiet, it is there for mail programs; written on, it is there anew; sent, it is gone", async () => {
    const draft = await desk.write(desk.an, {
      to: [`person:${String(desk.binh)}`],
      bcc: [desk.department],
      subject: "một",
    });
    expect(await desk.messages(desk.an, "drafts")).toEqual([]);
    await quiet();
    const [copy] = await desk.messages(desk.an, "drafts");
    expect(copy).toMatchObject({ subject: "một", seen: true });
    expect(await desk.original(desk.an, copy?.id ?? 0)).toMatch(/^Bcc: .*department-/m);
    expect(await total()).toBe(1);
    expect(await drafts()).toHaveLength(1);

    const next = { version: draft.version, to: [], cc: [], subject: "hai", body: "" };
    await desk.ask(desk.an, "PUT", draftUrl(draft.id), next);
    await desk.ask(desk.an, "POST", `${draftUrl(draft.id)}/close`);
    await desk.ask(desk.an, "POST", `${draftUrl(draft.id)}/close`);
    expect((await desk.messages(desk.an, "drafts")).map(({ subject }) => subject)).toEqual(["hai"]);
    expect(await drafts()).toMatchObject([{ id: draft.id, subject: "hai" }]);

    await desk.ask(desk.an, "DELETE", draftUrl(draft.id));
    expect(await desk.messages(desk.an, "drafts")).toEqual([]);
    expect(await total()).toBe(0);
  });

  it("lists what a mail program put there, once, and opens it for writing", async () => {
    const messageId = await programPuts("từ Thunderbird", "<p>Kính <b>gửi</b></p><script>x()</script>");
    expect(await total()).toBe(1);
    expect(await drafts()).toMatchObject([{ subject: "từ Thunderbird", hasFiles: true }]);
    const opened = await desk.ask<Draft>(desk.an, "POST", `/api/mail/messages/${String(messageId)}/draft`);
    expect(opened).toMatchObject({ to: [{ value: `person:${String(desk.binh)}` }], files: [{ name: "a.txt" }] });
    expect(opened.html).toBe("<p>Kính <b>gửi</b></p>");
    expect(await drafts()).toHaveLength(1);
    await quiet();
    expect((await desk.messages(desk.an, "drafts")).map(({ id }) => id)).toEqual([messageId]);
    expect(
      (await desk.office.request(desk.binh, "POST", `/api/mail/messages/${String(messageId)}/draft`)).statusCode,
    ).toBe(404);
  });

  it("follow a mail program that puts another in its place or throws it away", async () => {
    await desk.write(desk.an, { subject: "cũ" });
    await quiet();
    const [copy] = await desk.messages(desk.an, "drafts");
    await programPuts("mới");
    programTakes(copy?.id ?? 0);
    expect((await drafts()).map(({ subject }) => subject)).toEqual(["mới"]);
  });

  it("keep what was written here since, though a mail program threw the older away", async () => {
    const draft = await desk.write(desk.an, { subject: "cũ" });
    await quiet();
    const [copy] = await desk.messages(desk.an, "drafts");
    await desk.ask(desk.an, "PUT", draftUrl(draft.id), {
      ...{ version: draft.version, to: [], cc: [], subject: "viết tiếp", body: "" },
    });
    programTakes(copy?.id ?? 0);
    expect((await drafts()).map(({ subject }) => subject)).toEqual(["viết tiếp"]);
    await quiet();
    expect((await desk.messages(desk.an, "drafts")).map(({ subject }) => subject)).toEqual(["viết tiếp"]);
  });
});

describe("what goes with a letter", () => {
  it("asks for a receipt, is urgent, and hides who else has it", async () => {
    const draft = await desk.write(desk.an, {
      to: [`person:${String(desk.binh)}`],
      bcc: [`person:${String(desk.cuong)}`],
      subject: "Khẩn",
      urgent: true,
      wantsReceipt: true,
    });
    await desk.ask(desk.an, "POST", `${draftUrl(draft.id)}/send`, { version: draft.version });
    const [row] = await desk.messages(desk.binh);
    const bytes = await desk.original(desk.binh, row?.id ?? 0);
    expect(bytes).toMatch(/^Disposition-Notification-To: an@stp\.lan\r$/m);
    expect(bytes).toMatch(/^X-Priority: 1/m);
    expect(bytes).not.toMatch(/cuong|bcc/i);
    expect(await desk.messages(desk.cuong)).toHaveLength(1);
    expect(desk.office.kernel.db.get("SELECT wants_receipt AS wants, urgent, delivered FROM mail_sent")).toEqual({
      ...{ wants: 1, urgent: 1, delivered: 2 },
    });
  });

  it("stays in the office as a link, for its recipients alone and until its day", async () => {
    const draft = await desk.write(desk.an, {
      to: [`person:${String(desk.binh)}`],
      subject: "Tệp lớn",
      html: "<p>x</p>",
    });
    const fileId = await desk.upload(desk.an, "phim.mp4", "rất lớn");
    const file = await attach(draft, { fileId, link: "http://van-phong.lan" });
    expect(file).toMatchObject({ link: true, inline: false });
    await desk.ask(desk.an, "POST", `${draftUrl(draft.id)}/send`, { version: draft.version });
    const [row] = await desk.messages(desk.binh);
    expect(row?.hasAttachments).toBe(false);
    const { text } = await desk.ask<{ text: string }>(desk.binh, "GET", `/api/mail/messages/${String(row?.id)}`);
    const url = /http:\/\/van-phong\.lan(\/api\/mail\/links\/[\w-]+)/.exec(text)?.[1] ?? "";
    for (const [who, status] of [
      [desk.binh, 200],
      [desk.an, 200],
      [desk.cuong, 404],
    ] as const) {
      expect((await desk.office.request(who, "GET", url)).statusCode).toBe(status);
    }
    expect((await desk.office.request(desk.binh, "GET", url)).headers["content-disposition"]).toMatch(/^attachment/);
    for (const [days, status] of [
      [13, 200],
      [13, 200],
      [5, 404],
    ] as const) {
      desk.office.clock.advance(days * 86_400_000);
      expect((await desk.office.request(desk.binh, "GET", url)).statusCode).toBe(status);
    }
  });

  it("has names that can be told apart", async () => {
    const draft = await desk.write(desk.an, {});
    const names = [];
    for (let i = 0; i < 3; i++)
      names.push((await attach(draft, { fileId: await desk.upload(desk.an, "Báo cáo.pdf", "x") })).name);
    expect(names).toEqual(["Báo cáo.pdf", "Báo cáo (2).pdf", "Báo cáo (3).pdf"]);
  });

  it("is the message itself as a file, or goes on as it came", async () => {
    const draft = await desk.write(desk.an, {
      to: [`person:${String(desk.binh)}`],
      subject: "Gốc",
      body: "nội dung gốc",
    });
    await desk.ask(desk.an, "POST", `${draftUrl(draft.id)}/send`, { version: draft.version });
    const [row] = await desk.messages(desk.binh);
    const passed = await desk.ask<Draft>(desk.binh, "POST", "/api/mail/drafts", {
      original: { messageId: row?.id, as: "attach" },
    });
    expect(passed).toMatchObject({ subject: "Fwd: Gốc", files: [{ name: "Gốc.eml", type: "message/rfc822" }] });
    const again = await desk.ask<Draft>(desk.binh, "POST", "/api/mail/drafts", {
      original: { messageId: row?.id, as: "again" },
    });
    expect(again).toMatchObject({ kind: "new", subject: "Gốc", originalId: null });

    const url = `/api/mail/messages/${String(row?.id)}/redirect`;
    expect(await desk.ask(desk.binh, "POST", url, { to: [`person:${String(desk.cuong)}`] })).toEqual({ delivered: 1 });
    const [there] = await desk.messages(desk.cuong);
    expect(there).toMatchObject({ subject: "Gốc", from: { personId: desk.an } });
    expect(await desk.original(desk.cuong, there?.id ?? 0)).toMatch(/^Resent-From: .*binh@stp\.lan/m);
    expect((await desk.office.request(desk.cuong, "POST", url, { to: [`person:${String(desk.an)}`] })).statusCode).toBe(
      404,
    );
  });
});
