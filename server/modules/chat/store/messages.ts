/** Messages. Every change takes the room's next sequence number or the next change, in the transaction that makes it. */
import type { Db } from "../../../kernel/database/db.ts";
import type { Actor } from "../../../kernel/access/actor.ts";
import { ftsColumns } from "../../../kernel/text/index.ts";
import { visibleTo } from "../policy.ts";
import { nextChange } from "./rooms.ts";

export interface MessageRow {
  readonly id: number;
  readonly roomId: number;
  readonly seq: number;
  readonly clientId: string;
  readonly authorId: number;
  readonly text: string;
  readonly card: string;
  readonly replyToId: number | null;
  readonly threadId: number | null;
  readonly sentAt: number;
  readonly editedAt: number | null;
  readonly recalledAt: number | null;
  readonly replies: number;
  readonly change: number;
}

export interface FileRow {
  readonly id: number;
  readonly messageId: number;
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly voiceMs: number | null;
}

export const MESSAGE = `x.id, x.room_id AS roomId, x.seq, x.client_id AS clientId, x.author_id AS authorId, x.text, x.card, x.reply_to_id AS replyToId,
  x.thread_id AS threadId, x.sent_at AS sentAt, x.edited_at AS editedAt, x.recalled_at AS recalledAt, x.replies, x.change`;
const FILE = "id, message_id AS messageId, hash, name, size, type, voice_ms AS voiceMs";

export interface NewMessage {
  readonly roomId: number;
  readonly clientId: string;
  readonly authorId: number;
  readonly text: string;
  readonly card: string;
  readonly replyToId: number | null;
  readonly threadId: number | null;
}

export function insertMessage(db: Db, message: NewMessage, now: number): number {
  const change = nextChange(db);
  const room = db.get<{ seq: number }>(
    `UPDATE chat_room SET last_seq = last_seq + 1, last_change = :change, last_at = :now WHERE id = :roomId
     RETURNING last_seq AS seq`,
    { roomId: message.roomId, change, now },
  );
  const { lastId } = db.run(
    `INSERT INTO chat_message (room_id, seq, client_id, author_id, text, card, reply_to_id, thread_id, sent_at, change)
     VALUES (:roomId, :seq, :clientId, :authorId, :text, :card, :replyToId, :threadId, :now, :change)`,
    { ...message, seq: room?.seq ?? 0, now, change },
  );
  if (message.threadId !== null) {
    db.run("UPDATE chat_message SET replies = replies + 1 WHERE id = :id", { id: message.threadId });
    touchMessage(db, message.threadId);
  }
  index(db, lastId, message.roomId, message.text);
  return lastId;
}

function index(db: Db, id: number, roomId: number, text: string): void {
  if (text === "") return;
  db.run("INSERT INTO chat_search (rowid, room, folded, marked) VALUES (:id, :room, :folded, :marked)", {
    id,
    room: roomWord(roomId),
    ...ftsColumns(text),
  });
}

/** A room as one word of the index. */
export const roomWord = (roomId: number): string => `r${String(roomId)}`;

/** The message has changed: devices that were away are told of it anew. */
export function touchMessage(db: Db, id: number): void {
  const change = nextChange(db);
  db.run("UPDATE chat_message SET change = :change WHERE id = :id", { id, change });
  db.run("UPDATE chat_room SET last_change = :change WHERE id = (SELECT room_id FROM chat_message WHERE id = :id)", {
    id,
    change,
  });
}

/** Gives a message another text and keeps what it said; null takes it back. */
export function rewrite(db: Db, message: MessageRow, text: string | null, now: number): void {
  db.run("INSERT OR REPLACE INTO chat_version (message_id, at, text) VALUES (:id, :now, :text)", {
    id: message.id,
    now,
    text: message.text,
  });
  db.run("DELETE FROM chat_search WHERE rowid = :id", { id: message.id });
  if (text === null) {
    db.run("UPDATE chat_message SET text = '', recalled_at = :now WHERE id = :id", { id: message.id, now });
    db.run("DELETE FROM chat_mention WHERE message_id = :id", { id: message.id });
    db.run("DELETE FROM chat_pin WHERE message_id = :id", { id: message.id });
  } else {
    db.run("UPDATE chat_message SET text = :text, edited_at = :now WHERE id = :id", { id: message.id, text, now });
    index(db, message.id, message.roomId, text);
  }
  touchMessage(db, message.id);
}

