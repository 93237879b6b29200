import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Mailbox } from "../contract.ts";
import { openMailOffice, type MailOffice } from "../testing-office.ts";
import type { Retention } from "./contract.ts";

let mail: MailOffice;
beforeEach(async () => {
  mail = await openMailOffice();
});
afterEach(() => mail.office.dispose());

const DAY = 24 * 3_600_000;
const person = (who: string) => `person:${String(mail.id(who))}`;
const boxes = async (who: string) => (await mail.get<{ items: Mailbox[] }>(who, "/api/mail/mailboxes")).items;
async function boxId(who: string, role: string): Promise<number> {
  return (await boxes(who)).find((box) => box.role === role)?.id ?? 0;
}
const night = async (days = 1) => {
  mail.office.clock.advance(days * DAY);
  expect((await mail.call("admin", "POST", "/api/admin/jobs/mail.retention/run")).status).toBe(200);
};
async function toTrash(who: string): Promise<void> {
  const ids = (await mail.inbox(who)).map(({ id }) => id);
  await mail.post(who, "/api/mail/moves", { ids, mailboxId: await boxId(who, "trash") });
}
const contents = () => mail.office.kernel.db.all("SELECT 1 FROM mail_content").length;

describe("retention", () => {
  it("empties the trash of what has lain there for the agency's days, however old it is", async () => {
    await mail.send("an", [person("binh")], "Cũ");
    await night(60);
    await toTrash("binh");
    await night(1);
    await mail.send("an", [person("binh")], "Mới");
    await night(20);
    await toTrash("binh");
    await night(5);
    expect(await mail.list("binh", await boxId("binh", "trash"))).toHaveLength(2);
    await night(10);
    expect(await mail.list("binh", await boxId("binh", "trash"))).toMatchObject([{ subject: "Mới" }]);
    await night(30);
    expect(await mail.list("binh", await boxId("binh", "trash"))).toEqual([]);
  });

  it("moves what its owner says into the archive of its year, and the archive of past years by itself", async () => {
    await mail.send("an", [person("binh")], "Của năm 2026");
    const inbox = await boxId("binh", "inbox");
    const answer = await mail.call("binh", "PUT", `/api/mail/mailboxes/${String(inbox)}/retention`, {
      days: 20,
      action: "archive",
    });
    expect((answer.body as Retention).items.find(({ mailboxId }) => mailboxId === inbox)).toMatchObject({ days: 20 });
    await mail.send("an", [person("cuong")], "Của Cường");
    const ids = (await mail.inbox("cuong")).map(({ id }) => id);
    await mail.post("cuong", "/api/mail/moves", { ids, mailboxId: await boxId("cuong", "archive") });
    await night(10);
    expect(await mail.inbox("binh")).toHaveLength(1);
    expect(await mail.list("cuong", await boxId("cuong", "archive"))).toHaveLength(1);
    await night(40);
    expect(await mail.inbox("binh")).toEqual([]);
    for (const who of ["binh", "cuong"]) {
      const year = (await boxes(who)).find(({ name }) => name === "Archive/2026");
      expect(year?.total, who).toBe(1);
    }
    expect(await mail.list("cuong", await boxId("cuong", "archive"))).toEqual([]);
  });

  it("is the agency's for trash and junk, and the owner's alone for the others", async () => {
    const trash = await boxId("binh", "trash");
    const change = (who: string, id: number) =>
      mail.call(who, "PUT", `/api/mail/mailboxes/${String(id)}/retention`, { days: 5, action: "trash" });
    expect((await change("binh", trash)).code).toBe("mail.retention.byAgency");
    expect((await change("an", await boxId("binh", "archive"))).status).toBe(404);
  });
});

describe("a legal hold", () => {
  it("keeps what is deleted for good, out of everybody's sight, until it ends", async () => {
    await mail.send("an", [person("binh")], "Chứng cứ");
    const hold = `/api/mail/admin/holds/${String(mail.id("binh"))}`;
    expect((await mail.call("binh", "PUT", hold, { reason: "x" })).status).toBe(403);
    expect((await mail.call("admin", "PUT", hold, { reason: "Thanh tra 12/TTr" })).status).toBe(200);
    await toTrash("binh");
    await night(100);
    const trash = await boxId("binh", "trash");
    const ids = (await mail.list("binh", trash)).map(({ id }) => id);
    expect(ids).toHaveLength(1);
    await mail.post("binh", "/api/mail/expunges", { ids });
    const sent = await mail.list("an", await boxId("an", "sent"));
    await mail.post("an", "/api/mail/moves", { ids: sent.map(({ id }) => id), mailboxId: await boxId("an", "trash") });
    await mail.post("an", "/api/mail/expunges", { ids: sent.map(({ id }) => id) });
    expect(contents()).toBe(1);
    expect(await mail.get("binh", "/api/search?q=chung%20cu")).toMatchObject({ groups: [] });
    expect(await mail.get("admin", "/api/mail/admin/holds")).toMatchObject({
      items: [{ name: "Hoàng Thị Bình", reason: "Thanh tra 12/TTr", held: 1 }],
    });
    expect((await mail.call("admin", "DELETE", hold)).status).toBe(200);
    expect(contents()).toBe(0);
    expect((await mail.call("admin", "DELETE", hold)).status).toBe(404);
  });
});
