import type { Actor } from "../../../kernel/access/actor.ts";
import type { Db } from "../../../kernel/database/db.ts";
import type { MessageState, Template } from "../contract.ts";
import { visibleTo } from "../policy.ts";
import type { MessageRow, NewMessage, PartRow } from "../rows.ts";

export const MESSAGE_COLUMNS = `m.id, m.kind, m.at_least_once AS atLeastOnce, m.batch_id AS batchId, m.person_id AS personId, m.number,
  m.sender_id AS senderId, m.module, m.text, m.parts, m.reference, m.priority, m.state, m.created_at AS createdAt, m.due_at AS dueAt,
  m.expires_at AS expiresAt, m.sim, m.failures, m.error, m.changed_at AS changedAt`;

/** The id of the message; undefined where the same was asked for before. */
export function insertMessage(db: Db, message: NewMessage, now: number): number | undefined {
  const { changes, lastId } = db.run(
    `INSERT INTO sms_message (kind, at_least_once, batch_id, person_id, number, sender_id, department_id, module, text, parts, reference,
       priority, state, created_at, due_at, expires_at, changed_at, dedupe)
     VALUES (:kind, :atLeastOnce, :batchId, :personId, :number, :senderId, :departmentId, :module, :text, :parts,
       (SELECT (coalesce(max(id), 0) + 1) % 256 FROM sms_message),
       :priority, 'queued', :now, :dueAt, :expiresAt, :now, :dedupe)
     ON CONFLICT (dedupe) DO NOTHING`,
    {
      kind: message.kind,
      atLeastOnce: message.atLeastOnce ? 1 : 0,
      batchId: message.batchId ?? null,
      personId: message.personId ?? null,
      number: message.number,
      senderId: message.senderId ?? null,
      departmentId: message.departmentId ?? null,
      module: message.module,
      text: message.text,
      parts: message.parts,
      priority: message.priority,
      dueAt: message.dueAt,
      expiresAt: message.expiresAt,
      dedupe: message.dedupe ?? null,
      now,
    },
  );
  if (changes === 0) return undefined;
  for (let sequence = 1; sequence <= message.parts; sequence++) {
    db.run("INSERT INTO sms_part (message_id, sequence, state, number) VALUES (:id, :sequence, 'queued', :number)", {
      id: lastId,
      sequence,
      number: message.number,
    });
  }
  addHistory(db, lastId, now, "queued");
  return lastId;
}

export function addHistory(db: Db, messageId: number, at: number, what: string, part?: number, detail = ""): void {
  db.run(
    "INSERT INTO sms_history (message_id, at, what, part, detail) VALUES (:messageId, :at, :what, :part, :detail)",
    {
      messageId,
      at,
      what,
      part: part ?? null,
      detail,
    },
  );
}

