import type { Db } from "../../../kernel/database/db.ts";
import type { Language } from "../../../kernel/errors.ts";

/** A letter whose hour has come. */
export interface DueLetter {
  readonly id: number;
  readonly version: number;
  /** Audience key. */
  readonly owner: string;
}

/** Lets the version that was seen wait; false when it is another by now, or waits already. */
export function holdDraft(db: Db, id: number, version: number, sendAt: number): boolean {
  return (
    db.run(
      "UPDATE mail_draft SET send_at = :sendAt, send_problem = NULL WHERE id = :id AND version = :version AND send_at IS NULL",
      { id, version, sendAt },
    ).changes > 0
  );
}

/** It is a draft again; with why, where it could not go out. False when it does not wait any more. */
export function releaseDraft(db: Db, id: number, problem: Readonly<Record<Language, string>> | null): boolean {
  return (
    db.run("UPDATE mail_draft SET send_at = NULL, send_problem = :problem WHERE id = :id AND send_at IS NOT NULL", {
      id,
      problem: problem === null ? null : JSON.stringify(problem),
    }).changes > 0
  );
}

/** The letters that should be out by now, the longest due first. */
export function dueLetters(db: Db, now: number, limit: number): DueLetter[] {
  return db.all<DueLetter>(
    `SELECT d.id, d.version, a.owner FROM mail_draft d JOIN mail_account a ON a.id = d.account_id
     WHERE d.send_at <= :now ORDER BY d.send_at, d.id LIMIT :limit`,
    { now, limit },
  );
}

/** When the next letter goes out. */
export function nextDue(db: Db): number | undefined {
  return (
    db.get<{ at: number | null }>("SELECT min(send_at) AS at FROM mail_draft WHERE send_at IS NOT NULL")?.at ??
    undefined
  );
}

/** Ids of an account's waiting letters, the next to go first; one more than `limit`. */
export function listWaiting(
  db: Db,
  accountId: number,
  page: { limit: number; after: { sendAt: number; id: number } | undefined },
): number[] {
  return db
    .all<{ id: number }>(
      `SELECT id FROM mail_draft WHERE account_id = :accountId AND send_at IS NOT NULL AND (send_at, id) > (:sendAt, :id)
       ORDER BY send_at, id LIMIT :limit`,
      { accountId, sendAt: page.after?.sendAt ?? 0, id: page.after?.id ?? 0, limit: page.limit + 1 },
    )
    .map(({ id }) => id);
}

export function countScheduled(db: Db, accountId: number): number {
  return (
    db.get<{ n: number }>(
      "SELECT count(*) AS n FROM mail_draft WHERE account_id = :accountId AND send_at IS NOT NULL",
      { accountId },
    )?.n ?? 0
  );
}
