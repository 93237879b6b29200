import type { Db } from "../../../kernel/database/db.ts";
import type { CopyState } from "../contract.ts";
import type { CopyRow, TellRow } from "../rows.ts";

const COLUMNS = `c.id AS copyId, c.occurrence_id AS occurrenceId, o.reminder_id AS reminderId, c.person_id AS personId, c.state,
  o.due_at AS dueAt, o.fired_at AS firedAt, c.wake_at AS wakeAt, c.rounds, c.done_at AS doneAt`;
const FROM = "FROM reminders_copy c JOIN reminders_occurrence o ON o.id = c.occurrence_id";

/** Writes down that a reminder was due at a time; undefined where that was written before: then everybody has been told. */
export function insertOccurrence(db: Db, reminderId: number, dueAt: number, firedAt: number): number | undefined {
  const { changes, lastId } = db.run(
    "INSERT INTO reminders_occurrence (reminder_id, due_at, fired_at) VALUES (:reminderId, :dueAt, :firedAt) ON CONFLICT DO NOTHING",
    { reminderId, dueAt, firedAt },
  );
  return changes === 0 ? undefined : lastId;
}

export function deleteOccurrence(db: Db, id: number): void {
  db.run("DELETE FROM reminders_occurrence WHERE id = :id", { id });
}

export interface NewCopy {
  readonly personId: number;
  readonly sortKey: string;
  readonly state: CopyState;
  readonly at: number;
  readonly doneAt?: number;
}

/** Gives people their shares of one time; the ids in their order. */
export function insertCopies(db: Db, occurrenceId: number, copies: readonly NewCopy[]): number[] {
  const ids = copies.map(
    (copy) =>
      db.run(
        `INSERT INTO reminders_copy (occurrence_id, person_id, sort_key, state, at, done_at)
         VALUES (:occurrenceId, :personId, :sortKey, :state, :at, :doneAt)`,
        { occurrenceId, ...copy, doneAt: copy.doneAt ?? null },
      ).lastId,
  );
  recount(db, occurrenceId);
  return ids;
}

/** How many were told and have done it, kept beside the occurrence so that no list has to count. */
function recount(db: Db, occurrenceId: number): void {
  db.run(
    `UPDATE reminders_occurrence SET
       told = (SELECT count(*) FROM reminders_copy WHERE occurrence_id = :occurrenceId AND state IN ('open', 'done')),
       done = (SELECT count(*) FROM reminders_copy WHERE occurrence_id = :occurrenceId AND state = 'done') WHERE id = :occurrenceId`,
    { occurrenceId },
  );
}

/** A person's own share. */
export function findCopy(db: Db, id: number, personId: number): CopyRow | undefined {
  return db.get<CopyRow>(
    `SELECT ${COLUMNS} ${FROM} JOIN reminders_reminder r ON r.id = o.reminder_id
     WHERE c.id = :id AND c.person_id = :personId AND c.state <> 'muted' AND r.removed_at IS NULL`,
    { id, personId },
  );
}

export function copyOf(db: Db, occurrenceId: number, personId: number): CopyRow | undefined {
  return db.get<CopyRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE c.occurrence_id = :occurrenceId AND c.person_id = :personId`,
    {
      occurrenceId,
      personId,
    },
  );
}

export function setCopy(
  db: Db,
  copy: Pick<CopyRow, "copyId" | "occurrenceId">,
  state: CopyState,
  { at, wakeAt = null, doneAt = null }: { at: number; wakeAt?: number | null; doneAt?: number | null },
): void {
  db.run("UPDATE reminders_copy SET state = :state, at = :at, wake_at = :wakeAt, done_at = :doneAt WHERE id = :id", {
    id: copy.copyId,
    state,
    at,
    wakeAt,
    doneAt,
  });
  recount(db, copy.occurrenceId);
}

/** It wakes: from here on it is told once more. */
export function markWoken(db: Db, copyId: number, rounds: number): void {
  db.run("UPDATE reminders_copy SET wake_at = NULL, rounds = :rounds WHERE id = :copyId", { copyId, rounds });
}

/** Shares whose sleep is over. */
export function copiesToWake(db: Db, now: number, after: { wakeAt: number; id: number }, limit: number): CopyRow[] {
  return db.all<CopyRow>(
    `SELECT ${COLUMNS} ${FROM} JOIN reminders_reminder r ON r.id = o.reminder_id
     WHERE c.wake_at IS NOT NULL AND c.wake_at <= :now AND (c.wake_at, c.id) > (:wakeAt, :id) AND r.removed_at IS NULL
     ORDER BY c.wake_at, c.id LIMIT :limit`,
    { now, ...after, limit },
  );
}

/** The last time at which a reminder was due. */
export function lastOccurrence(db: Db, reminderId: number): { id: number; dueAt: number; firedAt: number } | undefined {
  return db.get(
    "SELECT id, due_at AS dueAt, fired_at AS firedAt FROM reminders_occurrence WHERE reminder_id = :reminderId ORDER BY due_at DESC LIMIT 1",
    { reminderId },
  );
}

/** Who was told of one time, in name order. */
export function listCopies(
  db: Db,
  occurrenceId: number,
  page: { limit: number; after?: { sortKey: string; personId: number } | undefined },
): TellRow[] {
  return db.all<TellRow>(
    `SELECT person_id AS personId, sort_key AS sortKey, state, wake_at AS wakeAt, done_at AS doneAt FROM reminders_copy
     WHERE occurrence_id = :occurrenceId AND (sort_key, person_id) > (:sortKey, :personId) ORDER BY sort_key, person_id LIMIT :limit`,
    { occurrenceId, sortKey: page.after?.sortKey ?? "", personId: page.after?.personId ?? 0, limit: page.limit + 1 },
  );
}

/** Everybody who holds a share of a reminder. */
export function holdersOf(db: Db, reminderId: number): number[] {
  return db
    .all<{ personId: number }>(`SELECT DISTINCT c.person_id AS personId ${FROM} WHERE o.reminder_id = :reminderId`, {
      reminderId,
    })
    .map(({ personId }) => personId);
}

export function setMute(db: Db, personId: number, authorId: number, now: number | null): void {
  if (now === null) {
    db.run("DELETE FROM reminders_mute WHERE person_id = :personId AND author_id = :authorId", { personId, authorId });
    return;
  }
  db.run(
    "INSERT INTO reminders_mute (person_id, author_id, since_at) VALUES (:personId, :authorId, :now) ON CONFLICT DO NOTHING",
    { personId, authorId, now },
  );
}

export function isMuted(db: Db, personId: number, authorId: number): boolean {
  return (
    db.get("SELECT 1 AS found FROM reminders_mute WHERE person_id = :personId AND author_id = :authorId", {
      personId,
      authorId,
    }) !== undefined
  );
}

export function mutedBy(db: Db, personId: number): number[] {
  return db
    .all<{ authorId: number }>(
      "SELECT author_id AS authorId FROM reminders_mute WHERE person_id = :personId ORDER BY since_at",
      {
        personId,
      },
    )
    .map(({ authorId }) => authorId);
}
