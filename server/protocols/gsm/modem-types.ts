import type { WrittenPdu } from "./pdu/index.ts";
import type { SendOutcome } from "./outcome.ts";
import type { OpenPort } from "./port.ts";
import type { Facts, FailureReason } from "./script.ts";
import type { PinAnswer } from "./session.ts";
import type { UssdAnswer } from "./ussd.ts";

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
