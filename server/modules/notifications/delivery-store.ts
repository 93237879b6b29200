import type { Db } from "../../kernel/database/db.ts";
import type { HappeningRow } from "./store.ts";

/** Something that is to go out over a channel now, with the happening and whether the person has it unread. */
export interface DueDelivery extends HappeningRow {
  readonly deliveryId: number;
  readonly personId: number;
  readonly attempts: number;
  readonly isUnread: 0 | 1;
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
  people: readonly { readonly id: number; readonly dueAt: number }[],
): void {
  db.run(
    `INSERT INTO notifications_delivery (channel, person_id, happening_id, due_at)
     SELECT :channel, p.value ->> 'id', :happeningId, p.value ->> 'dueAt' FROM json_each(:people) p`,
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

export function dueDeliveries(db: Db, channel: string, now: number, limit: number): DueDelivery[] {
  return db.all<DueDelivery>(
    `SELECT d.id AS deliveryId, d.person_id AS personId, d.attempts,
       i.happening_id IS NOT NULL AND i.read_at IS NULL AS isUnread,
       d.ask_id AS askId, a.is_open IS 1 AS isAsked, m.ends_at AS askEndsAt,
       h.id, h.kind, h.subject_type AS subjectType, h.subject_id AS subjectId, h.from_id AS fromId,
       h.title_vi AS titleVi, h.title_en AS titleEn, h.body, h.path, h.at
     FROM notifications_delivery d
     JOIN notifications_happening h ON h.id = d.happening_id
     LEFT JOIN notifications_inbox i ON i.person_id = d.person_id AND i.happening_id = d.happening_id
     LEFT JOIN notifications_must_ask a ON a.id = d.ask_id
     LEFT JOIN notifications_must m ON m.id = a.must_id
     WHERE d.channel = :channel AND d.failed_at IS NULL AND d.due_at <= :now
     ORDER BY d.due_at, d.id LIMIT :limit`,
    { channel, now, limit },
  );
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
    `UPDATE notifications_delivery SET attempts = attempts + 1, due_at = :dueAt, error = :error, failed_at = :failedAt
     WHERE id = :deliveryId`,
    { deliveryId, ...next },
  );
}

/** Forgets deliveries that were given up before an instant. */
export function sweepFailed(db: Db, failedBefore: number): number {
  return db.run("DELETE FROM notifications_delivery WHERE failed_at < :failedBefore", { failedBefore }).changes;
}
