/** The entries of a zip or a tar, one after the other: nothing is unpacked to disk, nothing but one entry's stream is open. */
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { Transform, type Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { extract } from "tar-stream";
import yauzl from "yauzl";
import { exchangeErrors } from "./errors.ts";
import { entryLevels } from "./paths.ts";

export type ArchiveKind = "zip" | "tar" | "tgz" | "mbox" | "single";

export interface ArchiveEntry {
  readonly levels: readonly string[];
  /** Bytes, as the archive declares them. */
  readonly size: number;
  readonly stream: AsyncIterable<Uint8Array>;
}

/** Entries, and bytes of all of them together, beyond which an archive is not believed. */
const MOST_ENTRIES = 5_000_000;
const MOST_BYTES = 256 * 1024 ** 3;
/** A zip entry that grows more than this, over a size that matters, was made to fill a disk. */
const MOST_GROWTH = 1_000;
const GROWTH_MATTERS = 100 * 1024 ** 2;

/** What a file is, by its first bytes. */
export async function kindOf(path: string): Promise<ArchiveKind> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(512), 0, 512, 0);
    const start = buffer.subarray(0, bytesRead);
    if (
      start.subarray(0, 4).equals(Buffer.from("PK\u0003\u0004")) ||
      start.subarray(0, 4).equals(Buffer.from("PK\u0005\u0006"))
    )
      return "zip";
    if (start[0] === 0x1f && start[1] === 0x8b) return "tgz";
    if (start.subarray(257, 262).toString("latin1") === "ustar") return "tar";
    return start.subarray(0, 5).toString("latin1") === "From " ? "mbox" : "single";
  } finally {
    await file.close();
  }
}

/** Throws `mail.exchange.hostile` on paths that lead outside and on abnormal growth. What of an entry is not read is passed over. */
export async function* entriesOf(path: string, kind: "zip" | "tar" | "tgz"): AsyncGenerator<ArchiveEntry> {
  let entries = 0;
  let bytes = 0;
  const source = kind === "zip" ? zipEntries(path) : tarEntries(path, kind === "tgz");
  for await (const { name, size, stream } of source) {
    entries += 1;
    bytes += size;
    const levels = entryLevels(name);
    if (!levels || entries > MOST_ENTRIES || bytes > MOST_BYTES) throw exchangeErrors.hostile();
    yield { levels, size, stream };
  }
}

interface RawEntry {
  readonly name: string;
  readonly size: number;
  readonly stream: AsyncIterable<Uint8Array>;
}

async function* zipEntries(path: string): AsyncGenerator<RawEntry> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false, strictFileNames: true }, (error, opened) => {
      if (error) reject(exchangeErrors.unreadable());
      else resolve(opened);
    });
  });
  // yauzl refuses entries whose path leads outside, and tells so by this event.
  const next = () =>
    new Promise<yauzl.Entry | undefined>((resolve, reject) => {
      zip.once("entry", resolve);
      zip.once("end", () => {
        resolve(undefined);
      });
      zip.once("error", () => {
        reject(exchangeErrors.hostile());
      });
      zip.readEntry();
    }).finally(() => {
      zip.removeAllListeners("entry").removeAllListeners("end").removeAllListeners("error");
    });
  try {
    for (let entry = await next(); entry; entry = await next()) {
      if (entry.fileName.endsWith("/")) continue;
      const grows =
        entry.uncompressedSize > GROWTH_MATTERS && entry.uncompressedSize > entry.compressedSize * MOST_GROWTH;
      if (grows) throw exchangeErrors.hostile();
      const stream = await openEntry(zip, entry);
      try {
        yield { name: entry.fileName, size: entry.uncompressedSize, stream };
      } finally {
        stream.on("error", () => undefined);
        stream.destroy();
      }
    }
  } finally {
    zip.close();
  }
}

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(exchangeErrors.unreadable());
      else resolve(stream);
    });
  });
}

async function* tarEntries(path: string, isZipped: boolean): AsyncGenerator<RawEntry> {
  const unpack = extract();
  const file = createReadStream(path);
  const fail = () => {
    unpack.destroy(exchangeErrors.unreadable());
  };
  file.on("error", fail);
  if (isZipped) {
    const gunzip = createGunzip().on("error", fail);
    file
      .pipe(gunzip)
      .pipe(bounded())
      .on("error", (error: Error) => unpack.destroy(error))
      .pipe(unpack);
  } else file.pipe(unpack);
  try {
    for await (const entry of unpack) {
      const { name, size, type } = entry.header;
      // Links, devices and the like hold no mail. A tar's entries give bytes, whatever the type of their stream says.
      if (type === "file" || type === "contiguous-file")
        yield { name, size, stream: entry as AsyncIterable<Uint8Array> };
      entry.resume();
    }
  } finally {
    file.destroy();
  }
}

/** A gzip does not say how large it will be. */
function bounded(): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) done(exchangeErrors.hostile());
      else done(null, chunk);
    },
  });
}

/** The bytes of a stream; null when they are more than the bound, and then no more is read of it. */
export async function readAll(stream: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > maxBytes) return null;
    chunks.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
  }
  return Buffer.concat(chunks);
}
