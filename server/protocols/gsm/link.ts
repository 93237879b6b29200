import { Framer, type Frame } from "./framer.ts";
import type { Port } from "./port.ts";

/** One command to a modem. */
export interface Command {
  /** `AT+CSQ`, without its CR. */
  readonly text: string;
  /** The answer is only this command's when a line begins so: what is missing it belongs to a command that we gave up on. */
  readonly expects?: string;
  /** Written at the prompt, and ended with Ctrl-Z. */
  readonly body?: string;
  /** How long its answer may take, in milliseconds. */
  readonly patience: number;
  /** How long the prompt may take. */
  readonly promptPatience?: number;
  /** Says what it is, in place of its text, wherever the conversation is shown. */
  readonly masked?: string;
}

/** How a command ended. */
export type Answer =
  | { readonly kind: "ok"; readonly lines: readonly string[]; readonly pdus: readonly PduFrame[] }
  | {
      readonly kind: "error";
      readonly code: number | undefined;
      readonly family: "CMS" | "CME" | "plain";
      readonly wasSent: boolean;
    }
  /** No answer: `awaited` says what for. `wasSent`: the body had gone out. */
  | { readonly kind: "silence"; readonly awaited: string; readonly wasSent: boolean }
  | { readonly kind: "gone"; readonly wasSent: boolean };

export interface PduFrame {
  readonly header: string;
  readonly hex: string;
}

/** Everything that nobody asked for. */
export type Unasked = { readonly kind: "line"; readonly text: string } | ({ readonly kind: "pdu" } & PduFrame);

export interface LinkEvents {
  unasked(what: Unasked): void;
  /** One line of the conversation, for whoever listens. */
  traffic(direction: "out" | "in", text: string): void;
}

interface Waiting {
  readonly command: Command;
  readonly resolve: (answer: Answer) => void;
}
interface InFlight extends Waiting {
  readonly lines: string[];
  readonly pdus: PduFrame[];
  timer: NodeJS.Timeout;
  wasSent: boolean;
  hasExpected: boolean;
}

const CTRL_Z = "\x1a";
const ESC = "\x1b";
/** What modems say by themselves, whoever is being answered. */
const UNSOLICITED =
  /^(\^|\*|RDY|RING|NO CARRIER|\+QIND|\+CMTI:|\+CDSI:|\+CBM|\+CUSD:|\+CREG: \d+$|\+CEREG: \d+$|(Call|SMS|PB) (Ready|DONE|READY))/;
const PROMPT_PATIENCE = 20_000;
const OK_PATIENCE = 500;

/**
 * The line to a modem as a queue of commands, one in flight. An answer that lacks what its command expects is another command's, late; after
 * a silence `resync` must be called before the next command, which the session does.
 */
export class Link {
  private readonly framer = new Framer();
  private readonly queue: Waiting[] = [];
  private readonly port: Port;
  private readonly events: LinkEvents;
  private current: InFlight | undefined;
  /** Between the network's acceptance and the OK behind it. */
  private pause: NodeJS.Timeout | undefined;
  private isGone = false;

  constructor(port: Port, events: LinkEvents) {
    this.port = port;
    this.events = events;
  }

  /** Resolves however it ends; never rejects. `first`: before all that waits. */
  run(command: Command, first = false): Promise<Answer> {
    if (this.isGone) return Promise.resolve({ kind: "gone", wasSent: false });
    return new Promise((resolve) => {
      if (first) this.queue.unshift({ command, resolve });
      else this.queue.push({ command, resolve });
      this.next();
    });
  }

  /**
   * Abandons a prompt or a half-written command: ESC at a prompt sends nothing (3GPP TS 27.005 §4.3). The CR is for a modem at no prompt that
   * takes ESC for the beginning of a line: that line ends here, and the next one begins with its AT.
   */
  escape(): void {
    if (!this.isGone) this.write(`${ESC}\r`, "ESC");
  }

  /** Whether the body of the command in flight has gone out. */
  hasSentBody(): boolean {
    return this.current?.wasSent ?? false;
  }

  /** Ends the command in flight as if it had been answered: something else told how it ended. */
  settle(answer: Answer): void {
    this.finish(answer);
  }

  feed(chunk: string): void {
    for (const frame of this.framer.feed(chunk)) this.take(frame);
  }

  /** The port is gone: everything that waits learns it. */
  gone(): void {
    if (this.isGone) return;
    this.isGone = true;
    clearTimeout(this.pause);
    this.finish({ kind: "gone", wasSent: this.current?.wasSent ?? false });
    for (const { resolve } of this.queue.splice(0)) resolve({ kind: "gone", wasSent: false });
  }

