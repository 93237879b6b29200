/** Accounts under legal hold: what is deleted for good there is kept. */
import type { Db } from "../../../kernel/database/db.ts";

/** Keeps what is about to be deleted for good where its account is under hold. Inside the deleting transaction. */
export function keepHeld(db: Db, message: { readonly id: number }): void {
  db.run(
    `INSERT INTO mail_held (account_id, content_id, mailbox, received_at)
     SELECT m.account_id, m.content_id, b.name, m.received_at FROM mail_message m JOIN mail_hold h ON h.account_id = m.account_id
       JOIN mail_mailbox b ON b.id = m.mailbox_id WHERE m.id = :id`,
    { id: message.id },
  );
}

export interface HoldRow {
  readonly accountId: number;
  readonly owner: string;
  readonly reason: string;
  readonly setAt: number;
  readonly held: number;
}

/** All holds, the newest first. There are few. */
export function holds(db: Db): HoldRow[] {
  return db.all<HoldRow>(
    `SELECT h.account_id AS accountId, a.owner, h.reason, h.set_at AS setAt,
       (SELECT count(*) FROM mail_held k WHERE k.account_id = h.account_id) AS held
     FROM mail_hold h JOIN mail_account a ON a.id = h.account_id ORDER BY h.set_at DESC, h.account_id`,
  );
}

export function isHeld(db: Db, accountId: number): boolean {
  return db.get("SELECT 1 FROM mail_hold WHERE account_id = :accountId", { accountId }) !== undefined;
}

export function setHold(db: Db, hold: { accountId: number; reason: string; setBy: number; now: number }): void {
  db.run(
    `INSERT INTO mail_hold (account_id, reason, set_by, set_at) VALUES (:accountId, :reason, :setBy, :now)
     ON CONFLICT (account_id) DO UPDATE SET reason = excluded.reason`,
    hold,
  );
}

/** Some of what a hold has kept. */
export function someHeld(db: Db, accountId: number, limit: number): { id: number; contentId: number }[] {
  return db.all(
    "SELECT id, content_id AS contentId FROM mail_held WHERE account_id = :accountId ORDER BY id LIMIT :limit",
    { accountId, limit },
  );
}

export function deleteHeld(db: Db, id: number): void {
  db.run("DELETE FROM mail_held WHERE id = :id", { id });
}

export function deleteHold(db: Db, accountId: number): void {
  db.run("DELETE FROM mail_hold WHERE account_id = :accountId", { accountId });
}
