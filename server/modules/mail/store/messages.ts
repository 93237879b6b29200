/** Messages in mailboxes. Every function that changes one keeps the mailbox's counts, UIDs and MODSEQ right in the same transaction. */
import type { Db } from "../../../kernel/database/db.ts";
import { FLAG } from "../flags.ts";
import { dropUnused } from "./contents.ts";
import { touch } from "./touched.ts";
import { keepHeld } from "./holds.ts";
import { awaitHolder } from "./indexing.ts";

/** What one recipient's copy is made of, beside the content. */
export interface NewMessage {
  readonly accountId: number;
  readonly mailboxId: number;
  readonly contentId: number;
  readonly receivedAt: number;
  readonly flags: number;
  readonly senderId: number | null;
  readonly door: string;
  readonly envelopeFrom: string;
  readonly deliveredTo: string;
}

/** Where a message stands: enough to change it. */
export interface MessagePlace {
  readonly id: number;
  readonly accountId: number;
  readonly mailboxId: number;
  readonly uid: number;
  readonly contentId: number;
  readonly flags: number;
  readonly size: number;
  readonly modseq: number;
}

const PLACE = `m.id, m.account_id AS accountId, m.mailbox_id AS mailboxId, m.uid, m.content_id AS contentId, m.flags, m.size, m.modseq`;

/** Takes the next UID of the mailbox and counts the message in; returns the UID and its MODSEQ. */
function admit(db: Db, mailboxId: number, message: { flags: number; size: number }): { uid: number; modseq: number } {
  const allotted = db.get<{ uid: number; modseq: number }>(
    `UPDATE mail_mailbox SET uid_next = uid_next + 1, highest_modseq = highest_modseq + 1, total = total + 1,
       unseen = unseen + :unseen, total_size = total_size + :size
     WHERE id = :mailboxId RETURNING uid_next - 1 AS uid, highest_modseq AS modseq`,
    { mailboxId, unseen: message.flags & FLAG.seen ? 0 : 1, size: message.size },
  );
  if (!allotted) throw new Error(`There is no mailbox ${String(mailboxId)}.`);
  touch(db, mailboxId);
  return allotted;
}

/** Counts the message out of its mailbox and remembers its UID as gone. */
function dismiss(db: Db, { mailboxId, uid, flags, size }: MessagePlace): void {
  const changed = db.get<{ modseq: number }>(
    `UPDATE mail_mailbox SET highest_modseq = highest_modseq + 1, total = total - 1, unseen = unseen - :unseen,
       total_size = total_size - :size
     WHERE id = :mailboxId RETURNING highest_modseq AS modseq`,
    { mailboxId, unseen: flags & FLAG.seen ? 0 : 1, size },
  );
  db.run("INSERT INTO mail_expunged (mailbox_id, uid, modseq) VALUES (:mailboxId, :uid, :modseq)", {
    mailboxId,
    uid,
    modseq: changed?.modseq ?? 0,
  });
  touch(db, mailboxId);
}

export function insertMessage(db: Db, message: NewMessage): { id: number; uid: number } {
  const content = db.get<{ size: number; threadKey: string; hasAttachments: number }>(
    "SELECT size, thread_key AS threadKey, has_attachments AS hasAttachments FROM mail_content WHERE id = :id",
    { id: message.contentId },
  );
  if (!content) throw new Error(`There is no content ${String(message.contentId)}.`);
  if (!copyOf(db, message.accountId, message.contentId)) awaitHolder(db, message.contentId);
  const { uid, modseq } = admit(db, message.mailboxId, { flags: message.flags, size: content.size });
  const { lastId } = db.run(
    `INSERT INTO mail_message (account_id, mailbox_id, uid, content_id, received_at, flags, modseq, size, thread_key,
       has_attachments, sender_id, door, envelope_from, delivered_to)
     VALUES (:accountId, :mailboxId, :uid, :contentId, :receivedAt, :flags, :modseq, :size, :threadKey,
       :hasAttachments, :senderId, :door, :envelopeFrom, :deliveredTo)`,
    { ...message, ...content, uid, modseq },
  );
  return { id: lastId, uid };
}

/** Sets the message's flags to exactly these. Nothing changes, and no MODSEQ is spent, when they are so already. */
export function setFlags(db: Db, message: MessagePlace, flags: number): boolean {
  if (flags === message.flags) return false;
  setMarks(db, message, flags, undefined);
  return true;
}

