import { execFile } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { ImapFlow } from "imapflow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openImapOffice, PASSWORD, type ImapOffice } from "./support/imap-office.ts";

/** Programs that nobody here wrote, against the office's own certificate. */
const PEOPLE = ["an", "binh", "cuong", "dung", "em", "giang", "hoa"];
const run = promisify(execFile);

let at: ImapOffice;
let folder: string;
let ca: string;
beforeAll(async () => {
  at = await openImapOffice(PEOPLE);
  folder = mkdtempSync(join(tmpdir(), "congso-programs-"));
  ca = join(folder, "ca.pem");
  writeFileSync(ca, at.office.kernel.tls.caPem() ?? "");
  for (const who of PEOPLE) {
    const client = await at.open(who);
    for (const n of [1, 2, 3]) {
      await client.append(
        "INBOX",
        `From: Lê Hoa <hoa@x.vn>\r\nTo: ${who}@x.vn\r\nSubject: thu ${String(n)}\r\nMessage-ID: <${who}${String(n)}@x>\r\n\r\nNội dung số ${String(n)}\r\n`,
      );
    }
    client.end();
  }
});
afterAll(async () => {
  await at.dispose();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join("\n")}\n`);
  // Some refuse a file with a password in it that others may read.
  chmodSync(file, 0o600);
  return file;
}

/** What the browser of that person shows. */
async function browser<T>(who: string, url: string): Promise<T> {
  return (await at.office.request(at.personId(who), "GET", url)).json<T>();
}

async function subjects(who: string): Promise<string[]> {
  const { items } = await browser<{ items: { subject: string }[] }>(who, "/api/mail/messages");
  return items.map(({ subject }) => subject).sort();
}

const messages = (path: string): string[] =>
  ["cur", "new"].flatMap((each) =>
    existsSync(join(path, each)) ? readdirSync(join(path, each)).map((name) => join(path, each, name)) : [],
  );

describe("mbsync", () => {
  it("keeps a Maildir and the mailbox the same, both ways", async () => {
    const home = join(folder, "mbsync");
    mkdirSync(home);
    const config = write("mbsyncrc", [
      "IMAPAccount a",
      "Host localhost",
      `Port ${String(at.ports.imaps)}`,
      "User an",
      `Pass "${PASSWORD}"`,
      "SSLType IMAPS",
      `CertificateFile ${ca}`,
      "",
      "IMAPStore far",
      "Account a",
      "",
      "MaildirStore near",
      `Path ${home}/`,
      `Inbox ${home}/INBOX`,
      "SubFolders Verbatim",
      "",
      "Channel c",
      "Far :far:",
      "Near :near:",
      "Patterns *",
      "Create Both",
      "Expunge Both",
      "SyncState *",
    ]);
    await run("mbsync", ["-c", config, "-a"]);
    const inbox = join(home, "INBOX");
    const there = messages(inbox);
    expect(there).toHaveLength(3);
    expect(there.map((file) => readFileSync(file, "utf8")).join("")).toContain("Nội dung số 2");
    // Here: one read, one deleted, one new, a folder of its own. There: a star.
    const [first = "", second = ""] = there.sort();
    renameSync(first, `${first.replace(/\/new\//, "/cur/").replace(/:2,.*$/, "")}:2,S`);
    renameSync(second, `${second.replace(/\/new\//, "/cur/").replace(/:2,.*$/, "")}:2,T`);
    writeFileSync(join(inbox, "new", "1700000000.1_1.here"), "Subject: viet o day\n\nmot\n");
    for (const name of ["cur", "new", "tmp"]) mkdirSync(join(home, "L&AbA-u", name), { recursive: true });
    const imap = await at.open("an", "INBOX");
    await imap.ok("STORE 3 +FLAGS (\\Flagged)");
    await run("mbsync", ["-c", config, "-a"]);
    expect(await subjects("an")).toHaveLength(3);
    expect(await subjects("an")).toContain("viet o day");
    expect(messages(inbox)).toHaveLength(3);
    expect(messages(inbox).some((file) => file.includes(":2,F"))).toBe(true);
    const boxes = await browser<{ items: { name: string; unseen: number }[] }>("an", "/api/mail/mailboxes");
    expect(boxes.items.map(({ name }) => name)).toContain("Lưu");
    expect(await imap.ok("NOOP")).toMatch(/\* \d EXPUNGE\r\n\* 3 EXISTS/);
    imap.end();
  });
});

