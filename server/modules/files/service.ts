import type { Readable } from "node:stream";
import { personOf, systemActor, type Actor } from "../../kernel/access/actor.ts";
import type { StoredBlob } from "../../kernel/blobs/blobs.ts";
import { Refusal } from "../../kernel/errors.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Kernel } from "../../kernel/module.ts";
import type { Work } from "../../kernel/work.ts";
import type { Upload } from "./contract.ts";
import { filesErrors } from "./errors.ts";
import { createKeptFiles, type KeptFiles } from "./kept.ts";
import { isInline, isRisky, safeName, SNIFFED_BYTES, sniffType } from "./names.ts";
import { bytesOf, type FilesSettings } from "./settings.ts";
import * as store from "./store.ts";
import type { StoredFile } from "./stored.ts";

/** Uploads before they belong to something. What belongs to a poll or a letter is that module's, and so are its download routes and its policy. */
export interface FilesService {
  /** Streams an upload to disk. Refuses what is too large or over the person's share of unclaimed bytes. */
  upload(actor: Actor, name: string, body: Readable): Promise<Upload>;
  /** Takes an upload over into another module's row, inside its transaction; only its uploader may, and only once. `files.notFound` otherwise. */
  claim(work: Work, actor: Actor, fileId: number): StoredFile;
  /** The uploader does not want it after all. */
  discard(actor: Actor, fileId: number): void;
  /** Takes away what nobody claimed in time; the job's work. Returns how many. */
  sweepExpired(): number;
  /** What a download route answers: shown in place only where it cannot run. */
  answer(file: StoredFile): FileAnswer;
  /** Files that people have put by to use again. */
  readonly kept: KeptFiles;
}

/** Uploads of one person that may be under way together. */
const MOST_AT_ONCE = 8;
const HOUR = 3_600_000;

export function createFilesService(
  kernel: Pick<Kernel, "db" | "write" | "blobs">,
  limits: () => FilesSettings,
): FilesService {
  const { blobs } = kernel;
  const underWay = new Map<number, number>();

  function begin(personId: number): () => void {
    const count = underWay.get(personId) ?? 0;
    if (count >= MOST_AT_ONCE) throw filesErrors.tooManyAtOnce({ limit: MOST_AT_ONCE });
    underWay.set(personId, count + 1);
    return () => {
      const left = (underWay.get(personId) ?? 1) - 1;
      if (left === 0) underWay.delete(personId);
      else underWay.set(personId, left);
    };
  }

  /** Stores the bytes within the file's bound and the person's share, whichever is less, and says which was too small. */
  async function put(personId: number, body: Readable): Promise<StoredBlob> {
    const { maxFileMb, unclaimedMb } = limits();
    const left = bytesOf(unclaimedMb) - store.unclaimedBytes(kernel.db, personId);
    const isShareLess = left < bytesOf(maxFileMb);
    const tooMuch = () =>
      isShareLess ? filesErrors.tooMuchWaiting({ limit: unclaimedMb }) : filesErrors.tooLarge({ limit: maxFileMb });
    if (left <= 0) throw tooMuch();
    try {
      return await blobs.put(body, { maxBytes: Math.min(left, bytesOf(maxFileMb)) });
    } catch (error) {
      throw error instanceof Refusal && error.code === "kernel.tooLarge" ? tooMuch() : error;
    }
  }

  async function opening(hash: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of blobs.open(hash, { start: 0, end: SNIFFED_BYTES - 1 })) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }

  return {
    kept: createKeptFiles(kernel, limits),
    async upload(actor, rawName, body) {
      const owner = personOf(actor);
      const end = begin(owner.id);
      try {
        const { hash, size } = await put(owner.id, body);
        const name = safeName(rawName);
        const type = sniffType(size === 0 ? Buffer.alloc(0) : await opening(hash), name);
        const { unclaimedMb, keepHours } = limits();
        return kernel.write(actor, (work) => {
          // Others of the same person may have ended while this one was being sent.
          if (store.unclaimedBytes(work.db, owner.id) + size > bytesOf(unclaimedMb)) {
            throw filesErrors.tooMuchWaiting({ limit: unclaimedMb });
          }
          const expiresAt = work.now + keepHours * HOUR;
          const row = { ownerId: owner.id, hash, name, size, type, uploadedAt: work.now, expiresAt };
          const id = store.insertUpload(work.db, row);
          return { id, name, size, type, hash, expiresAt, risky: isRisky(name) };
        });
      } finally {
        end();
      }
    },

    claim(work, actor, fileId) {
      const row = store.takeUpload(work.db, fileId, personOf(actor).id);
      if (!row) throw filesErrors.notFound();
      const { hash, name, size, type } = row;
      return { hash, name, size, type };
    },

    discard(actor, fileId) {
      const owner = personOf(actor);
      kernel.write(actor, (work) => {
        if (!store.takeUpload(work.db, fileId, owner.id)) throw filesErrors.notFound();
      });
    },

    sweepExpired() {
      return kernel.write(systemActor("files.sweep"), (work) => store.deleteExpired(work.db, work.now));
    },

    answer({ hash, name, size, type }) {
      return {
        content: { kind: "stored", hash, size },
        type,
        name,
        disposition: isInline(type) ? "inline" : "attachment",
      };
    },
  };
}
