import type { Db } from "../../../kernel/database/db.ts";

export interface SharedRow {
  readonly accountId: number;
  readonly owner: string;
  readonly name: string;
  readonly createdAt: number;
  readonly closedAt: number | null;
}

const SHARED = `s.account_id AS accountId, a.owner, s.name, s.created_at AS createdAt, s.closed_at AS closedAt`;

/** Every shared mailbox of the office, by name. There are no more than departments and groups. */
export function allShared(db: Db): SharedRow[] {
  return db.all<SharedRow>(
    `SELECT ${SHARED} FROM mail_shared s JOIN mail_account a ON a.id = s.account_id ORDER BY s.name, s.account_id`,
  );
}

export function findShared(db: Db, accountId: number): SharedRow | undefined {
  return db.get<SharedRow>(
    `SELECT ${SHARED} FROM mail_shared s JOIN mail_account a ON a.id = s.account_id WHERE s.account_id = :accountId`,
    { accountId },
  );
}

export function insertShared(
  db: Db,
  shared: { accountId: number; name: string; createdBy: number | null; now: number },
): void {
  db.run(
    "INSERT INTO mail_shared (account_id, name, created_by, created_at) VALUES (:accountId, :name, :createdBy, :now)",
    shared,
  );
}

export function updateShared(db: Db, accountId: number, change: { name: string; closedAt: number | null }): void {
  db.run("UPDATE mail_shared SET name = :name, closed_at = :closedAt WHERE account_id = :accountId", {
    accountId,
    ...change,
  });
}
