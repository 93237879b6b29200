import * as answers from "./answers.ts";
import type { Answer, Command } from "./link.ts";
import {
  ask,
  CONFIGURATION,
  firstOf,
  IDENTITY,
  REGISTRATIONS,
  TRIES,
  type Facts,
  type FailureReason,
  type Step,
} from "./script.ts";

export interface Session {
  readonly phase: Phase;
  readonly facts: Facts;
  /** Attempts within the phase. */
  readonly tries: number;
  /** The place in the script of the phase. */
  readonly step: number;
}

type Phase =
  "waking" | "identifying" | "lock" | "tries" | "unlocking" | "configuring" | "registering" | "ready" | "failed";

/** A PIN to try; or nobody has entered one; or the one that is known was wrong for this card before. */
export type PinAnswer = { readonly pin: string } | "missing" | "tried";

export type Input =
  | { readonly kind: "answer"; readonly answer: Answer }
  | { readonly kind: "pin"; readonly pin: PinAnswer }
  | { readonly kind: "waited" };

/** What the driver must do next; it only interprets. */
export type Action =
  | { readonly kind: "run"; readonly command: Command; readonly escape?: boolean }
  | { readonly kind: "ask-pin"; readonly iccid: string | undefined }
  | { readonly kind: "wait"; readonly milliseconds: number; readonly why: "network" }
  | { readonly kind: "ready" }
  | { readonly kind: "fail"; readonly reason: FailureReason };

const WAKE = 2_000;
const MOST_WAKING = 5;
/** Below two the next wrong one locks the card (sms over a modem: never risk the PUK). */
const LEAST_TRIES = 2;
const REGISTER_PAUSE = 2_000;

export function beginSession(): [Session, Action] {
  const session: Session = { phase: "waking", facts: { acknowledges: false }, tries: 0, step: 0 };
  return [session, wake];
}

const wake: Action = { kind: "run", escape: true, command: { text: "AT", patience: WAKE } };

/** One input, one next state, one action. Pure: the same script under every driver. */
export function advance(session: Session, input: Input): [Session, Action] {
  if (input.kind === "answer" && input.answer.kind === "gone") return failed(session, "unplugged");
  switch (session.phase) {
    case "waking":
      return afterWaking(session, input);
    case "identifying":
      return follow(session, input, IDENTITY, identified);
    case "lock":
      return afterLock(session, input);
    case "tries":
      return afterTries(session, input);
    case "unlocking":
      return afterPin(session, input);
    case "configuring":
      return follow(session, input, CONFIGURATION, (done) => register({ ...done, tries: 0 }));
    case "registering":
      return afterRegistration(session, input);
    case "ready":
    case "failed":
      return [session, session.phase === "ready" ? { kind: "ready" } : { kind: "fail", reason: "noAnswer" }];
  }
}

function failed(session: Session, reason: FailureReason): [Session, Action] {
  return [
    { ...session, phase: "failed" },
    { kind: "fail", reason },
  ];
}

function afterWaking(session: Session, input: Input): [Session, Action] {
  const isAwake = input.kind === "answer" && (input.answer.kind === "ok" || input.answer.kind === "error");
  if (isAwake) return enter(session, "identifying", IDENTITY);
  if (session.tries + 1 >= MOST_WAKING) return failed(session, "noAnswer");
  return [{ ...session, tries: session.tries + 1 }, wake];
}

function enter(session: Session, phase: Phase, script: readonly Step[]): [Session, Action] {
  const [first] = script;
  return [
    { ...session, phase, step: 0, tries: 0 },
    { kind: "run", command: first?.command ?? ask("AT") },
  ];
}

/** Goes through a script; a silence within it is asked once more, because the answer may be stuck behind noise. */
function follow(
  session: Session,
  input: Input,
  script: readonly Step[],
  then: (session: Session) => [Session, Action],
): [Session, Action] {
  const step = script[session.step];
  if (!step || input.kind !== "answer") return then(session);
  if (input.answer.kind === "silence" && session.tries === 0) {
    return [
      { ...session, tries: 1 },
      { kind: "run", command: step.command, escape: true },
    ];
  }
  const learned = step.learn ? step.learn(session.facts, input.answer) : session.facts;
  if (typeof learned === "string") return failed(session, learned);
  return runFrom({ ...session, facts: learned, step: session.step + 1, tries: 0 }, script, then);
}

