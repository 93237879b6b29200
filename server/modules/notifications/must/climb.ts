import { systemActor } from "../../../kernel/access/actor.ts";
import { dayOf } from "../../../kernel/text/index.ts";
import type { Work } from "../../../kernel/work.ts";
import { deliveriesDue, noticesAdded } from "../contract.ts";
import { planAskDelivery } from "../delivery-store.ts";
import { maySee } from "../may-see.ts";
import { addToInboxes, ensureHappening } from "../store.ts";
import * as asks from "./ask-store.ts";
import type { MustStep } from "../contract/must.ts";
import { STEP_CHANNEL, tell, type MustParts } from "./core.ts";
import { headOver, unitOf } from "./people.ts";
import { dueAfter } from "./steps.ts";
import * as store from "./store.ts";

/** Somebody is asked to see to it that another has a notice. */
export const ON_BEHALF = "notifications.on-behalf";

const BATCH = 100;
const clerk = systemActor("notifications.climb");

/** Does every step that is due, each in a transaction of its own with its line in the ledger. */
export interface Climb {
  run(signal: AbortSignal): Promise<void>;
}

export function createClimb(parts: MustParts): Climb {
  const { kernel, people, registry, hours, zone } = parts;

  function takeStep(work: Work, row: store.MustPersonRow): void {
    const must = store.findMust(work.db, row.mustId);
    const step = must?.steps[row.reached];
    if (!must || !step || must.stoppedAt !== null || must.endsAt <= work.now || !maySeeIt(must, row.personId)) {
      giveUp(work, row);
      return;
    }
    const departmentId = unitOf(people, row.personId);
    if (!must.anyHour && !hours.isWorkingTime(work.now, departmentId)) {
      store.moveOn(work.db, row, {
        reached: row.reached,
        nextAt: hours.workingTimeFrom(work.now, departmentId),
      });
      return;
    }
    const asked = perform(work, must, row.personId, step.step);
    store.noteStep(work.db, {
      mustId: must.id,
      personId: row.personId,
      step: step.step,
      at: work.now,
      isEmpty: asked === undefined,
    });
    store.moveOn(work.db, row, {
      reached: row.reached + 1,
      nextAt: dueAfter(work.now, must.steps[row.reached + 1], { anyHour: must.anyHour, departmentId, hours }),
    });
    tell(parts, work, must.id, asked === undefined ? [] : [asked]);
  }

  /** No longer the person's to know, stopped, or over: the windows close. */
  function giveUp(work: Work, row: store.MustPersonRow): void {
    store.moveOn(work.db, row, { reached: row.reached, nextAt: null });
    tell(parts, work, row.mustId, asks.closeAsks(work.db, row.mustId, row.personId));
  }

  const maySeeIt = (must: store.MustRow, personId: number) => maySee(people, registry, personId, must);

  /** Returns who is asked; undefined where there is nobody. */
  function perform(work: Work, must: store.MustRow, personId: number, step: MustStep): number | undefined {
    switch (step) {
      case "sound": {
        const own = asks.askOf(work.db, must.id, personId, personId);
        if (own) asks.markSound(work.db, own.id, work.now);
        return personId;
      }
      case "sms": {
        const own = asks.askOf(work.db, must.id, personId, personId);
        return own && sendSms(work, own) ? personId : undefined;
      }
      case "deputy":
        return askAnother(work, must, personId, people.deputyOf(personId, dayOf(work.now, zone())), "deputy");
      case "head":
        return askAnother(work, must, personId, headOver(people, personId), "head");
    }
  }

  function sendSms(work: Work, ask: asks.AskRow): boolean {
    if (!registry.channel(STEP_CHANNEL)) return false;
    planAskDelivery(work.db, {
      channel: STEP_CHANNEL,
      personId: ask.askedId,
      happeningId: ask.happeningId,
      askId: ask.id,
      dueAt: work.now,
    });
    asks.markSms(work.db, ask.id, { state: "waiting", at: work.now, error: null });
    work.emit(deliveriesDue, { channel: STEP_CHANNEL });
    return true;
  }

  /** Whoever stands in hears of it with a sound and an SMS at once; the text itself only where he may see the thing. */
  function askAnother(
    work: Work,
    must: store.MustRow,
    personId: number,
    askedId: number | undefined,
    reason: "deputy" | "head",
  ): number | undefined {
    if (askedId === undefined || askedId === must.senderId || !people.actorOf(askedId)) return undefined;
    if (asks.askOf(work.db, must.id, personId, askedId)) return undefined;
    const name = people.people([personId])[0]?.name ?? "";
    const happeningId = ensureHappening(work.db, {
      kind: ON_BEHALF,
      subjectType: "notice",
      subjectId: String(must.id),
      dedupe: `${String(personId)} ${String(askedId)}`,
      fromId: must.senderId,
      titleVi: `Đồng chí ${name} chưa xác nhận thông báo`,
      titleEn: `${name} has not confirmed a notice`,
      // A notice of the sender's own words is for whoever is asked about it; any other thing keeps its own rule.
      body: must.subjectType === "notice" || maySeeIt(must, askedId) ? must.body : "",
      path: `/notices/${String(must.id)}`,
      at: work.now,
    });
    asks.insertAsks(work.db, { mustId: must.id, reason, happeningId, askedAt: work.now }, [{ personId, askedId }]);
    const ask = asks.askOf(work.db, must.id, personId, askedId);
    if (ask) {
      asks.markSound(work.db, ask.id, work.now);
      if (must.steps.some(({ step }) => step === "sms")) sendSms(work, ask);
    }
    const added = addToInboxes(work.db, happeningId, [askedId]);
    if (added.length > 0) work.emit(noticesAdded, { id: happeningId, personIds: added });
    return askedId;
  }

  return {
    async run(signal) {
      // Read through a function: it changes while others have their turn.
      const isClosing = () => signal.aborted;
      while (!isClosing()) {
        const due = store.duePeople(kernel.db, kernel.clock.now(), BATCH);
        if (due.length === 0) return;
        for (const row of due) {
          if (isClosing()) return;
          kernel.write(clerk, (work) => {
            // Confirmed, or taken by another run, since the batch was read.
            const now = store.findMustPerson(work.db, row.mustId, row.personId);
            if (typeof now?.nextAt === "number" && now.nextAt <= work.now) takeStep(work, now);
          });
        }
        await new Promise<void>((resolve) => setImmediate(resolve));
      }
    },
  };
}
