import { ImapFlow } from "imapflow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { dayOf } from "../../server/kernel/text/index.ts";
import { openImapOffice, PASSWORD, type ImapOffice } from "./support/imap-office.ts";

let at: ImapOffice;
let admin = 0;
beforeAll(async () => {
  at = await openImapOffice(["an", "binh", "cuong"]);
  const { directory } = at.office.services;
  const roleIds = [directory.roleIdOf("administrator") ?? 0];
  const password = { text: PASSWORD, mustChange: false };
  ({ id: admin } = await directory.createPerson(
    systemActor("test"),
    { name: "Quản Trị", username: "admin", roleIds },
    password,
  ));
  const group = directory.createGroup(systemActor("test"), { name: "Một cửa", description: "" }, [
    at.personId("binh"),
    at.personId("cuong"),
  ]);
  const made = await at.office.request(admin, "POST", "/api/mail/admin/shared", {
    owner: `group:${String(group.id)}`,
    name: "Một cửa",
  });
  expect(made.statusCode).toBe(200);
  await at.office.request(admin, "PUT", `/api/mail/admin/quotas/${String(at.personId("an"))}`, { megabytes: 1 });
  // What Bình has lent to Cường.
  const owner = await at.open("binh");
  await owner.append("INBOX", "From: a@x.vn\r\nSubject: cua Binh\r\n\r\nx\r\n");
  owner.end();
  const lent = await at.office.request(at.personId("binh"), "POST", "/api/mail/delegations", {
    personId: at.personId("cuong"),
    mayRead: true,
    maySend: false,
    fromOn: dayOf(at.office.clock.now(), "Asia/Ho_Chi_Minh"),
    untilOn: dayOf(at.office.clock.now() + 86_400_000, "Asia/Ho_Chi_Minh"),
  });
  expect(lent.statusCode).toBe(200);
});
afterAll(() => at.dispose());

async function program(user: string): Promise<ImapFlow> {
  const client = new ImapFlow({
    host: "localhost",
    port: at.ports.imaps,
    secure: true,
    tls: { rejectUnauthorized: false },
    auth: { user, pass: PASSWORD },
    clientInfo: { name: "Thu nghiem", version: "2.1" },
    logger: false,
  });
  await client.connect();
  return client;
}

const SHARED = "Shared/Một cửa/INBOX";

