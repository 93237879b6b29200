import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Mailbox } from "../contract.ts";
import { openMailOffice, type MailOffice } from "../testing-office.ts";
import type { Rule, RuleInput, RuleRun } from "./contract.ts";

let mail: MailOffice;
beforeEach(async () => {
  mail = await openMailOffice();
});
afterEach(() => mail.office.dispose());

const person = (who: string) => `person:${String(mail.id(who))}`;

async function box(who: string, role: string): Promise<Mailbox> {
  const { items } = await mail.get<{ items: Mailbox[] }>(who, "/api/mail/mailboxes");
  const found = items.find((each) => each.role === role);
  if (!found) throw new Error(`${who} has no ${role}.`);
  return found;
}

const rule = (changes: Partial<RuleInput> = {}): RuleInput => ({
  name: "Báo cáo",
  enabled: true,
  match: "all",
  conditions: [{ field: "subject", text: "bao cao", not: false }],
  actions: [{ do: "star" }],
  stop: false,
  ...changes,
});

const make = (who: string, changes: Partial<RuleInput> = {}) => mail.post<Rule>(who, "/api/mail/rules", rule(changes));

describe("rules", () => {
  it("move, star and mark what arrives, in the order in which they stand, until one stops", async () => {
    const archive = await box("binh", "archive");
    await make("binh", { actions: [{ do: "move", mailboxId: archive.id }, { do: "read" }], stop: true });
    await make("binh", { name: "Mọi thư", conditions: [{ field: "door", door: "inside" }] });
    await mail.send("an", [person("binh")], "Báo cáo tuần 47");
    await mail.send("an", [person("binh")], "Mời họp");
    expect(await mail.list("binh", archive.id)).toMatchObject([
      { subject: "Báo cáo tuần 47", seen: true, flagged: false },
    ]);
    expect(await mail.inbox("binh")).toMatchObject([{ subject: "Mời họp", seen: false, flagged: true }]);
    expect(await box("binh", "inbox")).toMatchObject({ total: 1, unseen: 1 });
    expect(await box("binh", "archive")).toMatchObject({ total: 1, unseen: 0 });
    await mail.office.settle();
    const { items } = await mail.get<{ items: { body: string }[] }>("binh", "/api/notifications");
    expect(items.map(({ body }) => body)).toEqual(["Mời họp"]);
  });

  it("find words without marks and whole words only, in the text too, and turn about", async () => {
    await make("binh", { conditions: [{ field: "body", text: "quyet toan", not: false }] });
    await make("binh", {
      name: "Không phải An",
      conditions: [{ field: "from", text: "an", not: true }],
      actions: [{ do: "trash" }],
    });
    await mail.send("an", [person("binh")], "Một", "Gửi bảng QUYẾT TOÁN quý.");
    await mail.send("an", [person("binh")], "Hai", "Gửi quyết định, toàn văn.");
    await mail.send("cuong", [person("binh")], "Ba");
    expect((await mail.inbox("binh")).map(({ subject, flagged }) => [subject, flagged])).toEqual([
      ["Hai", false],
      ["Một", true],
    ]);
    expect(await mail.list("binh", (await box("binh", "trash")).id)).toMatchObject([{ subject: "Ba" }]);
  });

  it("tell what was sent to a list from what was sent by name", async () => {
    await make("binh", { conditions: [{ field: "list", is: true }] });
    await mail.send("an", [person("binh")], "Riêng");
    const { id } = mail.office.services.directory.createGroup(
      { ...mail.office.as(mail.id("admin")) },
      { name: "Tổ biên tập", description: "" },
      [mail.id("binh")],
    );
    await mail.send("an", [`group:${String(id)}`], "Chung");
    expect((await mail.inbox("binh")).map(({ subject, flagged }) => [subject, flagged])).toEqual([
      ["Chung", true],
      ["Riêng", false],
    ]);
  });

  it("put a label on what arrives and on what is there, and refuse another's label", async () => {
    const label = await mail.post<{ id: number; keyword: string }>("binh", "/api/mail/labels", {
      name: "Gấp",
      tone: 1,
    });
    await mail.send("an", [person("binh")], "Báo cáo cũ");
    const { id } = await make("binh", { actions: [{ do: "label", labelId: label.id }] });
    await mail.send("an", [person("binh")], "Báo cáo mới");
    const labelled = async () => (await mail.inbox("binh")).map(({ subject, keywords }) => [subject, keywords]);
    expect(await labelled()).toEqual([
      ["Báo cáo mới", [label.keyword]],
      ["Báo cáo cũ", []],
    ]);
    await mail.post("binh", `/api/mail/rules/${String(id)}/runs`);
    await expect.poll(async () => (await labelled())[1]).toEqual(["Báo cáo cũ", [label.keyword]]);
    const refused = await mail.call(
      "an",
      "POST",
      "/api/mail/rules",
      rule({ actions: [{ do: "label", labelId: label.id }] }),
    );
    expect(refused.code).toBe("mail.rules.noLabel");
  });

  it("forward once: two who forward to each other do not go round", async () => {
    await make("binh", { actions: [{ do: "forward", personId: mail.id("cuong") }] });
    await make("cuong", {
      actions: [
        { do: "forward", personId: mail.id("binh") },
        { do: "forward", personId: mail.id("dung") },
      ],
    });
    await mail.send("an", [person("binh")], "Báo cáo gấp");
    expect(await mail.inbox("binh")).toHaveLength(1);
    expect(await mail.inbox("cuong")).toMatchObject([{ subject: "Báo cáo gấp", from: { personId: mail.id("an") } }]);
    expect(await mail.inbox("dung")).toEqual([]);
  });

  it("refuse strangers' folders, oneself and people who are not there; nobody sees another's", async () => {
    const archive = await box("an", "archive");
    const refused = async (actions: RuleInput["actions"]) =>
      (await mail.call("binh", "POST", "/api/mail/rules", rule({ actions }))).code;
    expect(await refused([{ do: "move", mailboxId: archive.id }])).toBe("mail.rules.noFolder");
    expect(await refused([{ do: "forward", personId: mail.id("binh") }])).toBe("mail.rules.noColleague");
    expect(await refused([{ do: "forward", personId: 999_999 }])).toBe("mail.rules.noColleague");
    expect(await refused([])).toBe("mail.rules.noAction");
    const { id } = await make("binh");
    expect((await mail.call("an", "PUT", `/api/mail/rules/${String(id)}`, rule())).status).toBe(404);
    expect((await mail.call("an", "DELETE", `/api/mail/rules/${String(id)}`)).status).toBe(404);
    expect((await mail.call("an", "POST", `/api/mail/rules/${String(id)}/runs`)).status).toBe(404);
    expect(await mail.get("an", "/api/mail/rules")).toEqual({ items: [] });
  });

  it("stand in the order that their owner gives them", async () => {
    const one = await make("binh", { name: "Một" });
    const two = await make("binh", { name: "Hai" });
    const ordered = await mail.call("binh", "PUT", "/api/mail/rules/order", { ids: [two.id, one.id] });
    expect(ordered.body).toMatchObject({ items: [{ name: "Hai" }, { name: "Một" }] });
    const stale = await mail.call("binh", "PUT", "/api/mail/rules/order", { ids: [two.id] });
    expect(stale.code).toBe("mail.rules.order");
  });

  it("are tried on what is there without changing it, begun from a message, and applied in the background", async () => {
    for (let number = 0; number < 7; number += 1)
      await mail.send("an", [person("binh")], `Báo cáo số ${String(number)}`);
    const other = await mail.send("an", [person("binh")], "Mời họp");
    const tried = await mail.post<{ examined: number; count: number; items: unknown[] }>(
      "binh",
      "/api/mail/rules/test",
      {
        match: "all",
        conditions: rule().conditions,
      },
    );
    expect([tried.examined, tried.count, tried.items.length]).toEqual([8, 7, 5]);
    expect((await mail.inbox("binh")).some(({ flagged }) => flagged)).toBe(false);

    const [newest] = await mail.inbox("binh");
    const suggested = await mail.get<RuleInput>("binh", `/api/mail/messages/${String(newest?.id)}/rule`);
    expect(suggested).toMatchObject({ name: "Nguyễn Văn An", conditions: [{ field: "from", text: "an@stp.lan" }] });
    expect((await mail.call("binh", "GET", `/api/mail/messages/${String(other)}/rule`)).status).toBe(404);

    const archive = await box("binh", "archive");
    const { id } = await make("binh", {
      actions: [{ do: "star" }, { do: "move", mailboxId: archive.id }, { do: "forward", personId: mail.id("dung") }],
    });
    expect(await mail.post<RuleRun>("binh", `/api/mail/rules/${String(id)}/runs`)).toMatchObject({ total: 8 });
    await expect
      .poll(async () => (await mail.get<{ items: Rule[] }>("binh", "/api/mail/rules")).items[0]?.run)
      .toMatchObject({ state: "done", seen: 8, changed: 7 });
    expect(await mail.inbox("binh")).toMatchObject([{ subject: "Mời họp" }]);
    expect(await box("binh", "archive")).toMatchObject({ total: 7, unseen: 7 });
    // Old mail is not sent anew.
    expect(await mail.inbox("dung")).toEqual([]);
  });

  it("go on after a restart with a run that was cut off", async () => {
    await mail.send("an", [person("binh")], "Báo cáo");
    const { id } = await make("binh");
    const { db } = mail.office.kernel;
    const account = db.get<{ id: number }>("SELECT id FROM mail_account WHERE owner = :owner", {
      owner: person("binh"),
    });
    db.run(
      `INSERT INTO mail_rule_run (account_id, rule_id, mailbox_id, state, until_id, total, started_at)
       VALUES (:accountId, :id, :mailboxId, 'running', 1000000, 1, 1)`,
      { accountId: account?.id ?? 0, id, mailboxId: (await box("binh", "inbox")).id },
    );
    await mail.restart();
    await expect
      .poll(async () => (await mail.get<{ items: Rule[] }>("binh", "/api/mail/rules")).items[0]?.run?.state)
      .toBe("done");
    expect(await mail.inbox("binh")).toMatchObject([{ flagged: true }]);
  });
});
