import type { Db } from "../../../kernel/database/db.ts";
import { personMatch } from "./search.ts";

/** Selects the ids of active people who answer to a key of `:keys`; departments with all that is below them, units without. */
const EXPANDED = `WITH RECURSIVE wanted(kind, name) AS (
    SELECT CASE value WHEN 'everyone' THEN 'everyone' ELSE substr(value, 1, instr(value, ':') - 1) END, substr(value, instr(value, ':') + 1)
    FROM json_each(:keys)),
  below(id) AS (SELECT CAST(name AS INTEGER) FROM wanted WHERE kind = 'department'
    UNION SELECT c.id FROM directory_department c JOIN below b ON c.parent_id = b.id),
  hit(id) AS (
    SELECT CAST(name AS INTEGER) FROM wanted WHERE kind = 'person'
    UNION SELECT q.person_id FROM below JOIN directory_post q ON q.department_id = below.id
    UNION SELECT q.person_id FROM wanted JOIN directory_post q ON q.department_id = CAST(wanted.name AS INTEGER) WHERE kind = 'unit'
    UNION SELECT q.person_id FROM wanted JOIN directory_post q ON q.position_id = CAST(wanted.name AS INTEGER) WHERE kind = 'position'
    UNION SELECT m.person_id FROM wanted JOIN directory_group_member m ON m.group_id = CAST(wanted.name AS INTEGER) WHERE kind = 'group'
    UNION SELECT h.person_id FROM wanted JOIN directory_role r ON r.key = wanted.name JOIN directory_person_role h ON h.role_id = r.id
      WHERE kind = 'role'
    UNION SELECT id FROM directory_person WHERE EXISTS (SELECT 1 FROM wanted WHERE kind = 'everyone'))`;

export function expandAudience(db: Db, keys: readonly string[]): number[] {
  return db
    .all<{ id: number }>(
      `${EXPANDED} SELECT p.id FROM hit JOIN directory_person p ON p.id = hit.id AND p.active = 1 ORDER BY p.sort_key, p.id`,
      { keys: JSON.stringify(keys) },
    )
    .map(({ id }) => id);
}

export function countAudience(db: Db, keys: readonly string[]): number {
  return (
    db.get<{ n: number }>(
      `${EXPANDED} SELECT count(*) AS n FROM hit JOIN directory_person p ON p.id = hit.id AND p.active = 1`,
      { keys: JSON.stringify(keys) },
    )?.n ?? 0
  );
}

/** Departments of a person's posts and all above them. */
export function departmentLine(db: Db, personId: number): number[] {
  return db
    .all<{ id: number }>(
      `WITH RECURSIVE up(id) AS (SELECT department_id FROM directory_post WHERE person_id = :personId AND department_id IS NOT NULL
         UNION SELECT d.parent_id FROM directory_department d JOIN up ON d.id = up.id WHERE d.parent_id IS NOT NULL)
       SELECT id FROM up`,
      { personId },
    )
    .map(({ id }) => id);
}

/** Active people for what was typed: those with the marks as typed first. */
export function findPeopleIds(db: Db, typed: string, limit: number): number[] {
  const match = personMatch(typed);
  if (!match) return [];
  const find = (expression: string) =>
    db
      .all<{ id: number }>(
        `SELECT p.id FROM directory_person p WHERE p.active = 1
           AND p.id IN (SELECT rowid FROM directory_person_search WHERE directory_person_search MATCH :expression)
         ORDER BY p.sort_key, p.id LIMIT :limit`,
        { expression, limit },
      )
      .map(({ id }) => id);
  const exact = match.exact === null ? [] : find(match.exact);
  return [...new Set([...exact, ...find(match.any)])].slice(0, limit);
}
