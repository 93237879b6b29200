/** Questions to the index, for reader threads, which know no functions of ours. */
import type { Actor } from "../../../kernel/access/actor.ts";
import type { Db } from "../../../kernel/database/db.ts";
import { visibleTo } from "../policy.ts";
import { LISTED_COLUMNS, type Question } from "./lists.ts";

/** The accounts that the actor may read. */
export function visibleAccounts(db: Db, actor: Actor): number[] {
  const visible = visibleTo(actor);
  return db
    .all<{ id: number }>(`SELECT a.id FROM mail_account a WHERE ${visible.where} ORDER BY a.id`, visible.params)
    .map(({ id }) => id);
}

/** Mailboxes of accounts, for a folder that is named in a search. */
export function mailboxNames(
  db: Db,
  accountIds: readonly number[],
): { id: number; name: string; role: string | null }[] {
  return db.all<{ id: number; name: string; role: string | null }>(
    "SELECT id, name, role FROM mail_mailbox WHERE account_id IN (SELECT value FROM json_each(:accountIds)) ORDER BY id",
    { accountIds: JSON.stringify(accountIds) },
  );
}

/** Words of the index that begin like this, the commonest first. */
export function grownQuestion(prefix: string, limit: number): Question {
  return {
    sql: "SELECT word FROM mail_word WHERE word >= :prefix AND word < :end ORDER BY contents DESC LIMIT :limit",
    params: { prefix, end: `${prefix}\u{10ffff}`, limit },
  };
}

/** Between which contents lie the messages of these accounts that were received in a time; nulls where there are none. */
export function boundsQuestion(accountIds: readonly number[], from: number, until: number): Question {
  return {
    sql: `SELECT min(m.content_id) AS low, max(m.content_id) AS high
     FROM mail_mailbox b CROSS JOIN mail_message m INDEXED BY mail_message_newest ON m.mailbox_id = b.id
     WHERE b.account_id IN (SELECT value FROM json_each(:accountIds)) AND m.received_at >= :from AND m.received_at < :until`,
    params: { accountIds: JSON.stringify(accountIds), from, until },
  };
}

/**
 * The actor's messages that answer, the last stored first. `match` names the accounts too, so that the index itself passes over what others have; the
 * policy's condition stands beside it. The index runs newest first and stops when the set is full: ranking a whole match would read all of it. FTS5
 * passes over a bound on rowid that is not an integer, hence the CAST.
 */
export function searchQuestion(
  actor: Actor,
  match: string,
  rows: { where: readonly string[]; params: Readonly<Record<string, string | number>> },
  set: { from: number; before: number; limit: number },
): Question {
  const visible = visibleTo(actor);
  const where = [visible.where, ...rows.where].map((condition) => `(${condition})`).join(" AND ");
  return {
    sql: `SELECT ${LISTED_COLUMNS} FROM mail_search s CROSS JOIN mail_account a
       CROSS JOIN mail_message m ON m.content_id = s.rowid AND m.account_id = a.id
       JOIN mail_content c ON c.id = m.content_id JOIN mail_mailbox b ON b.id = m.mailbox_id
     WHERE mail_search MATCH :match AND s.rowid >= CAST(:from AS INTEGER) AND s.rowid < CAST(:before AS INTEGER) AND ${where}
     ORDER BY s.rowid DESC LIMIT :limit`,
    params: { ...visible.params, ...rows.params, match, ...set },
  };
}

/** Which contents of a set answer `match`. */
export function amongQuestion(match: string, from: number, to: number): Question {
  return {
    sql: `SELECT rowid AS id FROM mail_search WHERE mail_search MATCH :match
       AND rowid BETWEEN CAST(:from AS INTEGER) AND CAST(:to AS INTEGER) LIMIT 2000`,
    params: { match, from, to },
  };
}
