import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Notice } from "../notifications/contract.ts";
import type { ChatMessage, Found, Member, Room } from "./contract.ts";
import { openTalkingOffice, type TalkingOffice } from "./testing.ts";

let here: TalkingOffice;
beforeEach(async () => {
  here = await openTalkingOffice();
});
afterEach(() => here.office.dispose());

const rooms = async (personId: number) => (await here.get<{ items: Room[] }>(personId, "/api/chat/rooms")).items;
const notices = async (personId: number) => {
  await here.office.settle();
  return (await here.get<{ items: Notice[] }>(personId, "/api/notifications")).items;
};

describe("a direct conversation", () => {
  it("is one for each pair, whoever begins it, and nobody else's", async () => {
    const { id } = await here.direct(here.an, here.binh);
    expect((await here.direct(here.binh, here.an)).id).toBe(id);
    expect((await here.room(here.an, id)).title).toBe("Trần Thị Bình");
    expect((await here.room(here.binh, id)).title).toBe("Nguyễn Văn An");
    await here.say(here.an, id, "Chào Bình");
    for (const stranger of [here.chi, here.admin]) {
      expect((await here.call(stranger, "GET", `/api/chat/rooms/${String(id)}`)).status).toBe(404);
      expect((await here.call(stranger, "GET", `/api/chat/rooms/${String(id)}/messages`)).status).toBe(404);
      expect((await rooms(stranger)).some((room) => room.id === id)).toBe(false);
    }
    expect((await here.call(here.an, "POST", "/api/chat/direct", { personId: here.an })).code).toBe("chat.self");
    expect((await here.call(here.an, "POST", "/api/chat/direct", { personId: 999 })).code).toBe("chat.unknownPerson");
  });

  it("tells the other one once until it is read, and the numbers are right on every device", async () => {
    const { id } = await here.direct(here.an, here.binh);
    await here.say(here.an, id, "Một");
    const second = await here.say(here.an, id, "Hai");
    expect(await notices(here.binh)).toMatchObject([{ kind: "chat.direct", body: "Một", read: false }]);
    expect(await here.room(here.binh, id)).toMatchObject({ unread: 2, readSeq: 0 });
    expect(await here.room(here.an, id)).toMatchObject({ unread: 0 });
    expect(await here.get(here.binh, "/api/chat/unread")).toEqual({ unread: 2, mentions: 0 });
    await here.call(here.binh, "POST", `/api/chat/rooms/${String(id)}/read`, { seq: second.seq });
    expect(await here.room(here.binh, id)).toMatchObject({ unread: 0, readSeq: 2 });
    expect(await notices(here.binh)).toMatchObject([{ read: true }]);
    // An older window that says so later takes nothing back.
    await here.call(here.binh, "POST", `/api/chat/rooms/${String(id)}/read`, { seq: 1 });
    expect((await here.room(here.binh, id)).readSeq).toBe(2);
    await here.say(here.an, id, "Ba");
    expect(await notices(here.binh)).toHaveLength(2);
    const members = await here.get<{ items: Member[] }>(here.an, `/api/chat/rooms/${String(id)}/members`);
    expect(members.items.find((member) => member.id === here.binh)).toMatchObject({ readSeq: 2 });
  });
});

