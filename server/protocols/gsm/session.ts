import * as answers from "./answers.ts";
import type { Answer, Command } from "./link.ts";

/** Why a modem cannot send. */
export type FailureReason =
  | "noAnswer"
  | "noSim"
  | "pinMissing"
  | "pinTriedBefore"
  | "pinTooFewTries"
  | "pinWrong"
  | "pukNeeded"
  | "noPduMode"
  | "unplugged";

/** What a modem has said of itself. */
export interface Facts {
  readonly maker?: string;
  readonly model?: string;
  readonly firmware?: string;
  readonly imei?: string;
  readonly iccid?: string;
  readonly imsi?: string;
  readonly network?: string;
  readonly serviceCentre?: string;
  /** Messages that came directly want `AT+CNMA` (3GPP TS 27.005 §4.7). */
  readonly acknowledges: boolean;
  /** `2,1,0,1,0` and its kin; undefined: the store has to be polled. */
  readonly indications?: string;
  /** dBm. */
  readonly signal?: number;
  /** 3GPP TS 27.007 §7.2. */
  readonly registration?: number;
}

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

const SHORT = 5_000;
const WAKE = 2_000;
const MOST_WAKING = 5;
/** Below two the next wrong one locks the card (sms over a modem: never risk the PUK). */
const LEAST_TRIES = 2;
const REGISTER_PAUSE = 2_000;
const INDICATIONS = ["2,1,0,1,0", "2,1,0,2,0", "2,1,0,0,0"];

interface Step {
  readonly command: Command;
  /** What the answer adds to the facts, or why it ends everything. An answer that is an error adds nothing unless a step says otherwise. */
  readonly learn?: (facts: Facts, answer: Answer) => Facts | FailureReason;
}

const ask = (text: string, expects?: string): Command => ({
  text,
  patience: SHORT,
  ...(expects !== undefined && { expects }),
});
const linesOf = (answer: Answer): readonly string[] => (answer.kind === "ok" ? answer.lines : []);
const firstOf = <T>(answer: Answer, read: (line: string) => T | undefined): T | undefined =>
  linesOf(answer)
    .map(read)
    .find((value) => value !== undefined);
/** A fact that was found, or none: an unknown one is left out. */
const fact = <K extends keyof Facts>(name: K, value: Facts[K]): Partial<Facts> =>
  value === undefined ? {} : { [name]: value };
const text = (answer: Answer): string | undefined =>
  linesOf(answer)[0]
    ?.replace(/^\+\w+: */, "")
    .replace(/"/g, "");

const IDENTITY: readonly Step[] = [
  { command: ask("ATE0") },
  { command: ask("AT+CMEE=1") },
  { command: ask("AT+CGMI"), learn: (facts, answer) => ({ ...facts, ...fact("maker", text(answer)) }) },
  { command: ask("AT+CGMM"), learn: (facts, answer) => ({ ...facts, ...fact("model", text(answer)) }) },
  { command: ask("AT+CGMR"), learn: (facts, answer) => ({ ...facts, ...fact("firmware", text(answer)) }) },
  {
    command: ask("AT+CGSN"),
    learn: (facts, answer) => ({ ...facts, ...fact("imei", answers.digitsIn(linesOf(answer), /\b\d{14,16}\b/)) }),
  },
  {
    command: ask("AT+CCID"),
    learn: (facts, answer) => ({ ...facts, ...fact("iccid", answers.digitsIn(linesOf(answer), /\b\d{18,20}F?\b/i)) }),
  },
];

/** Makers that know the card's number by another name (Quectel, SIMCom, Huawei). */
const CARD_NAMES = ["AT+QCCID", "AT+CICCID", "AT^ICCID?"];

const SETTINGS: readonly Step[] = [
  {
    command: ask("AT+CMGF=0"),
    learn: (facts, answer) => (answer.kind === "error" ? "noPduMode" : facts),
  },
  {
    command: ask("AT+CIMI"),
    learn: (facts, answer) => ({ ...facts, ...fact("imsi", answers.digitsIn(linesOf(answer), /\b\d{14,15}\b/)) }),
  },
  {
    command: ask("AT+CSCA?", "+CSCA:"),
    learn: (facts, answer) => ({ ...facts, ...fact("serviceCentre", firstOf(answer, answers.serviceCentreOf)) }),
  },
  { command: ask("AT+CPMS?", "+CPMS:") },
  {
    command: ask("AT+CSMS=1"),
    learn: (facts, answer) => ({ ...facts, acknowledges: answer.kind === "ok" }),
  },
  { command: ask("AT+CMMS=2") },
];

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
      return follow(session, input, () => IDENTITY, identified);
    case "lock":
      return afterLock(session, input);
    case "tries":
      return afterTries(session, input);
    case "unlocking":
      return afterPin(session, input);
    case "configuring":
      return follow(session, input, configuration, (done) => register({ ...done, tries: 0 }));
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
  script: (session: Session) => readonly Step[],
  then: (session: Session) => [Session, Action],
): [Session, Action] {
  const step = script(session)[session.step];
  if (!step || input.kind !== "answer") return then(session);
  if (input.answer.kind === "silence" && session.tries === 0) {
    return [
      { ...session, tries: 1 },
      { kind: "run", command: step.command, escape: true },
    ];
  }
  const learned = step.learn ? step.learn(session.facts, input.answer) : session.facts;
  if (typeof learned === "string") return failed(session, learned);
  const next = { ...session, facts: learned, step: session.step + 1, tries: 0 };
  const following = script(next)[next.step];
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

const TRIES = [
  ask('AT+CPINR="SIM PIN"', "+CPINR:"),
  ask('AT+QPINC="SC"', "+QPINC:"),
  ask("AT^CPIN?", "^CPIN:"),
  ask("AT+SPIC", "+SPIC:"),
];

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

/** The card's number under its other names where the first failed, the settings, then the ladder of indications. */
function configuration(session: Session): readonly Step[] {
  const learnCard: Step["learn"] = (facts, answer) => ({
    ...facts,
    ...(facts.iccid === undefined && fact("iccid", answers.digitsIn(linesOf(answer), /\b\d{18,20}F?\b/i))),
  });
  const cards = CARD_NAMES.map((name): Step => ({ command: ask(name), learn: learnCard }));
  const ladder = INDICATIONS.map((mode): Step => ({
    command: ask(`AT+CNMI=${mode}`),
    learn: (facts, answer) =>
      facts.indications === undefined && answer.kind === "ok" ? { ...facts, indications: mode } : facts,
  }));
  const known = session.facts.indications;
  // The first rung that holds is the last one tried.
  const rungs = known === undefined ? ladder : ladder.slice(0, INDICATIONS.indexOf(known) + 1);
  return [...cards, ...SETTINGS, ...rungs];
}

function configure(session: Session): [Session, Action] {
  // Without the cards' second names where the first one answered.
  const skip = session.facts.iccid === undefined ? 0 : CARD_NAMES.length;
  const next: Session = { ...session, phase: "configuring", step: skip, tries: 0 };
  const step = configuration(next)[skip];
  return [next, { kind: "run", command: step?.command ?? ask("AT") }];
}

const REGISTRATIONS = [ask("AT+CREG?", "+CREG:"), ask("AT+CEREG?", "+CEREG:")];

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
