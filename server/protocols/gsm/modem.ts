import * as answers from "./answers.ts";
import { Link, type Answer, type Unasked } from "./link.ts";
import { readPdu, type WrittenPdu } from "./pdu/index.ts";
import { outcomeOf, type SendOutcome } from "./outcome.ts";
import type { OpenPort, Port } from "./port.ts";
import {
  advance,
  beginSession,
  type Action,
  type FailureReason,
  type Facts,
  type PinAnswer,
  type Session,
} from "./session.ts";
import { packUssd, readUssd, type UssdAnswer } from "./ussd.ts";

export type ModemPhase = "absent" | "starting" | "no-network" | "ready" | "failed";

/** A modem as the page shows it. */
export interface ModemState {
  readonly path: string;
  readonly phase: ModemPhase;
  readonly facts: Facts;
  readonly failure: FailureReason | undefined;
}

export interface ModemHooks {
  /**
   * A message from the network, as PDU: written down when this returns; it is deleted from the card only then. A throw leaves it there.
   * For a report: whether a message of ours is known by its reference.
   */
  received(hex: string, modem: ModemState): "matched" | "unmatched";
  changed(state: ModemState): void;
  traffic(direction: "in" | "out", text: string): void;
  /** The PIN for this card, written down as tried before it is returned. */
  pinFor(iccid: string | undefined): PinAnswer;
}

export interface Timing {
  /** A network may take 150 s for one part; a shorter time makes duplicates. */
  readonly submit: number;
  readonly prompt: number;
  readonly health: number;
  /** Between two attempts to open a port. */
  readonly reopen: number;
  /** For each of three attempts to make a silent modem answer. */
  readonly resync: number;
  /** Before a card that cannot work is looked at again. */
  readonly retry: number;
}

export const USUAL_TIMING: Timing = {
  submit: 150_000,
  prompt: 20_000,
  health: 60_000,
  reopen: 400,
  resync: 2_000,
  retry: 30_000,
};

export interface ModemOptions {
  readonly path: string;
  readonly hooks: ModemHooks;
  readonly openPort: OpenPort;
  readonly timing?: Partial<Timing>;
}

export interface Modem {
  state(): ModemState;
  /** One part; to be called again only when it has resolved. `number` is the recipient's, to know an early report by. */
  send(pdu: WrittenPdu, number: string): Promise<SendOutcome>;
  /** `*101#`; undefined where the network or the modem does not answer. */
  ussd(code: string): Promise<UssdAnswer | undefined>;
  /** Asks for signal and registration now. */
  check(): Promise<ModemState>;
  /** Reads what lies in the store. */
  drain(): Promise<void>;
  stop(): Promise<void>;
}

const SHORT = 5_000;
const USSD_PATIENCE = 30_000;
const RESETS_AN_HOUR = 3;
const HOUR = 3_600_000;
const POLL = 10_000;

