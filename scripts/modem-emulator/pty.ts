import { closeSync, constants, openSync, symlinkSync, unlinkSync, writeSync } from "node:fs";
import * as nodePty from "@lydell/node-pty";
import type { EmulatedModem } from "./modem.ts";

/** What node-pty's `open` returns beside its documented part: the two ends of a pseudo-terminal without a program in it. */
interface Ends {
  readonly _pty: string;
  readonly _fd: number;
  readonly master: NodeJS.ReadStream & { destroy(): void };
  readonly slave: NodeJS.ReadStream & { destroy(): void };
}

/** A modem at a tty: what a serial port on a real machine is. */
export interface PluggedIn {
  /** The device, `/dev/pts/7`. */
  readonly device: string;
  unplug(): void;
}

/** Puts the modem behind a pseudo-terminal, and a link to it at `path`, as udev would name it. */
export function plugIn(modem: EmulatedModem, path: string): PluggedIn {
  const ends = (nodePty as unknown as { open: (options: object) => Ends }).open({ cols: 80, rows: 24, encoding: null });
  // Kept open, so that the line lives while nobody has opened it; never read, for what is read here does not reach the machine.
  const holder = openSync(ends._pty, constants.O_RDWR | constants.O_NOCTTY);
  ends.slave.destroy();
  let isOpen = true;
  let waiting = Buffer.alloc(0);
  const push = () => {
    try {
      while (isOpen && waiting.length > 0) waiting = waiting.subarray(writeSync(ends._fd, waiting));
    } catch {
      // The line's buffer is full until the other side reads.
      setTimeout(push, 1);
    }
  };
  modem.output = (text) => {
    waiting = Buffer.concat([waiting, Buffer.from(text, "latin1")]);
    push();
  };
  ends.master.on("data", (chunk: Buffer | string) => {
    modem.receive(typeof chunk === "string" ? chunk : chunk.toString("latin1"));
  });
  ends.master.on("error", () => undefined);
  const unplug = () => {
    if (!isOpen) return;
    isOpen = false;
    modem.output = () => undefined;
    remove(path);
    ends.master.destroy();
    closeSync(holder);
  };
  modem.unplug = unplug;
  modem.plugIn();
  remove(path);
  symlinkSync(ends._pty, path);
  return { device: ends._pty, unplug };
}

function remove(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // It was not there.
  }
}
