import type { Db } from "../../../kernel/database/db.ts";

export interface DepartmentRow {
  readonly id: number;
  readonly parentId: number | null;
  readonly name: string;
  readonly code: string;
  readonly order: number;
  readonly phone: string | null;
  readonly room: string | null;
  readonly validFromOn: string | null;
  readonly validToOn: string | null;
  readonly successorId: number | null;
  readonly people: number;
}

export interface DepartmentFields {
  readonly parentId: number | null;
  readonly name: string;
  readonly code: string;
  readonly phone: string | null;
  readonly room: string | null;
  readonly validFromOn: string | null;
}

const COLUMNS = `d.id, d.parent_id AS parentId, d.name, d.code, d.ordinal AS "order", d.phone, d.room, d.valid_from_on AS validFromOn,
  d.valid_to_on AS validToOn, d.successor_id AS successorId,
  (SELECT count(DISTINCT q.person_id) FROM directory_post q JOIN directory_person p ON p.id = q.person_id AND p.active = 1
     WHERE q.department_id = d.id) AS people`;

export function findDepartment(db: Db, id: number): DepartmentRow | undefined {
  return db.get(`SELECT ${COLUMNS} FROM directory_department d WHERE d.id = :id`, { id });
}

/** The department that holds a code now; else the last one that held it. */
export function findDepartmentByCode(db: Db, code: string): DepartmentRow | undefined {
  return db.get(
    `SELECT ${COLUMNS} FROM directory_department d WHERE d.code = :code ORDER BY d.valid_to_on IS NULL DESC, d.valid_to_on DESC LIMIT 1`,
    { code },
  );
}

/** All departments, siblings in their order; `today` leaves out those that have ended or not begun. */
export function allDepartments(db: Db): DepartmentRow[] {
  return db.all(`SELECT ${COLUMNS} FROM directory_department d ORDER BY d.ordinal, d.id`);
}

export function countDepartments(db: Db): number {
  return db.get<{ n: number }>("SELECT count(*) AS n FROM directory_department")?.n ?? 0;
}

export function insertDepartment(db: Db, fields: DepartmentFields, now: number): number {
  return db.run(
    `INSERT INTO directory_department (parent_id, name, code, ordinal, phone, room, valid_from_on, changed_at)
     VALUES (:parentId, :name, :code,
       (SELECT coalesce(max(ordinal), 0) + 1 FROM directory_department WHERE parent_id IS :parentId), :phone, :room, :validFromOn, :now)`,
    { ...fields, now },
  ).lastId;
}

export function updateDepartment(db: Db, id: number, fields: DepartmentFields, now: number): void {
  db.run(
    `UPDATE directory_department SET parent_id = :parentId, name = :name, code = :code, phone = :phone, room = :room,
       valid_from_on = :validFromOn, changed_at = :now WHERE id = :id`,
    { ...fields, id, now },
  );
}

/** Puts a department among the children of `parentId`, before `beforeId` or last. */
export function placeDepartment(db: Db, id: number, parentId: number | null, beforeId: number | null): void {
  const siblings = db
    .all<{
      id: number;
    }>("SELECT id FROM directory_department WHERE parent_id IS :parentId AND id <> :id ORDER BY ordinal, id", {
      parentId,
      id,
    })
    .map((row) => row.id);
  const at = beforeId === null ? siblings.length : siblings.indexOf(beforeId);
  siblings.splice(at < 0 ? siblings.length : at, 0, id);
  db.run("UPDATE directory_department SET parent_id = :parentId WHERE id = :id", { parentId, id });
  for (const [ordinal, sibling] of siblings.entries())
    db.run("UPDATE directory_department SET ordinal = :ordinal WHERE id = :sibling", { ordinal, sibling });
}

export function setDepartmentEnd(
  db: Db,
  id: number,
  end: { validToOn: string | null; successorId: number | null },
  now: number,
): void {
  db.run(
    "UPDATE directory_department SET valid_to_on = :validToOn, successor_id = :successorId, changed_at = :now WHERE id = :id",
    { ...end, id, now },
  );
}

/** Moves all posts to another department; returns whose they are. */
export function movePosts(db: Db, fromId: number, toId: number): number[] {
  const people = db
    .all<{ id: number }>("SELECT DISTINCT person_id AS id FROM directory_post WHERE department_id = :fromId", {
      fromId,
    })
    .map(({ id }) => id);
  db.run("UPDATE directory_post SET department_id = :toId WHERE department_id = :fromId", { fromId, toId });
  return people;
}

