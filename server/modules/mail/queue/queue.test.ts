import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../../testing.ts";
import { ClientFault } from "../../../protocols/smtp/index.ts";
import { createAddressBook } from "../addresses.ts";
import { createDeliver } from "../deliver.ts";
import { createMailReader } from "../reader.ts";
import { createTraffic } from "../traffic/traffic.ts";
import { createQueue, type Queue } from "./queue.ts";
import { createReturns } from "./returns.ts";
import { createRunner, waitAfter, type Runner } from "./runner.ts";

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A mail server of another office that does as it is told. */
interface Elsewhere {
  readonly port: number;
  readonly taken: { from: string; to: string[]; content: string }[];
  /** How often somebody connected. */
  connections: number;
  /** What RCPT is answered; undefined accepts. */
  refuse: (address: string) => string | undefined;
  stop(): Promise<void>;
}

async function openElsewhere(): Promise<Elsewhere> {
  const taken: Elsewhere["taken"] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onConnect(_session, callback) {
      elsewhere.connections += 1;
      callback();
    },
    onRcptTo({ address }, _session, callback) {
      const reply = elsewhere.refuse(address);
      callback(
        reply === undefined
          ? null
          : Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) }),
      );
    },
    onData(stream, { envelope }, callback) {
      void buffer(stream).then((bytes) => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        taken.push({ from, to: envelope.rcptTo.map(({ address }) => address), content: bytes.toString() });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const elsewhere: Elsewhere = {
    port: (server.server.address() as AddressInfo).port,
    taken,
    connections: 0,
    refuse: () => undefined,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
  return elsewhere;
}

let office: TestOffice;
let elsewhere: Elsewhere;
let queue: Queue;
let runner: Runner;
let lookUp: (domain: string) => Promise<string[]>;
let an: number;

beforeEach(async () => {
  elsewhere = await openElsewhere();
  office = await openTestOffice();
  const { kernel, services } = office;
  const { directory } = services;
  const staff = { roleIds: [directory.roleIdOf("staff") ?? 0] };
  an = (
    await directory.createPerson(
      systemActor("test"),
      { name: "Nguyễn Văn An", username: "an", ...staff },
      { text: "hoa sữa đầu mùa 26", mustChange: false },
    )
  ).id;
  await office.settle();
  lookUp = () => Promise.resolve(["127.0.0.1"]);
  const book = createAddressBook(kernel, directory);
  const traffic = createTraffic(kernel);
  const deliver = createDeliver(kernel, services.notifications);
  const returns = createReturns({ kernel, book, reader: createMailReader(kernel), deliver, traffic });
  runner = createRunner({
    kernel,
    returns,
    traffic,
    name: book.domain,
    settings: () => ({
      enabled: true,
      smartHost: "",
      smartHostPort: 25,
      security: "opportunistic",
      authorityFile: "",
      username: "",
      password: "",
    }),
    findServers: (domain) => lookUp(domain),
    port: elsewhere.port,
  });
  queue = createQueue(kernel, returns, () => undefined);
});
afterEach(async () => {
  await runner.stop();
  await elsewhere.stop();
  await office.dispose();
});

async function post(to: readonly string[], more: { from?: string; subject?: string } = {}): Promise<void> {
  const subject = more.subject ?? "Công văn";
  const bytes = Buffer.from(
    `From: an@congso.lan\r\nSubject: X\r\nMessage-ID: <${to.join()}@congso.lan>\r\n\r\nnoi dung\r\n.dau cham\r\n`,
  );
  const { hash, size } = await office.kernel.blobs.put(bytes, { maxBytes: 10_000 });
  office.kernel.write(systemActor("test"), (work) => {
    queue.add(work, {
      hash,
      size,
      subject,
      envelopeFrom: more.from ?? "an@congso.lan",
      senderId: an,
      to,
      trace: "from may-an ([192.168.7.20]) by congso.lan with ESMTPSA id abc",
    });
  });
}

const waiting = () => queue.list({}).items;
const inbox = () =>
  office.kernel.db
    .all<{ hash: string; envelopeFrom: string }>(
      `SELECT c.hash, m.envelope_from AS envelopeFrom FROM mail_message m JOIN mail_account a ON a.id = m.account_id
       JOIN mail_content c ON c.id = m.content_id WHERE a.owner = :owner ORDER BY m.id`,
      { owner: `person:${String(an)}` },
    )
    .map(({ hash, envelopeFrom }) => ({ envelopeFrom, text: readFileSync(office.kernel.blobs.path(hash), "utf8") }));

describe("mail to another office", () => {
  it("arrives once for all its recipients, over one connection, with its trace before it", async () => {
    await post(["minh@tinh.vn", "thu@tinh.vn"]);
    await post(["dung@tinh.vn"]);
    await runner.runDue();
    expect(elsewhere.taken.map(({ to }) => to)).toEqual([["minh@tinh.vn", "thu@tinh.vn"], ["dung@tinh.vn"]]);
    expect(elsewhere.connections).toBe(1);
    expect(elsewhere.taken[0]).toMatchObject({ from: "an@congso.lan" });
    expect(elsewhere.taken[0]?.content).toMatch(
      /^Received: from may-an \(\[192\.168\.7\.20\]\) by congso\.lan with ESMTPSA id abc; .* \+0000\r\nFrom: an@congso\.lan\r\n/,
    );
    expect(elsewhere.taken[0]?.content).toMatch(/\r\n\.dau cham\r\n$/);
    expect(waiting()).toEqual([]);
    expect(office.kernel.db.all("SELECT * FROM mail_outgoing")).toEqual([]);
    await runner.runDue();
    expect(elsewhere.taken).toHaveLength(2);
  });

  it("waits 5, 10, 20 minutes and so on, four hours at most, for a server that says later", async () => {
    expect([1, 2, 3, 6, 7, 40].map((attempts) => waitAfter(attempts) / MINUTE)).toEqual([5, 10, 20, 160, 240, 240]);
    elsewhere.refuse = () => "451 4.7.1 Greylisted";
    await post(["minh@tinh.vn"]);
    await runner.runDue();
    expect(waiting()).toMatchObject([
      { attempts: 1, nextAt: office.clock.now() + 5 * MINUTE, lastReply: "451 4.7.1 Greylisted" },
    ]);
    office.clock.advance(4 * MINUTE);
    await runner.runDue();
    expect(elsewhere.connections).toBe(1);
    elsewhere.refuse = () => undefined;
    office.clock.advance(MINUTE);
    await runner.runDue();
    expect(elsewhere.taken).toHaveLength(1);
    expect(inbox()).toEqual([]);
  });

  it("delivers to those who can have it, and tells the sender at once of who never can", async () => {
    elsewhere.refuse = (address) => (address === "khong@tinh.vn" ? "550 5.1.1 No such user" : undefined);
    await post(["minh@tinh.vn", "khong@tinh.vn"], { subject: "Về việc họp" });
    await runner.runDue();
    expect(elsewhere.taken.map(({ to }) => to)).toEqual([["minh@tinh.vn"]]);
    expect(waiting()).toEqual([]);
    const [report] = inbox();
    expect(report?.envelopeFrom).toBe("");
    const text = report?.text ?? "";
    expect(text).toMatch(/^Content-Type: multipart\/report; report-type=delivery-status;\s+boundary=/m);
    expect(text).toMatch(/^Auto-Submitted: auto-replied\r$/m);
    expect(text).toContain("Reporting-MTA: dns; congso.lan\r\n");
    expect(text).toContain(
      "Final-Recipient: rfc822; khong@tinh.vn\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 No such user\r\n",
    );
    expect(text).not.toContain("Final-Recipient: rfc822; minh");
    // The header of what was sent, and none of its words.
    expect(text).toContain("Message-ID: <minh@tinh.vn,khong@tinh.vn@congso.lan>");
    expect(text).not.toContain("noi dung");
    const read = (await office.request(an, "GET", "/api/mail/messages")).json<{
      items: { id: number; preview: string }[];
    }>();
    expect(read.items[0]?.preview).toContain("không gửi được");
  });

  it("tells of a delay once after four hours, and gives up after five days", async () => {
    elsewhere.refuse = () => "450 4.2.0 Busy";
    await post(["minh@tinh.vn"]);
    for (let hours = 0; hours <= 5 * 24; hours += 4) {
      await runner.runDue();
      office.clock.advance(4 * HOUR);
    }
    await runner.runDue();
    const reports = inbox();
    expect(reports).toHaveLength(2);
    expect(reports[0]?.text).toContain("Action: delayed\r\nStatus: 4.2.0\r\n");
    expect(reports[0]?.text).toMatch(/Will-Retry-Until: Sat, 28 Nov 2026 01:15:00 \+0000/);
    expect(reports[1]?.text).toContain("Action: failed\r\nStatus: 5.4.7\r\n");
    expect(waiting()).toEqual([]);
  });

  it("never returns what was itself a report", async () => {
    elsewhere.refuse = () => "550 5.1.1 No such user";
    await post(["minh@tinh.vn"], { from: "" });
    await runner.runDue();
    expect([waiting(), inbox()]).toEqual([[], []]);
  });

  it("comes back at once from a domain that there is not, and waits for one that cannot be asked now", async () => {
    lookUp = (domain) =>
      Promise.reject(
        new ClientFault(
          domain === "khong.vn" ? "550 5.1.2 There is no such domain" : "451 4.4.3 No answer",
          domain === "khong.vn",
        ),
      );
    await post(["a@khong.vn", "b@xa.vn"]);
    await runner.runDue();
    expect(waiting()).toMatchObject([{ recipient: "b@xa.vn", attempts: 1, lastReply: "451 4.4.3 No answer" }]);
    expect(inbox()[0]?.text).toContain("Status: 5.1.2");
  });

  it("is tried again by the administrator, or given up, and then the sender is told", async () => {
    elsewhere.refuse = () => "451 4.7.1 Later";
    await post(["minh@tinh.vn", "thu@tinh.vn"]);
    await runner.runDue();
    const [first, second] = waiting();
    elsewhere.refuse = () => undefined;
    queue.retry(office.as(an), first?.id ?? 0);
    await runner.runDue();
    expect(elsewhere.taken.map(({ to }) => to)).toEqual([["minh@tinh.vn"]]);
    await queue.drop(office.as(an), second?.id ?? 0);
    expect(waiting()).toEqual([]);
    expect(inbox()[0]?.text).toContain("Final-Recipient: rfc822; thu@tinh.vn\r\nAction: failed\r\nStatus: 5.7.0\r\n");
  });
});
