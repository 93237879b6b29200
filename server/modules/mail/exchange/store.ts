import type { Db } from "../../../kernel/database/db.ts";
import type { ExportFormat, TransferKind, TransferState } from "./contract.ts";

export interface TransferRow {
  readonly id: number;
  readonly accountId: number;
  readonly kind: TransferKind;
  readonly format: ExportFormat | null;
  readonly mailboxId: number | null;
  readonly apart: number;
  readonly state: TransferState;
  readonly sourceName: string;
  readonly sourceHash: string | null;
  readonly resultHash: string | null;
  readonly resultSize: number | null;
  readonly cursor: string;
  readonly total: number;
  readonly seen: number;
  readonly added: number;
  readonly skipped: number;
  readonly failed: number;
  readonly problem: string | null;
  readonly startedAt: number;
  readonly endedAt: number | null;
}

const ROW = `id, account_id AS accountId, kind, format, mailbox_id AS mailboxId, apart, state, source_name AS sourceName,
  source_hash AS sourceHash, result_hash AS resultHash, result_size AS resultSize, cursor, total, seen, added, skipped, failed, problem,
  started_at AS startedAt, ended_at AS endedAt`;

export function insertTransfer(
  db: Db,
  transfer: {
    accountId: number;
    kind: TransferKind;
    format: ExportFormat | null;
    mailboxId: number | null;
    apart: boolean;
    sourceName: string;
    sourceHash: string | null;
    total: number;
    now: number;
  },
): number {
  return db.run(
    `INSERT INTO mail_exchange (account_id, kind, format, mailbox_id, apart, state, source_name, source_hash, total, started_at)
     VALUES (:accountId, :kind, :format, :mailboxId, :apart, 'running', :sourceName, :sourceHash, :total, :now)`,
    { ...transfer, apart: transfer.apart ? 1 : 0 },
  ).lastId;
}

export function findTransfer(db: Db, id: number): TransferRow | undefined {
  return db.get<TransferRow>(`SELECT ${ROW} FROM mail_exchange WHERE id = :id`, { id });
}

/** The account's last transfers, newest first. */
export function transfersOf(db: Db, accountId: number, limit: number): TransferRow[] {
  return db.all<TransferRow>(
    `SELECT ${ROW} FROM mail_exchange WHERE account_id = :accountId ORDER BY id DESC LIMIT :limit`,
    { accountId, limit },
  );
}

export function runningTransfers(db: Db): TransferRow[] {
  return db.all<TransferRow>(`SELECT ${ROW} FROM mail_exchange WHERE state = 'running' ORDER BY id`);
}

/** One message further. False when the transfer was stopped meanwhile. */
export function advance(
  db: Db,
  id: number,
  step: { cursor: string; added: number; skipped: number; failed: number },
): boolean {
  return (
    db.run(
      `UPDATE mail_exchange SET cursor = :cursor, seen = seen + 1, added = added + :added, skipped = skipped + :skipped,
         failed = failed + :failed, total = max(total, seen + 1) WHERE id = :id AND state = 'running'`,
      { id, ...step },
    ).changes > 0
  );
}

/** An export that begins again counts from nothing. */
export function restart(db: Db, id: number, total: number): void {
  db.run("UPDATE mail_exchange SET seen = 0, added = 0, total = :total WHERE id = :id", { id, total });
}

export function setTotal(db: Db, id: number, total: number): void {
  db.run("UPDATE mail_exchange SET total = :total WHERE id = :id", { id, total });
}

/** A pull that waited for its password goes on. */
export function goOn(db: Db, id: number): void {
  db.run("UPDATE mail_exchange SET state = 'running', problem = NULL, ended_at = NULL WHERE id = :id", { id });
}

export function endTransfer(
  db: Db,
  id: number,
  end: { state: Exclude<TransferState, "running">; problem: string | null; now: number },
): void {
  db.run(
    `UPDATE mail_exchange SET state = :state, problem = :problem, ended_at = :now, source_hash = NULL WHERE id = :id AND state = 'running'`,
    { id, ...end },
  );
}

export function keepResult(db: Db, id: number, result: { hash: string; size: number }): void {
  db.run("UPDATE mail_exchange SET result_hash = :hash, result_size = :size WHERE id = :id", { id, ...result });
}

/** Files that were made before an instant are not kept any longer. */
export function forgetFiles(db: Db, before: number): void {
  db.run(
    `UPDATE mail_exchange SET result_hash = NULL, result_size = NULL, source_hash = NULL
     WHERE ended_at < :before AND (source_hash IS NOT NULL OR result_hash IS NOT NULL)`,
    { before },
  );
}

/** Whether a mailbox holds these bytes, or a message of this Message-ID, already. */
export function isThere(db: Db, mailboxId: number, content: { hash: string; messageId: string | null }): boolean {
  return (
    db.get(
      `SELECT 1 FROM mail_content c JOIN mail_message m ON m.content_id = c.id WHERE c.hash = :hash AND m.mailbox_id = :mailboxId
       UNION ALL
       SELECT 1 FROM mail_content c JOIN mail_message m ON m.content_id = c.id
         WHERE c.message_id = :messageId AND m.mailbox_id = :mailboxId LIMIT 1`,
      { mailboxId, hash: content.hash, messageId: content.messageId },
    ) !== undefined
  );
}

/** A message as an export takes it out. */
export interface Outgoing {
  readonly id: number;
  readonly hash: string;
  readonly size: number;
  readonly flags: number;
  readonly receivedAt: number;
  readonly fromAddress: string;
  readonly subject: string;
}

/** A portion of a mailbox in the order of its ids. */
export function outgoing(db: Db, mailboxId: number, afterId: number, limit: number): Outgoing[] {
  return db.all<Outgoing>(
    `SELECT m.id, c.hash, c.size, m.flags, m.received_at AS receivedAt, c.from_address AS fromAddress, c.subject
     FROM mail_message m JOIN mail_content c ON c.id = m.content_id
     WHERE m.mailbox_id = :mailboxId AND m.id > :afterId ORDER BY m.id LIMIT :limit`,
    { mailboxId, afterId, limit },
  );
}

/** The files that rows of this part name. */
export const EXCHANGE_BLOBS = [
  "SELECT DISTINCT source_hash AS hash FROM mail_exchange WHERE source_hash IS NOT NULL",
  "SELECT DISTINCT result_hash AS hash FROM mail_exchange WHERE result_hash IS NOT NULL",
] as const;
