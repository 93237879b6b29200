import type { Db } from "../../../kernel/database/db.ts";
import type { FileRow } from "../rows.ts";

/** Names the blobs that the module's rows hold. */
export const BLOB_REFERENCES = "SELECT DISTINCT hash FROM announcements_file";

const FILE = `f.id, f.hash, f.name, f.size, f.type, f.inline,
  (SELECT COUNT(*) FROM announcements_file_reader r WHERE r.file_id = f.id) AS readers`;

export function insertFile(
  db: Db,
  postId: number,
  file: Omit<FileRow, "id" | "readers" | "inline">,
  inline = 0,
): number {
  const { hash, name, size, type } = file;
  return db.run(
    `INSERT INTO announcements_file (post_id, hash, name, size, type, inline)
     VALUES (:postId, :hash, :name, :size, :type, :inline)`,
    { postId, hash, name, size, type, inline },
  ).lastId;
}

export function filesOf(db: Db, postId: number): FileRow[] {
  return db.all<FileRow>(`SELECT ${FILE} FROM announcements_file f WHERE f.post_id = :postId ORDER BY f.id`, {
    postId,
  });
}

export function findFile(db: Db, postId: number, id: number): FileRow | undefined {
  return db.get<FileRow>(`SELECT ${FILE} FROM announcements_file f WHERE f.id = :id AND f.post_id = :postId`, {
    id,
    postId,
  });
}

/** Takes out every attachment but these; pictures stay with the text. */
export function keepFiles(db: Db, postId: number, ids: readonly number[]): void {
  db.run(
    "DELETE FROM announcements_file WHERE post_id = :postId AND inline = 0 AND id NOT IN (SELECT value FROM json_each(:ids))",
    {
      postId,
      ids: JSON.stringify(ids),
    },
  );
}

/** The first opening counts. */
export function markFileOpened(db: Db, fileId: number, personId: number, now: number): void {
  db.run(
    `INSERT INTO announcements_file_reader (file_id, person_id, opened_at) VALUES (:fileId, :personId, :now)
     ON CONFLICT DO NOTHING`,
    { fileId, personId, now },
  );
}

export function hasOpenedFile(db: Db, fileId: number, personId: number): boolean {
  return (
    db.get("SELECT 1 FROM announcements_file_reader WHERE file_id = :fileId AND person_id = :personId", {
      fileId,
      personId,
    }) !== undefined
  );
}

export function listFileReaders(
  db: Db,
  fileId: number,
  page: { limit: number; after?: { openedAt: number; personId: number } | undefined },
): { personId: number; openedAt: number }[] {
  return db.all(
    `SELECT person_id AS personId, opened_at AS openedAt FROM announcements_file_reader
     WHERE file_id = :fileId AND (opened_at, person_id) > (:openedAt, :personId) ORDER BY opened_at, person_id LIMIT :limit`,
    { fileId, openedAt: page.after?.openedAt ?? -1, personId: page.after?.personId ?? 0, limit: page.limit + 1 },
  );
}
