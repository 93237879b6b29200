import type { Db } from "../../../kernel/database/db.ts";
import type { ReceiverState } from "../contract.ts";
import type { ReceiverRow } from "../rows.ts";

const COLUMNS = `r.person_id AS personId, r.state, r.seen_at AS seenAt, r.answered_at AS answeredAt, r.taken_at AS takenAt`;

export function insertAudience(db: Db, transferId: number, keys: readonly string[]): void {
  for (const key of keys) {
    db.run("INSERT INTO transfers_audience (transfer_id, key) VALUES (:transferId, :key)", { transferId, key });
  }
}

export function audienceOf(db: Db, transferId: number): string[] {
  return db
    .all<{ key: string }>("SELECT key FROM transfers_audience WHERE transfer_id = :transferId ORDER BY key", {
      transferId,
    })
    .map(({ key }) => key);
}

export function findReceiver(db: Db, transferId: number, personId: number): ReceiverRow | undefined {
  return db.get<ReceiverRow>(
    `SELECT ${COLUMNS} FROM transfers_receiver r WHERE r.transfer_id = :transferId AND r.person_id = :personId`,
    { transferId, personId },
  );
}

/** By person; one more than `limit`. */
export function listReceivers(
  db: Db,
  transferId: number,
  page: { limit: number; after?: number | undefined },
): ReceiverRow[] {
  return db.all<ReceiverRow>(
    `SELECT ${COLUMNS} FROM transfers_receiver r WHERE r.transfer_id = :transferId AND r.person_id > :after
     ORDER BY r.person_id LIMIT :limit`,
    { transferId, after: page.after ?? 0, limit: page.limit + 1 },
  );
}

export function receiverIds(db: Db, transferId: number): number[] {
  return db
    .all<{ id: number }>("SELECT person_id AS id FROM transfers_receiver WHERE transfer_id = :transferId", {
      transferId,
    })
    .map(({ id }) => id);
}

/** Writes what a receiver has said or done, and the transfer's counts with it. */
export function putReceiver(db: Db, transferId: number, row: ReceiverRow): void {
  db.run(
    `INSERT INTO transfers_receiver (transfer_id, person_id, state, seen_at, answered_at, taken_at)
     VALUES (:transferId, :personId, :state, :seenAt, :answeredAt, :takenAt)
     ON CONFLICT DO UPDATE SET state = excluded.state, seen_at = excluded.seen_at, answered_at = excluded.answered_at,
       taken_at = excluded.taken_at`,
    { transferId, ...row },
  );
  countReceivers(db, transferId);
}

/** Many new receivers at once; their counts are written once. */
export function insertReceivers(
  db: Db,
  transferId: number,
  people: readonly { readonly personId: number; readonly state: ReceiverState }[],
  now: number,
): void {
  for (const { personId, state } of people) {
    db.run(
      `INSERT INTO transfers_receiver (transfer_id, person_id, state, answered_at)
       VALUES (:transferId, :personId, :state, :answeredAt)`,
      { transferId, personId, state, answeredAt: state === "accepted" ? now : null },
    );
  }
  countReceivers(db, transferId);
}

function countReceivers(db: Db, transferId: number): void {
  db.run(
    `UPDATE transfers_transfer SET (people, seen, accepted, refused, taken) =
       (SELECT count(*), count(seen_at), sum(state = 'accepted'), sum(state = 'refused'), sum(state = 'taken')
        FROM transfers_receiver WHERE transfer_id = :transferId) WHERE id = :transferId`,
    { transferId },
  );
}

/** Notes that a file was taken; returns how many of its transfer this person has taken. */
export function noteTaken(db: Db, transferId: number, personId: number, position: number): number {
  db.run("INSERT OR IGNORE INTO transfers_taken VALUES (:transferId, :personId, :position)", {
    transferId,
    personId,
    position,
  });
  return (
    db.get<{ count: number }>(
      "SELECT count(*) AS count FROM transfers_taken WHERE transfer_id = :transferId AND person_id = :personId",
      { transferId, personId },
    )?.count ?? 0
  );
}

export function trusts(db: Db, personId: number, senderId: number): boolean {
  const pair = { personId, senderId };
  return (
    db.get("SELECT 1 AS yes FROM transfers_trust WHERE person_id = :personId AND sender_id = :senderId", pair) !==
    undefined
  );
}

export function trust(db: Db, personId: number, senderId: number): void {
  db.run("INSERT OR IGNORE INTO transfers_trust VALUES (:personId, :senderId)", { personId, senderId });
}

export function distrust(db: Db, personId: number, senderId: number): boolean {
  const pair = { personId, senderId };
  return db.run("DELETE FROM transfers_trust WHERE person_id = :personId AND sender_id = :senderId", pair).changes > 0;
}

/** At most 500. */
export function trustedBy(db: Db, personId: number): number[] {
  return db
    .all<{ id: number }>("SELECT sender_id AS id FROM transfers_trust WHERE person_id = :personId LIMIT 500", {
      personId,
    })
    .map(({ id }) => id);
}
