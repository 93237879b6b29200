import type { Db } from "../../../kernel/database/db.ts";
import type { FileRow } from "../rows.ts";

const COLUMNS = `f.position, f.path, f.size, f.starts_at AS "from", f.modified_at AS modifiedAt`;

export function hasFolded(db: Db, transferId: number, folded: string): boolean {
  return (
    db.get("SELECT 1 AS found FROM transfers_file WHERE transfer_id = :transferId AND folded = :folded", {
      transferId,
      folded,
    }) !== undefined
  );
}

export function insertFile(db: Db, transferId: number, file: FileRow & { readonly folded: string }): void {
  db.run(
    `INSERT INTO transfers_file (transfer_id, position, path, folded, size, starts_at, modified_at)
     VALUES (:transferId, :position, :path, :folded, :size, :from, :modifiedAt)`,
    { transferId, ...file },
  );
}

/** In their order, from `after` on; one more than `limit`. */
export function listFiles(db: Db, transferId: number, page: { limit: number; after?: number | undefined }): FileRow[] {
  return db.all<FileRow>(
    `SELECT ${COLUMNS} FROM transfers_file f WHERE f.transfer_id = :transferId AND f.position > :after
     ORDER BY f.position LIMIT :limit`,
    { transferId, after: page.after ?? -1, limit: page.limit + 1 },
  );
}

export function findFile(db: Db, transferId: number, position: number): FileRow | undefined {
  return db.get<FileRow>(
    `SELECT ${COLUMNS} FROM transfers_file f WHERE f.transfer_id = :transferId AND f.position = :position`,
    { transferId, position },
  );
}
