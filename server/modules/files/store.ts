import type { Db } from "../../kernel/database/db.ts";

export interface UploadRow {
  readonly id: number;
  readonly ownerId: number;
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly expiresAt: number;
}

/** Names the blobs that the module's rows hold. */
export const BLOB_REFERENCES = "SELECT hash FROM files_upload UNION SELECT hash FROM files_kept";

export function insertUpload(db: Db, row: Omit<UploadRow, "id"> & { readonly uploadedAt: number }): number {
  return db.run(
    `INSERT INTO files_upload (owner_id, hash, name, size, type, uploaded_at, expires_at)
     VALUES (:ownerId, :hash, :name, :size, :type, :uploadedAt, :expiresAt)`,
    { ...row },
  ).lastId;
}

/** Takes the row out and returns it; undefined where there is none of this owner. */
export function takeUpload(db: Db, id: number, ownerId: number): UploadRow | undefined {
  return db.get<UploadRow>(
    `DELETE FROM files_upload WHERE id = :id AND owner_id = :ownerId
     RETURNING id, owner_id AS ownerId, hash, name, size, type, expires_at AS expiresAt`,
    { id, ownerId },
  );
}

/** Bytes of a person's uploads that belong to nothing. */
export function unclaimedBytes(db: Db, ownerId: number): number {
  return (
    db.get<{ bytes: number }>("SELECT COALESCE(SUM(size), 0) AS bytes FROM files_upload WHERE owner_id = :ownerId", {
      ownerId,
    })?.bytes ?? 0
  );
}

export function deleteExpired(db: Db, now: number): number {
  return db.run("DELETE FROM files_upload WHERE expires_at <= :now", { now }).changes;
}
