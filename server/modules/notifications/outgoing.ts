import { systemActor } from "../../kernel/access/actor.ts";
import { personKey } from "../../kernel/contract/index.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import { deliveriesDue } from "./contract.ts";
import * as deliveries from "./delivery-store.ts";
import { maySee } from "./may-see.ts";
import { findAsk, markSms } from "./must/ask-store.ts";
import { STEP_CHANNEL, tell } from "./must/core.ts";
import { unitOf, type MustPeople } from "./must/people.ts";
import type { WorkingHours } from "./must/steps.ts";
import { withPatience } from "./patience.ts";
import { FIRST_PREFERENCES, preferencesOf } from "./preference-store.ts";
import type { Registry } from "./registry.ts";
import type { NotificationSettings } from "./settings.ts";
import { Unreachable, type Channel, type ChannelNotice, type ChannelPerson, type NoticeKind } from "./types.ts";
import { digestAt, heldUntil, modesFor, passesDnd, timesOf } from "./ways.ts";

/**
 * What goes out over channels. The rows that are still to be delivered are written in the transaction of the notice; here they are worked off,
 * each by itself (a digest: each person by himself), so that one unreachable person holds up nobody.
 */
export interface Outgoing {
  /** Inside the transaction of a notice: who is reached over which channel, and when. */
  plan(
    work: Work,
    kind: NoticeKind,
    happening: { readonly id: number; readonly fromId: number | null },
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
  readonly people: MustPeople;
  readonly registry: Registry;
  readonly zone: () => string;
  readonly hours: WorkingHours;
  readonly settings: () => Readonly<NotificationSettings>;
}

const MINUTE = 60_000;
/** Pauses after the first, second, … failure; after the last one the delivery is given up. */
const PAUSES = [1, 5, 15, 60, 240, 720].map((minutes) => minutes * MINUTE);
const BATCH = 50;
/** A digest is read, not filed: what is beyond goes into the next one. */
const MOST_COLLECTED = 200;

export function createOutgoing({ kernel, people, registry, zone, hours, settings }: OutgoingParts): Outgoing {
  const { db, clock } = kernel;
  const log = kernel.log.named("notifications");
  const clerk = systemActor("notifications.deliver", "event");
  const running = new Map<string, Promise<void>>();
  const closing = new AbortController();

  /** Not read meanwhile, not gone, still this person's to know. */
  function isWanted(due: deliveries.DueDelivery): boolean {
    const waits = due.askId === null ? due.isUnread === 1 : due.isAsked === 1;
    return waits && maySee(people, registry, due.personId, due);
  }

  function personOf(id: number): ChannelPerson {
    return { id, name: people.people([id])[0]?.name ?? "", language: people.languageOf(id) };
  }

  function noticeOf(due: deliveries.DueDelivery, person: ChannelPerson): ChannelNotice {
    const sender = due.fromId === null ? undefined : people.people([due.fromId])[0];
    return {
      deliveryId: due.deliveryId,
      kind: due.kind,
      urgent: due.askId !== null || (registry.kind(due.kind)?.urgent ?? false),
      title: person.language === "vi" ? due.titleVi : due.titleEn,
      body: due.body,
      path: due.path,
      at: due.at,
      from: sender && { id: sender.id, name: sender.name },
      ...(due.askId !== null && { ask: { id: due.askId, endsAt: due.askEndsAt ?? clock.now() } }),
    };
  }

  async function deliver(channel: Channel, due: deliveries.DueDelivery): Promise<void> {
    if (!isWanted(due)) {
      finish([due]);
      return;
    }
    if (due.begunAt !== null) {
      // It was with the channel when the program ended: rather not than twice.
      giveUp(channel, due, "unknown-outcome");
      return;
    }
    if (registry.kind(due.kind)?.atMostOnce === true) {
      kernel.write(clerk, (work) => {
        deliveries.beginDelivery(work.db, due.deliveryId, work.now);
      });
    }
    const person = personOf(due.personId);
    await attempt(channel, [due], () => channel.deliver(noticeOf(due, person), person));
  }

  /** Everything that was collected for the person, in one message. */
  async function deliverDigest(channel: Channel, personId: number): Promise<void> {
    const all = deliveries.collected(db, channel.name, personId, MOST_COLLECTED);
    const wanted = all.filter(isWanted);
    finish(all.filter((due) => !wanted.includes(due)));
    if (wanted.length === 0 || !channel.digest) return;
    const { digest } = channel;
    const person = personOf(personId);
    const notices = wanted.map((due) => noticeOf(due, person));
    await attempt(channel, wanted, () => digest(notices, person));
  }

  async function attempt(
    channel: Channel,
    dues: readonly deliveries.DueDelivery[],
    send: () => Promise<void>,
  ): Promise<void> {
    try {
      const outcome = await withPatience(send(), closing.signal);
      // Whether it went out is not known: the next start delivers it again rather than not at all.
      if (outcome === "closing") return;
      finish(dues, true);
    } catch (error) {
      for (const due of dues) postpone(channel, due, error);
    }
  }

  function finish(dues: readonly deliveries.DueDelivery[], isSent = false): void {
    if (dues.length === 0) return;
    kernel.write(clerk, (work) => {
      for (const { deliveryId, askId } of dues) {
        deliveries.finishDelivery(work.db, deliveryId);
        if (askId !== null && isSent) onAsk(work, askId, { state: "sent", at: work.now, error: null, deliveryId });
      }
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
    if (pause === undefined) {
      giveUp(channel, due, reasonOf(error));
      return;
    }
    log.warn("A notice was not delivered", about(channel, due, reasonOf(error)));
    kernel.write(clerk, (work) => {
      deliveries.postponeDelivery(work.db, due.deliveryId, {
        dueAt: work.now + pause,
        error: reasonOf(error),
        failedAt: null,
      });
    });
  }

  function giveUp(channel: Channel, due: deliveries.DueDelivery, error: string): void {
    log.warn("A notice could not be delivered and was given up", about(channel, due, error));
    kernel.write(clerk, (work) => {
      deliveries.postponeDelivery(work.db, due.deliveryId, { dueAt: work.now, error, failedAt: work.now });
      if (due.askId !== null) onAsk(work, due.askId, { state: "failed", at: work.now, error });
    });
  }

  const about = (channel: Channel, due: deliveries.DueDelivery, reason: string) => ({
    channel: channel.name,
    kind: due.kind,
    person: due.personId,
    attempt: due.attempts + 1,
    reason,
  });

  // Read through a function: it changes while a delivery is awaited.
  const isClosing = () => closing.signal.aborted;

  async function run(channel: Channel): Promise<void> {
    while (!isClosing()) {
      const batch = deliveries.dueDeliveries(db, channel.name, clock.now(), BATCH);
      if (batch.length === 0) return;
      const digested = new Set<number>();
      for (const due of batch) {
        if (isClosing()) return;
        if (due.isDigest === 0 || !channel.digest) await deliver(channel, due);
        else if (!digested.has(due.personId)) {
          digested.add(due.personId);
          await deliverDigest(channel, due.personId);
        }
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
    plan(work, kind, happening, personIds, mustArrive) {
      const agency = settings();
      const preferences = preferencesOf(work.db, personIds);
      const senderKeys = senderKeysOf(happening.fromId);
      for (const channel of registry.channelsFor(kind)) {
        if (mustArrive && channel.name === STEP_CHANNEL) continue;
        const mode = modesFor(work.db, agency, kind, channel.name, personIds);
        const planned = personIds.flatMap((id) => {
          const how = mode(id);
          if (how === "off") return [];
          const own = preferences.get(id) ?? FIRST_PREFERENCES;
          const times = timesOf(agency, own);
          const isDigest = how === "digest" && channel.digest !== undefined;
          const first = isDigest ? digestAt(times.digest, work.now, zone()) : work.now;
          if (kind.urgent === true) return [{ id, dueAt: first, isDigest }];
          const isHeld = channel.disturbs === true && !passesDnd(agency, own, senderKeys, work.now);
          const begins = isHeld ? Math.max(first, own.dndUntil ?? first) : first;
          const departmentId = times.onlyWork ? unitOf(people, id) : undefined;
          const dueAt = heldUntil(times, begins, { zone: zone(), hours, departmentId }) ?? begins;
          return [{ id, dueAt, isDigest }];
        });
        if (planned.length === 0) continue;
        deliveries.planDeliveries(work.db, channel.name, happening.id, planned);
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

  function senderKeysOf(fromId: number | null): readonly string[] {
    return fromId === null ? [] : (people.actorOf(fromId)?.audienceKeys ?? [personKey(fromId)]);
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 500);
