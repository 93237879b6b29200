/** What mail programs read of a mailbox. UIDs come as JSON where there may be many: one value crosses from SQLite instead of a row each. */
import type { Db } from "../../../kernel/database/db.ts";

export interface MailboxState {
  readonly uidValidity: number;
  readonly uidNext: number;
  readonly highestModseq: number;
  readonly messages: number;
  readonly unseen: number;
  readonly size: number;
  readonly recentFrom: number;
}

export function mailboxState(db: Db, id: number): MailboxState | undefined {
  return db.get<MailboxState>(
    `SELECT uid_validity AS uidValidity, uid_next AS uidNext, highest_modseq AS highestModseq, total AS messages, unseen,
       total_size AS size, recent_from AS recentFrom
     FROM mail_mailbox WHERE id = :id`,
    { id },
  );
}

export function uidsOf(db: Db, mailboxId: number): number[] {
  const found = db.get<{ uids: string }>(
    `SELECT json_group_array(uid) AS uids FROM (SELECT uid FROM mail_message WHERE mailbox_id = :mailboxId ORDER BY uid)`,
    { mailboxId },
  );
  // Written by the line above.
  return JSON.parse(found?.uids ?? "[]") as number[];
}

export function firstUnseen(db: Db, mailboxId: number): number | undefined {
  return (
    db.get<{ uid: number | null }>(
      "SELECT min(uid) AS uid FROM mail_message WHERE mailbox_id = :mailboxId AND flags & 1 = 0",
      { mailboxId },
    )?.uid ?? undefined
  );
}

export function deletedUids(db: Db, mailboxId: number): number[] {
  return db
    .all<{ uid: number }>(
      "SELECT uid FROM mail_message WHERE mailbox_id = :mailboxId AND flags & 8 <> 0 ORDER BY uid",
      { mailboxId },
    )
    .map(({ uid }) => uid);
}

export function keywordsOf(db: Db, mailboxId: number): string[] {
  return db
    .all<{ name: string }>(
      `SELECT DISTINCT k.value AS name FROM mail_message m, json_each(m.keywords) k
       WHERE m.mailbox_id = :mailboxId AND m.keywords IS NOT NULL ORDER BY name LIMIT 500`,
      { mailboxId },
    )
    .map(({ name }) => name);
}

export interface FlagRow {
  readonly uid: number;
  readonly flags: number;
  readonly keywords: string | null;
  readonly modseq: number;
}

/** Messages that came or changed after a MODSEQ, by UID. */
export function changedSince(db: Db, mailboxId: number, modseq: number): FlagRow[] {
  return db.all<FlagRow>(
    `SELECT uid, flags, keywords, modseq FROM mail_message WHERE mailbox_id = :mailboxId AND modseq > :modseq ORDER BY uid`,
    { mailboxId, modseq },
  );
}

export function vanishedSince(db: Db, mailboxId: number, modseq: number): number[] {
  const found = db.get<{ uids: string }>(
    `SELECT json_group_array(uid) AS uids FROM (
       SELECT uid FROM mail_expunged WHERE mailbox_id = :mailboxId AND modseq > :modseq ORDER BY uid)`,
    { mailboxId, modseq },
  );
  return JSON.parse(found?.uids ?? "[]") as number[];
}

export interface WireRow extends FlagRow {
  readonly contentId: number;
  readonly receivedAt: number;
  readonly size: number;
  readonly hash?: string;
  /** Null where the content has not been prepared yet. */
  readonly head?: string | null;
  readonly envelope?: string | null;
  readonly bodyStructure?: string | null;
  readonly structure?: string | null;
}

export type WireColumn = "head" | "envelope" | "bodyStructure" | "structure";
const WIRE: Readonly<Record<WireColumn, string>> = {
  head: "w.head",
  envelope: "w.envelope",
  bodyStructure: "w.body_structure AS bodyStructure",
  structure: "w.structure",
};

/** Those of the UIDs (rising) that are there, with what is asked for; `content`: also where the bytes are. */
export function wireRows(
  db: Db,
  mailboxId: number,
  uids: readonly number[],
  { content, columns }: { content: boolean; columns: readonly WireColumn[] },
): WireRow[] {
  const [first = 0, last = 0] = [uids[0], uids.at(-1)];
  const isDense = last - first < uids.length * 4;
  const picked = [
    "m.uid, m.flags, m.keywords, m.modseq, m.content_id AS contentId, m.received_at AS receivedAt, m.size",
    ...(content ? ["c.hash"] : []),
    ...columns.map((column) => WIRE[column]),
  ].join(", ");
  const joins = [
    ...(content ? ["JOIN mail_content c ON c.id = m.content_id"] : []),
    ...(columns.length > 0 ? ["LEFT JOIN mail_wire w ON w.content_id = m.content_id"] : []),
  ].join(" ");
  const which = isDense ? "m.uid BETWEEN :first AND :last" : "m.uid IN (SELECT value FROM json_each(:uids))";
  const rows = db.all<WireRow>(
    `SELECT ${picked} FROM mail_message m ${joins} WHERE m.mailbox_id = :mailboxId AND ${which} ORDER BY m.uid`,
    isDense ? { mailboxId, first, last } : { mailboxId, uids: JSON.stringify(uids) },
  );
  if (!isDense || rows.length === 0 || uids.length === last - first + 1) return rows;
  const wanted = new Set(uids);
  return rows.filter(({ uid }) => wanted.has(uid));
}
