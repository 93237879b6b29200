import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../../kernel/access/actor.ts";
import type { Draft, Message } from "../contract.ts";
import { openMailOffice, type MailOffice } from "../testing-office.ts";
import type { Case, CaseEvent, CaseListed, SharedMailbox } from "./contract.ts";

let mail: MailOffice;
let group = "";
let accountId = 0;
beforeEach(async () => {
  mail = await openMailOffice();
  const { id } = mail.office.services.directory.createGroup(
    systemActor("test"),
    { name: "Bộ phận một cửa", description: "" },
    [mail.id("binh"), mail.id("cuong")],
  );
  group = `group:${String(id)}`;
  const made = await mail.post<{ accountId: number }>("admin", "/api/mail/admin/shared", {
    owner: group,
    name: "Một cửa",
  });
  ({ accountId } = made);
});
afterEach(() => mail.office.dispose());

const mailboxes = async (who: string) => (await mail.get<{ items: SharedMailbox[] }>(who, "/api/mail/shared")).items;
const cases = async (who: string, filter = "open") =>
  (await mail.get<{ items: CaseListed[] }>(who, `/api/mail/shared/${String(accountId)}/cases?filter=${filter}`)).items;
const read = (who: string, id: number) =>
  mail.get<{ case: Case; events: CaseEvent[] }>(who, `/api/mail/messages/${String(id)}/case`);

/** The one open case of the mailbox, and its last message. */
async function only(): Promise<{ id: number; version: number; messageId: number }> {
  const [first] = await cases("binh");
  return { id: first?.id ?? 0, version: first?.version ?? 0, messageId: first?.latest?.id ?? 0 };
}

async function answer(who: string, messageId: number, body: string): Promise<number> {
  const draft = await mail.post<Draft>(who, "/api/mail/drafts", { original: { messageId, as: "reply" } });
  const path = `/api/mail/drafts/${String(draft.id)}`;
  const { to, cc, subject, version } = draft;
  const values = { to: to.map(({ value }) => value), cc: cc.map(({ value }) => value), subject, body, version };
  const saved = (await mail.call(who, "PUT", path, values)).body as { version: number };
  return (await mail.post<{ messageId: number }>(who, `${path}/send`, { version: saved.version })).messageId;
}

