import { Type } from "typebox";
import { Exactly, Id, Instant, Nullable, OneOf, type Static } from "../../../kernel/contract/index.ts";

export const ROOM_KINDS = ["direct", "group", "unit", "subject"] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

/** UTF-16 units of one message; a longer text is a file. */
export const MAX_TEXT = 4_000;
export const MAX_FILES = 10;
export const MAX_PINS = 50;
/** Milliseconds of a voice note. */
export const MAX_VOICE = 5 * 60_000;
/** Rooms with more people do not show who has read what: each look would be told to all. */
export const MAX_READERS = 60;
/** People of a group that is made by hand; units have as many as they have. */
export const MAX_GROUP = 1_000;
export const REACTIONS = ["👍", "❤️", "😄", "🎉", "👏", "🙏", "✅", "❓"] as const;

/** Somebody as a conversation shows him or her. */
export const Face = Type.Object({ id: Id, name: Type.String(), photoHash: Nullable(Type.String()) });
export type Face = Static<typeof Face>;

export const ChatFile = Type.Object({
  id: Id,
  name: Type.String(),
  /** Bytes. */
  size: Type.Integer(),
  type: Type.String(),
  /** How long a voice note speaks, in milliseconds; null for every other file. */
  voiceMs: Nullable(Type.Integer()),
});
export type ChatFile = Static<typeof ChatFile>;

/** What another message is shown by where it is answered, pinned or found. */
export const Quote = Type.Object({
  id: Id,
  seq: Type.Integer(),
  authorId: Id,
  /** The beginning of the text; empty where it was recalled or holds files only. */
  text: Type.String(),
  recalled: Type.Boolean(),
});
export type Quote = Static<typeof Quote>;

/** One message. What it is to the reader (may edit, may recall) follows from `authorId` and the room's `can`. */
export const ChatMessage = Type.Object({
  id: Id,
  roomId: Id,
  /** Its place in the room, from 1 without gaps; the order of the conversation whatever clocks say. */
  seq: Type.Integer(),
  clientId: Type.String(),
  author: Face,
  /** Empty once it is recalled. */
  text: Type.String(),
  /** The address of the thing of this office that it shows, such as a poll that is held in the room; empty for what is only said. */
  card: Type.String(),
  files: Type.Array(ChatFile),
  replyTo: Nullable(Quote),
  threadId: Nullable(Id),
  /** Answers in the thread that it began. */
  replies: Type.Integer(),
  reactions: Type.Array(Type.Object({ emoji: Type.String(), personIds: Type.Array(Id) })),
  sentAt: Instant,
  editedAt: Nullable(Instant),
  recalledAt: Nullable(Instant),
  pinned: Type.Boolean(),
  /** The number of its newest change: a device keeps the version with the highest. */
  change: Type.Integer(),
});
export type ChatMessage = Static<typeof ChatMessage>;

export const roomParams = Exactly({ id: Id });
export const messageParams = Exactly({ id: Id });

/** What the actor may do in a room. */
export const RoomAbilities = Type.Object({
  write: Type.Boolean(),
  /** Change the title and the people of a group. */
  manage: Type.Boolean(),
  leave: Type.Boolean(),
  /** Call everybody with @everyone. */
  mentionAll: Type.Boolean(),
  pin: Type.Boolean(),
  /** Hold a poll in the room. */
  poll: Type.Boolean(),
  /** Take the whole conversation along as a file. */
  export: Type.Boolean(),
});
export type RoomAbilities = Static<typeof RoomAbilities>;

export const Room = Type.Object({
  id: Id,
  kind: OneOf(ROOM_KINDS),
  title: Type.String(),
  /** The address of the thing that the room is about; empty elsewhere. */
  path: Type.String(),
  /** The other one of a direct conversation. */
  person: Nullable(Face),
  people: Type.Integer(),
  lastSeq: Type.Integer(),
  lastAt: Instant,
  lastMessage: Nullable(Type.Object({ ...Quote.properties, authorName: Type.String(), files: Type.Integer() })),
  readSeq: Type.Integer(),
  unread: Type.Integer(),
  /** Unread messages that name the reader. */
  mentions: Type.Integer(),
  muted: Type.Boolean(),
  favourite: Type.Boolean(),
  archived: Type.Boolean(),
  /** After so many days what was said here goes for good; null: it stays. */
  keptDays: Nullable(Type.Integer()),
  /** Why nothing of this room goes for good, by law; null where nothing is held. */
  hold: Nullable(Type.String()),
  can: RoomAbilities,
});
export type Room = Static<typeof Room>;