export function findMessage(db: Db, actor: Actor, id: number): MessageRow | undefined {
  const visible = visibleTo(actor);
  return db.get<MessageRow>(
    `SELECT ${MESSAGE} FROM chat_message x JOIN chat_room r ON r.id = x.room_id WHERE x.id = :id AND ${visible.where}`,
    { ...visible.params, id },
  );
}

export function messageById(db: Db, id: number): MessageRow | undefined {
  return db.get<MessageRow>(`SELECT ${MESSAGE} FROM chat_message x WHERE x.id = :id`, { id });
}

export function messageByClient(db: Db, authorId: number, clientId: string): MessageRow | undefined {
  return db.get<MessageRow>(
    `SELECT ${MESSAGE} FROM chat_message x WHERE x.author_id = :authorId AND x.client_id = :clientId`,
    { authorId, clientId },
  );
}

export function messagesByIds(db: Db, ids: readonly number[]): MessageRow[] {
  return db.all<MessageRow>(`SELECT ${MESSAGE} FROM chat_message x WHERE x.id IN (SELECT value FROM json_each(:ids))`, {
    ids: JSON.stringify(ids),
  });
}

/** The newest message of each of these rooms, by room; rooms in which nothing was said are left out. */
export function lastMessages(db: Db, roomIds: readonly number[]): Map<number, MessageRow> {
  const rows = db.all<MessageRow>(
    `SELECT ${MESSAGE} FROM chat_room r JOIN chat_message x ON x.room_id = r.id AND x.seq = r.last_seq
     WHERE r.id IN (SELECT value FROM json_each(:ids))`,
    { ids: JSON.stringify(roomIds) },
  );
  return new Map(rows.map((row) => [row.roomId, row]));
}

/** A stretch of a room in its order; one more than `limit`, at the far end, tells that there is more. */
export function stretch(
  db: Db,
  roomId: number,
  { before, after, limit }: { before?: number | undefined; after?: number | undefined; limit: number },
): MessageRow[] {
  if (after !== undefined) {
    return db.all<MessageRow>(
      `SELECT ${MESSAGE} FROM chat_message x WHERE x.room_id = :roomId AND x.seq > :after ORDER BY x.seq LIMIT :limit`,
      { roomId, after, limit: limit + 1 },
    );
  }
  return db
    .all<MessageRow>(
      `SELECT ${MESSAGE} FROM chat_message x WHERE x.room_id = :roomId AND x.seq < :before ORDER BY x.seq DESC LIMIT :limit`,
      { roomId, before: before ?? Number.MAX_SAFE_INTEGER, limit: limit + 1 },
    )
    .reverse();
}

/** The first message at or after an instant; 0 where there is none. Sequence follows time except where clocks were set back. */
export function firstSince(db: Db, roomId: number, at: number): number {
  return (
    db.get<{ seq: number }>(
      "SELECT seq FROM chat_message WHERE room_id = :roomId AND sent_at >= :at ORDER BY sent_at, seq LIMIT 1",
      { roomId, at },
    )?.seq ?? 0
  );
}

export function threadOf(db: Db, threadId: number, after: number, limit: number): MessageRow[] {
  return db.all<MessageRow>(
    `SELECT ${MESSAGE} FROM chat_message x WHERE x.thread_id = :threadId AND x.seq > :after ORDER BY x.seq LIMIT :limit`,
    { threadId, after, limit: limit + 1 },
  );
}

/** What changed in these rooms after a change, in the order of the changes; at most `limit`. */
export function changedSince(db: Db, roomIds: readonly number[], since: number, limit: number): MessageRow[] {
  return db.all<MessageRow>(
    `SELECT ${MESSAGE} FROM chat_room r JOIN chat_message x ON x.room_id = r.id AND x.change > :since
     WHERE r.id IN (SELECT value FROM json_each(:ids)) AND r.last_change > :since ORDER BY x.change LIMIT :limit`,
    { ids: JSON.stringify(roomIds), since, limit },
  );
}

/** A stretch of a whole conversation from its beginning, for an export. */
export function messagesAfter(db: Db, roomId: number, seq: number, limit: number): MessageRow[] {
  return db.all<MessageRow>(
    `SELECT ${MESSAGE} FROM chat_message x WHERE x.room_id = :roomId AND x.seq > :seq ORDER BY x.seq LIMIT :limit`,
    { roomId, seq, limit },
  );
}

export function versionsOf(db: Db, messageId: number): { at: number; text: string }[] {
  return db.all("SELECT at, text FROM chat_version WHERE message_id = :messageId ORDER BY at", { messageId });
}

