import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FALSE_ENDS, openTestDoor, WireClient, type TestDoor } from "./support/smtp-wire.ts";

const HEADER = "From: la@ngoai.vn\r\nSubject: Xin chao\r\n\r\nmot\r\n";
const SECOND = "MAIL FROM:<gia@mao.vn>\r\nRCPT TO:<binh@co-quan.vn>\r\nDATA\r\nSubject: Lot\r\n\r\nlot\r\n.\r\n";

describe("a bare LF or CR never ends a message or a command", () => {
  let test: TestDoor;
  beforeAll(async () => {
    test = await openTestDoor();
  });
  afterAll(() => test.door.stop());

  for (const [name, end] of Object.entries(FALSE_ENDS)) {
    for (const cut of ["whole", "byte by byte"] as const) {
      it(`refuses a message with ${name} in it, sent ${cut}, and what is hidden behind it`, async () => {
        const before = test.taken.length;
        const client = await WireClient.to(test.door);
        await client.begin();
        const bytes = `${HEADER}hai${end}${SECOND}`;
        if (cut === "whole") client.send(bytes);
        else for (const byte of bytes) client.send(byte);
        expect(await client.reply()).toMatch(/^550 5\.6\.0 /);
        expect(await client.rest()).toBe("");
        expect(test.taken.length).toBe(before);
      });
    }
  }

  it("refuses a bare LF in the middle of a line", async () => {
    const client = await WireClient.to(test.door);
    await client.begin();
    client.send(`${HEADER}mot\nhai\r\n.\r\n`);
    expect(await client.reply()).toMatch(/^550 5\.6\.0 .*bare LF/);
    await client.closed;
  });

  it("refuses a bare CR in the header", async () => {
    const client = await WireClient.to(test.door);
    await client.begin();
    client.send(`From: a@b.vn\rX: y\r\n\r\nmot\r\n.\r\n`);
    expect(await client.reply()).toMatch(/^550 5\.6\.0 .*bare CR/);
    await client.closed;
  });

  it("takes CR LF that the network cut in two", async () => {
    const client = await WireClient.to(test.door);
    await client.begin();
    await client.pieces("Subject: a\r", "\n\r", "\nmot\r", "\n.", "\r", "\n");
    expect(await client.reply()).toMatch(/^250 2\.6\.0 /);
    expect(test.taken.at(-1)?.content).toBe("Subject: a\r\n\r\nmot\r\n");
    client.end();
  });

  it("keeps dots that were doubled for the wire", async () => {
    const client = await WireClient.to(test.door);
    await client.begin();
    client.send("..\r\n..a\r\na..b\r\n...\r\n.\r\n");
    expect(await client.reply()).toMatch(/^250 /);
    expect(test.taken.at(-1)?.content).toBe(".\r\n.a\r\na..b\r\n..\r\n");
    client.end();
  });

  it("answers soon a client that ends its message with a bare LF and waits", async () => {
    const client = await WireClient.to(test.door);
    await client.begin();
    client.send(`${HEADER.replaceAll("\r\n", "\n")}.\n`);
    expect(await client.reply(6_000)).toMatch(/^550 5\.6\.0 /);
    await client.closed;
  });

  for (const [name, line] of Object.entries({
    "EHLO with LF": "EHLO thu.nghiem\n",
    "EHLO with CR": "EHLO thu.nghiem\rNOOP\r\n",
    "commands with LF": "EHLO a\r\nMAIL FROM:<a@b.vn>\nRCPT TO:<an@co-quan.vn>\nDATA\n",
  })) {
    it(`refuses ${name} as the end of a command`, async () => {
      const client = await WireClient.to(test.door);
      client.send(line);
      expect(await client.reply()).toMatch(/^550 5\.6\.0 /);
      expect(await client.rest()).toBe("");
    });
  }
});
