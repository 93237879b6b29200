import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../server/kernel/access/actor.ts";
import type { Draft, Mailbox, Message, MessageRow } from "../../server/modules/mail/contract.ts";
import { openTestOffice, type TestOffice } from "../../server/testing.ts";

let office: TestOffice;
const ids: Record<string, number> = {};

async function hire(name: string, username: string, ...roles: string[]): Promise<number> {
  const { directory } = office.services;
  const person = await directory.createPerson(
    systemActor("test"),
    { name, username, roleIds: roles.map((key) => directory.roleIdOf(key) ?? 0) },
    { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false },
  );
  return person.id;
}

beforeEach(async () => {
  office = await openTestOffice({ doors: { smtp: "127.0.0.1:0" } });
  office.kernel.settings.agency.update({ name: "Sở Tư pháp", domain: "stp.langson.lan" });
  ids["admin"] = await hire("Quản Trị", "admin", "administrator");
  ids["an"] = await hire("Nguyễn Văn An", "an", "staff");
  ids["binh"] = await hire("Hoàng Thị Bình", "binh", "leader");
  ids["cuong"] = await hire("Lê Văn Cường", "cuong", "staff");
  await office.settle();
});
afterEach(() => office.dispose());

const id = (name: string): number => ids[name] ?? 0;

async function get<T>(who: string, url: string): Promise<T> {
  const answer = await office.request(id(who), "GET", url);
  expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200);
  return answer.json<T>();
}

async function post<T>(who: string, url: string, body: object): Promise<T> {
  const answer = await office.request(id(who), "POST", url, body);
  expect(answer.statusCode, `${url}: ${answer.body}`).toBe(200);
  return answer.json<T>();
}

const inbox = async (who: string) => (await get<{ items: MessageRow[] }>(who, "/api/mail/messages")).items;
const boxes = async (who: string) => {
  const { items } = await get<{ items: Mailbox[] }>(who, "/api/mail/mailboxes");
  return new Map(items.map((box) => [box.role, box]));
};

async function write(who: string, to: string[], subject: string, body = "Kính gửi đồng chí."): Promise<Draft> {
  const draft = await post<Draft>(who, "/api/mail/drafts", { to });
  const saved = await office.request(id(who), "PUT", `/api/mail/drafts/${String(draft.id)}`, {
    version: draft.version,
    to,
    cc: [],
    subject,
    body,
  });
  expect(saved.statusCode, saved.body).toBe(200);
  return get<Draft>(who, `/api/mail/drafts/${String(draft.id)}`);
}

async function send(who: string, to: string[], subject: string, body?: string): Promise<number> {
  const draft = await write(who, to, subject, body);
  const { messageId } = await post<{ messageId: number }>(who, `/api/mail/drafts/${String(draft.id)}/send`, {
    version: draft.version,
  });
  return messageId;
}

function smtp() {
  return createTransport({ host: "127.0.0.1", port: office.services.mail.doors().smtp?.port ?? 0, ignoreTLS: true });
}

