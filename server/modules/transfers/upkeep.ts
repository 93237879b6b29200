import { systemActor } from "../../kernel/access/actor.ts";
import type { Work } from "../../kernel/work.ts";
import type { Core } from "./core.ts";
import type { TransferRow } from "./rows.ts";
import * as store from "./store.ts";

const YEAR = 366 * 86_400_000;

/** The nightly work: what has lain too long goes, what everyone has taken makes room, what no row names is removed. */
export function createUpkeep(core: Core) {
  const { kernel, drafts, notifications } = core;
  const clerk = systemActor("transfers.upkeep");

  /** One transaction a transfer: one that fails holds back no other. */
  function each(ids: readonly number[], step: (work: Work, row: TransferRow) => void): number {
    let done = 0;
    for (const id of ids) {
      try {
        kernel.write(clerk, (work) => {
          step(work, core.find(clerk, id));
        });
        done += 1;
      } catch (error) {
        kernel.log.error("A transfer could not be cleared away", error, { transfer: id });
      }
    }
    return done;
  }

  return function upkeep(): { expired: number; cleared: number; drafts: number; forgotten: number } {
    const now = kernel.clock.now();
    const expired = each(store.expiredTransfers(kernel.db, now), (work, row) => {
      core.end(work, row, { state: "expired" });
      work.audit({ action: "transfers.expired", subject: { type: "transfer", id: row.id } });
      notifications.notify(work, {
        kind: "transfers.expired",
        to: [row.senderId],
        title: { vi: "Tệp bạn gửi đã hết hạn", en: "Files that you sent have expired" },
        body: row.title,
        path: `/transfers/${String(row.id)}`,
        subject: { type: "transfer", id: row.id },
        dedupe: "expired",
      });
    });
    const cleared = each(store.settledTransfers(kernel.db), (work, row) => {
      core.end(work, row, { state: "cleared" });
    });
    return {
      expired,
      cleared,
      drafts: drafts.sweep(store.openUploads(kernel.db)),
      forgotten: store.forgetEnded(kernel.db, now - YEAR),
    };
  };
}
