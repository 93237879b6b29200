import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Draft, Message } from "../contract.ts";
import { openMailOffice, type MailOffice } from "../testing-office.ts";
import type { Delegation, LentMailbox, WritingName } from "./contract.ts";

let mail: MailOffice;
beforeEach(async () => {
  mail = await openMailOffice();
});
afterEach(() => mail.office.dispose());

const DAY = 24 * 3_600_000;
const person = (who: string) => `person:${String(mail.id(who))}`;
/** Bình lets Cường act for her; the clock of the tests stands on 23 November 2026. */
const grant = (changes: object = {}) =>
  mail.call("binh", "POST", "/api/mail/delegations", {
    personId: mail.id("cuong"),
    mayRead: true,
    maySend: true,
    fromOn: "2026-11-23",
    untilOn: "2026-11-24",
    ...changes,
  });
const keepTime = () => mail.call("admin", "POST", "/api/admin/jobs/mail.delegates/run");
const names = (draftId: number) =>
  mail.get<{ items: WritingName[]; accountId: number }>("cuong", `/api/mail/drafts/${String(draftId)}/name`);

describe("a delegate", () => {
  it("reads while it is lent, changes nothing, and reads no more the moment it is taken back", async () => {
    await mail.send("an", [person("binh")], "Mời họp");
    const [letter] = await mail.inbox("binh");
    const url = `/api/mail/messages/${String(letter?.id)}`;
    expect((await mail.call("cuong", "GET", url)).status).toBe(404);
    const { body } = await grant({ maySend: false });
    expect((await mail.get<Message>("cuong", url)).subject).toBe("Mời họp");
    await mail.post("cuong", "/api/mail/marks", { ids: [letter?.id], seen: true });
    expect((await mail.inbox("binh"))[0]?.seen).toBe(false);
    expect((await mail.call("dung", "GET", url)).status).toBe(404);
    await mail.call("binh", "DELETE", `/api/mail/delegations/${String((body as Delegation).id)}`);
    expect((await mail.call("cuong", "GET", url)).status).toBe(404);
    expect(await mail.get("binh", "/api/mail/delegations")).toEqual({ given: [], had: [] });
  });

  it("sees whose mailbox is open, with its folders, and lists what is in them", async () => {
    await mail.send("an", [person("binh")], "Mời họp");
    expect(await mail.get("cuong", "/api/mail/lent")).toEqual({ items: [] });
    await grant({ mayRead: false });
    expect(await mail.get("cuong", "/api/mail/lent")).toEqual({ items: [] });
    await grant({ maySend: false });
    const { items } = await mail.get<{ items: LentMailbox[] }>("cuong", "/api/mail/lent");
    expect(items).toMatchObject([{ owner: { name: "Hoàng Thị Bình" }, address: "binh@stp.lan", maySend: true }]);
    const boxes = items[0]?.mailboxes ?? [];
    expect(boxes.map(({ role }) => role)).not.toContain("drafts");
    const inbox = boxes.find(({ role }) => role === "inbox");
    expect(inbox).toMatchObject({ total: 1, unseen: 1 });
    const range = await mail.get<{ items: { subject: string }[] }>(
      "cuong",
      `/api/mail/range?mailbox=${String(inbox?.id)}`,
    );
    expect(range.items.map(({ subject }) => subject)).toEqual(["Mời họp"]);
  });

  it("answers everybody in the name of whose mailbox it is, and not that one", async () => {
    await mail.send("an", [person("binh"), person("dung")], "Mời họp");
    await grant();
    const [letter] = await mail.inbox("binh");
    const draft = await mail.post<Draft>("cuong", "/api/mail/drafts", {
      original: { messageId: letter?.id, as: "replyAll" },
    });
    expect([draft.to, draft.cc].map((names) => names.map(({ value }) => value))).toEqual([
      [person("an")],
      [person("dung")],
    ]);
    const known = await names(draft.id);
    expect(known.items.find(({ accountId }) => accountId === known.accountId)).toMatchObject({
      kind: "behalf",
      name: "Hoàng Thị Bình",
    });
  });

  it("begins and ends with its days", async () => {
    await mail.send("an", [person("binh")], "Mời họp");
    const url = `/api/mail/messages/${String((await mail.inbox("binh"))[0]?.id)}`;
    await grant({ fromOn: "2026-11-24", untilOn: "2026-11-24" });
    expect((await mail.call("cuong", "GET", url)).status).toBe(404);
    mail.office.clock.advance(DAY);
    await keepTime();
    expect((await mail.call("cuong", "GET", url)).status).toBe(200);
    mail.office.clock.advance(DAY);
    await keepTime();
    expect((await mail.call("cuong", "GET", url)).status).toBe(404);
  });

  it("writes in the other's name with both names shown, until it is taken back", async () => {
    const { body } = await grant({ mayRead: false });
    const draft = await mail.post<Draft>("cuong", "/api/mail/drafts", { to: [person("an")] });
    const path = `/api/mail/drafts/${String(draft.id)}`;
    const known = await names(draft.id);
    expect(known.items.map(({ kind, name }) => [kind, name])).toEqual([
      ["own", "Lê Văn Cường"],
      ["behalf", "Hoàng Thị Bình"],
    ]);
    const accountId = known.items[1]?.accountId ?? 0;
    await mail.call("cuong", "PUT", `${path}/name`, { accountId });
    const input = { to: [person("an")], cc: [], subject: "Mời họp", body: "Kính mời.", version: draft.version };
    const { version } = (await mail.call("cuong", "PUT", path, input)).body as { version: number };
    await mail.post("cuong", `${path}/send`, { version });
    const [got] = await mail.inbox("an");
    expect(got).toMatchObject({
      from: { name: "Hoàng Thị Bình", address: "binh@stp.lan" },
      by: { name: "Lê Văn Cường" },
    });
    const original = await mail.office.request(mail.id("an"), "GET", `/api/mail/messages/${String(got?.id)}/original`);
    expect(original.body).toMatch(/^Sender: .*<cuong@stp\.lan>/m);
    expect(original.body).toMatch(/^From: .*<binh@stp\.lan>/m);
    // Both have it in Sent.
    const { db } = mail.office.kernel;
    expect(
      db.all("SELECT 1 FROM mail_message m JOIN mail_mailbox b ON b.id = m.mailbox_id WHERE b.role = 'sent'"),
    ).toHaveLength(2);
    expect(mail.office.kernel.audit.list({ action: "mail.sent-in-name", limit: 5 })).toHaveLength(1);

    const other = await mail.post<Draft>("cuong", "/api/mail/drafts", { to: [person("an")] });
    await mail.call("cuong", "PUT", `/api/mail/drafts/${String(other.id)}/name`, { accountId });
    await mail.call("binh", "DELETE", `/api/mail/delegations/${String((body as Delegation).id)}`);
    const refused = await mail.call("cuong", "POST", `/api/mail/drafts/${String(other.id)}/send`, {
      version: other.version,
    });
    expect(refused.code).toBe("mail.delegates.notYours");
    const set = await mail.call("cuong", "PUT", `/api/mail/drafts/${String(other.id)}/name`, { accountId });
    expect(set.code).toBe("mail.delegates.notYours");
  });

  it("is a colleague, for days that are to come, for something", async () => {
    const code = async (changes: object) => (await grant(changes)).code;
    expect(await code({ personId: mail.id("binh") })).toBe("mail.delegates.noColleague");
    expect(await code({ mayRead: false, maySend: false })).toBe("mail.delegates.nothing");
    expect(await code({ fromOn: "2026-11-01", untilOn: "2026-11-20" })).toBe("mail.delegates.days");
    expect(await code({ untilOn: "2028-01-01" })).toBe("mail.delegates.days");
    const { body } = await grant();
    const { id } = body as Delegation;
    expect((await mail.call("an", "DELETE", `/api/mail/delegations/${String(id)}`)).status).toBe(404);
    expect((await mail.call("cuong", "DELETE", `/api/mail/delegations/${String(id)}`)).status).toBe(200);
  });
});
