import type { Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Kernel } from "../../kernel/module.ts";
import { startOfDay } from "../../kernel/text/index.ts";
import { cleanText } from "./clean.ts";
import {
  MAX_PINS,
  MAX_READERS,
  messageRecalled,
  type ChatMessage,
  type Face,
  type SendInput,
  type Stretch,
} from "./contract.ts";
import { chatErrors } from "./errors.ts";
import { mentionedKeys } from "./mentions.ts";
import type { ChatNeeds } from "./needs.ts";
import { createPace } from "./pace.ts";
import { abilitiesIn, mayChange, talker } from "./policy.ts";
import type { Poster } from "./post.ts";
import type { Presenter } from "./present.ts";
import type { Rooms } from "./rooms.ts";
import * as store from "./store.ts";

/** The use cases of messages. */
export interface Messages {
  send(actor: Actor, roomId: number, input: SendInput): ChatMessage;
  list(actor: Actor, roomId: number, query: { before?: number; after?: number; limit?: number }): Stretch;
  findDay(actor: Actor, roomId: number, on: string): { seq: number };
  thread(
    actor: Actor,
    id: number,
    query: { after?: number; limit?: number },
  ): { root: ChatMessage; items: ChatMessage[]; more: boolean };
  edit(actor: Actor, id: number, text: string): ChatMessage;
  recall(actor: Actor, id: number): ChatMessage;
  versions(actor: Actor, id: number): { items: { at: number; text: string }[] };
  react(actor: Actor, id: number, emoji: string, on: boolean): ChatMessage;
  pin(actor: Actor, id: number, on: boolean): ChatMessage;
  pins(actor: Actor, roomId: number): { items: ChatMessage[] };
  file(actor: Actor, id: number): FileAnswer;
  changes(
    actor: Actor,
    query: { since: number; limit?: number },
  ): { items: ChatMessage[]; upTo: number; more: boolean; reset: boolean };
  readers(actor: Actor, id: number): { items: (Face & { readAt: number | null })[]; others: number };
}

const PAGE = 50;
/** A device that missed more than this reads its views anew. */
const MOST_CHANGES = 5_000;

