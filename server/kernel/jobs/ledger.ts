import type { Db } from "../database/db.ts";

export type RunReason = "schedule" | "catch-up" | "manual";
export type RunOutcome = "ok" | "failed" | "interrupted";

/** One run of a job. `outcome` is null while it runs; `duration` is in milliseconds. */
export interface JobRun {
  readonly id: number;
  readonly job: string;
  readonly reason: RunReason;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly duration: number | null;
  readonly outcome: RunOutcome | null;
  readonly error: string | null;
}

/** Runs of a job that are kept: enough to see a habit, bounded for one that runs each minute for years. */
const KEPT = 50;

const COLUMNS = `id, job, reason, started_at AS startedAt, finished_at AS finishedAt, duration, outcome, error`;

export function beginRun(db: Db, job: string, reason: RunReason, now: number): number {
  return db.run("INSERT INTO kernel_job_run (job, reason, started_at) VALUES (:job, :reason, :now)", {
    job,
    reason,
    now,
  }).lastId;
}

export function finishRun(db: Db, run: { id: number; job: string }, now: number, error: string | null): void {
  db.run(
    `UPDATE kernel_job_run SET finished_at = :now, duration = MAX(:now - started_at, 0), outcome = :outcome, error = :error
     WHERE id = :id`,
    { id: run.id, now, outcome: error === null ? "ok" : "failed", error },
  );
  db.run(
    `DELETE FROM kernel_job_run WHERE job = :job AND id <
       (SELECT id FROM kernel_job_run WHERE job = :job ORDER BY id DESC LIMIT 1 OFFSET ${String(KEPT - 1)})`,
    { job: run.job },
  );
}

/** Runs that a crash or a power cut ended; returns how many there were. */
export function markInterrupted(db: Db, now: number): number {
  return db.run("UPDATE kernel_job_run SET outcome = 'interrupted', finished_at = :now WHERE outcome IS NULL", { now })
    .changes;
}

/** The last runs of a job, newest first. */
export function runsOf(db: Db, job: string, limit: number): JobRun[] {
  return db.all<JobRun>(`SELECT ${COLUMNS} FROM kernel_job_run WHERE job = :job ORDER BY id DESC LIMIT :limit`, {
    job,
    limit,
  });
}

/** When this office's database was made: nothing was due before. */
export function madeAt(db: Db): number {
  return db.get<{ at: number | null }>("SELECT MIN(applied_at) AS at FROM kernel_migration")?.at ?? 0;
}
