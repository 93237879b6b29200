import { systemActor } from "../../kernel/access/actor.ts";
import type { Job } from "../../kernel/jobs/jobs.ts";
import type { Kernel } from "../../kernel/module.ts";
import { sweepFailed } from "./delivery-store.ts";
import { deleteMust, mustsBefore } from "./must/store.ts";
import { sweepRead } from "./store.ts";

const DAY = 24 * 60 * 60 * 1000;
/** What has been read stays this long. What nobody has read stays until its subject goes. */
export const KEPT_DAYS = 90;
/** Who had what when is asked for longer than that. */
const MUST_KEPT_DAYS = 400;
/** Rows a transaction: the office goes on writing in between. */
const BATCH = 2_000;

/** The nightly job that takes away what was read long ago. */
export function sweepJob(kernel: Pick<Kernel, "write" | "db">): Job {
  return {
    name: "notifications.sweep",
    schedule: "11 3 * * *",
    async run({ clock, signal, log }) {
      const clerk = systemActor("notifications.sweep");
      const before = clock.now() - KEPT_DAYS * DAY;
      let swept = 0;
      for (let count = BATCH; count === BATCH && !signal.aborted; swept += count) {
        count = kernel.write(clerk, (work) => sweepRead(work.db, before, BATCH));
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
      kernel.write(clerk, (work) => sweepFailed(work.db, before));
      const old = mustsBefore(kernel.db, clock.now() - MUST_KEPT_DAYS * DAY, BATCH);
      for (const id of old) {
        kernel.write(clerk, (work) => {
          deleteMust(work.db, id);
        });
      }
      if (swept > 0) log.info("Notices read long ago were removed", { count: swept });
    },
  };
}
