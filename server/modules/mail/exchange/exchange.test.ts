import { createServer } from "node:net";
import { Readable } from "node:stream";
import { pack } from "tar-stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { toUtf7 } from "../../../protocols/imap/index.ts";
import type { Mailbox, MailPowers } from "../contract.ts";
import { openMailOffice, type MailOffice } from "../testing-office.ts";
import type { Transfer } from "./contract.ts";

let mail: MailOffice;
beforeEach(async () => {
  mail = await openMailOffice();
});
afterEach(() => mail.office.dispose());

const person = (who: string) => `person:${String(mail.id(who))}`;
const boxes = async (who: string) => (await mail.get<{ items: Mailbox[] }>(who, "/api/mail/mailboxes")).items;
const boxId = async (who: string, name: string) =>
  (await boxes(who)).find((box) => box.role === name || box.name === name)?.id ?? 0;
const transfers = async (who: string) => (await mail.get<{ items: Transfer[] }>(who, "/api/mail/transfers")).items;

async function ended(who: string): Promise<Transfer> {
  await expect.poll(async () => (await transfers(who))[0]?.state, { timeout: 10_000 }).not.toBe("running");
  const [last] = await transfers(who);
  if (!last) throw new Error("There is no transfer.");
  return last;
}

const upload = (who: string, name: string, bytes: Buffer, apart = false) =>
  mail.office.house.http.inject({
    method: "POST",
    url: `/api/mail/transfers/imports?name=${encodeURIComponent(name)}&apart=${String(apart)}`,
    payload: bytes,
    headers: { cookie: mail.cookieOf(who), "content-type": "application/octet-stream" },
  });

const letter = (number: number, date = "Fri, 3 May 2019 07:08:09 +0700") =>
  [
    `From: An <an@cu.vn>`,
    `To: binh@cu.vn`,
    `Subject: Thu cu ${String(number)}`,
    `Date: ${date}`,
    `Message-ID: <${String(number)}@cu.vn>`,
    "",
    "Noi dung",
    "",
  ].join("\r\n");

