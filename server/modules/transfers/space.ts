import { statfsSync } from "node:fs";
import type { Core } from "./core.ts";
import { transferErrors } from "./errors.ts";
import { bytesOf } from "./settings.ts";
import * as store from "./store.ts";

/** Bytes that are free on the disk of the data folder. */
export function freeBytes(dataDir: string): number {
  const { bavail, bsize } = statfsSync(dataDir);
  return bavail * bsize;
}

/** Refuses what is too large, over the sender's quota, or more than the disk has room for beside what was promised to others. */
export function demandRoom(core: Core, senderId: number, size: number): void {
  const { maxTransferMb, quotaMb, keepFreeMb } = core.settings();
  const { db, dataDir } = core.kernel;
  if (size > bytesOf(maxTransferMb)) {
    throw transferErrors.tooLarge({ size: inWords(size), limit: inWords(bytesOf(maxTransferMb)) });
  }
  const kept = store.keptBytes(db, senderId);
  if (kept + size > bytesOf(quotaMb)) {
    throw transferErrors.quota({ kept: inWords(kept), size: inWords(size), limit: inWords(bytesOf(quotaMb)) });
  }
  const free = freeBytes(dataDir) - bytesOf(keepFreeMb) - store.spaceTotals(db).promised;
  if (size > free) throw transferErrors.noRoom({ free: inWords(Math.max(free, 0)), size: inWords(size) });
}

const UNITS = ["B", "KB", "MB", "GB", "TB"] as const;

/** Whole numbers, which both languages write alike: `20 GB`, `812 MB`. */
export function inWords(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (unit < UNITS.length - 1 && value >= 10 * 1024) {
    value /= 1024;
    unit += 1;
  }
  if (unit < UNITS.length - 1 && value >= 1024 && value % 1024 === 0) {
    value /= 1024;
    unit += 1;
  }
  return `${String(Math.floor(value))} ${UNITS[unit] ?? "B"}`;
}
