import type { Db } from "../../../kernel/database/db.ts";

export interface ProgramPasswordRow {
  readonly id: number;
  readonly personId: number;
  readonly label: string;
  readonly salt: string;
  readonly digest: string;
  readonly createdAt: number;
  readonly usedAt: number | null;
  readonly usedFrom: string | null;
  readonly usedDoor: string | null;
  readonly usedBy: string | null;
}

const ROW = `id, person_id AS personId, label, salt, digest, created_at AS createdAt, used_at AS usedAt, used_from AS usedFrom,
  used_door AS usedDoor, used_by AS usedBy`;

/** A person's, the newest first; there are few. */
export function passwordsOf(db: Db, personId: number): ProgramPasswordRow[] {
  return db.all(`SELECT ${ROW} FROM mail_program_password WHERE person_id = :personId ORDER BY id DESC`, { personId });
}

export function insertPassword(
  db: Db,
  row: { personId: number; label: string; salt: string; digest: string; createdAt: number },
): number {
  return db.run(
    `INSERT INTO mail_program_password (person_id, label, salt, digest, created_at)
     VALUES (:personId, :label, :salt, :digest, :createdAt)`,
    row,
  ).lastId;
}

export function deletePassword(db: Db, personId: number, id: number): boolean {
  return (
    db.run("DELETE FROM mail_program_password WHERE id = :id AND person_id = :personId", { id, personId }).changes > 0
  );
}

export function deletePasswordsOf(db: Db, personId: number): void {
  db.run("DELETE FROM mail_program_password WHERE person_id = :personId", { personId });
}

export function noteUse(
  db: Db,
  id: number,
  use: { usedAt: number; usedFrom: string; usedDoor: string; usedBy: string },
): void {
  db.run(
    `UPDATE mail_program_password SET used_at = :usedAt, used_from = :usedFrom, used_door = :usedDoor, used_by = :usedBy
     WHERE id = :id`,
    { id, ...use },
  );
}
