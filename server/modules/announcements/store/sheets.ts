import type { Db } from "../../../kernel/database/db.ts";
import type { SheetRow } from "../rows.ts";

const SHEET = "id, post_id AS postId, hash, content";

/** Keeps an issued sheet; the same content again is the same sheet. Returns its id. */
export function insertSheet(db: Db, sheet: Omit<SheetRow, "id"> & { personId: number; at: number }): number {
  const known = sheetByHash(db, sheet.hash);
  if (known) return known.id;
  return db.run(
    `INSERT INTO announcements_sheet (post_id, person_id, hash, content, at)
     VALUES (:postId, :personId, :hash, :content, :at)`,
    { ...sheet },
  ).lastId;
}

export function findSheet(db: Db, postId: number, id: number): SheetRow | undefined {
  return db.get<SheetRow>(`SELECT ${SHEET} FROM announcements_sheet WHERE id = :id AND post_id = :postId`, {
    id,
    postId,
  });
}

export function sheetByHash(db: Db, hash: string): SheetRow | undefined {
  return db.get<SheetRow>(`SELECT ${SHEET} FROM announcements_sheet WHERE hash = :hash`, { hash });
}
