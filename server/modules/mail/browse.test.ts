import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import { openTestOffice, type TestOffice } from "../../testing.ts";
import type { Label, MessageRow, Positions } from "./contract.ts";
import { plantMessages } from "./testing.ts";

const COUNT = 1_250;
let office: TestOffice;
let an = 0;
let binh = 0;
let ids: number[] = [];

async function hire(name: string, username: string): Promise<number> {
  const { directory } = office.services;
  const roleIds = [directory.roleIdOf("staff") ?? 0];
  const password = { text: "Chợ Kỳ Lừa họp phiên 27", mustChange: false };
  return (await directory.createPerson(systemActor("test"), { name, username, roleIds }, password)).id;
}

beforeAll(async () => {
  office = await openTestOffice();
  an = await hire("Nguyễn Văn An", "an");
  binh = await hire("Hoàng Thị Bình", "binh");
  await office.settle();
  // Every fifth opens a conversation of five.
  ids = plantMessages(
    office,
    an,
    "inbox",
    Array.from({ length: COUNT }, (_, number) => ({
      number,
      receivedAt: 1_000_000 + number * 1_000,
      thread: `<${String(Math.floor(number / 5))}@thread>`,
      seen: number % 2 === 0,
      attachments: number % 10 === 0,
    })),
  );
});
afterAll(() => office.dispose());

async function get<T>(who: number, url: string): Promise<T> {
  const answer = await office.request(who, "GET", url);
  expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
  return answer.json<T>();
}

/** All rows of a list, range after range, as a window that scrolls to the end would read them. */
async function walk(query: string): Promise<MessageRow[]> {
  const { anchors } = await get<Positions>(an, `/api/mail/positions?${query}`);
  const rows: MessageRow[] = [];
  for (let index = 0; index <= anchors.length; index += 1) {
    const range = new URLSearchParams(query);
    if (index > 0) range.set("after", anchors[index - 1] ?? "");
    if (index < anchors.length) range.set("until", anchors[index] ?? "");
    rows.push(...(await get<{ items: MessageRow[] }>(an, `/api/mail/range?${range.toString()}`)).items);
  }
  return rows;
}

describe("the ranges of a list", () => {
  it("are together the whole list, newest first, and any of them can be read alone", async () => {
    const shape = await get<Positions>(an, "/api/mail/positions");
    expect(shape).toMatchObject({ total: COUNT, step: 100 });
    expect(shape.anchors).toHaveLength(12);
    const rows = await walk("rows=messages");
    expect(rows.map(({ id }) => id)).toEqual(ids.toReversed());
    const [after, until] = [shape.anchors[6] ?? "", shape.anchors[7] ?? ""];
    const middle = await get<{ items: MessageRow[] }>(an, `/api/mail/range?after=${after}&until=${until}`);
    expect(middle.items.map(({ id }) => id)).toEqual(ids.toReversed().slice(700, 800));
    expect(middle.items[0]?.conversation).toBeNull();
  });

  it("stand for conversations by their newest messages, with what is unread and who wrote", async () => {
    const rows = await walk("rows=conversations");
    expect(rows).toHaveLength(COUNT / 5);
    expect(rows[0]?.id).toBe(ids.at(-1));
    // The last five are the numbers 1245 to 1249: three odd ones are unread.
    expect(rows[0]?.conversation).toEqual({
      total: 5,
      unread: 3,
      flagged: false,
      hasAttachments: false,
      people: [{ name: "Đặng Thị Hòa", me: false, unread: true }],
    });
  });

  it("hold what a filter leaves, conversations too", async () => {
    expect((await get<Positions>(an, "/api/mail/positions?filter=unread")).total).toBe(COUNT / 2);
    const rows = await walk("rows=conversations&filter=attachments");
    expect(rows).toHaveLength(COUNT / 10);
    expect(rows.every(({ hasAttachments }) => hasAttachments)).toBe(true);
  });

  it("show nobody else's mail, and refuse a mailbox, a label or a key that is not there", async () => {
    expect((await get<Positions>(binh, "/api/mail/positions")).total).toBe(0);
    const mailbox = office.services.mail.use.mailboxes(office.as(an))[0]?.id ?? 0;
    for (const url of [
      `positions?mailbox=${String(mailbox)}`,
      `range?mailbox=${String(mailbox)}`,
      "positions?label=99",
    ]) {
      expect((await office.request(binh, "GET", `/api/mail/${url}`)).statusCode, url).toBe(404);
    }
    expect((await office.request(an, "GET", "/api/mail/range?after=1")).statusCode).toBe(400);
  });
});

describe("labels", () => {
  it("are put on, looked through, taken off; mail programs see a keyword without marks", async () => {
    const made = await office.request(an, "POST", "/api/mail/labels", { name: "Hợp đồng", tone: 3 });
    const label = made.json<Label>();
    expect(label).toMatchObject({ keyword: "hop_dong", name: "Hợp đồng", tone: 3 });
    expect((await office.request(an, "POST", "/api/mail/labels", { name: "hợp đồng", tone: 1 })).statusCode).toBe(422);
    const some = ids.slice(10, 13);
    const mark = (body: object) => office.request(an, "POST", "/api/mail/marks", body);
    expect((await mark({ ids: some, addLabels: [label.id] })).json()).toMatchObject({ changed: some });
    expect((await mark({ ids: some, addLabels: [label.id] })).json()).toMatchObject({ changed: [] });
    const rows = await walk(`label=${String(label.id)}`);
    expect(rows.map(({ id, keywords }) => [id, keywords])).toEqual(some.toReversed().map((id) => [id, ["hop_dong"]]));
    expect((await office.request(binh, "GET", `/api/mail/positions?label=${String(label.id)}`)).statusCode).toBe(404);
    await mark({ ids: some.slice(1), removeLabels: [label.id] });
    expect((await walk(`label=${String(label.id)}`)).map(({ id }) => id)).toEqual(some.slice(0, 1));
    expect((await office.request(an, "DELETE", `/api/mail/labels/${String(label.id)}`)).statusCode).toBe(200);
    expect((await walk("")).some(({ keywords }) => keywords.length > 0)).toBe(false);
  });

  it("on a conversation are on all of its messages in the mailbox", async () => {
    const label = (await office.request(an, "POST", "/api/mail/labels", { name: "Theo dõi", tone: 0 })).json<Label>();
    await office.request(an, "POST", "/api/mail/marks", { ids: [ids[4]], addLabels: [label.id], whole: true });
    expect(await walk(`label=${String(label.id)}`)).toHaveLength(5);
  });
});
