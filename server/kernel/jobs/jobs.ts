import { createTask, validate, type ScheduledTask } from "node-cron";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/db.ts";
import type { Log } from "../log.ts";
import { lastDue } from "./last-due.ts";
import { beginRun, finishRun, madeAt, markInterrupted, runsOf, type JobRun, type RunReason } from "./ledger.ts";

export interface JobContext {
  readonly log: Log;
  readonly clock: Clock;
  /** Fires when the office closes: a long job stops at the next safe place. */
  readonly signal: AbortSignal;
}

/** Work that the office does by itself. */
export interface Job {
  /** `module.what`; unique, and never changed: the ledger remembers it. */
  readonly name: string;
  /** Cron of five fields in the agency's zone, at least once a year. */
  readonly schedule: string;
  readonly run: (context: JobContext) => void | Promise<void>;
}

/** A job as the administrator sees it. */
export interface JobStatus {
  readonly name: string;
  readonly schedule: string;
  readonly running: boolean;
  readonly nextAt: number | null;
  readonly runs: readonly JobRun[];
}

export interface Jobs {
  /** Marks what a crash interrupted, runs once what was missed while the machine was off, and keeps time from then on. */
  start(): Promise<void>;
  /** Runs a job now; false when it runs already. Throws for an unknown name. */
  runNow(name: string): Promise<boolean>;
  status(): JobStatus[];
  /** Begins no other run and waits for those under way, 8 s at most. */
  stop(): Promise<void>;
}

export interface JobParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly zone: () => string;
}

const PATIENCE = 8_000;
const SHOWN_RUNS = 10;

export function createJobs(jobs: readonly Job[], { db, clock, log, zone }: JobParts): Jobs {
  const running = new Map<string, Promise<void>>();
  const tasks = new Map<string, ScheduledTask>();
  const closing = new AbortController();
  const byName = new Map<string, Job>();
  for (const job of jobs) {
    if (byName.has(job.name)) throw new Error(`The job ${job.name} is declared twice.`);
    if (job.schedule.split(" ").length !== 5 || !validate(job.schedule))
      throw new Error(`The job ${job.name} has no valid schedule: ${job.schedule}`);
    byName.set(job.name, job);
  }

  async function execute(job: Job, reason: RunReason): Promise<void> {
    const id = beginRun(db, job.name, reason, clock.now());
    let error: string | null = null;
    try {
      await job.run({ log: log.named(job.name), clock, signal: closing.signal });
    } catch (thrown) {
      error = thrown instanceof Error ? thrown.message : String(thrown);
      log.error("A job failed", thrown, { job: job.name });
    }
    finishRun(db, { id, job: job.name }, clock.now(), error);
  }

  /** Undefined when it runs already or the office is closing. */
  function launch(job: Job, reason: RunReason): Promise<void> | undefined {
    if (running.has(job.name) || closing.signal.aborted) return undefined;
    const run = execute(job, reason)
      .catch((error: unknown) => {
        log.error("The ledger of a job could not be written", error, { job: job.name });
      })
      .finally(() => running.delete(job.name));
    running.set(job.name, run);
    return run;
  }

  /**
   * Whether a time of its schedule passed since its last run; for a job that never ran, since the office was made: a machine that is off
   * every night still does its nightly work. A run that was cut off is tried again once, not at every start that it may be the end of.
   */
  function wasMissed(job: Job, task: ScheduledTask): boolean {
    const [last, before] = runsOf(db, job.name, 2);
    if (last?.outcome === "interrupted" && before?.outcome !== "interrupted") return true;
    return lastDue(task, zone(), last?.startedAt ?? madeAt(db), clock.now()) !== undefined;
  }

  /** One after the other: an office that was off for a week has the machine for its people first. */
  async function catchUp(missed: readonly Job[]): Promise<void> {
    for (const job of missed) await launch(job, "catch-up");
  }

  return {
    start() {
      const interrupted = markInterrupted(db, clock.now());
      if (interrupted > 0) log.warn("Jobs were interrupted when the program ended", { interrupted });
      const missed: Job[] = [];
      for (const job of byName.values()) {
        const task = createTask(job.schedule, () => launch(job, "schedule"), {
          timezone: zone(),
          name: job.name,
          unref: true,
          suppressMissedWarning: true,
        });
        // The machine slept through the hour, or the event loop stood still.
        task.on("execution:missed", ({ date }) => {
          if ((runsOf(db, job.name, 1)[0]?.startedAt ?? 0) < date.getTime()) void launch(job, "catch-up");
        });
        tasks.set(job.name, task);
        if (wasMissed(job, task)) missed.push(job);
        void task.start();
      }
      void catchUp(missed);
      return Promise.resolve();
    },
    async runNow(name) {
      const job = byName.get(name);
      if (!job) throw new Error(`No job is called ${name}.`);
      const run = launch(job, "manual");
      await run;
      return run !== undefined;
    },
    status: () =>
      [...byName.values()].map((job) => ({
        name: job.name,
        schedule: job.schedule,
        running: running.has(job.name),
        nextAt: tasks.get(job.name)?.getNextRun()?.getTime() ?? null,
        runs: runsOf(db, job.name, SHOWN_RUNS),
      })),
    async stop() {
      closing.abort();
      for (const task of tasks.values()) await task.destroy();
      const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE).unref());
      await Promise.race([Promise.all(running.values()), patience]);
    },
  };
}
