import { setImmediate as nextTurn } from "node:timers/promises";
import { systemActor } from "../../../kernel/access/actor.ts";
import type { JobContext } from "../../../kernel/jobs/jobs.ts";
import type { Kernel } from "../../../kernel/module.ts";
import { dayOf, startOfDay } from "../../../kernel/text/index.ts";
import type { Work } from "../../../kernel/work.ts";
import type { MailPowers } from "../contract.ts";
import { tellChanged } from "../deliver.ts";
import { sweepLetters } from "../receipts/store.ts";
import * as mail from "../store.ts";
import * as store from "./store.ts";

/** Mailboxes looked at, and messages changed, in one transaction: others wait no longer than that takes. */
const MAILBOXES = 100;
const PORTION = 200;
const DAY = 24 * 3_600_000;

/** What is due each night: deletes, moves and files what has lain long enough. Stops between two transactions when the office closes. */
export function createRetentionJob(kernel: Kernel, powers: () => MailPowers): (context: JobContext) => Promise<void> {
  const { db } = kernel;
  const clerk = systemActor("mail.retention");
  const yearOf = (instant: number) => dayOf(instant, kernel.settings.agency.get().zone).slice(0, 4);

  function yearFolder(work: Work, accountId: number, receivedAt: number): number {
    const archive = mail.mailboxByRole(work.db, accountId, "archive");
    return mail.ensureFolder(work.db, accountId, `${archive?.name ?? "Archive"}/${yearOf(receivedAt)}`, work.now);
  }

  function act(work: Work, accountId: number, due: readonly store.Due[], action: store.RetentionRow["action"]): void {
    const trash = mail.mailboxByRole(work.db, accountId, "trash");
    const mailboxIds = new Set(due.map(({ mailboxId }) => mailboxId));
    for (const message of due) {
      if (action === "expunge") {
        mail.expungeMessage(work.db, message);
        continue;
      }
      const target = action === "trash" ? trash?.id : yearFolder(work, accountId, message.receivedAt);
      if (target === undefined) continue;
      mail.moveMessage(work.db, message, target);
      mailboxIds.add(target);
    }
    const personId = Number(/^person:(\d+)$/.exec(mail.ownerOfAccount(work.db, accountId))?.[1] ?? 0);
    tellChanged(kernel, work, personId, accountId, {
      messageIds: due.map(({ id }) => id),
      mailboxIds: [...mailboxIds],
    });
  }

  /** Runs a step, which is one transaction, until it has nothing more to do. */
  async function until(signal: AbortSignal, step: (work: Work) => boolean): Promise<void> {
    while (!signal.aborted && kernel.write(clerk, step)) await nextTurn();
  }

  async function keepMailbox(signal: AbortSignal, row: store.RetentionRow): Promise<void> {
    await until(signal, (work) => {
      store.mark(work.db, row.mailboxId, work.now);
      // Nothing goes for good from an account under hold.
      if (row.action === "expunge" && mail.isHeld(work.db, row.accountId)) return false;
      const uid = store.uidAt(work.db, row.mailboxId, work.now - row.days * DAY);
      const due = store.dueBelow(work.db, row.mailboxId, uid, PORTION);
      act(work, row.accountId, due, row.action);
      return due.length === PORTION;
    });
  }

  async function fileByYear(signal: AbortSignal): Promise<void> {
    const zone = kernel.settings.agency.get().zone;
    const newYear = startOfDay(`${yearOf(kernel.clock.now())}-01-01`, zone);
    for (let afterId = 0; ;) {
      const some = store.archives(db, { afterId, limit: MAILBOXES });
      for (const { id, accountId } of some) {
        await until(signal, (work) => {
          const old = store.receivedBefore(work.db, id, newYear, PORTION);
          act(work, accountId, old, "archive");
          return old.length === PORTION;
        });
      }
      const last = some.at(-1);
      if (!last || signal.aborted) return;
      afterId = last.id;
    }
  }

  return async ({ signal }) => {
    const { archiveByYear, trashDays, junkDays } = powers();
    for (let afterId = 0; ;) {
      const some = store.timedMailboxes(db, { trashDays, junkDays }, { afterId, limit: MAILBOXES });
      for (const row of some) await keepMailbox(signal, row);
      const last = some.at(-1);
      if (!last || signal.aborted) break;
      afterId = last.mailboxId;
    }
    if (archiveByYear) await fileByYear(signal);
    await until(signal, (work) => sweepLetters(work.db, PORTION) === PORTION);
  };
}
