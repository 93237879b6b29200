import type { Db } from "../../../kernel/database/db.ts";
import type { Subject } from "../types.ts";
import type { ConfirmWay, MustStep } from "../contract/must.ts";
import type { Step } from "./steps.ts";

/** A must-arrive notice as it is kept, with what it tells. */
export interface MustRow {
  readonly id: number;
  readonly happeningId: number;
  readonly senderId: number | null;
  readonly steps: readonly Step[];
  readonly anyHour: boolean;
  readonly startedAt: number;
  readonly endsAt: number;
  readonly stoppedAt: number | null;
  readonly stoppedBy: number | null;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly titleVi: string;
  readonly titleEn: string;
  readonly body: string;
  readonly path: string;
}

type Stored = Omit<MustRow, "steps" | "anyHour"> & { readonly steps: string; readonly anyHour: 0 | 1 };

const MUST = `SELECT m.id, m.happening_id AS happeningId, m.sender_id AS senderId, m.steps, m.any_hour AS anyHour,
    m.started_at AS startedAt, m.ends_at AS endsAt, m.stopped_at AS stoppedAt, m.stopped_by AS stoppedBy,
    h.subject_type AS subjectType, h.subject_id AS subjectId, h.title_vi AS titleVi, h.title_en AS titleEn, h.body, h.path
  FROM notifications_must m JOIN notifications_happening h ON h.id = m.happening_id`;

const read = (row: Stored): MustRow => ({
  ...row,
  // Written by `insertMust` alone.
  steps: JSON.parse(row.steps) as Step[],
  anyHour: row.anyHour === 1,
});

export function findMust(db: Db, id: number): MustRow | undefined {
  const row = db.get<Stored>(`${MUST} WHERE m.id = :id`, { id });
  return row && read(row);
}

export function mustOfHappening(db: Db, happeningId: number): MustRow | undefined {
  const row = db.get<Stored>(`${MUST} WHERE m.happening_id = :happeningId`, { happeningId });
  return row && read(row);
}

/** Newest first. */
export function mustsOfSubject(db: Db, { type, id }: Subject): MustRow[] {
  return db
    .all<Stored>(`${MUST} WHERE h.subject_type = :type AND h.subject_id = :subjectId ORDER BY m.id DESC`, {
      type,
      subjectId: String(id),
    })
    .map(read);
}

export function insertMust(
  db: Db,
  row: Pick<MustRow, "happeningId" | "senderId" | "steps" | "anyHour" | "startedAt" | "endsAt">,
): number {
  return db.run(
    `INSERT INTO notifications_must (happening_id, sender_id, steps, any_hour, started_at, ends_at)
     VALUES (:happeningId, :senderId, :steps, :anyHour, :startedAt, :endsAt)`,
    { ...row, steps: JSON.stringify(row.steps), anyHour: row.anyHour ? 1 : 0 },
  ).lastId;
}

export function addPeople(
  db: Db,
  mustId: number,
  people: readonly { readonly id: number; readonly nextAt: number | null }[],
): void {
  db.run(
    `INSERT INTO notifications_must_person (must_id, person_id, next_at)
     SELECT :mustId, p.value ->> 'id', p.value ->> 'nextAt' FROM json_each(:people) p WHERE true ON CONFLICT DO NOTHING`,
    { mustId, people: JSON.stringify(people) },
  );
}

/** Somebody of a must-arrive notice. */
export interface MustPersonRow {
  readonly mustId: number;
  readonly personId: number;
  readonly reached: number;
  readonly nextAt: number | null;
  readonly confirmedAt: number | null;
  readonly confirmedBy: number | null;
  readonly confirmedVia: ConfirmWay | null;
}

const PERSON = `p.must_id AS mustId, p.person_id AS personId, p.reached, p.next_at AS nextAt,
  p.confirmed_at AS confirmedAt, p.confirmed_by AS confirmedBy, p.confirmed_via AS confirmedVia`;

