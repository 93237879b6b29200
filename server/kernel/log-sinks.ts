import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { LogFields, LogLevel, LogLine, LogSink } from "./log.ts";

/** What must never stand in a log, whatever a caller passes: the last line of defence, by the field's name. */
const SECRET = /pass(word|wd)?|secret|token|cookie|session|authorization|body|content|text/i;

/** The fields as they may be written: secrets masked, line breaks and control characters made visible, long values cut. */
export function writable(fields: LogFields): [string, string][] {
  const pairs: [string, string][] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || name === "stack") continue;
    pairs.push([name, SECRET.test(name) ? "***" : tame(String(value))]);
  }
  return pairs;
}

function tame(value: string): string {
  const visible = escaped(value);
  return visible.length > 400 ? `${visible.slice(0, 400)}…` : visible;
}

/** A log line stays one line, and none steers the terminal: nobody forges a second one by what he sends. */
function escaped(value: string): string {
  return value.replace(/[\p{Cc}\u2028\u2029]/gu, (character) =>
    character === "\n" ? "\\n" : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

const LABELS: Readonly<Record<LogLevel, string>> = { debug: "debug", info: "info ", warn: "WARN ", error: "ERROR" };
const COLOURS: Readonly<Record<LogLevel, string>> = { debug: "2", info: "0", warn: "33", error: "31" };

/** `2026-11-23 08:15:02 WARN  smtp: A slow client was dropped (address=10.0.0.7)`; the stack of a defect on lines of its own. */
export function renderLine(line: LogLine): string {
  const at = new Date(line.at);
  const two = (n: number) => String(n).padStart(2, "0");
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  const fields = writable(line.fields).map(([name, value]) => `${name}=${value}`);
  const tail = fields.length > 0 ? ` (${fields.join(", ")})` : "";
  const part = line.part === "" ? "" : `${line.part}: `;
  const stack = line.fields["stack"];
  const calls = typeof stack === "string" && line.level === "error" ? stack.split("\n") : [];
  const trace = calls.map((call) => `\n    ${escaped(call)}`).join("");
  return `${day} ${time} ${LABELS[line.level]} ${part}${tame(line.message)}${tail}${trace}`;
}

/** Lines for the person at the console; coloured on a terminal. */
export function consoleSink(
  out: { write(text: string): unknown; isTTY?: boolean },
  lowest: LogLevel = "info",
): LogSink {
  return (line) => {
    if (order(line.level) < order(lowest)) return;
    const text = renderLine(line);
    out.write(out.isTTY === true ? `\u001b[${COLOURS[line.level]}m${text}\u001b[0m\n` : `${text}\n`);
  };
}

export interface FileSinkOptions {
  /** Bytes of one file before the next is begun. */
  readonly maxBytes?: number;
  /** Files that are kept. */
  readonly keep?: number;
}

/**
 * Lines in `<data>/log/congso-YYYY-MM-DD.N.log`: a new file each day and whenever one is full; the oldest go. A log that cannot be written
 * stops nothing: the office is more than its log.
 */
export function fileSink(folder: string, { maxBytes = 20 * 1024 * 1024, keep = 30 }: FileSinkOptions = {}): LogSink {
  let day = "";
  let file = "";
  let bytes = 0;

  function choose(today: string): void {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const numbers = readdirSync(folder).flatMap((name) => {
      const match = /^congso-(\d{4}-\d\d-\d\d)\.(\d+)\.log$/.exec(name);
      return match?.[1] === today ? [Number(match[2])] : [];
    });
    let number = Math.max(1, ...numbers);
    const path = (n: number) => join(folder, `congso-${today}.${String(n)}.log`);
    bytes = numbers.length > 0 ? statSync(path(number)).size : 0;
    if (bytes >= maxBytes) {
      number += 1;
      bytes = 0;
    }
    day = today;
    file = path(number);
    const all = readdirSync(folder).filter((name) => /^congso-\d{4}-\d\d-\d\d\.\d+\.log$/.test(name));
    const oldestFirst = all.toSorted((a, b) => a.localeCompare(b, "en", { numeric: true }));
    for (const name of oldestFirst.slice(0, Math.max(oldestFirst.length - keep + 1, 0))) {
      if (join(folder, name) !== file) rmSync(join(folder, name), { force: true });
    }
  }

  return (line) => {
    try {
      const text = `${renderLine(line)}\n`;
      const today = text.slice(0, 10);
      if (today !== day || bytes >= maxBytes) choose(today);
      appendFileSync(file, text, { mode: 0o600 });
      bytes += Buffer.byteLength(text);
    } catch {
      day = "";
    }
  };
}

function order(level: LogLevel): number {
  return ["debug", "info", "warn", "error"].indexOf(level);
}
