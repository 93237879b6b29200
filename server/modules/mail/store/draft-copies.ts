import type { Db } from "../../../kernel/database/db.ts";
import { FLAG } from "../flags.ts";

/** A draft of which mail programs do not see the newest. */
export interface UncopiedDraft {
  readonly id: number;
  readonly owner: string;
}

/** Drafts with something in them that have been quiet since `quietSince`, the quietest first. */
export function uncopiedDrafts(db: Db, quietSince: number, limit: number): UncopiedDraft[] {
  return db.all<UncopiedDraft>(
    `SELECT d.id, a.owner FROM mail_draft d JOIN mail_account a ON a.id = d.account_id
     WHERE d.send_at IS NULL AND d.copy_version IS NOT d.version AND d.saved_at <= :quietSince
       AND (d.subject <> '' OR d.body <> '' OR d.to_list <> '[]' OR d.cc_list <> '[]' OR d.bcc_list <> '[]'
         OR EXISTS (SELECT 1 FROM mail_draft_file f WHERE f.draft_id = d.id))
     ORDER BY d.saved_at LIMIT :limit`,
    { quietSince, limit },
  );
}

/** Names the message that shows the draft at this version; null where it cannot be shown. */
export function setCopy(db: Db, id: number, copy: { messageId: number | null; version: number }): void {
  db.run("UPDATE mail_draft SET copy_id = :messageId, copy_version = :version WHERE id = :id", { id, ...copy });
}

export function draftOfCopy(db: Db, accountId: number, messageId: number): number | undefined {
  return db.get<{ id: number }>("SELECT id FROM mail_draft WHERE copy_id = :messageId AND account_id = :accountId", {
    accountId,
    messageId,
  })?.id;
}

export interface ForeignDraft {
  readonly id: number;
  readonly hash: string;
  readonly flags: number;
  readonly receivedAt: number;
}

const FOREIGN = `SELECT m.id, c.hash, m.flags, m.received_at AS receivedAt FROM mail_message m JOIN mail_content c ON c.id = m.content_id
  WHERE m.mailbox_id = (SELECT id FROM mail_mailbox WHERE account_id = :accountId AND role = 'drafts')
    AND m.flags & ${String(FLAG.deleted)} = 0 AND NOT EXISTS (SELECT 1 FROM mail_draft d WHERE d.copy_id = m.id)`;

/** Messages in Drafts that a mail program has put there and that are no draft of ours yet, the newest first. */
export function foreignDrafts(db: Db, accountId: number, limit: number): ForeignDraft[] {
  return db.all<ForeignDraft>(`${FOREIGN} ORDER BY m.received_at DESC, m.id DESC LIMIT :limit`, { accountId, limit });
}

export function foreignDraft(db: Db, accountId: number, messageId: number): ForeignDraft | undefined {
  return db.get<ForeignDraft>(`${FOREIGN} AND m.id = :messageId`, { accountId, messageId });
}

/** The account's message of this Message-ID, where it has one: what an answer answers. */
export function messageByMessageId(db: Db, accountId: number, messageId: string): number | undefined {
  return db.get<{ id: number }>(
    `SELECT m.id FROM mail_content c JOIN mail_message m ON m.content_id = c.id AND m.account_id = :accountId
     WHERE c.message_id = :messageId ORDER BY m.id LIMIT 1`,
    { accountId, messageId },
  )?.id;
}
