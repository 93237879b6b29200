import { connect } from "node:net";
import { connect as connectTls } from "node:tls";
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
