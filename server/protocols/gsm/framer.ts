/** What a modem says, cut into what can be understood alone. */
export type Frame =
  | { readonly kind: "line"; readonly text: string }
  /** `> `: it waits for a PDU. */
  | { readonly kind: "prompt" }
  /** A header line of 3GPP TS 27.005 and the PDU that came on a line behind it. */
  | { readonly kind: "pdu"; readonly header: string; readonly hex: string };

/** A PDU follows on a line of its own (3GPP TS 27.005 §3.4.1, §4.1-4.2). */
const WITH_PDU = /^\+(CMT|CDS|CMGR|CMGL):/;
const HEX = /^([0-9A-F]{2}){5,}$/i;
/** Longer lines are noise: a PDU has at most 376 digits. */
const MOST = 2_048;

/**
 * Bytes to frames. Lines end in CR, LF or both; a prompt has no end and may stand behind half of nothing; between a header and its PDU, or
 * between `>` and its space, a line of any other kind may come.
 */
export class Framer {
  private text = "";
  private header: string | undefined;
  private awaitsPrompt = false;
  private echo: string | undefined;

  /** From now on `>` at the start of a line is a prompt. */
  awaitPrompt(awaits: boolean): void {
    this.awaitsPrompt = awaits;
  }

  /** What was written: it may come back as an echo and is no PDU then. */
  wrote(text: string): void {
    this.echo = text;
  }

  feed(chunk: string): Frame[] {
    this.text += chunk;
    const frames: Frame[] = [];
    for (;;) {
      this.text = this.text.replace(/^[\r\n\0]+/, "");
      if (this.awaitsPrompt && this.text.startsWith(">")) {
        this.text = this.text.replace(/^> ?/, "");
        this.awaitsPrompt = false;
        frames.push({ kind: "prompt" });
        continue;
      }
      const end = /[\r\n]/.exec(this.text)?.index;
      if (end === undefined) {
        if (this.text.length > MOST) this.text = "";
        return frames;
      }
      const frame = this.frameOf(this.text.slice(0, end));
      this.text = this.text.slice(end);
      if (frame) frames.push(frame);
    }
  }

  private frameOf(raw: string): Frame | undefined {
    const text = raw.replace(/[\x1a\x1b\0]/g, "").trim(); // eslint-disable-line no-control-regex -- Ctrl-Z and ESC come back in an echo
    if (text === "" || text === ">" || text === this.echo) return undefined;
    if (this.header !== undefined && HEX.test(text)) {
      const header = this.header;
      this.header = undefined;
      return { kind: "pdu", header, hex: text.toUpperCase() };
    }
    if (WITH_PDU.test(text)) {
      this.header = text;
      return undefined;
    }
    return { kind: "line", text };
  }
}
