import { DatabaseSync } from "node:sqlite";
import { Type } from "typebox";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { manualClock, type ManualClock } from "../clock.ts";
import { defineEvent } from "../contract/index.ts";
import { dbOn, type Db } from "../database/db.ts";
import { kernelMigrations } from "../database/kernel-migrations.ts";
import { migrate } from "../database/migrations.ts";
import { silentLog } from "../log.ts";
import type { Work } from "../work.ts";
import { createDispatcher, type Dispatcher } from "./dispatcher.ts";
import { appendEvent, deadLetters, reviveDelivery } from "./outbox.ts";
import { consume, react, type Consumer } from "./types.ts";

const noted = defineEvent("test.noted", 1, Type.Object({ n: Type.Integer() }));
const other = defineEvent("test.other", 1, Type.Object({}));

let connection: DatabaseSync;
let db: Db;
let clock: ManualClock;
let started: Dispatcher[];

beforeEach(() => {
  connection = new DatabaseSync(":memory:");
  clock = manualClock(1_000_000);
  started = [];
  migrate(connection, [kernelMigrations], { clock, backup: () => undefined });
  db = dbOn(connection);
  db.exec("CREATE TABLE effect (n INTEGER NOT NULL)");
});

afterEach(async () => {
  for (const dispatcher of started) await dispatcher.stop();
  connection.close();
});

/** One transaction, as the house opens it. */
function write(_actor: unknown, command: (work: Work) => void): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    command({ db, now: clock.now() } as Work);
    db.exec("COMMIT");
  } catch (error) {
    db.exec("ROLLBACK");
    throw error;
  }
}

function dispatcherOf(...consumers: Consumer[]): Dispatcher {
  const dispatcher = createDispatcher(consumers, { db, clock, log: silentLog, write });
  dispatcher.start();
  started.push(dispatcher);
  return dispatcher;
}

function emit(dispatcher: Dispatcher, ...numbers: number[]): void {
  write(undefined, (work) => {
    for (const n of numbers) appendEvent(work.db, clock.now(), noted, { n }, dispatcher.consumersOf(noted.name));
  });
}

const effects = () => db.all<{ n: number }>("SELECT n FROM effect ORDER BY rowid").map(({ n }) => n);
const outboxSize = () => db.get<{ size: number }>("SELECT COUNT(*) AS size FROM kernel_outbox")?.size;

const writesEffect = consume("test.write", noted, (work, { payload }) => {
  work.db.run("INSERT INTO effect (n) VALUES (:n)", { n: payload.n });
});

describe("the dispatcher", () => {
  it("delivers in order and leaves nothing behind", async () => {
    const dispatcher = dispatcherOf(writesEffect);
    emit(dispatcher, 1, 2, 3);
    await dispatcher.settle();
    expect(effects()).toEqual([1, 2, 3]);
    expect(outboxSize()).toBe(0);
  });

  it("writes no row for an event that nobody eats", () => {
    const dispatcher = dispatcherOf(consume("test.elsewhere", other, () => undefined));
    emit(dispatcher, 1);
    expect(outboxSize()).toBe(0);
  });

  it("takes up after a crash what was committed and not delivered", async () => {
    const before = createDispatcher([writesEffect], { db, clock, log: silentLog, write });
    emit(before, 7);
    const after = dispatcherOf(writesEffect);
    await after.settle();
    expect(effects()).toEqual([7]);
  });

  it("undoes what a failing consumer wrote, waits, and keeps its order", async () => {
    let failures = 1;
    const dispatcher = dispatcherOf(
      consume("test.write", noted, (work, { payload }) => {
        work.db.run("INSERT INTO effect (n) VALUES (:n)", { n: payload.n });
        if (payload.n === 1 && failures-- > 0) throw new Error("not today");
      }),
    );
    emit(dispatcher, 1, 2);
    await dispatcher.settle();
    expect(effects()).toEqual([]);
    clock.advance(1_000);
    await dispatcher.settle();
    expect(effects()).toEqual([1, 2]);
  });

  it("lets one consumer's failure delay no other", async () => {
    const dispatcher = dispatcherOf(
      react("test.broken", noted, () => {
        throw new Error("always");
      }),
      writesEffect,
    );
    emit(dispatcher, 1, 2);
    await dispatcher.settle();
    expect(effects()).toEqual([1, 2]);
  });

  it("gives up after the last attempt, shows the letter, goes on, and tries again when asked", async () => {
    let broken = true;
    const seen: number[] = [];
    const dispatcher = dispatcherOf(
      react("test.push", noted, ({ payload }) => {
        if (broken && payload.n === 1) throw new Error("no answer");
        seen.push(payload.n);
      }),
    );
    emit(dispatcher, 1, 2);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await dispatcher.settle();
      clock.advance(3_600_000);
    }
    expect(deadLetters(db, 10)).toMatchObject([
      { consumer: "test.push", event: "test.noted", attempts: 7, error: "no answer" },
    ]);
    expect(seen).toEqual([2]);
    broken = false;
    const [letter] = deadLetters(db, 10);
    expect(letter && reviveDelivery(db, letter.eventId, letter.consumer, clock.now())).toBe(true);
    await dispatcher.settle();
    expect(seen).toEqual([2, 1]);
    expect(outboxSize()).toBe(0);
  });

  it("buries what waits for a consumer that this version does not have", async () => {
    const old = createDispatcher([consume("test.gone", noted, () => undefined)], { db, clock, log: silentLog, write });
    emit(old, 1);
    const dispatcher = dispatcherOf(writesEffect);
    await dispatcher.settle();
    expect(deadLetters(db, 10)).toMatchObject([{ consumer: "test.gone" }]);
  });

  it("runs an outside effect again when the mark of its delivery was lost", async () => {
    const seen: number[] = [];
    let lost = true;
    const consumer = react("test.push", noted, ({ payload }) => void seen.push(payload.n));
    const dispatcher = createDispatcher([consumer], {
      db,
      clock,
      log: silentLog,
      write(actor, command) {
        if (seen.length === 1 && lost) {
          lost = false;
          throw new Error("the power went");
        }
        write(actor, command);
      },
    });
    dispatcher.start();
    started.push(dispatcher);
    emit(dispatcher, 5);
    await dispatcher.settle();
    clock.advance(1_000);
    await dispatcher.settle();
    expect(seen).toEqual([5, 5]);
    expect(outboxSize()).toBe(0);
  });
});
