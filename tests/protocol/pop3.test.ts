import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ImapWire } from "./support/imap-wire.ts";
import { openImapOffice, PASSWORD, type ImapOffice } from "./support/imap-office.ts";

let at: ImapOffice;
beforeAll(async () => {
  at = await openImapOffice(["an", "binh"]);
  const client = await at.open("an");
  await client.append("INBOX", "Subject: mot\r\n\r\n.dau cham\r\nhai\r\nba\r\n");
  await client.append("INBOX", "Subject: hai\r\n\r\nx\r\n");
  client.end();
});
afterAll(() => at.dispose());

const latin1 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");

async function say(client: ImapWire, line: string, lines = false): Promise<string> {
  client.send(`${line}\r\n`);
  return client.until(lines ? /^-ERR[^\n]*\r\n|\r\n\.\r\n/ : /^[^\n]*\r\n/);
}

async function open(): Promise<ImapWire> {
  const client = await ImapWire.to(at.ports.pop3s, { tls: true });
  await say(client, "USER an");
  return client;
}

describe("POP3", () => {
  it("takes no password before TLS", async () => {
    const client = await ImapWire.to(at.ports.pop3);
    const capabilities = await say(client, "CAPA", true);
    expect(capabilities).toContain("STLS\r\n");
    expect(capabilities).not.toMatch(/USER|SASL/);
    expect(await say(client, "USER an")).toMatch(/^-ERR \[AUTH\]/);
    expect(await say(client, "STAT")).toMatch(/^-ERR/);
    client.end();
  });

  it("gives, and deletes at QUIT alone", async () => {
    const client = await open();
    expect(await say(client, `PASS ${latin1(PASSWORD)}`)).toBe("+OK 2 messages\r\n");
    const other = await open();
    expect(await say(other, `PASS ${latin1(PASSWORD)}`)).toMatch(/^-ERR \[IN-USE\]/);
    other.end();
    expect(await say(client, "STAT")).toBe("+OK 2 55\r\n");
    expect(await say(client, "LIST", true)).toContain("1 36\r\n2 19\r\n.\r\n");
    const ids = await say(client, "UIDL", true);
    expect(ids).toMatch(/1 \d+\.1\r\n2 \d+\.2\r\n/);
    expect(await say(client, "RETR 1", true)).toBe(
      "+OK 36 octets\r\nSubject: mot\r\n\r\n..dau cham\r\nhai\r\nba\r\n.\r\n",
    );
    expect(await say(client, "TOP 1 1", true)).toBe("+OK 36 octets\r\nSubject: mot\r\n\r\n..dau cham\r\n.\r\n");
    expect(await say(client, "TOP 2 0", true)).toBe("+OK 19 octets\r\nSubject: hai\r\n\r\n.\r\n");
    expect(await say(client, "DELE 1")).toMatch(/^\+OK/);
    expect(await say(client, "DELE 1")).toMatch(/^-ERR/);
    expect(await say(client, "RETR 1", true)).toMatch(/^-ERR/);
    expect(await say(client, "STAT")).toBe("+OK 1 19\r\n");
    client.end();
    await client.closed;

    let again = await open();
    while ((await say(again, `PASS ${latin1(PASSWORD)}`)).includes("IN-USE")) again = await open();
    expect(await say(again, "STAT")).toBe("+OK 2 55\r\n");
    await say(again, "DELE 1");
    expect(await say(again, "QUIT")).toMatch(/^\+OK/);
    await again.closed;
    const imap = await at.open("an", "INBOX");
    expect(await imap.ok("FETCH 1:* (UID FLAGS)")).toMatch(
      /^\* 1 FETCH \(UID 2 FLAGS \(\\Recent\)\)|^\* 1 FETCH \(UID 2/,
    );
    imap.end();
  });

  it("signs in with SASL PLAIN after STLS is done", async () => {
    const client = await ImapWire.to(at.ports.pop3s, { tls: true });
    const plain = Buffer.from(`\0binh\0${PASSWORD}`).toString("base64");
    expect(await say(client, `AUTH PLAIN ${plain}`)).toBe("+OK 0 messages\r\n");
    expect(await say(client, "FROB")).toMatch(/^-ERR/);
    expect(await say(client, "NOOP")).toMatch(/^\+OK/);
    client.end();
  });
});
