import type { Db } from "../../kernel/database/db.ts";
import type { Subject } from "./types.ts";

/** A happening as it is kept. */
export interface HappeningRow {
  readonly id: number;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly fromId: number | null;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly body: string;
  readonly path: string;
  readonly at: number;
}

/** A happening in one person's list. */
export interface InboxRow extends HappeningRow {
  readonly readAt: number | null;
}

const HAPPENING = `h.id, h.kind, h.subject_type AS subjectType, h.subject_id AS subjectId, h.from_id AS fromId,
  h.title_vi AS titleVi, h.title_en AS titleEn, h.body, h.path, h.at`;

/** The id of the happening: a new one, or the one that is there already under the same kind, subject and `dedupe`. */
export function ensureHappening(db: Db, row: Omit<HappeningRow, "id"> & { readonly dedupe: string }): number {
  const { subjectType, subjectId, kind, dedupe } = row;
  const known = db.get<{ id: number }>(
    `SELECT id FROM notifications_happening
     WHERE subject_type = :subjectType AND subject_id = :subjectId AND kind = :kind AND dedupe = :dedupe`,
    { subjectType, subjectId, kind, dedupe },
  );
  if (known) return known.id;
  return db.run(
    `INSERT INTO notifications_happening
       (kind, subject_type, subject_id, dedupe, from_id, title_vi, title_en, body, path, at)
     VALUES (:kind, :subjectType, :subjectId, :dedupe, :fromId, :titleVi, :titleEn, :body, :path, :at)`,
    { ...row },
  ).lastId;
}

/** Puts a happening into people's lists in one statement; returns those who did not have it. */
export function addToInboxes(db: Db, happeningId: number, personIds: readonly number[]): number[] {
  return db
    .all<{ personId: number }>(
      `INSERT INTO notifications_inbox (person_id, happening_id)
       SELECT value, :happeningId FROM json_each(:personIds) WHERE true
       ON CONFLICT DO NOTHING RETURNING person_id AS personId`,
      { happeningId, personIds: JSON.stringify(personIds) },
    )
    .map(({ personId }) => personId);
}

export function findHappening(db: Db, id: number): HappeningRow | undefined {
  return db.get<HappeningRow>(`SELECT ${HAPPENING} FROM notifications_happening h WHERE h.id = :id`, { id });
}

/** Newest first; one more than `limit`, which tells whether there is a next page. */
export function listInbox(
  db: Db,
  personId: number,
  page: { readonly unreadOnly: boolean; readonly before: number | undefined; readonly limit: number },
): InboxRow[] {
  return db.all<InboxRow>(
    `SELECT ${HAPPENING}, i.read_at AS readAt
     FROM notifications_inbox i JOIN notifications_happening h ON h.id = i.happening_id
     WHERE i.person_id = :personId AND i.happening_id < :before ${page.unreadOnly ? "AND i.read_at IS NULL" : ""}
     ORDER BY i.happening_id DESC LIMIT :limit`,
    { personId, before: page.before ?? Number.MAX_SAFE_INTEGER, limit: page.limit + 1 },
  );
}

export function unreadOf(db: Db, personId: number): number {
  return (
    db.get<{ unread: number }>("SELECT unread FROM notifications_unread WHERE person_id = :personId", { personId })
      ?.unread ?? 0
  );
}

/** Unread counts of many people; those who have no row have none. */
export function unreadOfAll(db: Db, personIds: readonly number[]): Map<number, number> {
  const rows = db.all<{ personId: number; unread: number }>(
    `SELECT person_id AS personId, unread FROM notifications_unread
     WHERE person_id IN (SELECT value FROM json_each(:personIds))`,
    { personIds: JSON.stringify(personIds) },
  );
  return new Map(rows.map(({ personId, unread }) => [personId, unread]));
}

/** Those of `personIds` who still have the happening in their lists, unread. */
export function stillUnread(db: Db, happeningId: number, personIds: readonly number[]): number[] {
  return db
    .all<{ personId: number }>(
      `SELECT i.person_id AS personId FROM json_each(:personIds) p
       JOIN notifications_inbox i ON i.person_id = p.value AND i.happening_id = :happeningId AND i.read_at IS NULL`,
      { happeningId, personIds: JSON.stringify(personIds) },
    )
    .map(({ personId }) => personId);
}

