import type { Db } from "../../../kernel/database/db.ts";

export interface TrafficRow {
  readonly at: number;
  readonly what: "delivered" | "refused" | "queued" | "sent" | "delayed" | "returned";
  readonly door: string;
  readonly peer: string;
  readonly sender: string;
  readonly recipient: string;
  readonly size: number;
  readonly reply: string;
  readonly contentId: number | null;
  readonly deviceId: number | null;
}

export function insertTraffic(db: Db, rows: readonly TrafficRow[]): void {
  for (const row of rows) {
    db.run(
      `INSERT INTO mail_traffic (at, what, door, peer, sender, recipient, size, reply, content_id, device_id)
       VALUES (:at, :what, :door, :peer, :sender, :recipient, :size, :reply, :contentId, :deviceId)`,
      { ...row },
    );
  }
}

export interface TrafficQuery {
  readonly address?: string | undefined;
  readonly device?: number | undefined;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
  readonly before: { readonly at: number; readonly id: number };
}

export type ListedTraffic = TrafficRow & { readonly id: number; readonly device: string | null };

const LINE = `t.id, t.at, t.what, t.door, t.peer, t.sender, t.recipient, t.size, t.reply, t.content_id AS contentId,
  t.device_id AS deviceId`;
const WHEN = "t.at BETWEEN :from AND :to AND (t.at, t.id) < (:beforeAt, :beforeId)";
const NEWEST = "ORDER BY t.at DESC, t.id DESC LIMIT :limit";

/** One more than `limit`, the newest first. Sender and recipient have an index each: what both find is one line. */
export function listTraffic(db: Db, { address, device, from, to, limit, before }: TrafficQuery): ListedTraffic[] {
  const params = { from, to, beforeAt: before.at, beforeId: before.id, limit: limit + 1 };
  const by = (condition: string) =>
    `SELECT * FROM (SELECT ${LINE} FROM mail_traffic t WHERE ${condition} ${WHEN} ${NEWEST})`;
  const [sql, more] =
    address !== undefined
      ? [`${by("t.sender = :address AND")} UNION ${by("t.recipient = :address AND")}`, { address }]
      : device !== undefined
        ? [by("t.device_id = :device AND"), { device }]
        : [by(""), {}];
  return db.all(`SELECT t.*, d.name AS device FROM (${sql}) t LEFT JOIN mail_device d ON d.id = t.deviceId ${NEWEST}`, {
    ...params,
    ...more,
  });
}

/** Takes away at most `portion` lines that are older than an instant, or beyond the most that are kept; how many. */
export function trimTraffic(db: Db, olderThan: number, most: number, portion: number): number {
  return db.run(
    `DELETE FROM mail_traffic WHERE id IN (SELECT id FROM mail_traffic
       WHERE at < :olderThan OR id <= (SELECT max(id) FROM mail_traffic) - :most ORDER BY id LIMIT :portion)`,
    { olderThan, most, portion },
  ).changes;
}

/** When a device last sent, and how often. */
export function deviceUse(db: Db, deviceId: number): { sentAt: number | null; messages: number } {
  return (
    db.get<{ sentAt: number | null; messages: number }>(
      "SELECT max(at) AS sentAt, count(*) AS messages FROM mail_traffic WHERE device_id = :deviceId",
      { deviceId },
    ) ?? { sentAt: null, messages: 0 }
  );
}

/** What the record says of how a recipient's message was handed over; found by the recipient, whose index is there. */
export function handedOver(
  db: Db,
  which: { contentId: number; recipient: string; from: number; to: number },
): { peer: string; device: string | null } | undefined {
  return db.get(
    `SELECT t.peer, d.name AS device FROM mail_traffic t LEFT JOIN mail_device d ON d.id = t.device_id
     WHERE t.recipient = :recipient AND t.at BETWEEN :from AND :to AND t.content_id = :contentId LIMIT 1`,
    which,
  );
}
