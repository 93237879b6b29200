import type { Actor } from "../../kernel/access/actor.ts";
import { done, personKey, type PageOf } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { pageFrom, readCursor } from "../../kernel/paging.ts";
import type { Work } from "../../kernel/work.ts";
import {
  CHAT_READ,
  CHAT_ROOM,
  MAX_GROUP,
  MAX_READERS,
  type ChatRead,
  type ChatRoomChanged,
  type Member,
  type Room,
} from "./contract.ts";
import { chatErrors } from "./errors.ts";
import type { ChatNeeds } from "./needs.ts";
import { abilitiesIn, talker } from "./policy.ts";
import type { Presenter } from "./present.ts";
import * as store from "./store.ts";

/** The use cases of rooms. */
export interface Rooms {
  list(actor: Actor, query: { archived?: boolean; limit?: number; after?: string }): PageOf<Room>;
  read(actor: Actor, id: number): Room;
  openDirect(actor: Actor, personId: number): Room;
  createGroup(actor: Actor, title: string, personIds: readonly number[]): Room;
  rename(actor: Actor, id: number, title: string): Room;
  addMembers(actor: Actor, id: number, personIds: readonly number[]): Room;
  removeMember(actor: Actor, id: number, personId: number): typeof done;
  members(actor: Actor, id: number, query: { limit?: number; after?: string }): PageOf<Member>;
  changeMine(actor: Actor, id: number, change: { muted?: boolean; favourite?: boolean }): Room;
  markRead(actor: Actor, id: number, seq: number): { readSeq: number; unread: number };
  unread(actor: Actor): { unread: number; mentions: number };
  /** The room, if the actor may know of it; `kernel.notFound` otherwise. */
  find(actor: Actor, id: number): store.RoomRow;
  /** To whom what happens in a room is pushed. */
  audienceOf(room: Pick<store.RoomRow, "id" | "audience">): string[];
}

const PAGE = 50;
/** Rooms that are looked through for the number in the rail. */
const MOST_COUNTED = 200;

