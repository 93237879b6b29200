import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openMailOffice, plain, type MailOffice } from "./support/mail-office.ts";
import { FALSE_ENDS, type WireClient } from "./support/smtp-wire.ts";

const SENDER = "quet@congso.lan";
const SECOND = `MAIL FROM:<${SENDER}>\r\nRCPT TO:<binh@congso.lan>\r\nDATA\r\nSubject: Lot\r\n\r\nlot\r\n.\r\n`;

let mail: MailOffice;
beforeAll(async () => {
  mail = await openMailOffice();
  const device = { name: "Máy quét", network: "127.0.0.1", sender: SENDER, mendsLines: false };
  await mail.office.request(mail.ids.admin, "POST", "/api/mail/admin/devices", device);
});
afterAll(() => mail.office.dispose());

/** Everything up to the answer to DATA, at each door as its programs do it. */
const BEGIN: Readonly<Record<string, () => Promise<WireClient>>> = {
  devices: async () => {
    const client = await mail.wire("devices");
    await client.begin(["hoa@congso.lan"], SENDER);
    return client;
  },
  submissions: async () => {
    const client = await mail.wire("submissions", true);
    await client.say("EHLO thu.nghiem");
    await client.say(plain("an"));
    await client.begin(["hoa@congso.lan"], "an@congso.lan");
    return client;
  },
};

const count = () => mail.office.kernel.db.get<{ n: number }>("SELECT count(*) AS n FROM mail_message")?.n;

describe.each(Object.keys(BEGIN))("the door %s", (door) => {
  it.each(Object.entries(FALSE_ENDS))(
    "refuses a message with %s in it, and what is hidden behind it",
    async (_name, end) => {
      const before = count();
      const client = await BEGIN[door]?.();
      client?.send(
        `From: ${door === "devices" ? SENDER : "an@congso.lan"}\r\nSubject: Xin chao\r\n\r\nmot\r\nhai${end}${SECOND}`,
      );
      expect(await client?.reply()).toMatch(/^550 5\.6\.0 /);
      expect(await client?.rest()).toBe("");
      expect(count()).toBe(before);
    },
  );

  it("refuses a bare LF at the end of a command", async () => {
    const client = await mail.wire(door as "devices", door === "submissions");
    client.send("EHLO a\r\nMAIL FROM:<a@congso.lan>\nRCPT TO:<hoa@congso.lan>\n");
    expect(await client.reply()).toMatch(/^550 5\.6\.0 /);
    expect(await client.rest()).toBe("");
  });
});

describe("what is pipelined behind a sign-in", () => {
  it("belongs to whoever signed in, and to nobody when the password was wrong", async () => {
    const client = await mail.wire("submissions", true);
    await client.say("EHLO thu.nghiem");
    client.send(`${plain("an", "sai")}\r\nMAIL FROM:<an@congso.lan>\r\nRCPT TO:<hoa@congso.lan>\r\nDATA\r\n`);
    expect(await client.reply()).toMatch(/^535 /);
    for (let n = 0; n < 3; n += 1) expect(await client.reply()).toMatch(/^530 5\.7\.0 /);
    client.end();
  });
});

describe("a hundred clients that never finish", () => {
  it("do not keep a mail program waiting", async () => {
    const slow = await Promise.all(Array.from({ length: 100 }, () => mail.wire("smtp")));
    for (const client of slow) client.send("EHLO cham");
    const sent = await mail
      .program("an")
      .sendMail({ from: "an@congso.lan", to: "hoa@congso.lan", subject: "Nhanh", text: "x" });
    expect(sent.response).toMatch(/^250 2\.6\.0/);
    for (const client of slow) client.end();
  });
});
