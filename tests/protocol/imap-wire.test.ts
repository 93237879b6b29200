import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
import { constants, createDeflateRaw, createInflateRaw, deflateRawSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ImapWire } from "./support/imap-wire.ts";
import { openImapOffice, PASSWORD, type ImapOffice } from "./support/imap-office.ts";

let at: ImapOffice;
beforeAll(async () => {
  at = await openImapOffice(["an", "binh"]);
});
afterAll(() => at.dispose());

const secret = Buffer.from(PASSWORD).toString("latin1");

describe("the door on 143", () => {
  it("takes no password before TLS, and gives it a way there", async () => {
    const client = await ImapWire.to(at.ports.imap);
    expect(await client.say("CAPABILITY")).toMatch(/STARTTLS LOGINDISABLED/);
    expect(await client.say(`LOGIN an {${String(secret.length)}+}\r\n${secret}`)).toMatch(/^NO \[PRIVACYREQUIRED\]/);
    expect(await client.say("AUTHENTICATE PLAIN AGFuAGFu")).toMatch(/^NO \[PRIVACYREQUIRED\]/);
    client.end();
  });

  it("forgets what was sent in the clear behind STARTTLS", async () => {
    const socket = connect(at.ports.imap, "127.0.0.1");
    const plain = new ImapWire(socket);
    await plain.line();
    // One segment: an attacker's words, put in front of what the client will say inside TLS.
    plain.send("a STARTTLS\r\nb NOOP\r\nc LOGOUT\r\n");
    expect(await plain.line()).toMatch(/^a OK/);
    const client = new ImapWire(connectTls({ socket, rejectUnauthorized: false }));
    client.send("d CAPABILITY\r\n");
    expect(await client.line()).toMatch(/^\* CAPABILITY IMAP4rev1 .*AUTH=PLAIN/);
    expect(await client.line()).toMatch(/^d OK/);
    client.send("e STARTTLS\r\n");
    expect(await client.line()).toMatch(/^e BAD/);
    client.end();
  });
});

describe("bad input", () => {
  it("a literal of 4 GB is refused, and the session goes on where nothing was sent", async () => {
    const client = await at.open("an");
    expect(await client.say("APPEND INBOX {4294967296}")).toMatch(/^NO \[TOOBIG\]/);
    expect(await client.say("APPEND INBOX {99999999999999999999}")).toMatch(/^NO \[TOOBIG\]/);
    expect(await client.say("LOGIN {4294967295}")).toMatch(/^BAD \[TOOBIG\]/);
    expect(await client.say("NOOP")).toMatch(/^OK/);
    client.send("x APPEND INBOX {4294967296+}\r\n");
    expect(await client.rest()).toMatch(/\* BYE \[TOOBIG\]/);
  });

  it("a message in a literal that was not asked for and cannot be stored is read past", async () => {
    const client = await at.open("an");
    expect(await client.say("APPEND khong-co {5+}\r\nabcde")).toMatch(/^NO \[TRYCREATE\]/);
    expect(await client.say("APPEND INBOX (\\Foo) {5+}\r\nabcde")).toMatch(/^BAD/);
    expect(await client.say("APPEND khong-co {3+}\r\nabc {4+}\r\nabcd")).toMatch(/^NO \[TRYCREATE\]/);
    expect(await client.say("FOO {3+}\r\nabc")).toMatch(/^BAD/);
    expect(await client.say("NOOP")).toBe("OK NOOP completed\r\n");
    client.end();
  });

  it("lines without end, parentheses without end, and nonsense end one connection and nothing else", async () => {
    const client = await at.open("an", "INBOX");
    expect(await client.say(`SEARCH ${"(".repeat(500)}ALL${")".repeat(500)}`)).toMatch(/^BAD/);
    expect(await client.say(`SEARCH ${"NOT ".repeat(5_000)}ALL`)).toMatch(/^BAD/);
    expect(await client.say(`LIST "" "${"*a".repeat(2_000)}"`)).toMatch(/^OK/);
    for (const nonsense of [
      "",
      " ",
      "t",
      "t ",
      "t  NOOP",
      "{",
      "t UID",
      "t UID NOOP",
      't LIST "" "',
      "t FETCH 0 UID",
    ]) {
      client.send(`${nonsense}\r\n`);
      expect(await client.until(/^\S+ BAD[^\n]*\r\n/), nonsense).toMatch(/BAD/);
    }
    expect(await client.say("NOOP")).toMatch(/^OK/);
    client.send("x".repeat(70_000));
    expect(await client.rest()).toContain("* BYE [TOOBIG]");
    const other = await at.open("an");
    expect(await other.say("NOOP")).toMatch(/^OK/);
    other.end();
  });

  it("a client that goes away in the middle of APPEND leaves nothing", async () => {
    const client = await at.open("binh");
    client.send("a APPEND INBOX {1000+}\r\nSubject: half");
    client.socket.end();
    await client.closed;
    const again = await at.open("binh", "INBOX");
    expect(await again.ok("STATUS INBOX (MESSAGES)")).toContain("MESSAGES 0");
    again.end();
  });

  it("answers commands that were sent ahead, in order, also when the client has ended its side", async () => {
    const client = await at.open("binh");
    client.socket.end("a NOOP\r\nb SELECT INBOX\r\nc FETCH 1:* UID\r\nd LOGOUT\r\n");
    const all = await client.rest();
    expect(all.match(/^[a-d] \w+/gm)).toEqual(["a OK", "b OK", "c BAD", "d OK"]);
  });

  it("several messages come in one command, all or none", async () => {
    const client = await at.open("binh");
    expect(await client.say("APPEND INBOX {4+}\r\nA: b (\\Seen) {4+}\r\nC: d")).toMatch(/^OK \[APPENDUID \d+ 1:2\]/);
    expect(await client.say("APPEND INBOX {4+}\r\nA: b (\\Foo) {4+}\r\nC: d")).toMatch(/^BAD/);
    expect(await client.ok("STATUS INBOX (MESSAGES UNSEEN)")).toContain("(MESSAGES 2 UNSEEN 1)");
    client.end();
  });

  it("line ends of a file become those of a message; a binary literal stays as it is", async () => {
    const client = await at.open("an");
    await client.ok("CREATE dong");
    await client.append("dong", "A: b\n\nx\r\ny\n");
    await client.ok("APPEND dong ~{9+}\r\nA: b\n\n\0\n1");
    await client.ok("SELECT dong");
    expect(await client.ok("FETCH 1 BODY.PEEK[]")).toContain("BODY[] {14}\r\nA: b\r\n\r\nx\r\ny\r\n)");
    expect(await client.ok("FETCH 2 BODY.PEEK[]")).toContain("BODY[] {9}\r\nA: b\n\n\x80\n1)");
    expect(await client.ok("FETCH 2 BINARY.PEEK[]")).toContain("BINARY[] ~{9}\r\nA: b\n\n\0\n1)");
    client.end();
  });
});

