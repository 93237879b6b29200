/** Conversations of shared mailboxes as pieces of work. */
import type { Db } from "../../../kernel/database/db.ts";
import type { CaseFilter, CaseState, CaseWhat } from "./contract.ts";

export interface CaseRow {
  readonly id: number;
  readonly accountId: number;
  readonly threadKey: string;
  readonly state: CaseState;
  readonly assigneeId: number | null;
  readonly answeredBy: number | null;
  readonly answeredAt: number | null;
  readonly version: number;
  readonly latestMessageId: number;
  readonly changedAt: number;
}

const CASE = `id, account_id AS accountId, thread_key AS threadKey, state, assignee_id AS assigneeId, answered_by AS answeredBy,
  answered_at AS answeredAt, version, latest_message_id AS latestMessageId, changed_at AS changedAt`;

export function findCase(db: Db, accountId: number, threadKey: string): CaseRow | undefined {
  return db.get<CaseRow>(`SELECT ${CASE} FROM mail_case WHERE account_id = :accountId AND thread_key = :threadKey`, {
    accountId,
    threadKey,
  });
}

export function caseById(db: Db, id: number): CaseRow | undefined {
  return db.get<CaseRow>(`SELECT ${CASE} FROM mail_case WHERE id = :id`, { id });
}

/** A message of the conversation has come: the case is open, whoever has it keeps it. Returns it. */
export function openCase(
  db: Db,
  message: { accountId: number; threadKey: string; messageId: number; now: number },
): CaseRow {
  const row = db.get<CaseRow>(
    `INSERT INTO mail_case (account_id, thread_key, state, latest_message_id, changed_at)
     VALUES (:accountId, :threadKey, 'open', :messageId, :now)
     ON CONFLICT (account_id, thread_key) DO UPDATE SET state = 'open', latest_message_id = excluded.latest_message_id,
       changed_at = excluded.changed_at, version = version + 1
     RETURNING ${CASE}`,
    message,
  );
  if (!row) throw new Error("A case was neither made nor found.");
  return row;
}

/** Changes a case that still is as it was seen; false when somebody was faster. */
export function changeCase(
  db: Db,
  seen: Pick<CaseRow, "id" | "version">,
  change: Pick<CaseRow, "state" | "assigneeId" | "answeredBy" | "answeredAt" | "latestMessageId" | "changedAt">,
): boolean {
  const { state, assigneeId, answeredBy, answeredAt, latestMessageId, changedAt } = change;
  return (
    db.run(
      `UPDATE mail_case SET state = :state, assignee_id = :assigneeId, answered_by = :answeredBy, answered_at = :answeredAt,
         latest_message_id = :latestMessageId, changed_at = :changedAt, version = version + 1
       WHERE id = :id AND version = :version`,
      { id: seen.id, version: seen.version, state, assigneeId, answeredBy, answeredAt, latestMessageId, changedAt },
    ).changes > 0
  );
}

const FILTERS: Readonly<Record<CaseFilter, string>> = {
  all: "1",
  mine: "assignee_id = :me AND state <> 'closed'",
  unassigned: "assignee_id IS NULL AND state = 'open'",
  open: "state = 'open'",
  answered: "state = 'answered'",
  closed: "state = 'closed'",
};

/** The cases of a shared mailbox, the one that changed last first. */
export function listCases(
  db: Db,
  page: {
    accountId: number;
    filter: CaseFilter;
    me: number;
    limit: number;
    after: { changedAt: number; id: number } | undefined;
  },
): CaseRow[] {
  const condition = FILTERS[page.filter];
  return db.all<CaseRow>(
    `SELECT ${CASE} FROM mail_case WHERE account_id = :accountId AND ${condition} AND (changed_at, id) < (:changedAt, :id)
     ORDER BY changed_at DESC, id DESC LIMIT :limit`,
    {
      accountId: page.accountId,
      ...(condition.includes(":me") && { me: page.me }),
      changedAt: page.after?.changedAt ?? Number.MAX_SAFE_INTEGER,
      id: page.after?.id ?? Number.MAX_SAFE_INTEGER,
      limit: page.limit + 1,
    },
  );
}

export function countCases(db: Db, accountId: number, me: number): { open: number; unassigned: number; mine: number } {
  return (
    db.get<{ open: number; unassigned: number; mine: number }>(
      `SELECT count(*) AS open, count(*) - count(assignee_id) AS unassigned, coalesce(sum(assignee_id = :me), 0) AS mine
       FROM mail_case WHERE account_id = :accountId AND state = 'open'`,
      { accountId, me },
    ) ?? { open: 0, unassigned: 0, mine: 0 }
  );
}

export interface CaseEventRow {
  readonly id: number;
  readonly at: number;
  readonly personId: number | null;
  readonly what: CaseWhat;
  readonly toId: number | null;
}

export function insertCaseEvent(db: Db, event: Omit<CaseEventRow, "id"> & { caseId: number }): void {
  const { caseId, at, personId, what, toId } = event;
  db.run(
    "INSERT INTO mail_case_event (case_id, at, person_id, what, to_id) VALUES (:caseId, :at, :personId, :what, :toId)",
    { caseId, at, personId, what, toId },
  );
}

/** What happened to a case, newest first, the last hundred. */
export function caseEvents(db: Db, caseId: number): CaseEventRow[] {
  return db.all<CaseEventRow>(
    `SELECT id, at, person_id AS personId, what, to_id AS toId FROM mail_case_event WHERE case_id = :caseId ORDER BY id DESC LIMIT 100`,
    { caseId },
  );
}
