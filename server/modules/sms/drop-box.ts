import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "../../kernel/errors.ts";

/** What `congso sms send` leaves in the data folder for the office that runs on it, and what that answers. */
export interface DroppedMessage {
  readonly to: string;
  readonly text: string;
  readonly plain: boolean;
  readonly validityMinutes: number;
  /** An alarm: before all others, and rather twice than not at all. */
  readonly urgent: boolean;
}
export type DropAnswer = { readonly id: number } | { readonly refusal: { readonly vi: string; readonly en: string } };

const folderIn = (dataDir: string): string => join(dataDir, "sms-drop");

/**
 * Takes what was dropped, oldest first. Its name is what makes it one: taken again after a crash, it adds nothing. The data folder is its
 * owner's alone, so that whoever can write here may send.
 */
export function takeDropped(dataDir: string, send: (message: DroppedMessage, dedupe: string) => number): void {
  const folder = folderIn(dataDir);
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    return;
  }
  for (const name of names.sort()) {
    const file = join(folder, name);
    let answer: DropAnswer;
    try {
      answer = { id: send(JSON.parse(readFileSync(file, "utf8")) as DroppedMessage, `drop:${name}`) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer = { refusal: { vi: error.say("vi"), en: error.say("en") } };
    }
    writeFileSync(`${file}.new`, JSON.stringify(answer));
    renameSync(`${file}.new`, `${file}.answer`);
    rmSync(file);
  }
}

/** Leaves a message; the answer appears at the path that is returned. */
export function dropMessage(dataDir: string, name: string, message: DroppedMessage): string {
  const folder = folderIn(dataDir);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.json`);
  writeFileSync(`${file}.new`, JSON.stringify(message), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return `${file}.answer`;
}
