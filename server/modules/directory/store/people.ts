import type { Db } from "../../../kernel/database/db.ts";
import type { Language } from "../../../kernel/errors.ts";

/** A person with the main post's names, as it stands wherever a name stands. `active` is 0 or 1. */
export interface BriefRow {
  readonly id: number;
  readonly name: string;
  readonly username: string;
  readonly active: number;
  readonly positionTitle: string | null;
  readonly departmentId: number | null;
  readonly departmentName: string | null;
  readonly photoHash: string | null;
}

export interface PersonRecord extends BriefRow {
  readonly sortKey: string;
  readonly mailAlias: string | null;
  readonly mobile: string | null;
  readonly officePhone: string | null;
  readonly extension: string | null;
  readonly room: string | null;
  readonly birthdayOn: string | null;
  readonly language: Language;
  readonly deactivatedAt: number | null;
  readonly revision: number;
}

export interface ListedPerson extends PersonRecord {
  readonly absentUntilOn: string | null;
}

export interface PostRow {
  readonly departmentId: number | null;
  readonly departmentName: string | null;
  readonly positionId: number | null;
  readonly positionTitle: string | null;
}

/** What a write says of a person; every field is given. */
export interface PersonFields {
  readonly name: string;
  readonly sortKey: string;
  readonly username: string;
  readonly mailAlias: string | null;
  readonly mobile: string | null;
  readonly officePhone: string | null;
  readonly extension: string | null;
  readonly room: string | null;
  readonly birthdayOn: string | null;
  readonly language: Language;
}

export interface PostFields {
  readonly departmentId: number | null;
  readonly positionId: number | null;
}

const BRIEF = `p.id, p.name, p.username, p.active, t.name AS positionTitle, d.id AS departmentId, d.name AS departmentName,
  p.photo_hash AS photoHash`;
const RECORD = `${BRIEF}, p.sort_key AS sortKey, p.mail_alias AS mailAlias, p.mobile, p.office_phone AS officePhone, p.extension, p.room,
  p.birthday_on AS birthdayOn, p.language, p.deactivated_at AS deactivatedAt, p.revision`;
const MAIN_POST = `LEFT JOIN directory_post m ON m.person_id = p.id AND m.ordinal = 0
  LEFT JOIN directory_department d ON d.id = m.department_id LEFT JOIN directory_position t ON t.id = m.position_id`;

export function findPerson(db: Db, id: number): PersonRecord | undefined {
  return db.get(`SELECT ${RECORD} FROM directory_person p ${MAIN_POST} WHERE p.id = :id`, { id });
}

export function findBriefs(db: Db, ids: readonly number[]): BriefRow[] {
  return db.all(
    `SELECT ${BRIEF} FROM json_each(:ids) i JOIN directory_person p ON p.id = i.value ${MAIN_POST} ORDER BY i.key`,
    { ids: JSON.stringify(ids) },
  );
}

export function findPersonByUsername(db: Db, username: string): PersonRecord | undefined {
  return db.get(`SELECT ${RECORD} FROM directory_person p ${MAIN_POST} WHERE p.username = :username`, { username });
}

/** Whose username or mail alias this is. */
export function findPersonByMailName(db: Db, local: string): PersonRecord | undefined {
  return (
    findPersonByUsername(db, local) ??
    db.get(`SELECT ${RECORD} FROM directory_person p ${MAIN_POST} WHERE p.mail_alias = :local`, { local })
  );
}

/** All people with all fields, by name: for the export and the plan of an import. */
export function allPeople(db: Db): PersonRecord[] {
  return db.all(`SELECT ${RECORD} FROM directory_person p ${MAIN_POST} ORDER BY p.sort_key, p.id`);
}

export function postsOf(db: Db, personId: number): PostRow[] {
  return db.all(
    `SELECT q.department_id AS departmentId, d.name AS departmentName, q.position_id AS positionId, t.name AS positionTitle
     FROM directory_post q LEFT JOIN directory_department d ON d.id = q.department_id
     LEFT JOIN directory_position t ON t.id = q.position_id WHERE q.person_id = :personId ORDER BY q.ordinal`,
    { personId },
  );
}

export interface PersonFilter {
  readonly active: boolean;
  readonly department?: number | undefined;
  readonly group?: number | undefined;
  readonly role?: number | undefined;
  readonly match?: string | undefined;
  readonly today: string;
  readonly limit: number;
  readonly after?: { readonly sortKey: string; readonly id: number } | undefined;
}

