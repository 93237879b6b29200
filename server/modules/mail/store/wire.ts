/** What is kept of a content for mail programs. */
import type { Db } from "../../../kernel/database/db.ts";

export interface WireContent {
  readonly contentId: number;
  readonly head: string;
  readonly envelope: string;
  readonly bodyStructure: string;
  readonly structure: string;
  readonly sentOn: string | null;
  readonly fromText: string;
  readonly toText: string;
  readonly ccText: string;
  readonly bccText: string;
  readonly subjectText: string;
  readonly header: string;
  readonly body: string;
}

/** Keeps it; a content that has gone meanwhile is passed over. */
export function keepWire(db: Db, { header, body, ...wire }: WireContent): void {
  const { contentId } = wire;
  if (!db.get("SELECT 1 FROM mail_content WHERE id = :contentId", { contentId })) return;
  db.run(
    `INSERT OR REPLACE INTO mail_wire (content_id, head, envelope, body_structure, structure, sent_on, from_text, to_text, cc_text,
       bcc_text, subject_text)
     VALUES (:contentId, :head, :envelope, :bodyStructure, :structure, :sentOn, :fromText, :toText, :ccText, :bccText,
       :subjectText)`,
    wire,
  );
  db.run("INSERT OR REPLACE INTO mail_wire_text (content_id, header, body) VALUES (:contentId, :header, :body)", {
    contentId,
    header,
    body,
  });
}

/** Contents of messages behind a UID that are not prepared yet, the newest first. */
export function unpreparedOf(
  db: Db,
  mailboxId: number,
  { after, limit }: { after: number; limit: number },
): { contentId: number; hash: string }[] {
  return db.all(
    `SELECT DISTINCT m.content_id AS contentId, c.hash FROM mail_message m JOIN mail_content c ON c.id = m.content_id
     WHERE m.mailbox_id = :mailboxId AND m.uid > :after AND NOT EXISTS (SELECT 1 FROM mail_wire w WHERE w.content_id = m.content_id)
     ORDER BY m.uid DESC LIMIT :limit`,
    { mailboxId, after, limit },
  );
}
