import type { Db } from "../../../kernel/database/db.ts";

export interface LinkRow {
  readonly token: string;
  readonly senderId: number;
  readonly hash: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export function insertLink(db: Db, link: LinkRow, readers: readonly number[]): void {
  const { lastId } = db.run(
    `INSERT INTO mail_link (token, sender_id, hash, name, size, type, created_at, expires_at)
     VALUES (:token, :senderId, :hash, :name, :size, :type, :createdAt, :expiresAt)`,
    { ...link },
  );
  db.run("INSERT INTO mail_link_reader (link_id, person_id) SELECT :lastId, value FROM json_each(:readers)", {
    lastId,
    readers: JSON.stringify(readers),
  });
}

/** The link, for its sender and those to whom its letter went, while it lasts. */
export function findLink(db: Db, token: string, personId: number, now: number): LinkRow | undefined {
  return db.get<LinkRow>(
    `SELECT l.token, l.sender_id AS senderId, l.hash, l.name, l.size, l.type, l.created_at AS createdAt, l.expires_at AS expiresAt
     FROM mail_link l WHERE l.token = :token AND l.expires_at > :now
       AND (l.sender_id = :personId OR EXISTS (SELECT 1 FROM mail_link_reader r WHERE r.link_id = l.id AND r.person_id = :personId))`,
    { token, personId, now },
  );
}

export function deleteExpiredLinks(db: Db, now: number): number {
  return db.run("DELETE FROM mail_link WHERE expires_at <= :now", { now }).changes;
}