describe("offlineimap", () => {
  it("takes everything", async () => {
    const home = join(folder, "offlineimap");
    mkdirSync(home);
    const config = write("offlineimaprc", [
      "[general]",
      "accounts = a",
      `metadata = ${join(folder, "offlineimap-meta")}`,
      "[Account a]",
      "localrepository = near",
      "remoterepository = far",
      "[Repository near]",
      "type = Maildir",
      `localfolders = ${home}`,
      "[Repository far]",
      "type = IMAP",
      "remotehost = localhost",
      `remoteport = ${String(at.ports.imaps)}`,
      "remoteuser = binh",
      `remotepassfile = ${write("offlineimap-pass", [PASSWORD])}`,
      "ssl = yes",
      "starttls = no",
      `sslcacertfile = ${ca}`,
    ]);
    await run("offlineimap", ["-c", config, "-o", "-u", "quiet"]);
    expect(messages(join(home, "INBOX"))).toHaveLength(3);
    expect(readdirSync(home)).toContain("Sent");
  });
});

describe("curl", () => {
  it("lists, reads, searches and stores over IMAPS, after STARTTLS, and over POP3S", async () => {
    const curl = async (...words: string[]) =>
      (await run("curl", ["-sS", "--cacert", ca, "--user", `cuong:${PASSWORD}`, ...words])).stdout;
    const imaps = `imaps://localhost:${String(at.ports.imaps)}`;
    expect(await curl(`${imaps}/`)).toContain('* LIST (\\HasNoChildren) "/" INBOX');
    expect(await curl(`${imaps}/INBOX;MAILINDEX=2`)).toContain("Nội dung số 2");
    expect(await curl(`${imaps}/INBOX?SUBJECT%20thu`)).toBe("* SEARCH 1 2 3\r\n");
    await curl("-T", write("letter.eml", ["Subject: tu curl", "", "mot"]), `${imaps}/INBOX`);
    expect(await subjects("cuong")).toContain("tu curl");
    const imap = `imap://localhost:${String(at.ports.imap)}/INBOX;MAILINDEX=1;SECTION=TEXT`;
    expect(await curl("--ssl-reqd", imap)).toContain("Nội dung số 1");
    await expect(curl(imap)).rejects.toThrow();
    const pop3s = `pop3s://localhost:${String(at.ports.pop3s)}/`;
    expect((await curl(pop3s)).trim().split("\n")).toHaveLength(4);
    expect(await curl(`${pop3s}1`)).toContain("Nội dung số 1");
    expect(await curl("--ssl-reqd", `pop3://localhost:${String(at.ports.pop3)}/2`)).toContain("Nội dung số 2");
  });
});

describe("fetchmail and getmail", () => {
  it("take the mail by IMAP and by POP3", async () => {
    const fetch = async (protocol: "imap" | "pop3") => {
      const port = protocol === "imap" ? at.ports.imaps : at.ports.pop3s;
      const file = join(folder, `fetchmail-${protocol}`);
      const config = write(`fetchmailrc-${protocol}`, [
        `poll localhost protocol ${protocol} port ${String(port)} username "dung" password "${PASSWORD}"`,
        `  ssl sslcertck sslcertfile ${ca} fetchall keep mda "cat >> ${file}"`,
      ]);
      await run("fetchmail", ["-f", config, "--nosyslog", "--silent", "--pidfile", join(folder, `pid-${protocol}`)], {
        env: { ...process.env, HOME: folder, FETCHMAILHOME: folder },
      });
      return readFileSync(file, "utf8");
    };
    expect((await fetch("imap")).match(/^Subject: thu/gm)).toHaveLength(3);
    expect((await fetch("pop3")).match(/^Subject: thu/gm)).toHaveLength(3);
    const home = join(folder, "getmail");
    mkdirSync(home);
    const taken = join(home, "taken");
    writeFileSync(
      join(home, "getmailrc"),
      [
        "[retriever]",
        "type = SimplePOP3SSLRetriever",
        "server = localhost",
        `port = ${String(at.ports.pop3s)}`,
        "username = em",
        `password = ${PASSWORD}`,
        `ca_certs = ${ca}`,
        "[destination]",
        // Whoever runs the tests: it writes no Maildir as root.
        "type = MDA_external",
        "path = /usr/bin/tee",
        `arguments = ("-a", "${taken}")`,
        "allow_root_commands = true",
        "[options]",
        "delete = true",
        "",
      ].join("\n"),
    );
    await run("getmail", ["--getmaildir", home, "--rcfile", "getmailrc"]);
    expect(readFileSync(taken, "utf8").match(/^Subject: thu/gm)).toHaveLength(3);
    expect(await subjects("em")).toEqual([]);
  });
});