describe("mailboxes of others", () => {
  it("are listed below their namespaces, for those alone who may open them", async () => {
    const names = async (user: string) => {
      const client = await program(user);
      const all = (await client.list()).map(({ path }) => path).filter((path) => /^(Shared|Users)\//.test(path));
      await client.logout();
      return all.filter((path) => path.endsWith("INBOX"));
    };
    expect(await names("cuong")).toEqual([SHARED, "Users/binh/INBOX"]);
    expect(await names("binh")).toEqual([SHARED]);
    expect(await names("an")).toEqual([]);
    const wire = await at.open("cuong");
    expect(await wire.ok("NAMESPACE")).toContain('* NAMESPACE (("" "/")) (("Users/" "/")) (("Shared/" "/"))');
    wire.end();
  });

  it("of a body are everybody's in it: what one member does, another sees", async () => {
    const [first, second] = [await program("binh"), await program("cuong")];
    await first.append(SHARED, "From: dan@x.vn\r\nSubject: xin ban sao\r\n\r\nx\r\n");
    const lock = await second.getMailboxLock(SHARED);
    try {
      expect(second.mailbox).toMatchObject({ exists: 1 });
      await second.messageFlagsAdd("1", ["\\Answered"]);
      const other = await first.getMailboxLock(SHARED);
      expect((await first.fetchOne("1", { flags: true })) || undefined).toMatchObject({
        flags: new Set(["\\Answered"]),
      });
      other.release();
      await first.mailboxCreate("Shared/Một cửa/Đã xong");
      expect((await second.list()).map(({ path }) => path)).toContain("Shared/Một cửa/Đã xong");
      expect(await second.messageMove("1", "Shared/Một cửa/Đã xong")).toMatchObject({
        destination: "Shared/Một cửa/Đã xong",
      });
    } finally {
      lock.release();
      await Promise.all([first.logout(), second.logout()]);
    }
    const stranger = await at.open("an");
    expect(await stranger.say('SELECT "Shared/M&HuE-t c&Hu0-a/INBOX"')).toMatch(/^NO/);
    stranger.end();
  });

  it("that are lent are read, and nothing in them is changed", async () => {
    const client = await at.open("cuong");
    expect(await client.ok("SELECT Users/binh/INBOX")).toMatch(/\[PERMANENTFLAGS \(\)\][^]*OK \[READ-ONLY\]/);
    expect(await client.ok("FETCH 1 BODY[HEADER.FIELDS (SUBJECT)]")).toContain("Subject: cua Binh");
    expect(await client.say("STORE 1 +FLAGS (\\Deleted)")).toMatch(/NO \[READ-ONLY\]/);
    expect(await client.say("MOVE 1 INBOX")).toMatch(/NO \[READ-ONLY\]/);
    expect(await client.say("APPEND Users/binh/INBOX {4+}\r\nA: b")).toMatch(/NO \[NOPERM\]/);
    expect(await client.say("COPY 1 Users/binh/Trash")).toMatch(/NO \[NOPERM\]/);
    expect(await client.say("CREATE Users/binh/Moi")).toMatch(/NO/);
    expect(await client.say("DELETE Users/binh/INBOX")).toMatch(/NO/);
    // Taking a copy is reading.
    expect(await client.ok("COPY 1 INBOX")).toMatch(/OK \[COPYUID/);
    client.end();
    const owner = await at.open("binh", "INBOX");
    expect(await owner.ok("FETCH 1 FLAGS")).not.toContain("\\Seen");
    owner.end();
  });
});

describe("a full mailbox", () => {
  it("refuses what does not fit with OVERQUOTA, tells its bounds, and takes what fits", async () => {
    const client = await at.open("an");
    expect(await client.ok("GETQUOTAROOT INBOX")).toMatch(/\* QUOTA "User quota" \(STORAGE 0 1024\)/);
    const large = 1_100_000;
    expect(await client.say(`APPEND INBOX {${String(large)}}`)).toMatch(/^NO \[OVERQUOTA\]/);
    expect(await client.say(`APPEND INBOX {${String(large)}+}\r\n${"x".repeat(large)}`)).toMatch(/^NO \[OVERQUOTA\]/);
    const half = `Subject: nua\r\n\r\n${"x".repeat(600_000)}`;
    await client.append("INBOX", half);
    expect(await client.say(`APPEND INBOX {${String(half.length)}+}\r\n${half}`)).toMatch(/^NO \[OVERQUOTA\]/);
    await client.ok("SELECT INBOX");
    expect(await client.say("COPY 1 Archive")).toMatch(/NO \[OVERQUOTA\]/);
    expect(await client.ok("MOVE 1 Archive")).toMatch(/OK \[COPYUID|COPYUID/);
    expect(await client.ok("STATUS INBOX (MESSAGES)")).toContain("MESSAGES 0");
    client.end();
  });
});

describe("a client that goes away", () => {
  it("in the middle of what it fetches harms nobody, and is known by its name as long as it is there", async () => {
    const named = await program("binh");
    const connections = await at.office.request(admin, "GET", "/api/mail/admin/connections");
    expect(connections.json<{ items: { program: string }[] }>().items.map((each) => each.program)).toContain(
      "Thu nghiem 2.1",
    );
    const client = await at.open("binh");
    const text = `Subject: lon\r\n\r\n${"y".repeat(5_000_000)}`;
    await client.append("INBOX", text);
    await client.ok("SELECT INBOX");
    client.send("a FETCH 1:* BODY.PEEK[]\r\n");
    await client.line();
    client.socket.destroy();
    const other = await at.open("binh", "INBOX");
    expect(await other.ok("NOOP")).toMatch(/OK/);
    other.end();
    await named.logout();
  });
});
