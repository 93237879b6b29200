import { writeSubmit, type SendOutcome, type WrittenPdu } from "../../protocols/gsm/index.ts";
import { systemActor } from "../../kernel/access/actor.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import { applyOutcome, settleMessage, settleUnknown, type Aftermath } from "./outcome.ts";
import { rankOf, type Standing } from "./pool.ts";
import type { MessageRow, PartRow } from "./rows.ts";
import type { SmsSettings } from "./settings.ts";
import * as store from "./store.ts";

/** A card that can send: a modem with its SIM. */
export interface Carrier {
  readonly sim: string;
  isReady(): boolean;
  /** One part, or with `sendsWhole` the whole message at its first. */
  send(pdu: WrittenPdu, number: string, message: { readonly id: number; readonly text: string }): Promise<SendOutcome>;
  /** It splits texts by itself: a gateway. Its parts end together. */
  readonly sendsWhole?: boolean;
  /** Stops sending until somebody has looked. */
  hold(reason: NonNullable<Aftermath["holds"]>): void;
  drain(): Promise<void>;
  /** Without it: as good as any. */
  standing?(): Omit<Standing, "left">;
}

export interface Sending {
  /** Works for a card until it is no longer ready. A second call for the same card while one is under way does nothing. */
  serve(carrier: Carrier): void;
  /** Something is due. */
  wake(): void;
  /** What was under way when the program ended is unknown now. Called once, before anything is sent. */
  recover(): void;
  /** Expires, and sends again what may be sent again. Called every few seconds. */
  keepTime(): void;
  stop(): Promise<void>;
}

interface Job {
  readonly message: MessageRow;
  readonly parts: readonly PartRow[];
  readonly pdu: WrittenPdu;
}

const MINUTE = 60_000;
const IDLE = 5_000;
/** Before writing is tried again where it failed. */
const UNWRITABLE = 1_000;
/** A clock that goes back by more was set. */
const BACK = 60_000;
/** How many times longer the report of a card that is away is waited for. */
const ABSENT_PATIENCE = 10;
/** So long after the last message to a person the next one still goes over the same card. */
const CONVERSATION = 12 * 3_600_000;
const clerk = systemActor("sms.sending", "sms");

