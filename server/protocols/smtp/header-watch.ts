import { smtpRefusals, type SmtpRefusal } from "./replies.ts";

/** What a door asks of a message's header while it streams by. */
export interface HeaderLimits {
  /** Bytes of the whole header section. */
  readonly maxHeaderBytes: number;
  /** `Received` fields after which a message is taken to be going round (RFC 5321 §6.3). */
  readonly maxReceived: number;
}

export interface HeaderWatch {
  /** Looks at the next bytes; returns why the message is refused, once that is known. */
  see(chunk: Uint8Array): SmtpRefusal | undefined;
}

const LF = 0x0a;
/** Longer beginnings of a line than this are not needed to tell a field's name and an address. */
const KEPT_OF_A_LINE = 1_000;

/**
 * Bounds the header and finds loops: too many `Received` fields, or a `Delivered-To` that names somebody to whom this message is addressed
 * now, which only a forwarding circle can bring back.
 */
export function watchHeader(limits: HeaderLimits, recipients: readonly string[]): HeaderWatch {
  const ours = new Set(recipients.map((address) => address.toLowerCase()));
  let bytes = 0;
  let received = 0;
  let line = "";
  let lineBytes = 0;
  let over = false;

  function endOfLine(): SmtpRefusal | undefined {
    const text = line.replace(/\r$/, "");
    if (lineBytes === 0 || (text === "" && lineBytes <= 1)) over = true;
    line = "";
    lineBytes = 0;
    const field = /^(received|delivered-to)[ \t]*:[ \t]*(.*)$/i.exec(text);
    if (!field) return undefined;
    const [, name = "", value = ""] = field;
    if (name.toLowerCase() === "received") {
      received += 1;
      return received > limits.maxReceived ? smtpRefusals.loop : undefined;
    }
    return ours.has(value.trim().replace(/^<|>$/g, "").toLowerCase()) ? smtpRefusals.loop : undefined;
  }

  return {
    see(chunk) {
      let from = 0;
      while (!over && from < chunk.length) {
        const at = chunk.indexOf(LF, from);
        const end = at < 0 ? chunk.length : at;
        bytes += end - from + 1;
        if (bytes > limits.maxHeaderBytes) return smtpRefusals.headerTooLarge;
        if (line.length < KEPT_OF_A_LINE) {
          line += Buffer.from(chunk.subarray(from, Math.min(end, from + KEPT_OF_A_LINE))).toString("latin1");
        }
        lineBytes += end - from;
        if (at < 0) return undefined;
        const refusal = endOfLine();
        if (refusal) return refusal;
        from = at + 1;
      }
      return undefined;
    },
  };
}
