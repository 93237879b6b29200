import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ImapWire } from "./support/imap-wire.ts";
import { openImapOffice, PASSWORD, type ImapOffice } from "./support/imap-office.ts";

let at: ImapOffice;
beforeAll(async () => {
  at = await openImapOffice(["an", "binh", "cuong", "dung", "em"]);
});
afterAll(() => at.dispose());

const latin1 = (text: string): string => Buffer.from(text, "utf8").toString("latin1");
const literal = (text: string): string => `{${String(Buffer.byteLength(text))}+}\r\n${latin1(text)}`;

const MESSAGE = [
  "From: Nguyễn An <an@congso.lan>",
  "To: binh@congso.lan",
  "Subject: =?utf-8?B?TeG7nWkgaOG7jXA=?=",
  "Date: Mon, 23 Nov 2026 08:00:00 +0700",
  "Message-ID: <1@congso.lan>",
  "MIME-Version: 1.0",
  "Content-Type: multipart/mixed; boundary=b1",
  "",
  "preamble",
  "--b1",
  "Content-Type: text/plain; charset=utf-8",
  "Content-Transfer-Encoding: base64",
  "",
  Buffer.from("Kính gửi đồng chí").toString("base64"),
  "--b1",
  'Content-Type: text/html; charset="utf-8"',
  "",
  "<p>Xin chào</p>",
  "--b1--",
  "",
].join("\r\n");

