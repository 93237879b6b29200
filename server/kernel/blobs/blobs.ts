import { createHash } from "node:crypto";
import {
  closeSync,
  createReadStream,
  existsSync,
  futimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  write as writeCallback,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import type { Clock } from "../clock.ts";
import { storageFault } from "../database/errors.ts";
import { folderSynced, syncFolder, synced } from "../durable.ts";
import { defineErrors, kernelErrors } from "../errors.ts";
import { newSecret } from "../ids.ts";
import { sweepBlobs, type SweepOptions, type SweepReport } from "./sweep.ts";

/** SHA-256 of a file's content as 64 lowercase hexadecimal digits: its name for ever. */
export type BlobHash = string;

export interface StoredBlob {
  readonly hash: BlobHash;
  /** Bytes. */
  readonly size: number;
}

/** Bytes `start` to `end` of a file, both included, counted from 0. */
export interface ByteRange {
  readonly start?: number;
  readonly end?: number;
}

export type BlobCheck = "sound" | "missing" | "damaged";

export const blobErrors = defineErrors("blobs", {
  missing: {
    status: 404,
    vi: "Không còn nội dung của tệp này trên máy chủ. Hãy báo quản trị viên mã {hash}.",
    en: "The content of this file is no longer on the server. Tell the administrator the code {hash}.",
  },
});

/** Immutable files, one per content, under `<data>/blobs/ab/cd/<hash>`. Write the file first, then commit the row that names it. */
export interface Blobs {
  /** Makes the folder and removes what a crash left unfinished. Once at start, with the data folder's lock held. */
  prepare(): void;
  /**
   * Stores the bytes; on disk when it resolves. Content that is there already is not written again. Throws `kernel.tooLarge` over `maxBytes`
   * and `kernel.diskFull`; an unfinished file leaves nothing behind.
   */
  put(source: Readable | Buffer, bound: { readonly maxBytes: number }): Promise<StoredBlob>;
  /**
   * Takes over a finished file of the data folder under its hash: a rename, no second copy. Its bytes are on disk already, and `hash` is what they
   * give; who calls has computed it. The file is gone from its place when it resolves.
   */
  adopt(file: string, stored: StoredBlob): Promise<StoredBlob>;
  /** The content or a range of it, as a stream; throws `blobs.missing`. */
  open(hash: BlobHash, range?: ByteRange): Readable;
  /** Bytes; throws `blobs.missing`. */
  size(hash: BlobHash): number;
  has(hash: BlobHash): boolean;
  /** Where the file is, whether it exists or not; for programs that take a path. Never write to it. */
  path(hash: BlobHash): string;
  /** Reads the whole file and compares it with its name. */
  verify(hash: BlobHash): Promise<BlobCheck>;
  /** Removes what no row names once it has lain for `graceMs`. */
  sweep(options: SweepOptions): Promise<SweepReport>;
}

/** The files of `<data>/blobs`. Touches nothing before `prepare`. */
export function openBlobs(dataDir: string, { clock }: { clock: Clock }): Blobs {
  const root = join(dataDir, "blobs");
  const temporary = join(root, "tmp");
  /** Folders whose own name is known to be on disk. */
  const settled = new Set<string>();

  const path = (hash: BlobHash) => {
    // A hash may come from outside; a file's name never does.
    if (!/^[0-9a-f]{64}$/.test(hash)) throw blobErrors.missing({ hash: hash.slice(0, 64) });
    return join(root, hash.slice(0, 2), hash.slice(2, 4), hash);
  };

  /** Makes the folder; the folders whose entries are then to be synced, so that the way to a file in it is on disk. */
  const ensureFolder = (folder: string): string[] => {
    const way = [folder];
    if (!settled.has(folder)) {
      mkdirSync(folder, { recursive: true });
      for (let at = folder; at !== root && !settled.has(at); at = dirname(at)) way.push(dirname(at));
    }
    return way;
  };

  const settle = async (way: readonly string[]): Promise<void> => {
    await Promise.all(way.map(folderSynced));
    // The last of them is known to stand in a folder that is on disk.
    for (const folder of way) if (folder !== root) settled.add(folder);
  };

  /** Synchronous, so that no sweep comes between finding the file and making it young. */
  const isThereAlready = (file: string, size: number): boolean => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.size !== size) return false;
    const now = new Date(clock.now());
    utimesSync(file, now, now);
    return true;
  };

  /** Gives a synced draft its name, and brings the name onto the disk. */
  const take = async (draft: string, stored: StoredBlob): Promise<StoredBlob> => {
    const file = path(stored.hash);
    const way = ensureFolder(dirname(file));
    if (isThereAlready(file, stored.size)) rmSync(draft);
    else renameSync(draft, file);
    // Also for a file that was there: the put that brought it may not have come this far.
    await settle(way);
    return stored;
  };

  const put: Blobs["put"] = async (source, { maxBytes }) => {
    const draft = join(temporary, newSecret());
    try {
      return await take(draft, await writeDraft(source, draft, maxBytes, clock));
    } catch (error) {
      rmSync(draft, { force: true });
      throw storageFault(error, root);
    }
  };

  return {
    prepare() {
      try {
        if (mkdirSync(temporary, { recursive: true }) !== undefined) syncFolder(dataDir);
        for (const name of readdirSync(temporary)) rmSync(join(temporary, name), { force: true });
      } catch (error) {
        throw storageFault(error, root);
      }
    },
    put,
    async adopt(draft, stored) {
      try {
        const now = new Date(clock.now());
        utimesSync(draft, now, now);
        return await take(draft, stored);
      } catch (error) {
        throw storageFault(error, root);
      }
    },
    open(hash, range = {}) {
      const file = path(hash);
      if (!existsSync(file)) throw blobErrors.missing({ hash });
      const descriptor = openSync(file, "r");
      return createReadStream(file, { fd: descriptor, start: range.start ?? 0, end: range.end ?? Infinity });
    },
    size(hash) {
      const found = statSync(path(hash), { throwIfNoEntry: false });
      if (!found) throw blobErrors.missing({ hash });
      return found.size;
    },
    has: (hash) => existsSync(path(hash)),
    path,
    async verify(hash) {
      const file = path(hash);
      if (!existsSync(file)) return "missing";
      const digest = createHash("sha256");
      try {
        for await (const chunk of createReadStream(file)) digest.update(chunk as Buffer);
      } catch {
        return "damaged";
      }
      return digest.digest("hex") === hash ? "sound" : "damaged";
    },
    sweep: (options) => sweepBlobs(root, options),
  };
}

