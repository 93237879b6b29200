import { Transform } from "node:stream";
import iconv from "iconv-lite";
import { legacyOfLabel } from "./legacy/recover.ts";

/** A part that says nothing of its letters, or says something that its bytes belie. */
export const UNSTATED = "x-unstated";

/** A part's bytes as text, whatever they are called. Never throws: what cannot be read stands as U+FFFD. */
export function decodeText(bytes: Uint8Array, label: string): string {
  const name = label.trim().toLowerCase();
  const legacy = legacyOfLabel(name);
  if (legacy) return legacy(western(bytes));
  if (name === UNSTATED || /^(utf-?8|us-?ascii|ascii)$/.test(name)) return guess(bytes);
  try {
    return new TextDecoder(name).decode(bytes);
  } catch {
    // Not a label of the web: an older one, or nonsense.
  }
  // UTF-7 may hide a tag from those who look at its bytes; here everything is decoded before anything is made safe.
  return iconv.encodingExists(name) && !/^(base64|hex|binary|utf-?16|ucs-?2)$/.test(name)
    ? iconv.decode(Buffer.from(bytes), name)
    : guess(bytes);
}

/** UTF-8 where it is; where a few bytes of it are broken, still UTF-8; else Western European, of which older Vietnamese is recovered. */
function guess(bytes: Uint8Array): string {
  const text = new TextDecoder("utf-8").decode(bytes);
  const broken = text.split("\ufffd").length - 1;
  if (broken === 0) return text;
  const whole = text.match(/[\u0080-\ufffc]/gu)?.length ?? 0;
  return broken * 2 > whole ? western(bytes) : text;
}

/** Windows-1252 without its undefined bytes' being lost: those stand for themselves. */
function western(bytes: Uint8Array): string {
  return new TextDecoder("windows-1252").decode(bytes);
}

/** Gathers a part, up to a bound, and gives its text in UTF-8. A letter is never cut, wherever the bytes were. */
export function textStream(label: string, maxBytes: number): Transform {
  const chunks: Buffer[] = [];
  let left = maxBytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (left > 0) chunks.push(chunk.subarray(0, left));
      left -= chunk.length;
      done();
    },
    flush(done) {
      this.push(Buffer.from(decodeText(Buffer.concat(chunks), label), "utf8"));
      done();
    },
  });
}

/** A header line whose raw bytes are not UTF-8, as one that is; `line` holds a byte a character. */
export function mendHeaderLine(line: string): string {
  if (!/[\x80-\xff]/.test(line)) return line;
  return Buffer.from(guess(Buffer.from(line, "latin1")), "utf8").toString("latin1");
}