describe("mail from the network", () => {
  it("is in the inbox, in the list and in the search, and named as what nobody vouches for", async () => {
    const transport = smtp();
    await transport.sendMail({
      from: "Nguyễn Văn An <an@stp.langson.lan>",
      to: ["binh@stp.langson.lan", "cuong@stp.langson.lan"],
      subject: "Mời họp giao ban",
      html: '<p>Kính <b>mời</b></p><img src="cid:hoa@x"><img src="http://theo-doi.vn/x.png"><script>alert(1)</script>',
      attachments: [
        { filename: "báo cáo.exe", content: "MZ" },
        { filename: "hoa.png", cid: "hoa@x", content: Buffer.from("89504e47", "hex"), contentType: "image/png" },
      ],
    });
    transport.close();
    await office.settle();
    // The text and the paper clip come right after the message itself.
    await expect
      .poll(async () => (await inbox("binh"))[0])
      .toMatchObject({
        subject: "Mời họp giao ban",
        from: { name: "Nguyễn Văn An", personId: null },
        verified: false,
        suspicious: true,
        seen: false,
        hasAttachments: true,
        preview: "Kính mời",
      });
    const [row] = await inbox("binh");
    expect(await get("binh", "/api/mail/unread")).toEqual({ unread: 1 });
    expect((await get<{ items: object[] }>("binh", "/api/notifications")).items).toMatchObject([
      { kind: "mail.arrived", body: "Nguyễn Văn An: Mời họp giao ban", from: null },
    ]);
    const found = await get<{ groups: { provider: string }[] }>("cuong", "/api/search?q=moi%20hop");
    expect(found.groups.map(({ provider }) => provider)).toContain("mail");
    expect((await get<{ groups: object[] }>("an", "/api/search?q=giao%20ban")).groups).toEqual([]);

    const url = `/api/mail/messages/${String(row?.id)}`;
    const message = await get<Message>("binh", url);
    expect(message.attachments.toSorted((x, y) => x.name.localeCompare(y.name))).toMatchObject([
      { name: "báo cáo.exe", risky: true, inline: false },
      { name: "hoa.png", inline: true },
    ]);
    const exe = message.attachments.find(({ risky }) => risky)?.index ?? -1;
    expect(message.to.map(({ personId }) => personId)).toEqual([id("binh"), id("cuong")]);
    const body = await office.request(id("binh"), "GET", `${url}/body`);
    expect(body.headers["content-security-policy"]).toMatch(
      /^sandbox allow-popups.*default-src 'none'.*img-src data:$/,
    );
    expect(body.body).toContain("data:image/png;base64,iVBORw==".slice(0, 22));
    expect(body.body).not.toContain("<script");
    const shown = await office.request(id("binh"), "GET", `${url}/body?images=shown`);
    expect(shown.headers["content-security-policy"]).toMatch(/img-src data: http: https:$/);
    const file = await office.request(id("binh"), "GET", `${url}/attachments/${String(exe)}`);
    expect(file.headers).toMatchObject({
      "content-type": "application/octet-stream",
      "x-content-type-options": "nosniff",
    });
    expect(file.headers["content-disposition"]).toMatch(/^attachment; .*b%C3%A1o%20c%C3%A1o\.exe/);
    const original = await office.request(id("binh"), "GET", `${url}/original`);
    expect(original.body).toContain("Subject: =?UTF-8?");
  });

  it("is refused for nobody, for departments and for other domains", async () => {
    const transport = smtp();
    for (const [to, code] of [
      ["khong-ai@stp.langson.lan", "5.1.1"],
      ["everyone@stp.langson.lan", "5.1.1"],
      ["ai@noi-khac.vn", "5.7.1"],
    ]) {
      await expect(transport.sendMail({ from: "a@b.vn", to, text: "x" })).rejects.toThrow(`550 ${code ?? ""}`);
    }
    transport.close();
  });

  it("is there once when the client sends the same bytes again", async () => {
    const transport = smtp();
    const raw = "From: a@b.vn\r\nMessage-ID: <1@b.vn>\r\nSubject: x\r\n\r\nx\r\n";
    for (let i = 0; i < 2; i++) {
      await transport.sendMail({
        envelope: { from: "a@b.vn", to: ["an@stp.langson.lan", "an+hop@stp.langson.lan"] },
        raw,
      });
    }
    transport.close();
    expect(await inbox("an")).toHaveLength(1);
  });

  it("comes in again after a restart, and what was there stays", async () => {
    const transport = smtp();
    await transport.sendMail({ from: "a@b.vn", to: "an@stp.langson.lan", subject: "một", text: "x" });
    transport.close();
    office = await office.restart();
    expect((await inbox("an")).map(({ subject }) => subject)).toEqual(["một"]);
  });
});

