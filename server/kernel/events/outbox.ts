import type { EventType, PayloadOf } from "../contract/index.ts";
import type { Db } from "../database/db.ts";

/** A delivery that is due: one event for one consumer. */
export interface DueDelivery {
  readonly eventId: number;
  readonly consumer: string;
  readonly attempts: number;
  readonly name: string;
  readonly version: number;
  readonly at: number;
  readonly payload: string;
}

/** A delivery that was given up; the administrator tries it again or lets it go. */
export interface DeadLetter {
  readonly eventId: number;
  readonly consumer: string;
  readonly attempts: number;
  readonly event: string;
  readonly at: number;
  readonly deadAt: number;
  readonly error: string;
}

/** Writes an event, and one delivery for each consumer that is known now. An event that nobody eats is not written. */
export function appendEvent<E extends EventType>(
  db: Db,
  at: number,
  event: E,
  payload: PayloadOf<E>,
  consumers: readonly string[],
): void {
  if (consumers.length === 0) return;
  const { lastId } = db.run(
    "INSERT INTO kernel_outbox (name, version, at, payload) VALUES (:name, :version, :at, :payload)",
    { name: event.name, version: event.version, at, payload: JSON.stringify(payload) },
  );
  for (const consumer of consumers) {
    db.run("INSERT INTO kernel_delivery (event_id, consumer, attempts, due_at) VALUES (:eventId, :consumer, 0, :at)", {
      eventId: lastId,
      consumer,
      at,
    });
  }
}

/** The oldest deliveries that wait for a consumer, in order; the caller stops at the first one that is not due yet. */
export function waitingDeliveries(db: Db, consumer: string): (DueDelivery & { dueAt: number })[] {
  return db.all<DueDelivery & { dueAt: number }>(
    `SELECT o.id AS eventId, d.consumer, d.attempts, d.due_at AS dueAt, o.name, o.version, o.at, o.payload
     FROM kernel_delivery d JOIN kernel_outbox o ON o.id = d.event_id
     WHERE d.consumer = :consumer AND d.dead_at IS NULL ORDER BY d.event_id LIMIT 50`,
    { consumer },
  );
}

/** Gives up what waits for consumers that this version does not have, so that the administrator sees it. */
export function buryUnknown(db: Db, known: readonly string[], now: number): number {
  return db.run(
    `UPDATE kernel_delivery SET dead_at = :now, error = 'No such consumer in this version'
     WHERE dead_at IS NULL AND consumer NOT IN (SELECT value FROM json_each(:known))`,
    { now, known: JSON.stringify(known) },
  ).changes;
}

/** When the earliest waiting delivery is due, for the dispatcher's timer. */
export function nextDueAt(db: Db): number | undefined {
  return (
    db.get<{ dueAt: number | null }>("SELECT MIN(due_at) AS dueAt FROM kernel_delivery WHERE dead_at IS NULL")?.dueAt ??
    undefined
  );
}

/** Marks a delivery done; the event itself goes with its last delivery. */
export function finishDelivery(db: Db, eventId: number, consumer: string): void {
  const key = { eventId, consumer };
  db.run("DELETE FROM kernel_delivery WHERE event_id = :eventId AND consumer = :consumer", key);
  db.run(
    "DELETE FROM kernel_outbox WHERE id = :eventId AND NOT EXISTS (SELECT 1 FROM kernel_delivery WHERE event_id = :eventId)",
    { eventId },
  );
}

export function postponeDelivery(
  db: Db,
  delivery: { eventId: number; consumer: string },
  next: { dueAt: number; error: string; deadAt: number | null },
): void {
  db.run(
    `UPDATE kernel_delivery SET attempts = attempts + 1, due_at = :dueAt, error = :error, dead_at = :deadAt
     WHERE event_id = :eventId AND consumer = :consumer`,
    { ...next, eventId: delivery.eventId, consumer: delivery.consumer },
  );
}

/** What was given up, newest first. */
export function deadLetters(db: Db, limit: number): DeadLetter[] {
  return db.all<DeadLetter>(
    `SELECT d.event_id AS eventId, d.consumer, d.attempts, o.name AS event, o.at, d.dead_at AS deadAt, d.error
     FROM kernel_delivery d JOIN kernel_outbox o ON o.id = d.event_id
     WHERE d.dead_at IS NOT NULL ORDER BY d.event_id DESC LIMIT :limit`,
    { limit },
  );
}

/** Gives a dead letter another life, from the first attempt. False where there is none. */
export function reviveDelivery(db: Db, eventId: number, consumer: string, now: number): boolean {
  return (
    db.run(
      `UPDATE kernel_delivery SET dead_at = NULL, attempts = 0, due_at = :now
       WHERE event_id = :eventId AND consumer = :consumer AND dead_at IS NOT NULL`,
      { eventId, consumer, now },
    ).changes > 0
  );
}
