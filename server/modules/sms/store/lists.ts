import type { Db } from "../../../kernel/database/db.ts";
import type { ListFate } from "../contract.ts";

export interface ListOfFile {
  readonly id: number;
  readonly name: string;
  readonly columns: readonly string[];
}
export interface RowOfList {
  readonly row: number;
  readonly entry: string;
  readonly number: string | null;
  readonly fate: ListFate;
  readonly cells: readonly string[];
}

export function insertList(
  db: Db,
  list: { ownerId: number; name: string; columns: readonly string[]; now: number },
  rows: readonly RowOfList[],
): number {
  const { lastId } = db.run(
    "INSERT INTO sms_list (owner_id, name, columns, created_at) VALUES (:ownerId, :name, :columns, :now)",
    { ...list, columns: JSON.stringify(list.columns) },
  );
  for (const row of rows) {
    db.run(
      `INSERT INTO sms_list_row (list_id, row, entry, number, fate, cells)
       VALUES (:list, :row, :entry, :number, :fate, :cells)`,
      { ...row, list: lastId, cells: JSON.stringify(row.cells) },
    );
  }
  return lastId;
}

/** A list, for who read it. */
export function findList(db: Db, ownerId: number, id: number): ListOfFile | undefined {
  const row = db.get<{ id: number; name: string; columns: string }>(
    "SELECT id, name, columns FROM sms_list WHERE id = :id AND owner_id = :ownerId",
    { id, ownerId },
  );
  return row && { ...row, columns: JSON.parse(row.columns) as string[] };
}

/** Rows in the order of the file, from the one behind `after` on. */
export const rowsOfList = (db: Db, id: number, after = 0, limit = -1): RowOfList[] =>
  db
    .all<Omit<RowOfList, "cells"> & { cells: string }>(
      `SELECT row, entry, number, fate, cells FROM sms_list_row WHERE list_id = :id AND row > :after ORDER BY row LIMIT :limit`,
      { id, after, limit },
    )
    .map((row) => ({ ...row, cells: JSON.parse(row.cells) as string[] }));

export function sweepLists(db: Db, before: number): void {
  db.run("DELETE FROM sms_list WHERE created_at < :before", { before });
}