describe("mail within the office", () => {
  it("goes to people, departments and groups at once, one content for all", async () => {
    await send("binh", [`person:${String(id("an"))}`, "role:staff"], "Phân công", "Các đồng chí làm ngay.");
    for (const who of ["an", "cuong"]) {
      expect(await inbox(who)).toMatchObject([
        { subject: "Phân công", verified: true, from: { personId: id("binh"), name: "Hoàng Thị Bình" }, seen: false },
      ]);
    }
    expect(await inbox("binh")).toEqual([]);
    expect((await boxes("binh")).get("sent")).toMatchObject({ total: 1, unseen: 0 });
    expect((await boxes("binh")).get("drafts")).toMatchObject({ total: 0 });
    expect(office.kernel.db.get("SELECT count(*) AS n FROM mail_content")).toEqual({ n: 1 });
  });

  it("refuses what it cannot deliver, and keeps the draft", async () => {
    for (const [to, code] of [
      [["ai@noi-khac.vn"], "mail.externalAddress"],
      [["khong-ai@stp.langson.lan"], "mail.unknownAddress"],
      [["department:999"], "mail.unknownRecipient"],
      [[], "mail.noRecipient"],
      [["everyone"], "mail.everyoneNotAllowed"],
    ] as const) {
      const draft = await write("an", [...to], "x");
      const answer = await office.request(id("an"), "POST", `/api/mail/drafts/${String(draft.id)}/send`, {
        version: draft.version,
      });
      expect(answer.json(), answer.body).toMatchObject({ error: { code } });
      expect(await get<Draft>("an", `/api/mail/drafts/${String(draft.id)}`)).toMatchObject({ subject: "x" });
    }
  });

  it("is sent once, however often the button is pressed", async () => {
    const draft = await write("an", [`person:${String(id("binh"))}`], "một lần");
    const url = `/api/mail/drafts/${String(draft.id)}/send`;
    const answers = await Promise.all(
      [1, 2, 3].map(() => office.request(id("an"), "POST", url, { version: draft.version })),
    );
    const again = await office.request(id("an"), "POST", url, { version: draft.version });
    // Whoever did not hear the answer asks again and hears the same.
    expect(new Set([...answers, again].map(({ body }) => body)).size).toBe(1);
    expect(again.statusCode, again.body).toBe(200);
    expect(await inbox("binh")).toHaveLength(1);
  });

  it("answers with the conversation's header fields and marks the original", async () => {
    await send("binh", [`person:${String(id("an"))}`, `person:${String(id("cuong"))}`], "Báo cáo", "Gửi trước 16 giờ.");
    const [received] = await inbox("an");
    const draft = await post<Draft>("an", "/api/mail/drafts", {
      original: { messageId: received?.id, as: "replyAll" },
    });
    expect(draft).toMatchObject({
      subject: "Re: Báo cáo",
      to: [{ value: `person:${String(id("binh"))}`, name: "Hoàng Thị Bình" }],
      cc: [{ value: `person:${String(id("cuong"))}` }],
    });
    expect(draft.body).toContain("> Gửi trước 16 giờ.");
    expect(draft.body).toContain("Hoàng Thị Bình");
    await post("an", `/api/mail/drafts/${String(draft.id)}/send`, { version: draft.version });
    const [answer] = await inbox("binh");
    expect(answer?.threadKey).toBe(received?.threadKey);
    const thread = await get<{ items: MessageRow[] }>("binh", `/api/mail/messages/${String(answer?.id)}/thread`);
    expect(thread.items.map(({ subject }) => subject)).toEqual(["Báo cáo", "Re: Báo cáo"]);
    expect((await inbox("an"))[0]).toMatchObject({ answered: true });
  });

  it("carries attachments, and takes them along when forwarded", async () => {
    const upload = await office.house.http.inject({
      method: "POST",
      url: "/api/files?name=b%C3%A1o%20c%C3%A1o.pdf",
      headers: { "content-type": "application/octet-stream", cookie: await cookieOf("an") },
      payload: Buffer.from("%PDF-1.7 noi dung"),
    });
    expect(upload.statusCode, upload.body).toBe(200);
    const draft = await write("an", [`person:${String(id("binh"))}`], "Kèm tệp");
    await post("an", `/api/mail/drafts/${String(draft.id)}/files`, { fileId: upload.json<{ id: number }>().id });
    await post("an", `/api/mail/drafts/${String(draft.id)}/send`, { version: draft.version });
    const [received] = await inbox("binh");
    expect(received?.hasAttachments).toBe(true);
    const forward = await post<Draft>("binh", "/api/mail/drafts", {
      original: { messageId: received?.id, as: "forward" },
    });
    expect(forward).toMatchObject({ subject: "Fwd: Kèm tệp", files: [{ name: "báo cáo.pdf", size: 17 }] });
    const file = await office.request(id("binh"), "GET", `/api/mail/messages/${String(received?.id)}/attachments/0`);
    expect(file.body).toBe("%PDF-1.7 noi dung");
  });
});

