import type { AuditRow } from "../../kernel/audit/audit.ts";
import type { Db, SqlParams } from "../../kernel/database/db.ts";
import type { Session } from "../../kernel/http/sessions.ts";

interface Reader {
  all<Row>(sql: string, params?: SqlParams): Promise<Row[]>;
}

export interface AuditQuery {
  readonly personId: number | undefined;
  /** A whole action, or a module. */
  readonly action: string | undefined;
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly before: number | undefined;
  readonly limit: number;
}

/** Lines of the record, newest first. Asked of the readers: a span of days long ago is found by walking back to it. */
export function findAudit(read: Reader, query: AuditQuery): Promise<Omit<AuditRow, "hash">[]> {
  const { personId, action, from, until, before, limit } = query;
  const conditions = [
    before === undefined ? "" : "AND id < :before",
    personId === undefined ? "" : "AND actor_id = :personId",
    action === undefined
      ? ""
      : action.includes(".")
        ? "AND action = :action"
        : "AND action >= :action || '.' AND action < :action || '/'",
    from === undefined ? "" : "AND at >= :from",
    until === undefined ? "" : "AND at < :until",
  ];
  const params = { before, personId, action, from, until, limit };
  return read.all(
    `SELECT id, at, actor_kind AS actorKind, actor_id AS actorId, actor_name AS actorName, door, action,
       subject_type AS subjectType, subject_id AS subjectId, detail
     FROM kernel_audit WHERE TRUE ${conditions.join(" ")} ORDER BY id DESC LIMIT :limit`,
    // A parameter that no condition names must not be bound.
    Object.fromEntries(
      Object.entries(params).filter((entry): entry is [string, string | number] => entry[1] !== undefined),
    ),
  );
}

/** Living sessions, the last used first; `after` is the key of the last one seen. */
export function findSessions(
  read: Reader,
  query: { now: number; after: { seenAt: number; digest: string } | undefined; limit: number },
): Promise<Session[]> {
  const { now, after, limit } = query;
  return read.all(
    `SELECT digest, person_id AS personId, created_at AS createdAt, seen_at AS seenAt, expires_at AS expiresAt, address, agent
     FROM kernel_session WHERE expires_at > :now
       AND (:digest = '' OR seen_at < :seenAt OR (seen_at = :seenAt AND digest > :digest))
     ORDER BY seen_at DESC, digest LIMIT :limit`,
    { now, limit, seenAt: after?.seenAt ?? 0, digest: after?.digest ?? "" },
  );
}

export interface Tallies {
  readonly sessions: number;
  readonly deadLetters: number;
  readonly auditLines: number;
}

export function countAll(db: Db, now: number): Tallies {
  return (
    db.get<Tallies>(
      `SELECT (SELECT count(*) FROM kernel_session WHERE expires_at > :now) AS sessions,
              (SELECT count(*) FROM kernel_delivery WHERE dead_at IS NOT NULL) AS deadLetters,
              (SELECT coalesce(max(id), 0) FROM kernel_audit) AS auditLines`,
      { now },
    ) ?? { sessions: 0, deadLetters: 0, auditLines: 0 }
  );
}