export function listMessages(
  db: Db,
  actor: Actor,
  page: { state?: MessageState | undefined; batch?: number | undefined; before?: number | undefined; limit: number },
): MessageRow[] {
  const visible = visibleTo(actor);
  const filters = [
    visible.where,
    ...(page.state === undefined ? [] : ["m.state = :state"]),
    ...(page.batch === undefined ? [] : ["m.batch_id = :batch"]),
  ];
  return db.all<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM sms_message m WHERE ${filters.join(" AND ")} AND m.id < :before ORDER BY m.id DESC LIMIT :limit`,
    {
      ...visible.params,
      ...(page.state !== undefined && { state: page.state }),
      ...(page.batch !== undefined && { batch: page.batch }),
      before: page.before ?? Number.MAX_SAFE_INTEGER,
      limit: page.limit + 1,
    },
  );
}

export function findMessage(db: Db, actor: Actor, id: number): MessageRow | undefined {
  const visible = visibleTo(actor);
  return db.get<MessageRow>(`SELECT ${MESSAGE_COLUMNS} FROM sms_message m WHERE m.id = :id AND ${visible.where}`, {
    ...visible.params,
    id,
  });
}

export const partsOf = (db: Db, messageId: number): PartRow[] =>
  db.all<PartRow>(
    `SELECT message_id AS messageId, sequence, state, number, sim, mr, submitted_at AS submittedAt, status
     FROM sms_part WHERE message_id = :messageId ORDER BY sequence`,
    { messageId },
  );

export interface HistoryRow {
  readonly at: number;
  readonly what: string;
  readonly part: number | null;
  readonly detail: string;
}
export const historyOf = (db: Db, messageId: number): HistoryRow[] =>
  db.all<HistoryRow>("SELECT at, what, part, detail FROM sms_history WHERE message_id = :messageId ORDER BY id", {
    messageId,
  });

/** Everything that happened between two instants, from behind a line on. */
export const historyBetween = (
  db: Db,
  span: { at: number; id: number; to: number; limit: number },
): (HistoryRow & {
  readonly id: number;
  readonly messageId: number;
  readonly number: string;
  readonly personId: number | null;
  readonly senderId: number | null;
  readonly module: string;
  readonly sim: string | null;
  readonly text: string;
})[] =>
  db.all(
    `SELECT h.id, h.at, h.what, h.part, h.detail, h.message_id AS messageId, m.number, m.person_id AS personId,
       m.sender_id AS senderId, m.module, m.sim, m.text
     FROM sms_history h JOIN sms_message m ON m.id = h.message_id
     WHERE (h.at, h.id) > (:at, :id) AND h.at < :to ORDER BY h.at, h.id LIMIT :limit`,
    span,
  );

/** Messages that an actor sent and of which it is not known whether they arrived. */
export function unknownMessages(db: Db, actor: Actor, limit: number): MessageRow[] {
  const visible = visibleTo(actor);
  return db.all<MessageRow>(
    `SELECT ${MESSAGE_COLUMNS} FROM sms_message m WHERE m.state = 'unknown' AND ${visible.where} ORDER BY m.id LIMIT :limit`,
    { ...visible.params, limit },
  );
}

export function insertBatch(db: Db, senderId: number, text: string, now: number): number {
  return db.run("INSERT INTO sms_batch (sender_id, text, created_at) VALUES (:senderId, :text, :now)", {
    senderId,
    text,
    now,
  }).lastId;
}

export const batchSender = (db: Db, id: number): number | undefined =>
  db.get<{ senderId: number }>("SELECT sender_id AS senderId FROM sms_batch WHERE id = :id", { id })?.senderId;

/** Messages of a batch of which nothing has gone out. */
export function stopBatch(db: Db, id: number, now: number): number[] {
  const rows = db.all<{ id: number }>(
    "SELECT id FROM sms_message WHERE batch_id = :id AND state = 'queued' ORDER BY id",
    { id },
  );
  for (const row of rows) {
    db.run("UPDATE sms_message SET state = 'stopped', changed_at = :now WHERE id = :id", { id: row.id, now });
  }
  db.run("UPDATE sms_batch SET stopped_at = :now WHERE id = :id", { id, now });
  return rows.map((row) => row.id);
}

/** Parts asked for since an instant. */
export function partsSince(
  db: Db,
  since: number,
  by: { senderId?: number; departmentId?: number; module?: string },
): number {
  const filters = [
    ...(by.senderId === undefined ? [] : ["sender_id = :senderId"]),
    ...(by.departmentId === undefined ? [] : ["department_id = :departmentId"]),
    ...(by.module === undefined ? [] : ["module = :module"]),
  ];
  return (
    db.get<{ parts: number }>(
      `SELECT coalesce(sum(parts), 0) AS parts FROM sms_message WHERE created_at >= :since AND ${filters.join(" AND ")}`,
      { since, ...by },
    )?.parts ?? 0
  );
}

export const listTemplates = (db: Db): Template[] =>
  db
    .all<{ id: number; name: string; text: string; onePart: number }>(
      "SELECT id, name, text, one_part AS onePart FROM sms_template ORDER BY name, id",
    )
    .map((row) => ({ ...row, onePart: row.onePart === 1 }));

export function insertTemplate(db: Db, template: Omit<Template, "id">): number {
  return db.run("INSERT INTO sms_template (name, text, one_part) VALUES (:name, :text, :onePart)", {
    name: template.name,
    text: template.text,
    onePart: template.onePart ? 1 : 0,
  }).lastId;
}

export const deleteTemplate = (db: Db, id: number): number =>
  db.run("DELETE FROM sms_template WHERE id = :id", { id }).changes;

/** Where the message stands that was asked for under a name. */
export function stateOfAsked(db: Db, dedupe: string): Pick<MessageRow, "state" | "changedAt"> | undefined {
  return db.get("SELECT state, changed_at AS changedAt FROM sms_message WHERE dedupe = :dedupe", { dedupe });
}
