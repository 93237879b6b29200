import {
  createReadStream,
  existsSync,
  lstatSync,
  readdirSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from "node:fs";
import { open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { backup as copyDatabase } from "node:sqlite";
import { connect, dbOn, type Db } from "../database/db.ts";
import { syncFolder } from "../durable.ts";
import { CONTENTS, HEAD, writeArchive } from "./archive.ts";
import { backupErrors } from "./errors.ts";

/** Rises when an older program could not read the backup. */
export const BACKUP_FORMAT = 1;

/** What a backup says about itself: its first entry. */
export interface BackupHead {
  readonly format: number;
  readonly madeAt: number;
  /** The version of the program that made it. */
  readonly program: string;
}

/** A stored file that the database names and that is not as it should be. */
export interface BlobProblem {
  readonly hash: string;
  readonly problem: "missing" | "damaged";
}

/** What is inside, in the last entry before the sums. */
export interface BackupContents {
  readonly counts: Readonly<Record<string, number>>;
  readonly blobs: number;
  readonly problems: readonly BlobProblem[];
}

export interface BackupProgress {
  readonly doneBytes: number;
  readonly allBytes: number;
}

export interface BackupParts {
  readonly dataDir: string;
  /** The file to make; it gets this name only when it is complete and on disk. */
  readonly file: string;
  readonly now: number;
  readonly program: string;
  /** `SELECT DISTINCT hash FROM …` of every module: run on the copy of the database. */
  readonly blobReferences: readonly string[];
  /** What the backup tells of itself: name and a SELECT of one number as `count`. */
  readonly counts: Readonly<Record<string, string>>;
  readonly onProgress?: (progress: BackupProgress) => void;
  readonly signal?: AbortSignal;
}

export interface MadeBackup extends BackupHead, BackupContents {
  readonly file: string;
  readonly bytes: number;
}

/**
 * Makes one file that holds the whole office, while the program runs or not. The database is copied first, in one snapshot; the stored
 * files are those that the copy names: they are immutable, and the sweep leaves what was dropped lately, so all of them are still there.
 */
export async function makeBackup(parts: BackupParts): Promise<MadeBackup> {
  const { dataDir, file } = parts;
  const source = join(dataDir, "office.db");
  if (!existsSync(source)) throw backupErrors.noOffice({ folder: dataDir });
  if (existsSync(file)) throw backupErrors.exists({ file });
  const folder = dirname(file);
  demandSpace(folder, statSync(source).size * 2);
  const temporary = `${file}.${String(process.pid)}.tmp`;
  const copy = `${temporary}.db`;
  try {
    await copyOf(source, copy);
    const made = await writeAll(parts, copy, temporary);
    parts.signal?.throwIfAborted();
    renameSync(temporary, file);
    syncFolder(folder);
    return made;
  } finally {
    for (const leftover of [temporary, copy, `${copy}-wal`, `${copy}-shm`, `${copy}-journal`]) {
      rmSync(leftover, { force: true });
    }
  }
}

/** All pages in one step, in a thread of Node's pool: one snapshot, and nobody waits for it. */
async function copyOf(source: string, copy: string): Promise<void> {
  const connection = connect(source, { readOnly: true });
  try {
    await copyDatabase(connection, copy, { rate: 2 ** 31 - 1 });
  } finally {
    connection.close();
  }
}

async function writeAll(parts: BackupParts, copy: string, temporary: string): Promise<MadeBackup> {
  const { dataDir, now } = parts;
  const connection = connect(copy, { readOnly: true });
  try {
    const db = dbOn(connection);
    const blobs = await blobsOf(db, dataDir, parts.blobReferences);
    const present = blobs.filter((blob) => blob.size !== undefined);
    const problems: BlobProblem[] = blobs
      .filter((blob) => blob.size === undefined)
      .map(({ hash }) => ({ hash, problem: "missing" }));
    const small = smallFiles(dataDir);
    const databaseSize = statSync(copy).size;
    const allBytes = present.reduce((sum, { size }) => sum + (size ?? 0), databaseSize);
    demandSpace(dirname(temporary), allBytes + present.length * 1024);

    const handle = await open(temporary, "wx", 0o600);
    try {
      const archive = writeArchive(handle, now);
      const head: BackupHead = { format: BACKUP_FORMAT, madeAt: now, program: parts.program };
      await addJson(archive.add, HEAD, head);
      let doneBytes = 0;
      const counted = async function* (path: string): AsyncIterable<Buffer> {
        // createReadStream without an encoding yields buffers.
        for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
          parts.signal?.throwIfAborted();
          doneBytes += chunk.length;
          parts.onProgress?.({ doneBytes, allBytes });
          yield chunk;
        }
      };
      await archive.add({ name: "office.db", size: databaseSize }, counted(copy));
      for (const name of small) {
        const path = join(dataDir, name);
        await archive.add({ name, size: statSync(path).size }, counted(path));
      }
      for (const { hash, path, size } of present) {
        const found = await archive.add({ name: blobName(hash), size: size ?? 0 }, counted(path));
        if (found !== hash) problems.push({ hash, problem: "damaged" });
      }
      const contents: BackupContents = { counts: countsOf(db, parts.counts), blobs: present.length, problems };
      await addJson(archive.add, CONTENTS, contents);
      const bytes = await archive.finish();
      await handle.sync();
      return { file: parts.file, bytes, ...head, ...contents };
    } finally {
      await handle.close();
    }
  } finally {
    connection.close();
  }
}

/** Where a stored file stands in the data folder, and under which name in a backup. */
export function blobName(hash: string): string {
  return `blobs/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`;
}

interface FoundBlob {
  readonly hash: string;
  readonly path: string;
  /** Undefined where the file is missing. */
  readonly size: number | undefined;
}

/** Every stored file that the database names, in the order of its hash. */
export async function blobsOf(
  read: { all<Row>(sql: string): Row[] | Promise<Row[]> },
  dataDir: string,
  references: readonly string[],
): Promise<FoundBlob[]> {
  if (references.length === 0) return [];
  const named = references.map((sql) => `SELECT * FROM (${sql})`).join(" UNION ");
  const rows = await read.all<{ hash: string }>(
    `WITH named(hash) AS (${named}) SELECT hash FROM named WHERE hash IS NOT NULL ORDER BY hash`,
  );
  return rows.map(({ hash }) => {
    const path = join(dataDir, blobName(hash));
    return { hash, path, size: statSync(path, { throwIfNoEntry: false })?.size };
  });
}

/** The settings and the keys. */
function smallFiles(dataDir: string): string[] {
  const walk = (relative: string): string[] =>
    readdirSync(join(dataDir, relative)).flatMap((name) => {
      const path = `${relative}/${name}`;
      const found = lstatSync(join(dataDir, path));
      return found.isDirectory() ? walk(path) : found.isFile() && !name.endsWith(".tmp") ? [path] : [];
    });
  const settings = existsSync(join(dataDir, "settings.json")) ? ["settings.json"] : [];
  return [...settings, ...(existsSync(join(dataDir, "keys")) ? walk("keys") : [])].sort();
}

function countsOf(db: Db, queries: Readonly<Record<string, string>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(queries).map(([name, sql]) => [name, db.get<{ count: number }>(sql)?.count ?? 0]),
  );
}

async function addJson(
  add: ReturnType<typeof writeArchive>["add"],
  name: string,
  value: BackupHead | BackupContents,
): Promise<void> {
  const bytes = Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  await add({ name, size: bytes.length }, [bytes]);
}

/** Refuses before anything is written: a backup that fills the disk would stop the office. */
export function demandSpace(folder: string, needed: number): void {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < needed) {
    throw backupErrors.noSpace({ folder, needed: megabytes(needed), free: megabytes(free) });
  }
}

function megabytes(bytes: number): string {
  return `${String(Math.ceil(bytes / 1_048_576))} MB`;
}

/** `congso-20261123-081500.tar`: sorts by time. */
export function backupFileName(now: number, prefix = "congso"): string {
  const stamp = new Date(now)
    .toISOString()
    .replace(/[-:]|\.\d+Z/g, "")
    .replace("T", "-");
  return `${prefix}-${stamp}.tar`;
}
