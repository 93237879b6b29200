import type { Db } from "../../../kernel/database/db.ts";

/** The bytes of all mailboxes of an account; a few rows. */
export function usedBytes(db: Db, accountId: number): number {
  return (
    db.get<{ used: number | null }>("SELECT sum(total_size) AS used FROM mail_mailbox WHERE account_id = :accountId", {
      accountId,
    })?.used ?? 0
  );
}

/** The account's own bound; undefined where the office's usual one holds. */
export function ownBound(db: Db, accountId: number): number | undefined {
  return db.get<{ bytes: number }>("SELECT bytes FROM mail_quota WHERE account_id = :accountId", { accountId })?.bytes;
}

export function setBound(db: Db, accountId: number, bytes: number | null): void {
  db.run("DELETE FROM mail_quota WHERE account_id = :accountId", { accountId });
  if (bytes !== null)
    db.run("INSERT INTO mail_quota (account_id, bytes) VALUES (:accountId, :bytes)", { accountId, bytes });
}

/** People's accounts, the fullest first. */
export function fullest(db: Db, limit: number): { accountId: number; owner: string; used: number }[] {
  return db.all(
    `SELECT b.account_id AS accountId, a.owner, sum(b.total_size) AS used FROM mail_mailbox b JOIN mail_account a ON a.id = b.account_id
     WHERE a.owner LIKE 'person:%' GROUP BY b.account_id ORDER BY used DESC, b.account_id LIMIT :limit`,
    { limit },
  );
}
