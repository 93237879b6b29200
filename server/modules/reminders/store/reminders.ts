import type { Db } from "../../../kernel/database/db.ts";
import { ftsColumns } from "../../../kernel/text/index.ts";
import type { ReminderInput } from "../contract.ts";
import type { ReminderRow } from "../rows.ts";
import { COLUMNS } from "./lists.ts";

/** What is derived from the input when it is written. */
export interface Derived {
  readonly nextAt: number | null;
  readonly isOwn: boolean;
  readonly usesCalendar: boolean;
}

function fieldsOf({ title, note, when, dueAt, subject }: ReminderInput, { nextAt, isOwn, usesCalendar }: Derived) {
  return {
    title,
    note,
    dueRule: JSON.stringify(when),
    kind: when.kind,
    dueAt,
    usesCalendar: usesCalendar ? 1 : 0,
    isOwn: isOwn ? 1 : 0,
    subjectType: subject?.type ?? null,
    subjectId: subject?.id ?? null,
    subjectTitle: subject?.title ?? null,
    subjectPath: subject?.path ?? null,
    nextAt,
  };
}

export function insertReminder(db: Db, authorId: number, input: ReminderInput, derived: Derived, now: number): number {
  const { lastId } = db.run(
    `INSERT INTO reminders_reminder (author_id, title, note, due_rule, kind, due_at, uses_calendar, is_own, subject_type, subject_id,
       subject_title, subject_path, created_at, next_at)
     VALUES (:authorId, :title, :note, :dueRule, :kind, :dueAt, :usesCalendar, :isOwn, :subjectType, :subjectId, :subjectTitle,
       :subjectPath, :now, :nextAt)`,
    { authorId, now, ...fieldsOf(input, derived) },
  );
  writeParts(db, lastId, input, derived.nextAt);
  return lastId;
}

export function updateReminder(db: Db, id: number, input: ReminderInput, derived: Derived): void {
  db.run(
    `UPDATE reminders_reminder SET title = :title, note = :note, due_rule = :dueRule, kind = :kind, due_at = :dueAt,
       uses_calendar = :usesCalendar, is_own = :isOwn, subject_type = :subjectType, subject_id = :subjectId,
       subject_title = :subjectTitle, subject_path = :subjectPath, next_at = :nextAt WHERE id = :id`,
    { id, ...fieldsOf(input, derived) },
  );
  db.run("DELETE FROM reminders_audience WHERE reminder_id = :id", { id });
  db.run("DELETE FROM reminders_search WHERE rowid = :id", { id });
  writeParts(db, id, input, derived.nextAt);
}

function writeParts(db: Db, id: number, input: ReminderInput, nextAt: number | null): void {
  for (const key of input.audience) {
    db.run("INSERT INTO reminders_audience (reminder_id, key, next_at) VALUES (:id, :key, :nextAt)", {
      id,
      key,
      nextAt,
    });
  }
  const words = ftsColumns([input.title, input.note, input.subject?.title ?? ""].join("\n"));
  db.run("INSERT INTO reminders_search (rowid, folded, marked) VALUES (:id, :folded, :marked)", { id, ...words });
}

/** Moves a reminder to its next time; null: it is over. */
export function setNext(db: Db, id: number, nextAt: number | null): void {
  db.run("UPDATE reminders_reminder SET next_at = :nextAt WHERE id = :id", { id, nextAt });
  db.run("UPDATE reminders_audience SET next_at = :nextAt WHERE reminder_id = :id", { id, nextAt });
}

export function markFired(db: Db, id: number, now: number): void {
  db.run("UPDATE reminders_reminder SET last_fired_at = :now WHERE id = :id", { id, now });
}

export function setRemoved(db: Db, id: number, removedAt: number | null): void {
  db.run("UPDATE reminders_reminder SET removed_at = :removedAt WHERE id = :id", { id, removedAt });
  db.run(
    `UPDATE reminders_audience SET next_at = CASE WHEN :removedAt IS NULL
       THEN (SELECT next_at FROM reminders_reminder WHERE id = :id) END WHERE reminder_id = :id`,
    { id, removedAt },
  );
}

/** Takes out for good what was removed before an instant. */
export function sweepRemoved(db: Db, before: number): number {
  const ids = db.all<{ id: number }>("SELECT id FROM reminders_reminder WHERE removed_at < :before", { before });
  for (const { id } of ids) {
    db.run("DELETE FROM reminders_search WHERE rowid = :id", { id });
    db.run("DELETE FROM reminders_reminder WHERE id = :id", { id });
  }
  return ids.length;
}

export function audienceOf(db: Db, reminderId: number): string[] {
  return db
    .all<{ key: string }>("SELECT key FROM reminders_audience WHERE reminder_id = :reminderId ORDER BY key", {
      reminderId,
    })
    .map(({ key }) => key);
}

/** How many reminders of an author are still to come. */
export function countActive(db: Db, authorId: number): number {
  return (
    db.get<{ count: number }>(
      "SELECT count(*) AS count FROM reminders_reminder WHERE author_id = :authorId AND next_at IS NOT NULL AND removed_at IS NULL",
      { authorId },
    )?.count ?? 0
  );
}

export function reminderById(db: Db, id: number): ReminderRow | undefined {
  return db.get<ReminderRow>(`SELECT ${COLUMNS} FROM reminders_reminder r WHERE r.id = :id`, { id });
}

/** What is due, the longest overdue first, after the one that was taken last. */
export function dueReminders(db: Db, now: number, after: { nextAt: number; id: number }, limit: number): ReminderRow[] {
  return db.all<ReminderRow>(
    `SELECT ${COLUMNS} FROM reminders_reminder r WHERE r.next_at IS NOT NULL AND r.removed_at IS NULL AND r.next_at <= :now
       AND (r.next_at, r.id) > (:nextAt, :id) ORDER BY r.next_at, r.id LIMIT :limit`,
    { now, ...after, limit },
  );
}

/** What returns and was told of later than now: the clock has been put back. */
export function toldInTheFuture(db: Db, now: number): ReminderRow[] {
  return db.all<ReminderRow>(
    `SELECT ${COLUMNS} FROM reminders_reminder r WHERE r.kind = 'repeat' AND r.last_fired_at > :now AND r.removed_at IS NULL`,
    { now },
  );
}

/** What working days decide and is still to come. */
export function calendarReminders(db: Db, now: number): ReminderRow[] {
  return db.all<ReminderRow>(
    `SELECT ${COLUMNS} FROM reminders_reminder r WHERE r.uses_calendar = 1 AND r.next_at IS NOT NULL AND r.next_at > :now AND r.removed_at IS NULL`,
    { now },
  );
}

/** The earliest moment at which something is due or wakes. */
export function nextMoment(db: Db): number | undefined {
  const row = db.get<{ at: number | null }>(
    `SELECT min(at) AS at FROM (
       SELECT min(next_at) AS at FROM reminders_reminder WHERE next_at IS NOT NULL AND removed_at IS NULL
       UNION ALL SELECT min(wake_at) FROM reminders_copy WHERE wake_at IS NOT NULL)`,
  );
  return row?.at ?? undefined;
}
