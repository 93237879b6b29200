import type { PersonActor } from "../access/actor.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/db.ts";
import { digestOf, newSecret } from "../ids.ts";

/** A browser that is signed in. The secret itself is only in the cookie; the digest names the session everywhere else. */
export interface Session {
  readonly digest: string;
  readonly personId: number;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly expiresAt: number;
  readonly address: string;
  readonly agent: string;
}

/** How the kernel learns who a person is: the directory answers. Undefined for someone who may not come in (any more). */
export type ActorOf = (personId: number) => Omit<PersonActor, "door" | "session"> | undefined;

const DAY = 24 * 60 * 60 * 1000;
/** A session that nobody used for this long has ended. */
const IDLE_LIMIT = 14 * DAY;
/** However much it is used, one signs in again after this. */
const ABSOLUTE_LIMIT = 90 * DAY;
/** `seen_at` is written at most this often: a read must not cost an fsync. */
const SEEN_STEP = 10 * 60 * 1000;

const COLUMNS = `digest, person_id AS personId, created_at AS createdAt, seen_at AS seenAt, expires_at AS expiresAt, address, agent`;

/** Opens a session inside the transaction of the sign-in; returns the secret for the cookie. */
export function openSession(
  db: Db,
  now: number,
  who: { personId: number; address: string; agent: string },
): { secret: string; expiresAt: number } {
  const secret = newSecret();
  const expiresAt = now + ABSOLUTE_LIMIT;
  db.run(
    `INSERT INTO kernel_session (digest, person_id, created_at, seen_at, expires_at, address, agent)
     VALUES (:digest, :personId, :now, :now, :expiresAt, :address, :agent)`,
    { digest: digestOf(secret), ...who, now, expiresAt },
  );
  return { secret, expiresAt };
}

/** The living session of a cookie's secret. */
export function findSession(db: Db, clock: Clock, secret: string): Session | undefined {
  const session = db.get<Session>(`SELECT ${COLUMNS} FROM kernel_session WHERE digest = :digest`, {
    digest: digestOf(secret),
  });
  if (!session) return undefined;
  const now = clock.now();
  if (session.expiresAt <= now || session.seenAt + IDLE_LIMIT <= now) return undefined;
  if (session.seenAt + SEEN_STEP <= now) {
    db.run("UPDATE kernel_session SET seen_at = :now WHERE digest = :digest", { now, digest: session.digest });
  }
  return session;
}

/** A person's sessions, the last used first. */
export function sessionsOf(db: Db, personId: number): Session[] {
  return db.all<Session>(`SELECT ${COLUMNS} FROM kernel_session WHERE person_id = :personId ORDER BY seen_at DESC`, {
    personId,
  });
}

export function endSession(db: Db, digest: string): boolean {
  return db.run("DELETE FROM kernel_session WHERE digest = :digest", { digest }).changes > 0;
}

/** Ends all sessions of a person but the one named: after a change of password, or by the administrator. Returns how many. */
export function endSessionsOf(db: Db, personId: number, except = ""): number {
  return db.run("DELETE FROM kernel_session WHERE person_id = :personId AND digest <> :except", { personId, except })
    .changes;
}

/** Takes away what has expired; a job's work. */
export function sweepSessions(db: Db, now: number): number {
  return db.run("DELETE FROM kernel_session WHERE expires_at <= :now OR seen_at <= :idle", {
    now,
    idle: now - IDLE_LIMIT,
  }).changes;
}