/** People by given name; one more than `limit`, so that the caller knows whether there is a next page. */
export function listPeople(db: Db, filter: PersonFilter): ListedPerson[] {
  const conditions = ["p.active = :active", "(p.sort_key, p.id) > (:sortKey, :id)"];
  const params: Record<string, string | number> = {
    active: filter.active ? 1 : 0,
    sortKey: filter.after?.sortKey ?? "",
    id: filter.after?.id ?? 0,
    today: filter.today,
    limit: filter.limit + 1,
  };
  const keep = (name: string, value: string | number | undefined, condition: string) => {
    if (value === undefined) return;
    conditions.push(condition);
    params[name] = value;
  };
  keep(
    "department",
    filter.department,
    `p.id IN (WITH RECURSIVE below(id) AS (SELECT :department UNION SELECT c.id FROM directory_department c JOIN below b ON c.parent_id = b.id)
       SELECT q.person_id FROM directory_post q JOIN below ON below.id = q.department_id)`,
  );
  keep("group", filter.group, "p.id IN (SELECT person_id FROM directory_group_member WHERE group_id = :group)");
  keep("role", filter.role, "p.id IN (SELECT person_id FROM directory_person_role WHERE role_id = :role)");
  keep(
    "match",
    filter.match,
    "p.id IN (SELECT rowid FROM directory_person_search WHERE directory_person_search MATCH :match)",
  );
  return db.all(
    `SELECT ${RECORD}, (SELECT a.to_on FROM directory_absence a WHERE a.person_id = p.id AND a.to_on >= :today AND a.from_on <= :today
       ORDER BY a.to_on LIMIT 1) AS absentUntilOn
     FROM directory_person p ${MAIN_POST} WHERE ${conditions.join(" AND ")} ORDER BY p.sort_key, p.id LIMIT :limit`,
    params,
  );
}

const FIELDS = `name = :name, sort_key = :sortKey, username = :username, mail_alias = :mailAlias, mobile = :mobile,
  office_phone = :officePhone, extension = :extension, room = :room, birthday_on = :birthdayOn, language = :language`;

export function insertPerson(db: Db, fields: PersonFields, now: number): number {
  return db.run(
    `INSERT INTO directory_person (name, sort_key, username, mail_alias, mobile, office_phone, extension, room, birthday_on, language, created_at)
     VALUES (:name, :sortKey, :username, :mailAlias, :mobile, :officePhone, :extension, :room, :birthdayOn, :language, :now)`,
    { ...fields, now },
  ).lastId;
}

export function updatePerson(db: Db, id: number, fields: PersonFields): void {
  db.run(`UPDATE directory_person SET ${FIELDS}, revision = revision + 1 WHERE id = :id`, { ...fields, id });
}

export function replacePosts(db: Db, personId: number, posts: readonly PostFields[]): void {
  db.run("DELETE FROM directory_post WHERE person_id = :personId", { personId });
  for (const [ordinal, post] of posts.entries()) {
    db.run(
      "INSERT INTO directory_post (person_id, ordinal, department_id, position_id) VALUES (:personId, :ordinal, :departmentId, :positionId)",
      { personId, ordinal, departmentId: post.departmentId, positionId: post.positionId },
    );
  }
}

export function setActive(db: Db, id: number, active: boolean, now: number): void {
  db.run("UPDATE directory_person SET active = :active, deactivated_at = :at, revision = revision + 1 WHERE id = :id", {
    id,
    active: active ? 1 : 0,
    at: active ? null : now,
  });
}

export function setPhoto(
  db: Db,
  id: number,
  photo: { readonly hash: string; readonly type: string; readonly size: number } | null,
): void {
  db.run(
    `UPDATE directory_person SET photo_hash = :hash, photo_type = :type, photo_size = :size, revision = revision + 1 WHERE id = :id`,
    { id, hash: photo?.hash ?? null, type: photo?.type ?? null, size: photo?.size ?? null },
  );
}

export function findPhoto(db: Db, hash: string): { type: string; size: number } | undefined {
  return db.get(
    "SELECT photo_type AS type, photo_size AS size FROM directory_person WHERE photo_hash = :hash LIMIT 1",
    { hash },
  );
}

export function revisionOf(db: Db): number {
  return db.get<{ revision: number }>("SELECT revision FROM directory_state WHERE id = 1")?.revision ?? 0;
}

export function raiseRevision(db: Db): void {
  db.run("UPDATE directory_state SET revision = revision + 1 WHERE id = 1");
}
