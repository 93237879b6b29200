import type { Db } from "../../../kernel/database/db.ts";
import { fold, ftsColumns, ftsMatch } from "../../../kernel/text/index.ts";

const SOURCE = `SELECT p.id, p.name, p.username, p.mobile, p.office_phone AS officePhone, p.extension, p.room,
  (SELECT group_concat(coalesce(d.name, '') || ' ' || coalesce(d.code, '') || ' ' || coalesce(t.name, ''), ' ') FROM directory_post q
     LEFT JOIN directory_department d ON d.id = q.department_id LEFT JOIN directory_position t ON t.id = q.position_id
     WHERE q.person_id = p.id) AS posts
  FROM directory_person p`;

interface SourceRow {
  readonly id: number;
  readonly name: string;
  readonly username: string;
  readonly mobile: string | null;
  readonly officePhone: string | null;
  readonly extension: string | null;
  readonly room: string | null;
  readonly posts: string | null;
}

/** Everything from each place on: a query for a beginning then finds any part. */
function tails(text: string, shortest: number): string[] {
  const found: string[] = [];
  for (let start = 0; start + shortest <= text.length; start++) found.push(text.slice(start));
  return found;
}

function index(db: Db, row: SourceRow): void {
  const { folded, marked } = ftsColumns([row.name, row.username, row.posts ?? "", row.room ?? ""].join(" "));
  const numbers = [row.mobile?.replace(/^\+84/, "0"), row.officePhone, row.extension];
  const digits = numbers.flatMap((number) => tails((number ?? "").replace(/\D/g, ""), 2));
  const letters = fold(row.name)
    .split(" ")
    .map((word) => word.charAt(0))
    .join("");
  db.run("DELETE FROM directory_person_search WHERE rowid = :id", { id: row.id });
  db.run(
    "INSERT INTO directory_person_search (rowid, folded, marked, digits, initials) VALUES (:id, :folded, :marked, :digits, :initials)",
    { id: row.id, folded, marked, digits: digits.join(" "), initials: tails(letters, 2).join(" ") },
  );
}

/** Reads a person anew into the search index; part of every write that touches name, numbers or posts. */
export function indexPerson(db: Db, id: number): void {
  const row = db.get<SourceRow>(`${SOURCE} WHERE p.id = :id`, { id });
  if (row) index(db, row);
}

/** Everyone with a post in a department or position whose name has changed. */
export function indexHolders(db: Db, of: { departmentId: number } | { positionId: number }): void {
  const [column, id] = "departmentId" in of ? ["department_id", of.departmentId] : ["position_id", of.positionId];
  const rows = db.all<SourceRow>(
    `${SOURCE} WHERE p.id IN (SELECT person_id FROM directory_post WHERE ${column} = :id)`,
    { id },
  );
  for (const row of rows) index(db, row);
}

/** The MATCH for what was typed: words, initials, or a part of a telephone number. Null: nothing to search for. */
export function personMatch(typed: string): { any: string; exact: string | null } | null {
  const digits = typed.replace(/[\s.()-]/g, "").replace(/^\+?84(?=\d{9}$)/, "0");
  if (/^\d{2,15}$/.test(digits)) return { any: `{digits} : "${digits}" *`, exact: null };
  const match = ftsMatch(typed);
  if (!match) return null;
  const letters = fold(typed);
  if (!/^[a-z]{2,6}$/.test(letters)) return match;
  return { any: `(${match.any}) OR ({initials} : "${letters}" *)`, exact: match.exact ?? match.any };
}
