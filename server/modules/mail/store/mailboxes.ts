/** Mailboxes as people and their programs make, rename and delete them. */
import type { Db } from "../../../kernel/database/db.ts";
import type { MailboxRole } from "../contract.ts";
import { findMailbox, type MailboxRow } from "./accounts.ts";
import { touch } from "./touched.ts";

/** A UIDVALIDITY that the account has never given before; it rises with the clock. Inside a transaction. */
export function newValidity(db: Db, accountId: number, now: number): number {
  const given = db.get<{ value: number }>(
    `UPDATE mail_account SET last_validity = max(last_validity + 1, :seconds,
       (SELECT coalesce(max(uid_validity), 0) + 1 FROM mail_mailbox WHERE account_id = :accountId))
     WHERE id = :accountId RETURNING last_validity AS value`,
    { accountId, seconds: Math.max(1, Math.floor(now / 1000)) },
  );
  if (!given) throw new Error(`There is no account ${String(accountId)}.`);
  return given.value;
}

export function mailboxNamed(db: Db, accountId: number, name: string): MailboxRow | undefined {
  const found = db.get<{ id: number }>("SELECT id FROM mail_mailbox WHERE account_id = :accountId AND name = :name", {
    accountId,
    name,
  });
  return found && findMailbox(db, accountId, found.id);
}

export function countMailboxes(db: Db, accountId: number): number {
  return (
    db.get<{ n: number }>("SELECT count(*) AS n FROM mail_mailbox WHERE account_id = :accountId", { accountId })?.n ?? 0
  );
}

export function createMailbox(
  db: Db,
  mailbox: { accountId: number; name: string; role: MailboxRole | null },
  now: number,
): number {
  const uidValidity = newValidity(db, mailbox.accountId, now);
  return db.run(
    "INSERT INTO mail_mailbox (account_id, name, role, uid_validity) VALUES (:accountId, :name, :role, :uidValidity)",
    { ...mailbox, uidValidity },
  ).lastId;
}

/** The mailbox keeps its UIDVALIDITY, which no other mailbox of the account has: a program that knows the new name from before sees another one. */
export function renameMailbox(db: Db, id: number, name: string): void {
  db.run("UPDATE mail_mailbox SET name = :name WHERE id = :id", { id, name });
}

/** Takes an empty mailbox away for good, with what it remembers of messages that are gone. */
export function deleteMailbox(db: Db, id: number): void {
  db.run("DELETE FROM mail_expunged WHERE mailbox_id = :id", { id });
  db.run("DELETE FROM mail_rule_run WHERE mailbox_id = :id", { id });
  db.run("DELETE FROM mail_mailbox WHERE id = :id", { id });
  touch(db, id);
}

/** Names whose subscription differs from the rule. */
export function subscriptionsOf(db: Db, accountId: number): { name: string; subscribed: number }[] {
  return db.all("SELECT name, subscribed FROM mail_subscription WHERE account_id = :accountId ORDER BY name", {
    accountId,
  });
}

export function setSubscription(db: Db, accountId: number, name: string, subscribed: boolean): void {
  db.run(
    `INSERT INTO mail_subscription (account_id, name, subscribed) VALUES (:accountId, :name, :subscribed)
     ON CONFLICT DO UPDATE SET subscribed = excluded.subscribed`,
    { accountId, name, subscribed: subscribed ? 1 : 0 },
  );
}

/** Everything in the mailbox has been told as recent; returns from which UID on it had not. */
export function claimRecent(db: Db, mailboxId: number): void {
  db.run("UPDATE mail_mailbox SET recent_from = uid_next WHERE id = :mailboxId", { mailboxId });
}
