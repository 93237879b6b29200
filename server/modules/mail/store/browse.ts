/** Lists that one can enter anywhere: the shape of a list, and the rows between two of its keys. */
import type { Actor } from "../../../kernel/access/actor.ts";
import type { Db, SqlParams } from "../../../kernel/database/db.ts";
import type { MessageFilter } from "../contract.ts";
import { visibleTo } from "../policy.ts";
import { FILTERS, LISTED, type ListedMessage, type Question } from "./lists.ts";
import type { MessagePlace } from "./messages.ts";

/** What a list holds. A label's keyword without a mailbox means all mailboxes but the trash and junk. */
export interface Scope {
  readonly mailboxId: number | undefined;
  readonly keyword: string | undefined;
  readonly filter: MessageFilter | undefined;
  /** A row a conversation; only within one mailbox and without a label. */
  readonly conversations: boolean;
}

/** A message's place in every list. */
export interface MessageKey {
  readonly receivedAt: number;
  readonly id: number;
}

interface Part {
  readonly from: string;
  readonly where: string;
  readonly params: Exclude<SqlParams, readonly unknown[]>;
}

/** Joins `mail_message m` to its scope. The actor is checked against the mailbox or account once, not row by row. */
function partOf(actor: Actor, { mailboxId, keyword, filter, conversations }: Scope): Part {
  const visible = visibleTo(actor);
  const holds = FILTERS[filter ?? "all"];
  if (keyword !== undefined) {
    const place =
      mailboxId === undefined
        ? "m.mailbox_id NOT IN (SELECT b.id FROM mail_mailbox b WHERE b.account_id = m.account_id AND b.role IN ('trash', 'junk'))"
        : "m.mailbox_id = :mailboxId";
    return {
      from: "mail_account a CROSS JOIN mail_keyword k CROSS JOIN mail_message m ON m.id = k.message_id",
      where: `${visible.where} AND k.account_id = a.id AND k.keyword = :keyword AND ${place} AND ${holds}`,
      params: { ...visible.params, keyword, ...(mailboxId !== undefined && { mailboxId }) },
    };
  }
  const newer = holds.replaceAll("m.", "n.");
  const heads = `NOT EXISTS (SELECT 1 FROM mail_message n WHERE n.mailbox_id = m.mailbox_id AND n.thread_key = m.thread_key
      AND (n.received_at, n.id) > (m.received_at, m.id) AND ${newer})`;
  return {
    from: "mail_message m",
    where: `m.mailbox_id = :mailboxId AND ${holds} AND ${conversations ? heads : "1"} AND EXISTS (SELECT 1 FROM mail_mailbox b
      JOIN mail_account a ON a.id = b.account_id WHERE b.id = :mailboxId AND ${visible.where})`,
    params: { ...visible.params, mailboxId: mailboxId ?? 0 },
  };
}

/** The same order twice: by the index of the table that leads. */
const BY_MESSAGE = { key: "(m.received_at, m.id)", order: "m.received_at DESC, m.id DESC" } as const;
const BY_KEYWORD = { key: "(k.received_at, k.message_id)", order: "k.received_at DESC, k.message_id DESC" } as const;

/** How many rows a list has. */
export function totalQuestion(actor: Actor, scope: Scope): Question {
  const { from, where, params } = partOf(actor, scope);
  return { sql: `SELECT count(*) AS total FROM ${from} WHERE ${where}`, params };
}

/** The key of every `step`th row. */
export function anchorsQuestion(actor: Actor, scope: Scope, step: number): Question {
  const { from, where, params } = partOf(actor, scope);
  return {
    sql: `SELECT receivedAt, id FROM (SELECT m.received_at AS receivedAt, m.id AS id,
        row_number() OVER (ORDER BY m.received_at DESC, m.id DESC) AS n FROM ${from} WHERE ${where})
      WHERE n % :step = 0 ORDER BY receivedAt DESC, id DESC`,
    params: { ...params, step },
  };
}

