/**
 * mbox in the form mboxrd: messages after lines that begin with "From ", such lines inside a message quoted by one ">" more. Flags stand in
 * `Status` and `X-Status` lines at the top, which are not the message's own and are taken off again.
 */
import { FLAG } from "../flags.ts";
import { flagsOf } from "./paths.ts";

const LF = 0x0a;
const FROM = Buffer.from("From ");
const CRLF = Buffer.from("\r\n");

/** A message of an mbox; `bytes` is null for one that is larger than the bound. */
export interface MboxMessage {
  readonly bytes: Buffer | null;
  readonly flags: number;
  readonly receivedAt: number | null;
}

/** Reads an mbox message by message; no more than one message of at most `maxBytes` is in memory. */
export async function* readMbox(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<MboxMessage> {
  let current: { lines: Buffer[]; size: number; tooLarge: boolean; at: number | null } | undefined;
  let wasBlank = true;
  for await (const line of linesOf(source, maxBytes)) {
    if (wasBlank && isSeparator(line)) {
      if (current) yield finish(current);
      current = { lines: [], size: 0, tooLarge: false, at: instantOf(line) };
      wasBlank = false;
      continue;
    }
    wasBlank = line.length <= 2 && /^\r?\n$/.test(line.toString("latin1"));
    if (!current) continue;
    current.size += line.length;
    if (current.size > maxBytes) {
      current.tooLarge = true;
      current.lines = [];
    } else current.lines.push(unquoted(line));
  }
  if (current) yield finish(current);
}

function isFrom(line: Buffer): boolean {
  return line.length > FROM.length && line.subarray(0, FROM.length).equals(FROM);
}

/** "From " with a time, or Thunderbird's "From - ": a sentence that begins with "From " and was not quoted is left in its message. */
function isSeparator(line: Buffer): boolean {
  return isFrom(line) && /^From (- *\r?\n?$|.*\d{1,2}:\d{2})/.test(line.subarray(0, 300).toString("latin1"));
}

/** The lines of a stream with their ends; a line longer than the bound comes in pieces, which is a message too large anyhow. */
async function* linesOf(source: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  let size = 0;
  for await (const part of source) {
    const chunk = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
    let from = 0;
    for (let at = chunk.indexOf(LF); at >= 0; at = chunk.indexOf(LF, from)) {
      const line = Buffer.concat([...rest, chunk.subarray(from, at + 1)]);
      rest = [];
      size = 0;
      from = at + 1;
      yield line;
    }
    if (from < chunk.length) {
      rest.push(Buffer.from(chunk.subarray(from)));
      size += chunk.length - from;
    }
    if (size <= maxBytes) continue;
    yield Buffer.concat(rest);
    rest = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(rest);
}

function unquoted(line: Buffer): Buffer {
  let at = 0;
  while (line[at] === 0x3e) at += 1;
  return at > 0 && isFrom(line.subarray(at)) ? line.subarray(1) : line;
}

function finish(message: { lines: Buffer[]; tooLarge: boolean; at: number | null }): MboxMessage {
  if (message.tooLarge) return { bytes: null, flags: 0, receivedAt: message.at };
  const lines = [...message.lines];
  // The blank line before the next "From " belongs to the mbox.
  if (/^\r?\n$/.test(lines.at(-1)?.toString("latin1") ?? "")) lines.pop();
  let flags = 0;
  for (;;) {
    const status = /^(Status|X-Status): ?([A-Z]*)\s*$/.exec(lines[0]?.toString("latin1") ?? "");
    if (!status) break;
    lines.shift();
    const letters = status[2] ?? "";
    flags |= flagsOf({
      seen: status[1] === "Status" && letters.includes("R"),
      answered: status[1] === "X-Status" && letters.includes("A"),
      flagged: status[1] === "X-Status" && letters.includes("F"),
    });
  }
  const bytes = Buffer.concat(lines);
  return { bytes, flags: flags | mozillaFlags(bytes), receivedAt: message.at };
}

/** Thunderbird's own mark in its mbox files: 1 read, 2 answered, 4 starred, 0x1000 forwarded. */
function mozillaFlags(bytes: Buffer): number {
  const header = bytes.subarray(0, 4_096).toString("latin1");
  const mark = parseInt(/^X-Mozilla-Status: ([0-9a-f]{4})\s*$/im.exec(header)?.[1] ?? "0", 16);
  return flagsOf({
    seen: (mark & 1) !== 0,
    answered: (mark & 2) !== 0,
    flagged: (mark & 4) !== 0,
    forwarded: (mark & 0x1000) !== 0,
  });
}

/** The time in a "From " line, in asctime's form; null where there is none. */
function instantOf(line: Buffer): number | null {
  const text = /[A-Z][a-z]{2} +[A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}:\d{2} \d{4}/.exec(
    line.subarray(0, 200).toString("latin1"),
  )?.[0];
  const at = text === undefined ? NaN : Date.parse(`${text} UTC`);
  return Number.isFinite(at) && at > 0 ? at : null;
}

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** A message as it stands in an mbox. */
export function mboxEntry(message: { bytes: Buffer; flags: number; receivedAt: number; sender: string }): Buffer {
  const { bytes, flags } = message;
  const when = new Date(message.receivedAt);
  const two = (number: number) => String(number).padStart(2, "0");
  const time = `${two(when.getUTCHours())}:${two(when.getUTCMinutes())}:${two(when.getUTCSeconds())}`;
  const date = `${DAYS[when.getUTCDay()] ?? ""} ${MONTHS[when.getUTCMonth()] ?? ""} ${String(when.getUTCDate()).padStart(2)} ${time} ${String(when.getUTCFullYear())}`;
  const sender = /^[^\s]{1,300}$/.test(message.sender) ? message.sender : "MAILER-DAEMON";
  const status = [
    `From ${sender} ${date}`,
    `Status: ${flags & FLAG.seen ? "RO" : "O"}`,
    `X-Status: ${flags & FLAG.answered ? "A" : ""}${flags & FLAG.flagged ? "F" : ""}`,
    "",
  ].join("\r\n");
  return Buffer.concat([Buffer.from(status, "latin1"), quoted(bytes), CRLF]);
}

/** Every line that begins with "From ", whatever stands before it in ">", with one ">" more; ends with a line end. */
function quoted(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let kept = 0;
  for (let at = 0; at >= 0 && at < bytes.length;) {
    let from = at;
    while (bytes[from] === 0x3e) from += 1;
    if (isFrom(bytes.subarray(from, from + FROM.length + 1))) {
      pieces.push(bytes.subarray(kept, at), Buffer.from(">"));
      kept = at;
    }
    const end = bytes.indexOf(LF, from);
    at = end < 0 ? -1 : end + 1;
  }
  pieces.push(bytes.subarray(kept));
  if (bytes.at(-1) !== LF) pieces.push(CRLF);
  return Buffer.concat(pieces);
}