export function setReaction(db: Db, messageId: number, personId: number, emoji: string, on: boolean): boolean {
  const { changes } = db.run(
    on
      ? "INSERT INTO chat_reaction (message_id, emoji, person_id) VALUES (:messageId, :emoji, :personId) ON CONFLICT DO NOTHING"
      : "DELETE FROM chat_reaction WHERE message_id = :messageId AND emoji = :emoji AND person_id = :personId",
    { messageId, emoji, personId },
  );
  if (changes > 0) touchMessage(db, messageId);
  return changes > 0;
}

export function reactionsOf(db: Db, ids: readonly number[]): { messageId: number; emoji: string; personId: number }[] {
  return db.all(
    `SELECT message_id AS messageId, emoji, person_id AS personId FROM chat_reaction
     WHERE message_id IN (SELECT value FROM json_each(:ids)) ORDER BY message_id, emoji, person_id`,
    { ids: JSON.stringify(ids) },
  );
}

export function insertMentions(db: Db, messageId: number, personIds: readonly number[]): void {
  db.run(
    `INSERT INTO chat_mention (person_id, message_id) SELECT value, :messageId FROM json_each(:people) WHERE true
     ON CONFLICT DO NOTHING`,
    { messageId, people: JSON.stringify(personIds) },
  );
}

export function setPin(db: Db, message: MessageRow, personId: number, on: boolean, now: number): boolean {
  const { changes } = on
    ? db.run(
        `INSERT INTO chat_pin (room_id, message_id, pinned_by, pinned_at) VALUES (:roomId, :id, :personId, :now)
         ON CONFLICT DO NOTHING`,
        { roomId: message.roomId, id: message.id, personId, now },
      )
    : db.run("DELETE FROM chat_pin WHERE room_id = :roomId AND message_id = :id", {
        roomId: message.roomId,
        id: message.id,
      });
  if (changes > 0) touchMessage(db, message.id);
  return changes > 0;
}

export function pinsOf(db: Db, roomId: number): { messageId: number }[] {
  return db.all("SELECT message_id AS messageId FROM chat_pin WHERE room_id = :roomId ORDER BY pinned_at DESC", {
    roomId,
  });
}

export function pinnedAmong(db: Db, roomIds: readonly number[], ids: readonly number[]): number[] {
  return db
    .all<{ id: number }>(
      `SELECT message_id AS id FROM chat_pin WHERE room_id IN (SELECT value FROM json_each(:rooms))
         AND message_id IN (SELECT value FROM json_each(:ids))`,
      { rooms: JSON.stringify(roomIds), ids: JSON.stringify(ids) },
    )
    .map(({ id }) => id);
}

export function insertFile(db: Db, messageId: number, file: Omit<FileRow, "id" | "messageId">): void {
  db.run(
    `INSERT INTO chat_file (message_id, hash, name, size, type, voice_ms)
     VALUES (:messageId, :hash, :name, :size, :type, :voiceMs)`,
    { messageId, ...file },
  );
}

export function filesOf(db: Db, ids: readonly number[]): FileRow[] {
  return db.all<FileRow>(
    `SELECT ${FILE} FROM chat_file WHERE message_id IN (SELECT value FROM json_each(:ids)) ORDER BY message_id, id`,
    { ids: JSON.stringify(ids) },
  );
}

/** Files of a whole conversation up to a message, but for what was taken back; at most `limit`. */
export function filesOfRoom(db: Db, roomId: number, upTo: number, limit: number): FileRow[] {
  return db.all<FileRow>(
    `SELECT ${FILE} FROM chat_file WHERE message_id IN (SELECT id FROM chat_message
       WHERE room_id = :roomId AND seq <= :upTo AND recalled_at IS NULL) ORDER BY message_id, id LIMIT :limit`,
    { roomId, upTo, limit },
  );
}

/** A file of a message that the actor may read and that was not taken back. */
export function findFile(db: Db, actor: Actor, id: number): FileRow | undefined {
  const visible = visibleTo(actor);
  return db.get<FileRow>(
    `SELECT f.id, f.message_id AS messageId, f.hash, f.name, f.size, f.type, f.voice_ms AS voiceMs FROM chat_file f
       JOIN chat_message x ON x.id = f.message_id JOIN chat_room r ON r.id = x.room_id
     WHERE f.id = :id AND x.recalled_at IS NULL AND ${visible.where}`,
    { ...visible.params, id },
  );
}