/** The first step from here on that is wanted. */
function runFrom(
  session: Session,
  script: readonly Step[],
  then: (session: Session) => [Session, Action],
): [Session, Action] {
  let { step } = session;
  while (script[step]?.unless?.(session.facts)) step++;
  const following = script[step];
  const next = { ...session, step };
  return following ? [next, { kind: "run", command: following.command }] : then(next);
}

function identified(session: Session): [Session, Action] {
  return [
    { ...session, phase: "lock", step: 0, tries: 0 },
    { kind: "run", command: ask("AT+CPIN?", "+CPIN:") },
  ];
}

function afterLock(session: Session, input: Input): [Session, Action] {
  const answer = input.kind === "answer" ? input.answer : undefined;
  if (answer?.kind === "error" && answer.code === 10) return failed(session, "noSim");
  // The card is busy, as it is for some seconds after power comes: asked again.
  const isBusy = answer?.kind === "silence" || (answer?.kind === "error" && [14, 100].includes(answer.code ?? 0));
  if (isBusy || input.kind === "waited") {
    if (session.tries >= MOST_WAKING) return failed(session, "noSim");
    const again: Session = { ...session, tries: session.tries + 1 };
    if (input.kind === "waited") return [again, { kind: "run", command: ask("AT+CPIN?", "+CPIN:") }];
    return [again, { kind: "wait", milliseconds: 1_000, why: "network" }];
  }
  const state = answer && firstOf(answer, (line) => /^\+CPIN: *(.+)$/.exec(line)?.[1]);
  if (state?.startsWith("SIM PUK")) return failed(session, "pukNeeded");
  if (state?.startsWith("SIM PIN")) {
    return [
      { ...session, phase: "tries", step: 0 },
      { kind: "run", command: TRIES[0] ?? ask("AT") },
    ];
  }
  return configure(session);
}

function afterTries(session: Session, input: Input): [Session, Action] {
  if (input.kind === "pin") {
    if (input.pin === "missing") return failed(session, "pinMissing");
    if (input.pin === "tried") return failed(session, "pinTriedBefore");
    return [
      { ...session, phase: "unlocking" },
      { kind: "run", command: { text: `AT+CPIN="${input.pin.pin}"`, patience: 15_000, masked: 'AT+CPIN="****"' } },
    ];
  }
  const left = input.kind === "answer" ? firstOf(input.answer, answers.triesLeftOf) : undefined;
  const next = TRIES[session.step + 1];
  if (left === undefined && next)
    return [
      { ...session, step: session.step + 1 },
      { kind: "run", command: next },
    ];
  // A modem that cannot say is trusted once: the pair of card and PIN is written down before it is tried.
  if (left !== undefined && left < LEAST_TRIES) return failed(session, "pinTooFewTries");
  return [session, { kind: "ask-pin", iccid: session.facts.iccid }];
}

function afterPin(session: Session, input: Input): [Session, Action] {
  const isUnlocked = input.kind === "answer" && input.answer.kind === "ok";
  return isUnlocked ? identified(session) : failed(session, "pinWrong");
}

function configure(session: Session): [Session, Action] {
  return enter(session, "configuring", CONFIGURATION);
}

function register(session: Session): [Session, Action] {
  return [
    { ...session, phase: "registering", step: 0 },
    { kind: "run", command: REGISTRATIONS[0] ?? ask("AT") },
  ];
}

function afterRegistration(session: Session, input: Input): [Session, Action] {
  if (input.kind === "waited") return register(session);
  const answer = input.kind === "answer" ? input.answer : undefined;
  const state = answer && firstOf(answer, answers.registrationOf);
  const facts = state === undefined ? session.facts : { ...session.facts, registration: state };
  if (state !== undefined && answers.isRegistered(state)) return ready({ ...session, facts });
  const next = REGISTRATIONS[session.step + 1];
  if (next)
    return [
      { ...session, facts, step: session.step + 1 },
      { kind: "run", command: next },
    ];
  // A modem that knows neither question is believed to be where it can send.
  if (facts.registration === undefined) return ready({ ...session, facts });
  return [
    { ...session, facts },
    { kind: "wait", milliseconds: REGISTER_PAUSE, why: "network" },
  ];
}

function ready(session: Session): [Session, Action] {
  return [{ ...session, phase: "ready" }, { kind: "ready" }];
}
