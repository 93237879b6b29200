import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../testing.ts";
import type { BulkProgress, Mailbox, Positions } from "./contract.ts";
import { plantMessages } from "./testing.ts";

const COUNT = 620;
/** The portions take their turns beside whatever else the machine does. */
const PATIENT = { timeout: 10_000 };
let office: TestOffice;
let an = 0;
let binh = 0;

beforeEach(async () => {
  office = await openTestOffice();
  const { directory } = office.services;
  const roleIds = [directory.roleIdOf("staff") ?? 0];
  const password = { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false };
  const hire = async (name: string, username: string) =>
    (await directory.createPerson(systemActor("test"), { name, username, roleIds }, password)).id;
  an = await hire("Nguyễn Văn An", "an");
  binh = await hire("Hoàng Thị Bình", "binh");
  await office.settle();
  const messages = Array.from({ length: COUNT }, (_, number) => ({
    number,
    receivedAt: 1_000_000 + number * 1_000,
    seen: number % 2 === 0,
  }));
  plantMessages(office, an, "inbox", messages);
});
afterEach(() => office.dispose());

const box = (role: string): Mailbox => {
  const found = office.services.mail.use.mailboxes(office.as(an)).find((one) => one.role === role);
  if (!found) throw new Error(`There is no ${role}.`);
  return found;
};

const begin = async (change: object, scope: object = {}): Promise<BulkProgress> => {
  const answer = await office.request(an, "POST", "/api/mail/bulks", { scope, change });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<BulkProgress>();
};

const counts = () => [box("inbox").total, box("inbox").unseen, box("archive").total, box("archive").unseen];

describe("the change of a whole list", () => {
  it("moves everything in portions and takes it back; the counts are right both times", async () => {
    const { id, total } = await begin({ moveTo: box("archive").id });
    expect(total).toBe(COUNT);
    await expect.poll(counts, PATIENT).toEqual([0, 0, COUNT, COUNT / 2]);
    expect((await office.request(an, "POST", `/api/mail/bulks/${String(id)}/undo`)).statusCode).toBe(200);
    await expect.poll(counts, PATIENT).toEqual([COUNT, COUNT / 2, 0, 0]);
    expect((await office.request(an, "POST", `/api/mail/bulks/${String(id)}/undo`)).statusCode).toBe(404);
  });

  it("marks only what the filter leaves, and only that is taken back", async () => {
    const { id, total } = await begin({ seen: true }, { filter: "unread" });
    expect(total).toBe(COUNT / 2);
    await expect.poll(() => box("inbox").unseen, PATIENT).toBe(0);
    await office.request(an, "POST", `/api/mail/bulks/${String(id)}/undo`);
    await expect.poll(() => box("inbox").unseen, PATIENT).toBe(COUNT / 2);
  });

  it("is its owner's: nobody else stops it, takes it back, or moves into his folders", async () => {
    const { id } = await begin({ seen: true });
    await expect.poll(() => box("inbox").unseen, PATIENT).toBe(0);
    for (const [method, url] of [
      ["DELETE", `/api/mail/bulks/${String(id)}`],
      ["POST", `/api/mail/bulks/${String(id)}/undo`],
    ] as const) {
      expect((await office.request(binh, method, url)).statusCode).toBe(404);
    }
    const into = { scope: {}, change: { moveTo: box("archive").id } };
    expect((await office.request(binh, "POST", "/api/mail/bulks", into)).statusCode).toBe(404);
    const scope = { scope: { mailbox: box("inbox").id }, change: { seen: false } };
    expect((await office.request(binh, "POST", "/api/mail/bulks", scope)).statusCode).toBe(404);
    expect(box("inbox").unseen).toBe(0);
  });
});

describe("what messages become", () => {
  it("is offered once a module has registered, made of what the message says, and nobody else makes it", async () => {
    const { mail } = office.services;
    await mail.post({ from: binh, to: [`person:${String(an)}`], subject: "Soạn báo cáo", text: "Trước thứ Sáu." });
    const listed = await office.request(an, "GET", "/api/mail/messages?limit=200");
    const { id } = listed
      .json<{ items: { id: number; subject: string }[] }>()
      .items.find(({ subject }) => subject === "Soạn báo cáo") ?? { id: 0 };
    const url = `/api/mail/messages/${String(id)}/turns/task`;
    expect((await office.request(an, "POST", url)).statusCode).toBe(404);
    expect(mail.turns.offered(office.as(an))).toEqual([]);
    mail.turns.register({
      kind: "task",
      title: { vi: "Giao việc", en: "Make a task" },
      icon: "task",
      permission: "mail.use",
      make: (_work, _actor, { messageId, text }) =>
        `/tasks/${String(messageId)}?note=${encodeURIComponent(text.trim())}`,
    });
    const message = await office.request(an, "GET", `/api/mail/messages/${String(id)}`);
    expect(message.json()).toMatchObject({ turnInto: [{ kind: "task", title: "Giao việc", icon: "task" }] });
    const made = await office.request(an, "POST", url);
    expect(made.json()).toEqual({ path: `/tasks/${String(id)}?note=${encodeURIComponent("Trước thứ Sáu.")}` });
    expect((await office.request(binh, "POST", url)).statusCode).toBe(404);
  });
});

describe("how a person reads", () => {
  it("is kept: conversations or single messages", async () => {
    const way = async () =>
      (await office.request(an, "GET", "/api/mail/mailboxes")).json<{ conversations: boolean }>().conversations;
    expect(await way()).toBe(true);
    await office.request(an, "PUT", "/api/mail/reading", { conversations: false });
    expect(await way()).toBe(false);
    const shape = await office.request(an, "GET", "/api/mail/positions?rows=conversations");
    expect(shape.json<Positions>().total).toBe(COUNT);
  });
});
