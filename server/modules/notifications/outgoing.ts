import { systemActor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import { deliveriesDue } from "./contract.ts";
import * as deliveries from "./delivery-store.ts";
import { maySee } from "./may-see.ts";
import { findAsk, markSms } from "./must/ask-store.ts";
import { STEP_CHANNEL, tell } from "./must/core.ts";
import type { People } from "./people.ts";
import { choicesAbout, FIRST_PREFERENCES, preferencesOf } from "./preference-store.ts";
import { quietUntil } from "./quiet.ts";
import { defaultChannels, type Registry } from "./registry.ts";
import { Unreachable, type Channel, type NoticeKind } from "./types.ts";

/**
 * What goes out over channels. The rows that are still to be delivered are written in the transaction of the notice; here they are worked off,
 * each by itself, so that one unreachable person holds up nobody.
 */
export interface Outgoing {
  /** Inside the transaction of a notice: who is reached over which channel, and when. */
  plan(
    work: Work,
    kind: NoticeKind,
    happeningId: number,
    personIds: readonly number[],
    /** It climbs: the channel of its step is not used beside it. */
    mustArrive: boolean,
  ): void;
  /** Delivers what is due; resolves when nothing is. A second call while one is under way joins it. */
  pump(channelName: string): Promise<void>;
  pumpAll(): Promise<void>;
  /** Finishes the delivery under way, 5 s at most, and begins no other. */
  stop(): void;
}

export interface OutgoingParts {
  readonly kernel: Pick<Kernel, "db" | "write" | "clock" | "log" | "live">;
  readonly people: People;
  readonly registry: Registry;
  readonly zone: () => string;
}

const MINUTE = 60_000;
/** Pauses after the first, second, … failure; after the last one the delivery is given up. */
const PAUSES = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * MINUTE);
/** A channel that has not answered by then counts as failed. */
const PATIENCE = MINUTE;
const PATIENCE_AT_STOP = 5_000;
const BATCH = 50;