export function createSending(
  kernel: Pick<Kernel, "db" | "write" | "clock" | "log">,
  settings: () => SmsSettings,
  { startOfDay, changed }: { startOfDay(now: number): number; changed(messageId: number): void },
): Sending {
  const { db, clock } = kernel;
  const workers = new Map<string, Promise<void>>();
  const carriers = new Map<string, Carrier>();
  /** Numbers to which a card is just sending: all messages to one person go in order. */
  const busy = new Map<string, string>();
  /** Since when each card has been there: the reports that the network kept come first. */
  const servedSince = new Map<string, number>();
  const recent = new Map<string, number[]>();
  const sleepers = new Map<() => void, string>();
  let lastNow = clock.now();
  let closing = false;
  const isClosing = () => closing;

  /** The best card wakes first, and so takes what there is. */
  function wake(): void {
    if (sleepers.size < 2) {
      for (const each of [...sleepers.keys()]) each();
      return;
    }
    const { lowBalance } = settings();
    const ranked = [...sleepers].map(([each, sim]) => ({ each, rank: rankOf(standingOf(sim), lowBalance) }));
    for (const { each } of ranked.sort((a, b) => b.rank - a.rank)) each();
  }

  function standingOf(sim: string): Standing {
    const { dailyCap } = settings();
    const known = carriers.get(sim)?.standing?.() ?? { signal: undefined, isRoaming: false, balance: null };
    return { ...known, left: dailyCap - store.partsOverSim(db, sim, startOfDay(clock.now())) };
  }

  function sleep(sim: string, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        sleepers.delete(done);
        resolve();
      };
      // Whoever's time has come wakes the others too: the best of them takes what is due.
      const timer = setTimeout(wake, milliseconds);
      sleepers.set(done, sim);
    });
  }

  /** Milliseconds until this card may send its next part: the pace, then the day's cap. */
  function wait(sim: string): number {
    const now = clock.now();
    const { partsPerMinute, dailyCap } = settings();
    if (partsPerMinute > 0) {
      const last = (recent.get(sim) ?? []).filter((at) => at > now - MINUTE && at <= now);
      recent.set(sim, last);
      const oldest = last.at(-partsPerMinute);
      if (oldest !== undefined) return oldest + MINUTE - now;
    }
    return store.partsOverSim(db, sim, startOfDay(now)) >= dailyCap ? MINUTE : 0;
  }

  /** The other cards that could send now, or soon. */
  const othersThan = (sim: string): string[] =>
    [...carriers].flatMap(([other, carrier]) =>
      other !== sim && carrier.isReady() && wait(other) < MINUTE ? [other] : [],
    );

  /** The next part of the message in hand, else of the next message; on disk as being handed over before it is. */
  function claim(work: Work, carrier: Carrier, inHand?: number): Job | undefined {
    const { sim } = carrier;
    const numbers = [...busy].flatMap(([number, by]) => (by === sim ? [] : [number]));
    const message =
      (inHand === undefined ? undefined : nextOf(work, inHand)) ??
      store.nextMessage(work.db, {
        sim,
        now: work.now,
        since: work.now - CONVERSATION,
        busy: numbers,
        others: othersThan(sim),
      });
    if (!message) return undefined;
    const waiting = store.partsOf(work.db, message.id).filter(({ state }) => state === "queued");
    const parts = carrier.sendsWhole ? waiting : waiting.slice(0, 1);
    const [part] = parts;
    if (!part) {
      settleMessage(work, message.id);
      return undefined;
    }
    const pdu = pduOf(message, part.sequence, work.now);
    if (!pdu) {
      store.setPart(work.db, part, { state: "failed" });
      settleMessage(work, message.id, { error: "our-fault" });
      return claim(work, carrier);
    }
    for (const each of parts) {
      store.setPart(work.db, each, { state: "submitting", sim, submittedAt: work.now, mr: null });
      store.addHistory(work.db, message.id, work.now, "submitting", each.sequence, sim);
    }
    store.setMessage(work.db, message.id, work.now, { state: "sending", sim });
    for (const [number, by] of busy) if (by === sim) busy.delete(number);
    busy.set(message.number, sim);
    return {
      message: { ...message, sim },
      parts: parts.map((each) => ({ ...each, sim, submittedAt: work.now })),
      pdu,
    };
  }

  /** The message in hand, while it has parts that may go now. */
  function nextOf(work: Work, id: number): MessageRow | undefined {
    const message = store.findMessage(work.db, clerk, id);
    const goesOn = message?.state === "sending" && message.dueAt <= work.now && message.expiresAt > work.now;
    return goesOn && store.partsOf(work.db, id).some(({ state }) => state === "queued") ? message : undefined;
  }

  function finish(work: Work, { message, parts }: Job, result: SendOutcome): Aftermath {
    let aftermath: Aftermath = {};
    for (const part of parts) aftermath = applyOutcome(work, message, part, result);
    return aftermath;
  }

  async function run(carrier: Carrier): Promise<void> {
    const { sim } = carrier;
    let outcome: { job: Job; result: SendOutcome } | undefined;
    for (;;) {
      const isReady = carrier.isReady() && !isClosing();
      const pause = isReady ? wait(sim) : 0;
      const previous = outcome;
      outcome = undefined;
      let aftermath: Aftermath = {};
      let job: Job | undefined;
      try {
        // One transaction writes how the last part ended and that the next one begins.
        job = kernel.write(clerk, (work) => {
          if (previous) aftermath = finish(work, previous.job, previous.result);
          const mayGoOn = isReady && pause <= 0 && aftermath.holds === undefined && !aftermath.drains;
          return mayGoOn ? claim(work, carrier, previous?.job.message.id) : undefined;
        });
      } catch (error) {
        // The disk is full: nothing is sent, and how the last part ended is kept until it can be written.
        kernel.log.error("What became of a message cannot be written", error, { sim });
        if (isClosing()) return;
        outcome = previous;
        await sleep(sim, UNWRITABLE);
        continue;
      }
      if (!job) for (const [number, by] of busy) if (by === sim) busy.delete(number);
      if (previous) {
        changed(previous.job.message.id);
        // What waits for this number's turn may go over another card now.
        if (previous.job.message.number !== job?.message.number) wake();
      }
      if (aftermath.holds) carrier.hold(aftermath.holds);
      if (aftermath.drains) await carrier.drain();
      if (!job) {
        if (!carrier.isReady() || isClosing()) return;
        await sleep(sim, untilNext(pause));
        continue;
      }
      const now = clock.now();
      recent.set(sim, [...(recent.get(sim) ?? []).slice(-10_000), ...job.parts.map(() => now)]);
      outcome = { job, result: await carrier.send(job.pdu, job.message.number, job.message) };
    }
  }

  function untilNext(pause: number): number {
    if (pause > 0) return Math.min(pause, IDLE);
    const now = clock.now();
    const due = store.nextDueAt(db, now);
    return due === undefined ? IDLE : Math.min(IDLE, due - now);
  }

  return {
    serve(carrier) {
      if (closing) return;
      servedSince.set(carrier.sim, clock.now());
      carriers.set(carrier.sim, carrier);
      if (workers.has(carrier.sim)) {
        // It slept while its modem was away.
        wake();
        return;
      }
      const worker = run(carrier)
        .catch((error: unknown) => {
          kernel.log.error("A card stopped sending", error, { sim: carrier.sim });
        })
        .finally(() => {
          workers.delete(carrier.sim);
          carriers.delete(carrier.sim);
        });
      workers.set(carrier.sim, worker);
    },
    wake,
    recover() {
      kernel.write(clerk, (work) => {
        for (const part of store.submittingParts(work.db)) {
          store.setPart(work.db, part, { state: "unknown" });
          store.addHistory(work.db, part.messageId, work.now, "unknown", part.sequence, "the program ended");
          settleMessage(work, part.messageId);
          settleUnknown(work, part.sim ?? "", part.number);
        }
      });
    },
    keepTime() {
      const now = clock.now();
      if (now < lastNow - BACK) followBack(lastNow - now);
      lastNow = now;
      const expired = store.expiredMessages(db, now);
      const patience = settings().unknownSeconds * 1000;
      const unknown = store.unknownParts(db, now - patience).filter((part) => isOverdue(part, now, patience));
      if (expired.length === 0 && unknown.length === 0) return;
      kernel.write(clerk, (work) => {
        for (const { id } of expired) expire(work, id);
        for (const part of unknown) {
          store.setPart(work.db, part, { state: "queued", mr: null });
          store.addHistory(work.db, part.messageId, work.now, "again", part.sequence, "no report came");
          settleMessage(work, part.messageId, { dueAt: work.now });
        }
      });
      for (const { id } of expired) changed(id);
      wake();
    },
    async stop() {
      closing = true;
      wake();
      await Promise.all(workers.values());
    },
  };

  /** The clock was set back: what waits by it is moved along, or it would wait for the time that was. */
  function followBack(by: number): void {
    kernel.log.warn("The clock was set back; messages that wait are moved along", { seconds: Math.round(by / 1_000) });
    kernel.write(clerk, (work) => {
      store.moveBack(work.db, by);
    });
    for (const [sim, since] of servedSince) servedSince.set(sim, since - by);
  }

  /** Whether no report can be expected any more. A card that is away may bring it yet; one that stays away is not waited for forever. */
  function isOverdue({ sim, submittedAt }: PartRow, now: number, patience: number): boolean {
    const since = sim !== null && workers.has(sim) ? servedSince.get(sim) : undefined;
    if (since === undefined) return now - (submittedAt ?? 0) > patience * ABSENT_PATIENCE;
    return now - Math.max(since, submittedAt ?? 0) > patience;
  }

  function expire(work: Work, id: number): void {
    const parts = store.partsOf(work.db, id);
    // What is just being handed over ends by itself.
    if (parts.some(({ state }) => state === "submitting")) return;
    store.setMessage(work.db, id, work.now, { state: "expired" });
    store.addHistory(work.db, id, work.now, "expired");
  }
}

/** One part as the modem takes it: always with a report asked for, valid as long as the message is of use. */
export function pduOf(message: MessageRow, sequence: number, now: number): WrittenPdu | undefined {
  const minutes = Math.max(5, Math.floor((message.expiresAt - now) / MINUTE));
  const written = writeSubmit({
    number: message.number,
    text: message.text,
    reference: message.reference,
    wantsReport: true,
    validity: { form: "relative", minutes },
  });
  return written.ok ? written.value[sequence - 1] : undefined;
}
