import { rmSync } from "node:fs";
import { replaceFile } from "../../server/kernel/durable.ts";
import { applianceErrors, codeOf } from "../cli/faults.ts";

/** Tells other programs (tests, monitors) that the office is open, and on which ports. */
export interface ReadyFile {
  /** Writes `{pid, http, smtp, …}` as a whole: whoever reads it sees all of it or none. */
  announce(ports: Readonly<Record<string, number>>): void;
  remove(): void;
}

/** Refuses at once when the file cannot be written, before any door is opened; an old one is removed. */
export function readyFileAt(file: string | undefined): ReadyFile {
  if (file === undefined) return { announce: () => undefined, remove: () => undefined };
  const guarded = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      throw applianceErrors.cannotWrite({ file, reason: codeOf(error) });
    }
  };
  guarded(() => {
    // Under another name: whoever waits for the file must never find an empty one.
    const probe = `${file}.probe`;
    replaceFile(probe, "");
    rmSync(probe);
    rmSync(file, { force: true });
  });
  return {
    announce(ports) {
      guarded(() => {
        replaceFile(file, `${JSON.stringify({ pid: process.pid, ...ports })}\n`);
      });
    },
    remove() {
      rmSync(file, { force: true });
    },
  };
}
