import type { Db } from "../../../kernel/database/db.ts";

export function signaturesOf(db: Db, accountId: number): Map<string, string> {
  const rows = db.all<{ post: string; text: string }>(
    "SELECT post, text FROM mail_signature WHERE account_id = :accountId",
    { accountId },
  );
  return new Map(rows.map(({ post, text }) => [post, text]));
}

export function saveSignature(db: Db, row: { accountId: number; post: string; text: string; now: number }): void {
  db.run(
    `INSERT INTO mail_signature (account_id, post, text, changed_at) VALUES (:accountId, :post, :text, :now)
     ON CONFLICT (account_id, post) DO UPDATE SET text = excluded.text, changed_at = excluded.changed_at`,
    { ...row },
  );
}

export function deleteSignature(db: Db, accountId: number, post: string): void {
  db.run("DELETE FROM mail_signature WHERE account_id = :accountId AND post = :post", { accountId, post });
}

export interface TemplateFields {
  readonly owner: string;
  readonly name: string;
  readonly subject: string;
  readonly html: string;
}

export interface TemplateRow extends TemplateFields {
  readonly id: number;
  readonly version: number;
  readonly changedAt: number;
}

const TEMPLATE = "id, owner, name, subject, html, version, changed_at AS changedAt";
/** Of everything that one person may use. */
const MOST_TEMPLATES = 200;

/** Those whose owner is one of the keys, by name. */
export function templatesOf(db: Db, keys: readonly string[]): TemplateRow[] {
  return db.all<TemplateRow>(
    `SELECT ${TEMPLATE} FROM mail_template WHERE owner IN (SELECT value FROM json_each(:keys)) ORDER BY name, id LIMIT :limit`,
    { keys: JSON.stringify(keys), limit: MOST_TEMPLATES },
  );
}

export function findTemplate(db: Db, keys: readonly string[], id: number): TemplateRow | undefined {
  return db.get<TemplateRow>(
    `SELECT ${TEMPLATE} FROM mail_template WHERE id = :id AND owner IN (SELECT value FROM json_each(:keys))`,
    { keys: JSON.stringify(keys), id },
  );
}

export function countTemplates(db: Db, owner: string): number {
  return db.get<{ n: number }>("SELECT count(*) AS n FROM mail_template WHERE owner = :owner", { owner })?.n ?? 0;
}

export function insertTemplate(db: Db, template: TemplateFields & { personId: number; now: number }): number {
  return db.run(
    `INSERT INTO mail_template (owner, name, subject, html, changed_by, changed_at)
     VALUES (:owner, :name, :subject, :html, :personId, :now)`,
    { ...template },
  ).lastId;
}

/** False when it is another version by now. */
export function updateTemplate(
  db: Db,
  template: TemplateFields & { id: number; version: number; personId: number; now: number },
): boolean {
  return (
    db.run(
      `UPDATE mail_template SET owner = :owner, name = :name, subject = :subject, html = :html, version = version + 1,
         changed_by = :personId, changed_at = :now
       WHERE id = :id AND version = :version`,
      { ...template },
    ).changes > 0
  );
}

export function deleteTemplate(db: Db, id: number): void {
  db.run("DELETE FROM mail_template WHERE id = :id", { id });
}
