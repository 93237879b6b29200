import { may, personOf, type Actor } from "../../../kernel/access/actor.ts";
import { kernelErrors } from "../../../kernel/errors.ts";
import type { Work } from "../../../kernel/work.ts";
import { notificationErrors } from "../errors.ts";
import type { Subject } from "../types.ts";
import { findAsk } from "./ask-store.ts";
import type { ConfirmWay } from "../contract/must.ts";
import { confirmFor, stop, type MustParts } from "./core.ts";
import { startMust } from "./start.ts";
import * as store from "./store.ts";
import type { MustArrive, MustFrontDoor } from "./types.ts";

export const SEND_MUST = "notifications.must-arrive";

/** What the parts of this module ask of must-arrive notices, beside the front door. */
export interface Must extends MustFrontDoor {
  start(
    work: Work,
    happening: { readonly id: number; readonly senderId: number | null },
    personIds: readonly number[],
    wanted: MustArrive,
  ): number;
  /** The thing is gone, and with it every notice of it. Returns the ids of the must-arrive notices that went. */
  forget(work: Work, subject: Subject): number[];
  /**
   * The actor has it, for whom he was asked. Said twice it does no harm. Refuses `notifications.notWaiting` where it was stopped or is over,
   * 404 for another's question.
   */
  confirmAsk(actor: Actor, askId: number, way: ConfirmWay): void;
}

export function createMust(parts: MustParts): Must {
  const { kernel } = parts;

  return {
    maySendMustArrive: (actor) => may(actor, SEND_MUST),

    start: (work, happening, personIds, wanted) => startMust(parts, work, happening, personIds, wanted),

    confirmSubject(work, personId, subject, way = "module") {
      for (const must of store.mustsOfSubject(work.db, subject)) {
        confirmFor(parts, work, must, { personId, byId: personId, way });
      }
    },

    stopMustArrive(work, subject) {
      for (const must of store.mustsOfSubject(work.db, subject)) stop(parts, work, must, work.actor);
    },

    mustArriveOf(subject) {
      const must = store.mustsOfSubject(kernel.db, subject)[0];
      return must && { id: must.id, ...store.countPeople(kernel.db, must.id), stoppedAt: must.stoppedAt };
    },

    forget(work, subject) {
      const musts = store.mustsOfSubject(work.db, subject);
      for (const must of musts) {
        stop(parts, work, must, work.actor);
        store.deleteMust(work.db, must.id);
      }
      return musts.map(({ id }) => id);
    },

    confirmAsk(actor, askId, way) {
      const person = personOf(actor);
      kernel.write(actor, (work) => {
        const ask = findAsk(work.db, askId);
        const must = ask?.askedId === person.id ? store.findMust(work.db, ask.mustId) : undefined;
        if (!ask || !must) throw kernelErrors.notFound();
        const row = store.findMustPerson(work.db, must.id, ask.personId);
        if (row?.confirmedAt !== null) return;
        if (ask.isOpen === 0) throw notificationErrors.notWaiting();
        confirmFor(parts, work, must, { personId: ask.personId, byId: person.id, way });
      });
    },
  };
}
