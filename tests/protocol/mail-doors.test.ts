import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { connect } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openMailOffice, PASSWORD, plain, type MailOffice } from "./support/mail-office.ts";
import { WireClient } from "./support/smtp-wire.ts";

const run = promisify(execFile);

let mail: MailOffice;
beforeAll(async () => {
  mail = await openMailOffice();
});
afterAll(() => mail.office.dispose());

const letter = (more: object) => ({
  from: "an@congso.lan",
  to: "hoa@congso.lan",
  subject: "Họp",
  text: "Chào chị.",
  ...more,
});

describe("the door for mail programs", () => {
  it("names AUTH after TLS only, and listens to no password before", async () => {
    const client = await mail.wire("submission");
    const before = await client.say("EHLO may-an");
    expect(before).toContain("STARTTLS");
    expect(before).not.toContain("AUTH");
    for (const word of ["PIPELINING", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "SIZE 26214400"])
      expect(before).toContain(word);
    expect(before).not.toContain("CHUNKING");
    expect(await client.say(plain("an"))).toMatch(/^538 5\.7\.11 /);
    expect(await client.say("MAIL FROM:<an@congso.lan>")).toMatch(/^530 5\.7\.0 /);
    await client.say("STARTTLS");
    const secure = await mail.secure(client);
    const after = await secure.say("EHLO may-an");
    expect(after).toContain("AUTH PLAIN LOGIN");
    expect(after).not.toContain("STARTTLS");
    expect(await secure.say("MAIL FROM:<an@congso.lan>")).toMatch(/^530 5\.7\.0 /);
    expect(await secure.say(plain("an"))).toMatch(/^235 2\.7\.0 /);
    expect(await secure.say(plain("an"))).toMatch(/^503 5\.5\.1 /);
    secure.end();
  });

  it("signs in by AUTH LOGIN with a mail address, and closes after four wrong passwords", async () => {
    const base64 = (text: string) => Buffer.from(text).toString("base64");
    const client = await mail.wire("submissions", true);
    await client.say("EHLO may-hoa");
    expect(await client.say("AUTH LOGIN")).toBe("334 VXNlcm5hbWU6");
    expect(await client.say(base64("hoa@congso.lan"))).toBe("334 UGFzc3dvcmQ6");
    expect(await client.say(base64(PASSWORD))).toMatch(/^235 /);
    client.end();
    const guesser = await mail.wire("submissions", true);
    await guesser.say("EHLO la");
    for (let n = 0; n < 3; n += 1)
      expect(await guesser.say(plain("khong-ai", `sai ${String(n)}`))).toMatch(/^535 5\.7\.8 /);
    expect(await guesser.say(plain("khong-ai", "sai nua"))).toMatch(/^535 5\.7\.8 /);
    expect(await guesser.rest()).toMatch(/^421 4\.7\.0 /);
  });

  it("makes a letter complete, without Bcc, and delivers it to everybody in one piece", async () => {
    const client = await mail.wire("submissions", true);
    await client.say("EHLO may-an");
    await client.say(plain("an"));
    for (const line of [
      "MAIL FROM:<AN@congso.lan> SIZE=200",
      "RCPT TO:<hoa+hop@congso.lan>",
      "RCPT TO:<binh@congso.lan>",
    ])
      expect(await client.say(line)).toMatch(/^250 2\.1\.[05] /);
    await client.say("DATA");
    client.send(
      "From: An <an@congso.lan>\r\nTo: hoa@congso.lan\r\nBcc: binh@congso.lan,\r\n kin@congso.lan\r\nSubject: X\r\n\r\nthan\r\n.\r\n",
    );
    expect(await client.reply()).toMatch(/^250 2\.6\.0 /);
    const [toHoa] = mail.inbox(mail.ids.hoa);
    expect(toHoa).toBe(mail.inbox(mail.ids.binh)[0]);
    expect(toHoa).toMatch(
      /^Date: .*\r\nMessage-ID: <.+@congso\.lan>\r\nFrom: An <an@congso\.lan>\r\nTo: hoa@congso\.lan\r\nSubject: X\r\n\r\nthan\r\n$/,
    );
    const row = mail.office.kernel.db.get(
      "SELECT sender_id AS senderId, door, delivered_to AS deliveredTo FROM mail_message ORDER BY id DESC LIMIT 1 OFFSET 1",
    );
    expect(row).toEqual({ senderId: mail.ids.an, door: "submissions", deliveredTo: "hoa+hop@congso.lan" });
    client.end();
  });

  it("lets nobody send as somebody else, in the envelope or in From", async () => {
    const an = mail.program("an");
    await expect(an.sendMail(letter({ envelope: { from: "hoa@congso.lan", to: "hoa@congso.lan" } }))).rejects.toThrow(
      /550 5\.7\.1/,
    );
    await expect(
      an.sendMail(letter({ from: "hoa@congso.lan", envelope: { from: "an@congso.lan", to: "hoa@congso.lan" } })),
    ).rejects.toThrow(/550 5\.7\.1 The From/);
    await expect(
      an.sendMail({
        envelope: { from: "an@congso.lan", to: "hoa@congso.lan" },
        raw: "From: an@congso.lan\r\nFrom: hoa@congso.lan\r\n\r\nx",
      }),
    ).rejects.toThrow(/550 5\.6\.0/);
    await expect(an.sendMail(letter({ from: "nguyen.van.an@congso.lan" }))).resolves.toBeDefined();
  });

  it("knows full names, departments and the office, and refuses who is not there at RCPT", async () => {
    const client = await mail.wire("submissions", true);
    await client.say("EHLO may-an");
    await client.say(plain("an"));
    await client.say("MAIL FROM:<an@congso.lan>");
    const rcpt = async (address: string) => (await client.say(`RCPT TO:<${address}>`)).slice(0, 9);
    expect(await rcpt("Le.Thi.Hoa@congso.lan")).toBe("250 2.1.5");
    expect(await rcpt("nguyen.van.an.2@congso.lan")).toBe("250 2.1.5");
    expect(await rcpt("phong-hanh-chinh@congso.lan")).toBe("250 2.1.5");
    expect(await rcpt(`department-${String(mail.departmentId)}@congso.lan`)).toBe("250 2.1.5");
    expect(await rcpt("postmaster")).toBe("250 2.1.5");
    expect(await rcpt("khong.co@congso.lan")).toBe("550 5.1.1");
    expect(await rcpt("ai@noi-khac.vn")).toBe("550 5.7.1");
    // Staff may not write to the whole office.
    expect(await rcpt("toan-co-quan@congso.lan")).toBe("550 5.7.1");
    expect(await rcpt("hòa@congso.lan")).toBe("553 5.6.7");
    client.end();
  });

  it("does not run what was sent in the clear behind STARTTLS", async () => {
    const client = await mail.wire("submission");
    await client.say("EHLO may-an");
    client.send("STARTTLS\r\nEHLO ke-gian\r\nMAIL FROM:<an@congso.lan>\r\n");
    expect(await client.reply()).toMatch(/^220 /);
    const secure = await mail.secure(client);
    // Whoever was hidden there has said EHLO; this session has not.
    expect(await secure.say("MAIL FROM:<an@congso.lan>")).toMatch(/^503 /);
    secure.end();
  });

  it("takes a letter from curl, which trusts the office's authority and nothing else", async () => {
    const file = (name: string, text: string) => {
      writeFileSync(join(mail.office.dataDir, name), text);
      return join(mail.office.dataDir, name);
    };
    const ca = file("ca.crt", mail.office.kernel.tls.caPem() ?? "");
    const message = file("message.eml", "From: an@congso.lan\nSubject: tu curl\n\nchao\n");
    const sending = [
      ...["--silent", "--show-error", "--cacert", ca, "--user", `an:${PASSWORD}`, "--crlf", "--upload-file", message],
      ...["--mail-from", "an@congso.lan", "--mail-rcpt", "hoa@congso.lan"],
    ];
    await run("curl", [...sending, "--url", `smtps://localhost:${String(mail.port("submissions"))}`]);
    expect(mail.inbox(mail.ids.hoa)[0]).toContain("Subject: tu curl");
    await run("curl", [...sending, "--ssl-reqd", "--url", `smtp://localhost:${String(mail.port("submission"))}`]);
    const untrusting = sending.filter((word) => word !== "--cacert" && word !== ca);
    const refused = run("curl", [...untrusting, "--url", `smtps://localhost:${String(mail.port("submissions"))}`]);
    await expect(refused).rejects.toThrow(/certificate/);
  });

  it("ends a connection at once when its password is withdrawn", async () => {
    const made = await mail.office.request(mail.ids.an, "POST", "/api/mail/programs", { label: "Điện thoại" });
    const { item, password } = made.json<{ item: { id: number }; password: string }>();
    const client = await mail.wire("submissions", true);
    await client.say("EHLO dien-thoai");
    expect(await client.say(plain("an", password))).toMatch(/^235 /);
    const seen = await mail.office.request(mail.ids.admin, "GET", "/api/mail/admin/connections");
    expect(seen.json()).toMatchObject({
      items: [{ personId: mail.ids.an, door: "submissions", program: "dien-thoai", secure: true }],
    });
    await mail.office.request(mail.ids.an, "DELETE", `/api/mail/programs/${String(item.id)}`);
    expect(await client.rest()).toMatch(/^421 4\.7\.0 /);
    expect((await mail.office.request(mail.ids.admin, "GET", "/api/mail/admin/connections")).json()).toEqual({
      items: [],
    });
  });
});