/** Returns the rows that changed. */
export function markRows(db: Db, personId: number, ids: readonly number[], readAt: number | null): number[] {
  return db
    .all<{ id: number }>(
      `UPDATE notifications_inbox SET read_at = :readAt
       WHERE person_id = :personId AND happening_id IN (SELECT value FROM json_each(:ids))
         AND (read_at IS NULL) = (:readAt IS NOT NULL)
       RETURNING happening_id AS id`,
      { personId, ids: JSON.stringify(ids), readAt },
    )
    .map(({ id }) => id);
}

export function markUpTo(db: Db, personId: number, upTo: number, readAt: number): number {
  return db.run(
    `UPDATE notifications_inbox SET read_at = :readAt
     WHERE person_id = :personId AND happening_id <= :upTo AND read_at IS NULL`,
    { personId, upTo, readAt },
  ).changes;
}

/** The happenings of a subject. */
export function happeningsOf(db: Db, { type, id }: Subject): number[] {
  return db
    .all<{
      id: number;
    }>("SELECT id FROM notifications_happening WHERE subject_type = :type AND subject_id = :subjectId", {
      type,
      subjectId: String(id),
    })
    .map((row) => row.id);
}

/** Whether a person has an unread notice of a subject. */
export function hasUnreadOf(db: Db, personId: number, { type, id }: Subject): boolean {
  const row = db.get(
    `SELECT 1 FROM notifications_happening h JOIN notifications_inbox i ON i.happening_id = h.id
     WHERE h.subject_type = :type AND h.subject_id = :subjectId AND i.person_id = :personId AND i.read_at IS NULL LIMIT 1`,
    { type, subjectId: String(id), personId },
  );
  return row !== undefined;
}

/** Everybody who has any of the happenings in the list. */
export function holdersOf(db: Db, ids: readonly number[]): number[] {
  return db
    .all<{
      personId: number;
    }>(
      "SELECT DISTINCT person_id AS personId FROM notifications_inbox WHERE happening_id IN (SELECT value FROM json_each(:ids))",
      {
        ids: JSON.stringify(ids),
      },
    )
    .map(({ personId }) => personId);
}

export function deleteHappenings(db: Db, ids: readonly number[]): void {
  for (const id of ids) {
    db.run(
      `DELETE FROM notifications_delivery WHERE happening_id = :id
         AND person_id IN (SELECT person_id FROM notifications_inbox WHERE happening_id = :id)`,
      { id },
    );
    db.run("DELETE FROM notifications_inbox WHERE happening_id = :id", { id });
    db.run("DELETE FROM notifications_happening WHERE id = :id", { id });
  }
}

/** Takes rows out of one person's list, and what was still to be delivered of them. Returns those that were there. */
export function removeRows(db: Db, personId: number, ids: readonly number[]): number[] {
  const params = { personId, ids: JSON.stringify(ids) };
  db.run(
    `DELETE FROM notifications_delivery
     WHERE person_id = :personId AND happening_id IN (SELECT value FROM json_each(:ids))`,
    params,
  );
  return db
    .all<{ id: number }>(
      `DELETE FROM notifications_inbox
       WHERE person_id = :personId AND happening_id IN (SELECT value FROM json_each(:ids)) RETURNING happening_id AS id`,
      params,
    )
    .map(({ id }) => id);
}

/** Takes away at most `limit` rows that were read before `readBefore`; returns how many. */
export function sweepRead(db: Db, readBefore: number, limit: number): number {
  const rows = db.all<{ happeningId: number }>(
    `DELETE FROM notifications_inbox WHERE (person_id, happening_id) IN
       (SELECT person_id, happening_id FROM notifications_inbox
        WHERE read_at IS NOT NULL AND read_at < :readBefore ORDER BY read_at LIMIT :limit)
     RETURNING happening_id AS happeningId`,
    { readBefore, limit },
  );
  db.run(
    `DELETE FROM notifications_happening WHERE id IN (SELECT value FROM json_each(:ids))
       AND NOT EXISTS (SELECT 1 FROM notifications_inbox i WHERE i.happening_id = notifications_happening.id)
       AND NOT EXISTS (SELECT 1 FROM notifications_must m WHERE m.happening_id = notifications_happening.id)
       AND NOT EXISTS (SELECT 1 FROM notifications_must_ask a WHERE a.happening_id = notifications_happening.id)`,
    { ids: JSON.stringify([...new Set(rows.map(({ happeningId }) => happeningId))]) },
  );
  return rows.length;
}
