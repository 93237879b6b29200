import type { Db } from "../../../kernel/database/db.ts";

export interface AbsenceRow {
  readonly id: number;
  readonly personId: number;
  readonly personName: string;
  readonly photoHash: string | null;
  readonly fromOn: string;
  readonly toOn: string;
  readonly kind: "leave" | "mission" | "study" | "sick" | "other";
  readonly deputyId: number | null;
  readonly deputyName: string | null;
  readonly note: string | null;
  readonly deputyAway: number;
}

const COLUMNS = `a.id, a.person_id AS personId, p.name AS personName, p.photo_hash AS photoHash, a.from_on AS fromOn, a.to_on AS toOn, a.kind, a.deputy_id AS deputyId,
  s.name AS deputyName, a.note, EXISTS (SELECT 1 FROM directory_absence b WHERE b.person_id = a.deputy_id AND b.to_on >= a.from_on
    AND b.from_on <= a.to_on) AS deputyAway`;
const FROM = `directory_absence a JOIN directory_person p ON p.id = a.person_id LEFT JOIN directory_person s ON s.id = a.deputy_id`;

export function findAbsence(db: Db, id: number): AbsenceRow | undefined {
  return db.get(`SELECT ${COLUMNS} FROM ${FROM} WHERE a.id = :id`, { id });
}

/** Absences of active people that touch the days, the first to end first; one more than `limit`. */
export function listAbsences(
  db: Db,
  span: {
    fromOn: string;
    toOn: string;
    personId?: number | undefined;
    limit: number;
    after?: { toOn: string; id: number } | undefined;
  },
): AbsenceRow[] {
  return db.all(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE a.to_on >= :fromOn AND a.from_on <= :toOn AND p.active = 1
       AND (:personId = 0 OR a.person_id = :personId) AND (a.to_on, a.id) > (:afterOn, :afterId)
     ORDER BY a.to_on, a.id LIMIT :limit`,
    {
      fromOn: span.fromOn,
      toOn: span.toOn,
      personId: span.personId ?? 0,
      afterOn: span.after?.toOn ?? "",
      afterId: span.after?.id ?? 0,
      limit: span.limit + 1,
    },
  );
}

/** The absence of a person that a day falls into. */
export function absenceOn(
  db: Db,
  personId: number,
  on: string,
): { id: number; fromOn: string; toOn: string; deputyId: number | null } | undefined {
  return db.get(
    `SELECT id, from_on AS fromOn, to_on AS toOn, deputy_id AS deputyId FROM directory_absence WHERE person_id = :personId AND to_on >= :on AND from_on <= :on
     ORDER BY to_on LIMIT 1`,
    { personId, on },
  );
}

export function overlapping(db: Db, personId: number, fromOn: string, toOn: string): AbsenceRow | undefined {
  return db.get(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE a.person_id = :personId AND a.to_on >= :fromOn AND a.from_on <= :toOn LIMIT 1`,
    { personId, fromOn, toOn },
  );
}

export function insertAbsence(
  db: Db,
  fields: Pick<AbsenceRow, "personId" | "fromOn" | "toOn" | "kind" | "deputyId" | "note">,
): number {
  return db.run(
    `INSERT INTO directory_absence (person_id, from_on, to_on, kind, deputy_id, note)
     VALUES (:personId, :fromOn, :toOn, :kind, :deputyId, :note)`,
    { ...fields },
  ).lastId;
}

export function deleteAbsence(db: Db, id: number): void {
  db.run("DELETE FROM directory_absence WHERE id = :id", { id });
}
