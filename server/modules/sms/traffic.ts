import { appendFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ModemLine } from "./contract.ts";

const MOST = 2_000_000;

/** The conversation with the modems, kept for who looks for a fault: the file and one before it, each of 2 MB at most. */
export function createTrafficLog(logDir: string, now: () => number) {
  const file = join(logDir, "sms-traffic.log");
  let size: number | undefined;
  return {
    write(path: string, direction: "in" | "out", text: string): void {
      const line = `${new Date(now()).toISOString()} ${path} ${direction === "in" ? "<" : ">"} ${masked(text)}\n`;
      try {
        size ??= statSync(file, { throwIfNoEntry: false })?.size ?? 0;
        if (size > MOST) {
          renameSync(file, `${file}.1`);
          size = 0;
        }
        appendFileSync(file, line, { mode: 0o600 });
        size += line.length;
      } catch {
        // A conversation that cannot be kept holds up no message.
      }
    },
  };
}

/** The numbers of cards and subscribers stay recognisable and no more; PINs were masked before they came here. */
export function masked(text: string): string {
  return text.replace(/\d{14,}/g, (digits) =>
    /^[0-9A-F]{30,}$/i.test(text) ? digits : `${digits.slice(0, 4)}…${digits.slice(-4)}`,
  );
}

/** The modems as they are now, for `congso sms modems` beside a running office. */
export function writeModemsFile(dataDir: string, modems: readonly ModemLine[]): void {
  const file = join(dataDir, "sms-modems.json");
  try {
    writeFileSync(`${file}.new`, JSON.stringify(modems), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  } catch {
    // It is shown and never read back by the office.
  }
}
