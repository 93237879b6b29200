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

const SHORT = 5_000;
const INDICATIONS = ["2,1,0,1,0", "2,1,0,2,0", "2,1,0,0,0"];

export interface Step {
  readonly command: Command;
  /** Left out where this holds already. */
  readonly unless?: (facts: Facts) => boolean;
  /** What the answer adds to the facts, or why it ends everything. An answer that is an error adds nothing unless a step says otherwise. */
  readonly learn?: (facts: Facts, answer: Answer) => Facts | FailureReason;
}

export const ask = (text: string, expects?: string): Command => ({
  text,
  patience: SHORT,
  ...(expects !== undefined && { expects }),
});
const linesOf = (answer: Answer): readonly string[] => (answer.kind === "ok" ? answer.lines : []);
export const firstOf = <T>(answer: Answer, read: (line: string) => T | undefined): T | undefined =>
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

/** The card's number, known to makers by different names (Quectel, SIMCom, Huawei). Asked before its lock too: a PIN belongs to a card, not to a port. */
const CARD: readonly Step[] = ["AT+CCID", "AT+QCCID", "AT+CICCID", "AT^ICCID?"].map((name): Step => ({
  command: ask(name),
  unless: (facts) => facts.iccid !== undefined,
  learn: (facts, answer) => ({ ...facts, ...fact("iccid", answers.digitsIn(linesOf(answer), /\b\d{18,20}F?\b/i)) }),
}));

export const IDENTITY: readonly Step[] = [
  { command: ask("ATE0") },
  { command: ask("AT+CMEE=1") },
  { command: ask("AT+CGMI"), learn: (facts, answer) => ({ ...facts, ...fact("maker", text(answer)) }) },
  { command: ask("AT+CGMM"), learn: (facts, answer) => ({ ...facts, ...fact("model", text(answer)) }) },
  { command: ask("AT+CGMR"), learn: (facts, answer) => ({ ...facts, ...fact("firmware", text(answer)) }) },
  {
    command: ask("AT+CGSN"),
    learn: (facts, answer) => ({ ...facts, ...fact("imei", answers.digitsIn(linesOf(answer), /\b\d{14,16}\b/)) }),
  },
  ...CARD,
];

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

/** The settings, then the ladder of indications: the first rung that holds is the last one tried. */
export const CONFIGURATION: readonly Step[] = [
  ...CARD,
  ...SETTINGS,
  ...INDICATIONS.map((mode): Step => ({
    command: ask(`AT+CNMI=${mode}`),
    unless: (facts) => facts.indications !== undefined,
    learn: (facts, answer) => (answer.kind === "ok" ? { ...facts, indications: mode } : facts),
  })),
];

/** How many tries a PIN has left, by the names that makers give the question. */
export const TRIES = [
  ask('AT+CPINR="SIM PIN"', "+CPINR:"),
  ask('AT+QPINC="SC"', "+QPINC:"),
  ask("AT^CPIN?", "^CPIN:"),
  ask("AT+SPIC", "+SPIC:"),
];

export const REGISTRATIONS = [ask("AT+CREG?", "+CREG:"), ask("AT+CEREG?", "+CEREG:")];
