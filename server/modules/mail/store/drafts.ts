import type { Db } from "../../../kernel/database/db.ts";
import type { DraftKind } from "../contract.ts";

/** What a person writes, as it is kept. */
export interface DraftText {
  /** JSON, as are the others. */
  readonly toList: string;
  readonly ccList: string;
  readonly bccList: string;
  readonly subject: string;
  readonly body: string;
  readonly html: string | null;
  readonly urgent: number;
  readonly wantsReceipt: number;
}

export interface DraftRowStored extends DraftText {
  readonly id: number;
  readonly accountId: number;
  readonly version: number;
  readonly kind: DraftKind;
  readonly originalId: number | null;
  readonly savedAt: number;
  readonly sendAt: number | null;
  /** JSON {vi, en}. */
  readonly problem: string | null;
  readonly copyId: number | null;
  readonly copyVersion: number | null;
}

const COLUMNS = `d.id, d.account_id AS accountId, d.version, d.to_list AS toList, d.cc_list AS ccList, d.bcc_list AS bccList, d.subject, d.body,
  d.html, d.urgent, d.wants_receipt AS wantsReceipt, d.kind, d.original_id AS originalId, d.saved_at AS savedAt, d.send_at AS sendAt,
  d.send_problem AS problem, d.copy_id AS copyId, d.copy_version AS copyVersion`;

export interface NewDraft extends DraftText {
  readonly accountId: number;
  readonly kind: DraftKind;
  readonly originalId: number | null;
  /** The message in Drafts that it was made from. */
  readonly copyId: number | null;
  readonly savedAt: number;
}

export function insertDraft(db: Db, draft: NewDraft): number {
  return db.run(
    `INSERT INTO mail_draft (account_id, to_list, cc_list, bcc_list, subject, body, html, urgent, wants_receipt, kind, original_id,
       copy_id, copy_version, created_at, saved_at)
     VALUES (:accountId, :toList, :ccList, :bccList, :subject, :body, :html, :urgent, :wantsReceipt, :kind, :originalId,
       :copyId, iif(:copyId IS NULL, NULL, 1), :savedAt, :savedAt)`,
    { ...draft },
  ).lastId;
}

export function findDraft(db: Db, accountId: number, id: number): DraftRowStored | undefined {
  return db.get<DraftRowStored>(`SELECT ${COLUMNS} FROM mail_draft d WHERE d.id = :id AND d.account_id = :accountId`, {
    id,
    accountId,
  });
}

type Counted = DraftRowStored & { readonly files: number };
const FILES = "(SELECT count(*) FROM mail_draft_file f WHERE f.draft_id = d.id AND f.content_id IS NULL) AS files";

/** What is still being written, the last saved first; one more than `limit`. */
export function listDrafts(
  db: Db,
  accountId: number,
  page: { limit: number; after: { savedAt: number; id: number } | undefined },
): Counted[] {
  return db.all<Counted>(
    `SELECT ${COLUMNS}, ${FILES} FROM mail_draft d
     WHERE d.account_id = :accountId AND d.send_at IS NULL AND (d.saved_at, d.id) < (:savedAt, :id)
     ORDER BY d.saved_at DESC, d.id DESC LIMIT :limit`,
    {
      accountId,
      savedAt: page.after?.savedAt ?? Number.MAX_SAFE_INTEGER,
      id: page.after?.id ?? Number.MAX_SAFE_INTEGER,
      limit: page.limit + 1,
    },
  );
}

/** Drafts of which mail programs know nothing yet: the others are counted among the messages of the mailbox. */
export function countDrafts(db: Db, accountId: number): number {
  return (
    db.get<{ count: number }>(
      "SELECT count(*) AS count FROM mail_draft WHERE account_id = :accountId AND copy_id IS NULL AND send_at IS NULL",
      { accountId },
    )?.count ?? 0
  );
}

/** Saves over exactly the version that was seen; undefined when it is another by now, or waits to be sent. */
export function updateDraft(
  db: Db,
  draft: DraftText & { id: number; version: number; now: number },
): number | undefined {
  return db.get<{ version: number }>(
    `UPDATE mail_draft SET version = version + 1, to_list = :toList, cc_list = :ccList, bcc_list = :bccList, subject = :subject, body = :body,
       html = :html, urgent = :urgent, wants_receipt = :wantsReceipt, send_problem = NULL, saved_at = :now
     WHERE id = :id AND version = :version AND send_at IS NULL RETURNING version`,
    { ...draft },
  )?.version;
}

/** Its files have changed: what mail programs see of it is no longer all. */
export function touchDraft(db: Db, id: number, now: number): void {
  db.run("UPDATE mail_draft SET copy_version = NULL, saved_at = :now WHERE id = :id", { id, now });
}

export function deleteDraft(db: Db, id: number): void {
  db.run("DELETE FROM mail_draft WHERE id = :id", { id });
}
