import type { Db } from "../../../kernel/database/db.ts";

export interface SentLetter {
  readonly contentId: number;
  readonly accountId: number;
  readonly draftId: number | null;
  readonly messageId: number;
  readonly delivered: number;
  readonly wantsReceipt: number;
  readonly urgent: number;
  /** JSON list of addresses. */
  readonly bcc: string;
  readonly sentAt: number;
}

export function insertSent(db: Db, sent: SentLetter): void {
  db.run(
    `INSERT INTO mail_sent (content_id, account_id, draft_id, message_id, delivered, wants_receipt, urgent, bcc, sent_at)
     VALUES (:contentId, :accountId, :draftId, :messageId, :delivered, :wantsReceipt, :urgent, :bcc, :sentAt)`,
    { ...sent },
  );
  if (sent.urgent === 1) db.run("UPDATE mail_content SET urgent = 1 WHERE id = :id", { id: sent.contentId });
}

/** What became of a draft that has gone out. */
export function sentFromDraft(db: Db, accountId: number, draftId: number): SentLetter | undefined {
  return db.get<SentLetter>(
    `SELECT content_id AS contentId, account_id AS accountId, draft_id AS draftId, message_id AS messageId, delivered,
       wants_receipt AS wantsReceipt, urgent, bcc, sent_at AS sentAt
     FROM mail_sent WHERE draft_id = :draftId AND account_id = :accountId`,
    { accountId, draftId },
  );
}

/** Remembered for completion; more than that nobody looks through. */
const REMEMBERED = 500;

export function rememberCorrespondents(db: Db, accountId: number, values: readonly string[], now: number): void {
  db.run(
    `INSERT INTO mail_correspondent (account_id, value, used_at) SELECT :accountId, value, :now FROM json_each(:values) WHERE true
     ON CONFLICT (account_id, value) DO UPDATE SET used_at = excluded.used_at`,
    { accountId, values: JSON.stringify(values), now },
  );
  db.run(
    `DELETE FROM mail_correspondent WHERE account_id = :accountId AND used_at < coalesce((SELECT used_at FROM mail_correspondent
       WHERE account_id = :accountId ORDER BY used_at DESC LIMIT 1 OFFSET ${String(REMEMBERED)}), 0)`,
    { accountId },
  );
}

/** To whom the account has written, the last first. */
export function recentCorrespondents(db: Db, accountId: number, limit: number): string[] {
  return db
    .all<{ value: string }>(
      "SELECT value FROM mail_correspondent WHERE account_id = :accountId ORDER BY used_at DESC, value LIMIT :limit",
      { accountId, limit },
    )
    .map(({ value }) => value);
}

/** Who got a letter without being named in it (JSON list of addresses), as the account knows that sent it; undefined for every other. */
export function bccOf(db: Db, contentId: number, accountId: number): string | undefined {
  return db.get<{ bcc: string }>(
    "SELECT bcc FROM mail_sent WHERE content_id = :contentId AND account_id = :accountId",
    { contentId, accountId },
  )?.bcc;
}
