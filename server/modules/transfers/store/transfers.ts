import type { Actor } from "../../../kernel/access/actor.ts";
import type { Db } from "../../../kernel/database/db.ts";
import type { ScanResult, TransferList, TransferState } from "../contract.ts";
import { visibleTo } from "../policy.ts";
import type { TransferRow } from "../rows.ts";

const COLUMNS = `t.id, t.sender_id AS senderId, t.box_id AS boxId, t.title, t.note, t.state, t.files, t.size, t.listed,
  t.listed_size AS listedSize, t.risky, t.upload, t.base, t.received, t.whole_hash AS wholeHash, t.hash, t.scan,
  t.created_at AS createdAt, t.expires_at AS expiresAt, t.people, t.seen, t.accepted, t.refused, t.taken`;

/** Names the blobs that the module's rows hold. */
export const BLOB_REFERENCES = "SELECT DISTINCT hash FROM transfers_transfer WHERE hash IS NOT NULL";

/** The states in which the appliance keeps content, or a place for it. */
const ALIVE = "('listing', 'open', 'ready')";

/** Where each list looks; the rows are asked for visibility beside it. */
const LISTS: Readonly<Record<TransferList, string>> = {
  outgoing: "transfers_transfer t WHERE t.sender_id = :me",
  incoming: `transfers_receiver r CROSS JOIN transfers_transfer t ON t.id = r.transfer_id
    WHERE r.person_id = :me AND t.box_id IS NULL`,
  box: "transfers_transfer t WHERE t.box_id = :boxId",
};

/** What is not over, from this person's side. */
const ACTIVE: Readonly<Record<TransferList, string>> = {
  outgoing: "t.state IN ('listing', 'open')",
  incoming: "t.state IN ('open', 'ready') AND r.state IN ('asked', 'accepted')",
  box: "t.state IN ('open', 'ready')",
};

export interface TransferPage {
  readonly list: TransferList;
  readonly boxId: number;
  readonly active: boolean;
  readonly limit: number;
  readonly after?: number | undefined;
}

/** The newest first; one more than `limit`. */
export function listTransfers(db: Db, actor: Actor, page: TransferPage): TransferRow[] {
  const visible = visibleTo(actor);
  return db.all<TransferRow>(
    `SELECT ${COLUMNS} FROM ${LISTS[page.list]} AND ${page.active ? ACTIVE[page.list] : "1"} AND ${visible.where}
       AND t.id < :after AND :me >= 0 AND :boxId >= 0 ORDER BY t.id DESC LIMIT :limit`,
    {
      ...visible.params,
      me: actor.kind === "person" ? actor.id : 0,
      boxId: page.boxId,
      after: page.after ?? Number.MAX_SAFE_INTEGER,
      limit: page.limit + 1,
    },
  );
}

/** One transfer, if the actor may know of it. */
export function findTransfer(db: Db, actor: Actor, id: number): TransferRow | undefined {
  const visible = visibleTo(actor);
  return db.get<TransferRow>(`SELECT ${COLUMNS} FROM transfers_transfer t WHERE t.id = :id AND ${visible.where}`, {
    ...visible.params,
    id,
  });
}

/** The transfer of a tus upload, whoever asks. */
export function findUpload(db: Db, upload: string): TransferRow | undefined {
  return db.get<TransferRow>(`SELECT ${COLUMNS} FROM transfers_transfer t WHERE t.upload = :upload`, { upload });
}

export function insertTransfer(
  db: Db,
  row: Pick<
    TransferRow,
    "senderId" | "boxId" | "title" | "note" | "files" | "size" | "upload" | "createdAt" | "expiresAt"
  >,
): number {
  return db.run(
    `INSERT INTO transfers_transfer (sender_id, box_id, title, note, state, files, size, upload, created_at, expires_at)
     VALUES (:senderId, :boxId, :title, :note, 'listing', :files, :size, :upload, :createdAt, :expiresAt)`,
    { ...row },
  ).lastId;
}

export function setListed(db: Db, id: number, listed: { files: number; size: number; risky: boolean }): void {
  db.run(
    `UPDATE transfers_transfer SET listed = :files, listed_size = :size, risky = max(risky, :risky) WHERE id = :id`,
    { id, files: listed.files, size: listed.size, risky: listed.risky ? 1 : 0 },
  );
}

