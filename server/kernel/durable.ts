import { closeSync, fsync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { promisify } from "node:util";

/**
 * What it takes for a file to be there after a power cut: its bytes are synced before it gets its name, and the folder is synced after.
 * Windows cannot sync a folder and does not need to: NTFS journals its names.
 */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  syncPath(folder);
}

/** The same without holding the event loop: what many wait for beside each other, the disk syncs together. */
export async function folderSynced(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const descriptor = openSync(folder, "r");
  try {
    await synced(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Resolves once what was written to an open file, or stands in an open folder, is on the disk. */
export const synced = promisify(fsync);

/** Brings the bytes of an existing file onto the disk. */
export function syncFile(file: string): void {
  syncPath(file, process.platform === "win32" ? "r+" : "r");
}

/** Replaces `file` as a whole: whoever reads it, even after a crash, sees the old content or the new one. */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.${String(process.pid)}.tmp`;
  try {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    const descriptor = openSync(temporary, "w", 0o600);
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
}

function syncPath(path: string, flags = "r"): void {
  const descriptor = openSync(path, flags);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
