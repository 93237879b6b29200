import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { types } from "node:util";
import type { Clock } from "../clock.ts";
import { syncFolder } from "../durable.ts";
import { backUpBeforeUpgrade } from "./backup.ts";
import { connect, dbOn, type Db } from "./db.ts";
import { databaseErrors, storageFault } from "./errors.ts";
import { lockFolder, type FolderLock } from "./lock.ts";
import { migrate, type ModuleMigrations } from "./migrations.ts";

/** The office's one database, open for writing. */
export interface Database {
  /** `<data>/office.db`, for the readers. */
  readonly file: string;
  readonly db: Db;
  /** The steps that ran when it was opened, as `module/id`. */
  readonly migrated: readonly string[];
  /** The copy that was made before an upgrade, if there was one. */
  readonly copy: string | undefined;
  /**
   * Runs `change` in one transaction: when this returns its rows are on disk, when it throws there are none. Synchronous and not re-entrant.
   * Throws `kernel.diskFull` when the disk is.
   */
  transaction<T>(change: (db: Db) => T): T;
  /** Moves the write-ahead log into the database and gives the folder back. */
  close(): void;
}

export interface DatabaseOptions {
  readonly clock: Clock;
  /** The kernel's first, then each module's in the order of the program. */
  readonly migrations: readonly ModuleMigrations[];
  /** The folder's lock where the caller took it already; it is given back as if it had been taken here. */
  readonly lock?: FolderLock;
}

/** A larger database is not read through at start; `checkDatabase` does it on demand. */
const CHECKED_AT_START = 16 * 1024 * 1024;

/**
 * Takes the folder, opens `office.db` and brings its tables up to date. Refuses with a `database.*` code when the folder is in use or not
 * writable, or the database is damaged or newer than the program; then nothing on the disk was changed.
 */
export function openDatabase(
  dataDir: string,
  { clock, migrations, lock = lockFolder(dataDir) }: DatabaseOptions,
): Database {
  const file = join(dataDir, "office.db");
  let connection: DatabaseSync | undefined;
  try {
    const isNew = !existsSync(file);
    connection = connect(file, { readOnly: false });
    if (isNew) syncFolder(dataDir);
    else demandSound(connection, file);
    const opened = connection;
    let copy: string | undefined;
    const backup = () => {
      copy = backUpBeforeUpgrade(opened, dataDir, clock.now());
    };
    const migrated = migrate(opened, migrations, { clock, backup });
    const db = dbOn(opened);
    return {
      file,
      db,
      migrated,
      copy,
      transaction: (change) => transact(opened, db, file, change),
      close() {
        if (opened.isOpen) {
          // A reader that is still open only leaves the log longer; the rows are safe in it.
          opened.exec("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)");
          opened.close();
        }
        lock.release();
      },
    };
  } catch (error) {
    if (connection?.isOpen) connection.close();
    lock.release();
    throw storageFault(error, file);
  }
}

/** What SQLite finds wrong in the whole file, the first ten lines; empty when it is sound. Reads everything: for `congso doctor`. */
export function checkDatabase(db: Db): string[] {
  const rows = db.all<{ integrity_check: string }>("PRAGMA integrity_check(10)");
  return rows.map((row) => row.integrity_check).filter((found) => found !== "ok");
}

function demandSound(connection: DatabaseSync, file: string): void {
  const db = dbOn(connection);
  // Reading the header and the log is where SQLite notices a file that is cut short or not its own.
  connection.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  const { size } = statSync(file);
  if (size > CHECKED_AT_START) return;
  const found = db.get<{ quick_check: string }>("PRAGMA quick_check(1)")?.quick_check;
  if (found !== "ok") throw databaseErrors.corrupt({ file, detail: found ?? "unreadable" });
}

function transact<T>(connection: DatabaseSync, db: Db, file: string, change: (db: Db) => T): T {
  const isOpen = () => connection.isTransaction;
  if (isOpen()) {
    throw new Error("A transaction is open already: pass its work on instead of opening another.");
  }
  try {
    db.exec("BEGIN IMMEDIATE");
    const result = change(db);
    if (types.isPromise(result)) {
      // Whatever it rejects with later is the same mistake, told below.
      result.catch(() => undefined);
      throw new Error("A transaction's function returned a promise: it must be synchronous.");
    }
    db.exec("COMMIT");
    return result;
  } catch (error) {
    // A full disk or an I/O error may have made SQLite roll back by itself.
    if (isOpen()) db.exec("ROLLBACK");
    throw storageFault(error, file);
  }
}