describe("a mailbox that is full", () => {
  it("is refused at RCPT at every door, until it has room", async () => {
    const set = (megabytes: number | null) =>
      mail.office.request(mail.ids.admin, "PUT", `/api/mail/admin/quotas/${String(mail.ids.binh)}`, { megabytes });
    expect((await set(1)).json()).toMatchObject({ personId: mail.ids.binh, limitBytes: 1024 * 1024, isOwn: true });
    const client = await mail.wire("smtp");
    await client.say("EHLO la");
    await client.say("MAIL FROM:<la@ngoai.vn> SIZE=2000000");
    expect(await client.say("RCPT TO:<binh@congso.lan>")).toMatch(/^452 4\.2\.2 /);
    expect(await client.say("RCPT TO:<hoa@congso.lan>")).toMatch(/^250 /);
    expect(await set(null)).toMatchObject({ statusCode: 200 });
    expect(await client.say("RCPT TO:<binh@congso.lan>")).toMatch(/^250 /);
    client.end();
  });
});

describe("the open door", () => {
  it("takes a letter from swaks", async () => {
    const { stdout } = await run("swaks", [
      ...["--server", "127.0.0.1", "--port", String(mail.port("smtp"))],
      ...["--from", "la@ngoai.vn", "--to", "hoa@congso.lan", "--header", "Subject: tu swaks"],
    ]);
    expect(stdout).toMatch(/250 2\.6\.0/);
    expect(mail.inbox(mail.ids.hoa)[0]).toContain("Subject: tu swaks");
  });

  it("reaches people and administrators, no department, and goes nowhere else", async () => {
    const client = await mail.wire("smtp");
    const greeting = await client.say("EHLO la");
    expect(greeting).toContain("STARTTLS");
    expect(greeting).not.toContain("AUTH");
    await client.say("MAIL FROM:<la@ngoai.vn>");
    const rcpt = async (address: string) => (await client.say(`RCPT TO:<${address}>`)).slice(0, 9);
    expect(await rcpt("abuse@congso.lan")).toBe("250 2.1.5");
    expect(await rcpt("nguyen.van.an@congso.lan")).toBe("250 2.1.5");
    expect(await rcpt("phong-hanh-chinh@congso.lan")).toBe("550 5.1.1");
    expect(await rcpt("ai@noi-khac.vn")).toBe("550 5.7.1");
    client.end();
  });

  it("reaches a list only as its administrator says", async () => {
    const make = (name: string, writers: string) =>
      mail.office.request(mail.ids.admin, "POST", "/api/mail/admin/lists", {
        name,
        title: name,
        members: ["everyone"],
        writers,
      });
    expect((await make("gop-y", "anyone")).statusCode).toBe(200);
    expect((await make("noi-bo", "office")).statusCode).toBe(200);
    expect((await make("hoa", "office")).json()).toMatchObject({ error: { code: "mail.addressTaken" } });
    const client = await mail.wire("smtp");
    await client.say("EHLO la");
    await client.say("MAIL FROM:<la@ngoai.vn>");
    expect(await client.say("RCPT TO:<gop-y@congso.lan>")).toMatch(/^250 /);
    expect(await client.say("RCPT TO:<noi-bo@congso.lan>")).toMatch(/^550 5\.1\.1 /);
    client.end();
  });
});

