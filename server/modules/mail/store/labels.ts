/** Labels, and the keywords by which messages carry them. */
import type { Db } from "../../../kernel/database/db.ts";
import type { MessagePlace } from "./messages.ts";

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

/** A message's keywords as they are written on it. */
export function keywordsOf(db: Db, messageId: number): string[] {
  const stored = db.get<{ keywords: string | null }>("SELECT keywords FROM mail_message WHERE id = :messageId", {
    messageId,
  })?.keywords;
  // The column holds a JSON list of strings.
  return stored === undefined || stored === null ? [] : (JSON.parse(stored) as string[]);
}

/**
 * Puts keywords on a message and takes others off; both are compared without case, as IMAP does. Nothing changes, and no MODSEQ is spent,
 * when they are so already.
 */
export function changeKeywords(
  db: Db,
  message: Pick<MessagePlace, "id" | "mailboxId">,
  change: { readonly add: readonly string[]; readonly remove: readonly string[] },
): boolean {
  const before = keywordsOf(db, message.id);
  const removed = new Set(change.remove);
  const kept = before.filter((keyword) => !removed.has(keyword.toLowerCase()));
  const known = new Set(kept.map((keyword) => keyword.toLowerCase()));
  const after = [...kept, ...change.add.filter((keyword) => !known.has(keyword))];
  if (after.length === before.length && kept.length === before.length) return false;
  const raised = db.get<{ modseq: number }>(
    "UPDATE mail_mailbox SET highest_modseq = highest_modseq + 1 WHERE id = :mailboxId RETURNING highest_modseq AS modseq",
    { mailboxId: message.mailboxId },
  );
  db.run("UPDATE mail_message SET keywords = :keywords, modseq = :modseq WHERE id = :id", {
    id: message.id,
    keywords: after.length === 0 ? null : JSON.stringify(after),
    modseq: raised?.modseq ?? 0,
  });
  return true;
}

/** A portion of the messages that carry a keyword. */
export function carriersOf(
  db: Db,
  accountId: number,
  keyword: string,
  limit: number,
): { id: number; mailboxId: number }[] {
  return db.all<{ id: number; mailboxId: number }>(
    `SELECT m.id, m.mailbox_id AS mailboxId FROM mail_keyword k JOIN mail_message m ON m.id = k.message_id
     WHERE k.account_id = :accountId AND k.keyword = :keyword LIMIT :limit`,
    { accountId, keyword, limit },
  );
}
