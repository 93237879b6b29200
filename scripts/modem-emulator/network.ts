import { concatenationOf, readPdu, type Submit } from "../../server/protocols/gsm/pdu/index.ts";

/** What becomes of one part that a modem hands over. Everything may be left out: then it is accepted at once and reported. */
export interface Fate {
  /** Milliseconds before the network answers. */
  readonly delay?: number;
  /** `+CMS ERROR` with this code instead of accepting; `plain`: ERROR alone. */
  readonly refuse?: number | "plain";
  /** Accepted, but neither the reference nor the OK reaches the machine. */
  readonly losesAnswer?: boolean;
  /** The prompt never comes. */
  readonly losesPrompt?: boolean;
  /** Accepted or not, the modem says nothing ever again until its line is opened anew. */
  readonly hangs?: "before" | "after";
  /** The line goes away: before the prompt, before the text is taken, or once the network has it. */
  readonly unplugs?: "prompt" | "before" | "after";
  /** When the report comes: milliseconds after acceptance, before the answer, or never. */
  readonly report?: number | "early" | "never";
  /** TP-ST. */
  readonly status?: number;
}

/** One part that the network has taken over. */
export interface Taken {
  readonly at: number;
  readonly sim: string;
  readonly number: string;
  readonly text: string;
  readonly reference: number;
  readonly part: { readonly reference: number; readonly total: number; readonly sequence: number } | undefined;
}

/** The network behind the modems: takes, refuses, loses, reports. */
export class Network {
  readonly taken: Taken[] = [];
  readonly balances = new Map<string, string>();
  /** Asked once a part, before its prompt. */
  fate: (sim: string) => Fate = () => ({});
  private readonly listeners = new Set<(taken: Taken) => void>();
  private readonly references = new Map<string, number>();

  /** The message in a PDU; undefined where it is none. */
  read(hex: string): Submit | undefined {
    const read = readPdu(hex);
    return read.ok && read.value.kind === "submit" ? read.value : undefined;
  }

  /** The part is the network's; returns TP-MR. */
  take(submit: Submit, sim: string): number {
    const reference = ((this.references.get(sim) ?? 0) + 1) & 0xff;
    this.references.set(sim, reference);
    const part = concatenationOf(submit);
    const taken = { at: Date.now(), sim, number: submit.number, text: submit.text ?? "", reference, part };
    this.taken.push(taken);
    for (const listener of this.listeners) listener(taken);
    return reference;
  }

  onTaken(listener: (taken: Taken) => void): void {
    this.listeners.add(listener);
  }
}