/** The cookie of a person's session, as the office's own request helper makes it. */
async function cookieOf(who: string): Promise<string> {
  const username = { an: "an", binh: "binh" }[who] ?? who;
  const answer = await office.request(undefined, "POST", "/api/session", {
    username,
    password: "Chợ Kỳ Lừa họp phiên 27",
  });
  return String(answer.headers["set-cookie"]).split(";")[0] ?? "";
}

describe("a mailbox", () => {
  it("lists by pages and filters, newest first", async () => {
    for (let i = 1; i <= 5; i++) {
      office.clock.advance(1000);
      await send("binh", [`person:${String(id("an"))}`], `thư ${String(i)}`);
    }
    const first = await get<{ items: MessageRow[]; next: string }>("an", "/api/mail/messages?limit=2");
    const second = await get<{ items: MessageRow[]; next: string }>(
      "an",
      `/api/mail/messages?limit=2&after=${first.next}`,
    );
    const third = await get<{ items: MessageRow[]; next?: string }>(
      "an",
      `/api/mail/messages?limit=2&after=${second.next}`,
    );
    expect([...first.items, ...second.items, ...third.items].map(({ subject }) => subject)).toEqual([
      "thư 5",
      "thư 4",
      "thư 3",
      "thư 2",
      "thư 1",
    ]);
    expect(third.next).toBeUndefined();
    const [newest] = first.items;
    expect(await post("an", "/api/mail/marks", { ids: [newest?.id], seen: true, flagged: true })).toEqual({
      changed: [newest?.id],
      unread: 4,
    });
    expect((await get<{ items: object[] }>("an", "/api/mail/messages?filter=unread")).items).toHaveLength(4);
    expect((await get<{ items: object[] }>("an", "/api/mail/messages?filter=flagged")).items).toHaveLength(1);
    expect((await get<{ items: object[] }>("an", "/api/mail/messages?filter=attachments")).items).toHaveLength(0);
    expect(
      (await get<{ items: MessageRow[] }>("an", "/api/mail/messages?q=hoang%20binh%20thu%203")).items,
    ).toMatchObject([{ subject: "thư 3" }]);
  });

  it("moves to the trash and back, and deletes for good only from there", async () => {
    await send("binh", [`person:${String(id("an"))}`], "bỏ đi");
    const [row] = await inbox("an");
    const [message, trash, home] = [row?.id ?? 0, (await boxes("an")).get("trash")?.id, row?.mailboxId];
    const tooEarly = await office.request(id("an"), "POST", "/api/mail/expunges", { ids: [message] });
    expect(tooEarly.json()).toMatchObject({ error: { code: "mail.onlyFromTrash" } });
    await post("an", "/api/mail/moves", { ids: [message], mailboxId: trash });
    expect(await inbox("an")).toEqual([]);
    expect((await boxes("an")).get("trash")).toMatchObject({ total: 1, unseen: 1 });
    await post("an", "/api/mail/moves", { ids: [message], mailboxId: home });
    expect(await inbox("an")).toMatchObject([{ id: message }]);
    await post("an", "/api/mail/moves", { ids: [message], mailboxId: trash });
    expect(await post("an", "/api/mail/expunges", { ids: [message] })).toEqual({ changed: [message], unread: 0 });
    expect((await office.request(id("an"), "GET", `/api/mail/messages/${String(message)}`)).statusCode).toBe(404);
    // The sender's copy holds the content.
    expect(office.kernel.db.get("SELECT count(*) AS n FROM mail_content")).toEqual({ n: 1 });
  });

  it("saves a draft only over the version that was seen", async () => {
    const draft = await write("an", [], "nháp");
    const body = { version: draft.version - 1, to: [], cc: [], subject: "cũ", body: "" };
    const answer = await office.request(id("an"), "PUT", `/api/mail/drafts/${String(draft.id)}`, body);
    expect(answer.json()).toMatchObject({ error: { code: "kernel.conflict" } });
    expect((await get<{ items: object[] }>("an", "/api/mail/drafts")).items).toMatchObject([{ subject: "nháp" }]);
  });

  it("marks the notification read with the message", async () => {
    await send("binh", [`person:${String(id("an"))}`], "đọc rồi");
    await office.settle();
    const [notice] = (await get<{ items: { path: string }[] }>("an", "/api/notifications")).items;
    const contentId = /^\/mail\/letters\/(\d+)$/.exec(notice?.path ?? "")?.[1] ?? "";
    const { messageId } = await get<{ messageId: number }>("an", `/api/mail/contents/${contentId}`);
    await post("an", "/api/mail/marks", { ids: [messageId], seen: true });
    expect(await get("an", "/api/notifications/unread")).toEqual({ unread: 0 });
  });
});

