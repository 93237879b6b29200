/** Which accounts a person may open, and where in them what is. */
import type { Actor } from "../../../kernel/access/actor.ts";
import type { Db } from "../../../kernel/database/db.ts";
import { mailUser, visibleTo, writableBy } from "../policy.ts";
import { findMailbox, type MailboxRow } from "./accounts.ts";
import type { MessagePlace } from "./messages.ts";

export type AccountKind = "own" | "shared" | "lent";

/** An account that a person may open. */
export interface OpenAccount {
  readonly id: number;
  /** The audience key of whose it is. */
  readonly owner: string;
  readonly kind: AccountKind;
  /** The shared mailbox's name; empty for a person's. */
  readonly name: string;
}

const OPEN = `a.id, a.owner, coalesce(s.name, '') AS name,
  CASE WHEN a.owner = :own THEN 'own' WHEN s.account_id IS NOT NULL THEN 'shared' ELSE 'lent' END AS kind`;
const FROM = "mail_account a LEFT JOIN mail_shared s ON s.account_id = a.id";

/**
 * Every account that the actor may open: his own first, then shared mailboxes, then those that colleagues have lent him, which are only
 * read. IMAP shows the second under `Shared/`, the third under `Users/` (RFC 2342).
 */
export function accountsOf(db: Db, actor: Actor): OpenAccount[] {
  const visible = visibleTo(actor);
  return db.all<OpenAccount>(
    `SELECT ${OPEN} FROM ${FROM} WHERE ${visible.where} ORDER BY a.owner <> :own, s.account_id IS NULL, s.name, a.id`,
    { ...visible.params, own: `person:${String(mailUser(actor).id)}` },
  );
}

export function openAccount(db: Db, actor: Actor, accountId: number): OpenAccount | undefined {
  return accountsOf(db, actor).find(({ id }) => id === accountId);
}

/** Those of the named messages that the actor may change, as they stand now. */
export function writablePlaces(db: Db, actor: Actor, ids: readonly number[]): MessagePlace[] {
  const writable = writableBy(actor);
  return db.all<MessagePlace>(
    `SELECT m.id, m.account_id AS accountId, m.mailbox_id AS mailboxId, m.uid, m.content_id AS contentId, m.flags, m.size, m.modseq
     FROM mail_message m JOIN mail_account a ON a.id = m.account_id
     WHERE m.id IN (SELECT value FROM json_each(:ids)) AND ${writable.where} ORDER BY m.id`,
    { ...writable.params, ids: JSON.stringify(ids) },
  );
}

/** A mailbox of any account that the actor may open. */
export function visibleMailbox(db: Db, actor: Actor, id: number): { id: number; accountId: number } | undefined {
  const visible = visibleTo(actor);
  return db.get(
    `SELECT b.id, b.account_id AS accountId FROM mail_mailbox b JOIN mail_account a ON a.id = b.account_id
     WHERE b.id = :id AND ${visible.where}`,
    { ...visible.params, id },
  );
}

/** A mailbox of an account in which the actor may change something. */
export function writableMailbox(db: Db, actor: Actor, id: number): MailboxRow | undefined {
  const writable = writableBy(actor);
  const found = db.get<{ accountId: number }>(
    `SELECT b.account_id AS accountId FROM mail_mailbox b JOIN mail_account a ON a.id = b.account_id
     WHERE b.id = :id AND ${writable.where}`,
    { ...writable.params, id },
  );
  return found && findMailbox(db, found.accountId, id);
}

/** Whose account it is, as an audience key. */
export function ownerOfAccount(db: Db, accountId: number): string {
  return db.get<{ owner: string }>("SELECT owner FROM mail_account WHERE id = :accountId", { accountId })?.owner ?? "";
}

/** A shared mailbox's name; empty for a person's account. */
export function sharedName(db: Db, accountId: number): string {
  return (
    db.get<{ name: string }>("SELECT name FROM mail_shared WHERE account_id = :accountId", { accountId })?.name ?? ""
  );
}

/** The shared account of a body of people that takes mail; undefined where it has none. */
export function sharedAccountOf(db: Db, owner: string): { id: number; name: string } | undefined {
  return db.get(
    `SELECT a.id, s.name FROM mail_account a JOIN mail_shared s ON s.account_id = a.id
     WHERE a.owner = :owner AND s.closed_at IS NULL`,
    { owner },
  );
}

/** To whom an account is lent for reading now. */
export function readersOf(db: Db, accountId: number): number[] {
  return db
    .all<{ id: number }>(
      "SELECT DISTINCT delegate_id AS id FROM mail_delegate WHERE account_id = :accountId AND active = 1",
      { accountId },
    )
    .map(({ id }) => id);
}

/** The folder of this name, made when the account has none. Inside a transaction. */
export function ensureFolder(db: Db, accountId: number, name: string, now: number): MailboxRow["id"] {
  const known = db.get<{ id: number }>("SELECT id FROM mail_mailbox WHERE account_id = :accountId AND name = :name", {
    accountId,
    name,
  });
  if (known) return known.id;
  return db.run("INSERT INTO mail_mailbox (account_id, name, uid_validity) VALUES (:accountId, :name, :uidValidity)", {
    accountId,
    name,
    uidValidity: Math.max(1, Math.floor(now / 1000)),
  }).lastId;
}

/** Whether the actor may change something in the account. */
export function mayWrite(db: Db, actor: Actor, accountId: number): boolean {
  const writable = writableBy(actor);
  const found = db.get(`SELECT 1 FROM mail_account a WHERE a.id = :accountId AND ${writable.where}`, {
    ...writable.params,
    accountId,
  });
  return found !== undefined;
}