export function findMustPerson(db: Db, mustId: number, personId: number): MustPersonRow | undefined {
  return db.get(
    `SELECT ${PERSON} FROM notifications_must_person p WHERE p.must_id = :mustId AND p.person_id = :personId`,
    { mustId, personId },
  );
}

export function duePeople(db: Db, now: number, limit: number): MustPersonRow[] {
  return db.all(
    `SELECT ${PERSON} FROM notifications_must_person p WHERE p.next_at <= :now ORDER BY p.next_at LIMIT :limit`,
    { now, limit },
  );
}

export function moveOn(
  db: Db,
  { mustId, personId }: Pick<MustPersonRow, "mustId" | "personId">,
  to: { readonly reached: number; readonly nextAt: number | null },
): void {
  db.run(
    `UPDATE notifications_must_person SET reached = :reached, next_at = :nextAt
     WHERE must_id = :mustId AND person_id = :personId AND confirmed_at IS NULL`,
    { mustId, personId, ...to },
  );
}

/** False when somebody was faster. */
export function confirmPerson(
  db: Db,
  mustId: number,
  personId: number,
  by: { readonly at: number; readonly byId: number; readonly way: ConfirmWay },
): boolean {
  return (
    db.run(
      `UPDATE notifications_must_person SET confirmed_at = :at, confirmed_by = :byId, confirmed_via = :way, next_at = NULL
       WHERE must_id = :mustId AND person_id = :personId AND confirmed_at IS NULL`,
      { mustId, personId, ...by },
    ).changes === 1
  );
}

/** False when the ledger has the step already. */
export function noteStep(
  db: Db,
  entry: { mustId: number; personId: number; step: MustStep; at: number; isEmpty: boolean },
): boolean {
  return (
    db.run(
      `INSERT INTO notifications_must_step (must_id, person_id, step, at, is_empty)
       VALUES (:mustId, :personId, :step, :at, :isEmpty) ON CONFLICT DO NOTHING`,
      { ...entry, isEmpty: entry.isEmpty ? 1 : 0 },
    ).changes === 1
  );
}

export function stopMust(db: Db, id: number, by: { readonly at: number; readonly personId: number | null }): boolean {
  const { changes } = db.run(
    "UPDATE notifications_must SET stopped_at = :at, stopped_by = :personId WHERE id = :id AND stopped_at IS NULL",
    { id, ...by },
  );
  db.run("UPDATE notifications_must_person SET next_at = NULL WHERE must_id = :id AND next_at IS NOT NULL", { id });
  return changes === 1;
}

export function countPeople(db: Db, mustId: number): { people: number; confirmed: number } {
  return (
    db.get<{ people: number; confirmed: number }>(
      `SELECT COUNT(*) AS people, COUNT(confirmed_at) AS confirmed FROM notifications_must_person WHERE must_id = :mustId`,
      { mustId },
    ) ?? { people: 0, confirmed: 0 }
  );
}

/** Must-arrive notices that began before an instant. */
export function mustsBefore(db: Db, startedBefore: number, limit: number): number[] {
  return db
    .all<{ id: number }>("SELECT id FROM notifications_must WHERE started_at < :startedBefore LIMIT :limit", {
      startedBefore,
      limit,
    })
    .map(({ id }) => id);
}

/** With everything that hangs on it; its happening stays. */
export function deleteMust(db: Db, id: number): void {
  db.run(
    "DELETE FROM notifications_delivery WHERE ask_id IN (SELECT id FROM notifications_must_ask WHERE must_id = :id)",
    { id },
  );
  db.run("DELETE FROM notifications_must_step WHERE must_id = :id", { id });
  db.run("DELETE FROM notifications_must_ask WHERE must_id = :id", { id });
  db.run("DELETE FROM notifications_must_person WHERE must_id = :id", { id });
  db.run("DELETE FROM notifications_must WHERE id = :id", { id });
}
