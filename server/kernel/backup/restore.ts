import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { systemActor } from "../access/actor.ts";
import { appendAudit } from "../audit/audit.ts";
import { connect, dbOn } from "../database/db.ts";
import type { AppliedRow } from "../database/migrations.ts";
import { syncFile, syncFolder } from "../durable.ts";
import { CONTENTS, HEAD, readArchive, type EntrySink } from "./archive.ts";
import { backupErrors } from "./errors.ts";
import { BACKUP_FORMAT, demandSpace, type BackupContents, type BackupHead, type BackupProgress } from "./make.ts";
import type { TarEntry } from "./tar.ts";

/**
 * The audit record's entry that says that this office came out of a backup: `detail.madeAt` is the instant of the backup. Who handed out
 * numbers that others remember (IMAP's UIDVALIDITY, RFC 9051 §2.3.1.1) starts anew when the youngest such entry is one that it has not seen.
 */
export const RESTORED = "office.restored";

const WORKSHOP = ".restoring";
/** Where the first-run page puts a backup that a browser sends, until it is restored. */
export const SETUP_UPLOAD = ".upload.tar";
/** What an empty folder may hold: the leftovers of an interrupted restore, and the folder's lock. */
const NOTHING = new Set([WORKSHOP, SETUP_UPLOAD, "lock.db", "lock.pid"]);
/** Anything else in a backup was not put there by us: no absolute name, no `..`, no hidden file, no folder that we do not know. */
const KNOWN_NAME =
  /^(?:office\.db|settings\.json|keys(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*){1,4}|blobs\/([0-9a-f]{2})\/([0-9a-f]{2})\/(\1\2[0-9a-f]{60}))$/;

export interface RestoreParts {
  readonly file: string;
  /** Empty or not there. */
  readonly dataDir: string;
  readonly now: number;
  /** Refuses a database that this program cannot open: is given the steps of `kernel_migration`. */
  readonly accept?: (applied: readonly AppliedRow[]) => void;
  readonly onProgress?: (progress: BackupProgress) => void;
}

export interface RestoredBackup extends BackupHead, BackupContents {
  readonly bytes: number;
}

/** Whether an office may be made here. */
export function isEmptyFolder(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).every((name) => NOTHING.has(name));
}

/**
 * Puts the office of a backup into an empty folder. Everything is extracted into a workshop inside the folder and checked to the last
 * byte; only then the parts get their names, the database last, for with it the folder is an office. Any failure leaves the folder as it was.
 */
export async function restoreBackup(parts: RestoreParts): Promise<RestoredBackup> {
  const { file, dataDir } = parts;
  if (!isEmptyFolder(dataDir)) throw backupErrors.notEmpty({ folder: dataDir });
  const bytes = statSync(file).size;
  const made = mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const workshop = join(dataDir, WORKSHOP);
  rmSync(workshop, { recursive: true, force: true });
  try {
    demandSpace(dataDir, bytes);
    mkdirSync(workshop, { mode: 0o700 });
    const { head, contents } = await extract(parts, workshop, bytes);
    markRestored(parts, join(workshop, "office.db"), head);
    publish(workshop, dataDir);
    return { ...head, ...contents, bytes };
  } catch (error) {
    rmSync(workshop, { recursive: true, force: true });
    if (made !== undefined) rmdirSync(dataDir);
    throw error;
  }
}

