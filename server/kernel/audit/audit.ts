import { createHash } from "node:crypto";
import type { Actor } from "../access/actor.ts";
import type { Db, SqlParams } from "../database/db.ts";

/** What is put on record. `detail` holds facts (old and new state, a number), never a secret or the text of a message. */
export interface AuditEntry {
  /** `module.verb`, past tense: `polls.closed`, `directory.password-changed`. */
  readonly action: string;
  readonly subject?: { readonly type: string; readonly id: number | string };
  readonly detail?: Readonly<Record<string, string | number | boolean | null | readonly (string | number)[]>>;
}

/** One line of the record. `hash` seals this line together with the one before it, so that none can be changed or taken out unseen. */
export interface AuditRow {
  readonly id: number;
  readonly at: number;
  readonly actorKind: Actor["kind"];
  readonly actorId: number | null;
  readonly actorName: string;
  readonly door: string;
  readonly action: string;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly detail: string | null;
  readonly hash: string;
}

export interface AuditFilter {
  readonly action?: string;
  readonly actorId?: number;
  readonly subject?: { readonly type: string; readonly id: number | string };
  readonly before?: number;
  readonly limit: number;
}

/** Where the chain is broken: the first line whose seal does not fit. */
export type ChainCheck =
  { readonly ok: true; readonly lines: number } | { readonly ok: false; readonly brokenAt: number };

export interface Audit {
  /** Newest first. */
  list(filter: AuditFilter): AuditRow[];
  /** Follows the whole chain from its first line. */
  verify(): ChainCheck;
}

const GENESIS = "0".repeat(64);
const VERIFY_BATCH = 5000;

/** Appends one line inside the transaction that it records. */
export function appendAudit(db: Db, actor: Actor, at: number, entry: AuditEntry): void {
  const previous = db.get<{ hash: string }>("SELECT hash FROM kernel_audit ORDER BY id DESC LIMIT 1")?.hash ?? GENESIS;
  const line = {
    at,
    actorKind: actor.kind,
    actorId: actor.kind === "person" ? actor.id : null,
    actorName: actor.kind === "stranger" ? "" : actor.name,
    door: actor.door,
    action: entry.action,
    subjectType: entry.subject?.type ?? null,
    subjectId: entry.subject === undefined ? null : String(entry.subject.id),
    detail: entry.detail === undefined ? null : JSON.stringify(entry.detail),
  };
  db.run(
    `INSERT INTO kernel_audit (at, actor_kind, actor_id, actor_name, door, action, subject_type, subject_id, detail, hash)
     VALUES (:at, :actorKind, :actorId, :actorName, :door, :action, :subjectType, :subjectId, :detail, :hash)`,
    { ...line, hash: seal(previous, line) },
  );
}

export function auditOn(db: Db): Audit {
  return {
    list(filter) {
      // Only the conditions that are asked for: SQLite then takes the index of the first.
      const wanted = [
        filter.action !== undefined && "action = :action",
        filter.actorId !== undefined && "actor_id = :actorId",
        filter.subject && "subject_type = :subjectType AND subject_id = :subjectId",
        filter.before !== undefined && "id < :before",
      ].filter((condition) => typeof condition === "string");
      return db.all<AuditRow>(`${SELECT} WHERE ${["1", ...wanted].join(" AND ")} ORDER BY id DESC LIMIT :limit`, {
        limit: filter.limit,
        ...(filter.action !== undefined && { action: filter.action }),
        ...(filter.actorId !== undefined && { actorId: filter.actorId }),
        ...(filter.subject && { subjectType: filter.subject.type, subjectId: String(filter.subject.id) }),
        ...(filter.before !== undefined && { before: filter.before }),
      });
    },
    verify() {
      const chain = followChain();
      for (let step = chain.next(); ;) {
        if (step.done === true) return step.value;
        step = chain.next(db.all(step.value.sql, step.value.params));
      }
    },
  };
}

/** The same as `Audit.verify`, one batch of lines at a time: for a record that is long while people wait. */
export async function verifyAudit(read: (sql: string, params: SqlParams) => Promise<unknown[]>): Promise<ChainCheck> {
  const chain = followChain();
  for (let step = chain.next(); ;) {
    if (step.done === true) return step.value;
    step = chain.next(await read(step.value.sql, step.value.params));
  }
}

/** Asks for the rows that it needs and ends with the verdict. */
function* followChain(): Generator<{ sql: string; params: SqlParams }, ChainCheck, unknown[]> {
  // How far the numbers went is read first: what is written meanwhile comes after it.
  const sequence = yield { sql: "SELECT seq FROM sqlite_sequence WHERE name = 'kernel_audit'", params: [] };
  const allotted = (sequence as { seq: number }[])[0]?.seq ?? 0;
  let previous = GENESIS;
  let lastId = 0;
  for (;;) {
    const sql = `${SELECT} WHERE id > :lastId ORDER BY id LIMIT :batch`;
    const rows = (yield { sql, params: { lastId, batch: VERIFY_BATCH } }) as AuditRow[];
    for (const row of rows) {
      // Ids come from AUTOINCREMENT inside transactions: a gap means that a line was taken out.
      if (row.id !== lastId + 1 || row.hash !== seal(previous, row)) return { ok: false, brokenAt: row.id };
      previous = row.hash;
      lastId = row.id;
    }
    if (rows.length < VERIFY_BATCH) break;
  }
  return lastId >= allotted ? { ok: true, lines: lastId } : { ok: false, brokenAt: lastId + 1 };
}

const SELECT = `SELECT id, at, actor_kind AS actorKind, actor_id AS actorId, actor_name AS actorName, door, action,
  subject_type AS subjectType, subject_id AS subjectId, detail, hash FROM kernel_audit`;

function seal(previous: string, line: Omit<AuditRow, "id" | "hash">): string {
  const facts = [
    line.at,
    line.actorKind,
    line.actorId,
    line.actorName,
    line.door,
    line.action,
    line.subjectType,
    line.subjectId,
    line.detail,
  ];
  return createHash("sha256").update(previous).update(JSON.stringify(facts)).digest("hex");
}
