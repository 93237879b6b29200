import { personOf, type Actor } from "../../kernel/access/actor.ts";
import { done, personKey } from "../../kernel/contract/index.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { Kernel } from "../../kernel/module.ts";
import { nameSortKey } from "../../kernel/text/index.ts";
import type { Work } from "../../kernel/work.ts";
import type { Face } from "./contract.ts";
import { reminderErrors } from "./errors.ts";
import { SUBJECT, tellGiven } from "./notices.ts";
import { faceOf } from "./present.ts";
import type { CopyRow } from "./rows.ts";
import type { BookParts } from "./service.ts";
import * as store from "./store.ts";

/** What a person does with what he was reminded of, and whom he takes reminders from. `id` is that of his own share. */
export interface ReminderShares {
  finish(actor: Actor, id: number): typeof done;
  /** Takes `finish` and `snooze` back. */
  reopen(actor: Actor, id: number): typeof done;
  snooze(actor: Actor, id: number, untilAt: number): typeof done;
  /** Passes it on; the other is told at once. */
  pass(actor: Actor, id: number, personId: number): typeof done;
  mutes(actor: Actor): { items: Face[] };
  mute(actor: Actor, authorId: number): typeof done;
  unmute(actor: Actor, authorId: number): typeof done;
}

const LONGEST_SNOOZE = 366 * 86_400_000;

export function createReminderShares(kernel: Kernel, parts: BookParts): ReminderShares {
  const { db } = kernel;
  const { directory, notifications, firing } = parts;

  /** Does something with a person's own share and lets his windows, and the author's, know. */
  function act(actor: Actor, id: number, step: (work: Work, copy: CopyRow) => void): typeof done {
    const person = personOf(actor);
    kernel.write(actor, (work) => {
      const copy = store.findCopy(work.db, id, person.id);
      if (!copy) throw kernelErrors.notFound();
      step(work, copy);
      const author = store.reminderById(work.db, copy.reminderId)?.authorId ?? person.id;
      firing.changed(work, [personKey(person.id), personKey(author)]);
      work.afterCommit(parts.setAlarm);
    });
    return done;
  }

  function demandOpen(copy: CopyRow): void {
    if (copy.state !== "open") throw reminderErrors.notOpen();
  }

  return {
    finish: (actor, id) =>
      act(actor, id, (work, copy) => {
        if (copy.state === "done") return;
        demandOpen(copy);
        store.setCopy(work.db, copy, "done", { at: work.now, doneAt: work.now });
        notifications.markSubjectRead(work, copy.personId, { type: SUBJECT, id: copy.reminderId });
      }),

    reopen: (actor, id) =>
      act(actor, id, (work, copy) => {
        if (copy.state === "passed") throw reminderErrors.notOpen();
        const wasEarly = copy.firedAt < copy.dueAt && copy.dueAt > work.now;
        if (!wasEarly) {
          store.setCopy(work.db, copy, "open", { at: copy.dueAt });
          return;
        }
        // It was done before its time: that time comes again.
        store.deleteOccurrence(work.db, copy.occurrenceId);
        store.setNext(work.db, copy.reminderId, copy.dueAt);
      }),

    snooze: (actor, id, untilAt) =>
      act(actor, id, (work, copy) => {
        demandOpen(copy);
        if (untilAt <= work.now || untilAt > work.now + LONGEST_SNOOZE) {
          throw reminderErrors.snoozeTime({}, "/body/untilAt");
        }
        store.setCopy(work.db, copy, "open", { at: untilAt, wakeAt: untilAt });
        notifications.markSubjectRead(work, copy.personId, { type: SUBJECT, id: copy.reminderId });
      }),

    pass: (actor, id, personId) =>
      act(actor, id, (work, copy) => {
        demandOpen(copy);
        const other = directory.person(personId);
        const isTold = store.copyOf(work.db, copy.occurrenceId, personId) !== undefined;
        if (!other?.active || isTold) throw reminderErrors.cannotPass({}, "/body/personId");
        if (store.isMuted(work.db, personId, copy.personId)) throw reminderErrors.refusesYou({}, "/body/personId");
        store.setCopy(work.db, copy, "passed", { at: copy.dueAt });
        store.insertCopies(work.db, copy.occurrenceId, [
          { personId, sortKey: nameSortKey(other.name), state: "open", at: copy.dueAt },
        ]);
        notifications.markSubjectRead(work, copy.personId, { type: SUBJECT, id: copy.reminderId });
        const body = store.reminderById(work.db, copy.reminderId)?.title ?? "";
        const dedupe = `passed:${String(copy.copyId)}`;
        tellGiven(work, notifications, { id: copy.reminderId, to: [personId], from: copy.personId, body, dedupe });
        work.audit({
          action: "reminders.passed",
          subject: { type: SUBJECT, id: copy.reminderId },
          detail: { to: personId },
        });
        firing.changed(work, [personKey(personId)]);
      }),

    mutes: (actor) => ({
      items: store.mutedBy(db, personOf(actor).id).map((authorId) => faceOf(directory, authorId)),
    }),

    mute(actor, authorId) {
      const person = personOf(actor);
      if (!directory.person(authorId) || authorId === person.id) throw kernelErrors.notFound();
      kernel.write(actor, (work) => {
        store.setMute(work.db, person.id, authorId, work.now);
      });
      return done;
    },

    unmute(actor, authorId) {
      kernel.write(actor, (work) => {
        store.setMute(work.db, personOf(actor).id, authorId, null);
      });
      return done;
    },
  };
}