/** Drives one modem for as long as the office runs: opens, brings up, listens, and begins anew whatever happens to the line. */
export function startModem({ path, hooks, openPort, timing: given }: ModemOptions): Modem {
  const timing = { ...USUAL_TIMING, ...given };
  let facts: Facts = { acknowledges: false };
  let phase: ModemPhase = "absent";
  let failure: FailureReason | undefined;
  let link: Link | undefined;
  let port: Port | undefined;
  let stopped = false;
  let wakeUp: (() => void) | undefined;
  let sendingTo: string | undefined;
  let onUssd: ((answer: UssdAnswer) => void) | undefined;
  let store: string | undefined;
  let resets: number[] = [];
  let silences = 0;

  const state = (): ModemState => ({ path, phase, facts, failure });
  function become(next: ModemPhase, reason?: FailureReason): void {
    if (phase === next && failure === reason) return;
    phase = next;
    failure = reason;
    hooks.changed(state());
  }
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  // Read through a function: it changes while something is awaited.
  const isOver = () => stopped;

  async function live(): Promise<void> {
    while (!isOver()) {
      const opened = await open();
      if (!opened) {
        become("absent", "unplugged");
        await pause(timing.reopen);
        continue;
      }
      const { gone } = opened;
      const reason = await bringUp();
      if (reason === undefined) {
        silences = 0;
        await work(gone);
      } else if (reason !== "unplugged") {
        become("failed", reason);
        if (reason === "noAnswer") await reset();
        await Promise.race([gone, pause(reason === "noAnswer" ? timing.reopen : timing.retry)]);
      }
      await close();
      if (!isOver()) await pause(timing.reopen / 4);
    }
  }

  /** `gone` resolves when the line ends; undefined where the port cannot be opened. */
  async function open(): Promise<{ gone: Promise<void> } | undefined> {
    let ended: () => void = () => undefined;
    const gone = new Promise<void>((resolve) => (ended = resolve));
    const early: string[] = [];
    try {
      port = await openPort(path, {
        data: (chunk) => {
          if (link) link.feed(chunk);
          else early.push(chunk);
        },
        closed: () => {
          link?.gone();
          become("absent", "unplugged");
          ended();
        },
      });
    } catch {
      return undefined;
    }
    store = undefined;
    link = new Link(port, { unasked: heard, traffic: hooks.traffic });
    for (const chunk of early) link.feed(chunk);
    become("starting");
    return { gone };
  }

  async function close(): Promise<void> {
    link?.gone();
    link = undefined;
    await port?.close();
    port = undefined;
  }

  async function bringUp(): Promise<FailureReason | undefined> {
    let [session, action]: [Session, Action] = beginSession();
    while (link && !isOver()) {
      if (action.kind === "ready") {
        facts = { ...session.facts };
        return undefined;
      }
      if (action.kind === "fail") {
        facts = { ...session.facts };
        return action.reason;
      }
      [session, action] = await interpret(session, action);
      // What comes in before it is ready already has to be known as this card's, and acknowledged.
      facts = { ...facts, ...session.facts };
    }
    return "unplugged";
  }

  async function interpret(session: Session, action: Action): Promise<[Session, Action]> {
    if (action.kind === "run") {
      if (action.escape) link?.escape();
      const answer: Answer = (await link?.run(action.command)) ?? { kind: "gone", wasSent: false };
      return advance(session, { kind: "answer", answer });
    }
    if (action.kind === "ask-pin") return advance(session, { kind: "pin", pin: hooks.pinFor(action.iccid) });
    if (action.kind === "wait") {
      facts = { ...session.facts };
      become("no-network");
      await pause(action.milliseconds);
    }
    return advance(session, { kind: "waited" });
  }

  /** Ready until the line ends. */
  async function work(gone: Promise<void>): Promise<void> {
    become("ready");
    await drain();
    let isGone = false;
    void gone.then(() => {
      isGone = true;
      wakeUp?.();
    });
    const done = () => isGone || isOver() || !link;
    const every = facts.indications === undefined ? Math.min(POLL, timing.health) : timing.health;
    while (!done()) {
      await pause(every);
      if (done()) return;
      await check();
      await drain();
    }
  }

  async function reset(): Promise<void> {
    silences++;
    const now = Date.now();
    resets = resets.filter((at) => now - at < HOUR);
    // Opened anew once before power is taken from it.
    if (silences < 2 || resets.length >= RESETS_AN_HOUR) return;
    resets.push(now);
    await link?.run({ text: "AT+CFUN=1,1", patience: SHORT });
  }

  /** After a silence: ESC, then AT until it answers; where it does not, the port is opened anew. */
  async function resync(): Promise<void> {
    for (let attempt = 0; attempt < 3 && link; attempt++) {
      link.escape();
      const answer = await link.run({ text: "AT+CMEE?", expects: "+CMEE:", patience: timing.resync }, true);
      if (answer.kind === "ok" || answer.kind === "error" || answer.kind === "gone") return;
    }
    await port?.close();
  }

  function heard(what: Unasked): void {
    if (what.kind === "pdu") {
      const isDirect = /^\+C(MT|DS):/.test(what.header);
      if (take(what.hex) && isDirect && facts.acknowledges) void acknowledge();
      return;
    }
    const stored = answers.storedAt(what.text);
    if (stored) void fetch(stored.store, stored.index);
    const ussd = readUssd(what.text);
    if (ussd) onUssd?.(ussd);
    const registration = answers.registrationOf(what.text);
    if (registration !== undefined) facts = { ...facts, registration };
  }

  /**
   * Tells the network that the message is ours. Where the modem did not hear it, it hands over nothing more and switches its indications off
   * (3GPP TS 27.005 §3.4.1, §4.7): they are switched on again, and the message comes once more.
   */
  async function acknowledge(): Promise<void> {
    const answer = await link?.run({ text: "AT+CNMA", patience: SHORT }, true);
    if (answer?.kind !== "silence" || facts.indications === undefined) return;
    await resync();
    await link?.run({ text: `AT+CNMI=${facts.indications}`, patience: SHORT }, true);
  }

  /** Whether the message is written down. */
  function take(hex: string): boolean {
    let outcome: "matched" | "unmatched";
    try {
      outcome = hooks.received(hex, state());
    } catch {
      return false;
    }
    const read = readPdu(hex);
    if (outcome === "unmatched" && read.ok && read.value.kind === "status-report" && link?.hasSentBody()) {
      // It tells of the part whose acceptance we still wait for: nothing else of this number is open.
      const { number, reference } = read.value;
      if (sendingTo === number) {
        link.settle({ kind: "ok", lines: [`+CMGS: ${reference}`], pdus: [] });
        void resync();
      }
    }
    return true;
  }

  async function fetch(where: string, index: number): Promise<void> {
    if (where !== store) {
      store = where;
      await link?.run({ text: `AT+CPMS="${where}"`, patience: SHORT });
    }
    const answer = await link?.run({ text: `AT+CMGR=${index}`, expects: "+CMGR:", patience: SHORT });
    if (answer?.kind === "silence") await resync();
    const pdu = answer?.kind === "ok" ? answer.pdus[0] : undefined;
    if (pdu && take(pdu.hex)) await link?.run({ text: `AT+CMGD=${index}`, patience: SHORT });
  }

  async function drain(): Promise<void> {
    // 4: read and unread, ours and others' (3GPP TS 27.005 §4.1).
    const answer = await link?.run({ text: "AT+CMGL=4", patience: 4 * SHORT });
    if (answer?.kind === "silence") await resync();
    if (answer?.kind !== "ok") return;
    for (const { header, hex } of answer.pdus) {
      const index = answers.indexOf(header);
      const read = readPdu(hex);
      // What we ourselves once stored is none of our business here.
      if (index === undefined || (read.ok && read.value.kind === "submit")) continue;
      if (take(hex)) await link?.run({ text: `AT+CMGD=${index}`, patience: SHORT });
    }
  }

  async function check(): Promise<ModemState> {
    const before = JSON.stringify(facts);
    const ask = async (text: string, expects: string) => {
      const answer = await link?.run({ text, expects, patience: SHORT });
      if (answer?.kind === "silence") await resync();
      return answer?.kind === "ok" ? answer.lines : [];
    };
    const signal = (await ask("AT+CSQ", "+CSQ:")).map(answers.signalOf).find((value) => value !== undefined);
    const states = [...(await ask("AT+CREG?", "+CREG:")), ...(await ask("AT+CEREG?", "+CEREG:"))]
      .map(answers.registrationOf)
      .filter((value) => value !== undefined);
    const network = (await ask("AT+COPS?", "+COPS:")).map(answers.operatorOf).find((value) => value !== undefined);
    const registration = states.find(answers.isRegistered) ?? states[0];
    facts = {
      ...facts,
      ...(signal !== undefined && { signal }),
      ...(registration !== undefined && { registration }),
      ...(network !== undefined && { network }),
    };
    if (phase === "ready" || phase === "no-network") {
      const isThere = facts.registration === undefined || answers.isRegistered(facts.registration);
      become(isThere ? "ready" : "no-network");
    }
    if (JSON.stringify(facts) !== before) hooks.changed(state());
    return state();
  }

  async function ask(code: string, packed: boolean): Promise<UssdAnswer | undefined> {
    const answered = new Promise<UssdAnswer | undefined>((resolve) => {
      const timer = setTimeout(resolve, USSD_PATIENCE, undefined);
      onUssd = (answer) => {
        clearTimeout(timer);
        resolve(answer);
      };
    });
    const text = packed ? packUssd(code) : code;
    const answer = await link?.run({ text: `AT+CUSD=1,"${text}",15`, patience: USSD_PATIENCE });
    if (answer?.kind !== "ok") {
      // Some modems say ERROR and answer all the same; none does after a moment.
      onUssd?.({ text: "", wantsMore: false });
      await answered;
      onUssd = undefined;
      return undefined;
    }
    const found = await answered;
    onUssd = undefined;
    if (found?.wantsMore) await link?.run({ text: "AT+CUSD=2", patience: SHORT });
    return found;
  }

  const life = live();
  return {
    state,
    async send(pdu, number) {
      if (!link || phase !== "ready") return { kind: "not-sent", awaited: "a modem that is ready" };
      sendingTo = number;
      const answer = await link.run({
        text: `AT+CMGS=${pdu.length}`,
        expects: "+CMGS:",
        body: pdu.hex,
        patience: timing.submit,
        promptPatience: timing.prompt,
      });
      sendingTo = undefined;
      if (answer.kind === "silence") await resync();
      return outcomeOf(answer);
    },
    ussd: async (code) => (await ask(code, false)) ?? (await ask(code, true)),
    check,
    drain,
    async stop() {
      stopped = true;
      wakeUp?.();
      await close();
      await life;
    },
  };
}
