import type { Db } from "../../../kernel/database/db.ts";
import { ftsColumns } from "../../../kernel/text/index.ts";

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
  readonly preview: string;
  readonly hasAttachments: boolean;
  /** For search: everybody's name and address, and the words of the message with its attachments' names. */
  readonly people: string;
  readonly words: string;
}

/** The content's row, made when it is the first of its hash. */
export function ensureContent(db: Db, content: NewContent, now: number): number {
  const known = db.get<{ id: number }>("SELECT id FROM mail_content WHERE hash = :hash", { hash: content.hash });
  if (known) return known.id;
  const { people, words, hasAttachments, ...columns } = content;
  const { lastId } = db.run(
    `INSERT INTO mail_content (hash, size, message_id, in_reply_to, thread_key, subject, from_name, from_address, recipients,
       recipient_count, sent_at, preview, has_attachments, stored_at)
     VALUES (:hash, :size, :messageId, :inReplyTo, :threadKey, :subject, :fromName, :fromAddress, :recipients,
       :recipientCount, :sentAt, :preview, :hasAttachments, :now)`,
    { ...columns, hasAttachments: hasAttachments ? 1 : 0, now },
  );
  const names = ftsColumns(people);
  const subject = ftsColumns(content.subject);
  db.run(
    "INSERT INTO mail_search (rowid, people, subject, body, marked) VALUES (:id, :people, :subject, :body, :marked)",
    {
      id: lastId,
      people: names.folded,
      subject: subject.folded,
      body: ftsColumns(words).folded,
      marked: `${subject.marked} ${names.marked}`,
    },
  );
  return lastId;
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
  db.run("DELETE FROM mail_search WHERE rowid = :contentId", { contentId });
  db.run("DELETE FROM mail_content WHERE id = :contentId", { contentId });
}
