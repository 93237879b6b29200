import type { Db } from "../../../kernel/database/db.ts";
import type { DraftKind } from "../contract.ts";

export interface DraftRowStored {
  readonly id: number;
  readonly version: number;
  /** JSON. */
  readonly toList: string;
  readonly ccList: string;
  readonly subject: string;
  readonly body: string;
  readonly kind: DraftKind;
  readonly originalId: number | null;
  readonly savedAt: number;
}

export interface DraftFileRow {
  readonly id: number;
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
}

const COLUMNS = `d.id, d.version, d.to_list AS toList, d.cc_list AS ccList, d.subject, d.body, d.kind, d.original_id AS originalId,
  d.saved_at AS savedAt`;

export function insertDraft(
  db: Db,
  draft: Omit<DraftRowStored, "id" | "version" | "savedAt"> & { accountId: number; now: number },
): number {
  return db.run(
    `INSERT INTO mail_draft (account_id, to_list, cc_list, subject, body, kind, original_id, created_at, saved_at)
     VALUES (:accountId, :toList, :ccList, :subject, :body, :kind, :originalId, :now, :now)`,
    { ...draft },
  ).lastId;
}

export function findDraft(db: Db, accountId: number, id: number): DraftRowStored | undefined {
  return db.get<DraftRowStored>(`SELECT ${COLUMNS} FROM mail_draft d WHERE d.id = :id AND d.account_id = :accountId`, {
    id,
    accountId,
  });
}

export function listDrafts(
  db: Db,
  accountId: number,
  page: { limit: number; after: { savedAt: number; id: number } | undefined },
): (DraftRowStored & { files: number })[] {
  return db.all<DraftRowStored & { files: number }>(
    `SELECT ${COLUMNS}, (SELECT count(*) FROM mail_draft_file f WHERE f.draft_id = d.id) AS files FROM mail_draft d
     WHERE d.account_id = :accountId AND (d.saved_at, d.id) < (:savedAt, :id)
     ORDER BY d.saved_at DESC, d.id DESC LIMIT :limit`,
    {
      accountId,
      savedAt: page.after?.savedAt ?? Number.MAX_SAFE_INTEGER,
      id: page.after?.id ?? Number.MAX_SAFE_INTEGER,
      limit: page.limit + 1,
    },
  );
}

export function countDrafts(db: Db, accountId: number): number {
  return (
    db.get<{ count: number }>("SELECT count(*) AS count FROM mail_draft WHERE account_id = :accountId", { accountId })
      ?.count ?? 0
  );
}

/** Saves over exactly the version that was seen; undefined when it is another by now. */
export function updateDraft(
  db: Db,
  draft: { id: number; version: number; toList: string; ccList: string; subject: string; body: string; now: number },
): number | undefined {
  return db.get<{ version: number }>(
    `UPDATE mail_draft SET version = version + 1, to_list = :toList, cc_list = :ccList, subject = :subject, body = :body, saved_at = :now
     WHERE id = :id AND version = :version RETURNING version`,
    { ...draft },
  )?.version;
}

export function deleteDraft(db: Db, id: number): void {
  db.run("DELETE FROM mail_draft WHERE id = :id", { id });
}

export function filesOf(db: Db, draftId: number): DraftFileRow[] {
  return db.all<DraftFileRow>(
    "SELECT id, hash, name, size, type FROM mail_draft_file WHERE draft_id = :draftId ORDER BY id",
    { draftId },
  );
}

export function insertFile(db: Db, draftId: number, file: Omit<DraftFileRow, "id">): number {
  const { hash, name, size, type } = file;
  return db.run(
    "INSERT INTO mail_draft_file (draft_id, hash, name, size, type) VALUES (:draftId, :hash, :name, :size, :type)",
    { draftId, hash, name, size, type },
  ).lastId;
}

export function deleteFile(db: Db, draftId: number, id: number): boolean {
  return db.run("DELETE FROM mail_draft_file WHERE id = :id AND draft_id = :draftId", { id, draftId }).changes > 0;
}