describe("nobody but its owner", () => {
  it("sees, changes or finds anything of a mailbox, the administrator neither", async () => {
    await send("binh", [`person:${String(id("an"))}`], "bí mật nội bộ", "chuyện riêng");
    const draft = await write("an", [], "nháp bí mật");
    const [row] = await inbox("an");
    const message = String(row?.id);
    const trash = (await boxes("an")).get("trash")?.id;
    for (const who of ["admin", "cuong"]) {
      const wants = (method: "GET" | "POST" | "PUT" | "DELETE", url: string, body?: object) =>
        office.request(id(who), method, url, body);
      for (const answer of [
        await wants("GET", `/api/mail/messages/${message}`),
        await wants("GET", `/api/mail/messages/${message}/body`),
        await wants("GET", `/api/mail/messages/${message}/thread`),
        await wants("GET", `/api/mail/messages/${message}/original`),
        await wants("GET", `/api/mail/messages/${message}/attachments/0`),
        await wants("GET", `/api/mail/messages?mailbox=${String(row?.mailboxId)}`),
        await wants("GET", `/api/mail/contents/${String(row?.contentId)}`),
        await wants("POST", `/api/mail/mailboxes/${String(trash)}/empty`),
        await wants("POST", "/api/mail/moves", { ids: [row?.id], mailboxId: trash }),
        await wants("POST", "/api/mail/drafts", { original: { messageId: row?.id, as: "forward" } }),
        await wants("GET", `/api/mail/drafts/${String(draft.id)}`),
        await wants("PUT", `/api/mail/drafts/${String(draft.id)}`, {
          version: 2,
          to: [],
          cc: [],
          subject: "",
          body: "",
        }),
        await wants("POST", `/api/mail/drafts/${String(draft.id)}/send`, { version: draft.version }),
        await wants("DELETE", `/api/mail/drafts/${String(draft.id)}`),
      ]) {
        expect(answer.statusCode, answer.body).toBe(404);
        expect(answer.body).not.toContain("mật");
      }
      expect((await wants("POST", "/api/mail/marks", { ids: [row?.id], seen: true })).json()).toMatchObject({
        changed: [],
      });
      expect((await wants("GET", "/api/mail/messages?q=bi%20mat")).json()).toEqual({ items: [] });
      expect((await wants("GET", "/api/search?q=bi%20mat")).body).not.toContain("mật");
    }
    expect(await inbox("an")).toMatchObject([{ seen: false }]);
    expect(office.lines.some((line) => JSON.stringify(line).includes("chuyện riêng"))).toBe(false);
  });
});
