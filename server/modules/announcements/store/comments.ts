import type { Db } from "../../../kernel/database/db.ts";
import type { CommentRow } from "../rows.ts";

const COMMENT = "id, person_id AS personId, text, at";

export function insertComment(db: Db, postId: number, personId: number, text: string, now: number): number {
  const { lastId } = db.run(
    "INSERT INTO announcements_comment (post_id, person_id, text, at) VALUES (:postId, :personId, :text, :now)",
    { postId, personId, text, now },
  );
  db.run("UPDATE announcements_post SET comments = comments + 1 WHERE id = :postId", { postId });
  return lastId;
}

export function findComment(db: Db, postId: number, id: number): CommentRow | undefined {
  return db.get<CommentRow>(`SELECT ${COMMENT} FROM announcements_comment WHERE id = :id AND post_id = :postId`, {
    id,
    postId,
  });
}

export function deleteComment(db: Db, postId: number, id: number): void {
  const { changes } = db.run("DELETE FROM announcements_comment WHERE id = :id AND post_id = :postId", { id, postId });
  if (changes > 0) db.run("UPDATE announcements_post SET comments = comments - 1 WHERE id = :postId", { postId });
}

export function listComments(
  db: Db,
  postId: number,
  page: { limit: number; after?: number | undefined },
): CommentRow[] {
  return db.all<CommentRow>(
    `SELECT ${COMMENT} FROM announcements_comment WHERE post_id = :postId AND id > :after ORDER BY id LIMIT :limit`,
    { postId, after: page.after ?? 0, limit: page.limit + 1 },
  );
}
