import { MailParser, type HeaderValue } from "mailparser";
import { mendHeaderLine } from "./charsets.ts";
import { readHeaders } from "./read.ts";
import type { ReadMail } from "./types.ts";

/** A header up to this size is read where it is needed; a larger one only in a thread. Bytes. */
export const SHORT_HEAD = 12 * 1024;
/** Mail programs name fewer people than this; more are read in a thread. */
const MOST_LINES = 200;

/** What is known of a message before it is read whole. */
const WANTED = new Set(
  "message-id in-reply-to references from to cc subject date x-priority x-msmail-priority importance priority".split(
    " ",
  ),
);

/** The decoding of header fields by the library's parser, which it has no door for. Held by the test that compares both ways of reading. */
interface Innards {
  processHeaders(lines: readonly { key: string; line: string }[]): Map<string, HeaderValue>;
}

let decoder: Innards | undefined;

/**
 * Reads the header alone of a message's first bytes, at once and as `readMail` would, but for what only the text tells (letters of an old
 * encoding). Undefined where the header is not short and plain: then the message is to be read whole.
 */
export function readHead(beginning: Uint8Array): ReadMail | undefined {
  const raw = Buffer.from(beginning.buffer, beginning.byteOffset, Math.min(beginning.length, SHORT_HEAD + 4));
  const end = raw.indexOf("\r\n\r\n");
  if (end < 0) return undefined;
  const lines: { key: string; line: string }[] = [];
  let line = "";
  let count = 0;
  const keep = () => {
    const key = /^([\x21-\x39\x3b-\x7e]+):/.exec(line)?.[1]?.toLowerCase();
    if (key !== undefined && WANTED.has(key)) lines.push({ key, line: mendHeaderLine(line) });
    return key !== undefined;
  };
  for (const next of raw.toString("latin1", 0, end).split("\r\n")) {
    count += 1;
    if (count > MOST_LINES || /[\0\r\n]/.test(next)) return undefined;
    if (/^[ \t]/.test(next)) {
      if (line === "") return undefined;
      line += `\r\n${next}`;
      continue;
    }
    if (line !== "" && !keep()) return undefined;
    line = next;
  }
  if (line === "" || !keep()) return undefined;
  decoder ??= new MailParser() as unknown as Innards;
  return readHeaders(decoder.processHeaders(lines));
}
