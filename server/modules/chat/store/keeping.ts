/** How long what was said is kept, and by whom it was read when. */
import type { Db } from "../../../kernel/database/db.ts";
import type { RoomKind } from "../contract.ts";

export interface SweepRow {
  readonly id: number;
  readonly at: number;
  readonly kind: RoomKind;
  readonly beforeAt: number;
  readonly rooms: number;
  readonly messages: number;
  readonly files: number;
}

export function insertSweep(db: Db, sweep: Omit<SweepRow, "id">): void {
  db.run(
    `INSERT INTO chat_sweep (at, kind, before_at, rooms, messages, files)
     VALUES (:at, :kind, :beforeAt, :rooms, :messages, :files)`,
    { ...sweep },
  );
}

export function listSweeps(db: Db, limit: number): SweepRow[] {
  return db.all<SweepRow>(
    "SELECT id, at, kind, before_at AS beforeAt, rooms, messages, files FROM chat_sweep ORDER BY id DESC LIMIT :limit",
    { limit },
  );
}

/** A portion of the rooms of one kind that are not held, by id. */
export function sweptRooms(db: Db, kind: RoomKind, page: { afterId: number; limit: number }): number[] {
  return db
    .all<{ id: number }>(
      "SELECT id FROM chat_room WHERE kind = :kind AND id > :afterId AND on_hold = 0 ORDER BY id LIMIT :limit",
      { kind, ...page },
    )
    .map(({ id }) => id);
}

/** A portion of what was said in a room before an instant. What began a thread stays as long as an answer in it does. */
export function dueMessages(db: Db, roomId: number, before: number, limit: number): number[] {
  return db
    .all<{ id: number }>(
      `SELECT x.id FROM chat_message x WHERE x.room_id = :roomId AND x.sent_at < :before
         AND NOT EXISTS (SELECT 1 FROM chat_message t WHERE t.thread_id = x.id AND t.sent_at >= :before)
       ORDER BY x.sent_at, x.seq LIMIT :limit`,
      { roomId, before, limit },
    )
    .map(({ id }) => id);
}

/** Takes messages away for good with all that hangs on them; answers to them stay. Returns how many files went along. */
export function deleteMessages(db: Db, ids: readonly number[]): number {
  const list = { ids: JSON.stringify(ids) };
  const some = "IN (SELECT value FROM json_each(:ids))";
  db.run(`UPDATE chat_message SET reply_to_id = NULL WHERE reply_to_id ${some}`, list);
  db.run(`DELETE FROM chat_search WHERE rowid ${some}`, list);
  const files = db.run(`DELETE FROM chat_file WHERE message_id ${some}`, list).changes;
  // Answers in a thread before their beginning, which they name.
  db.run(`DELETE FROM chat_message WHERE id ${some} AND thread_id IS NOT NULL`, list);
  db.run(`DELETE FROM chat_message WHERE id ${some}`, list);
  return files;
}

export function isHeld(db: Db, id: number): boolean {
  return db.get<{ held: number }>("SELECT on_hold AS held FROM chat_room WHERE id = :id", { id })?.held === 1;
}

export function setHold(db: Db, id: number, reason: string | null): boolean {
  const { changes } = db.run("UPDATE chat_room SET on_hold = :on, hold_reason = :reason WHERE id = :id", {
    id,
    on: reason === null ? 0 : 1,
    reason: reason ?? "",
  });
  return changes > 0;
}

/** A room under hold, for whoever manages holds. */
export function heldRoom(db: Db, id: number): { kind: RoomKind; key: string | null; title: string } | undefined {
  return db.get("SELECT kind, key, title FROM chat_room WHERE id = :id AND on_hold = 1", { id });
}

export interface KeptRow {
  readonly id: number;
  readonly kind: RoomKind;
  readonly key: string | null;
  readonly title: string;
  readonly messages: number;
  readonly lastAt: number;
  readonly onHold: number;
  readonly holdReason: string;
}

/** A page of the rooms under hold, or of those in which a person takes part. */
export function listKept(db: Db, page: { personId?: number | undefined; afterId: number; limit: number }): KeptRow[] {
  return db.all<KeptRow>(
    `SELECT r.id, r.kind, r.key, r.title, r.last_at AS lastAt, r.on_hold AS onHold, r.hold_reason AS holdReason,
       r.last_seq AS messages
     FROM chat_room r WHERE r.id > :afterId AND CASE WHEN :personId IS NULL THEN r.on_hold = 1
       ELSE EXISTS (SELECT 1 FROM chat_member m WHERE m.room_id = r.id AND m.person_id = :personId) END
     ORDER BY r.id LIMIT :limit`,
    { personId: page.personId ?? null, afterId: page.afterId, limit: page.limit + 1 },
  );
}

export function insertRead(db: Db, roomId: number, personId: number, seq: number, at: number): void {
  db.run(
    "INSERT INTO chat_read (room_id, person_id, seq, at) VALUES (:roomId, :personId, :seq, :at) ON CONFLICT DO NOTHING",
    { roomId, personId, seq, at },
  );
}

/** Who of a room has read up to a place, and when; `at` is null where that is no longer known. */
export function readersOf(db: Db, roomId: number, seq: number): { personId: number; at: number | null }[] {
  return db.all(
    `SELECT m.person_id AS personId, (SELECT min(e.at) FROM chat_read e
        WHERE e.room_id = m.room_id AND e.person_id = m.person_id AND e.seq >= :seq) AS at
     FROM chat_member m WHERE m.room_id = :roomId AND m.left_at IS NULL AND m.read_seq >= :seq`,
    { roomId, seq },
  );
}

/** Forgets when it was read what was read before an instant: that it was read stays known. */
export function forgetReads(db: Db, before: number, limit: number): number {
  return db.run(
    `DELETE FROM chat_read WHERE (room_id, person_id, seq) IN
       (SELECT room_id, person_id, seq FROM chat_read WHERE at < :before ORDER BY at LIMIT :limit)`,
    { before, limit },
  ).changes;
}