/** The department itself and all above it. */
export function lineOf(db: Db, id: number): number[] {
  return db
    .all<{ id: number }>(
      `WITH RECURSIVE up(id) AS (SELECT :id UNION SELECT d.parent_id FROM directory_department d JOIN up ON d.id = up.id WHERE d.parent_id IS NOT NULL)
       SELECT id FROM up`,
      { id },
    )
    .map((row) => row.id);
}

/** Whether anything names the department: a post, a child, a predecessor. */
export function isDepartmentUsed(db: Db, id: number): boolean {
  return (
    db.get(
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM directory_post WHERE department_id = :id)
         OR EXISTS (SELECT 1 FROM directory_department WHERE parent_id = :id)
         OR EXISTS (SELECT 1 FROM directory_department WHERE successor_id = :id)`,
      { id },
    ) !== undefined
  );
}

export function hasCurrentChildren(db: Db, id: number): boolean {
  return (
    db.get("SELECT 1 FROM directory_department WHERE parent_id = :id AND valid_to_on IS NULL", { id }) !== undefined
  );
}

export function deleteDepartment(db: Db, id: number): void {
  db.run("DELETE FROM directory_department WHERE id = :id", { id });
}

/** Active people who hold a leading position in the department; by rank, then by name. */
export function headsOf(db: Db, departmentId: number): number[] {
  return db
    .all<{ id: number }>(
      `SELECT p.id FROM directory_post q JOIN directory_position t ON t.id = q.position_id AND t.leads = 1
       JOIN directory_person p ON p.id = q.person_id AND p.active = 1
       WHERE q.department_id = :departmentId ORDER BY t.ordinal, p.sort_key`,
      { departmentId },
    )
    .map(({ id }) => id);
}

export interface PositionRow {
  readonly id: number;
  readonly name: string;
  readonly leads: number;
  readonly order: number;
  readonly people: number;
}

const POSITION = `t.id, t.name, t.leads, t.ordinal AS "order",
  (SELECT count(DISTINCT q.person_id) FROM directory_post q JOIN directory_person p ON p.id = q.person_id AND p.active = 1
     WHERE q.position_id = t.id) AS people`;

export function allPositions(db: Db): PositionRow[] {
  return db.all(`SELECT ${POSITION} FROM directory_position t ORDER BY t.ordinal, t.id LIMIT 1000`);
}

export function findPosition(db: Db, id: number): PositionRow | undefined {
  return db.get(`SELECT ${POSITION} FROM directory_position t WHERE t.id = :id`, { id });
}

export function findPositionByName(db: Db, name: string): PositionRow | undefined {
  return db.get(`SELECT ${POSITION} FROM directory_position t WHERE t.name = :name`, { name });
}

export function insertPosition(db: Db, fields: { name: string; leads: boolean }): number {
  return db.run(
    "INSERT INTO directory_position (name, leads, ordinal) VALUES (:name, :leads, (SELECT coalesce(max(ordinal), 0) + 1 FROM directory_position))",
    { name: fields.name, leads: fields.leads ? 1 : 0 },
  ).lastId;
}

export function updatePosition(db: Db, id: number, fields: { name: string; leads: boolean }): void {
  db.run("UPDATE directory_position SET name = :name, leads = :leads WHERE id = :id", {
    id,
    name: fields.name,
    leads: fields.leads ? 1 : 0,
  });
}

export function placePosition(db: Db, id: number, beforeId: number | null): void {
  const order = allPositions(db)
    .map((row) => row.id)
    .filter((other) => other !== id);
  const at = beforeId === null ? order.length : order.indexOf(beforeId);
  order.splice(at < 0 ? order.length : at, 0, id);
  for (const [ordinal, position] of order.entries())
    db.run("UPDATE directory_position SET ordinal = :ordinal WHERE id = :position", { ordinal, position });
}

export function isPositionUsed(db: Db, id: number): boolean {
  return db.get("SELECT 1 FROM directory_post WHERE position_id = :id LIMIT 1", { id }) !== undefined;
}

export function deletePosition(db: Db, id: number): void {
  db.run("DELETE FROM directory_position WHERE id = :id", { id });
}
