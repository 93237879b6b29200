import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { backupErrors } from "./errors.ts";
import { BLOCK, paddingAfter, readTarHeader, tarHeader, type TarEntry } from "./tar.ts";

/** The entries that every backup has. `SHA256SUMS` is what `sha256sum -c` reads; `SEAL` is the sha-256 of every byte before it. */
export const HEAD = "congso-backup.json";
export const CONTENTS = "contents.json";
export const SUMS = "SHA256SUMS";
const SEAL = "SEAL";

const END = Buffer.alloc(2 * BLOCK);

export interface ArchiveWriter {
  /** Adds one file. Returns the sha-256 of the bytes that were really written: short content is filled with zeros, longer is cut. */
  add(entry: TarEntry, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string>;
  /** Writes the sums, the seal and the end. Returns the size of the archive. */
  finish(): Promise<number>;
}

export function writeArchive(handle: FileHandle, modifiedAt: number): ArchiveWriter {
  const whole = createHash("sha256");
  const sums: string[] = [];
  let written = 0;
  const put = async (bytes: Buffer): Promise<void> => {
    whole.update(bytes);
    for (let at = 0; at < bytes.length;) at += (await handle.write(bytes, at)).bytesWritten;
    written += bytes.length;
  };
  const putFile = async (entry: TarEntry, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<string> => {
    await put(tarHeader(entry, modifiedAt));
    const hash = createHash("sha256");
    let left = entry.size;
    const putPart = async (bytes: Buffer): Promise<void> => {
      hash.update(bytes);
      await put(bytes);
      left -= bytes.length;
    };
    for await (const chunk of content) {
      if (left > 0) await putPart(chunk.subarray(0, left));
    }
    while (left > 0) await putPart(Buffer.alloc(Math.min(left, 65_536)));
    await put(Buffer.alloc(paddingAfter(entry.size)));
    return hash.digest("hex");
  };
  const putText = (name: string, text: string): Promise<string> => {
    const bytes = Buffer.from(text);
    return putFile({ name, size: bytes.length }, [bytes]);
  };
  return {
    async add(entry, content) {
      const hash = await putFile(entry, content);
      sums.push(`${hash}  ${entry.name}\n`);
      return hash;
    },
    async finish() {
      await putText(SUMS, sums.join(""));
      await putText(SEAL, `${whole.copy().digest("hex")}\n`);
      await put(END);
      return written;
    },
  };
}

/** Takes one file of the archive. The returned sink gets its bytes in order. */
export interface EntrySink {
  write(bytes: Buffer): Promise<void> | void;
  /** All bytes came; `hash` is their sha-256. */
  end(hash: string): Promise<void> | void;
}

/** Sums and seal are held in memory: no office has so many files that they would not fit. */
const MOST_TEXT = 512 * 1024 * 1024;

/**
 * Reads an archive from the first byte to the last and checks everything about it: headers, sums, seal, and that nothing follows.
 * `open` is asked for each file as it comes; what it receives is not to be trusted until this function has returned.
 * Throws `backup.notBackup`, `backup.cutShort` or `backup.damaged`.
 */
export async function readArchive(
  file: string,
  open: (entry: TarEntry, index: number) => Promise<EntrySink> | EntrySink,
): Promise<void> {
  const whole = createHash("sha256");
  const stream = createReadStream(file, { highWaterMark: 256 * 1024 });
  const reader = readerOf(stream, whole, file);
  const found = new Map<string, string>();
  let sums: string | undefined;
  try {
    for (let index = 0; ; index += 1) {
      const before = whole.copy().digest("hex");
      const block = await reader.take(BLOCK, index === 0 ? "notBackup" : "cutShort");
      const entry = readTarHeader(block);
      if (!entry)
        throw index === 0 ? backupErrors.notBackup({ file }) : backupErrors.damaged({ file, entry: "header" });
      if (index === 0 && entry.name !== HEAD) throw backupErrors.notBackup({ file });
      const isText = entry.name === SUMS || entry.name === SEAL;
      if (isText && entry.size > MOST_TEXT) throw backupErrors.damaged({ file, entry: entry.name });
      const text: Buffer[] = [];
      const sink = isText
        ? { write: (bytes: Buffer) => void text.push(bytes), end: () => undefined }
        : await open(entry, index);
      const hash = createHash("sha256");
      await reader.pass(entry.size, async (bytes) => {
        hash.update(bytes);
        await sink.write(bytes);
      });
      await reader.take(paddingAfter(entry.size), "cutShort");
      if (entry.name === SEAL) {
        if (Buffer.concat(text).toString() !== `${before}\n`) throw backupErrors.damaged({ file, entry: SEAL });
        break;
      }
      if (entry.name === SUMS) {
        sums = Buffer.concat(text).toString();
        continue;
      }
      const digest = hash.digest("hex");
      await sink.end(digest);
      if (found.has(entry.name)) throw backupErrors.damaged({ file, entry: entry.name });
      found.set(entry.name, digest);
    }
    if (!(await reader.take(END.length, "cutShort")).equals(END) || !(await reader.isAtEnd())) {
      throw backupErrors.damaged({ file, entry: "end" });
    }
    checkSums(file, sums, found);
  } finally {
    stream.destroy();
  }
}

function checkSums(file: string, sums: string | undefined, found: ReadonlyMap<string, string>): void {
  const lines = (sums ?? "").split("\n").slice(0, -1);
  for (const line of lines) {
    const [, hash = "", name = ""] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (found.get(name) !== hash) throw backupErrors.damaged({ file, entry: name === "" ? SUMS : name });
  }
  if (lines.length !== found.size) throw backupErrors.damaged({ file, entry: SUMS });
}

function readerOf(stream: AsyncIterable<Buffer>, whole: ReturnType<typeof createHash>, file: string) {
  const source = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    while (held.length === 0) {
      const next = await source.next();
      if (next.done === true) return false;
      held = next.value;
    }
    return true;
  };
  const pass = async (
    count: number,
    take: (bytes: Buffer) => Promise<void> | void,
    otherwise: "notBackup" | "cutShort" = "cutShort",
  ): Promise<void> => {
    for (let left = count; left > 0;) {
      if (!(await more())) throw backupErrors[otherwise]({ file });
      const bytes = held.subarray(0, left);
      held = held.subarray(bytes.length);
      left -= bytes.length;
      whole.update(bytes);
      await take(bytes);
    }
  };
  return {
    pass,
    async take(count: number, otherwise: "notBackup" | "cutShort"): Promise<Buffer> {
      const parts: Buffer[] = [];
      await pass(count, (bytes) => void parts.push(bytes), otherwise);
      return Buffer.concat(parts);
    },
    isAtEnd: async () => !(await more()),
  };
}