describe("a message", () => {
  it("that is sent again is the same message", async () => {
    const { id } = await here.direct(here.an, here.binh);
    const clientId = randomUUID();
    const first = await here.say(here.an, id, "Một lần", { clientId });
    const again = await here.say(here.an, id, "Một lần", { clientId });
    expect(again).toEqual(first);
    expect(await here.texts(here.binh, id)).toEqual(["Một lần"]);
    const other = await here.direct(here.an, here.chi);
    const url = `/api/chat/rooms/${String(other.id)}/messages`;
    expect((await here.call(here.an, "POST", url, { clientId, text: "Khác" })).code).toBe("chat.clientId");
    // Another person's id is another message: nothing of the first is told.
    expect((await here.say(here.binh, id, "Của Bình", { clientId })).text).toBe("Của Bình");
  });

  it("of nothing, of a megabyte, or out of somebody's room is refused", async () => {
    const { id } = await here.direct(here.an, here.binh);
    const url = `/api/chat/rooms/${String(id)}/messages`;
    const send = (text: string, more = {}) =>
      here.call(here.an, "POST", url, { clientId: randomUUID(), text, ...more });
    expect((await send("  \n\t ")).code).toBe("chat.empty");
    expect((await send("\u202e\u200f\u0000".replace("\u200f", ""))).code).toBe("chat.empty");
    expect((await send("x".repeat(4_001))).status).toBe(400);
    expect((await send("x".repeat(1_000_000))).status).toBe(413);
    expect((await send("a", { clientId: "1" })).status).toBe(400);
    const elsewhere = await here.direct(here.an, here.chi);
    const foreign = await here.say(here.an, elsewhere.id, "Ở phòng khác");
    expect((await send("a", { replyToId: foreign.id })).code).toBe("chat.wrongReply");
    expect((await send("a", { threadId: 12345 })).code).toBe("chat.wrongReply");
    expect((await here.call(here.dung, "POST", url, { clientId: randomUUID(), text: "a" })).status).toBe(404);
  });

  it("keeps no mark that turns what stands beside it around", async () => {
    const { id } = await here.direct(here.an, here.binh);
    expect((await here.say(here.an, id, "bao\u202ecod.exe\r\ncao")).text).toBe("baocod.exe\ncao");
    expect((await here.say(here.an, id, "Tie\u0302\u0301ng Vie\u0323\u0302t")).text).toBe("Tiếng Việt");
  });

  it("is edited with a trace and taken back for good, by its author, within a day", async () => {
    const { id } = await here.direct(here.an, here.binh);
    const said = await here.say(here.an, id, "Họp 8h");
    const url = `/api/chat/messages/${String(said.id)}`;
    expect((await here.call(here.binh, "PATCH", url, { text: "Họp 9h" })).code).toBe("chat.tooLate");
    here.office.clock.advance(60_000);
    await here.call(here.an, "PATCH", url, { text: "Họp 9h" });
    expect(await here.texts(here.binh, id)).toEqual(["Họp 9h"]);
    expect(await here.get(here.binh, `${url}/versions`)).toMatchObject({ items: [{ text: "Họp 8h" }] });
    await here.call(here.an, "POST", `${url}/recall`);
    const [left] = (await here.get<{ items: ChatMessage[] }>(here.binh, `/api/chat/rooms/${String(id)}/messages`))
      .items;
    expect(left).toMatchObject({ text: "", recalledAt: here.office.clock.now() });
    expect(await here.get(here.binh, `${url}/versions`)).toEqual({ items: [] });
    expect((await here.get<{ items: Found[] }>(here.binh, "/api/chat/search?q=h%E1%BB%8Dp")).items).toEqual([]);
    const old = await here.say(here.an, id, "Cũ");
    here.office.clock.advance(25 * 3_600_000);
    const late = await here.call(here.an, "POST", `/api/chat/messages/${String(old.id)}/recall`);
    expect(late.code).toBe("chat.tooLate");
  });

  it("bears reactions, pins and a thread", async () => {
    const { id } = await here.group(here.an, "Đoàn kiểm tra", [here.binh, here.chi]);
    const root = await here.say(here.an, id, "Ai đi được?");
    const url = `/api/chat/messages/${String(root.id)}`;
    await here.call(here.binh, "PUT", `${url}/reactions`, { emoji: "👍", on: true });
    await here.call(here.binh, "PUT", `${url}/reactions`, { emoji: "👍", on: true });
    await here.call(here.chi, "PUT", `${url}/pin`, { on: true });
    await here.say(here.binh, id, "Em đi", { threadId: root.id });
    const second = await here.say(here.chi, id, "Em cũng đi", { threadId: root.id, replyToId: root.id });
    expect(second.replyTo).toMatchObject({ id: root.id, text: "Ai đi được?" });
    const thread = await here.get<{ root: ChatMessage; items: ChatMessage[] }>(here.an, `${url}/thread`);
    expect(thread.items.map(({ text }) => text)).toEqual(["Em đi", "Em cũng đi"]);
    expect(thread.root).toMatchObject({
      replies: 2,
      pinned: true,
      reactions: [{ emoji: "👍", personIds: [here.binh] }],
    });
    expect((await here.call(here.binh, "PUT", `${url}/reactions`, { emoji: "💣", on: true })).status).toBe(400);
    const pins = await here.get<{ items: ChatMessage[] }>(here.an, `/api/chat/rooms/${String(id)}/pins`);
    expect(pins.items).toHaveLength(1);
  });
});

describe("a group", () => {
  it("changes by its keeper; who is taken out hears and sees nothing more", async () => {
    const { id } = await here.group(here.an, "Tổ 1", [here.binh]);
    const url = `/api/chat/rooms/${String(id)}`;
    expect((await here.call(here.binh, "PATCH", url, { title: "Tổ 2" })).status).toBe(403);
    await here.call(here.an, "PATCH", url, { title: "Tổ 2" });
    await here.say(here.an, id, "Trước khi Chi vào");
    await here.call(here.an, "POST", `${url}/members`, { personIds: [here.chi] });
    expect(await here.room(here.chi, id)).toMatchObject({ title: "Tổ 2", people: 3, unread: 0 });
    await here.call(here.an, "DELETE", `${url}/members/${String(here.binh)}`);
    expect((await here.call(here.binh, "GET", url)).status).toBe(404);
    expect((await here.call(here.chi, "DELETE", `${url}/members/${String(here.an)}`)).status).toBe(403);
    await here.call(here.an, "DELETE", `${url}/members/${String(here.an)}`);
    expect((await here.room(here.chi, id)).can.manage).toBe(true);
  });
});