describe("mutt", () => {
  it("opens the mailbox and moves what it is told to", async () => {
    const config = write("muttrc", [
      `set imap_user="giang"`,
      `set imap_pass="${PASSWORD}"`,
      `set certificate_file="${ca}"`,
      `set spoolfile="imaps://localhost:${String(at.ports.imaps)}/INBOX"`,
      `set folder="imaps://localhost:${String(at.ports.imaps)}/"`,
      "set confirmappend=no delete=yes wait_key=no",
      'set header_cache=""',
      'set message_cachedir=""',
    ]);
    const keys = "<tag-pattern>~s thu.2<enter><tag-prefix><save-message>=Archive<enter><quit>";
    // It wants a terminal; `script` gives it one.
    await run("script", ["-qec", `mutt -n -F '${config}' -e "push '${keys}'"`, "/dev/null"], {
      env: { ...process.env, TERM: "xterm", HOME: folder },
      timeout: 30_000,
    });
    expect(await subjects("giang")).toEqual(["thu 1", "thu 3"]);
  });
});

describe("imapflow and a browser beside it", () => {
  it("see what each other does", async () => {
    const client = new ImapFlow({
      host: "localhost",
      port: at.ports.imaps,
      secure: true,
      tls: { ca: readFileSync(ca, "utf8") },
      auth: { user: "hoa", pass: PASSWORD },
      logger: false,
      qresync: true,
    });
    await client.connect();
    const lock = await client.getMailboxLock("INBOX");
    try {
      expect(client.mailbox).toMatchObject({ exists: 3, highestModseq: 4n });
      const flagged = once(client, "flags");
      const expunged = once(client, "expunge");
      const idling = client.idle();
      const { items } = await browser<{ items: { id: number; subject: string }[] }>("hoa", "/api/mail/messages");
      const idOf = (subject: string) => items.find((each) => each.subject === subject)?.id ?? 0;
      const person = at.personId("hoa");
      await at.office.request(person, "POST", "/api/mail/marks", { ids: [idOf("thu 1")], flagged: true });
      const boxes = await browser<{ items: { id: number; role: string | null }[] }>("hoa", "/api/mail/mailboxes");
      const archive = boxes.items.find(({ role }) => role === "archive")?.id ?? 0;
      await at.office.request(person, "POST", "/api/mail/moves", { ids: [idOf("thu 2")], mailboxId: archive });
      expect(await flagged).toMatchObject([{ uid: 1, flags: new Set(["\\Flagged", "\\Recent"]) }]);
      expect(await expunged).toMatchObject([{ uid: 2 }]);
      await client.noop();
      await idling;
      expect(await client.messageFlagsAdd({ uid: "3" }, ["\\Seen", "$Viec"])).toBe(true);
      expect(await client.messageMove({ uid: "1" }, "Trash")).toMatchObject({ uidMap: new Map([[1, 1]]) });
      const after = await browser<{ items: { subject: string; seen: boolean }[] }>("hoa", "/api/mail/messages");
      expect(after.items).toMatchObject([{ subject: "thu 3", seen: true }]);
      const fetched = await client.fetchOne("3", { envelope: true, bodyStructure: true, flags: true }, { uid: true });
      expect(fetched).toMatchObject({ envelope: { subject: "thu 3" }, bodyStructure: { type: "text/plain" } });
    } finally {
      lock.release();
      await client.logout();
    }
  });
});
