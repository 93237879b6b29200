import type { Db } from "../../kernel/database/db.ts";

export interface KeptRow {
  readonly id: number;
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly keptAt: number;
}

const ROW = "id, hash, name, size, type, kept_at AS keptAt";

/** Puts a file by; one that is there under this name already is only renewed. Returns its id. */
export function keep(db: Db, row: Omit<KeptRow, "id"> & { readonly ownerId: number; readonly folded: string }): number {
  const kept = db.get<{ id: number }>(
    `INSERT INTO files_kept (owner_id, hash, name, folded, size, type, kept_at)
     VALUES (:ownerId, :hash, :name, :folded, :size, :type, :keptAt)
     ON CONFLICT (owner_id, hash, name) DO UPDATE SET kept_at = excluded.kept_at RETURNING id`,
    { ...row },
  );
  if (!kept) throw new Error("The file was not put by.");
  return kept.id;
}

/** A person's files whose names hold every one of the words, the last put by first; one more than `limit`. */
export function listKept(
  db: Db,
  ownerId: number,
  page: { words: readonly string[]; limit: number; after: { keptAt: number; id: number } | undefined },
): KeptRow[] {
  return db.all<KeptRow>(
    `SELECT ${ROW} FROM files_kept WHERE owner_id = :ownerId AND (kept_at, id) < (:keptAt, :id)
       AND NOT EXISTS (SELECT 1 FROM json_each(:words) w WHERE instr(folded, w.value) = 0)
     ORDER BY kept_at DESC, id DESC LIMIT :limit`,
    {
      ownerId,
      words: JSON.stringify(page.words),
      keptAt: page.after?.keptAt ?? Number.MAX_SAFE_INTEGER,
      id: page.after?.id ?? 0,
      limit: page.limit + 1,
    },
  );
}

export function findKept(db: Db, id: number, ownerId: number): KeptRow | undefined {
  return db.get<KeptRow>(`SELECT ${ROW} FROM files_kept WHERE id = :id AND owner_id = :ownerId`, { id, ownerId });
}

export function dropKept(db: Db, id: number, ownerId: number): boolean {
  return db.run("DELETE FROM files_kept WHERE id = :id AND owner_id = :ownerId", { id, ownerId }).changes > 0;
}

export function keptBytes(db: Db, ownerId: number): number {
  return (
    db.get<{ bytes: number }>("SELECT coalesce(sum(size), 0) AS bytes FROM files_kept WHERE owner_id = :ownerId", {
      ownerId,
    })?.bytes ?? 0
  );
}