describe("the list of rooms", () => {
  it("asks as many questions for forty rooms as for four", async () => {
    const { db } = here.office.kernel;
    const asked = async (url: string) => {
      // What follows from the talk is done, and what is asked once is known.
      await here.office.settle();
      await here.get(here.binh, url);
      const spies = [vi.spyOn(db, "all"), vi.spyOn(db, "get")];
      await here.get(here.binh, url);
      const count = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
      for (const spy of spies) spy.mockRestore();
      return count;
    };
    const talk = async (count: number) => {
      for (let n = 0; n < count; n += 1) {
        here.office.clock.advance(1_000);
        const { id } = await here.group(here.an, `Tổ ${String(n)}`, [here.binh]);
        await here.say(here.an, id, `Nhờ @[Trần Thị Bình](person:${String(here.binh)})`);
      }
    };
    await talk(4);
    const few = [await asked("/api/chat/rooms"), await asked("/api/chat/unread")];
    await talk(36);
    expect([await asked("/api/chat/rooms"), await asked("/api/chat/unread")]).toEqual(few);
    expect(await here.get(here.binh, "/api/chat/unread")).toEqual({ unread: 40, mentions: 40 });
  });
});

describe("a unit's room", () => {
  const unitRoom = async (personId: number) =>
    (await rooms(personId)).find(({ title }) => title === "Phòng Hành chính");

  it("is there for those who belong to the unit, and follows the directory", async () => {
    const room = await unitRoom(here.binh);
    expect(room).toMatchObject({ kind: "unit", people: 2, can: { manage: false, leave: false } });
    expect(await unitRoom(here.dung)).toBeUndefined();
    const { directory } = here.office.services;
    directory.changePerson(here.office.as(here.admin), here.dung, {
      posts: [{ departmentId: here.unit.id, positionId: null }],
    });
    await here.office.settle();
    expect(await unitRoom(here.dung)).toMatchObject({ people: 3, unread: 0 });
    directory.deactivatePerson(here.office.as(here.admin), here.chi);
    await here.office.settle();
    expect((await unitRoom(here.binh))?.people).toBe(2);
  });

  it("lets call everybody only those who may", async () => {
    const all = (await rooms(here.binh)).find(({ title }) => title === "Toàn cơ quan");
    const url = `/api/chat/rooms/${String(all?.id)}/messages`;
    const text = "Mời @[Tất cả](everyone) họp";
    expect((await here.call(here.binh, "POST", url, { clientId: randomUUID(), text })).code).toBe("chat.notEveryone");
    await here.say(here.an, all?.id ?? 0, text);
    expect((await notices(here.chi))[0]).toMatchObject({ kind: "chat.mentioned", body: "Mời @Tất cả họp" });
    expect(await here.room(here.chi, all?.id ?? 0)).toMatchObject({ mentions: 1 });
  });

  it("tells those who are named and are in it", async () => {
    const room = await unitRoom(here.binh);
    const text = `Nhờ @[Lê Thị Chi](person:${String(here.chi)}) và @[Đặng Quang Dũng](person:${String(here.dung)})`;
    await here.say(here.binh, room?.id ?? 0, text);
    expect(await notices(here.chi)).toHaveLength(1);
    expect(await notices(here.dung)).toHaveLength(0);
  });
});

describe("search", () => {
  it("finds without marks in one's own rooms only, newest first", async () => {
    const { id } = await here.direct(here.an, here.binh);
    const other = await here.direct(here.an, here.chi);
    await here.say(here.an, id, "Quyết định bổ nhiệm");
    await here.say(here.an, other.id, "Quyết định khen thưởng");
    const find = async (personId: number, query: string) =>
      (await here.get<{ items: Found[] }>(personId, `/api/chat/search?q=${encodeURIComponent(query)}`)).items.map(
        ({ text }) => text,
      );
    expect(await find(here.an, "quyet dinh")).toEqual(["Quyết định khen thưởng", "Quyết định bổ nhiệm"]);
    expect(await find(here.binh, "quyet dinh")).toEqual(["Quyết định bổ nhiệm"]);
    expect(await find(here.dung, "quyet dinh")).toEqual([]);
    expect(await find(here.an, '" OR room:r1')).toEqual([]);
    const url = `/api/chat/search?q=${encodeURIComponent("quyet dinh")}&limit=1`;
    const first = await here.get<{ items: Found[]; next: string }>(here.an, url);
    const second = await here.get<{ items: Found[]; next?: string }>(here.an, `${url}&after=${first.next}`);
    expect([first, second].map(({ items }) => items.map(({ text }) => text))).toEqual([
      ["Quyết định khen thưởng"],
      ["Quyết định bổ nhiệm"],
    ]);
    expect(second.next).toBeUndefined();
  });
});

