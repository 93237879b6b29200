import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { KeptFile } from "../files/contract.ts";
import type { Draft, DraftFile, MailFile, Message } from "./contract.ts";
import { openMailOffice, type MailOffice } from "./testing-office.ts";

let mail: MailOffice;
beforeEach(async () => {
  mail = await openMailOffice();
});
afterEach(() => mail.office.dispose());

const ORIGIN = "http://van-phong.lan";
const key = (who: string) => `person:${String(mail.id(who))}`;

/** An writes to Bình with these files; the id of Bình's copy. */
async function letter(subject: string, files: Readonly<Record<string, string>>, bcc: readonly string[] = []) {
  const draft = await mail.post<Draft>("an", "/api/mail/drafts", {});
  const path = `/api/mail/drafts/${String(draft.id)}`;
  for (const [name, content] of Object.entries(files)) {
    const upload = await mail.office.house.http.inject({
      method: "POST",
      url: `/api/files?name=${encodeURIComponent(name)}`,
      payload: Buffer.from(content),
      headers: { cookie: mail.cookieOf("an"), "content-type": "application/octet-stream" },
    });
    await mail.post("an", `${path}/files`, { fileId: upload.json<{ id: number }>().id });
  }
  const { version } = await mail.get<Draft>("an", path);
  const input = { version, to: [key("binh")], cc: [], bcc, subject, body: "Kính gửi." };
  const saved = (await mail.call("an", "PUT", path, input)).body as { version: number };
  await mail.post("an", `${path}/send`, { version: saved.version });
  await mail.office.services.mail.indexed();
  return (await mail.inbox("binh")).find((row) => row.subject === subject)?.id ?? 0;
}

const filesOf = async (who: string, q = "") =>
  (await mail.get<{ items: MailFile[] }>(who, `/api/mail/files?q=${encodeURIComponent(q)}`)).items;

describe("files that the office has already", () => {
  it("are found by words of their names without marks, in one's own mail only", async () => {
    await letter("Kế hoạch", { "Kế hoạch năm 2027.pdf": "%PDF-1.7 a", "Dự toán.xlsx": "b" });
    await letter("Khác", { "Đề cương.docx": "c" });
    expect((await filesOf("binh")).map(({ name }) => name).toSorted()).toEqual([
      "Dự toán.xlsx",
      "Kế hoạch năm 2027.pdf",
      "Đề cương.docx",
    ]);
    expect(await filesOf("binh", "hoach 2027")).toMatchObject([
      { name: "Kế hoạch năm 2027.pdf", from: "Nguyễn Văn An", subject: "Kế hoạch" },
    ]);
    expect((await filesOf("binh", "de cuong")).map(({ name }) => name)).toEqual(["Đề cương.docx"]);
    expect(await filesOf("cuong")).toEqual([]);
  });

  it("are attached again, put by, and dropped, each person's own", async () => {
    const messageId = await letter("Kế hoạch", { "Kế hoạch.pdf": "%PDF-1.7 a" });
    const [found] = await filesOf("binh");
    const draft = await mail.post<Draft>("binh", "/api/mail/drafts", {});
    const stored = `/api/mail/drafts/${String(draft.id)}/stored-files`;
    const enclosed = { messageId, index: found?.index };
    const attached = await mail.post<DraftFile>("binh", stored, { enclosed, origin: ORIGIN });
    expect(attached).toMatchObject({ name: "Kế hoạch.pdf", type: "application/pdf", link: false });

    const keep = `/api/mail/messages/${String(messageId)}/attachments/${String(found?.index)}/keep`;
    const kept = await mail.post<KeptFile>("binh", keep);
    expect(await mail.post<KeptFile>("binh", keep)).toMatchObject({ id: kept.id });
    expect(await mail.get("binh", "/api/files/kept?q=ke%20hoach")).toMatchObject({ items: [{ name: "Kế hoạch.pdf" }] });
    expect(await mail.get("binh", "/api/files/kept?q=khac")).toMatchObject({ items: [] });
    expect(await mail.get("an", "/api/files/kept")).toMatchObject({ items: [] });
    const second = await mail.post<DraftFile>("binh", stored, { keptId: kept.id, origin: ORIGIN });
    expect(second.name).toBe("Kế hoạch (2).pdf");

    const hers = await mail.post<Draft>("cuong", "/api/mail/drafts", {});
    const other = `/api/mail/drafts/${String(hers.id)}/stored-files`;
    expect((await mail.call("cuong", "POST", other, { keptId: kept.id, origin: ORIGIN })).status).toBe(404);
    expect((await mail.call("cuong", "POST", other, { enclosed, origin: ORIGIN })).status).toBe(404);
    expect((await mail.call("cuong", "POST", keep)).status).toBe(404);
    expect((await mail.call("cuong", "DELETE", `/api/files/kept/${String(kept.id)}`)).status).toBe(404);
    expect((await mail.call("binh", "DELETE", `/api/files/kept/${String(kept.id)}`)).status).toBe(200);
    expect(await mail.get("binh", "/api/files/kept")).toMatchObject({ items: [] });
  });

  it("go as a link where they do not fit into the letter", async () => {
    const messageId = await letter("Ảnh", { "anh.bin": "x".repeat(900_000) });
    const [found] = await filesOf("binh");
    const limits = await mail.get<object>("admin", "/api/mail/admin/limits");
    await mail.call("admin", "PUT", "/api/mail/admin/limits", { ...limits, maxMessageMb: 1 });
    const draft = await mail.post<Draft>("binh", "/api/mail/drafts", {});
    const attached = await mail.post<DraftFile>("binh", `/api/mail/drafts/${String(draft.id)}/stored-files`, {
      enclosed: { messageId, index: found?.index },
      origin: ORIGIN,
    });
    expect(attached).toMatchObject({ link: true, size: 900_000 });
  });
});

describe("the record of mail", () => {
  it("has what was written in the browser too, for the administrator alone", async () => {
    await letter("Mời họp", {}, [key("cuong")]);
    const { items } = await mail.get<{ items: object[] }>("admin", "/api/mail/admin/traffic?address=an@stp.lan");
    expect(items).toMatchObject([
      { what: "delivered", door: "web", sender: "an@stp.lan", recipient: "cuong@stp.lan" },
      { what: "delivered", door: "web", sender: "an@stp.lan", recipient: "binh@stp.lan" },
    ]);
    expect((await mail.call("an", "GET", "/api/mail/admin/traffic")).status).toBe(403);
  });
});

describe("who got a letter without being named", () => {
  it("is told to its sender alone", async () => {
    await letter("Mời họp", {}, [key("cuong")]);
    const seen = async (who: string, row: { id: number } | undefined) =>
      (await mail.get<Message>(who, `/api/mail/messages/${String(row?.id)}`)).bcc.map(({ address }) => address);
    const boxes = await mail.get<{ items: { id: number; role: string }[] }>("an", "/api/mail/mailboxes");
    const sent = boxes.items.find(({ role }) => role === "sent")?.id ?? 0;
    expect(await seen("an", (await mail.list("an", sent))[0])).toEqual(["cuong@stp.lan"]);
    expect(await seen("binh", (await mail.inbox("binh"))[0])).toEqual([]);
    expect(await seen("cuong", (await mail.inbox("cuong"))[0])).toEqual([]);
  });
});
