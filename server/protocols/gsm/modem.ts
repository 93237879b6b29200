import * as answers from "./answers.ts";
import { Link, type Answer, type Unasked } from "./link.ts";
import { createIncoming } from "./incoming.ts";
import { USUAL_TIMING, type Modem, type ModemOptions, type ModemPhase, type ModemState } from "./modem-types.ts";
import { outcomeOf } from "./outcome.ts";
import type { Port } from "./port.ts";
import type { Facts, FailureReason } from "./script.ts";
import { advance, beginSession, type Action, type Session } from "./session.ts";
import { packUssd, readUssd, type UssdAnswer } from "./ussd.ts";

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

  const incoming = createIncoming({
    link: () => link,
    received: (hex) => hooks.received(hex, state()),
    resync,
    sendingTo: () => sendingTo,
  });

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
    incoming.opened();
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
    // Another card may lie in it, another modem may have this name.
    facts = session.facts;
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
    await incoming.drain();
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
      await incoming.drain();
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
      if (incoming.take(what.hex) && isDirect && facts.acknowledges) void acknowledge();
      return;
    }
    const stored = answers.storedAt(what.text);
    if (stored) void incoming.fetch(stored.store, stored.index);
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
    drain: incoming.drain,
    async stop() {
      stopped = true;
      wakeUp?.();
      await close();
      await life;
    },
  };
}