describe("a shared mailbox", () => {
  it("gets what is sent to its body, for all members and nobody else", async () => {
    await mail.send("an", [group], "Xin cấp bản sao");
    expect(await mail.inbox("binh")).toEqual([]);
    expect(await mailboxes("binh")).toMatchObject([{ name: "Một cửa", open: 1, unassigned: 1, mine: 0 }]);
    expect(await cases("cuong")).toMatchObject([
      { state: "open", assignee: null, latest: { subject: "Xin cấp bản sao", from: { name: "Nguyễn Văn An" } } },
    ]);
    const { messageId, id } = await only();
    for (const who of ["dung", "admin"]) {
      expect(await mailboxes(who)).toEqual([]);
      expect((await mail.call(who, "GET", `/api/mail/shared/${String(accountId)}/cases`)).status).toBe(404);
      expect((await mail.call(who, "GET", `/api/mail/messages/${String(messageId)}`)).status).toBe(404);
      expect((await mail.call(who, "GET", `/api/mail/messages/${String(messageId)}/case`)).status).toBe(404);
      expect((await mail.call(who, "POST", `/api/mail/cases/${String(id)}/take`)).status).toBe(404);
    }
    expect((await mail.get<Message>("cuong", `/api/mail/messages/${String(messageId)}`)).subject).toBe(
      "Xin cấp bản sao",
    );
    const found = await mail.get<{ groups: { provider: string }[] }>("binh", "/api/search?q=xin%20cap");
    expect(found.groups.map(({ provider }) => provider)).toEqual(["mail"]);
    expect(await mail.get("dung", "/api/search?q=xin%20cap")).toMatchObject({ groups: [] });
  });

  it("goes with who belongs to the body: who leaves it sees nothing from then on", async () => {
    await mail.send("an", [group], "Một");
    const { messageId } = await only();
    const members = { personIds: [mail.id("binh"), mail.id("dung")] };
    expect((await mail.call("admin", "PUT", `/api/groups/${group.slice(6)}/members`, members)).status).toBe(200);
    expect(await mailboxes("cuong")).toEqual([]);
    expect((await mail.call("cuong", "GET", `/api/mail/messages/${String(messageId)}`)).status).toBe(404);
    expect(await mailboxes("dung")).toHaveLength(1);
  });

  it("gives a conversation to the first of two who take it, and tells the other whose it is", async () => {
    await mail.send("an", [group], "Xin cấp bản sao");
    const { id } = await only();
    const answers = await Promise.all(
      ["binh", "cuong"].map((who) => mail.call(who, "POST", `/api/mail/cases/${String(id)}/take`)),
    );
    const won = answers.findIndex(({ status }) => status === 200);
    const lost = answers[1 - won];
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(lost?.code).toBe("mail.shared.taken");
    expect(JSON.stringify(lost?.body)).toContain(won === 0 ? "Hoàng Thị Bình" : "Lê Văn Cường");
    expect(await cases(won === 0 ? "binh" : "cuong", "mine")).toHaveLength(1);
    expect(await cases("binh", "unassigned")).toEqual([]);
    expect(await mailboxes(won === 0 ? "cuong" : "binh")).toMatchObject([{ mine: 0, open: 1, unassigned: 0 }]);
  });

  it("is answered under its own name, with the member's beside it, and its history tells the way", async () => {
    await mail.send("an", [group], "Xin cấp bản sao");
    const { id, version, messageId } = await only();
    const given = await mail.post<Case>("binh", `/api/mail/cases/${String(id)}/assignment`, {
      personId: mail.id("cuong"),
      version,
    });
    expect(given.assignee?.name).toBe("Lê Văn Cường");
    await mail.office.settle();
    const { items: told } = await mail.get<{ items: { kind: string }[] }>("cuong", "/api/notifications");
    expect(told).toMatchObject([{ kind: "mail.assigned", body: "Xin cấp bản sao" }]);
    const stale = await mail.call("cuong", "POST", `/api/mail/cases/${String(id)}/assignment`, {
      personId: null,
      version,
    });
    expect(stale.code).toBe("mail.shared.changed");
    const stranger = { personId: mail.id("dung"), version: given.version };
    expect((await mail.call("binh", "POST", `/api/mail/cases/${String(id)}/assignment`, stranger)).code).toBe(
      "mail.shared.notMember",
    );

    const sent = await answer("cuong", messageId, "Mời anh đến nhận.");
    const [got] = await mail.inbox("an");
    expect(got).toMatchObject({
      subject: "Re: Xin cấp bản sao",
      from: { name: "Một cửa", address: `group-${group.slice(6)}@stp.lan`, personId: null },
      by: { name: "Lê Văn Cường" },
      verified: true,
      suspicious: false,
    });
    const original = await mail.office.request(mail.id("an"), "GET", `/api/mail/messages/${String(got?.id)}/original`);
    expect(original.body).toMatch(/^Sender: .*<cuong@stp\.lan>/m);
    expect(await cases("binh")).toEqual([]);
    expect(await cases("binh", "answered")).toMatchObject([
      { state: "answered", answeredBy: { name: "Lê Văn Cường" }, latest: { id: sent } },
    ]);
    // The copy in Sent is everybody's, and the message answered is marked so.
    expect((await mail.get<Message>("binh", `/api/mail/messages/${String(sent)}`)).by?.name).toBe("Lê Văn Cường");
    expect((await mail.get<Message>("binh", `/api/mail/messages/${String(messageId)}`)).answered).toBe(true);

    await answer("an", got?.id ?? 0, "Cảm ơn, còn thiếu một bản.");
    expect(await cases("binh")).toMatchObject([{ state: "open", assignee: { name: "Lê Văn Cường" } }]);
    const again = await only();
    await mail.post("binh", `/api/mail/cases/${String(again.id)}/state`, { state: "closed", version: again.version });
    const { events } = await read("binh", messageId);
    expect(events.map(({ what }) => what)).toEqual(["closed", "arrived", "answered", "assigned", "arrived"]);
  });

  it("is made by the administrator for a body that has none, and takes nothing once it is closed", async () => {
    const again = { owner: group, name: "Lần nữa" };
    expect((await mail.call("admin", "POST", "/api/mail/admin/shared", again)).code).toBe("mail.shared.exists");
    const nobody = { owner: `person:${String(mail.id("an"))}`, name: "Riêng" };
    expect((await mail.call("admin", "POST", "/api/mail/admin/shared", nobody)).code).toBe("mail.shared.noBody");
    expect((await mail.call("binh", "POST", "/api/mail/admin/shared", again)).status).toBe(403);
    await mail.call("admin", "PATCH", `/api/mail/admin/shared/${String(accountId)}`, { closed: true });
    await mail.send("an", [group], "Sau khi đóng");
    expect(await mail.inbox("binh")).toHaveLength(1);
    expect(await cases("binh", "all")).toEqual([]);
    expect(await mail.get("admin", "/api/mail/admin/shared")).toMatchObject({
      items: [{ name: "Một cửa", ownerName: "Bộ phận một cửa", members: 2 }],
    });
  });
});
