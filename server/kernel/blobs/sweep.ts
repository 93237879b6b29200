import { rmSync, statSync, type Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

export interface SweepOptions {
  /**
   * Which of these (at most `BATCH`) hashes some row names. Synchronous: a row that is written later than the answer finds the file either
   * still there or, through `put`, young again.
   */
  references(hashes: readonly string[]): ReadonlySet<string>;
  /** How long a file may lie without a row: longer than any upload or command takes. */
  readonly graceMs: number;
  readonly now: number;
  readonly signal?: AbortSignal;
  onProgress?(report: SweepReport): void;
}

export interface SweepReport {
  /** Files seen. */
  readonly seen: number;
  /** Files removed, unfinished ones included. */
  readonly removed: number;
  /** Bytes freed. */
  readonly freed: number;
}

const BATCH = 500;
const HASH = /^[0-9a-f]{64}$/;

/** Walks `root` folder by folder and gives the event loop back between them. */
export async function sweepBlobs(root: string, options: SweepOptions): Promise<SweepReport> {
  const tally = { seen: 0, removed: 0, freed: 0 };
  await sweepDrafts(join(root, "tmp"), options, tally);
  for (const first of await foldersIn(root)) {
    for (const second of await foldersIn(join(root, first))) {
      if (options.signal?.aborted) return { ...tally };
      await sweepFolder(join(root, first, second), options, tally);
    }
    options.onProgress?.({ ...tally });
  }
  return { ...tally };
}

type Tally = { -readonly [K in keyof SweepReport]: SweepReport[K] };

async function sweepDrafts(folder: string, { graceMs, now }: SweepOptions, tally: Tally): Promise<void> {
  for (const entry of await entriesIn(folder)) {
    removeIfOlder(join(folder, entry.name), now - graceMs, tally);
  }
}

async function sweepFolder(folder: string, options: SweepOptions, tally: Tally): Promise<void> {
  const hashes = (await entriesIn(folder)).map((entry) => entry.name).filter((name) => HASH.test(name));
  tally.seen += hashes.length;
  for (let from = 0; from < hashes.length; from += BATCH) {
    const batch = hashes.slice(from, from + BATCH);
    // From here to the end of the loop nothing else runs, so no row and no put can come between the question and the removal.
    const named = options.references(batch);
    for (const hash of batch) {
      if (!named.has(hash)) removeIfOlder(join(folder, hash), options.now - options.graceMs, tally);
    }
  }
}

function removeIfOlder(file: string, limit: number, tally: Tally): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found || found.mtimeMs > limit) return;
  rmSync(file, { force: true });
  tally.removed += 1;
  tally.freed += found.size;
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await entriesIn(folder);
  return entries.filter((entry) => entry.isDirectory() && /^[0-9a-f]{2}$/.test(entry.name)).map((entry) => entry.name);
}

async function entriesIn(folder: string): Promise<Dirent[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
