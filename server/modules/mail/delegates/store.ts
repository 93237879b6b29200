import type { Db } from "../../../kernel/database/db.ts";

export interface DelegationRow {
  readonly id: number;
  readonly accountId: number;
  readonly owner: string;
  readonly delegateId: number;
  readonly mayRead: number;
  readonly maySend: number;
  readonly fromAt: number;
  readonly untilAt: number;
  readonly endedAt: number | null;
}

const ROW = `d.id, d.account_id AS accountId, a.owner, d.delegate_id AS delegateId, d.may_read AS mayRead, d.may_send AS maySend,
  d.from_at AS fromAt, d.until_at AS untilAt, d.ended_at AS endedAt`;
const FROM = "mail_delegate d JOIN mail_account a ON a.id = d.account_id";

export function insertDelegation(
  db: Db,
  row: {
    accountId: number;
    delegateId: number;
    mayRead: boolean;
    maySend: boolean;
    fromAt: number;
    untilAt: number;
    now: number;
  },
): number {
  return db.run(
    `INSERT INTO mail_delegate (account_id, delegate_id, may_read, may_send, from_at, until_at, created_at)
     VALUES (:accountId, :delegateId, :mayRead, :maySend, :fromAt, :untilAt, :now)`,
    { ...row, mayRead: row.mayRead ? 1 : 0, maySend: row.maySend ? 1 : 0 },
  ).lastId;
}

export function findDelegation(db: Db, id: number): DelegationRow | undefined {
  return db.get<DelegationRow>(`SELECT ${ROW} FROM ${FROM} WHERE d.id = :id`, { id });
}

/** What was lent from an account and is coming or in force. */
export function givenFrom(db: Db, accountId: number, now: number): DelegationRow[] {
  return db.all<DelegationRow>(
    `SELECT ${ROW} FROM ${FROM} WHERE d.account_id = :accountId AND d.ended_at IS NULL AND d.until_at > :now ORDER BY d.from_at, d.id`,
    { accountId, now },
  );
}

/** What was lent to a person and is coming or in force. */
export function hadBy(db: Db, delegateId: number, now: number): DelegationRow[] {
  return db.all<DelegationRow>(
    `SELECT ${ROW} FROM ${FROM} WHERE d.delegate_id = :delegateId AND d.ended_at IS NULL AND d.until_at > :now ORDER BY d.from_at, d.id`,
    { delegateId, now },
  );
}

export function endDelegation(db: Db, id: number, now: number): void {
  db.run("UPDATE mail_delegate SET ended_at = :now, active = 0 WHERE id = :id AND ended_at IS NULL", { id, now });
}

/** Opens reading where the time has come and closes it where it is over; returns whose access changed. */
export function keepTime(db: Db, now: number): { delegateId: number }[] {
  return db.all(
    `UPDATE mail_delegate SET active = (may_read = 1 AND from_at <= :now AND until_at > :now),
       ended_at = CASE WHEN until_at <= :now THEN :now END
     WHERE ended_at IS NULL AND (until_at <= :now OR active <> (may_read = 1 AND from_at <= :now))
     RETURNING delegate_id AS delegateId`,
    { now },
  );
}

export function draftName(db: Db, draftId: number): number | undefined {
  return db.get<{ accountId: number }>(
    "SELECT account_id AS accountId FROM mail_draft_name WHERE draft_id = :draftId",
    {
      draftId,
    },
  )?.accountId;
}

export function setDraftName(db: Db, draftId: number, accountId: number): void {
  db.run(
    `INSERT INTO mail_draft_name (draft_id, account_id) VALUES (:draftId, :accountId)
     ON CONFLICT (draft_id) DO UPDATE SET account_id = excluded.account_id`,
    { draftId, accountId },
  );
}
