import { matches } from "../../../server/kernel/contract/text.ts";
import { Observable } from "../../kernel/observable.ts";
import type { ChatMessage, ChatRead, Room } from "./api.ts";

export interface RoomListParts {
  readonly fetch: (signal?: AbortSignal) => Promise<Room[]>;
  readonly me: () => number;
}

export interface RoomsView {
  readonly state: "loading" | "ready" | "error";
  readonly error?: unknown;
  readonly rooms: readonly Room[];
}

/** Favourites first, then where something was said last. */
export function inOrder(rooms: readonly Room[]): Room[] {
  return [...rooms].sort((a, b) => Number(b.favourite) - Number(a.favourite) || b.lastAt - a.lastAt || b.id - a.id);
}

/** Those whose title has the words, without marks. */
export function filterRooms(rooms: readonly Room[], typed: string): readonly Room[] {
  return typed.trim() === "" ? rooms : rooms.filter(({ title }) => matches(title, typed));
}

/** The rooms of a person as this window knows them. A message moves its room without a question to the server; what is unknown is read. */
export class RoomList extends Observable<RoomsView> {
  readonly #parts: RoomListParts;
  #turn = 0;

  constructor(parts: RoomListParts) {
    super({ state: "loading", rooms: [] });
    this.#parts = parts;
  }

  find(id: number): Room | undefined {
    return this.value.rooms.find((room) => room.id === id);
  }

  async load(): Promise<void> {
    const turn = (this.#turn += 1);
    try {
      const rooms = await this.#parts.fetch();
      if (turn === this.#turn) this.set({ state: "ready", rooms: inOrder(rooms) });
    } catch (error) {
      if (turn === this.#turn && this.value.state !== "ready") this.set({ state: "error", error, rooms: [] });
    }
  }

  put(room: Room): void {
    const others = this.value.rooms.filter(({ id }) => id !== room.id);
    this.set({ state: "ready", rooms: inOrder([...others, room]) });
  }

  remove(id: number): void {
    this.set({ ...this.value, rooms: this.value.rooms.filter((room) => room.id !== id) });
  }

  hear(message: ChatMessage): void {
    const room = this.find(message.roomId);
    if (!room) {
      if (this.value.state === "ready") void this.load();
      return;
    }
    const isNew = message.seq > room.lastSeq;
    if (!isNew && message.seq < room.lastSeq) return;
    const isMine = message.author.id === this.#parts.me();
    this.put({
      ...room,
      lastSeq: message.seq,
      lastAt: isNew ? message.sentAt : room.lastAt,
      unread: isNew && !isMine ? room.unread + 1 : room.unread,
      mentions: isNew && !isMine && this.#namesMe(message.text) ? room.mentions + 1 : room.mentions,
      lastMessage: {
        id: message.id,
        seq: message.seq,
        authorId: message.author.id,
        authorName: message.author.name,
        text: message.text,
        recalled: message.recalledAt !== null,
        files: message.files.length,
      },
    });
  }

  /** One has read in another window. */
  heardRead({ roomId, personId, readSeq }: ChatRead): void {
    const room = this.find(roomId);
    if (!room || personId !== this.#parts.me() || readSeq <= room.readSeq) return;
    const isAll = readSeq >= room.lastSeq;
    this.put({ ...room, readSeq, ...(isAll && { unread: 0, mentions: 0 }) });
    if (!isAll) void this.load();
  }

  #namesMe(text: string): boolean {
    return text.includes(`](person:${String(this.#parts.me())})`) || text.includes("](everyone)");
  }
}