  private write(text: string, shown: string): void {
    this.events.traffic("out", shown);
    this.port.write(text);
  }

  private next(): void {
    if (this.current || this.pause || this.isGone) return;
    const waiting = this.queue.shift();
    if (!waiting) return;
    const { command } = waiting;
    this.current = {
      ...waiting,
      lines: [],
      pdus: [],
      wasSent: false,
      hasExpected: command.expects === undefined,
      timer: this.patience(command.body === undefined ? command.patience : (command.promptPatience ?? PROMPT_PATIENCE)),
    };
    this.framer.awaitPrompt(command.body !== undefined);
    this.framer.wrote(command.text);
    this.write(`${command.text}\r`, command.masked ?? command.text);
  }

  private patience(milliseconds: number): NodeJS.Timeout {
    return setTimeout(() => {
      const { command, wasSent } = this.current ?? { command: undefined, wasSent: false };
      const awaited =
        command?.body !== undefined && !wasSent
          ? "the prompt"
          : `the answer to ${command?.masked ?? command?.text ?? ""}`;
      this.finish({ kind: "silence", awaited, wasSent });
    }, milliseconds);
  }

  private finish(answer: Answer): void {
    const { current } = this;
    if (!current) return;
    clearTimeout(current.timer);
    this.framer.awaitPrompt(false);
    this.current = undefined;
    current.resolve(answer);
    this.next();
  }

  /** The network has it: an OK that is lost behind it changes nothing, but the modem is not spoken to before it. */
  private accepted(current: InFlight): void {
    this.pause = setTimeout(() => {
      this.resume();
    }, OK_PATIENCE);
    this.finish({ kind: "ok", lines: current.lines, pdus: current.pdus });
  }

  private resume(): void {
    clearTimeout(this.pause);
    this.pause = undefined;
    this.next();
  }

  private take(frame: Frame): void {
    if (frame.kind === "prompt") {
      this.atPrompt();
      return;
    }
    if (frame.kind === "pdu") {
      this.events.traffic("in", `${frame.header} …`);
      if (this.current && /^\+CMG[RL]:/.test(frame.header)) {
        this.current.pdus.push(frame);
        if (frame.header.startsWith(this.current.command.expects ?? "\0")) this.current.hasExpected = true;
      } else this.events.unasked(frame);
      return;
    }
    this.events.traffic("in", frame.text);
    this.takeLine(frame.text);
  }

  private atPrompt(): void {
    const { current } = this;
    if (current?.command.body === undefined || current.wasSent) return;
    clearTimeout(current.timer);
    current.wasSent = true;
    current.timer = this.patience(current.command.patience);
    this.framer.wrote(current.command.body);
    this.write(current.command.body + CTRL_Z, `${current.command.body}^Z`);
  }

  private takeLine(text: string): void {
    const { current } = this;
    if (!current) {
      if (this.pause && text === "OK") this.resume();
      else if (!isFinal(text)) this.events.unasked({ kind: "line", text });
      return;
    }
    const { command } = current;
    if (text === "OK") {
      // Behind a body that has not gone out, or without what the command must bring: an older command's.
      if (current.hasExpected && (command.body === undefined || current.wasSent)) {
        this.finish({ kind: "ok", lines: current.lines, pdus: current.pdus });
      }
      return;
    }
    const error = /^(?:\+(CM[ES]) ERROR: *(\d+)?.*|ERROR|COMMAND NOT SUPPORT)$/.exec(text);
    if (error) {
      this.finish({
        kind: "error",
        family: error[1] === "CMS" || error[1] === "CME" ? error[1] : "plain",
        code: error[2] === undefined ? undefined : Number(error[2]),
        wasSent: current.wasSent,
      });
      return;
    }
    if (command.expects !== undefined && text.startsWith(command.expects)) {
      // Before our own text has gone out, it tells of an older one that was given up.
      if (command.body !== undefined && !current.wasSent) return;
      current.hasExpected = true;
      current.lines.push(text);
      if (command.body !== undefined) this.accepted(current);
      return;
    }
    if (text === command.text) return;
    // `^ICCID: …` answers `AT^ICCID?`, though most of what begins with ^ answers nothing.
    const name = command.text.slice(2).replace(/[=?].*/, "");
    if (name !== "" && text.startsWith(name)) current.lines.push(text);
    else if (UNSOLICITED.test(text) || command.expects !== undefined) this.events.unasked({ kind: "line", text });
    else current.lines.push(text);
  }
}

const isFinal = (text: string): boolean => /^(OK|ERROR|\+CM[ES] ERROR:.*)$/.test(text);
