import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manualClock, type ManualClock } from "../clock.ts";
import { dbOn, type Db } from "../database/db.ts";
import { kernelMigrations } from "../database/kernel-migrations.ts";
import { migrate } from "../database/migrations.ts";
import { silentLog } from "../log.ts";
import { createJobs, type Job, type Jobs } from "./jobs.ts";
import { beginRun, finishRun, runsOf } from "./ledger.ts";

const DAY = 24 * 3_600_000;
/** Monday 23 November 2026, 12:00 in Hà Nội. */
const NOON = Date.UTC(2026, 10, 23, 5);

let connection: DatabaseSync;
let db: Db;
let clock: ManualClock;
let started: Jobs[];

beforeEach(() => {
  connection = new DatabaseSync(":memory:");
  clock = manualClock(NOON);
  migrate(connection, [kernelMigrations], { clock, backup: () => undefined });
  db = dbOn(connection);
  started = [];
});

afterEach(async () => {
  for (const jobs of started) await jobs.stop();
  connection.close();
});

function jobsOf(...list: Job[]): Jobs {
  const jobs = createJobs(list, { db, clock, log: silentLog, zone: () => "Asia/Ho_Chi_Minh" });
  started.push(jobs);
  return jobs;
}

const nightly = (run: Job["run"]): Job => ({ name: "test.nightly", schedule: "30 2 * * *", run });
const outcomes = (job = "test.nightly") =>
  runsOf(db, job, 99).map(({ reason, outcome }) => `${reason}:${outcome ?? "running"}`);

function ranAt(at: number): void {
  finishRun(db, { id: beginRun(db, "test.nightly", "schedule", at), job: "test.nightly" }, at + 5, null);
}

describe("jobs", () => {
  it("write down what ran, how long, and how it ended", async () => {
    const jobs = jobsOf(
      nightly(() => clock.advance(1_500)),
      { name: "test.bad", schedule: "* * * * *", run: () => Promise.reject(new Error("the disk is gone")) },
    );
    expect(await jobs.runNow("test.nightly")).toBe(true);
    expect(await jobs.runNow("test.bad")).toBe(true);
    expect(runsOf(db, "test.nightly", 1)).toMatchObject([{ outcome: "ok", duration: 1_500, reason: "manual" }]);
    expect(runsOf(db, "test.bad", 1)).toMatchObject([{ outcome: "failed", error: "the disk is gone" }]);
  });

  it("never run twice at the same time", async () => {
    let release: () => void = () => undefined;
    let runs = 0;
    const jobs = jobsOf(
      nightly(async () => {
        runs += 1;
        await new Promise<void>((resolve) => (release = resolve));
      }),
    );
    const first = jobs.runNow("test.nightly");
    expect(await jobs.runNow("test.nightly")).toBe(false);
    expect(jobs.status()[0]?.running).toBe(true);
    release();
    expect(await first).toBe(true);
    expect(runs).toBe(1);
  });

  it("catch up once what was missed while the machine was off", async () => {
    ranAt(NOON - 5 * DAY);
    let runs = 0;
    const jobs = jobsOf(nightly(() => void (runs += 1)));
    await jobs.start();
    await jobs.stop();
    expect(runs).toBe(1);
    expect(outcomes()).toEqual(["catch-up:ok", "schedule:ok"]);
  });

  it("have missed nothing when the last run was the last one due", async () => {
    ranAt(Date.UTC(2026, 10, 22, 19, 30));
    const jobs = jobsOf(nightly(() => undefined));
    await jobs.start();
    expect(outcomes()).toEqual(["schedule:ok"]);
  });

  it("have missed nothing in a new office, and know their next time in the agency's zone", async () => {
    const jobs = jobsOf(nightly(() => undefined));
    await jobs.start();
    expect(outcomes()).toEqual([]);
    const nextAt = jobs.status()[0]?.nextAt ?? 0;
    expect(new Date(nextAt).toISOString()).toMatch(/T19:30:00/);
  });

  it("run again what a crash interrupted", async () => {
    beginRun(db, "test.nightly", "schedule", NOON - 60_000);
    const jobs = jobsOf(nightly(() => undefined));
    await jobs.start();
    await jobs.stop();
    expect(outcomes()).toEqual(["catch-up:ok", "schedule:interrupted"]);
  });

  it("tell a long run that the office closes, and begin no other", async () => {
    const jobs = jobsOf(
      nightly(
        ({ signal }) =>
          new Promise((resolve) => {
            signal.addEventListener("abort", () => {
              resolve();
            });
          }),
      ),
    );
    const run = jobs.runNow("test.nightly");
    await jobs.stop();
    await run;
    expect(await jobs.runNow("test.nightly")).toBe(false);
  });

  it("keep a bounded ledger", async () => {
    const jobs = jobsOf(nightly(() => undefined));
    for (let i = 0; i < 60; i += 1) await jobs.runNow("test.nightly");
    expect(outcomes()).toHaveLength(50);
  });

  it("refuse a schedule that is none, and two of one name", () => {
    expect(() => jobsOf({ name: "a.b", schedule: "soon", run: () => undefined })).toThrow(/schedule/);
    expect(() =>
      jobsOf(
        nightly(() => undefined),
        nightly(() => undefined),
      ),
    ).toThrow(/twice/);
  });
});