describe("the door for devices", () => {
  it("turns away who is not listed before it says anything else", async () => {
    const client = new WireClient(connect(mail.port("devices"), "127.0.0.1"));
    expect(await client.rest()).toBe("554 5.7.1 This address is not in the list of devices\r\n");
  });

  it("takes a listed scanner's mail to our own people, under its one address, and records it", async () => {
    const device = { name: "Máy quét tầng 2", network: "127.0.0.0/8", sender: "quet-2@congso.lan", mendsLines: true };
    const made = await mail.office.request(mail.ids.admin, "POST", "/api/mail/admin/devices", device);
    expect(made.json()).toMatchObject(device);
    const client = await mail.wire("devices");
    // Its maker ends lines with LF.
    client.send("EHLO scanner\n");
    expect(await client.reply()).not.toContain("AUTH");
    expect(await client.say("MAIL FROM:<hoa@congso.lan>")).toMatch(/^550 5\.7\.1 /);
    client.send("MAIL FROM:<Quet-2@congso.lan>\n");
    expect(await client.reply()).toMatch(/^250 /);
    expect(await client.say("RCPT TO:<ai@noi-khac.vn>")).toMatch(/^550 5\.7\.1 /);
    expect(await client.say("RCPT TO:<hoa@congso.lan>")).toMatch(/^250 /);
    await client.say("DATA");
    client.send("Subject: Ban quet\n\ntrang 1\n.\n");
    expect(await client.reply()).toMatch(/^250 2\.6\.0 /);
    expect(mail.inbox(mail.ids.hoa)[0]).toMatch(
      /^From: quet-2@congso\.lan\r\nDate: .*\r\nMessage-ID: .*\r\nSubject: Ban quet\r\n\r\ntrang 1\r\n$/,
    );
    client.end();
    const listed = (
      await mail.office.request(mail.ids.admin, "GET", "/api/mail/admin/traffic?address=Hoa@congso.lan&limit=1")
    ).json<{ items: object[] }>();
    expect(listed.items).toMatchObject([
      { what: "delivered", door: "devices", device: "Máy quét tầng 2", sender: "quet-2@congso.lan" },
    ]);
    expect((await mail.office.request(mail.ids.admin, "GET", "/api/mail/admin/devices")).json()).toMatchObject({
      items: [{ messages: 3 }],
    });
  });
});

describe("the record", () => {
  it("finds what was refused by address and time, with the reply as it was said", async () => {
    const list = async (query: string) =>
      (await mail.office.request(mail.ids.admin, "GET", `/api/mail/admin/traffic?${query}`)).json<{
        items: { reply: string; what: string }[];
        next?: string;
      }>();
    const { items } = await list("address=khong.co@congso.lan");
    expect(items).toMatchObject([
      {
        what: "refused",
        reply: "550 5.1.1 No such person here",
        sender: "an@congso.lan",
        recipient: "khong.co@congso.lan",
      },
    ]);
    const first = await list("limit=2");
    const second = await list(`limit=2&after=${first.next ?? ""}`);
    expect(new Set([...first.items, ...second.items].map((item) => JSON.stringify(item))).size).toBe(4);
    expect((await list("to=1")).items).toEqual([]);
    expect((await mail.office.request(mail.ids.an, "GET", "/api/mail/admin/traffic")).statusCode).toBe(403);
  });
});
