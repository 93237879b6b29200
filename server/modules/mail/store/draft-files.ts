import type { Db } from "../../../kernel/database/db.ts";

export interface DraftFileRow {
  readonly id: number;
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  /** Of a picture in the text. */
  readonly contentId: string | null;
  /** It goes as a link under this address. */
  readonly linkOrigin: string | null;
}

const COLUMNS = "id, hash, name, size, type, content_id AS contentId, link_origin AS linkOrigin";

export function filesOf(db: Db, draftId: number): DraftFileRow[] {
  return db.all<DraftFileRow>(`SELECT ${COLUMNS} FROM mail_draft_file WHERE draft_id = :draftId ORDER BY id`, {
    draftId,
  });
}

export function insertFile(db: Db, draftId: number, file: Omit<DraftFileRow, "id">): number {
  const { hash, name, size, type, contentId, linkOrigin } = file;
  return db.run(
    `INSERT INTO mail_draft_file (draft_id, hash, name, size, type, content_id, link_origin)
     VALUES (:draftId, :hash, :name, :size, :type, :contentId, :linkOrigin)`,
    { draftId, hash, name, size, type, contentId, linkOrigin },
  ).lastId;
}

export function deleteFile(db: Db, draftId: number, id: number): boolean {
  return db.run("DELETE FROM mail_draft_file WHERE id = :id AND draft_id = :draftId", { id, draftId }).changes > 0;
}