export function createRooms(kernel: Kernel, needs: ChatNeeds, present: Presenter): Rooms {
  const { db } = kernel;
  const { directory, notifications } = needs;

  function find(actor: Actor, id: number): store.RoomRow {
    talker(actor);
    const room = store.findRoom(db, actor, id);
    if (!room) throw kernelErrors.notFound();
    return room;
  }

  function read(actor: Actor, id: number): Room {
    const [room] = present.rooms(db, actor, [find(actor, id)]);
    if (!room) throw kernelErrors.notFound();
    return room;
  }

  function audienceOf({ id, audience }: Pick<store.RoomRow, "id" | "audience">): string[] {
    return audience === null ? store.memberIds(db, id).map(personKey) : [audience];
  }

  /** After the commit, tells those who are in the room, and those who were just taken out of it. */
  function tellRoom(work: Work, room: Pick<store.RoomRow, "id" | "audience">, gone: readonly number[] = []): void {
    work.afterCommit(() => {
      const changed: ChatRoomChanged = { roomId: room.id };
      const audience = [...audienceOf(room), ...gone.map(personKey)];
      if (gone.length > 0) kernel.live.refresh(gone);
      kernel.live.publish({ audience }, CHAT_ROOM, changed);
    });
  }

  function demandPeople(personIds: readonly number[], field: string): void {
    const isHere = (id: number) => directory.person(id)?.active === true;
    if (!personIds.every(isHere)) throw chatErrors.unknownPerson({}, field);
  }

  /** A group that the actor keeps. */
  function findOwn(actor: Actor, id: number): store.RoomRow {
    const room = find(actor, id);
    if (room.kind !== "group") throw chatErrors.notGroup();
    if (!abilitiesIn(actor, room, room.role ?? "member").manage) throw kernelErrors.forbidden();
    return room;
  }

  return {
    find,
    read,
    audienceOf,

    list(actor, { archived = false, limit = PAGE, after }) {
      talker(actor);
      const cursor = readCursor<[number, number]>(after, ["number", "number"]);
      const rows = store.listRooms(db, actor, {
        archived,
        limit,
        after: cursor && { lastAt: cursor[0], id: cursor[1] },
      });
      const shown = new Map(present.rooms(db, actor, rows.slice(0, limit)).map((room) => [room.id, room]));
      const page = pageFrom(
        rows,
        limit,
        ({ lastAt, id }) => [lastAt, id],
        ({ id }) => shown.get(id),
      );
      return { ...page, items: page.items.flatMap((room) => room ?? []) };
    },

    openDirect(actor, personId) {
      const me = talker(actor);
      if (personId === me.id) throw chatErrors.self({}, "/body/personId");
      const key = `direct:${[me.id, personId].sort((a, b) => a - b).join(":")}`;
      const known = store.roomByKey(db, key);
      if (known) return read(actor, known.id);
      demandPeople([personId], "/body/personId");
      const id = kernel.write(actor, (work) => {
        const made = store.insertRoom(
          work.db,
          { kind: "direct", key, audience: null, title: "", path: "", createdBy: me.id },
          work.now,
        );
        store.addMembers(work.db, made, [me.id, personId], "member");
        tellRoom(work, { id: made, audience: null });
        return made;
      });
      return read(actor, id);
    },

    createGroup(actor, title, personIds) {
      const me = talker(actor);
      demandPeople(personIds, "/body/personIds");
      const id = kernel.write(actor, (work) => {
        const made = store.insertRoom(
          work.db,
          {
            kind: "group",
            key: null,
            audience: null,
            title: title.normalize("NFC").trim(),
            path: "",
            createdBy: me.id,
          },
          work.now,
        );
        store.addMembers(work.db, made, [me.id], "owner");
        store.addMembers(
          work.db,
          made,
          personIds.filter((other) => other !== me.id),
          "member",
        );
        work.audit({ action: "chat.group-created", subject: { type: "chat-room", id: made } });
        tellRoom(work, { id: made, audience: null });
        return made;
      });
      return read(actor, id);
    },

    rename(actor, id, title) {
      const room = findOwn(actor, id);
      kernel.write(actor, (work) => {
        store.renameRoom(work.db, id, title.normalize("NFC").trim());
        work.audit({ action: "chat.group-renamed", subject: { type: "chat-room", id } });
        tellRoom(work, room);
      });
      return read(actor, id);
    },

    addMembers(actor, id, personIds) {
      const room = findOwn(actor, id);
      demandPeople(personIds, "/body/personIds");
      kernel.write(actor, (work) => {
        if ((store.countMembers(work.db, [id]).get(id) ?? 0) + personIds.length > MAX_GROUP)
          throw chatErrors.full({ limit: MAX_GROUP });
        store.addMembers(work.db, id, personIds, "member");
        store.touchRoom(work.db, id);
        work.audit({ action: "chat.members-added", subject: { type: "chat-room", id }, detail: { people: personIds } });
        tellRoom(work, room);
      });
      return read(actor, id);
    },

    removeMember(actor, id, personId) {
      const me = talker(actor);
      const room = personId === me.id ? find(actor, id) : findOwn(actor, id);
      if (room.kind !== "group") throw chatErrors.notGroup();
      kernel.write(actor, (work) => {
        if (!store.removeMember(work.db, id, personId, work.now)) throw kernelErrors.notFound();
        const left = store.memberIds(work.db, id);
        const isOrphan = !store.listMembers(work.db, id, { limit: MAX_GROUP }).some(({ role }) => role === "owner");
        // A group whose last keeper goes is kept by who has been in it longest.
        if (isOrphan && left[0] !== undefined) store.setOwner(work.db, id, left[0]);
        store.touchRoom(work.db, id);
        work.audit({ action: "chat.member-removed", subject: { type: "chat-room", id }, detail: { personId } });
        tellRoom(work, room, [personId]);
      });
      return done;
    },

    members(actor, id, { limit = PAGE, after }) {
      find(actor, id);
      const cursor = readCursor<[number]>(after, ["number"]);
      return pageFrom(
        store.listMembers(db, id, { limit, after: cursor?.[0] }),
        limit,
        ({ personId }) => [personId],
        ({ personId, ...marks }): Member => ({ ...present.face(personId), ...marks }),
      );
    },

    changeMine(actor, id, change) {
      const me = talker(actor);
      find(actor, id);
      kernel.write(actor, (work) => {
        store.ensureMarks(work.db, id, me.id);
        store.setMine(work.db, id, me.id, change);
      });
      return read(actor, id);
    },

    markRead(actor, id, seq) {
      const me = talker(actor);
      const room = find(actor, id);
      const readSeq = Math.min(seq, room.lastSeq);
      if (room.readSeq === null || readSeq > room.readSeq) {
        kernel.write(actor, (work) => {
          store.ensureMarks(work.db, id, me.id);
          store.markRead(work.db, id, me.id, readSeq, work.now);
          const isShown = (store.countMembers(work.db, [id]).get(id) ?? 0) <= MAX_READERS;
          if (isShown) store.insertRead(work.db, id, me.id, readSeq, work.now);
          notifications.markSubjectRead(work, me.id, { type: "chat-room", id });
          work.afterCommit(() => {
            const read: ChatRead = { roomId: id, personId: me.id, readSeq };
            kernel.live.publish({ audience: [personKey(me.id)] }, CHAT_READ, read);
            // Others see it while they look; who comes later asks for the members. In a large room each look would be told to all.
            if (isShown) kernel.live.signal({ topic: `chat:${String(id)}` }, CHAT_READ, read);
          });
        });
      }
      const now = Math.max(readSeq, room.readSeq ?? 0);
      return { readSeq: now, unread: store.countUnread(db, me.id, [{ id, readSeq: now }]).get(id)?.unread ?? 0 };
    },

    unread(actor) {
      const me = talker(actor);
      const marks = store.unreadRooms(db, actor, MOST_COUNTED);
      const waiting = store.countUnread(db, me.id, marks);
      let unread = 0;
      let mentions = 0;
      for (const { id, muted } of marks) {
        if (muted === 0) unread += waiting.get(id)?.unread ?? 0;
        mentions += waiting.get(id)?.mentions ?? 0;
      }
      return { unread, mentions };
    },
  };
}