/** What is not longer is held in memory until it is whole, and written with few changes of threads. Bytes. */
const SMALL = 128 * 1024;

/** Writes and syncs the bytes under a name of their own, counting and digesting them on the way. */
async function writeDraft(
  source: Readable | Buffer,
  draft: string,
  maxBytes: number,
  clock: Clock,
): Promise<StoredBlob> {
  const digest = createHash("sha256");
  let size = 0;
  let held: Uint8Array[] | undefined = [];
  let descriptor: number | undefined;
  try {
    for await (const chunk of Buffer.isBuffer(source) ? [source] : source) {
      const bytes = typeof chunk === "string" ? Buffer.from(chunk) : (chunk as Uint8Array);
      size += bytes.length;
      if (size > maxBytes) throw kernelErrors.tooLarge({ limit: sizeInWords(maxBytes) });
      digest.update(bytes);
      if (held && size <= SMALL) {
        held.push(bytes);
        continue;
      }
      descriptor ??= openSync(draft, "wx", 0o600);
      for (const each of held ?? []) await writeAll(descriptor, each);
      held = undefined;
      await writeAll(descriptor, bytes);
    }
    descriptor ??= openSync(draft, "wx", 0o600);
    // As quick as a row of the database; only the sync below takes time.
    for (const each of held ?? []) writeAllNow(descriptor, each);
    const now = new Date(clock.now());
    futimesSync(descriptor, now, now);
    await synced(descriptor);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
  return { hash: digest.digest("hex"), size };
}

const write = promisify(writeCallback);

async function writeAll(descriptor: number, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += (await write(descriptor, bytes, written)).bytesWritten;
  }
}

function writeAllNow(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
}

/** `25 MB`, `200 KB`: bounds are round numbers. */
function sizeInWords(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  return megabytes >= 1 ? `${String(Math.floor(megabytes))} MB` : `${String(Math.ceil(bytes / 1024))} KB`;
}
