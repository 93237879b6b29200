import type { Db } from "../../../kernel/database/db.ts";

export interface OutgoingRow {
  readonly id: number;
  readonly hash: string;
  readonly size: number;
  readonly envelopeFrom: string;
  readonly senderId: number | null;
  readonly subject: string;
  readonly received: string;
  readonly createdAt: number;
}

export interface RecipientRow {
  readonly id: number;
  readonly outgoingId: number;
  readonly address: string;
  readonly destination: string;
  readonly attempts: number;
  readonly nextAt: number;
  readonly warned: number;
  readonly lastReply: string;
  readonly lastAt: number | null;
}

const OUTGOING = `id, hash, size, envelope_from AS envelopeFrom, sender_id AS senderId, subject, received, created_at AS createdAt`;
const RECIPIENT = `id, outgoing_id AS outgoingId, address, destination, attempts, next_at AS nextAt, warned, last_reply AS lastReply,
  last_at AS lastAt`;

export function insertOutgoing(db: Db, row: Omit<OutgoingRow, "id">): number {
  return db.run(
    `INSERT INTO mail_outgoing (hash, size, envelope_from, sender_id, subject, received, created_at)
     VALUES (:hash, :size, :envelopeFrom, :senderId, :subject, :received, :createdAt)`,
    { ...row },
  ).lastId;
}

export function insertRecipient(
  db: Db,
  row: { outgoingId: number; address: string; destination: string; nextAt: number },
): void {
  db.run(
    `INSERT INTO mail_outgoing_recipient (outgoing_id, address, destination, next_at)
     VALUES (:outgoingId, :address, :destination, :nextAt)`,
    row,
  );
}

export function findOutgoing(db: Db, id: number): OutgoingRow | undefined {
  return db.get(`SELECT ${OUTGOING} FROM mail_outgoing WHERE id = :id`, { id });
}

export function findRecipient(db: Db, id: number): RecipientRow | undefined {
  return db.get(`SELECT ${RECIPIENT} FROM mail_outgoing_recipient WHERE id = :id`, { id });
}

/** Destinations for which something is due, the longest waiting first. */
export function dueDestinations(db: Db, now: number, limit: number): string[] {
  return db
    .all<{ destination: string }>(
      `SELECT destination FROM mail_outgoing_recipient WHERE next_at <= :now GROUP BY destination
       ORDER BY min(next_at) LIMIT :limit`,
      { now, limit },
    )
    .map(({ destination }) => destination);
}

/** What is due for a destination, message by message. */
export function dueRecipients(db: Db, destination: string, now: number, limit: number): RecipientRow[] {
  return db.all(
    `SELECT ${RECIPIENT} FROM (SELECT * FROM mail_outgoing_recipient WHERE destination = :destination AND next_at <= :now
       ORDER BY next_at, id LIMIT :limit) ORDER BY outgoing_id, id`,
    { destination, now, limit },
  );
}

/** The instant of the next attempt of all; undefined when nothing waits. */
export function nextDue(db: Db): number | undefined {
  return db.get<{ at: number | null }>("SELECT min(next_at) AS at FROM mail_outgoing_recipient")?.at ?? undefined;
}

export function postpone(
  db: Db,
  id: number,
  change: { nextAt: number; reply: string; now: number; attempts: number },
): void {
  db.run(
    `UPDATE mail_outgoing_recipient SET next_at = :nextAt, attempts = :attempts, last_reply = :reply, last_at = :now
     WHERE id = :id`,
    { id, ...change },
  );
}

export function markWarned(db: Db, id: number): void {
  db.run("UPDATE mail_outgoing_recipient SET warned = 1 WHERE id = :id", { id });
}

export function makeDue(db: Db, id: number, now: number): void {
  db.run("UPDATE mail_outgoing_recipient SET next_at = :now WHERE id = :id", { id, now });
}

/** Takes a recipient out, and the message with its last one. */
export function removeRecipient(db: Db, { id, outgoingId }: { id: number; outgoingId: number }): void {
  db.run("DELETE FROM mail_outgoing_recipient WHERE id = :id", { id });
  db.run(
    `DELETE FROM mail_outgoing WHERE id = :outgoingId
       AND NOT EXISTS (SELECT 1 FROM mail_outgoing_recipient r WHERE r.outgoing_id = :outgoingId)`,
    { outgoingId },
  );
}

export type ListedRecipient = RecipientRow & Pick<OutgoingRow, "envelopeFrom" | "subject" | "size" | "createdAt">;

/** One more than `limit`, the next attempt first. */
export function listRecipients(db: Db, limit: number, after: { nextAt: number; id: number }): ListedRecipient[] {
  return db.all(
    `SELECT ${RECIPIENT.replace("id,", "r.id AS id,")}, m.envelope_from AS envelopeFrom, m.subject, m.size, m.created_at AS createdAt
     FROM mail_outgoing_recipient r JOIN mail_outgoing m ON m.id = r.outgoing_id
     WHERE (r.next_at, r.id) > (:nextAt, :afterId) ORDER BY r.next_at, r.id LIMIT :limit`,
    { nextAt: after.nextAt, afterId: after.id, limit: limit + 1 },
  );
}

export function countRecipients(db: Db): number {
  return db.get<{ n: number }>("SELECT count(*) AS n FROM mail_outgoing_recipient")?.n ?? 0;
}