export function createOutgoing({ kernel, people, registry, zone }: OutgoingParts): Outgoing {
  const { db, clock } = kernel;
  const log = kernel.log.named("notifications");
  const clerk = systemActor("notifications.deliver", "event");
  const running = new Map<string, Promise<void>>();
  const closing = new AbortController();

  async function deliver(channel: Channel, due: deliveries.DueDelivery): Promise<void> {
    // Read meanwhile, gone, or no longer this person's to know.
    const isWanted = due.askId === null ? due.isUnread === 1 : due.isAsked === 1;
    if (!isWanted || !maySee(people, registry, due.personId, due)) {
      finish(due);
      return;
    }
    const faces = new Map(
      people.people([due.personId, ...(due.fromId === null ? [] : [due.fromId])]).map((face) => [face.id, face]),
    );
    const language = people.languageOf(due.personId);
    const sender = due.fromId === null ? undefined : faces.get(due.fromId);
    const notice = {
      deliveryId: due.deliveryId,
      kind: due.kind,
      urgent: due.askId !== null || (registry.kind(due.kind)?.urgent ?? false),
      title: language === "vi" ? due.titleVi : due.titleEn,
      body: due.body,
      path: due.path,
      at: due.at,
      from: sender && { id: sender.id, name: sender.name },
      ...(due.askId !== null && { ask: { id: due.askId, endsAt: due.askEndsAt ?? clock.now() } }),
    };
    const person = { id: due.personId, name: faces.get(due.personId)?.name ?? "", language };
    try {
      const outcome = await withPatience(channel.deliver(notice, person));
      // Whether it went out is not known: the next start delivers it again rather than not at all.
      if (outcome === "closing") return;
      finish(due, true);
    } catch (error) {
      postpone(channel, due, error);
    }
  }

  function finish({ deliveryId, askId }: deliveries.DueDelivery, isSent = false): void {
    kernel.write(clerk, (work) => {
      deliveries.finishDelivery(work.db, deliveryId);
      if (askId !== null && isSent) onAsk(work, askId, { state: "sent", at: work.now, error: null });
    });
  }

  /** Whoever watches a must-arrive notice sees what became of the message. */
  function onAsk(work: Work, askId: number, outcome: Parameters<typeof markSms>[2]): void {
    markSms(work.db, askId, outcome);
    const mustId = findAsk(work.db, askId)?.mustId;
    if (mustId !== undefined) tell({ kernel }, work, mustId, []);
  }

  function postpone(channel: Channel, due: deliveries.DueDelivery, error: unknown): void {
    const pause = error instanceof Unreachable ? undefined : PAUSES[due.attempts];
    log.warn(pause === undefined ? "A notice could not be delivered and was given up" : "A notice was not delivered", {
      channel: channel.name,
      kind: due.kind,
      person: due.personId,
      attempt: due.attempts + 1,
      reason: String(error),
    });
    kernel.write(clerk, (work) => {
      deliveries.postponeDelivery(work.db, due.deliveryId, {
        dueAt: work.now + (pause ?? 0),
        error: reasonOf(error),
        failedAt: pause === undefined ? work.now : null,
      });
      if (due.askId !== null && pause === undefined) {
        onAsk(work, due.askId, { state: "failed", at: work.now, error: reasonOf(error) });
      }
    });
  }

  async function withPatience(delivery: Promise<void>): Promise<"done" | "closing"> {
    let timer: NodeJS.Timeout | undefined;
    let onClose: (() => void) | undefined;
    const tooLong = new Promise<"closing">((resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`No answer within ${String(PATIENCE / 1000)} s`));
      }, PATIENCE);
      onClose = () => {
        clearTimeout(timer);
        timer = setTimeout(resolve, PATIENCE_AT_STOP, "closing");
      };
      closing.signal.addEventListener("abort", onClose);
    });
    try {
      return await Promise.race([delivery.then(() => "done" as const), tooLong]);
    } finally {
      clearTimeout(timer);
      if (onClose) closing.signal.removeEventListener("abort", onClose);
    }
  }

  // Read through a function: it changes while a delivery is awaited.
  const isClosing = () => closing.signal.aborted;

  async function run(channel: Channel): Promise<void> {
    while (!isClosing()) {
      const batch = deliveries.dueDeliveries(db, channel.name, clock.now(), BATCH);
      if (batch.length === 0) return;
      for (const due of batch) {
        if (isClosing()) return;
        await deliver(channel, due);
      }
    }
  }

  async function pump(channelName: string): Promise<void> {
    const channel = registry.channel(channelName);
    if (!channel) return;
    // What is planned while a run ends is taken by the run after it.
    await running.get(channelName);
    const mine = running.get(channelName) ?? run(channel);
    running.set(channelName, mine);
    try {
      await mine;
    } finally {
      if (running.get(channelName) === mine) running.delete(channelName);
    }
  }

  return {
    plan(work, kind, happeningId, personIds, mustArrive) {
      for (const channel of registry.channels()) {
        if (mustArrive && channel.name === STEP_CHANNEL) continue;
        const isOnAtFirst = defaultChannels(kind).includes(channel.name);
        const choices = choicesAbout(work.db, kind.name, channel.name, personIds);
        const wanted = personIds.filter((id) => choices.get(id) ?? isOnAtFirst);
        if (wanted.length === 0) continue;
        const preferences = preferencesOf(work.db, wanted);
        const planned = wanted.map((id) => {
          const { quiet } = preferences.get(id) ?? FIRST_PREFERENCES;
          return { id, dueAt: (kind.urgent ? undefined : quietUntil(quiet, work.now, zone())) ?? work.now };
        });
        deliveries.planDeliveries(work.db, channel.name, happeningId, planned);
        if (planned.some(({ dueAt }) => dueAt <= work.now)) work.emit(deliveriesDue, { channel: channel.name });
      }
    },
    pump,
    async pumpAll() {
      await Promise.all(registry.channels().map(({ name }) => pump(name)));
    },
    stop() {
      closing.abort();
    },
  };
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);
