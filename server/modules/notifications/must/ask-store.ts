import type { Db } from "../../../kernel/database/db.ts";

export type AskReason = "self" | "deputy" | "head";

/** Somebody who is asked to confirm, for himself or for another. */
export interface AskRow {
  readonly id: number;
  readonly mustId: number;
  readonly personId: number;
  readonly askedId: number;
  readonly reason: AskReason;
  readonly happeningId: number;
  readonly askedAt: number;
  readonly seenAt: number | null;
  readonly soundAt: number | null;
  readonly smsState: "waiting" | "sent" | "failed" | null;
  readonly smsAt: number | null;
  readonly smsError: string | null;
  readonly smsDeliveryId: number | null;
  readonly isOpen: 0 | 1;
}

const ASK = `a.id, a.must_id AS mustId, a.person_id AS personId, a.asked_id AS askedId, a.reason, a.happening_id AS happeningId,
  a.asked_at AS askedAt, a.seen_at AS seenAt, a.sound_at AS soundAt, a.sms_state AS smsState, a.sms_at AS smsAt,
  a.sms_error AS smsError, a.sms_delivery_id AS smsDeliveryId, a.is_open AS isOpen`;

export function findAsk(db: Db, id: number): AskRow | undefined {
  return db.get(`SELECT ${ASK} FROM notifications_must_ask a WHERE a.id = :id`, { id });
}

export function askOf(db: Db, mustId: number, personId: number, askedId: number): AskRow | undefined {
  return db.get(
    `SELECT ${ASK} FROM notifications_must_ask a
     WHERE a.must_id = :mustId AND a.person_id = :personId AND a.asked_id = :askedId`,
    { mustId, personId, askedId },
  );
}

/** Everybody who was asked for these people, in the order in which they were. */
export function asksFor(db: Db, mustId: number, personIds: readonly number[]): AskRow[] {
  return db.all(
    `SELECT ${ASK} FROM json_each(:personIds) p
     JOIN notifications_must_ask a ON a.must_id = :mustId AND a.person_id = p.value ORDER BY a.id`,
    { mustId, personIds: JSON.stringify(personIds) },
  );
}

/** What a person is asked now, oldest first. */
export function openAsksOf(db: Db, askedId: number, limit: number): AskRow[] {
  return db.all(
    `SELECT ${ASK} FROM notifications_must_ask a WHERE a.asked_id = :askedId AND a.is_open = 1 ORDER BY a.id LIMIT :limit`,
    { askedId, limit },
  );
}

/** Who is asked about a happening. */
export function askedAbout(db: Db, happeningId: number): number[] {
  return db
    .all<{ askedId: number }>(
      "SELECT asked_id AS askedId FROM notifications_must_ask WHERE happening_id = :happeningId",
      { happeningId },
    )
    .map(({ askedId }) => askedId);
}

export function insertAsks(
  db: Db,
  ask: Pick<AskRow, "mustId" | "reason" | "happeningId" | "askedAt">,
  pairs: readonly { readonly personId: number; readonly askedId: number }[],
): void {
  db.run(
    `INSERT INTO notifications_must_ask (must_id, person_id, asked_id, reason, happening_id, asked_at)
     SELECT :mustId, p.value ->> 'personId', p.value ->> 'askedId', :reason, :happeningId, :askedAt
     FROM json_each(:pairs) p WHERE true ON CONFLICT DO NOTHING`,
    { ...ask, pairs: JSON.stringify(pairs) },
  );
}

export function markSound(db: Db, id: number, at: number): void {
  db.run("UPDATE notifications_must_ask SET sound_at = :at WHERE id = :id", { id, at });
}

/** Those of the person's asks that no window had shown yet. */
export function markSeen(
  db: Db,
  askedId: number,
  ids: readonly number[],
  at: number,
): { id: number; mustId: number }[] {
  return db.all(
    `UPDATE notifications_must_ask SET seen_at = :at
     WHERE id IN (SELECT value FROM json_each(:ids)) AND asked_id = :askedId AND seen_at IS NULL
     RETURNING id, must_id AS mustId`,
    { askedId, at, ids: JSON.stringify(ids) },
  );
}

export function markSms(
  db: Db,
  id: number,
  sms: {
    readonly state: "waiting" | "sent" | "failed";
    readonly at: number;
    readonly error: string | null;
    readonly deliveryId?: number;
  },
): void {
  db.run(
    `UPDATE notifications_must_ask SET sms_state = :state, sms_at = :at, sms_error = :error,
       sms_delivery_id = coalesce(:deliveryId, sms_delivery_id) WHERE id = :id`,
    { id, ...sms, deliveryId: sms.deliveryId ?? null },
  );
}

/** Closes what is open, of one person or of all, and drops what was still to be delivered. Returns who was asked. */
export function closeAsks(db: Db, mustId: number, personId?: number): number[] {
  const which = "must_id = :mustId AND is_open = 1 AND (:personId = 0 OR person_id = :personId)";
  const params = { mustId, personId: personId ?? 0 };
  db.run(
    `DELETE FROM notifications_delivery WHERE ask_id IN (SELECT id FROM notifications_must_ask WHERE ${which})`,
    params,
  );
  return db
    .all<{
      askedId: number;
    }>(`UPDATE notifications_must_ask SET is_open = 0 WHERE ${which} RETURNING asked_id AS askedId`, params)
    .map(({ askedId }) => askedId);
}
