import type { Db } from "../../../kernel/database/db.ts";
import type { TemplateRow } from "../rows.ts";

const TEMPLATE = "id, person_id AS personId, shared, name, content";

/** A person's own and the office's, by name. */
export function listTemplates(db: Db, personId: number, most: number): TemplateRow[] {
  return db.all<TemplateRow>(
    `SELECT ${TEMPLATE} FROM announcements_template WHERE shared = 1 OR person_id = :personId ORDER BY sort_key, id LIMIT :most`,
    { personId, most },
  );
}

export function findTemplate(db: Db, id: number): TemplateRow | undefined {
  return db.get<TemplateRow>(`SELECT ${TEMPLATE} FROM announcements_template WHERE id = :id`, { id });
}

export function countTemplates(db: Db, personId: number): number {
  return (
    db.get<{ n: number }>("SELECT count(*) AS n FROM announcements_template WHERE person_id = :personId", { personId })
      ?.n ?? 0
  );
}

export function insertTemplate(db: Db, template: Omit<TemplateRow, "id"> & { sortKey: string }): number {
  return db.run(
    `INSERT INTO announcements_template (person_id, shared, name, sort_key, content)
     VALUES (:personId, :shared, :name, :sortKey, :content)`,
    { ...template },
  ).lastId;
}

export function deleteTemplate(db: Db, id: number): void {
  db.run("DELETE FROM announcements_template WHERE id = :id", { id });
}
