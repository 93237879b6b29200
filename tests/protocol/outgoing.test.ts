import type { AddressInfo } from "node:net";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { systemActor } from "../../server/kernel/access/actor.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openMailOffice, type MailOffice } from "./support/mail-office.ts";

const OUTSIDE = "van-thu@tinh.vn";
const DAY = 24 * 3_600_000;

let mail: MailOffice;
/** The province's relay: takes mail from whoever signs in, over STARTTLS, with the office's own certificate. */
let relay: SMTPServer;
let port = 0;
const taken: { from: string; to: string[]; user: unknown; secure: boolean; content: string }[] = [];

beforeAll(async () => {
  mail = await openMailOffice();
  relay = new SMTPServer({
    ...mail.office.kernel.tls.options(),
    disableReverseLookup: true,
    logger: false,
    onAuth({ username, password }, _session, callback) {
      if (password === "mat khau relay") callback(null, { user: username });
      else callback(new Error("Wrong"));
    },
    onData(stream, { envelope, user, secure }, callback) {
      void buffer(stream).then((bytes) => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        taken.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          user,
          secure,
          content: bytes.toString(),
        });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => relay.listen(0, "127.0.0.1", resolve));
  port = (relay.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await mail.office.dispose();
  await new Promise((resolve) =>
    relay.close(() => {
      resolve(undefined);
    }),
  );
});

const choose = (choice: object) =>
  mail.office.request(mail.ids.admin, "PUT", "/api/mail/admin/outgoing", {
    enabled: true,
    smartHost: "localhost",
    smartHostPort: port,
    security: "starttls",
    authorityFile: "",
    username: "co-quan",
    password: "mat khau relay",
    ...choice,
  });

/** Sends a letter from the browser to an outside address. */
async function sendFromWeb(to: string) {
  const draft = (await mail.office.request(mail.ids.an, "POST", "/api/mail/drafts", {})).json<{
    id: number;
    version: number;
  }>();
  const saved = await mail.office.request(mail.ids.an, "PUT", `/api/mail/drafts/${String(draft.id)}`, {
    version: draft.version,
    to: [to],
    cc: [],
    subject: "Công văn trả lời",
    body: "Kính gửi Văn phòng.",
  });
  const { version } = saved.json<{ version: number }>();
  return mail.office.request(mail.ids.an, "POST", `/api/mail/drafts/${String(draft.id)}/send`, { version });
}

describe("mail to another office", () => {
  it("is refused while it is off, at every way in", async () => {
    expect((await sendFromWeb(OUTSIDE)).json()).toMatchObject({ error: { code: "mail.externalAddress" } });
    await expect(mail.program("an").sendMail({ from: "an@congso.lan", to: OUTSIDE, text: "x" })).rejects.toThrow(
      /550 5\.7\.1 Mail to other offices/,
    );
  });

  it("keeps its password to itself, and demands TLS for one", async () => {
    expect((await choose({ security: "opportunistic" })).json()).toMatchObject({
      error: { code: "mail.insecurePassword" },
    });
    const chosen = await choose({});
    expect(chosen.json()).toMatchObject({ enabled: true, hasPassword: true });
    expect(chosen.body).not.toContain("mat khau relay");
    expect(JSON.stringify(mail.office.lines)).not.toContain("mat khau relay");
    expect(JSON.stringify(mail.office.kernel.audit.list({ action: "mail.outgoing-changed", limit: 1 }))).not.toContain(
      "mat khau relay",
    );
  });

  it("waits in the queue while the relay's certificate is not to be trusted, and nothing inside waits for it", async () => {
    const sent = await mail
      .program("an")
      .sendMail({ from: "an@congso.lan", to: ["hoa@congso.lan", OUTSIDE], subject: "Chung", text: "x" });
    expect(sent.response).toMatch(/^250 2\.6\.0/);
    expect(mail.inbox(mail.ids.hoa)[0]).toContain("Subject: Chung");
    const queue = () =>
      mail.office
        .request(mail.ids.admin, "GET", "/api/mail/admin/queue")
        .then((reply) =>
          reply.json<{ items: { recipient: string; attempts: number; lastReply: string }[]; total: number }>(),
        );
    await expect.poll(async () => (await queue()).items[0]?.attempts, { timeout: 20_000 }).toBe(1);
    expect(await queue()).toMatchObject({
      total: 1,
      items: [{ recipient: OUTSIDE, lastReply: expect.stringMatching(/certificate/) as string }],
    });
    expect(taken).toEqual([]);
  });

  it("goes over an encrypted connection under the office's name, from the browser too, once the relay is trusted", async () => {
    const authorityFile = join(mail.office.dataDir, "relay-ca.pem");
    writeFileSync(authorityFile, mail.office.kernel.tls.caPem() ?? "");
    await choose({ authorityFile });
    const [waiting] = (await mail.office.request(mail.ids.admin, "GET", "/api/mail/admin/queue")).json<{
      items: { id: number }[];
    }>().items;
    await mail.office.request(mail.ids.admin, "POST", `/api/mail/admin/queue/${String(waiting?.id)}/retry`);
    await expect.poll(() => taken.length, { timeout: 20_000 }).toBe(1);
    expect(taken[0]).toMatchObject({ from: "an@congso.lan", to: [OUTSIDE], user: "co-quan", secure: true });
    expect(taken[0]?.content).toMatch(/^Received: from .* by congso\.lan with ESMTPSA id /);
    expect((await sendFromWeb(OUTSIDE)).json()).toMatchObject({ delivered: 1 });
    await expect.poll(() => taken.length, { timeout: 20_000 }).toBe(2);
    expect(taken[1]?.content).toMatch(/^Received: by congso\.lan with HTTP; .*\r\nFrom: .*an@congso\.lan/);
    expect(taken[1]?.content).toContain(`To: ${OUTSIDE}`);
    const record = await mail.office.request(mail.ids.admin, "GET", `/api/mail/admin/traffic?address=${OUTSIDE}`);
    expect(record.json<{ items: { what: string }[] }>().items.map(({ what }) => what)).toContain("sent");
  });

  it("is answered once a week by who is away, and no list, program or stranger under one of our names is", async () => {
    const { directory, mail: service } = mail.office.services;
    const { clock } = mail.office;
    directory.recordAbsence(systemActor("test"), {
      personId: mail.ids.hoa,
      fromOn: new Date(clock.now() - 2 * DAY).toISOString().slice(0, 10),
      toOn: new Date(clock.now() + 20 * DAY).toISOString().slice(0, 10),
      kind: "leave",
      deputyId: null,
    });
    const write = async (subject: string, from: string, ...header: string[]) => {
      const wire = await mail.wire("smtp");
      const to = "hoa@congso.lan";
      for (const line of ["EHLO tinh.vn", `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, "DATA"]) await wire.say(line);
      const fields = [`From: ${from === "" ? "x@tinh.vn" : from}`, ...header, `Subject: ${subject}`];
      if (!header.some((field) => field.startsWith("To:"))) fields.push(`To: ${to}`);
      expect(await wire.say(`${fields.join("\r\n")}\r\n\r\nx\r\n.`)).toMatch(/^250/);
      await wire.say("QUIT");
      await service.indexed();
      await mail.office.settle();
    };
    const answers = () => taken.filter(({ content }) => /^Auto-Submitted: auto-replied/m.test(content));
    taken.length = 0;
    await write("Danh sach", OUTSIDE, "List-Id: <tin.tinh.vn>");
    await write("Hang loat", OUTSIDE, "Precedence: bulk");
    await write("May gui", OUTSIDE, "Auto-Submitted: auto-generated");
    await write("Khong can", OUTSIDE, "X-Auto-Response-Suppress: OOF");
    await write("Tra lai", "");
    await write("May", "no-reply@tinh.vn");
    await write("Danh sach khac", "tin-bounces@tinh.vn");
    await write("Gia danh", "an@congso.lan");
    await write("Khong neu ten", OUTSIDE, "To: nhieu-nguoi@tinh.vn");
    await write("Moi hop", OUTSIDE, "Message-ID: <moi@tinh.vn>");
    await write("Moi hop lai", OUTSIDE);
    await expect.poll(() => answers().length, { timeout: 20_000 }).toBe(1);
    expect(answers()[0]).toMatchObject({ from: "", to: [OUTSIDE] });
    expect(answers()[0]?.content).toMatch(/^In-Reply-To: <moi@tinh\.vn>/m);
    expect(answers()[0]?.content).toContain(`To: ${OUTSIDE}`);
    clock.advance(8 * DAY);
    await write("Tuan sau", OUTSIDE);
    await expect.poll(() => answers().length, { timeout: 20_000 }).toBe(2);
    // Nobody who must have none has come to the queue meanwhile.
    const queue = await mail.office.request(mail.ids.admin, "GET", "/api/mail/admin/queue");
    expect(queue.json()).toMatchObject({ total: 0 });
  });
});
