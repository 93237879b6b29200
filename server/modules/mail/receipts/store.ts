import type { Db } from "../../../kernel/database/db.ts";

/** A letter that somebody of the office sent. */
export interface LetterRow {
  readonly contentId: number;
  readonly senderId: number;
  /** In whose name it went. */
  readonly accountId: number;
  readonly sentAt: number;
  readonly tracked: number;
  readonly recalledAt: number | null;
}

export interface ReceiptRow {
  readonly accountId: number;
  readonly owner: string;
  readonly messageId: number;
  readonly deliveredAt: number;
  readonly openedAt: number | null;
  readonly openedBy: number | null;
  readonly openedIn: string | null;
  readonly recalledAt: number | null;
}

export function insertLetter(
  db: Db,
  letter: { contentId: number; senderId: number; accountId: number; sentAt: number; tracked: boolean },
): void {
  db.run(
    `INSERT INTO mail_letter (content_id, sender_id, account_id, sent_at, tracked)
     VALUES (:contentId, :senderId, :accountId, :sentAt, :tracked) ON CONFLICT (content_id) DO NOTHING`,
    { ...letter, tracked: letter.tracked ? 1 : 0 },
  );
}

export function insertReceipt(
  db: Db,
  receipt: { contentId: number; accountId: number; messageId: number; at: number },
): void {
  db.run(
    `INSERT INTO mail_receipt (content_id, account_id, message_id, delivered_at) VALUES (:contentId, :accountId, :messageId, :at)
     ON CONFLICT (content_id, account_id) DO NOTHING`,
    receipt,
  );
}

export function findLetter(db: Db, contentId: number): LetterRow | undefined {
  return db.get<LetterRow>(
    `SELECT content_id AS contentId, sender_id AS senderId, account_id AS accountId, sent_at AS sentAt, tracked, recalled_at AS recalledAt
     FROM mail_letter WHERE content_id = :contentId`,
    { contentId },
  );
}

/** Notes the first opening; false when it was opened before, was taken back, or is no letter of ours. */
export function markOpened(
  db: Db,
  opening: { contentId: number; accountId: number; by: number | null; through: string; at: number },
): boolean {
  return (
    db.run(
      `UPDATE mail_receipt SET opened_at = :at, opened_by = :by, opened_in = :through
       WHERE content_id = :contentId AND account_id = :accountId AND opened_at IS NULL AND recalled_at IS NULL`,
      opening,
    ).changes > 0
  );
}

export function isUnopened(db: Db, contentId: number, accountId: number): boolean {
  return (
    db.get(
      `SELECT 1 FROM mail_receipt WHERE content_id = :contentId AND account_id = :accountId AND opened_at IS NULL AND recalled_at IS NULL`,
      { contentId, accountId },
    ) !== undefined
  );
}

const RECEIPT = `r.account_id AS accountId, a.owner, r.message_id AS messageId, r.delivered_at AS deliveredAt, r.opened_at AS openedAt,
  r.opened_by AS openedBy, r.opened_in AS openedIn, r.recalled_at AS recalledAt`;

/** A page of a letter's receipts, by account. */
export function listReceipts(
  db: Db,
  contentId: number,
  page: { limit: number; afterAccount: number | undefined },
): ReceiptRow[] {
  return db.all<ReceiptRow>(
    `SELECT ${RECEIPT} FROM mail_receipt r JOIN mail_account a ON a.id = r.account_id
     WHERE r.content_id = :contentId AND r.account_id > :after ORDER BY r.account_id LIMIT :limit`,
    { contentId, after: page.afterAccount ?? 0, limit: page.limit + 1 },
  );
}

export function countReceipts(db: Db, contentId: number): { delivered: number; opened: number; recalled: number } {
  return (
    db.get<{ delivered: number; opened: number; recalled: number }>(
      `SELECT count(*) AS delivered, count(opened_at) AS opened, count(recalled_at) AS recalled FROM mail_receipt WHERE content_id = :contentId`,
      { contentId },
    ) ?? { delivered: 0, opened: 0, recalled: 0 }
  );
}

/** What of a letter nobody has opened: the recipients' copies that may be taken back. */
export function unopened(db: Db, contentId: number): { accountId: number }[] {
  return db.all(
    `SELECT account_id AS accountId FROM mail_receipt WHERE content_id = :contentId AND opened_at IS NULL AND recalled_at IS NULL
     ORDER BY account_id`,
    { contentId },
  );
}

/** Every copy of a content in an account, by id: a person may have copied it. */
export function copiesIn(db: Db, accountId: number, contentId: number): { id: number }[] {
  return db.all("SELECT id FROM mail_message WHERE content_id = :contentId AND account_id = :accountId ORDER BY id", {
    accountId,
    contentId,
  });
}

export function markRecalled(db: Db, contentId: number, accountId: number, at: number): void {
  db.run("UPDATE mail_receipt SET recalled_at = :at WHERE content_id = :contentId AND account_id = :accountId", {
    contentId,
    accountId,
    at,
  });
}

/** The letter is being taken back; false when it was before. */
export function markLetterRecalled(db: Db, contentId: number, at: number): boolean {
  return (
    db.run("UPDATE mail_letter SET recalled_at = :at WHERE content_id = :contentId AND recalled_at IS NULL", {
      contentId,
      at,
    }).changes > 0
  );
}

/** Letters whose content nobody holds any more: their receipts tell nothing. A portion; returns how many went. */
export function sweepLetters(db: Db, limit: number): number {
  const gone = db.all<{ id: number }>(
    `SELECT l.content_id AS id FROM mail_letter l WHERE NOT EXISTS (SELECT 1 FROM mail_content c WHERE c.id = l.content_id) LIMIT :limit`,
    { limit },
  );
  const ids = JSON.stringify(gone.map(({ id }) => id));
  db.run("DELETE FROM mail_receipt WHERE content_id IN (SELECT value FROM json_each(:ids))", { ids });
  db.run("DELETE FROM mail_letter WHERE content_id IN (SELECT value FROM json_each(:ids))", { ids });
  return gone.length;
}
