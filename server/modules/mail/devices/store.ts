import type { Db } from "../../../kernel/database/db.ts";

export interface DeviceRow {
  readonly id: number;
  readonly name: string;
  readonly network: string;
  readonly sender: string;
  readonly mendsLines: number;
}

const DEVICE = "id, name, network, sender, mends_lines AS mendsLines";

/** By name; a few hundred at most. */
export function allDevices(db: Db): DeviceRow[] {
  return db.all(`SELECT ${DEVICE} FROM mail_device ORDER BY name LIMIT 1000`);
}

export function findDevice(db: Db, id: number): DeviceRow | undefined {
  return db.get(`SELECT ${DEVICE} FROM mail_device WHERE id = :id`, { id });
}

export function insertDevice(db: Db, row: Omit<DeviceRow, "id">, now: number): number {
  return db.run(
    `INSERT INTO mail_device (name, network, sender, mends_lines, created_at)
     VALUES (:name, :network, :sender, :mendsLines, :now)`,
    { ...row, now },
  ).lastId;
}

export function updateDevice(db: Db, row: DeviceRow): void {
  db.run(
    "UPDATE mail_device SET name = :name, network = :network, sender = :sender, mends_lines = :mendsLines WHERE id = :id",
    { ...row },
  );
}

export function deleteDevice(db: Db, id: number): boolean {
  return db.run("DELETE FROM mail_device WHERE id = :id", { id }).changes > 0;
}