export function setState(db: Db, id: number, state: TransferState): void {
  db.run("UPDATE transfers_transfer SET state = :state WHERE id = :id", { id, state });
}

/** So many bytes of the content are on disk. */
export function setReceived(db: Db, id: number, received: number): void {
  db.run("UPDATE transfers_transfer SET received = :received WHERE id = :id", { id, received });
}

/** The appliance's part begins here; nothing of it has come. */
export function setBase(db: Db, id: number, base: number): void {
  db.run("UPDATE transfers_transfer SET base = :base, received = :base WHERE id = :id", { id, base });
}

export function markReady(
  db: Db,
  id: number,
  stored: { wholeHash: string; hash: string; scan: ScanResult; expiresAt: number },
): void {
  db.run(
    `UPDATE transfers_transfer SET state = 'ready', whole_hash = :wholeHash, hash = :hash, scan = :scan,
       expires_at = :expiresAt WHERE id = :id`,
    { id, ...stored },
  );
}

/** The end of a transfer: no content is kept from now on. */
export function endTransfer(
  db: Db,
  id: number,
  end: { state: TransferState; now: number; wholeHash?: string; scan?: ScanResult },
): void {
  db.run(
    `UPDATE transfers_transfer SET state = :state, hash = NULL, ended_at = :now,
       whole_hash = coalesce(:wholeHash, whole_hash), scan = coalesce(:scan, scan) WHERE id = :id`,
    { id, state: end.state, now: end.now, wholeHash: end.wholeHash ?? null, scan: end.scan ?? null },
  );
}

/** Opens a transfer once more, from its first byte. */
export function reopen(db: Db, id: number, expiresAt: number): void {
  db.run(
    `UPDATE transfers_transfer SET state = 'open', base = 0, received = 0, hash = NULL, whole_hash = NULL,
       expires_at = :expiresAt WHERE id = :id`,
    { id, expiresAt },
  );
}

/** Bytes that the appliance keeps, or has promised a place, for what this person sends. */
export function keptBytes(db: Db, senderId: number): number {
  return (
    db.get<{ bytes: number }>(
      `SELECT coalesce(sum(size - base), 0) AS bytes FROM transfers_transfer
       WHERE sender_id = :senderId AND state IN ${ALIVE}`,
      { senderId },
    )?.bytes ?? 0
  );
}

/** Bytes of all transfers that are kept, and those that were promised a place and have not come. */
export function spaceTotals(db: Db): { kept: number; promised: number } {
  const row = db.get<{ kept: number; promised: number }>(
    `SELECT coalesce(sum(received - base), 0) AS kept,
       coalesce(sum(CASE state WHEN 'ready' THEN 0 ELSE size - received END), 0) AS promised
     FROM transfers_transfer WHERE state IN ${ALIVE}`,
  );
  return row ?? { kept: 0, promised: 0 };
}

/** What has lain too long, the oldest first. */
export function expiredTransfers(db: Db, now: number): number[] {
  return db
    .all<{
      id: number;
    }>(`SELECT id FROM transfers_transfer WHERE state IN ${ALIVE} AND expires_at <= :now ORDER BY expires_at`, { now })
    .map(({ id }) => id);
}

/** What everyone has taken or refused: its content waits for nobody. Drop boxes are kept until they expire. */
export function settledTransfers(db: Db): number[] {
  return db
    .all<{ id: number }>(
      `SELECT id FROM transfers_transfer
       WHERE state IN ${ALIVE} AND state = 'ready' AND box_id IS NULL AND people = refused + taken AND taken > 0`,
    )
    .map(({ id }) => id);
}

/** The uploads whose drafts may stand on the disk. */
export function openUploads(db: Db): Set<string> {
  const rows = db.all<{ upload: string }>(
    "SELECT upload FROM transfers_transfer WHERE state IN ('listing', 'open') AND expires_at >= 0",
  );
  return new Set(rows.map(({ upload }) => upload));
}

/** Removes what ended long ago, with its names. */
export function forgetEnded(db: Db, before: number): number {
  return db.run(
    `DELETE FROM transfers_transfer WHERE id IN (SELECT id FROM transfers_transfer
       WHERE ended_at IS NOT NULL AND ended_at < :before ORDER BY id LIMIT 100)`,
    { before },
  ).changes;
}
