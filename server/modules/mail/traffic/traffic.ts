import { setImmediate as nextTurn } from "node:timers/promises";
import { systemActor } from "../../../kernel/access/actor.ts";
import type { PageOf } from "../../../kernel/contract/index.ts";
import type { Job } from "../../../kernel/jobs/jobs.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { pageFrom, readCursor } from "../../../kernel/paging.ts";
import type { TrafficLine } from "../contract.ts";
import * as store from "./store.ts";
import type { TrafficRow } from "./store.ts";

export type NewTraffic = Omit<TrafficRow, "at" | "contentId" | "deviceId"> & {
  readonly contentId?: number;
  readonly deviceId?: number;
};

/** What came in, went out and was refused, for the administrator. */
export interface Traffic {
  /** Notes a line. It is written with others within a second: no reply waits for it, and a power cut may lose the last ones. */
  note(line: NewTraffic): void;
  list(query: {
    address?: string;
    from?: number;
    to?: number;
    device?: number;
    limit?: number;
    after?: string;
  }): PageOf<TrafficLine>;
  readonly job: Job;
  /** Writes what is not written yet. */
  flush(): void;
}

const DAY = 24 * 60 * 60 * 1000;
const KEPT_DAYS = 90;
const MOST_LINES = 1_000_000;
const PORTION = 5_000;
/** Milliseconds until lines are written, and how many make it sooner. */
const PATIENCE = 1_000;
const BATCH = 500;
/** A flood of refusals must not fill the memory before it is written. */
const MOST_WAITING = 20_000;
const PAGE = 50;

export function createTraffic(kernel: Kernel): Traffic {
  const { clock, db } = kernel;
  let waiting: TrafficRow[] = [];
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length === 0) return;
    const rows = waiting;
    waiting = [];
    try {
      kernel.write(systemActor("mail.traffic"), (work) => {
        store.insertTraffic(work.db, rows);
      });
    } catch (error) {
      // The record is a help, not a promise: a full disk must not stop the doors for it.
      kernel.log
        .named("traffic")
        .error("Lines of the mail's record could not be written", error, { lines: rows.length });
    }
  }

  return {
    note({ sender, recipient, reply, contentId = null, deviceId = null, ...line }) {
      if (waiting.length >= MOST_WAITING) return;
      waiting.push({
        ...line,
        at: clock.now(),
        sender: sender.slice(0, 320).toLowerCase(),
        recipient: recipient.slice(0, 320).toLowerCase(),
        reply: reply.slice(0, 500),
        contentId,
        deviceId,
      });
      if (waiting.length === BATCH) setImmediate(flush);
      timer ??= setTimeout(flush, PATIENCE).unref();
    },
    list({ address, device, from = 0, to = Number.MAX_SAFE_INTEGER, limit = PAGE, after }) {
      flush();
      const cursor = readCursor<readonly [number, number]>(after, ["number", "number"]);
      const rows = store.listTraffic(db, {
        address: address?.toLowerCase(),
        device,
        from,
        to,
        limit,
        before: cursor ? { at: cursor[0], id: cursor[1] } : { at: Number.MAX_SAFE_INTEGER, id: 0 },
      });
      return pageFrom(
        rows,
        limit,
        ({ at, id }) => [at, id],
        ({ contentId: _content, deviceId: _device, ...line }): TrafficLine => line,
      );
    },
    job: {
      name: "mail.traffic",
      schedule: "23 3 * * *",
      async run({ signal }) {
        const olderThan = clock.now() - KEPT_DAYS * DAY;
        for (let gone = PORTION; gone === PORTION && !signal.aborted;) {
          gone = kernel.write(systemActor("mail.traffic"), (work) =>
            store.trimTraffic(work.db, olderThan, MOST_LINES, PORTION),
          );
          await nextTurn();
        }
      },
    },
    flush,
  };
}
