import { DatabaseSync } from "node:sqlite";
import { createTask } from "node-cron";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { manualClock, type ManualClock } from "../clock.ts";
import { dbOn, type Db } from "../database/db.ts";
import { kernelMigrations } from "../database/kernel-migrations.ts";
import { migrate } from "../database/migrations.ts";
import { silentLog } from "../log.ts";
import { createJobs, type Job, type Jobs } from "./jobs.ts";
import { lastDue } from "./last-due.ts";
import { beginRun, finishRun, runsOf } from "./ledger.ts";

const DAY = 24 * 3_600_000;
/** Monday 23 November 2026, 12:00 in Hà Nội. */
const NOON = Date.UTC(2026, 10, 23, 5);

const ZONE = "Asia/Ho_Chi_Minh";
/** An instant of 2026 by the clock on the wall in Vietnam, UTC+7. */
const inVietnam = (month: number, day: number, hour: number, minute = 0) =>
  Date.UTC(2026, month - 1, day, hour - 7, minute);

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
  const jobs = createJobs(list, { db, clock, log: silentLog, zone: () => ZONE });
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

  it("catch up also one that never ran, in an office that is off every night", async () => {
    clock.advance(DAY);
    const jobs = jobsOf(nightly(() => undefined));
    await jobs.start();
    await jobs.stop();
    expect(outcomes()).toEqual(["catch-up:ok"]);
  });

  it("catch up one after the other", async () => {
    clock.advance(DAY);
    const order: string[] = [];
    const slow = (name: string): Job => ({
      name,
      schedule: "30 2 * * *",
      run: async () => {
        order.push(`${name} begins`);
        await Promise.resolve();
        order.push(`${name} ends`);
      },
    });
    const jobs = jobsOf(slow("a"), slow("b"));
    await jobs.start();
    await vi.waitFor(() => {
      expect(order).toEqual(["a begins", "a ends", "b begins", "b ends"]);
    });
  });

  it("do not try for ever what ends the program each time", async () => {
    beginRun(db, "test.nightly", "schedule", NOON - 120_000);
    await jobsOf().start();
    beginRun(db, "test.nightly", "catch-up", NOON - 60_000);
    const jobs = jobsOf(nightly(() => undefined));
    await jobs.start();
    await jobs.stop();
    expect(outcomes()).toEqual(["catch-up:interrupted", "schedule:interrupted"]);
  });

  it("run at their hour", async () => {
    vi.useFakeTimers({ now: inVietnam(11, 23, 2, 29) });
    try {
      let runs = 0;
      const jobs = jobsOf(nightly(() => void (runs += 1)));
      ranAt(inVietnam(11, 22, 2, 30));
      clock.set(Date.now());
      await jobs.start();
      await vi.advanceTimersByTimeAsync(30_000);
      expect(runs).toBe(0);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(runs).toBe(1);
    } finally {
      vi.useRealTimers();
    }
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

describe("lastDue", () => {
  const due = (schedule: string, zone: string, now: number, after = 0) =>
    lastDue(
      createTask(schedule, () => undefined, { timezone: zone }),
      zone,
      after,
      now,
    );

  it.each([
    ["30 2 * * *", inVietnam(11, 23, 2, 30), inVietnam(11, 23, 2, 30)],
    ["30 2 * * *", inVietnam(11, 23, 2, 29), inVietnam(11, 22, 2, 30)],
    ["*/20 8-10 * * *", inVietnam(11, 23, 9, 59), inVietnam(11, 23, 9, 40)],
    // 23 November 2026 is a Monday.
    ["0 17 * * 5", inVietnam(11, 23, 12), inVietnam(11, 20, 17)],
    ["0 6 1 * *", inVietnam(11, 23, 12), inVietnam(11, 1, 6)],
    ["0 0 1 1 *", inVietnam(11, 23, 12), inVietnam(1, 1, 0)],
  ])("of %s", (schedule, now, expected) => {
    expect(due(schedule, ZONE, now)).toBe(expected);
    expect(due(schedule, ZONE, now, expected)).toBeUndefined();
  });

  it("follows a zone through the change of its clocks", () => {
    // New York went from UTC-4 to UTC-5 on 1 November 2026.
    expect(due("0 9 * * *", "America/New_York", Date.UTC(2026, 9, 31, 20))).toBe(Date.UTC(2026, 9, 31, 13));
    expect(due("0 9 * * *", "America/New_York", Date.UTC(2026, 10, 1, 20))).toBe(Date.UTC(2026, 10, 1, 14));
  });
});