async function extract(
  { file, onProgress }: RestoreParts,
  workshop: string,
  allBytes: number,
): Promise<{ head: BackupHead; contents: BackupContents }> {
  let head: BackupHead | undefined;
  let contents: BackupContents | undefined;
  let doneBytes = 0;
  const wrongNames: { hash: string; found: string }[] = [];
  const folders = new Set<string>([workshop]);
  let opened: FileHandle | undefined;

  const toFile = async (entry: TarEntry): Promise<EntrySink> => {
    const known = KNOWN_NAME.exec(entry.name);
    if (!known) throw backupErrors.damaged({ file, entry: entry.name.slice(0, 100) });
    const path = join(workshop, entry.name);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    for (let folder = dirname(path); !folders.has(folder); folder = dirname(folder)) folders.add(folder);
    const handle = await open(path, "wx", 0o600).catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "EEXIST") {
        throw backupErrors.damaged({ file, entry: entry.name });
      }
      throw error;
    });
    opened = handle;
    return {
      async write(chunk) {
        for (let at = 0; at < chunk.length;) at += (await handle.write(chunk, at)).bytesWritten;
        doneBytes += chunk.length;
        onProgress?.({ doneBytes, allBytes });
      },
      async end(found) {
        await handle.sync();
        await handle.close();
        opened = undefined;
        if (known[3] !== undefined && known[3] !== found) wrongNames.push({ hash: known[3], found });
      },
    };
  };
  try {
    await readArchive(file, (entry) => {
      if (entry.name === HEAD) {
        return toJson(file, entry, (value) => {
          head = readHead(file, value);
        });
      }
      if (entry.name === CONTENTS) {
        return toJson(file, entry, (value) => {
          contents = readContents(file, value);
        });
      }
      return toFile(entry);
    });
  } finally {
    await opened?.close();
  }
  if (!head || !contents) throw backupErrors.damaged({ file, entry: CONTENTS });
  // A file that was damaged when the backup was made is known as such; any other with a wrong content was changed since.
  const { problems } = contents;
  const changed = wrongNames.find(({ hash }) => !problems.some((each) => each.hash === hash));
  if (changed) throw backupErrors.damaged({ file, entry: changed.hash });
  for (const folder of folders) syncFolder(folder);
  return { head, contents };
}

const MOST_JSON = 16 * 1024 * 1024;

function toJson(file: string, entry: TarEntry, take: (value: unknown) => void): EntrySink {
  if (entry.size > MOST_JSON) throw backupErrors.damaged({ file, entry: entry.name });
  const chunks: Buffer[] = [];
  return {
    write: (chunk) => void chunks.push(chunk),
    end() {
      let value: unknown;
      try {
        value = JSON.parse(Buffer.concat(chunks).toString());
      } catch {
        throw backupErrors.damaged({ file, entry: entry.name });
      }
      take(value);
    },
  };
}

function readHead(file: string, value: unknown): BackupHead {
  if (isRecord(value)) {
    const { format, madeAt, program } = value;
    if (typeof format === "number" && typeof madeAt === "number" && typeof program === "string") {
      if (format > BACKUP_FORMAT) throw backupErrors.newerFormat({ file });
      return { format, madeAt, program };
    }
  }
  throw backupErrors.notBackup({ file });
}

function readContents(file: string, value: unknown): BackupContents {
  if (isRecord(value)) {
    const { counts, blobs, problems } = value;
    if (isRecord(counts) && typeof blobs === "number" && Array.isArray(problems)) {
      // What makeBackup wrote; the seal says that nobody changed it.
      return value as unknown as BackupContents;
    }
  }
  throw backupErrors.damaged({ file, entry: CONTENTS });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Proves that the database opens and is whole, and puts on record where it came from. */
function markRestored({ file, now, accept }: RestoreParts, database: string, head: BackupHead): void {
  if (!existsSync(database)) throw backupErrors.damaged({ file, entry: "office.db" });
  const connection = connect(database, { readOnly: false });
  try {
    const db = dbOn(connection);
    const check = db.get<{ quick_check: string }>("PRAGMA quick_check(1)");
    if (check?.quick_check !== "ok") throw backupErrors.damaged({ file, entry: "office.db" });
    accept?.(db.all("SELECT module, id, checksum FROM kernel_migration ORDER BY module, id"));
    db.exec("BEGIN IMMEDIATE");
    appendAudit(db, systemActor("congso restore", "cli"), now, {
      action: RESTORED,
      detail: { madeAt: head.madeAt, program: head.program },
    });
    db.exec("COMMIT");
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    connection.close();
  }
}

function publish(workshop: string, dataDir: string): void {
  syncFile(join(workshop, "office.db"));
  const names = readdirSync(workshop).filter((name) => !name.startsWith("office.db"));
  for (const name of [...names, "office.db"]) renameSync(join(workshop, name), join(dataDir, name));
  rmSync(workshop, { recursive: true });
  syncFolder(dataDir);
}
