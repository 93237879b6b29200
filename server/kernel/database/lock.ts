import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { databaseErrors, isBusy, storageFault } from "./errors.ts";

/** Holds a data folder for one process. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the data folder (made when it is not there) or throws `database.inUse`. The lock is SQLite's own on `lock.db`: the system drops it
 * when the process ends, however it ends, so that a lock left behind or a reused process number cannot shut the office out.
 * `lock.pid` only tells the other one whom to stop. Nothing else in this process may open `lock.db`: on Linux, closing any descriptor of a
 * file drops the process's locks on it.
 */
export function lockFolder(dataDir: string): FolderLock {
  const pidFile = join(dataDir, "lock.pid");
  let connection: DatabaseSync | undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    connection = new DatabaseSync(join(dataDir, "lock.db"), { timeout: 0 });
    connection.exec("PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE");
    writeFileSync(pidFile, `${String(process.pid)}\n`);
  } catch (error) {
    if (connection?.isOpen) connection.close();
    if (isBusy(error)) throw databaseErrors.inUse({ folder: dataDir, pid: holderIn(pidFile) });
    throw storageFault(error, dataDir);
  }
  const held = connection;
  return {
    release() {
      if (!held.isOpen) return;
      rmSync(pidFile, { force: true });
      held.close();
    },
  };
}

function holderIn(pidFile: string): string {
  try {
    return readFileSync(pidFile, "utf8").trim() || "?";
  } catch {
    return "?";
  }
}