/** Sets flags and keywords (a JSON list, null for none, undefined for as they are); returns the message's new MODSEQ. */
export function setMarks(db: Db, message: MessagePlace, flags: number, keywords: string | null | undefined): number {
  const unseen = (message.flags & FLAG.seen ? 1 : 0) - (flags & FLAG.seen ? 1 : 0);
  const changed = db.get<{ modseq: number }>(
    `UPDATE mail_mailbox SET highest_modseq = highest_modseq + 1, unseen = unseen + :unseen
     WHERE id = :mailboxId RETURNING highest_modseq AS modseq`,
    { mailboxId: message.mailboxId, unseen },
  );
  const modseq = changed?.modseq ?? 0;
  db.run("UPDATE mail_message SET flags = :flags, modseq = :modseq WHERE id = :id", { id: message.id, flags, modseq });
  if (keywords !== undefined) {
    db.run("UPDATE mail_message SET keywords = :keywords WHERE id = :id", { id: message.id, keywords });
  }
  touch(db, message.mailboxId);
  return modseq;
}

/** Moves a message: its row stays, its UID is a new one of the other mailbox. False when it is there already. */
export function moveMessage(db: Db, message: MessagePlace, mailboxId: number): boolean {
  if (message.mailboxId === mailboxId) return false;
  relocateMessage(db, message, mailboxId);
  return true;
}

/** Moves a message to another mailbox of its account; returns its UID there. */
export function relocateMessage(db: Db, message: MessagePlace, mailboxId: number): number {
  dismiss(db, message);
  const { uid, modseq } = admit(db, mailboxId, message);
  db.run("UPDATE mail_message SET mailbox_id = :mailboxId, uid = :uid, modseq = :modseq WHERE id = :id", {
    id: message.id,
    mailboxId,
    uid,
    modseq,
  });
  return uid;
}

/** Keywords of a message that has just been put in: a JSON list. */
export function setKeywords(db: Db, id: number, keywords: string): void {
  db.run("UPDATE mail_message SET keywords = :keywords WHERE id = :id", { id, keywords });
}

/** Takes a message away for good. */
export function expungeMessage(db: Db, message: MessagePlace): void {
  keepHeld(db, message);
  dismiss(db, message);
  db.run("DELETE FROM mail_message WHERE id = :id", { id: message.id });
  dropUnused(db, message.contentId);
}

/** Those of the account's messages that were named, as they stand now. */
export function placesOf(db: Db, accountId: number, ids: readonly number[]): MessagePlace[] {
  return db.all<MessagePlace>(
    `SELECT ${PLACE} FROM mail_message m
     WHERE m.id IN (SELECT value FROM json_each(:ids)) AND m.account_id = :accountId ORDER BY m.id`,
    { ids: JSON.stringify(ids), accountId },
  );
}

/** A portion of a mailbox, oldest first: for emptying it step by step. */
export function someOf(db: Db, mailboxId: number, limit: number): MessagePlace[] {
  return db.all<MessagePlace>(
    `SELECT ${PLACE} FROM mail_message m WHERE m.mailbox_id = :mailboxId ORDER BY m.uid LIMIT :limit`,
    {
      mailboxId,
      limit,
    },
  );
}

/** A copy in another mailbox: the same content, flags and date, a UID of its own. */
export function copyMessage(db: Db, message: MessagePlace, target: { id: number; accountId: number }): number {
  const { uid, modseq } = admit(db, target.id, message);
  db.run(
    `INSERT INTO mail_message (account_id, mailbox_id, uid, content_id, received_at, flags, keywords, modseq, size, thread_key,
       has_attachments, sender_id, door, envelope_from, delivered_to)
     SELECT :accountId, :target, :uid, content_id, received_at, flags, keywords, :modseq, size, thread_key, has_attachments,
       sender_id, door, envelope_from, delivered_to
     FROM mail_message WHERE id = :id`,
    { id: message.id, accountId: target.accountId, target: target.id, uid, modseq },
  );
  return uid;
}

export interface MarkedPlace extends MessagePlace {
  /** A JSON list; null for none. */
  readonly keywords: string | null;
}

/** The mailbox's messages with these UIDs, rising. */
export function placesAt(db: Db, mailboxId: number, uids: readonly number[]): MarkedPlace[] {
  return db.all<MarkedPlace>(
    `SELECT ${PLACE}, m.keywords FROM mail_message m
     WHERE m.mailbox_id = :mailboxId AND m.uid IN (SELECT value FROM json_each(:uids)) ORDER BY m.uid`,
    { mailboxId, uids: JSON.stringify(uids) },
  );
}

/** The account's copy of a content, if it has one. */
export function copyOf(db: Db, accountId: number, contentId: number): { id: number; mailboxId: number } | undefined {
  return db.get<{ id: number; mailboxId: number }>(
    `SELECT id, mailbox_id AS mailboxId FROM mail_message
     WHERE content_id = :contentId AND account_id = :accountId ORDER BY id LIMIT 1`,
    { accountId, contentId },
  );
}
