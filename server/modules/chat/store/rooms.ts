/** Rooms, who is in them, and how far each has read. */
import type { Db } from "../../../kernel/database/db.ts";
import type { Actor } from "../../../kernel/access/actor.ts";
import type { RoomKind } from "../contract.ts";
import { visibleTo } from "../policy.ts";

export interface RoomRow {
  readonly id: number;
  readonly kind: RoomKind;
  readonly key: string | null;
  readonly audience: string | null;
  readonly title: string;
  readonly path: string;
  readonly lastSeq: number;
  readonly lastChange: number;
  readonly lastAt: number;
  readonly archivedAt: number | null;
  readonly onHold: number;
  readonly holdReason: string;
  /** Of the viewer; null where he has no marks in this room yet. */
  readonly role: "member" | "owner" | null;
  readonly joinedSeq: number | null;
  readonly readSeq: number | null;
  readonly muted: number | null;
  readonly favourite: number | null;
}

export interface MemberRow {
  readonly personId: number;
  readonly role: "member" | "owner";
  readonly readSeq: number;
  readonly readAt: number | null;
}

const ROOM = `r.id, r.kind, r.key, r.audience, r.title, r.path, r.last_seq AS lastSeq, r.last_change AS lastChange, r.last_at AS lastAt,
  r.archived_at AS archivedAt, r.on_hold AS onHold, r.hold_reason AS holdReason, m.role, m.joined_seq AS joinedSeq, m.read_seq AS readSeq, m.muted, m.favourite`;
const MINE = "LEFT JOIN chat_member m ON m.room_id = r.id AND m.person_id = :me AND m.left_at IS NULL";

/** Unread messages of a room are counted to here. */
const MOST_UNREAD = 100;

const meOf = (actor: Actor): number => (actor.kind === "person" ? actor.id : 0);

/** Takes the next number of all changes. */
export function nextChange(db: Db): number {
  const row = db.get<{ value: number }>("UPDATE chat_counter SET value = value + 1 WHERE id = 1 RETURNING value");
  return row?.value ?? 0;
}

export function newestChange(db: Db): number {
  return db.get<{ value: number }>("SELECT value FROM chat_counter WHERE id = 1")?.value ?? 0;
}

export function findRoom(db: Db, actor: Actor, id: number): RoomRow | undefined {
  const visible = visibleTo(actor);
  return db.get<RoomRow>(`SELECT ${ROOM} FROM chat_room r ${MINE} WHERE r.id = :id AND ${visible.where}`, {
    ...visible.params,
    me: meOf(actor),
    id,
  });
}

