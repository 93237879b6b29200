import { createReadStream } from "node:fs";
import { exchangeErrors } from "./errors.ts";
import { entriesOf, kindOf, readAll, type ArchiveEntry } from "./archive.ts";
import { readMbox } from "./mbox.ts";
import { folderPath, maildirFlags, maildirFolder, maildirInstant } from "./paths.ts";
import { FLAG } from "../flags.ts";

/** A message that comes in; `bytes` is null for one that is too large. */
export interface Incoming {
  readonly folder: string;
  readonly bytes: Buffer | null;
  readonly flags: number;
  /** When it was received, where its place tells; null: its own date. */
  readonly receivedAt: number | null;
}

/** The messages of a file, in a fixed order, whatever form it has. At most one message is in memory. Throws where it is no mail at all. */
export async function* messagesIn(path: string, name: string, maxBytes: number): AsyncGenerator<Incoming> {
  const kind = await kindOf(path);
  const base = folderPath([name.replace(/\.(mbox|mbx|eml|zip|tar|tgz|gz)$/i, "")]);
  if (kind === "mbox") {
    yield* mboxIn(createReadStream(path), base, maxBytes);
    return;
  }
  if (kind === "single") {
    const bytes = await readAll(createReadStream(path), maxBytes);
    if (bytes && !looksLikeMail(bytes)) throw exchangeErrors.unreadable();
    yield { folder: base, bytes, flags: FLAG.seen, receivedAt: null };
    return;
  }
  for await (const entry of entriesOf(path, kind)) yield* messagesOf(entry, maxBytes);
}

async function* messagesOf({ levels, size, stream }: ArchiveEntry, maxBytes: number): AsyncGenerator<Incoming> {
  // What declares itself too large is not even opened.
  const whole = () => (size > maxBytes ? Promise.resolve(null) : readAll(stream, maxBytes));
  const file = levels.at(-1) ?? "";
  const parent = levels.at(-2);
  if ((parent === "cur" || parent === "new") && !file.startsWith(".")) {
    yield {
      folder: maildirFolder(levels.slice(0, -2)),
      bytes: await whole(),
      flags: maildirFlags(file),
      receivedAt: maildirInstant(file),
    };
  } else if (/\.eml$/i.test(file)) {
    const folder = folderPath(levels.slice(0, -1));
    yield { folder, bytes: await whole(), flags: FLAG.seen, receivedAt: null };
  } else if (/\.(mbox|mbx)$/i.test(file)) {
    const folder = folderPath([...levels.slice(0, -1), file.replace(/\.(mbox|mbx)$/i, "")]);
    yield* mboxIn(stream, folder, maxBytes);
  }
}

async function* mboxIn(source: AsyncIterable<Uint8Array>, folder: string, maxBytes: number): AsyncGenerator<Incoming> {
  for await (const message of readMbox(source, maxBytes)) yield { folder, ...message };
}

/** Whether it begins with a header: a picture or a spreadsheet does not. */
function looksLikeMail(bytes: Buffer): boolean {
  return /^[!-9;-~]{1,200}:/.test(bytes.subarray(0, 256).toString("latin1"));
}

/** Every line ends with CR LF, as on the wire: IMAP and the readers of headers rely on it. */
export function withCrlf(bytes: Buffer): Buffer {
  if (!/(^|[^\r])\n/.test(bytes.toString("latin1"))) return bytes;
  return Buffer.from(bytes.toString("latin1").replace(/\r?\n/g, "\r\n"), "latin1");
}
