import type { Db } from "../../../kernel/database/db.ts";
import { sortKey } from "../../../kernel/text/index.ts";

export interface GroupRow {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly people: number;
}

const COLUMNS = `g.id, g.name, g.description, (SELECT count(*) FROM directory_group_member m
  JOIN directory_person p ON p.id = m.person_id AND p.active = 1 WHERE m.group_id = g.id) AS people`;

export function allGroups(db: Db): GroupRow[] {
  return db.all(`SELECT ${COLUMNS} FROM directory_group g ORDER BY g.sort_key, g.id LIMIT 1000`);
}

export function findGroup(db: Db, id: number): GroupRow | undefined {
  return db.get(`SELECT ${COLUMNS} FROM directory_group g WHERE g.id = :id`, { id });
}

export function findGroupByName(db: Db, name: string): GroupRow | undefined {
  return db.get(`SELECT ${COLUMNS} FROM directory_group g WHERE g.name = :name`, { name });
}

export function insertGroup(db: Db, fields: { name: string; description: string }): number {
  return db.run("INSERT INTO directory_group (name, sort_key, description) VALUES (:name, :sortKey, :description)", {
    name: fields.name,
    description: fields.description,
    sortKey: sortKey(fields.name),
  }).lastId;
}

export function updateGroup(db: Db, id: number, fields: { name: string; description: string }): void {
  db.run("UPDATE directory_group SET name = :name, sort_key = :sortKey, description = :description WHERE id = :id", {
    id,
    name: fields.name,
    description: fields.description,
    sortKey: sortKey(fields.name),
  });
}

export function deleteGroup(db: Db, id: number): void {
  db.run("DELETE FROM directory_group WHERE id = :id", { id });
}

export function replaceMembers(db: Db, groupId: number, personIds: readonly number[]): void {
  db.run("DELETE FROM directory_group_member WHERE group_id = :groupId", { groupId });
  db.run(
    "INSERT INTO directory_group_member (group_id, person_id) SELECT DISTINCT :groupId, value FROM json_each(:ids)",
    {
      groupId,
      ids: JSON.stringify(personIds),
    },
  );
}

export function membersOf(db: Db, groupId: number): number[] {
  return db
    .all<{ id: number }>(
      `SELECT p.id FROM directory_group_member m JOIN directory_person p ON p.id = m.person_id AND p.active = 1
       WHERE m.group_id = :groupId ORDER BY p.sort_key, p.id`,
      { groupId },
    )
    .map(({ id }) => id);
}

export function groupsOf(db: Db, personId: number): { id: number; name: string }[] {
  return db.all(
    `SELECT g.id, g.name FROM directory_group_member m JOIN directory_group g ON g.id = m.group_id
     WHERE m.person_id = :personId ORDER BY g.sort_key`,
    { personId },
  );
}