export function createMessages(
  kernel: Kernel,
  needs: ChatNeeds,
  { rooms, present, poster }: { rooms: Rooms; present: Presenter; poster: Poster },
): Messages {
  const { db } = kernel;
  const { directory, files } = needs;
  const pace = createPace(kernel.clock);
  const { tell } = poster;

  function find(actor: Actor, id: number): store.MessageRow {
    talker(actor);
    const message = store.findMessage(db, actor, id);
    if (!message) throw kernelErrors.notFound();
    return message;
  }

  /** A message in a room in which the actor may write. */
  function findOpen(actor: Actor, id: number): store.MessageRow {
    const message = find(actor, id);
    demandOpen(rooms.find(actor, message.roomId));
    return message;
  }

  function demandOpen(room: store.RoomRow): void {
    if (room.archivedAt !== null) throw chatErrors.archived();
  }

  /** Those of the room whom a text names. */
  function mentionedIn(actor: Actor, room: store.RoomRow, text: string): number[] {
    const keys = mentionedKeys(text);
    if (keys.length === 0) return [];
    const mayCallAll = abilitiesIn(actor, room, room.role ?? "member").mentionAll;
    if (keys.includes("everyone") && !mayCallAll) throw chatErrors.notEveryone();
    const inRoom = room.audience === null ? store.memberIds(db, room.id) : directory.expandAudience([room.audience]);
    if (keys.includes("everyone")) return inRoom;
    const named = new Set(directory.expandAudience(keys));
    return inRoom.filter((id) => named.has(id));
  }

  /** The message in this room that is answered or whose thread is gone on with. */
  function demandHere(roomId: number, id: number | undefined): store.MessageRow | undefined {
    if (id === undefined) return undefined;
    const message = store.messageById(db, id);
    if (message?.roomId !== roomId) throw chatErrors.wrongReply();
    return message;
  }

  return {
    send(actor, roomId, input) {
      const me = talker(actor);
      const known = store.messageByClient(db, me.id, input.clientId);
      if (known) {
        // A device that did not hear the answer sends again.
        if (known.roomId !== roomId) throw chatErrors.clientId();
        return present.message(db, known.id);
      }
      const room = rooms.find(actor, roomId);
      demandOpen(room);
      const text = cleanText(input.text);
      const fileIds = input.fileIds ?? [];
      if (text === "" && fileIds.length === 0) throw chatErrors.empty({}, "/body/text");
      const answered = demandHere(roomId, input.replyToId);
      const thread = demandHere(roomId, input.threadId);
      const mentioned = mentionedIn(actor, room, text).filter((id) => id !== me.id);
      pace(me.id);
      const id = kernel.write(actor, (work) => {
        const claimed = fileIds.map((fileId) => files.claim(work, actor, fileId));
        const voiceMs = input.voiceMs ?? null;
        const isVoice = claimed.length === 1 && /^(audio|video)\/(webm|ogg|mp4)$/.test(claimed[0]?.type ?? "");
        if (voiceMs !== null && !isVoice) throw chatErrors.notVoice({}, "/body/voiceMs");
        return poster.post(work, room, {
          roomId,
          clientId: input.clientId,
          authorId: me.id,
          text,
          card: "",
          replyToId: answered?.id ?? null,
          // A thread has one beginning, also where it is answered in the middle.
          threadId: thread ? (thread.threadId ?? thread.id) : null,
          files: claimed.map((file) => ({ ...file, voiceMs })),
          mentioned,
        });
      });
      return present.message(db, id);
    },

    list(actor, roomId, { before, after, limit = PAGE }) {
      rooms.find(actor, roomId);
      const rows = store.stretch(db, roomId, { before, after, limit });
      const more = rows.length > limit;
      const shown = after === undefined ? rows.slice(-limit) : rows.slice(0, limit);
      return { items: present.messages(db, shown), more };
    },

    findDay(actor, roomId, on) {
      rooms.find(actor, roomId);
      return { seq: store.firstSince(db, roomId, startOfDay(on, kernel.settings.agency.get().zone)) };
    },

    thread(actor, id, { after = 0, limit = PAGE }) {
      const message = find(actor, id);
      const rootId = message.threadId ?? message.id;
      const rows = store.threadOf(db, rootId, after, limit);
      return {
        root: present.message(db, rootId),
        items: present.messages(db, rows.slice(0, limit)),
        more: rows.length > limit,
      };
    },

    edit(actor, id, typed) {
      const message = findOpen(actor, id);
      if (!mayChange(actor, message, kernel.clock.now())) throw chatErrors.tooLate();
      const text = cleanText(typed);
      if (text === "" && store.filesOf(db, [id]).length === 0) throw chatErrors.empty({}, "/body/text");
      if (text === message.text) return present.message(db, id);
      const room = rooms.find(actor, message.roomId);
      const mentioned = mentionedIn(actor, room, text);
      kernel.write(actor, (work) => {
        store.rewrite(work.db, message, text, work.now);
        store.insertMentions(work.db, id, mentioned);
        tell(work, room, id);
      });
      return present.message(db, id);
    },

    recall(actor, id) {
      const message = findOpen(actor, id);
      if (!mayChange(actor, message, kernel.clock.now())) throw chatErrors.tooLate();
      kernel.write(actor, (work) => {
        store.rewrite(work.db, message, null, work.now);
        work.emit(messageRecalled, { messageId: id, roomId: message.roomId });
        work.audit({ action: "chat.message-recalled", subject: { type: "chat-message", id } });
        tell(work, rooms.find(actor, message.roomId), id);
      });
      return present.message(db, id);
    },

    versions(actor, id) {
      const message = find(actor, id);
      // What was taken back is taken back: its words are for nobody but an inquiry.
      return { items: message.recalledAt === null ? store.versionsOf(db, id) : [] };
    },

    react(actor, id, emoji, on) {
      const me = talker(actor);
      const message = findOpen(actor, id);
      if (message.recalledAt !== null) throw kernelErrors.notFound();
      kernel.write(actor, (work) => {
        if (store.setReaction(work.db, id, me.id, emoji, on)) tell(work, rooms.find(actor, message.roomId), id);
      });
      return present.message(db, id);
    },

    pin(actor, id, on) {
      const me = talker(actor);
      const message = findOpen(actor, id);
      if (message.recalledAt !== null) throw kernelErrors.notFound();
      kernel.write(actor, (work) => {
        if (on && store.pinsOf(work.db, message.roomId).length >= MAX_PINS)
          throw chatErrors.tooManyPins({ limit: MAX_PINS });
        if (store.setPin(work.db, message, me.id, on, work.now)) tell(work, rooms.find(actor, message.roomId), id);
      });
      return present.message(db, id);
    },

    pins(actor, roomId) {
      rooms.find(actor, roomId);
      const ids = store.pinsOf(db, roomId).map(({ messageId }) => messageId);
      const shown = present.messages(db, store.messagesByIds(db, ids));
      return { items: shown.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)) };
    },

    file(actor, id) {
      talker(actor);
      const file = store.findFile(db, actor, id);
      if (!file) throw kernelErrors.notFound();
      return files.answer(file);
    },

    changes(actor, { since, limit = PAGE }) {
      talker(actor);
      const newest = store.newestChange(db);
      if (newest - since > MOST_CHANGES) return { items: [], upTo: newest, more: false, reset: true };
      const rows = store.changedSince(db, store.roomIdsOf(db, actor), since, limit + 1);
      const more = rows.length > limit;
      const shown = rows.slice(0, limit);
      return {
        items: present.messages(db, shown),
        upTo: more ? (shown.at(-1)?.change ?? newest) : newest,
        more,
        reset: false,
      };
    },

    readers(actor, id) {
      const { roomId, seq, authorId } = find(actor, id);
      const others = (store.countMembers(db, [roomId]).get(roomId) ?? 1) - 1;
      const rows = others < MAX_READERS ? store.readersOf(db, roomId, seq) : [];
      return {
        others,
        items: rows
          .filter(({ personId }) => personId !== authorId)
          .map(({ personId, at }) => ({ ...present.face(personId), readAt: at })),
      };
    },
  };
}
