import { systemActor } from "../../kernel/access/actor.ts";
import { personKey } from "../../kernel/contract/index.ts";
import type { Kernel } from "../../kernel/module.ts";
import { nameSortKey } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import { reminderFired, REMINDERS_CHANGED } from "./contract.ts";
import type { ReminderDirectory, ReminderNotifications } from "./needs.ts";
import { tellDue } from "./notices.ts";
import type { Reckoner } from "./reckoning.ts";
import type { CopyRow, ReminderRow } from "./rows.ts";
import * as store from "./store.ts";

/** What comes by itself: what is due, what wakes, and what a changed calendar or clock moves. */
export interface Firing {
  /** Tells everybody of whatever is due now. What one reminder cannot do holds back no other. */
  keepTime(): void;
  /** Reckons anew what working days decide. */
  recalendar(work: Work): void;
  /** Open windows of these people read their lists anew, once this work is on disk. */
  changed(work: Work, keys: readonly string[]): void;
}

const BATCH = 200;
const MINUTE = 60_000;
const clerk = systemActor("reminders.keep-time");

export function createFiring(
  kernel: Kernel,
  parts: { directory: ReminderDirectory; notifications: ReminderNotifications; reckoner: Reckoner },
): Firing {
  const { db, clock } = kernel;
  const { directory, notifications, reckoner } = parts;

  function changed(work: Work, keys: readonly string[]): void {
    if (keys.length === 0) return;
    work.afterCommit(() => {
      kernel.live.publish({ audience: [...new Set(keys)] }, REMINDERS_CHANGED, {});
    });
  }

  /** Who is told. Who takes nothing from the author is not, unless it is for the whole of a unit. */
  function people(work: Work, row: ReminderRow, keys: readonly string[]) {
    const ofUnits = new Set(directory.expandAudience(keys.filter((key) => !key.startsWith("person:"))));
    return directory.people(directory.expandAudience(keys)).map(({ id, name }) => ({
      id,
      sortKey: nameSortKey(name),
      isMuted: id !== row.authorId && !ofUnits.has(id) && store.isMuted(work.db, id, row.authorId),
    }));
  }

  /**
   * One time of one reminder, in one transaction: that it was due, everybody's share, the notices, and the next time, reckoned from now. A crash
   * leaves all of it or nothing; a time that was told before is only passed over.
   */
  function fire(work: Work, id: number): void {
    const row = store.reminderById(work.db, id);
    if (row?.nextAt === undefined || row.nextAt === null || row.nextAt > work.now || row.removedAt !== null) return;
    const dueAt = row.nextAt;
    const occurrenceId = store.insertOccurrence(work.db, id, dueAt, work.now);
    // Nobody is left who could change or end it.
    const goesOn = directory.person(row.authorId)?.active === true;
    store.setNext(work.db, id, (goesOn ? reckoner.next(row, Math.max(work.now, dueAt)) : undefined) ?? null);
    store.markFired(work.db, id, work.now);
    if (occurrenceId === undefined) return;
    const keys = store.audienceOf(work.db, id);
    const all = people(work, row, keys);
    store.insertCopies(
      work.db,
      occurrenceId,
      all.map((each) => ({
        personId: each.id,
        sortKey: each.sortKey,
        state: each.isMuted ? "muted" : "open",
        at: dueAt,
      })),
    );
    const personIds = all.flatMap((each) => (each.isMuted ? [] : [each.id]));
    tellDue(work, notifications, row, { personIds, dueAt, dedupe: String(occurrenceId) });
    work.emit(reminderFired, { reminderId: id, occurrenceId, dueAt });
    changed(work, [personKey(row.authorId), ...keys]);
  }

  function wake(work: Work, copy: CopyRow): void {
    const row = store.reminderById(work.db, copy.reminderId);
    if (!row || copy.wakeAt === null) return;
    const round = copy.rounds + 1;
    store.markWoken(work.db, copy.copyId, round);
    tellDue(work, notifications, row, {
      personIds: [copy.personId],
      dueAt: copy.wakeAt,
      dedupe: `${String(copy.occurrenceId)}:${String(copy.personId)}:${String(round)}`,
    });
    changed(work, [personKey(copy.personId)]);
  }

  function attempt(what: string, id: number, step: (work: Work) => void): void {
    try {
      kernel.write(clerk, step);
    } catch (error) {
      kernel.log.error(`A reminder could not ${what}`, error, { id });
    }
  }

  /** The clock was put back: what returns would else be silent until the day on which it had been told of too early. */
  function followClock(now: number): void {
    for (const row of store.toldInTheFuture(db, now + MINUTE)) {
      attempt("follow the clock", row.id, (work) => {
        store.setNext(work.db, row.id, reckoner.next(row, work.now) ?? null);
        store.markFired(work.db, row.id, work.now);
      });
    }
  }

  return {
    changed,
    keepTime() {
      const now = clock.now();
      followClock(now);
      let due = { nextAt: -1, id: 0 };
      for (let batch = store.dueReminders(db, now, due, BATCH); batch.length > 0;) {
        for (const { id, nextAt } of batch) {
          due = { nextAt: nextAt ?? now, id };
          attempt("come", id, (work) => {
            fire(work, id);
          });
        }
        batch = store.dueReminders(db, now, due, BATCH);
      }
      let asleep = { wakeAt: -1, id: 0 };
      for (let batch = store.copiesToWake(db, now, asleep, BATCH); batch.length > 0;) {
        for (const copy of batch) {
          asleep = { wakeAt: copy.wakeAt ?? now, id: copy.copyId };
          attempt("wake", copy.reminderId, (work) => {
            wake(work, copy);
          });
        }
        batch = store.copiesToWake(db, now, asleep, BATCH);
      }
    },
    recalendar(work) {
      for (const row of store.calendarReminders(work.db, work.now)) {
        store.setNext(work.db, row.id, reckoner.next(row, work.now) ?? null);
      }
    },
  };
}
