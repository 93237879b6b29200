import { describe, expect, it } from "vitest";
import type { ChatMessage, Room } from "./api.ts";
import { filterRooms, RoomList } from "./rooms.ts";

const room = (id: number, changes: Partial<Room> = {}): Room =>
  ({
    id,
    title: `Phòng ${String(id)}`,
    lastAt: id,
    lastSeq: 5,
    readSeq: 5,
    unread: 0,
    mentions: 0,
    favourite: false,
    ...changes,
  }) as Room;
const message = (roomId: number, seq: number, changes: Partial<ChatMessage> = {}): ChatMessage =>
  ({
    id: seq,
    roomId,
    seq,
    author: { id: 2, name: "Bình", photoHash: null },
    text: "Chào",
    files: [],
    sentAt: 100 + seq,
    recalledAt: null,
    ...changes,
  }) as ChatMessage;

async function listOf(...rooms: Room[]) {
  let reads = 0;
  const list = new RoomList({
    fetch: () => {
      reads += 1;
      return Promise.resolve(rooms);
    },
    me: () => 1,
  });
  await list.load();
  return { list, reads: () => reads, ids: () => list.value.rooms.map(({ id }) => id) };
}

describe("the list of rooms", () => {
  it("has favourites first, then the latest", async () => {
    const { ids } = await listOf(room(1), room(2), room(3, { favourite: true }));
    expect(ids()).toEqual([3, 2, 1]);
  });

  it("moves a room up when something is said in it, and counts what others said", async () => {
    const { list, ids, reads } = await listOf(room(1), room(2));
    list.hear(message(1, 6));
    expect(ids()).toEqual([1, 2]);
    expect(list.find(1)).toMatchObject({ unread: 1, lastSeq: 6, lastMessage: { text: "Chào", authorName: "Bình" } });
    list.hear(message(1, 7, { author: { id: 1, name: "Tôi", photoHash: null } }));
    expect(list.find(1)).toMatchObject({ unread: 1, lastSeq: 7 });
    list.hear(message(1, 8, { text: "@[Tôi](person:1) ơi" }));
    expect(list.find(1)).toMatchObject({ unread: 2, mentions: 1 });
    expect(reads()).toBe(1);
  });

  it("hears one message once, and an edit of the last one in its place", async () => {
    const { list } = await listOf(room(1));
    list.hear(message(1, 6));
    list.hear(message(1, 6, { text: "Chào cả nhà" }));
    expect(list.find(1)).toMatchObject({ unread: 1, lastMessage: { text: "Chào cả nhà" } });
    list.hear(message(1, 3, { text: "Cũ" }));
    expect(list.find(1)?.lastMessage?.text).toBe("Chào cả nhà");
  });

  it("reads anew when something is said in a room that it does not know", async () => {
    const { list, reads } = await listOf(room(1));
    list.hear(message(9, 1));
    expect(reads()).toBe(2);
  });

  it("follows what was read in another window, and nobody else's reading", async () => {
    const { list } = await listOf(room(1, { lastSeq: 8, readSeq: 5, unread: 3 }));
    list.heardRead({ roomId: 1, personId: 2, readSeq: 8 });
    expect(list.find(1)?.unread).toBe(3);
    list.heardRead({ roomId: 1, personId: 1, readSeq: 8 });
    expect(list.find(1)).toMatchObject({ unread: 0, readSeq: 8 });
  });

  it("is filtered without marks", () => {
    const all = [room(1, { title: "Phòng Hành chính" }), room(2, { title: "Đặng Quang Dũng" })];
    expect(filterRooms(all, "hanh").map(({ id }) => id)).toEqual([1]);
    expect(filterRooms(all, "dang dung").map(({ id }) => id)).toEqual([2]);
    expect(filterRooms(all, " ")).toHaveLength(2);
  });
});
