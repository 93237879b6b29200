import type { Db } from "../../../kernel/database/db.ts";
import { awaitIndexing, awaitReading, dropFromIndex, isUnread, knowWords, type IndexWords } from "./indexing.ts";

/** What is kept of a message for lists and search; made once, from its file. */
export interface NewContent {
  readonly hash: string;
  readonly size: number;
  readonly messageId: string | null;
  readonly inReplyTo: string | null;
  readonly threadKey: string;
  readonly subject: string;
  readonly fromName: string;
  readonly fromAddress: string;
  /** JSON, the first few. */
  readonly recipients: string;
  readonly recipientCount: number;
  readonly sentAt: number | null;
  /** Its sender marked it as urgent. */
  readonly urgent: boolean;
  readonly preview: string;
  readonly hasAttachments: boolean;
  /** Null where the header alone has been read: the rest is read afterwards, and then this and what it tells is filled in. */
  readonly words: IndexWords | null;
}

/** The content's row, made when it is the first of its hash. */
export function ensureContent(db: Db, content: NewContent, now: number): number {
  const known = db.get<{ id: number }>("SELECT id FROM mail_content WHERE hash = :hash", { hash: content.hash });
  if (known) {
    // It came before, and only its header has been read.
    if (content.words && isUnread(db, known.id)) {
      completeContent(db, known.id, content);
      knowWords(db, known.id, content.words);
    }
    return known.id;
  }
  const { words, hasAttachments, urgent, ...columns } = content;
  const { lastId } = db.run(
    `INSERT INTO mail_content (hash, size, message_id, in_reply_to, thread_key, subject, from_name, from_address, recipients,
       recipient_count, sent_at, preview, has_attachments, urgent, stored_at)
     VALUES (:hash, :size, :messageId, :inReplyTo, :threadKey, :subject, :fromName, :fromAddress, :recipients,
       :recipientCount, :sentAt, :preview, :hasAttachments, :urgent, :now)`,
    { ...columns, hasAttachments: hasAttachments ? 1 : 0, urgent: urgent ? 1 : 0, now },
  );
  if (words) awaitIndexing(db, lastId, words, now);
  else awaitReading(db, lastId, now);
  return lastId;
}

/** Fills in what was not known when the message was taken in. Its names (hash, Message-ID, conversation) stay. */
export function completeContent(db: Db, contentId: number, content: NewContent): void {
  const { subject, fromName, fromAddress, recipients, recipientCount, sentAt, preview } = content;
  const hasAttachments = content.hasAttachments ? 1 : 0;
  db.run(
    `UPDATE mail_content SET subject = :subject, from_name = :fromName, from_address = :fromAddress, recipients = :recipients,
       recipient_count = :recipientCount, sent_at = :sentAt, preview = :preview, has_attachments = :hasAttachments
     WHERE id = :contentId`,
    { contentId, subject, fromName, fromAddress, recipients, recipientCount, sentAt, preview, hasAttachments },
  );
  db.run(
    "UPDATE mail_message SET has_attachments = :hasAttachments WHERE content_id = :contentId AND has_attachments <> :hasAttachments",
    { contentId, hasAttachments },
  );
}

/** Where contents lie. */
export function copiesOfContents(
  db: Db,
  contentIds: readonly number[],
): { id: number; accountId: number; mailboxId: number }[] {
  return db.all(
    `SELECT id, account_id AS accountId, mailbox_id AS mailboxId FROM mail_message
     WHERE content_id IN (SELECT value FROM json_each(:contentIds)) ORDER BY id`,
    { contentIds: JSON.stringify(contentIds) },
  );
}

/** The name of a content's file; undefined where nobody holds it any more. */
export function hashOf(db: Db, contentId: number): string | undefined {
  return db.get<{ hash: string }>("SELECT hash FROM mail_content WHERE id = :contentId", { contentId })?.hash;
}

/** Takes the content's row away when no mailbox holds it any more; the sweep then removes the file. */
export function dropUnused(db: Db, contentId: number): void {
  const held = db.get(
    `SELECT 1 FROM mail_message WHERE content_id = :contentId UNION ALL SELECT 1 FROM mail_held WHERE content_id = :contentId LIMIT 1`,
    { contentId },
  );
  if (held) return;
  dropFromIndex(db, contentId);
  db.run("DELETE FROM mail_content WHERE id = :contentId", { contentId });
}

export function hasContent(db: Db, contentId: number): boolean {
  return db.get("SELECT 1 FROM mail_content WHERE id = :contentId", { contentId }) !== undefined;
}

/** In how many mailboxes a message of this Message-ID lies. */
export function copiesOfMessage(db: Db, messageId: string): number {
  return (
    db.get<{ copies: number }>(
      `SELECT count(*) AS copies FROM mail_content c JOIN mail_message m ON m.content_id = c.id WHERE c.message_id = :messageId`,
      { messageId },
    )?.copies ?? 0
  );
}

/** What a person has sent from here under a Message-ID; a stranger who writes the same one is not meant. */
export function contentNamed(db: Db, messageId: string, senderId: number): number | undefined {
  return db.get<{ id: number }>(
    `SELECT c.id FROM mail_content c JOIN mail_letter l ON l.content_id = c.id
     WHERE c.message_id = :messageId AND l.sender_id = :senderId LIMIT 1`,
    { messageId, senderId },
  )?.id;
}
