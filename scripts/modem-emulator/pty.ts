import { spawn } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import type { EmulatedModem } from "./modem.ts";

/** A modem at a tty: what a serial port on a real machine is. */
export interface PluggedIn {
  /** The device is gone, as when the plug is pulled; `plugIn` puts it back. */
  unplug(): void;
}

const LOOK_EVERY = 5;
const PATIENCE = 10_000;

/**
 * Puts the modem behind a pseudo-terminal that `path` leads to, as udev would name it. socat holds the terminal: a program of its own, so that
 * ending it hangs the line up whoever else is running.
 */
export async function plugIn(modem: EmulatedModem, path: string): Promise<PluggedIn> {
  rmSync(path, { force: true });
  const holder = spawn("socat", [`PTY,link=${path},rawer`, "STDIO"], { stdio: ["pipe", "pipe", "inherit"] });
  let isOpen = true;
  const failed = new Promise<never>((_resolve, reject) => {
    holder.once("error", (error) => {
      reject(new Error(`socat cannot be started (${error.message}). Install it: apt-get install socat.`));
    });
  });
  failed.catch(() => undefined);
  holder.stdin.on("error", () => undefined);
  holder.stdout.on("data", (chunk: Buffer) => {
    if (isOpen) modem.receive(chunk.toString("latin1"));
  });
  modem.output = (text) => {
    if (isOpen) holder.stdin.write(Buffer.from(text, "latin1"));
  };
  const unplug = () => {
    if (!isOpen) return;
    isOpen = false;
    modem.output = () => undefined;
    holder.kill("SIGKILL");
    rmSync(path, { force: true });
  };
  modem.unplug = unplug;
  modem.plugIn();
  await Promise.race([appears(path), failed]);
  return { unplug };
}

async function appears(path: string): Promise<void> {
  const deadline = Date.now() + PATIENCE;
  while (!existsSync(path)) {
    if (Date.now() > deadline) throw new Error(`socat did not make ${path}.`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}