/** The rows below `after`, down to and with `until`, newest first. */
export function rangeOf(
  db: Db,
  actor: Actor,
  scope: Scope,
  range: { after: MessageKey | undefined; until: MessageKey | undefined; limit: number },
): ListedMessage[] {
  const { from, where, params } = partOf(actor, scope);
  const { order, key } = scope.keyword === undefined ? BY_MESSAGE : BY_KEYWORD;
  return db.all<ListedMessage>(
    `SELECT ${LISTED.columns} FROM (SELECT m.id AS listed FROM ${from} WHERE ${where}
        AND ${key} < (:afterAt, :afterId) AND ${key} >= (:untilAt, :untilId) ORDER BY ${order} LIMIT :limit) chosen
      CROSS JOIN ${LISTED.from} WHERE m.id = chosen.listed ORDER BY m.received_at DESC, m.id DESC`,
    {
      ...params,
      afterAt: range.after?.receivedAt ?? Number.MAX_SAFE_INTEGER,
      afterId: range.after?.id ?? Number.MAX_SAFE_INTEGER,
      untilAt: range.until?.receivedAt ?? 0,
      untilId: range.until?.id ?? 0,
      limit: range.limit,
    },
  );
}

/** A portion of what a list holds below a key, for changing it step by step; every message of it, whatever the rows stand for. */
export function placesIn(
  db: Db,
  actor: Actor,
  scope: Scope,
  after: MessageKey,
  limit: number,
): (MessagePlace & MessageKey)[] {
  const { from, where, params } = partOf(actor, { ...scope, conversations: false });
  const { order, key } = scope.keyword === undefined ? BY_MESSAGE : BY_KEYWORD;
  return db.all<MessagePlace & MessageKey>(
    `SELECT m.id, m.account_id AS accountId, m.mailbox_id AS mailboxId, m.uid, m.content_id AS contentId, m.flags, m.size, m.modseq,
       m.received_at AS receivedAt
     FROM ${from} WHERE ${where} AND ${key} < (:afterAt, :afterId)
     ORDER BY ${order} LIMIT :limit`,
    { ...params, afterAt: after.receivedAt, afterId: after.id, limit },
  );
}

/** Of one message of a conversation, what its row in a list tells. */
export interface Spoken {
  readonly threadKey: string;
  readonly total: number;
  readonly flags: number;
  readonly hasAttachments: number;
  readonly senderId: number | null;
  readonly fromName: string;
  readonly fromAddress: string;
}

/** The newest few messages of each conversation in an account, oldest first. */
export function spokenIn(
  db: Db,
  actor: Actor,
  which: { accountId: number; mailboxId: number; threadKeys: readonly string[]; most: number },
): Spoken[] {
  const visible = visibleTo(actor);
  return db.all<Spoken>(
    `SELECT t.threadKey, t.total, t.flags, t.hasAttachments, t.senderId, c.from_name AS fromName, c.from_address AS fromAddress FROM (
       SELECT m.id, m.thread_key AS threadKey, m.flags, m.has_attachments AS hasAttachments, m.sender_id AS senderId, m.content_id AS contentId,
         m.received_at AS receivedAt, count(*) OVER (PARTITION BY m.thread_key) AS total,
         row_number() OVER (PARTITION BY m.thread_key ORDER BY m.received_at DESC, m.id DESC) AS n
       FROM mail_message m JOIN mail_account a ON a.id = m.account_id
       WHERE m.account_id = :accountId AND m.thread_key IN (SELECT value FROM json_each(:threadKeys)) AND ${visible.where}
         AND (m.mailbox_id = :mailboxId OR m.mailbox_id NOT IN (
           SELECT b.id FROM mail_mailbox b WHERE b.account_id = :accountId AND b.role IN ('trash', 'junk')))) t
     JOIN mail_content c ON c.id = t.contentId WHERE t.n <= :most ORDER BY t.receivedAt, t.id`,
    { ...visible.params, ...which, threadKeys: JSON.stringify(which.threadKeys) },
  );
}

/** The ids of all messages that share a mailbox and a conversation with one of these; whose they are is asked when they are changed. */
export function wholeOf(db: Db, ids: readonly number[]): number[] {
  return db
    .all<{ id: number }>(
      `SELECT DISTINCT n.id FROM mail_message m JOIN mail_message n ON n.mailbox_id = m.mailbox_id AND n.thread_key = m.thread_key
       WHERE m.id IN (SELECT value FROM json_each(:ids))`,
      { ids: JSON.stringify(ids) },
    )
    .map(({ id }) => id);
}
