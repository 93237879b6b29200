import type { Db } from "../../../kernel/database/db.ts";
import type { MessagePlace } from "../store.ts";

export type RetentionAction = "trash" | "archive";

/** A mailbox in which messages stay for some days only. */
export interface RetentionRow {
  readonly mailboxId: number;
  readonly accountId: number;
  readonly role: string | null;
  readonly days: number;
  readonly action: RetentionAction | "expunge";
}

export function retentionOf(db: Db, accountId: number): { mailboxId: number; days: number; action: RetentionAction }[] {
  return db.all(
    `SELECT r.mailbox_id AS mailboxId, r.days, r.action FROM mail_retention r JOIN mail_mailbox b ON b.id = r.mailbox_id
     WHERE b.account_id = :accountId`,
    { accountId },
  );
}

export function saveRetention(
  db: Db,
  mailboxId: number,
  retention: { days: number; action: RetentionAction } | null,
  now: number,
): void {
  if (!retention) {
    db.run("DELETE FROM mail_retention WHERE mailbox_id = :mailboxId", { mailboxId });
    return;
  }
  db.run(
    `INSERT INTO mail_retention (mailbox_id, days, action, changed_at) VALUES (:mailboxId, :days, :action, :now)
     ON CONFLICT (mailbox_id) DO UPDATE SET days = excluded.days, action = excluded.action, changed_at = excluded.changed_at`,
    { mailboxId, ...retention, now },
  );
}

/** A portion of all mailboxes with a time, by id: those of their owners, and the trash and junk of everybody. */
export function timedMailboxes(
  db: Db,
  agency: { trashDays: number; junkDays: number },
  page: { afterId: number; limit: number },
): RetentionRow[] {
  return db.all<RetentionRow>(
    `SELECT b.id AS mailboxId, b.account_id AS accountId, b.role,
       CASE b.role WHEN 'trash' THEN :trashDays WHEN 'junk' THEN :junkDays ELSE r.days END AS days,
       CASE WHEN b.role IN ('trash', 'junk') THEN 'expunge' ELSE r.action END AS action
     FROM mail_mailbox b LEFT JOIN mail_retention r ON r.mailbox_id = b.id
     WHERE b.id > :afterId AND (r.mailbox_id IS NOT NULL OR (b.role = 'trash' AND :trashDays > 0) OR (b.role = 'junk' AND :junkDays > 0))
     ORDER BY b.id LIMIT :limit`,
    { ...agency, ...page },
  );
}

/** Notes how far the mailbox's UIDs have come, where they have moved on since the last note. */
export function mark(db: Db, mailboxId: number, now: number): void {
  db.run(
    `INSERT INTO mail_retention_mark (mailbox_id, at, uid_next)
     SELECT id, :now, uid_next FROM mail_mailbox WHERE id = :mailboxId AND uid_next IS NOT
       (SELECT uid_next FROM mail_retention_mark WHERE mailbox_id = :mailboxId ORDER BY at DESC LIMIT 1)
     ON CONFLICT DO NOTHING`,
    { mailboxId, now },
  );
}

/** The first UID that came after an instant, as far as the notes tell; 1 when none is so old. Older notes are forgotten. */
export function uidAt(db: Db, mailboxId: number, at: number): number {
  const found = db.get<{ at: number; uidNext: number }>(
    `SELECT at, uid_next AS uidNext FROM mail_retention_mark WHERE mailbox_id = :mailboxId AND at <= :at ORDER BY at DESC LIMIT 1`,
    { mailboxId, at },
  );
  if (!found) return 1;
  db.run("DELETE FROM mail_retention_mark WHERE mailbox_id = :mailboxId AND at < :at", { mailboxId, at: found.at });
  return found.uidNext;
}

const PLACE = `id, account_id AS accountId, mailbox_id AS mailboxId, uid, content_id AS contentId, flags, size, modseq`;

/** A message that stays no longer. */
export type Due = MessagePlace & { readonly receivedAt: number };

/** A portion of a mailbox's messages below a UID. */
export function dueBelow(db: Db, mailboxId: number, uid: number, limit: number): Due[] {
  return db.all<Due>(
    `SELECT ${PLACE}, received_at AS receivedAt FROM mail_message WHERE mailbox_id = :mailboxId AND uid < :uid ORDER BY uid LIMIT :limit`,
    { mailboxId, uid, limit },
  );
}

/** A portion of a mailbox's messages that were received before an instant. */
export function receivedBefore(db: Db, mailboxId: number, before: number, limit: number): Due[] {
  return db.all<Due>(
    `SELECT ${PLACE}, received_at AS receivedAt FROM mail_message
     WHERE mailbox_id = :mailboxId AND received_at < :before ORDER BY received_at, id LIMIT :limit`,
    { mailboxId, before, limit },
  );
}

/** Archives, by id. */
export function archives(db: Db, page: { afterId: number; limit: number }): { id: number; accountId: number }[] {
  return db.all(
    `SELECT id, account_id AS accountId FROM mail_mailbox WHERE role = 'archive' AND total > 0 AND id > :afterId ORDER BY id LIMIT :limit`,
    page,
  );
}