describe("a device that was away", () => {
  it("catches up from where it was, through edits, thefts of memory and a restart", async () => {
    const { id } = await here.group(here.an, "Tổ", [here.binh, here.chi]);
    const people = [here.an, here.binh, here.chi];
    /** What a device knows, as the web keeps it: the newest version of each message. */
    const device = new Map<number, ChatMessage>();
    let seen = 0;
    const catchUp = async (limit: number) => {
      for (let more = true; more;) {
        const page = await here.get<{ items: ChatMessage[]; upTo: number; more: boolean; reset: boolean }>(
          here.binh,
          `/api/chat/changes?since=${String(seen)}&limit=${String(limit)}`,
        );
        expect(page.reset).toBe(false);
        for (const message of page.items) {
          expect(message.change).toBeGreaterThan(device.get(message.id)?.change ?? 0);
          device.set(message.id, message);
        }
        seen = page.upTo;
        ({ more } = page);
      }
    };
    const step = fc.oneof(
      fc.record({ what: fc.constant("say" as const), who: fc.nat(2) }),
      fc.record({ what: fc.constant("edit" as const), which: fc.nat(30) }),
      fc.record({ what: fc.constant("recall" as const), which: fc.nat(30) }),
      fc.record({ what: fc.constant("react" as const), who: fc.nat(2), which: fc.nat(30) }),
      fc.record({ what: fc.constant("catch-up" as const), limit: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ what: fc.constant("restart" as const) }),
    );
    const said: { id: number; by: number }[] = [];
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
        for (const each of steps) {
          here.office.clock.advance(1_000);
          const target = "which" in each ? said[each.which % Math.max(1, said.length)] : undefined;
          if (each.what === "say") {
            const by = people[each.who] ?? here.an;
            said.push({ id: (await here.say(by, id, `Tin ${String((count += 1))}`)).id, by });
          } else if (each.what === "edit" && target) {
            const text = `Sửa ${String((count += 1))}`;
            await here.call(target.by, "PATCH", `/api/chat/messages/${String(target.id)}`, { text });
          } else if (each.what === "recall" && target) {
            await here.call(target.by, "POST", `/api/chat/messages/${String(target.id)}/recall`);
          } else if (each.what === "react" && target) {
            const url = `/api/chat/messages/${String(target.id)}/reactions`;
            await here.call(people[each.who] ?? here.an, "PUT", url, { emoji: "✅", on: true });
          } else if (each.what === "catch-up") await catchUp(each.limit);
          else if (each.what === "restart") here.office = await here.office.restart();
        }
        await catchUp(3);
        const truth: ChatMessage[] = [];
        for (let after = 0, more = true; more;) {
          const url = `/api/chat/rooms/${String(id)}/messages?after=${String(after)}&limit=200`;
          const page = await here.get<{ items: ChatMessage[]; more: boolean }>(here.binh, url);
          truth.push(...page.items);
          after = page.items.at(-1)?.seq ?? after;
          ({ more } = page);
        }
        expect(truth.map(({ seq }) => seq)).toEqual(truth.map((_, index) => index + 1));
        expect([...device.values()].sort((a, b) => a.seq - b.seq)).toEqual(truth);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it("that missed too much is told to read anew", async () => {
    here.office.kernel.db.run("UPDATE chat_counter SET value = 9000 WHERE id = 1");
    expect(await here.get(here.binh, "/api/chat/changes?since=1")).toEqual({
      items: [],
      upTo: 9000,
      more: false,
      reset: true,
    });
  });
});

describe("who talks too fast", () => {
  it("is told to wait, and may go on after", async () => {
    const { id } = await here.direct(here.an, here.binh);
    for (let count = 0; count < 30; count += 1) await here.say(here.an, id, `Tin ${String(count)}`);
    const url = `/api/chat/rooms/${String(id)}/messages`;
    const send = () => here.call(here.an, "POST", url, { clientId: randomUUID(), text: "Nữa" });
    expect(await send()).toEqual({ status: 429, code: "chat.tooFast" });
    here.office.clock.advance(1_000);
    expect((await send()).status).toBe(200);
    expect(await here.texts(here.binh, id)).toHaveLength(31);
  });
});
