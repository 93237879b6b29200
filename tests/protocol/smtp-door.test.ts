import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createTransport } from "nodemailer";
import { afterEach, describe, expect, it } from "vitest";
import { smtpRefusals, type SmtpHooks, type SmtpLimits } from "../../server/protocols/smtp/index.ts";
import { openTestDoor, WireClient, type TestDoor } from "./support/smtp-wire.ts";

let open: TestDoor | undefined;
async function door(
  limits: Partial<SmtpLimits> = {},
  hooks: Partial<SmtpHooks<string>> = {},
  isExempt?: (address: string) => boolean,
): Promise<TestDoor> {
  open = await openTestDoor(limits, hooks, isExempt);
  return open;
}
afterEach(async () => {
  await open?.door.stop();
  open = undefined;
});

const LETTER = "From: a@ngoai.vn\r\nSubject: Chao\r\n\r\nmot\r\n.\r\n";

describe("an inbound SMTP door", () => {
  it("says what it can do, and offers neither AUTH nor STARTTLS", async () => {
    const { door: at } = await door();
    const client = await WireClient.to(at);
    const answer = await client.say("EHLO thu.nghiem");
    for (const word of ["PIPELINING", "8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES", "SIZE 26214400"]) {
      expect(answer).toContain(word);
    }
    expect(answer).not.toMatch(/AUTH|STARTTLS|CHUNKING|XCLIENT/);
    expect(await client.say("STARTTLS")).toMatch(/^500 /);
    expect(await client.say("WIZ")).toMatch(/^500 /);
    client.end();
  });

  it("takes a message for two people as nodemailer sends it", async () => {
    const { door: at, taken } = await door();
    const transport = createTransport({ host: "127.0.0.1", port: at.port, ignoreTLS: true });
    const sent = await transport.sendMail({
      from: "Bên ngoài <la@ngoai.vn>",
      to: ["an@co-quan.vn", "Binh@Co-Quan.vn"],
      subject: "Mời họp",
      text: "Kính gửi các đồng chí\n.\n",
    });
    transport.close();
    expect(sent.response).toMatch(/^250 2\.6\.0 Stored as 1$/);
    expect(taken[0]?.envelope).toEqual({
      from: "la@ngoai.vn",
      utf8: false,
      recipients: [
        { address: "an@co-quan.vn", target: "an" },
        { address: "Binh@co-quan.vn", target: "binh" },
      ],
    });
  });

  it("takes a message as swaks sends it", async () => {
    const { door: at, taken } = await door();
    const { stdout } = await promisify(execFile)("swaks", [
      ...["--server", "127.0.0.1", "--port", String(at.port), "--to", "an@co-quan.vn", "--from", "la@ngoai.vn"],
      ...["--header", "Subject: swaks", "--body", "mot"],
    ]);
    expect(stdout).toContain("250 2.6.0 Stored as 1");
    expect(taken[0]?.content).toContain("Subject: swaks");
  });

  it("takes several messages on one connection, and bounces from nobody", async () => {
    const { door: at, taken } = await door();
    const client = await WireClient.to(at);
    for (const from of ["la@ngoai.vn", ""]) {
      await client.begin(["an@co-quan.vn"], from);
      client.send(LETTER);
      expect(await client.reply()).toMatch(/^250 2\.6\.0/);
    }
    expect(taken.map(({ envelope }) => envelope.from)).toEqual(["la@ngoai.vn", ""]);
    expect(await client.say("QUIT")).toMatch(/^221 /);
  });

  it("takes commands sent ahead (PIPELINING)", async () => {
    const { door: at } = await door();
    const client = await WireClient.to(at);
    await client.say("EHLO thu.nghiem");
    client.send("MAIL FROM:<a@b.vn>\r\nRCPT TO:<an@co-quan.vn>\r\nRCPT TO:<ai@co-quan.vn>\r\nDATA\r\n");
    expect(await client.reply()).toMatch(/^250 2\.1\.0/);
    expect(await client.reply()).toMatch(/^250 2\.1\.5/);
    expect(await client.reply()).toMatch(/^550 5\.1\.1/);
    expect(await client.reply()).toMatch(/^354/);
    client.send(LETTER);
    expect(await client.reply()).toMatch(/^250 2\.6\.0/);
    client.end();
  });

  describe("refuses with the right code", () => {
    it("an unknown person, a foreign domain, source routes and percent hacks", async () => {
      const { door: at } = await door();
      const client = await WireClient.to(at);
      await client.say("EHLO a");
      await client.say("MAIL FROM:<a@b.vn>");
      expect(await client.say("RCPT TO:<khong-co@co-quan.vn>")).toMatch(/^550 5\.1\.1 /);
      expect(await client.say("RCPT TO:<ai@noi-khac.vn>")).toMatch(/^550 5\.7\.1 /);
      expect(await client.say("RCPT TO:<ai%noi-khac.vn@co-quan.vn>")).toMatch(/^550 5\.1\.1 /);
      expect(await client.say("RCPT TO:<@co-quan.vn:ai@noi-khac.vn>")).toMatch(/^5\d\d 5\./);
      expect(await client.say("RCPT TO:<postmaster>")).toMatch(/^550 5\.7\.1 /);
      expect(await client.say("DATA")).toMatch(/^503 /);
      client.end();
    });

    it("an option that was never announced", async () => {
      const client = await WireClient.to((await door()).door);
      await client.say("EHLO thu.nghiem");
      expect(await client.say("MAIL FROM:<la@ngoai.vn> RET=HDRS")).toMatch(/^555 5\.5\.4 .*RET/);
      expect(await client.say("MAIL FROM:<la@ngoai.vn> SIZE=10 BODY=8BITMIME")).toMatch(/^250 /);
      expect(await client.say("RCPT TO:<an@co-quan.vn> NOTIFY=NEVER")).toMatch(/^555 5\.5\.4 .*NOTIFY/);
      expect(await client.say('RCPT TO:<"an"@co-quan.vn>')).toMatch(/^250 /);
      expect(await client.say('RCPT TO:<"an an"@co-quan.vn>')).toMatch(/^5\d\d /);
      client.end();
    });

    it("a message announced as too large, at MAIL", async () => {
      const { door: at } = await door({ maxMessageBytes: 1000 });
      const client = await WireClient.to(at);
      await client.say("EHLO a");
      expect(await client.say("MAIL FROM:<a@b.vn> SIZE=1001")).toMatch(/^552 5\.3\.4 /);
      expect(await client.say("MAIL FROM:<a@b.vn> SIZE=1000")).toMatch(/^250 /);
      client.end();
    });

    it("a message that turns out too large, and goes on with the connection", async () => {
      const { door: at, taken, broken } = await door({ maxMessageBytes: 1000 });
      const client = await WireClient.to(at);
      await client.begin();
      client.send(`${"x".repeat(70)}\r\n`.repeat(4000));
      client.send(".\r\n");
      expect(await client.reply()).toMatch(/^552 5\.3\.4 /);
      expect(broken).toHaveLength(1);
      await client.begin();
      client.send(LETTER);
      expect(await client.reply()).toMatch(/^250 /);
      expect(taken).toHaveLength(1);
      client.end();
    });

    it("one recipient too many", async () => {
      const { door: at, taken } = await door({ maxRecipients: 2 });
      const client = await WireClient.to(at);
      await client.say("EHLO a");
      await client.say("MAIL FROM:<a@b.vn>");
      expect(await client.say("RCPT TO:<user1@co-quan.vn>")).toMatch(/^250 /);
      expect(await client.say("RCPT TO:<user2@co-quan.vn>")).toMatch(/^250 /);
      expect(await client.say("RCPT TO:<user3@co-quan.vn>")).toMatch(/^452 4\.5\.3 /);
      await client.say("DATA");
      client.send(LETTER);
      expect(await client.reply()).toMatch(/^250 /);
      expect(taken[0]?.envelope.recipients).toHaveLength(2);
      client.end();
    });

    it("a message that goes round", async () => {
      const { door: at, taken } = await door();
      const client = await WireClient.to(at);
      await client.begin();
      client.send(`${"Received: from a by b\r\n\t; now\r\n".repeat(31)}${LETTER}`);
      expect(await client.reply()).toMatch(/^554 5\.4\.6 /);
      await client.begin();
      client.send(`Delivered-To: AN@co-quan.vn\r\n${LETTER}`);
      expect(await client.reply()).toMatch(/^554 5\.4\.6 /);
      await client.begin();
      client.send(
        `${"Received: from a by b\r\n".repeat(30)}Delivered-To: khac@co-quan.vn\r\n\r\nDelivered-To: an@co-quan.vn\r\n.\r\n`,
      );
      expect(await client.reply()).toMatch(/^250 /);
      expect(taken).toHaveLength(1);
      client.end();
    });

    it("a header without end", async () => {
      const { door: at } = await door({ maxHeaderBytes: 10_000 });
      const client = await WireClient.to(at);
      await client.begin();
      client.send(`${`X-Dai: ${"y".repeat(900)}\r\n`.repeat(20)}\r\nmot\r\n.\r\n`);
      expect(await client.reply()).toMatch(/^552 5\.3\.4 /);
      client.end();
    });

    it("a full disk with 452, a defect with 451, and lives", async () => {
      let problem: Error = Object.assign(new Error("full"), { code: "ENOSPC" });
      const failures: unknown[] = [];
      const { door: at } = await door(
        {},
        {
          message: async (_envelope, content) => {
            content.destroy();
            return Promise.reject(problem);
          },
          refusalOf: (error) => ((error as { code?: string }).code === "ENOSPC" ? smtpRefusals.diskFull : undefined),
          failed: (error) => failures.push(error),
        },
      );
      const client = await WireClient.to(at);
      await client.begin();
      client.send(LETTER);
      expect(await client.reply()).toMatch(/^452 4\.3\.1 /);
      problem = new Error("a defect with secrets in it");
      await client.begin();
      client.send(LETTER);
      const answer = await client.reply();
      expect(answer).toMatch(/^451 4\.3\.0 /);
      expect(answer).not.toContain("secrets");
      expect(failures).toEqual([problem]);
      client.end();
    });

    it("somebody who guesses names", async () => {
      const { door: at } = await door({ maxRefusedRecipients: 3 });
      const client = await WireClient.to(at);
      await client.say("EHLO a");
      await client.say("MAIL FROM:<a@b.vn>");
      for (const name of ["x", "y", "z"]) {
        expect(await client.say(`RCPT TO:<${name}@co-quan.vn>`)).toMatch(/^550 5\.1\.1 /);
      }
      expect(await client.reply()).toMatch(/^421 4\.7\.0 /);
      await client.closed;
    });

    it("too many connections and too many messages from one address", async () => {
      const { door: at } = await door({ maxConnectionsPerAddress: 2, messagesPerMinute: 2 }, {}, () => false);
      const first = await WireClient.to(at);
      const second = await WireClient.to(at);
      await expect(WireClient.to(at).then(async (third) => third.say("NOOP"))).rejects.toThrow(/Closed/);
      second.end();
      await second.closed;
      await new Promise((resolve) => setTimeout(resolve, 50));
      await first.say("EHLO a");
      expect(await first.say("MAIL FROM:<a@b.vn>")).toMatch(/^250 /);
      await first.say("RSET");
      expect(await first.say("MAIL FROM:<a@b.vn>")).toMatch(/^250 /);
      await first.say("RSET");
      expect(await first.say("MAIL FROM:<a@b.vn>")).toMatch(/^450 4\.7\.1 /);
      first.end();
    });
  });

  it("leaves nothing of a client that goes away in the middle", async () => {
    const { door: at, taken, broken } = await door();
    const client = await WireClient.to(at);
    await client.begin();
    client.send("Subject: nua\r\n\r\nmot\r\n");
    await new Promise((resolve) => setTimeout(resolve, 30));
    client.end();
    await client.closed;
    await expect.poll(() => broken.length).toBe(1);
    expect(taken).toHaveLength(0);
  });

  it("lets go of a client that is too slow for a command, or for a message", async () => {
    const { door: at, taken } = await door({ commandTime: 250, messageTime: 300 });
    const idle = await WireClient.to(at);
    expect(await idle.reply()).toMatch(/^421 4\.4\.2 /);
    const slow = await WireClient.to(at);
    await slow.begin();
    const trickle = setInterval(() => {
      slow.send("x");
    }, 20);
    expect(await slow.reply()).toMatch(/^421 4\.4\.2 /);
    clearInterval(trickle);
    await slow.closed;
    expect(taken).toHaveLength(0);
  });

  it("finishes what is under way when it stops, and sends the others away", async () => {
    let finish: () => void = () => undefined;
    const waits = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { door: at } = await door(
      { stopTime: 5_000 },
      {
        message: async (_envelope, content) => {
          content.resume();
          await waits;
          return { id: "7" };
        },
      },
    );
    const idle = await WireClient.to(at);
    const busy = await WireClient.to(at);
    await busy.begin();
    busy.send(LETTER);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = at.stop();
    expect(await idle.reply()).toMatch(/^421 4\.3\.2 /);
    finish();
    expect(await busy.reply()).toMatch(/^250 2\.6\.0 Stored as 7/);
    expect(await busy.say("NOOP")).toMatch(/^421 4\.3\.2 /);
    await stopped;
    open = undefined;
  });

  it("says which port is taken", async () => {
    const { door: at } = await door();
    await expect(
      import("../../server/protocols/smtp/index.ts").then(({ openDoor }) =>
        openDoor({
          host: "127.0.0.1",
          port: at.port,
          name: "x",
          hooks: { recipient: () => smtpRefusals.noRelaying, message: () => Promise.resolve({ id: "" }) },
        }),
      ),
    ).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