describe("COMPRESS=DEFLATE (RFC 4978)", () => {
  it("is offered to who has signed in, once, and everything goes through it", async () => {
    const plain = await at.open("an");
    const stranger = await ImapWire.to(at.ports.imaps, { tls: true });
    expect(await stranger.say("CAPABILITY")).not.toContain("COMPRESS");
    expect(await stranger.say("COMPRESS DEFLATE")).toMatch(/^BAD/);
    stranger.end();
    expect(await plain.say("CAPABILITY")).toContain(" COMPRESS=DEFLATE");
    expect(await plain.say("COMPRESS LZ4")).toMatch(/^NO/);
    expect(await plain.say("COMPRESS DEFLATE")).toMatch(/^OK/);
    const [inflate, deflate] = [createInflateRaw(), createDeflateRaw({ flush: constants.Z_SYNC_FLUSH })];
    plain.socket.removeAllListeners("data");
    plain.socket.pipe(inflate);
    deflate.pipe(plain.socket);
    let heard = "";
    inflate.on("data", (chunk: Buffer) => (heard += chunk.toString("latin1")));
    const say = async (line: string) => {
      const before = heard.length;
      deflate.write(`z ${line}\r\n`);
      await expect.poll(() => /^z (OK|NO|BAD)[^\n]*\n/m.test(heard.slice(before)), { timeout: 10_000 }).toBe(true);
      return heard.slice(before);
    };
    expect(await say("CAPABILITY")).not.toContain("COMPRESS");
    expect(await say("COMPRESS DEFLATE")).toContain("z NO [COMPRESSIONACTIVE]");
    const text = `Subject: nho lai\r\n\r\n${"lặp đi lặp lại ".repeat(50_000)}`;
    const size = Buffer.byteLength(text);
    expect(await say(`APPEND INBOX {${String(size)}+}\r\n${text}`)).toMatch(/^z OK \[APPENDUID/m);
    expect(await say("SELECT INBOX")).toMatch(/^z OK/m);
    expect((await say("FETCH * BODY.PEEK[]")).length).toBeGreaterThan(size);
    expect(await say("LOGOUT")).toMatch(/^\* BYE[^]*^z OK/m);
    await plain.closed;
  });

  it("a bomb is read no faster than it is listened to, and nonsense ends one connection", async () => {
    const client = await at.open("an");
    await client.ok("COMPRESS DEFLATE");
    const before = process.memoryUsage().rss;
    client.socket.write(deflateRawSync(Buffer.alloc(200 * 1024 * 1024, "x"), { level: 9 }));
    await client.closed;
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024);
    const other = await at.open("an");
    await other.ok("COMPRESS DEFLATE");
    other.socket.write("NOOP\r\n\xff\xff\xff");
    await other.closed;
    const third = await at.open("an");
    expect(await third.say("NOOP")).toMatch(/^OK/);
    third.end();
  });
});
