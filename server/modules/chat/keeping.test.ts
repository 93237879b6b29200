import { Readable } from "node:stream";
import { strFromU8, unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { systemActor } from "../../kernel/access/actor.ts";
import type { ChatMessage, Found, Keeping, KeptRoom, Room } from "./contract.ts";
import { openTalkingOffice, type TalkingOffice } from "./testing.ts";

let here: TalkingOffice;
beforeEach(async () => {
  here = await openTalkingOffice();
});
afterEach(() => here.office.dispose());

const DAY = 24 * 3_600_000;
const night = async () => {
  expect((await here.call(here.admin, "POST", "/api/admin/jobs/chat.keeping/run")).status).toBe(200);
};
const keep = (kind: string, days: number | null, hold = false) =>
  here.call(here.admin, "PUT", "/api/chat/keeping", { kind, days, hold });

/** What was said until now was said so many days earlier: sessions do not live as long as conversations. */
const age = (days: number) => {
  here.office.kernel.db.run("UPDATE chat_message SET sent_at = sent_at - :by", { by: days * DAY });
};

describe("how long conversations are kept", () => {
  it("takes away what is older than the days of its kind, with what hangs on it, and leaves the other kinds", async () => {
    const group = await here.group(here.an, "Tổ 1", [here.binh]);
    const direct = await here.direct(here.an, here.binh);
    await here.say(here.an, direct.id, "Riêng, cũ");
    const old = await here.say(here.an, group.id, `Cũ @[Trần Thị Bình](person:${String(here.binh)})`);
    const url = `/api/chat/messages/${String(old.id)}`;
    await here.call(here.binh, "PUT", `${url}/reactions`, { emoji: "👍", on: true });
    await here.call(here.binh, "PUT", `${url}/pin`, { on: true });
    const begin = await here.say(here.an, group.id, "Đầu mạch");
    age(40);
    await here.say(here.binh, group.id, "Trả lời tin cũ", { replyToId: old.id });
    await here.say(here.binh, group.id, "Trong mạch", { threadId: begin.id });
    expect((await keep("group", 10)).status).toBe(400);
    expect((await keep("group", 30)).status).toBe(200);
    await night();
    expect(await here.texts(here.binh, group.id)).toEqual(["Đầu mạch", "Trả lời tin cũ", "Trong mạch"]);
    expect(await here.texts(here.binh, direct.id)).toEqual(["Riêng, cũ"]);
    expect(
      (await here.get<{ items: Found[] }>(here.binh, "/api/chat/search?q=cu")).items.map(({ text }) => text),
    ).toEqual(["Trả lời tin cũ", "Riêng, cũ"]);
    expect(await here.room(here.binh, group.id)).toMatchObject({ keptDays: 30, hold: null, lastSeq: 4 });
    const { sweeps } = await here.get<Keeping>(here.admin, "/api/chat/keeping");
    expect(sweeps).toMatchObject([{ kind: "group", rooms: 1, messages: 1, files: 0 }]);
    await night();
    expect((await here.get<Keeping>(here.admin, "/api/chat/keeping")).sweeps).toHaveLength(1);
  });

  it("takes nothing from a room or a kind that is held, and says so to those who are in it", async () => {
    const { id } = await here.group(here.an, "Tổ 1", [here.binh]);
    await here.say(here.an, id, "Chứng cứ");
    const hold = `/api/chat/rooms/${String(id)}/hold`;
    expect((await here.call(here.an, "PUT", hold, { reason: "Thanh tra" })).status).toBe(403);
    await here.call(here.admin, "PUT", hold, { reason: "Thanh tra số 5" });
    await keep("group", 30);
    age(40);
    await night();
    expect(await here.texts(here.binh, id)).toEqual(["Chứng cứ"]);
    expect((await here.room(here.binh, id)).hold).toBe("Thanh tra số 5");
    const held = await here.get<{ items: KeptRoom[] }>(here.admin, "/api/chat/keeping/rooms");
    expect(held.items).toMatchObject([{ id, title: "Tổ 1", messages: 1, people: 2 }]);
    await here.call(here.admin, "DELETE", hold);
    await keep("group", 30, true);
    await night();
    expect((await here.room(here.binh, id)).hold).toBe("");
    await keep("group", 30);
    await night();
    expect(await here.texts(here.binh, id)).toEqual([]);
  });
});

describe("an export", () => {
  const take = (personId: number, id: number) =>
    here.office.request(personId, "GET", `/api/chat/rooms/${String(id)}/export.zip`);

  it("holds the conversation as a page and as JSON, with its files, and is on record", async () => {
    const { id } = await here.group(here.an, "Tổ <1>", [here.binh]);
    const actor = here.office.as(here.an);
    const upload = await here.office.services.files.upload(
      actor,
      "báo cáo.txt",
      Readable.from([Buffer.from("số liệu")]),
    );
    await here.say(here.an, id, "<b>Số liệu</b> @[Trần Thị Bình](person:2)", { fileIds: [upload.id] });
    const zip = unzipSync((await take(here.an, id)).rawPayload);
    const page = strFromU8(zip["hoi-thoai.html"] ?? new Uint8Array());
    expect(page).toContain("&lt;b&gt;Số liệu&lt;/b&gt; @Trần Thị Bình");
    expect(page).not.toContain("<b>");
    const json = JSON.parse(strFromU8(zip["messages.json"] ?? new Uint8Array())) as { messages: ChatMessage[] };
    expect(json.messages).toHaveLength(1);
    const file = Object.keys(zip).find((name) => name.startsWith("tep/"));
    expect(strFromU8(zip[file ?? ""] ?? new Uint8Array())).toBe("số liệu");
    expect(here.office.kernel.db.all("SELECT 1 FROM kernel_audit WHERE action = 'chat.exported'")).toHaveLength(1);
  });

  it("is for those in the room who may, and of a held room for whoever manages holds", async () => {
    const { id } = await here.group(here.an, "Tổ 1", [here.binh]);
    expect((await take(here.binh, id)).statusCode).toBe(403);
    expect((await take(here.chi, id)).statusCode).toBe(404);
    expect((await take(here.admin, id)).statusCode).toBe(404);
    await here.call(here.admin, "PUT", `/api/chat/rooms/${String(id)}/hold`, { reason: "Thanh tra" });
    expect((await take(here.admin, id)).statusCode).toBe(200);
    expect((await here.call(here.admin, "GET", `/api/chat/rooms/${String(id)}/messages`)).status).toBe(404);
  });
});

describe("who has read a message", () => {
  it("is told with the time of the look that passed it", async () => {
    const { id } = await here.group(here.an, "Tổ 1", [here.binh, here.chi]);
    const first = await here.say(here.an, id, "Một");
    await here.call(here.binh, "POST", `/api/chat/rooms/${String(id)}/read`, { seq: 1 });
    const at = here.office.clock.now();
    here.office.clock.advance(60_000);
    await here.say(here.an, id, "Hai");
    await here.call(here.binh, "POST", `/api/chat/rooms/${String(id)}/read`, { seq: 2 });
    const url = `/api/chat/messages/${String(first.id)}/readers`;
    expect(await here.get(here.chi, url)).toMatchObject({ others: 2, items: [{ id: here.binh, readAt: at }] });
    expect((await here.call(here.dung, "GET", url)).status).toBe(404);
  });
});

describe("a room about a thing", () => {
  const subject = { module: "announcement", id: 5 };

  it("follows its thing: name, people, end", async () => {
    const { chat } = here.office.services;
    const about = (title: string, members: readonly number[]) =>
      here.office.kernel.write(systemActor("test"), (work) =>
        chat.roomAbout(work, { ...subject, title, link: "/announcements/5", members }),
      );
    const id = about("Lịch trực", [here.an, here.binh]);
    expect(about("Lịch trực Tết", [here.an, here.chi])).toBe(id);
    expect(await here.room(here.chi, id)).toMatchObject({
      kind: "subject",
      title: "Lịch trực Tết",
      path: "/announcements/5",
      people: 2,
    });
    expect((await here.call(here.binh, "GET", `/api/chat/rooms/${String(id)}`)).status).toBe(404);
    await here.say(here.chi, id, "Em trực mồng Một");
    here.office.kernel.write(systemActor("test"), (work) => {
      chat.archiveAbout(work, subject);
    });
    const refused = await here.call(here.an, "POST", `/api/chat/rooms/${String(id)}/messages`, {
      clientId: "00000000-0000-4000-8000-000000000001",
      text: "Muộn",
    });
    expect(refused.code).toBe("chat.archived");
    expect(await here.texts(here.an, id)).toEqual(["Em trực mồng Một"]);
    const rooms = await here.get<{ items: Room[] }>(here.an, "/api/chat/rooms?archived=true");
    expect(rooms.items.map((room) => room.id)).toContain(id);
  });

  it("can belong to a unit, whoever is in it", async () => {
    const { chat } = here.office.services;
    const audience = `department:${String(here.unit.id)}`;
    const id = here.office.kernel.write(systemActor("test"), (work) =>
      chat.roomAbout(work, { ...subject, title: "Hồ sơ", link: "/cases/5", members: { audience } }),
    );
    expect(await here.room(here.binh, id)).toMatchObject({ people: 2 });
    expect((await here.call(here.an, "GET", `/api/chat/rooms/${String(id)}`)).status).toBe(404);
  });
});

describe("a search", () => {
  it("is narrowed by author, days and files, also without words", async () => {
    const { id } = await here.group(here.an, "Tổ 1", [here.binh]);
    await here.say(here.an, id, "Báo cáo tháng Mười");
    here.office.clock.advance(3 * DAY);
    const actor = here.office.as(here.binh);
    const upload = await here.office.services.files.upload(actor, "so-lieu.txt", Readable.from([Buffer.from("1")]));
    await here.say(here.binh, id, "Báo cáo kèm", { fileIds: [upload.id] });
    const find = async (query: string) =>
      (await here.get<{ items: Found[] }>(here.an, `/api/chat/search?${query}`)).items.map(({ text }) => text);
    expect(await find(`q=bao&authorId=${String(here.binh)}`)).toEqual(["Báo cáo kèm"]);
    expect(await find("hasFile=true")).toEqual(["Báo cáo kèm"]);
    expect(await find("q=bao&toOn=2026-11-23")).toEqual(["Báo cáo tháng Mười"]);
    expect(await find("fromOn=2026-11-24&toOn=2026-11-26")).toEqual(["Báo cáo kèm"]);
    expect(await find(`q=bao&roomId=${String(id + 1000)}`)).toEqual([]);
    expect((await here.call(here.an, "GET", "/api/chat/search")).code).toBe("chat.noSearch");
  });
});
