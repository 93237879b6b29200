import type { BackupProgress } from "../../server/kernel/backup/make.ts";
import type { Io } from "../cli/command.ts";
import type { Text } from "../locale/text.ts";

const PAUSE = 2_000;

/** Says every two seconds how far it is; nothing where it is done before. */
export function progressOn(io: Io, text: Text): (progress: BackupProgress) => void {
  let saidAt = Date.now();
  return ({ doneBytes, allBytes }) => {
    const now = Date.now();
    if (now - saidAt < PAUSE) return;
    saidAt = now;
    io.note(text, { percent: Math.floor((doneBytes / Math.max(allBytes, 1)) * 100) });
  };
}
