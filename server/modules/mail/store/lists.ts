import type { Actor } from "../../../kernel/access/actor.ts";
import type { Db, SqlParams } from "../../../kernel/database/db.ts";
import type { MailboxRole, MessageFilter } from "../contract.ts";
import { visibleTo } from "../policy.ts";

/** A message as a list shows it. */
export interface ListedMessage {
  readonly id: number;
  readonly accountId: number;
  readonly mailboxId: number;
  readonly mailboxRole: MailboxRole | null;
  readonly contentId: number;
  readonly threadKey: string;
  readonly hash: string;
  readonly flags: number;
  readonly receivedAt: number;
  readonly size: number;
  readonly hasAttachments: number;
  readonly senderId: number | null;
  readonly subject: string;
  readonly fromName: string;
  readonly fromAddress: string;
  readonly recipients: string;
  readonly recipientCount: number;
  readonly messageId: string | null;
  readonly preview: string;
  readonly urgent: number;
  readonly door: string;
  /** JSON list; null for none. */
  readonly keywords: string | null;
}

export const LISTED_COLUMNS = `m.id, m.account_id AS accountId, m.mailbox_id AS mailboxId, b.role AS mailboxRole, m.content_id AS contentId,
  m.thread_key AS threadKey, c.hash, m.flags, m.received_at AS receivedAt, m.size, m.has_attachments AS hasAttachments,
  m.sender_id AS senderId, c.subject, c.from_name AS fromName, c.from_address AS fromAddress, c.recipients,
  c.recipient_count AS recipientCount, c.message_id AS messageId, c.preview, c.urgent, m.door, m.keywords`;

const FROM = `mail_message m JOIN mail_content c ON c.id = m.content_id JOIN mail_mailbox b ON b.id = m.mailbox_id
  JOIN mail_account a ON a.id = m.account_id`;

/** What every list of messages reads. */
export const LISTED = { columns: LISTED_COLUMNS, from: FROM } as const;

/** Each stands for a partial index of the same condition. */
export const FILTERS: Readonly<Record<MessageFilter | "all", string>> = {
  all: "1",
  unread: "m.flags & 1 = 0",
  flagged: "m.flags & 4 <> 0",
  attachments: "m.has_attachments = 1",
};

export interface MessageCursor {
  readonly receivedAt: number;
  readonly id: number;
}

/** A mailbox's messages, newest first; one more than `limit`, so that the caller knows whether there is a next page. */
export function listMessages(
  db: Db,
  actor: Actor,
  page: { mailboxId: number; filter: MessageFilter | undefined; limit: number; after: MessageCursor | undefined },
): ListedMessage[] {
  const visible = visibleTo(actor);
  return db.all<ListedMessage>(
    `SELECT ${LISTED_COLUMNS} FROM ${FROM}
     WHERE m.mailbox_id = :mailboxId AND ${FILTERS[page.filter ?? "all"]} AND ${visible.where}
       AND (m.received_at, m.id) < (:receivedAt, :id)
     ORDER BY m.received_at DESC, m.id DESC LIMIT :limit`,
    {
      ...visible.params,
      mailboxId: page.mailboxId,
      receivedAt: page.after?.receivedAt ?? Number.MAX_SAFE_INTEGER,
      id: page.after?.id ?? Number.MAX_SAFE_INTEGER,
      limit: page.limit + 1,
    },
  );
}

export function findMessage(db: Db, actor: Actor, id: number): ListedMessage | undefined {
  const visible = visibleTo(actor);
  return db.get<ListedMessage>(`SELECT ${LISTED_COLUMNS} FROM ${FROM} WHERE m.id = :id AND ${visible.where}`, {
    ...visible.params,
    id,
  });
}

/** The newest of a conversation in all mailboxes of one account but the trash and junk, oldest first. */
export function listThread(
  db: Db,
  actor: Actor,
  { accountId, threadKey }: { accountId: number; threadKey: string },
  limit: number,
): ListedMessage[] {
  const visible = visibleTo(actor);
  return db
    .all<ListedMessage>(
      `SELECT ${LISTED_COLUMNS} FROM ${FROM}
       WHERE m.account_id = :accountId AND m.thread_key = :threadKey AND ${visible.where} AND (b.role IS NULL OR b.role NOT IN ('trash', 'junk'))
       ORDER BY m.received_at DESC, m.id DESC LIMIT :limit`,
      { ...visible.params, accountId, threadKey, limit },
    )
    .reverse();
}

/** A query for a reader thread, which knows no functions of ours. */
export interface Question {
  readonly sql: string;
  readonly params: SqlParams;
}
