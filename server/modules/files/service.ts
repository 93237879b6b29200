import type { Readable } from "node:stream";
import type { Actor } from "../../kernel/access/actor.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Work } from "../../kernel/work.ts";
import type { Upload } from "./contract.ts";

/** A stored file, as the module that claimed it keeps it in its own rows. */
export interface StoredFile {
  /** SHA-256 in hexadecimal: its name among the blobs. Name it in the module's `blobs` references. */
  readonly hash: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly type: string;
}

/** Uploads before they belong to something. What belongs to a poll or a letter is that module's, and so are its download routes and its policy. */
export interface FilesService {
  /** Streams an upload to disk. Refuses what is too large or over the person's share of unclaimed bytes. */
  upload(actor: Actor, name: string, declaredType: string, body: Readable, signal?: AbortSignal): Promise<Upload>;
  /** Takes an upload over into another module's row, inside its transaction; only its uploader may, and only once. `files.notFound` otherwise. */
  claim(work: Work, actor: Actor, fileId: number): StoredFile;
  /** The uploader does not want it after all. */
  discard(actor: Actor, fileId: number): void;
  /** Takes away what nobody claimed in time; the job's work. Returns how many. */
  sweepExpired(): number;
  /** What a download route answers: shown in place only where it cannot run. */
  answer(file: StoredFile): FileAnswer;
}
