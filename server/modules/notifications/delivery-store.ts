import type { Db } from "../../kernel/database/db.ts";
import type { HappeningRow } from "./store.ts";

/** Something that is to go out over a channel now, with the happening and whether the person has it unread. */
export interface DueDelivery extends HappeningRow {
  readonly deliveryId: number;
  readonly personId: number;
  readonly attempts: number;
  readonly isUnread: 0 | 1;
  readonly isDigest: 0 | 1;
  /** When a kind that is delivered at most once was handed to the channel. */
  readonly begunAt: number | null;
  /** The question that goes with it, and whether its answer is still waited for. */
  readonly askId: number | null;
  readonly isAsked: 0 | 1;
  readonly askEndsAt: number | null;
}

/** Plans one delivery for each person; `dueAt` is when quiet hours end, where they hold. */
export function planDeliveries(
  db: Db,
  channel: string,
  happeningId: number,
  people: readonly { readonly id: number; readonly dueAt: number; readonly isDigest: boolean }[],
): void {
  db.run(
    `INSERT INTO notifications_delivery (channel, person_id, happening_id, due_at, is_digest)
     SELECT :channel, p.value ->> 'id', :happeningId, p.value ->> 'dueAt', p.value ->> 'isDigest'
     FROM json_each(:people) p`,
    { channel, happeningId, people: JSON.stringify(people) },
  );
}

/** One delivery for a question; the same question over the same channel again adds nothing. */
export function planAskDelivery(
  db: Db,
  delivery: {
    readonly channel: string;
    readonly personId: number;
    readonly happeningId: number;
    readonly askId: number;
    readonly dueAt: number;
  },
): void {
  db.run(
    `INSERT INTO notifications_delivery (channel, person_id, happening_id, ask_id, due_at)
     VALUES (:channel, :personId, :happeningId, :askId, :dueAt) ON CONFLICT DO NOTHING`,
    { ...delivery },
  );
}

const DUE = `SELECT d.id AS deliveryId, d.person_id AS personId, d.attempts,
    i.happening_id IS NOT NULL AND i.read_at IS NULL AS isUnread, d.is_digest AS isDigest, d.begun_at AS begunAt,
    d.ask_id AS askId, a.is_open IS 1 AS isAsked, m.ends_at AS askEndsAt,
    h.id, h.kind, h.subject_type AS subjectType, h.subject_id AS subjectId, h.from_id AS fromId,
    h.title_vi AS titleVi, h.title_en AS titleEn, h.body, h.path, h.at
  FROM notifications_delivery d
  JOIN notifications_happening h ON h.id = d.happening_id
  LEFT JOIN notifications_inbox i ON i.person_id = d.person_id AND i.happening_id = d.happening_id
  LEFT JOIN notifications_must_ask a ON a.id = d.ask_id
  LEFT JOIN notifications_must m ON m.id = a.must_id`;

export function dueDeliveries(db: Db, channel: string, now: number, limit: number): DueDelivery[] {
  return db.all<DueDelivery>(
    `${DUE} WHERE d.channel = :channel AND d.failed_at IS NULL AND d.due_at <= :now ORDER BY d.due_at, d.id LIMIT :limit`,
    { channel, now, limit },
  );
}

/** All that is collected for a person's next digest, the oldest first. */
export function collected(db: Db, channel: string, personId: number, limit: number): DueDelivery[] {
  return db.all<DueDelivery>(
    `${DUE} WHERE d.person_id = :personId AND d.channel = :channel AND d.is_digest = 1 AND d.failed_at IS NULL
     ORDER BY d.id LIMIT :limit`,
    { channel, personId, limit },
  );
}

export function beginDelivery(db: Db, deliveryId: number, at: number): void {
  db.run("UPDATE notifications_delivery SET begun_at = :at WHERE id = :deliveryId", { deliveryId, at });
}

export function finishDelivery(db: Db, deliveryId: number): void {
  db.run("DELETE FROM notifications_delivery WHERE id = :deliveryId", { deliveryId });
}

export function postponeDelivery(
  db: Db,
  deliveryId: number,
  next: { readonly dueAt: number; readonly error: string; readonly failedAt: number | null },
): void {
  db.run(
    `UPDATE notifications_delivery
     SET attempts = attempts + 1, due_at = :dueAt, error = :error, failed_at = :failedAt, begun_at = NULL
     WHERE id = :deliveryId`,
    { deliveryId, ...next },
  );
}

/** What was held back until an instant goes at another. */
export function releaseHeld(db: Db, personId: number, heldUntil: number, dueAt: number): void {
  db.run(
    `UPDATE notifications_delivery SET due_at = :dueAt
     WHERE person_id = :personId AND due_at = :heldUntil AND attempts = 0 AND failed_at IS NULL`,
    { personId, heldUntil, dueAt },
  );
}

/** A delivery that was given up. */
export interface FailedRow {
  readonly id: number;
  readonly channel: string;
  readonly personId: number;
  readonly kind: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly failedAt: number;
}

/** Newest first; one more than `limit`. */
export function failedDeliveries(db: Db, before: number | undefined, limit: number): FailedRow[] {
  return db.all(
    `SELECT d.id, d.channel, d.person_id AS personId, h.kind, d.attempts, d.error, d.failed_at AS failedAt
     FROM notifications_delivery d JOIN notifications_happening h ON h.id = d.happening_id
     WHERE d.failed_at IS NOT NULL AND d.id < :before ORDER BY d.id DESC LIMIT :limit`,
    { before: before ?? Number.MAX_SAFE_INTEGER, limit: limit + 1 },
  );
}

/** As if it had not been tried yet; undefined when it was not given up. */
export function retryDelivery(
  db: Db,
  id: number,
  dueAt: number,
): { channel: string; askId: number | null } | undefined {
  return db.get(
    `UPDATE notifications_delivery SET attempts = 0, due_at = :dueAt, error = NULL, failed_at = NULL, begun_at = NULL
     WHERE id = :id AND failed_at IS NOT NULL RETURNING channel, ask_id AS askId`,
    { id, dueAt },
  );
}

export const dropFailed = (db: Db, id: number): boolean =>
  db.run("DELETE FROM notifications_delivery WHERE id = :id AND failed_at IS NOT NULL", { id }).changes > 0;

/** Forgets deliveries that were given up before an instant. */
export function sweepFailed(db: Db, failedBefore: number): number {
  return db.run("DELETE FROM notifications_delivery WHERE failed_at < :failedBefore", { failedBefore }).changes;
}
