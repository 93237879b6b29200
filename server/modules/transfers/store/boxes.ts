import type { Actor } from "../../../kernel/access/actor.ts";
import type { Db } from "../../../kernel/database/db.ts";
import { MY_BOXES } from "../policy.ts";
import type { BoxRow } from "../rows.ts";

const COLUMNS = "b.id, b.department_id AS departmentId, b.name, b.keep_days AS keepDays";

const keysOf = (actor: Actor): string => JSON.stringify(actor.kind === "person" ? actor.audienceKeys : []);

/** The boxes that the actor may put into or take from; every box for who keeps them. One box a unit: a few hundred at most. */
export function listBoxes(db: Db, actor: Actor, all: boolean): BoxRow[] {
  return db.all<BoxRow>(
    `SELECT ${COLUMNS} FROM transfers_box b
     WHERE :all = 1 OR b.id IN (${MY_BOXES("give")}) OR b.id IN (${MY_BOXES("take")}) ORDER BY b.id`,
    { all: all ? 1 : 0, keys: keysOf(actor) },
  );
}

export function findBox(db: Db, id: number): BoxRow | undefined {
  return db.get<BoxRow>(`SELECT ${COLUMNS} FROM transfers_box b WHERE b.id = :id`, { id });
}

export function hasPart(db: Db, actor: Actor, boxId: number, part: "give" | "take"): boolean {
  return db.get(`SELECT 1 AS yes WHERE :boxId IN (${MY_BOXES(part)})`, { boxId, keys: keysOf(actor) }) !== undefined;
}

export function keysOfBox(db: Db, boxId: number, part: "give" | "take"): string[] {
  return db
    .all<{ key: string }>("SELECT key FROM transfers_box_key WHERE box_id = :boxId AND part = :part ORDER BY key", {
      boxId,
      part,
    })
    .map(({ key }) => key);
}

export function boxOfDepartment(db: Db, departmentId: number): number | undefined {
  return db.get<{ id: number }>("SELECT id FROM transfers_box WHERE department_id = :departmentId", { departmentId })
    ?.id;
}

export function putBox(
  db: Db,
  box: Omit<BoxRow, "id"> & {
    readonly id?: number;
    readonly givers: readonly string[];
    readonly takers: readonly string[];
  },
): number {
  const { givers, takers, ...row } = box;
  const id = row.id ?? insertBox(db, row);
  db.run("UPDATE transfers_box SET department_id = :departmentId, name = :name, keep_days = :keepDays WHERE id = :id", {
    ...row,
    id,
  });
  db.run("DELETE FROM transfers_box_key WHERE box_id = :id", { id });
  for (const [part, keys] of [
    ["give", givers],
    ["take", takers],
  ] as const) {
    for (const key of keys) {
      db.run("INSERT INTO transfers_box_key (box_id, part, key) VALUES (:id, :part, :key)", { id, part, key });
    }
  }
  return id;
}

function insertBox(db: Db, { departmentId, name, keepDays }: Omit<BoxRow, "id">): number {
  return db.run("INSERT INTO transfers_box (department_id, name, keep_days) VALUES (:departmentId, :name, :keepDays)", {
    departmentId,
    name,
    keepDays,
  }).lastId;
}

export function deleteBox(db: Db, id: number): void {
  db.run("DELETE FROM transfers_box WHERE id = :id", { id });
}

/** Transfers that lie in a box or are on their way into it. */
export function waitingIn(db: Db, boxId: number): number {
  return (
    db.get<{ count: number }>(
      `SELECT count(*) AS count FROM transfers_transfer
       WHERE box_id = :boxId AND box_id IS NOT NULL AND state IN ('listing', 'open', 'ready')`,
      { boxId },
    )?.count ?? 0
  );
}
