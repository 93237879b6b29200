import { Type } from "typebox";
import {
  Day,
  defineRoute,
  Exactly,
  FILE_REPLY,
  Id,
  Instant,
  Nullable,
  OneOf,
  Page,
  pageQuery,
  type Static,
} from "../../../kernel/contract/index.ts";
import {
  ChatMessage,
  Face,
  MAX_FILES,
  MAX_TEXT,
  MAX_VOICE,
  messageParams,
  Quote,
  REACTIONS,
  roomParams,
} from "./common.ts";

const use = "chat.use";
const limit = Type.Optional(Type.Integer({ minimum: 1, maximum: 200 }));
const Seq = Type.Integer({ minimum: 0 });

/** Made by the device, once a message: a UUID. */
export const ClientId = Type.String({ pattern: "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$" });

export const SendInput = Exactly({
  clientId: ClientId,
  text: Type.String({ maxLength: MAX_TEXT }),
  fileIds: Type.Optional(Type.Array(Id, { maxItems: MAX_FILES, uniqueItems: true })),
  replyToId: Type.Optional(Id),
  threadId: Type.Optional(Id),
  /** The one file is a voice note that speaks for so many milliseconds. */
  voiceMs: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_VOICE })),
});
export type SendInput = Static<typeof SendInput>;

export const sendMessage = defineRoute({
  method: "POST",
  path: "/api/chat/rooms/:id/messages",
  permission: use,
  summary: "Say something; the same client id again is answered with the message that it made",
  params: roomParams,
  body: SendInput,
  reply: ChatMessage,
});

/** A stretch of a conversation in its order. `more` says whether there is more in the direction that was asked for. */
export const Stretch = Type.Object({ items: Type.Array(ChatMessage), more: Type.Boolean() });
export type Stretch = Static<typeof Stretch>;

export const listMessages = defineRoute({
  method: "GET",
  path: "/api/chat/rooms/:id/messages",
  permission: use,
  summary: "A stretch of a room: before or after a message, or its end",
  params: roomParams,
  query: Exactly({ before: Type.Optional(Seq), after: Type.Optional(Seq), limit }),
  reply: Stretch,
});

export const findDay = defineRoute({
  method: "GET",
  path: "/api/chat/rooms/:id/days/:on",
  permission: use,
  summary: "The first message of a day or after it; 0 where there is none",
  params: Exactly({ id: Id, on: Day }),
  reply: Type.Object({ seq: Type.Integer() }),
});

export const listChatThread = defineRoute({
  method: "GET",
  path: "/api/chat/messages/:id/thread",
  permission: use,
  summary: "The answers in the thread that a message began, in their order",
  params: messageParams,
  query: Exactly({ after: Type.Optional(Seq), limit }),
  reply: Type.Object({ root: ChatMessage, items: Type.Array(ChatMessage), more: Type.Boolean() }),
});

export const editMessage = defineRoute({
  method: "PATCH",
  path: "/api/chat/messages/:id",
  permission: use,
  summary: "Change what one said; the earlier wording is kept",
  params: messageParams,
  body: Exactly({ text: Type.String({ maxLength: MAX_TEXT }) }),
  reply: ChatMessage,
});

export const recallMessage = defineRoute({
  method: "POST",
  path: "/api/chat/messages/:id/recall",
  permission: use,
  summary: "Take back what one said; that something was said stays",
  params: messageParams,
  reply: ChatMessage,
});

export const listVersions = defineRoute({
  method: "GET",
  path: "/api/chat/messages/:id/versions",
  permission: use,
  summary: "What a message said before it was edited",
  params: messageParams,
  reply: Type.Object({ items: Type.Array(Type.Object({ at: Instant, text: Type.String() })) }),
});

export const reactTo = defineRoute({
  method: "PUT",
  path: "/api/chat/messages/:id/reactions",
  permission: use,
  summary: "Add or take back one's reaction",
  params: messageParams,
  body: Exactly({ emoji: OneOf(REACTIONS), on: Type.Boolean() }),
  reply: ChatMessage,
});

export const listReaders = defineRoute({
  method: "GET",
  path: "/api/chat/messages/:id/readers",
  permission: use,
  summary: "Who else has read a message and when; bounded by the people of rooms that show it",
  params: messageParams,
  reply: Type.Object({
    items: Type.Array(Type.Object({ ...Face.properties, readAt: Nullable(Instant) })),
    /** People of the room beside the author. */
    others: Type.Integer(),
  }),
});

export const pinMessage = defineRoute({
  method: "PUT",
  path: "/api/chat/messages/:id/pin",
  permission: use,
  summary: "Pin a message in its room, or take the pin out",
  params: messageParams,
  body: Exactly({ on: Type.Boolean() }),
  reply: ChatMessage,
});

export const listPins = defineRoute({
  method: "GET",
  path: "/api/chat/rooms/:id/pins",
  permission: use,
  summary: "The pinned messages of a room, the latest first",
  params: roomParams,
  reply: Type.Object({ items: Type.Array(ChatMessage) }),
});

export const downloadChatFile = defineRoute({
  method: "GET",
  path: "/api/chat/files/:id",
  permission: use,
  summary: "A file of a message",
  params: Exactly({ id: Id }),
  reply: FILE_REPLY,
});

export const listChanges = defineRoute({
  method: "GET",
  path: "/api/chat/changes",
  permission: use,
  summary: "What happened in one's rooms after a change, in its order; too much, and the device reads its views anew",
  query: Exactly({ since: Seq, limit }),
  reply: Type.Object({
    items: Type.Array(ChatMessage),
    /** Ask again from here while `more`. */
    upTo: Type.Integer(),
    more: Type.Boolean(),
    /** Too much has happened to be told one by one. */
    reset: Type.Boolean(),
  }),
});

/** A message that was found, and where. */
export const Found = Type.Object({
  ...Quote.properties,
  roomId: Id,
  roomTitle: Type.String(),
  authorName: Type.String(),
  sentAt: Instant,
  /** Names of its files. */
  files: Type.Array(Type.String()),
});
export type Found = Static<typeof Found>;

export const searchMessages = defineRoute({
  method: "GET",
  path: "/api/chat/search",
  permission: use,
  summary: "Messages of one's rooms by words without marks, author, days and files; the newest first",
  query: Exactly({
    ...pageQuery,
    /** May be left out where something else narrows the search. */
    q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    roomId: Type.Optional(Id),
    authorId: Type.Optional(Id),
    fromOn: Type.Optional(Day),
    /** Included. */
    toOn: Type.Optional(Day),
    hasFile: Type.Optional(Type.Boolean()),
  }),
  reply: Page(Found),
});

/** Pushed to those who are in the room: the message as it is now. */
export const CHAT_MESSAGE = "chat.message";
/** Pushed to one's own other windows: how far one has read; and to the room: how far somebody has. */
export const CHAT_READ = "chat.read";
export interface ChatRead {
  readonly roomId: number;
  readonly personId: number;
  readonly readSeq: number;
}
/** Pushed to those concerned: a room is new, has another title or other people. */
export const CHAT_ROOM = "chat.room";
export interface ChatRoomChanged {
  readonly roomId: number;
}
/** Signal on `chat:ID`: somebody is typing. */
export const CHAT_TYPING = "typing";
export interface ChatTyping {
  readonly personId: number;
  readonly name: string;
}