async function bytesOf(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function tarOf(entries: Readonly<Record<string, string>>): Promise<Buffer> {
  const tar = pack();
  for (const [name, text] of Object.entries(entries)) tar.entry({ name }, text);
  tar.finalize();
  return bytesOf(Readable.from(tar));
}

async function zipOf(entries: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(entries)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  return bytesOf(Readable.from(zip.outputStream));
}

describe("what is taken out", () => {
  it.each(["mbox", "eml", "maildir"] as const)("comes in again as it was: %s", async (format) => {
    await mail.send("an", [person("binh")], "Một");
    await mail.send("an", [person("binh")], "Hai, “kèm” dấu/ngoặc");
    const [newest, oldest] = await mail.inbox("binh");
    await mail.post("binh", "/api/mail/marks", { ids: [newest?.id], seen: true, flagged: true });
    await mail.post("binh", "/api/mail/moves", { ids: [oldest?.id], mailboxId: await boxId("binh", "archive") });
    mail.office.clock.advance(24 * 3_600_000);
    await mail.post("binh", "/api/mail/transfers/exports", { format });
    const made = await ended("binh");
    expect(made).toMatchObject({ state: "done", total: 2, added: 2 });
    const url = `/api/mail/transfers/${String(made.id)}/file`;
    expect((await mail.call("an", "GET", url)).status).toBe(404);
    const file = await mail.office.house.http.inject({
      method: "GET",
      url,
      headers: { cookie: mail.cookieOf("binh") },
    });
    expect(file.rawPayload.length).toBe(made.resultSize);

    // There already, so nothing comes in twice.
    await upload("binh", made.name, file.rawPayload);
    expect(await ended("binh")).toMatchObject({ state: "done", added: 0, skipped: 2 });
    await upload("cuong", made.name, file.rawPayload);
    expect(await ended("cuong")).toMatchObject({ state: "done", added: 2, failed: 0 });
    const [copy] = await mail.list("cuong", await boxId("cuong", "inbox"));
    expect(copy).toMatchObject({ subject: "Hai, “kèm” dấu/ngoặc", seen: true, suspicious: false });
    expect(copy?.receivedAt).toBe(newest?.receivedAt);
    expect(copy?.flagged).toBe(format !== "eml");
    expect(await mail.list("cuong", await boxId("cuong", "archive"))).toMatchObject([
      { subject: "Một", seen: format === "eml" },
    ]);
    expect(mail.office.kernel.db.all("SELECT 1 FROM mail_content")).toHaveLength(2);
  });
});

describe("what comes in", () => {
  it("stands apart where that is wanted, with its own dates, and tells nobody", async () => {
    const bytes = await tarOf({
      "Maildir/cur/1556842089.1.x:2,S": letter(1),
      [`Maildir/.${toUtf7("Dự án")}/new/1556842090.2.x`]: letter(2),
      "Maildir/dovecot.index": "x",
    });
    expect((await upload("binh", "cu.tar", bytes, true)).statusCode).toBe(200);
    expect(await ended("binh")).toMatchObject({ state: "done", added: 2, failed: 0 });
    expect(await mail.list("binh", await boxId("binh", "Thư cũ/INBOX"))).toMatchObject([
      { receivedAt: 1_556_842_089_000, seen: true },
    ]);
    expect((await boxes("binh")).map(({ name }) => name)).toContain("Thư cũ/Dự án");
    await mail.office.settle();
    expect(await mail.get("binh", "/api/notifications")).toMatchObject({ items: [] });
  });

  it("is refused where the archive leads outside, grows without end, or is none", async () => {
    const bomb = await zipOf({ "x.eml": Buffer.alloc(120 * 1024 * 1024) });
    const climbing = Buffer.from(
      (await zipOf({ "aa/aa/x.eml": letter(1) })).toString("latin1").replaceAll("aa/aa/x", "../../x"),
      "latin1",
    );
    const wrong = [
      ["mail.exchange.hostile", await tarOf({ "../../x.eml": letter(1) })],
      ["mail.exchange.hostile", climbing],
      ["mail.exchange.hostile", bomb],
      ["mail.exchange.unreadable", Buffer.from("\x89PNG\r\n\x1a\n không phải thư")],
      ["mail.exchange.unreadable", Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.alloc(600)])],
    ] as const;
    for (const [code, bytes] of wrong) {
      await upload("binh", "la.zip", bytes);
      expect((await ended("binh")).state).toBe("failed");
      expect(mail.office.kernel.db.get("SELECT problem FROM mail_exchange ORDER BY id DESC LIMIT 1")).toEqual({
        problem: code,
      });
    }
    expect((await boxes("binh")).reduce((sum, { total }) => sum + total, 0)).toBe(0);
  });

  it("leaves a message that is too large and goes on, and is stopped by who began it alone", async () => {
    const bytes = await tarOf({
      "a/1.eml": letter(1),
      "a/2.eml": `${letter(2)}${"x".repeat(26 * 1024 * 1024)}`,
      "a/3.eml": letter(3),
    });
    await upload("binh", "cu.tar", bytes);
    const run = await ended("binh");
    expect(run).toMatchObject({ state: "done", added: 2, failed: 1 });
    expect((await mail.call("an", "DELETE", `/api/mail/transfers/${String(run.id)}`)).status).toBe(404);
  });

  it("stops where the mailbox is full, and says so", async () => {
    await mail.call("admin", "PUT", `/api/mail/admin/quotas/${String(mail.id("binh"))}`, { megabytes: 1 });
    const large = (number: number) => `${letter(number)}${"x".repeat(600_000)}`;
    await upload("binh", "cu.tar", await tarOf({ "a/1.eml": large(1), "a/2.eml": large(2), "a/3.eml": large(3) }));
    expect(await ended("binh")).toMatchObject({
      state: "failed",
      added: 1,
      problem: expect.stringContaining("Hộp thư đã đầy") as string,
    });
  });

  it("goes on after a restart from where it stood", async () => {
    const bytes = await tarOf(
      Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`a/${String(i)}.eml`, letter(i)])),
    );
    await upload("binh", "cu.tar", bytes);
    await mail.restart();
    expect(await ended("binh")).toMatchObject({ state: "done", added: 12, skipped: 0, seen: 12 });
    expect(await mail.list("binh", await boxId("binh", "a"))).toHaveLength(12);
  });
});

describe("an old server", () => {
  it("is one that the administrator has named; who cannot be reached is said", async () => {
    const pull = (server: string) =>
      mail.call("binh", "POST", "/api/mail/transfers/pulls", { server, username: "binh", password: "x", apart: true });
    expect((await pull("127.0.0.1:22")).code).toBe("mail.exchange.noServer");
    const closed = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => closed.once("listening", resolve));
    const { port } = closed.address() as { port: number };
    await new Promise((resolve) => closed.close(resolve));
    const named = `imap://127.0.0.1:${String(port)}`;
    const now = await mail.get<MailPowers>("admin", "/api/mail/admin/powers");
    await mail.call("admin", "PUT", "/api/mail/admin/powers", { ...now, pullServers: [named] });
    expect((await pull(named)).status).toBe(200);
    expect(await ended("binh")).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("máy chủ thư cũ") as string,
    });
    const kept = JSON.stringify(mail.office.kernel.db.all("SELECT * FROM mail_exchange"));
    expect(kept).not.toContain("password");
  });
});
