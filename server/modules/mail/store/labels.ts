/** Labels, and the keywords by which messages carry them. */
import type { Db } from "../../../kernel/database/db.ts";
import { setMarks, type MessagePlace } from "./messages.ts";

export interface LabelRow {
  readonly id: number;
  readonly keyword: string;
  readonly name: string;
  readonly tone: number;
}

const LABEL = "id, keyword, name, tone";

export function labelsOf(db: Db, accountId: number): LabelRow[] {
  return db.all<LabelRow>(`SELECT ${LABEL} FROM mail_label WHERE account_id = :accountId ORDER BY id`, { accountId });
}

export function findLabel(db: Db, accountId: number, id: number): LabelRow | undefined {
  return db.get<LabelRow>(`SELECT ${LABEL} FROM mail_label WHERE id = :id AND account_id = :accountId`, {
    id,
    accountId,
  });
}

export function insertLabel(db: Db, accountId: number, label: Omit<LabelRow, "id">): number {
  return db.run(
    "INSERT INTO mail_label (account_id, keyword, name, tone) VALUES (:accountId, :keyword, :name, :tone)",
    { accountId, ...label },
  ).lastId;
}

export function updateLabel(db: Db, id: number, label: { name: string; tone: number }): void {
  db.run("UPDATE mail_label SET name = :name, tone = :tone WHERE id = :id", { id, ...label });
}

export function deleteLabel(db: Db, id: number): void {
  db.run("DELETE FROM mail_label WHERE id = :id", { id });
}

/**
 * Puts keywords on a message and takes others off; both are compared without case, as IMAP does. Nothing changes, and no MODSEQ is spent,
 * when they are so already.
 */
export function changeKeywords(
  db: Db,
  message: MessagePlace,
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
): boolean {
  if (change.add.length === 0 && change.remove.length === 0) return false;
  const stored = db.get<{ keywords: string | null; flags: number }>(
    "SELECT keywords, flags FROM mail_message WHERE id = :id",
    { id: message.id },
  );
  // The column holds a JSON list of strings.
  const before = JSON.parse(stored?.keywords ?? "[]") as string[];
  const removed = new Set(change.remove);
  const kept = before.filter((keyword) => !removed.has(keyword.toLowerCase()));
  const known = new Set(kept.map((keyword) => keyword.toLowerCase()));
  const after = [...kept, ...change.add.filter((keyword) => !known.has(keyword))];
  if (after.length === before.length && kept.length === before.length) return false;
  const flags = stored?.flags ?? message.flags;
  setMarks(db, { ...message, flags }, flags, after.length === 0 ? null : JSON.stringify(after));
  return true;
}

/** A portion of the messages that carry a keyword. */
export function carriersOf(db: Db, accountId: number, keyword: string, limit: number): MessagePlace[] {
  return db.all<MessagePlace>(
    `SELECT m.id, m.account_id AS accountId, m.mailbox_id AS mailboxId, m.uid, m.content_id AS contentId, m.flags, m.size, m.modseq
     FROM mail_keyword k JOIN mail_message m ON m.id = k.message_id
     WHERE k.account_id = :accountId AND k.keyword = :keyword LIMIT :limit`,
    { accountId, keyword, limit },
  );
}