/** Those of these rooms that the actor may know of, by their ids. */
export function roomsByIds(db: Db, actor: Actor, ids: readonly number[]): Map<number, RoomRow> {
  const visible = visibleTo(actor);
  const rows = db.all<RoomRow>(
    `SELECT ${ROOM} FROM chat_room r ${MINE} WHERE r.id IN (SELECT value FROM json_each(:ids)) AND ${visible.where}`,
    { ...visible.params, me: meOf(actor), ids: JSON.stringify(ids) },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

/** The rooms in which something waits for a person, at most `limit`: the newest first. */
export function unreadRooms(db: Db, actor: Actor, limit: number): (ReadMark & { muted: number })[] {
  return db.all(
    `SELECT r.id, m.read_seq AS readSeq, m.muted FROM chat_member m JOIN chat_room r ON r.id = m.room_id
     WHERE m.person_id = :me AND m.left_at IS NULL AND m.read_seq < r.last_seq AND r.archived_at IS NULL
       AND (r.audience IS NULL OR r.audience IN (SELECT value FROM json_each(:keys)))
     ORDER BY r.last_at DESC LIMIT :limit`,
    {
      me: meOf(actor),
      keys: JSON.stringify(actor.kind === "person" ? actor.audienceKeys : []),
      limit,
    },
  );
}

export function roomByKey(db: Db, key: string): { id: number; title: string; archivedAt: number | null } | undefined {
  return db.get("SELECT id, title, archived_at AS archivedAt FROM chat_room WHERE key = :key", { key });
}

/** The ids of every room that the actor may read; a person has some dozens. */
export function roomIdsOf(db: Db, actor: Actor): number[] {
  if (actor.kind !== "person") return [];
  return db
    .all<{ id: number }>(
      `SELECT m.room_id AS id FROM chat_member m JOIN chat_room r ON r.id = m.room_id
       WHERE m.person_id = :me AND m.left_at IS NULL AND r.audience IS NULL
       UNION SELECT r.id FROM chat_room r WHERE r.audience IN (SELECT value FROM json_each(:keys))`,
      { me: actor.id, keys: JSON.stringify(actor.audienceKeys) },
    )
    .map(({ id }) => id);
}

/** A page of one's rooms: the one with the newest word first. */
export function listRooms(
  db: Db,
  actor: Actor,
  page: { archived: boolean; limit: number; after?: { lastAt: number; id: number } | undefined },
): RoomRow[] {
  return db.all<RoomRow>(
    `SELECT ${ROOM} FROM chat_room r ${MINE} WHERE r.id IN (SELECT value FROM json_each(:ids))
       AND (r.archived_at IS NOT NULL) = :archived AND (r.last_at, r.id) < (:lastAt, :id)
     ORDER BY r.last_at DESC, r.id DESC LIMIT :limit`,
    {
      me: meOf(actor),
      ids: JSON.stringify(roomIdsOf(db, actor)),
      archived: page.archived ? 1 : 0,
      lastAt: page.after?.lastAt ?? Number.MAX_SAFE_INTEGER,
      id: page.after?.id ?? Number.MAX_SAFE_INTEGER,
      limit: page.limit + 1,
    },
  );
}

export interface NewRoom {
  readonly kind: RoomKind;
  readonly key: string | null;
  readonly audience: string | null;
  readonly title: string;
  readonly path: string;
  readonly createdBy: number | null;
}

export function insertRoom(db: Db, room: NewRoom, now: number): number {
  return db.run(
    `INSERT INTO chat_room (kind, key, audience, title, path, created_by, created_at, last_at, last_change)
     VALUES (:kind, :key, :audience, :title, :path, :createdBy, :now, :now, :change)`,
    { ...room, now, change: nextChange(db) },
  ).lastId;
}

/** The room itself has changed: its title, its people, its state. */
export function touchRoom(db: Db, id: number): void {
  db.run("UPDATE chat_room SET last_change = :change WHERE id = :id", { id, change: nextChange(db) });
}

export function renameRoom(db: Db, id: number, title: string): void {
  db.run("UPDATE chat_room SET title = :title WHERE id = :id", { id, title });
  touchRoom(db, id);
}

/** A subject's room: its name, where its thing is, and to whom it belongs where a key says so. */
export function changeSubject(
  db: Db,
  id: number,
  { title, path, audience }: { title: string; path: string; audience: string | null },
): void {
  db.run("UPDATE chat_room SET title = :title, path = :path, audience = :audience WHERE id = :id", {
    ...{ id, title, path, audience },
  });
  touchRoom(db, id);
}

export function setArchived(db: Db, id: number, at: number | null): void {
  db.run("UPDATE chat_room SET archived_at = :at WHERE id = :id", { id, at });
  touchRoom(db, id);
}

/** Takes people in; who comes back reads on from where he left. What was said before is not unread for who is new. */
export function addMembers(db: Db, roomId: number, personIds: readonly number[], role: "member" | "owner"): number {
  return db.run(
    `INSERT INTO chat_member (room_id, person_id, role, joined_seq, read_seq)
     SELECT r.id, p.value, :role, r.last_seq, r.last_seq FROM chat_room r, json_each(:people) p WHERE r.id = :roomId
     ON CONFLICT DO UPDATE SET left_at = NULL, role = excluded.role WHERE left_at IS NOT NULL`,
    { roomId, role, people: JSON.stringify(personIds) },
  ).changes;
}

export function removeMember(db: Db, roomId: number, personId: number, at: number): boolean {
  const { changes } = db.run(
    "UPDATE chat_member SET left_at = :at, role = 'member' WHERE room_id = :roomId AND person_id = :personId AND left_at IS NULL",
    { roomId, personId, at },
  );
  return changes > 0;
}

export function setOwner(db: Db, roomId: number, personId: number): void {
  db.run("UPDATE chat_member SET role = 'owner' WHERE room_id = :roomId AND person_id = :personId", {
    roomId,
    personId,
  });
}

/** Marks out of a unit's room those who no longer belong to it. Returns who. */
export function keepOnly(db: Db, roomId: number, personIds: readonly number[], at: number): number {
  return db.run(
    `UPDATE chat_member SET left_at = :at WHERE room_id = :roomId AND left_at IS NULL
       AND person_id NOT IN (SELECT value FROM json_each(:people))`,
    { roomId, at, people: JSON.stringify(personIds) },
  ).changes;
}

export function memberIds(db: Db, roomId: number): number[] {
  return db
    .all<{ id: number }>("SELECT person_id AS id FROM chat_member WHERE room_id = :roomId AND left_at IS NULL", {
      roomId,
    })
    .map(({ id }) => id);
}

/** How many people are in each of these rooms; who reads a unit's room by its key has marks in it. */
export function countMembers(db: Db, roomIds: readonly number[]): Map<number, number> {
  const rows = db.all<{ id: number; count: number }>(
    `SELECT room_id AS id, count(*) AS count FROM chat_member
     WHERE room_id IN (SELECT value FROM json_each(:ids)) AND left_at IS NULL GROUP BY room_id`,
    { ids: JSON.stringify(roomIds) },
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

export function listMembers(db: Db, roomId: number, page: { limit: number; after?: number | undefined }): MemberRow[] {
  return db.all<MemberRow>(
    `SELECT person_id AS personId, role, read_seq AS readSeq, read_at AS readAt FROM chat_member
     WHERE room_id = :roomId AND left_at IS NULL AND person_id > :after ORDER BY person_id LIMIT :limit`,
    { roomId, after: page.after ?? 0, limit: page.limit + 1 },
  );
}

/** Makes sure that the person has marks in the room: the first look at a unit's room that the nightly sync has not reached. */
export function ensureMarks(db: Db, roomId: number, personId: number): void {
  addMembers(db, roomId, [personId], "member");
}

export function setMine(
  db: Db,
  roomId: number,
  personId: number,
  change: { muted?: boolean; favourite?: boolean },
): void {
  db.run(
    `UPDATE chat_member SET muted = coalesce(:muted, muted), favourite = coalesce(:favourite, favourite)
     WHERE room_id = :roomId AND person_id = :personId`,
    {
      roomId,
      personId,
      muted: change.muted === undefined ? null : Number(change.muted),
      favourite: change.favourite === undefined ? null : Number(change.favourite),
    },
  );
}

/** Moves the read mark forward, never back and never past the room's end. False where nothing moved. */
export function markRead(db: Db, roomId: number, personId: number, seq: number, at: number): boolean {
  const { changes } = db.run(
    `UPDATE chat_member SET read_seq = min(:seq, (SELECT last_seq FROM chat_room WHERE id = :roomId)), read_at = :at
     WHERE room_id = :roomId AND person_id = :personId
       AND read_seq < min(:seq, (SELECT last_seq FROM chat_room WHERE id = :roomId))`,
    { roomId, personId, seq, at },
  );
  return changes > 0;
}

/** How far a person has read in a room. */
export interface ReadMark {
  readonly id: number;
  readonly readSeq: number;
}

export interface Unread {
  readonly id: number;
  /** Messages of others that were not taken back. Bounded: a list shows "99+". */
  readonly unread: number;
  /** Those of them that name the person. */
  readonly mentions: number;
}

/** What waits for a person behind each of these marks: one question for all rooms. A mention lies behind the mark by its id as by its place. */
export function countUnread(db: Db, personId: number, marks: readonly ReadMark[]): Map<number, Unread> {
  if (marks.length === 0) return new Map();
  const rows = db.all<Unread>(
    `SELECT k.value ->> 'id' AS id,
       (SELECT count(*) FROM (SELECT 1 FROM chat_message WHERE room_id = k.value ->> 'id' AND seq > k.value ->> 'readSeq'
          AND author_id <> :personId AND recalled_at IS NULL LIMIT ${String(MOST_UNREAD)})) AS unread,
       (SELECT count(*) FROM chat_mention n JOIN chat_message x ON x.id = n.message_id
        WHERE n.person_id = :personId AND x.room_id = k.value ->> 'id' AND x.seq > k.value ->> 'readSeq' AND x.recalled_at IS NULL
          AND n.message_id > coalesce((SELECT max(id) FROM chat_message
            WHERE room_id = k.value ->> 'id' AND seq = k.value ->> 'readSeq'), 0)) AS mentions
     FROM json_each(:marks) k`,
    { personId, marks: JSON.stringify(marks) },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export function unitRooms(db: Db): { id: number; audience: string; title: string; archivedAt: number | null }[] {
  return db.all("SELECT id, audience, title, archived_at AS archivedAt FROM chat_room WHERE kind = 'unit'");
}

/** What a notice says of a room; asked by the program, not by a person. */
export function roomFacts(db: Db, id: number): { kind: RoomKind; title: string } | undefined {
  return db.get("SELECT kind, title FROM chat_room WHERE id = :id", { id });
}

/** To whom a room belongs, asked by the program. */
export function audienceOfRoom(db: Db, id: number): { audience: string | null; archivedAt: number | null } | undefined {
  return db.get("SELECT audience, archived_at AS archivedAt FROM chat_room WHERE id = :id", { id });
}

export function lastSeqOf(db: Db, id: number): number {
  return db.get<{ seq: number }>("SELECT last_seq AS seq FROM chat_room WHERE id = :id", { id })?.seq ?? 0;
}

export function marksOf(db: Db, roomId: number, personId: number): { readSeq: number; muted: number } | undefined {
  return db.get(
    `SELECT read_seq AS readSeq, muted FROM chat_member
     WHERE room_id = :roomId AND person_id = :personId AND left_at IS NULL`,
    { roomId, personId },
  );
}
