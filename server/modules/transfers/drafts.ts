import { createHash, type Hash } from "node:crypto";
import { constants, createReadStream, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { open, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { DataStore, Upload } from "@tus/server";
import { folderSynced, syncFolder } from "../../kernel/durable.ts";

/** What the rows say of an upload. `received` and `base` are bytes of the transfer's content; the draft holds those from `base` on. */
export interface UploadPlace {
  readonly size: number;
  readonly base: number;
  readonly received: number;
}

export interface UploadRows {
  find(upload: string): UploadPlace | undefined;
  /** So many bytes of the content are on disk; false when nobody wants them any more. */
  moved(upload: string, received: number): boolean;
}

/** In tus's terms: there is no such upload any more. */
class UploadGone extends Error {
  readonly status_code = 410;
  readonly body = "The upload is over\n";
}

/** Between two of them a crash loses what was not acknowledged, and the sender sends it again. */
const CHECKPOINT = 32 * 1024 * 1024;

/**
 * The content of transfers while it comes: one file an upload under `<data>/transfers`, on the same disk as the blobs, so that a finished one is
 * renamed and not copied. A tus store whose offset is what the rows say, and the rows say it after the bytes are synced: what stands in the file
 * beyond it, after a crash, was acknowledged to nobody and is cut off.
 */
export class Drafts extends DataStore {
  readonly #folder: string;
  readonly #dataDir: string;
  readonly #rows: UploadRows;
  /** Digests that have seen every byte of a draft so far. */
  readonly #digests = new Map<string, { readonly hash: Hash; at: number }>();
  readonly #writing = new Map<string, { readonly ended: Promise<unknown>; stop: boolean }>();

  constructor(dataDir: string, rows: UploadRows) {
    super();
    this.#dataDir = dataDir;
    this.#folder = join(dataDir, "transfers");
    this.#rows = rows;
  }

  prepare(): void {
    if (mkdirSync(this.#folder, { recursive: true }) !== undefined) syncFolder(this.#dataDir);
  }

  path(upload: string): string {
    return join(this.#folder, `${upload}.part`);
  }

  override async getUpload(id: string): Promise<Upload> {
    await this.#writing.get(id)?.ended;
    const place = this.#rows.find(id);
    if (!place) throw new UploadGone();
    return new Upload({ id, size: place.size - place.base, offset: place.received - place.base });
  }

  override async write(source: Readable, id: string, offset: number): Promise<number> {
    const place = this.#rows.find(id);
    if (!place) throw new UploadGone();
    const running = { ended: Promise.resolve() as Promise<unknown>, stop: false };
    const work = this.#take(source, id, place, offset, running);
    // Whoever asks for the offset waits until the last bytes of a broken request are on the disk and in the row.
    running.ended = work.catch(() => undefined);
    this.#writing.set(id, running);
    try {
      return await work;
    } finally {
      this.#writing.delete(id);
    }
  }

  /** SHA-256 of a draft, from memory where every byte has passed by, else read once more. */
  async digest(upload: string, bytes: number): Promise<string> {
    const known = this.#digests.get(upload);
    if (known?.at === bytes) return known.hash.copy().digest("hex");
    const hash = createHash("sha256");
    for await (const chunk of createReadStream(this.path(upload))) hash.update(chunk as Buffer);
    return hash.digest("hex");
  }

  /** The draft as it is; made where an empty content never needed one. */
  async settled(upload: string): Promise<string> {
    await this.#writing.get(upload)?.ended;
    const path = this.path(upload);
    if (!existsSync(path)) await (await open(path, "a", 0o600)).close();
    return path;
  }

  /** Bytes of a draft. */
  read(upload: string, from: number, size: number): Readable {
    return createReadStream(this.path(upload), { start: from, end: from + size - 1 });
  }

  /** Nobody wants it: what is coming is stopped, what has come is removed. */
  drop(upload: string): void {
    this.forget(upload);
    const running = this.#writing.get(upload);
    if (running) running.stop = true;
    try {
      rmSync(this.path(upload), { force: true });
    } catch {
      // Windows keeps a file that is being written to; the nightly sweep finds it.
    }
  }

  forget(upload: string): void {
    this.#digests.delete(upload);
  }

  /** Removes the drafts that no row names. Returns how many. */
  sweep(named: ReadonlySet<string>): number {
    const stray = readdirSync(this.#folder).filter(
      (name) => name.endsWith(".part") && !named.has(name.slice(0, -".part".length)),
    );
    for (const name of stray) rmSync(join(this.#folder, name), { force: true });
    return stray.length;
  }

  async #take(
    source: Readable,
    id: string,
    { base }: UploadPlace,
    offset: number,
    running: { readonly stop: boolean },
  ): Promise<number> {
    const file = await open(this.path(id), constants.O_RDWR | constants.O_CREAT, 0o600);
    const writer = new Writer(file, offset, this.#digestFrom(id, offset), (at) => {
      if (!this.#rows.moved(id, base + at)) throw new UploadGone();
    });
    try {
      await file.truncate(offset);
      if (offset === 0) await folderSynced(this.#folder);
      for await (const chunk of source) {
        if (running.stop) throw new UploadGone();
        await writer.write(chunk as Buffer);
      }
    } finally {
      try {
        await writer.finish();
      } finally {
        await file.close();
      }
    }
    return writer.at;
  }

  #digestFrom(id: string, offset: number) {
    const known = this.#digests.get(id);
    if (known?.at === offset) return known;
    this.#digests.delete(id);
    if (offset > 0) return undefined;
    const fresh = { hash: createHash("sha256"), at: 0 };
    this.#digests.set(id, fresh);
    return fresh;
  }
}

/** Writes on while what came before is being synced: the disk and the network work beside each other. */
class Writer {
  at: number;
  readonly #file: FileHandle;
  readonly #digest: { readonly hash: Hash; at: number } | undefined;
  readonly #synced: (at: number) => void;
  #marked: number;
  #syncing: Promise<void> | undefined;

  constructor(
    file: FileHandle,
    at: number,
    digest: { readonly hash: Hash; at: number } | undefined,
    synced: (at: number) => void,
  ) {
    this.#file = file;
    this.at = at;
    this.#marked = at;
    this.#digest = digest;
    this.#synced = synced;
  }

  async write(bytes: Buffer): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, this.at);
      this.#digest?.hash.update(bytes.subarray(done, done + bytesWritten));
      done += bytesWritten;
      this.at += bytesWritten;
      if (this.#digest) this.#digest.at = this.at;
    }
    if (this.at - this.#marked < CHECKPOINT) return;
    await this.#syncing;
    this.#marked = this.at;
    this.#syncing = this.#sync(this.at);
    // It is awaited at the next mark or at the end; until then a failure is nobody's.
    this.#syncing.catch(() => undefined);
  }

  async finish(): Promise<void> {
    await this.#syncing;
    await this.#sync(this.at);
  }

  async #sync(at: number): Promise<void> {
    await this.#file.datasync();
    this.#synced(at);
  }
}
