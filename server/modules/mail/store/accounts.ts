import type { Db } from "../../../kernel/database/db.ts";
import { personKey, type AudienceKey } from "../../../kernel/contract/index.ts";
import type { MailboxRole } from "../contract.ts";

export interface MailboxRow {
  readonly id: number;
  readonly accountId: number;
  readonly name: string;
  readonly role: MailboxRole | null;
  readonly uidValidity: number;
  readonly uidNext: number;
  readonly highestModseq: number;
  readonly total: number;
  readonly unseen: number;
  readonly totalSize: number;
}

const MAILBOX = `id, account_id AS accountId, name, role, uid_validity AS uidValidity, uid_next AS uidNext,
  highest_modseq AS highestModseq, total, unseen, total_size AS totalSize`;

/** The mailboxes that every account has, in the order of the screen. IMAP names with their special uses (RFC 6154). */
const STANDARD: readonly (readonly [MailboxRole, string])[] = [
  ["inbox", "INBOX"],
  ["drafts", "Drafts"],
  ["sent", "Sent"],
  ["archive", "Archive"],
  ["junk", "Junk"],
  ["trash", "Trash"],
];

export function accountOf(db: Db, owner: string): number | undefined {
  return db.get<{ id: number }>("SELECT id FROM mail_account WHERE owner = :owner", { owner })?.id;
}

/** The person's account, made with its mailboxes when it is not there yet. Inside a transaction. */
export function ensureAccount(db: Db, personId: number, now: number): number {
  return ensureAccountOf(db, personKey(personId), now);
}

/** The account of a person or of a body of people, by its audience key. */
export function ensureAccountOf(db: Db, owner: AudienceKey, now: number): number {
  const known = accountOf(db, owner);
  if (known !== undefined) return known;
  const { lastId: accountId } = db.run("INSERT INTO mail_account (owner, created_at) VALUES (:owner, :now)", {
    owner,
    now,
  });
  // Seconds fit the 32 bits of RFC 9051; a mailbox made anew under an old name gets a later one.
  const uidValidity = Math.max(1, Math.floor(now / 1000));
  for (const [role, name] of STANDARD) {
    db.run(
      "INSERT INTO mail_mailbox (account_id, name, role, uid_validity) VALUES (:accountId, :name, :role, :uidValidity)",
      { accountId, name, role, uidValidity },
    );
  }
  return accountId;
}

/** Those of the people who have no account yet. */
export function peopleWithout(db: Db, personIds: readonly number[]): number[] {
  return db
    .all<{ id: number }>(
      `SELECT value AS id FROM json_each(:ids)
       WHERE NOT EXISTS (SELECT 1 FROM mail_account a WHERE a.owner = 'person:' || value)`,
      { ids: JSON.stringify(personIds) },
    )
    .map(({ id }) => id);
}

export function mailboxesOf(db: Db, accountId: number): MailboxRow[] {
  return db.all<MailboxRow>(`SELECT ${MAILBOX} FROM mail_mailbox WHERE account_id = :accountId ORDER BY id`, {
    accountId,
  });
}

export function mailboxByRole(db: Db, accountId: number, role: MailboxRole): MailboxRow | undefined {
  return db.get<MailboxRow>(`SELECT ${MAILBOX} FROM mail_mailbox WHERE account_id = :accountId AND role = :role`, {
    accountId,
    role,
  });
}

export function findMailbox(db: Db, accountId: number, id: number): MailboxRow | undefined {
  return db.get<MailboxRow>(`SELECT ${MAILBOX} FROM mail_mailbox WHERE id = :id AND account_id = :accountId`, {
    id,
    accountId,
  });
}

/**
 * UIDs that were allotted after an older backup was made are allotted again once it is restored, so every mailbox of before must look like
 * another one to a mail program (RFC 9051 §2.3.1.1). UIDVALIDITY comes from the clock, so doing this twice changes nothing.
 */
export function renewUidValidity(db: Db, restoredAt: number): void {
  db.run("UPDATE mail_mailbox SET uid_validity = :value WHERE uid_validity < :value", {
    value: Math.floor(restoredAt / 1000),
  });
}