describe("before somebody signs in", () => {
  it("offers ways in, and nothing else", async () => {
    const client = await ImapWire.to(at.ports.imaps, { tls: true });
    expect(await client.say("CAPABILITY")).toMatch(/^\* CAPABILITY IMAP4rev1 .*AUTH=PLAIN.*\r\nOK/);
    expect(await client.say("SELECT INBOX")).toMatch(/^BAD/);
    expect(await client.say("FROBNICATE")).toMatch(/^BAD Unknown command/);
    expect(await client.say("LOGIN an wrong-password")).toMatch(/^NO \[AUTHENTICATIONFAILED\]/);
    expect(await client.say(`LOGIN an ${literal(PASSWORD)}`)).toMatch(/^OK \[CAPABILITY IMAP4rev1 .*CONDSTORE/);
    expect(await client.say(`LOGIN an ${literal(PASSWORD)}`)).toMatch(/^BAD/);
    client.end();
  });

  it("signs in with SASL PLAIN, at once or after a challenge, and with LOGIN", async () => {
    const plain = Buffer.from(`\0an\0${PASSWORD}`).toString("base64");
    const first = await ImapWire.to(at.ports.imaps, { tls: true });
    expect(await first.say(`AUTHENTICATE PLAIN ${plain}`)).toMatch(/^OK/);
    first.end();
    const second = await ImapWire.to(at.ports.imaps, { tls: true });
    second.send("a AUTHENTICATE PLAIN\r\n");
    expect(await second.line()).toBe("+ \r\n");
    second.send("*\r\n");
    expect(await second.line()).toMatch(/^a BAD/);
    second.send("b AUTHENTICATE LOGIN\r\n");
    await second.line();
    second.send(`${Buffer.from("an").toString("base64")}\r\n`);
    await second.line();
    second.send(`${Buffer.from(PASSWORD).toString("base64")}\r\n`);
    expect(await second.line()).toMatch(/^b OK/);
    second.end();
  });
});

describe("a session", () => {
  it("stores, lists, reads and deletes", async () => {
    const client = await at.open("an");
    expect(await client.append("INBOX", MESSAGE, "(\\Flagged $label1) ")).toMatch(/^OK \[APPENDUID \d+ 1\]/);
    const opened = await client.say("SELECT INBOX");
    for (const line of ["* 1 EXISTS", "* 1 RECENT", "[UNSEEN 1]", "[UIDNEXT 2]", "OK [READ-WRITE]"]) {
      expect(opened).toContain(line);
    }
    expect(opened).toMatch(/\* FLAGS \([^)]*\$label1\)/);
    const size = String(Buffer.byteLength(MESSAGE));
    const from = `(({${String(Buffer.byteLength("Nguyễn An"))}}\r\n${latin1("Nguyễn An")} NIL "an" "congso.lan"))`;
    expect(await client.say("FETCH 1 (FLAGS UID RFC822.SIZE INTERNALDATE ENVELOPE)")).toBe(
      `* 1 FETCH (FLAGS (\\Flagged $label1 \\Recent) UID 1 RFC822.SIZE ${size} INTERNALDATE "23-Nov-2026 08:15:00 +0700" ` +
        `ENVELOPE ("Mon, 23 Nov 2026 08:00:00 +0700" "=?utf-8?B?TeG7nWkgaOG7jXA=?=" ${from} ${from} ${from} ` +
        `((NIL NIL "binh" "congso.lan")) NIL NIL NIL "<1@congso.lan>"))\r\nOK Fetch completed\r\n`,
    );
    expect(await client.say("FETCH 1 BODYSTRUCTURE")).toContain(
      'BODYSTRUCTURE (("text" "plain" ("charset" "utf-8") NIL NIL "base64" 32 0 NIL NIL NIL NIL)' +
        '("text" "html" ("charset" "utf-8") NIL NIL "7bit" 16 0 NIL NIL NIL NIL) "mixed" ("boundary" "b1") NIL NIL NIL)',
    );
    expect(await client.say("FETCH 1 BODY.PEEK[HEADER.FIELDS (To SUBJECT)]")).toContain(
      "BODY[HEADER.FIELDS (To SUBJECT)] {62}\r\nTo: binh@congso.lan\r\nSubject: =?utf-8?B?TeG7nWkgaOG7jXA=?=\r\n\r\n)",
    );
    expect(await client.say("FETCH 1 (BODY.PEEK[2.MIME] BODY.PEEK[TEXT]<3.5> BODY.PEEK[3])")).toContain(
      'BODY[2.MIME] {44}\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n BODY[TEXT]<3> {5}\r\namble BODY[3] NIL)',
    );
    expect(await client.say("FETCH 1 (BINARY.PEEK[1] BINARY.SIZE[1])")).toContain(
      `BINARY[1] {24}\r\n${latin1("Kính gửi đồng chí")} BINARY.SIZE[1] 24)`,
    );
    expect(await client.say("FETCH 1 BODY[]")).toContain(
      `BODY[] {${size}}\r\n${latin1(MESSAGE)} FLAGS (\\Flagged \\Seen $label1 \\Recent))`,
    );
    expect(await client.say("STORE 1 +FLAGS.SILENT (\\Deleted)")).toBe("OK Store completed\r\n");
    expect(await client.say("STORE 1 +FLAGS (\\Deleted)")).toBe("OK Store completed\r\n");
    expect(await client.say("EXPUNGE")).toBe("* 1 EXPUNGE\r\nOK Expunge completed\r\n");
    expect(await client.say("FETCH 1 FLAGS")).toMatch(/^BAD/);
    expect(await client.say("UID FETCH 1:* FLAGS")).toBe("OK Fetch completed\r\n");
    expect(await client.say("LOGOUT")).toBe("* BYE Logging out\r\nOK Logout completed\r\n");
    await client.closed;
  });

  it("searches every way there is", async () => {
    const client = await at.open("binh");
    await client.append("INBOX", MESSAGE, '(\\Seen) "01-Feb-2024 10:00:00 +0700" ');
    await client.append("INBOX", "From: x@y.vn\r\nX-Mark: alpha\r\nSubject: hai\r\n\r\nthan thu hai\r\n", "($Work) ");
    await client.append("INBOX", `Subject: ba\r\n\r\n${"x".repeat(5000)}\r\n`);
    await client.ok("SELECT INBOX");
    const found = async (keys: string) => /\* SEARCH([^\r]*)/.exec(await client.ok(`SEARCH ${keys}`))?.[1]?.trim();
    expect(await found("ALL")).toBe("1 2 3");
    expect(await found(`CHARSET UTF-8 TEXT ${literal("ĐỒNG CH")}`)).toBe("1");
    expect(await found(`SUBJECT ${literal("mời")}`)).toBe("1");
    expect(await found('BODY "thu hai"')).toBe("2");
    expect(await found('BODY "subject"')).toBe("");
    expect(await found('TEXT "x-mark"')).toBe("2");
    expect(await found('HEADER X-Mark "LPH"')).toBe("2");
    expect(await found('HEADER X-Mark ""')).toBe("2");
    expect(await found("HEADER Message-ID 1@congso")).toBe("1");
    expect(await found('FROM "an@congso"')).toBe("1");
    expect(await found("SEEN")).toBe("1");
    expect(await found("NOT SEEN")).toBe("2 3");
    expect(await found("OR SEEN KEYWORD $work")).toBe("1 2");
    expect(await found("UNKEYWORD $Work")).toBe("1 3");
    expect(await found("LARGER 4000")).toBe("3");
    expect(await found("SMALLER 100")).toBe("2");
    expect(await found("ON 1-Feb-2024")).toBe("1");
    expect(await found("SINCE 2-Feb-2024")).toBe("2 3");
    expect(await found("BEFORE 2-Feb-2024")).toBe("1");
    expect(await found("SENTON 23-Nov-2026")).toBe("1");
    expect(await found("SENTSINCE 24-Nov-2026")).toBe("");
    expect(await found("NOT SENTBEFORE 24-Nov-2026")).toBe("2 3");
    expect(await found("YOUNGER 3600")).toBe("2 3");
    expect(await found("OLDER 3600")).toBe("1");
    expect(await found("2:3 (UNSEEN NOT (SUBJECT ba))")).toBe("2");
    expect(await found("UID 2:*")).toBe("2 3");
    expect(await found("*")).toBe("3");
    expect(await found("RECENT")).toBe("1 2 3");
    expect(await client.say("SEARCH CHARSET KOI8-R TEXT x")).toMatch(/^NO \[BADCHARSET/);
    expect(await client.say("SEARCH FOO")).toMatch(/^BAD/);
    expect(await client.ok("UID SEARCH RETURN (MIN MAX COUNT ALL) ALL")).toMatch(
      /^\* ESEARCH \(TAG "t\d+"\) UID MIN 1 MAX 3 COUNT 3 ALL 1:3\r\n/,
    );
    expect(await client.ok("SEARCH RETURN (SAVE) UNSEEN")).toBe("OK Search completed\r\n");
    expect(await client.ok("FETCH $ UID")).toBe("* 2 FETCH (UID 2)\r\n* 3 FETCH (UID 3)\r\nOK Fetch completed\r\n");
    expect(await client.ok("SEARCH RETURN (COUNT) SUBJECT nothing")).toMatch(/\) COUNT 0\r\n/);
    expect(await client.ok("SORT (REVERSE SIZE) UTF-8 ALL")).toContain("* SORT 3 1 2\r\n");
    expect(await client.ok("UID SORT (SUBJECT) UTF-8 ALL")).toContain("* SORT 3 2 1\r\n");
    expect(await client.ok("THREAD REFERENCES UTF-8 ALL")).toContain("* THREAD (1)(2)(3)\r\n");
    client.end();
  });

  it("keeps folders with Vietnamese names, levels and subscriptions", async () => {
    const client = await at.open("cuong");
    await client.ok('CREATE "Ph&API-ng/T&Hq0-p hu&HqU-n"');
    const listed = await client.ok('LIST "" "Ph*"');
    expect(listed).toContain('* LIST (\\HasChildren) "/" Ph&API-ng\r\n');
    expect(listed).toMatch(/\* LIST \(\\HasNoChildren\) "\/" "Ph&API-ng\/T&Hq0-p hu&HqU-n"/);
    expect(await client.ok('LIST "" "Ph&API-ng/%"')).toContain("T&Hq0-p");
    expect(await client.ok('LSUB "" "Ph*"')).toBe("OK Lsub completed\r\n");
    await client.ok('SUBSCRIBE "Ph&API-ng/T&Hq0-p hu&HqU-n"');
    expect(await client.ok('LSUB "" "Ph%"')).toContain('* LSUB (\\Noselect) "/" Ph&API-ng');
    expect(await client.ok('LIST (SUBSCRIBED RECURSIVEMATCH) "" "Ph%"')).toContain('("CHILDINFO" ("SUBSCRIBED"))');
    expect(await client.say('CREATE "Ph&API-ng"')).toMatch(/^NO \[ALREADYEXISTS\]/);
    await client.ok('RENAME "Ph&API-ng" "Ban"');
    expect(await client.ok('LIST "" "Ban*"')).toContain('"Ban/T&Hq0-p hu&HqU-n"');
    await client.ok("DELETE Ban");
    expect(await client.ok('LIST "" "Ban"')).toContain('* LIST (\\Noselect \\HasChildren) "/" Ban');
    expect(await client.say("SELECT Ban")).toMatch(/^NO \[NONEXISTENT\]/);
    expect(await client.say("DELETE Ban")).toMatch(/^NO \[HASCHILDREN\]/);
    expect(await client.say("DELETE INBOX")).toMatch(/^NO \[CANNOT\]/);
    expect(await client.say("CREATE inbox")).toMatch(/^NO \[ALREADYEXISTS\]/);
    await client.ok("ENABLE UTF8=ACCEPT");
    expect(await client.ok('LIST "" "Ban/%"')).toContain(`"${latin1("Ban/Tập huấn")}"`);
    await client.ok(`CREATE "${latin1("Điều hành")}"`);
    expect(await client.ok(`STATUS "${latin1("Điều hành")}" (MESSAGES UIDNEXT UNSEEN SIZE)`)).toContain(
      "(MESSAGES 0 UIDNEXT 1 UNSEEN 0 SIZE 0)",
    );
    const web = await at.office.request(at.personId("cuong"), "GET", "/api/mail/mailboxes");
    expect(web.json<{ items: { name: string }[] }>().items.map(({ name }) => name)).toContain("Điều hành");
    client.end();
  });

  it("gives a new mailbox of an old name another UIDVALIDITY, and INBOX keeps its place when it is renamed", async () => {
    const client = await at.open("dung");
    await client.append("INBOX", "Subject: mot\r\n\r\n1\r\n");
    await client.ok("CREATE tam");
    const validity = async (name: string) =>
      /UIDVALIDITY (\d+)/.exec(await client.ok(`STATUS ${name} (UIDVALIDITY)`))?.[1];
    const first = await validity("tam");
    await client.ok("DELETE tam");
    await client.ok("CREATE tam");
    expect(Number(await validity("tam"))).toBeGreaterThan(Number(first));
    await client.ok("RENAME INBOX cu");
    expect(await client.ok("STATUS INBOX (MESSAGES)")).toContain("MESSAGES 0");
    expect(await client.ok("STATUS cu (MESSAGES)")).toContain("MESSAGES 1");
    client.end();
  });

  it("copies and moves with COPYUID, and tells a second session in order", async () => {
    const one = await at.open("em");
    await one.ok("CREATE luu");
    for (const n of [1, 2, 3, 4]) await one.append("INBOX", `Subject: s${String(n)}\r\n\r\n${String(n)}\r\n`);
    await one.ok("SELECT INBOX");
    const two = await at.open("em", "INBOX");
    expect(await one.ok("COPY 1:2 luu")).toMatch(/^OK \[COPYUID \d+ 1:2 1:2\]/);
    expect(await one.ok("MOVE 2 luu")).toMatch(/^\* OK \[COPYUID \d+ 2 3\] Moved\r\n\* 2 EXPUNGE\r\nOK/);
    expect(await one.say("COPY 1 khong-co")).toMatch(/^NO \[TRYCREATE\]/);
    // Numbers stand while FETCH runs, and shift in NOOP.
    expect(await two.ok("FETCH 1:4 UID")).toMatch(
      /^\* 1 FETCH \(UID 1\)\r\n\* 3 FETCH \(UID 3\)\r\n\* 4 FETCH \(UID 4\)\r\nOK \[EXPUNGEISSUED\]/,
    );
    expect(await two.ok("NOOP")).toBe("* 2 EXPUNGE\r\nOK NOOP completed\r\n");
    expect(await two.ok("FETCH 2 UID")).toContain("* 2 FETCH (UID 3)");
    two.send("i IDLE\r\n");
    expect(await two.line()).toBe("+ idling\r\n");
    await one.ok("STORE 1 +FLAGS (\\Flagged)");
    expect(await two.line()).toMatch(/^\* 1 FETCH \(FLAGS \(\\Flagged/);
    await one.append("INBOX", "Subject: moi\r\n\r\n5\r\n");
    expect(await two.line()).toBe("* 4 EXISTS\r\n");
    expect(await two.line()).toMatch(/^\* \d RECENT/);
    two.send("DONE\r\n");
    expect(await two.line()).toMatch(/^i OK/);
    one.end();
    two.end();
  });

  it("keeps to CONDSTORE and QRESYNC", async () => {
    const one = await at.open("em");
    await one.ok("CREATE dong-bo");
    for (const n of [1, 2, 3]) await one.append("dong-bo", `Subject: s${String(n)}\r\n\r\n${String(n)}\r\n`);
    expect(await one.ok("SELECT dong-bo (CONDSTORE)")).toContain("[HIGHESTMODSEQ 4]");
    expect(await one.ok("FETCH 1:3 (MODSEQ)")).toContain("* 2 FETCH (MODSEQ (3))");
    expect(await one.ok("STORE 1 (UNCHANGEDSINCE 2) +FLAGS.SILENT (\\Seen)")).toBe(
      "* 1 FETCH (MODSEQ (5))\r\nOK Store completed\r\n",
    );
    expect(await one.ok("STORE 1:2 (UNCHANGEDSINCE 4) +FLAGS (\\Answered)")).toMatch(
      /^\* 2 FETCH \(FLAGS \(\\Answered.*\) MODSEQ \(6\)\)\r\nOK \[MODIFIED 1\]/,
    );
    expect(await one.ok("FETCH 1:* (FLAGS) (CHANGEDSINCE 5)")).toMatch(/^\* 2 FETCH \(FLAGS .* MODSEQ \(6\)\)\r\nOK/);
    expect(await one.ok("SEARCH MODSEQ 5")).toContain("* SEARCH 1 2 (MODSEQ 6)");
    const validity = /UIDVALIDITY (\d+)/.exec(await one.ok("STATUS dong-bo (UIDVALIDITY)"))?.[1] ?? "";
    const two = await at.open("em");
    await two.ok("ENABLE QRESYNC");
    await one.ok("STORE 3 +FLAGS.SILENT (\\Deleted)");
    expect(await one.ok("EXPUNGE")).toMatch(/^\* 3 EXPUNGE\r\nOK \[HIGHESTMODSEQ \d+\]/);
    const back = await two.ok(`SELECT dong-bo (QRESYNC (${validity} 5))`);
    expect(back).toContain("* VANISHED (EARLIER) 3\r\n");
    expect(back).toMatch(/\* 2 FETCH \(UID 2 FLAGS \(\\Answered/);
    expect(back).not.toMatch(/\* 1 FETCH/);
    await one.ok("STORE 1 +FLAGS.SILENT (\\Deleted)");
    await one.ok("EXPUNGE");
    expect(await two.ok("NOOP")).toContain("* VANISHED 1\r\n");
    one.end();
    two.end();
  });
});
