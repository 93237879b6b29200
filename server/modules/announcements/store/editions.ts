import type { Db } from "../../../kernel/database/db.ts";
import type { EditionRow } from "../rows.ts";

export function insertEdition(db: Db, postId: number, edition: EditionRow): void {
  db.run(
    `INSERT INTO announcements_edition (post_id, edition, title, body, html, reason, person_id, at)
     VALUES (:postId, :edition, :title, :body, :html, :reason, :personId, :at)`,
    { postId, ...edition },
  );
}

export function listEditions(
  db: Db,
  postId: number,
  page: { limit: number; before?: number | undefined },
): EditionRow[] {
  return db.all<EditionRow>(
    `SELECT edition, title, body, html, reason, person_id AS personId, at FROM announcements_edition
     WHERE post_id = :postId AND edition < :before ORDER BY edition DESC LIMIT :limit`,
    { postId, before: page.before ?? Number.MAX_SAFE_INTEGER, limit: page.limit + 1 },
  );
}
