/** How a person reads: what rows stand for, whose pictures are shown. */
import type { Db } from "../../../kernel/database/db.ts";

export function readsConversations(db: Db, accountId: number): boolean {
  const row = db.get<{ conversations: number }>(
    "SELECT conversations FROM mail_reading WHERE account_id = :accountId",
    {
      accountId,
    },
  );
  return row === undefined || row.conversations === 1;
}

export function setConversations(db: Db, accountId: number, conversations: boolean): void {
  db.run(
    `INSERT INTO mail_reading (account_id, conversations) VALUES (:accountId, :conversations)
     ON CONFLICT (account_id) DO UPDATE SET conversations = excluded.conversations`,
    { accountId, conversations: conversations ? 1 : 0 },
  );
}

export function showsPicturesOf(db: Db, accountId: number, address: string): boolean {
  return (
    db.get("SELECT 1 FROM mail_picture_sender WHERE account_id = :accountId AND address = :address", {
      accountId,
      address: address.toLowerCase(),
    }) !== undefined
  );
}

export function showPicturesOf(db: Db, accountId: number, address: string): void {
  db.run("INSERT OR IGNORE INTO mail_picture_sender (account_id, address) VALUES (:accountId, :address)", {
    accountId,
    address: address.toLowerCase(),
  });
}

/** How a copy came, as it was noted when it was delivered. */
export function arrivalOf(db: Db, id: number): { door: string; envelopeFrom: string; deliveredTo: string } | undefined {
  return db.get<{ door: string; envelopeFrom: string; deliveredTo: string }>(
    "SELECT door, envelope_from AS envelopeFrom, delivered_to AS deliveredTo FROM mail_message WHERE id = :id",
    { id },
  );
}
