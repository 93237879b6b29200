import { setImmediate as nextTurn, setTimeout as rest } from "node:timers/promises";
import { systemActor } from "../access/actor.ts";
import type { Clock } from "../clock.ts";
import type { Db } from "../database/db.ts";
import type { Log } from "../log.ts";
import type { Work } from "../work.ts";
import {
  buryUnknown,
  finishDelivery,
  nextDueAt,
  postponeDelivery,
  waitingDeliveries,
  type DueDelivery,
} from "./outbox.ts";
import type { Consumer, Happening } from "./types.ts";

/** Pauses after the first, second, … failure. After the last one the delivery is a dead letter. */
const PAUSES = [1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000];
/** Between two rounds (ms): what comes in meanwhile is read, and noted as done, together. */
const BREATH = 10;
/** The longest that the timer sleeps without looking: a clock that was set back must not silence the office. */
const LONGEST_SLEEP = 60_000;

export interface Dispatcher {
  /** The names of the consumers of an event: who gets a delivery row. */
  consumersOf(eventName: string): readonly string[];
  /** Takes up whatever a crash left and everything that comes. */
  start(): void;
  /** Says that something may be due, whoever wrote it: every consumer is looked at. */
  wake(): void;
  /** The same after a commit of the program's own: only those are looked at that `consumersOf` has named since. */
  stir(): void;
  /** Delivers until nothing is due: for tests, and for a clean stop. */
  settle(): Promise<void>;
  /** Finishes the delivery under way and begins no other. */
  stop(): Promise<void>;
}

export interface DispatcherParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  /** Opens a transaction with the tools of `Work` for the program itself. */
  readonly write: (actor: ReturnType<typeof systemActor>, command: (work: Work) => void) => void;
}

export function createDispatcher(consumers: readonly Consumer[], parts: DispatcherParts): Dispatcher {
  const { db, clock, log } = parts;
  const byName = new Map<string, Consumer>();
  const byEvent = new Map<string, string[]>();
  for (const consumer of consumers) {
    if (byName.has(consumer.name)) throw new Error(`The consumer ${consumer.name} is declared twice.`);
    byName.set(consumer.name, consumer);
    const names = byEvent.get(consumer.event.name) ?? [];
    names.push(consumer.name);
    byEvent.set(consumer.event.name, names);
  }

  /** Those that may have something waiting; a look at each of the others would cost every commit a query. */
  const stirred = new Set<string>();
  let finished: { readonly eventId: number; readonly consumer: string }[] = [];
  let noted: Promise<void> | undefined;
  let running: Promise<void> | undefined;
  let woken = false;
  let stopped = true;
  let timer: NodeJS.Timeout | undefined;

  /** False when the delivery failed: what comes after it for this consumer waits, so that order holds. */
  async function deliver(consumer: Consumer, delivery: DueDelivery): Promise<boolean> {
    try {
      if (consumer.event.version !== delivery.version) {
        throw new Error(
          `${delivery.name} is of version ${String(delivery.version)}, which this version does not read.`,
        );
      }
      // appendEvent wrote the payload from a value of the event's type.
      const payload = JSON.parse(delivery.payload) as Happening["payload"];
      const { eventId: id, name, version, at } = delivery;
      const happening: Happening = { id, name, version, at, payload };
      if ("apply" in consumer) {
        parts.write(systemActor(consumer.name, "event"), (work) => {
          consumer.apply(work, happening);
          finishDelivery(work.db, id, consumer.name);
        });
      } else {
        await consumer.react(happening);
        finished.push({ eventId: id, consumer: consumer.name });
      }
      return true;
    } catch (error) {
      const pause = PAUSES[delivery.attempts];
      const now = clock.now();
      log.error(pause === undefined ? "An event was given up" : "An event could not be delivered", error, {
        event: delivery.name,
        consumer: delivery.consumer,
        attempt: delivery.attempts + 1,
      });
      parts.write(systemActor("dispatcher", "event"), (work) => {
        postponeDelivery(work.db, delivery, {
          dueAt: now + (pause ?? 0),
          error: error instanceof Error ? error.message : String(error),
          deadAt: pause === undefined ? now : null,
        });
      });
      return false;
    }
  }

  async function deliverTo(name: string): Promise<void> {
    const consumer = byName.get(name);
    if (!consumer) return;
    try {
      for (const delivery of waitingDeliveries(db, name)) {
        if (stopped || delivery.dueAt > clock.now()) return;
        if (!(await deliver(consumer, delivery))) return;
        stirred.add(name);
        woken = true;
      }
    } finally {
      await noteFinished();
    }
  }

  /** What was reacted to is written down together: a reaction may come twice anyhow, and each write costs a sync of the disk. */
  function noteFinished(): Promise<void> {
    if (finished.length === 0) return noted ?? Promise.resolve();
    noted ??= new Promise<void>((resolve, reject) => {
      setImmediate(() => {
        const some = finished;
        finished = [];
        noted = undefined;
        try {
          parts.write(systemActor("dispatcher", "event"), (work) => {
            for (const { eventId, consumer } of some) finishDelivery(work.db, eventId, consumer);
          });
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    });
    return noted;
  }

  async function run(): Promise<void> {
    do {
      woken = false;
      const some = [...stirred];
      stirred.clear();
      // Consumers do not wait for each other: a push that hangs delays nobody's inbox.
      await Promise.all(some.map(deliverTo));
      // A flood of events must not starve the people.
      if (isWoken()) await rest(BREATH);
    } while (isWoken());
  }

  // Read through a function: `woken` is set from outside while `run` awaits.
  function isWoken(): boolean {
    return woken && !stopped;
  }

  function sleep(): void {
    clearTimeout(timer);
    if (stopped) return;
    const dueAt = nextDueAt(db);
    if (dueAt === undefined) return;
    timer = setTimeout(wake, Math.min(Math.max(dueAt - clock.now(), 0), LONGEST_SLEEP));
    timer.unref();
  }

  function wake(): void {
    for (const name of byName.keys()) stirred.add(name);
    stir();
  }

  function stir(): void {
    if (stopped || stirred.size === 0) return;
    woken = true;
    // Not begun here and now: whoever waits for the commit is answered first.
    running ??= nextTurn()
      .then(run)
      .catch((error: unknown) => {
        log.error("The dispatcher stumbled", error);
      })
      .finally(() => {
        running = undefined;
        sleep();
      });
  }

  return {
    consumersOf(eventName) {
      const names = byEvent.get(eventName) ?? [];
      for (const name of names) stirred.add(name);
      return names;
    },
    start() {
      stopped = false;
      parts.write(systemActor("dispatcher", "event"), (work) => {
        buryUnknown(work.db, [...byName.keys()], work.now);
      });
      wake();
    },
    wake,
    stir,
    async settle() {
      wake();
      while (running) await running;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
