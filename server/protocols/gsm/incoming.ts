import * as answers from "./answers.ts";
import type { Link } from "./link.ts";
import { readPdu } from "./pdu/index.ts";

/** What the network sends us, from the line or from the modem's store; deleted there only when it is written down here. */
export interface Incoming {
  /** The port was opened: which store the modem reads from is not known. */
  opened(): void;
  /** Whether the message is written down. */
  take(hex: string): boolean;
  /** Reads one stored message. */
  fetch(store: string, index: number): Promise<void>;
  /** Reads all that lies in the store. */
  drain(): Promise<void>;
}

const SHORT = 5_000;

export function createIncoming(parts: {
  link(): Link | undefined;
  received(hex: string): "matched" | "unmatched";
  /** To be called after a silence. */
  resync(): Promise<void>;
  /** To whom a part is just being sent. */
  sendingTo(): string | undefined;
}): Incoming {
  const { link, resync } = parts;
  let selected: string | undefined;

  function take(hex: string): boolean {
    let outcome: "matched" | "unmatched";
    try {
      outcome = parts.received(hex);
    } catch {
      return false;
    }
    const read = readPdu(hex);
    const line = link();
    if (outcome === "unmatched" && read.ok && read.value.kind === "status-report" && line?.hasSentBody()) {
      // It tells of the part whose acceptance we still wait for: nothing else of this number is open.
      const { number, reference } = read.value;
      if (parts.sendingTo() === number) {
        line.settle({ kind: "ok", lines: [`+CMGS: ${reference}`], pdus: [] });
        void resync();
      }
    }
    return true;
  }

  const remove = (index: number) => link()?.run({ text: `AT+CMGD=${index}`, patience: SHORT });

  return {
    opened() {
      selected = undefined;
    },
    take,
    async fetch(store, index) {
      if (store !== selected) {
        selected = store;
        await link()?.run({ text: `AT+CPMS="${store}"`, patience: SHORT });
      }
      const answer = await link()?.run({ text: `AT+CMGR=${index}`, expects: "+CMGR:", patience: SHORT });
      if (answer?.kind === "silence") await resync();
      const pdu = answer?.kind === "ok" ? answer.pdus[0] : undefined;
      if (pdu && take(pdu.hex)) await remove(index);
    },
    async drain() {
      // 4: read and unread, ours and others' (3GPP TS 27.005 §4.1).
      const answer = await link()?.run({ text: "AT+CMGL=4", patience: 4 * SHORT });
      if (answer?.kind === "silence") await resync();
      if (answer?.kind !== "ok") return;
      for (const { header, hex } of answer.pdus) {
        const index = answers.indexOf(header);
        const read = readPdu(hex);
        // What we ourselves once stored is none of our business here.
        if (index === undefined || (read.ok && read.value.kind === "submit")) continue;
        if (take(hex)) await remove(index);
      }
    },
  };
}
