import { connect, type AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../../testing.ts";
import type { MailLimits, OutgoingStep, TestStep } from "../contract.ts";

let office: TestOffice;
let admin = 0;
let an = 0;

async function hire(name: string, username: string, role: string): Promise<number> {
  const { directory } = office.services;
  const roleIds = [directory.roleIdOf(role) ?? 0];
  const password = { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false };
  return (await directory.createPerson(systemActor("test"), { name, username, roleIds }, password)).id;
}
beforeAll(async () => {
  office = await openTestOffice({ doors: { smtp: "127.0.0.1:0" }, running: true });
  office.kernel.settings.agency.update({ name: "Sở Tư pháp", domain: "so.vn" });
  admin = await hire("Quản Trị", "admin", "administrator");
  an = await hire("Nguyễn Văn An", "an", "staff");
  await office.settle();
});
afterAll(() => office.dispose());

const test = async (who: number, address: string) =>
  (await office.request(who, "POST", "/api/mail/admin/test-message", { address })).json<{ items: TestStep[] }>().items;

describe("a test message", () => {
  it("tells every step of its way into the mailbox", async () => {
    const items = await test(admin, "an@so.vn");
    expect(items.map(({ step, state }) => [step, state])).toEqual([
      ["address", "ok"],
      ["door", "ok"],
      ["connection", "ok"],
      ["delivery", "ok"],
      ["arrival", "ok"],
    ]);
    expect(items[0]?.detail).toBe("Nguyễn Văn An");
    expect(items[3]?.detail).toMatch(/^250 2\.6\.0/);
    const { items: mine } = (await office.request(an, "GET", "/api/mail/messages")).json<{
      items: { subject: string }[];
    }>();
    expect(mine[0]?.subject).toBe("Thư thử của quản trị viên");
    expect(office.kernel.audit.list({ action: "mail.tested", limit: 1 })).toHaveLength(1);
  });

  it("ends where it goes wrong, and is the administrator's alone", async () => {
    expect((await test(admin, "khong-ai@so.vn")).map(({ state }) => state)).toEqual([
      "failed",
      ...Array.from({ length: 4 }, () => "skipped"),
    ]);
    expect((await test(admin, "an@ngoai.vn"))[0]).toMatchObject({ state: "failed", detail: "outside" });
    const refused = await office.request(an, "POST", "/api/mail/admin/test-message", { address: "an@so.vn" });
    expect(refused.statusCode).toBe(403);
    expect((await office.request(admin, "DELETE", "/api/mail/admin/connections/1")).statusCode).toBe(404);
  });
});

describe("the bounds of everybody's mail", () => {
  it("are the administrator's to change, hold at once, and are written down", async () => {
    const before = (await office.request(admin, "GET", "/api/mail/admin/limits")).json<MailLimits>();
    expect(before).toMatchObject({ maxMessageMb: 25, undoSeconds: 10 });
    const port = office.services.mail.doors().smtp?.port;
    const changed = await office.request(admin, "PUT", "/api/mail/admin/limits", { ...before, maxMessageMb: 12 });
    expect(changed.json()).toEqual({ ...before, maxMessageMb: 12 });
    // The door tells it to whoever connects.
    expect(office.services.mail.doors().smtp?.port).toBe(port);
    expect(await greeting(port ?? 0)).toMatch(/^250[- ]SIZE 12582912\r$/m);
    expect(office.kernel.audit.list({ action: "mail.limits-changed", limit: 1 })[0]?.detail).toBe(
      '{"changed":["maxMessageMb"]}',
    );
    await office.request(admin, "PUT", "/api/mail/admin/limits", before);
  });

  it("are refused where they are none, and to who is no administrator", async () => {
    const before = (await office.request(admin, "GET", "/api/mail/admin/limits")).json<MailLimits>();
    const wrong = await office.request(admin, "PUT", "/api/mail/admin/limits", { ...before, undoSeconds: 999 });
    expect(wrong.statusCode).toBe(400);
    expect((await office.request(an, "GET", "/api/mail/admin/limits")).statusCode).toBe(403);
  });

  it("leave a door alone that the command line has set, and know no other doors", async () => {
    const fixed = await office.request(admin, "PUT", "/api/mail/admin/doors/smtp", { address: "off" });
    expect(fixed.json()).toMatchObject({ error: { code: "mail.door.fixed" } });
    expect((await office.request(admin, "PUT", "/api/mail/admin/doors/x", { address: "off" })).statusCode).toBe(404);
    const { items } = (await office.request(admin, "GET", "/api/mail/admin/doors")).json<{ items: unknown[] }>();
    expect(items[0]).toMatchObject({ name: "smtp", chosen: "127.0.0.1:0", fixed: true });
  });
});

describe("mail to other offices, tried", () => {
  const settings = {
    enabled: false,
    smartHost: "",
    smartHostPort: 25,
    security: "opportunistic",
    authorityFile: "",
    username: "",
  } as const;
  const tried = async (address?: string) => {
    const body = address === undefined ? {} : { address };
    const reply = await office.request(admin, "POST", "/api/mail/admin/outgoing/test", body);
    return reply.json<{ items: OutgoingStep[] }>().items.map(({ step, state, detail }) => ({ step, state, detail }));
  };

  it("says what the relay says, before a letter waits for it", async () => {
    const relay = await openRelay();
    await office.request(admin, "PUT", "/api/mail/admin/outgoing", {
      ...settings,
      ...{ smartHost: "127.0.0.1", smartHostPort: relay.port },
    });
    expect(await tried()).toEqual([
      { step: "relay", state: "ok", detail: `127.0.0.1:${String(relay.port)}` },
      { step: "handing", state: "skipped", detail: "" },
    ]);
    expect((await tried("ai@tinh.vn"))[1]).toMatchObject({ step: "handing", state: "ok" });
    expect(relay.taken).toEqual([{ from: "admin@so.vn", to: ["ai@tinh.vn"] }]);
    const [, refused] = await tried("khong@tinh.vn");
    expect(refused?.state).toBe("failed");
    expect(refused?.detail).toMatch(/^550 /);
    await relay.stop();
    expect((await tried("ai@tinh.vn")).map(({ state }) => state)).toEqual(["failed", "skipped"]);
  });

  it("asks for a relay or an address", async () => {
    await office.request(admin, "PUT", "/api/mail/admin/outgoing", settings);
    const nothing = await office.request(admin, "POST", "/api/mail/admin/outgoing/test", {});
    expect(nothing.json()).toMatchObject({ error: { code: "mail.nothingToTry" } });
    expect((await office.request(an, "POST", "/api/mail/admin/outgoing/test", {})).statusCode).toBe(403);
  });
});

/** What a door answers to EHLO. */
function greeting(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1");
    let heard = "";
    socket.once("error", reject);
    socket.on("data", (bytes) => {
      heard += bytes.toString();
      if (heard.startsWith("220") && !heard.includes("250")) socket.write("EHLO may.lan\r\n");
      if (!/^250 /m.test(heard)) return;
      socket.end("QUIT\r\n");
      resolve(heard);
    });
  });
}

/** A relay that takes everything but what is for `khong@…`. */
async function openRelay() {
  const taken: { from: string; to: string[] }[] = [];
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    logger: false,
    onRcptTo({ address }, _session, callback) {
      callback(address.startsWith("khong@") ? Object.assign(new Error("No such user"), { responseCode: 550 }) : null);
    },
    onData(stream, { envelope }, callback) {
      stream.resume().once("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        taken.push({ from, to: envelope.rcptTo.map(({ address }) => address) });
        callback();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    taken,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
}
