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
/** The longest that the timer sleeps without looking: a clock that was set back must not silence the office. */
const LONGEST_SLEEP = 60_000;

export interface Dispatcher {
  /** The names of the consumers of an event: who gets a delivery row. */
  consumersOf(eventName: string): readonly string[];
  /** Takes up whatever a crash left and everything that comes. */
  start(): void;
  /** Says that something may be due; called after each commit. */
  wake(): void;
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

  let running: Promise<void> | undefined;
  let woken = false;
  let stopped = true;
  let timer: NodeJS.Timeout | undefined;

  /** False when the delivery failed: what comes after it for this consumer waits, so that order holds. */
  async function deliver(consumer: Consumer, delivery: DueDelivery, finished: number[]): Promise<boolean> {
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
        finished.push(id);
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

  async function deliverTo(consumer: Consumer): Promise<void> {
    const finished: number[] = [];
    try {
      for (const delivery of waitingDeliveries(db, consumer.name)) {
        if (stopped || delivery.dueAt > clock.now()) return;
        if (!(await deliver(consumer, delivery, finished))) return;
        woken = true;
      }
    } finally {
      finish(consumer, finished);
    }
  }

  /** What was reacted to is written down together: a reaction may come twice anyhow, and each write costs a sync of the disk. */
  function finish(consumer: Consumer, ids: readonly number[]): void {
    if (ids.length === 0) return;
    parts.write(systemActor(consumer.name, "event"), (work) => {
      for (const id of ids) finishDelivery(work.db, id, consumer.name);
    });
  }

  async function run(): Promise<void> {
    do {
      woken = false;
      // Consumers do not wait for each other: a push that hangs delays nobody's inbox.
      await Promise.all([...byName.values()].map(deliverTo));
      // One turn of the event loop between rounds: a flood of events must not starve the people.
      await new Promise<void>((resolve) => setImmediate(resolve));
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
    if (stopped) return;
    woken = true;
    // Not begun here and now: a delivery's own commit wakes the dispatcher again, before `running` would be set.
    running ??= Promise.resolve()
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
    consumersOf: (eventName) => byEvent.get(eventName) ?? [],
    start() {
      stopped = false;
      parts.write(systemActor("dispatcher", "event"), (work) => {
        buryUnknown(work.db, [...byName.keys()], work.now);
      });
      wake();
    },
    wake,
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
