import type { AudienceKey } from "../../../kernel/contract/index.ts";
import type { Db } from "../../../kernel/database/db.ts";
import type { ListWriters } from "../contract.ts";

/** To whom a readable name leads. */
export function keyOfName(db: Db, name: string): AudienceKey | undefined {
  return db.get<{ key: AudienceKey }>("SELECT key FROM mail_name WHERE name = :name", { name })?.key;
}

export function allNames(db: Db): { name: string; key: AudienceKey }[] {
  return db.all("SELECT name, key FROM mail_name");
}

export function insertName(db: Db, name: string, key: AudienceKey, now: number): void {
  db.run("INSERT INTO mail_name (name, key, allotted_at) VALUES (:name, :key, :now)", { name, key, now });
}

export interface ListRow {
  readonly id: number;
  readonly name: string;
  readonly title: string;
  /** JSON. */
  readonly members: string;
  readonly writers: ListWriters;
}

const LIST = "id, name, title, members, writers";

export function findListByName(db: Db, name: string): ListRow | undefined {
  return db.get(`SELECT ${LIST} FROM mail_list WHERE name = :name`, { name });
}

export function findList(db: Db, id: number): ListRow | undefined {
  return db.get(`SELECT ${LIST} FROM mail_list WHERE id = :id`, { id });
}

/** By name; an office has tens of them, a thousand at most. */
export function allLists(db: Db): ListRow[] {
  return db.all(`SELECT ${LIST} FROM mail_list ORDER BY name LIMIT 1000`);
}

export function insertList(db: Db, row: Omit<ListRow, "id">, now: number): number {
  return db.run(
    `INSERT INTO mail_list (name, title, members, writers, created_at) VALUES (:name, :title, :members, :writers, :now)`,
    { ...row, now },
  ).lastId;
}

export function updateList(db: Db, row: ListRow): void {
  db.run("UPDATE mail_list SET name = :name, title = :title, members = :members, writers = :writers WHERE id = :id", {
    ...row,
  });
}

export function deleteList(db: Db, id: number): boolean {
  return db.run("DELETE FROM mail_list WHERE id = :id", { id }).changes > 0;
}
