import { readFile } from "node:fs/promises";
import { PassThrough, Readable } from "node:stream";
import { pack } from "tar-stream";
import { ZipFile } from "yazl";
import type { Kernel } from "../../../kernel/module.ts";
import { toUtf7 } from "../../../protocols/imap/index.ts";
import { safeFileName } from "../../../protocols/mime/index.ts";
import type { ExportFormat } from "./contract.ts";
import { mboxEntry } from "./mbox.ts";
import { maildirLetters } from "./paths.ts";
import * as store from "./store.ts";

/** A folder to be taken out, with its path on the screen's and the archive's terms. */
export interface ExportFolder {
  readonly id: number;
  readonly name: string;
}

const PORTION = 200;

interface Making {
  readonly kernel: Pick<Kernel, "db" | "blobs">;
  readonly folders: readonly ExportFolder[];
  readonly signal: AbortSignal;
  /** One message more is in the file. */
  readonly passed: () => void;
}

/** The archive as it is made: at most one message is in memory. */
export function exportStream(format: ExportFormat, making: Making): Readable {
  return format === "maildir" ? maildirTar(making) : zipOf(format, making);
}

async function* messagesOf({ kernel, signal, passed }: Making, folder: ExportFolder) {
  let after = 0;
  for (;;) {
    const some = store.outgoing(kernel.db, folder.id, after, PORTION);
    for (const message of some) {
      signal.throwIfAborted();
      yield { message, bytes: await readFile(kernel.blobs.path(message.hash)) };
      passed();
    }
    const last = some.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Each level safe for any disk: what a person calls a folder may not be a name there. */
const diskPath = (name: string): string =>
  name
    .split("/")
    .map((level) => safeFileName(level, "thu-muc"))
    .join("/");

function zipOf(format: "mbox" | "eml", making: Making): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  // yazl gives a Node stream, whatever its type says of it.
  Readable.from(zip.outputStream)
    .on("error", (error) => out.destroy(error))
    .pipe(out);
  void (format === "mbox" ? addMboxes(zip, making) : addLetters(zip, making)).then(
    () => {
      zip.end();
    },
    (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return out;
}

async function addMboxes(zip: ZipFile, making: Making): Promise<void> {
  for (const folder of making.folders) {
    const lines = Readable.from(mboxOf(making, folder));
    const ended = new Promise<void>((resolve, reject) => {
      lines.once("close", resolve).once("error", reject);
    });
    zip.addReadStream(lines, `${diskPath(folder.name)}.mbox`);
    await ended;
  }
}

async function* mboxOf(making: Making, folder: ExportFolder): AsyncGenerator<Buffer> {
  for await (const { message, bytes } of messagesOf(making, folder)) {
    yield mboxEntry({ bytes, flags: message.flags, receivedAt: message.receivedAt, sender: message.fromAddress });
  }
}

async function addLetters(zip: ZipFile, making: Making): Promise<void> {
  for (const folder of making.folders) {
    for await (const { message, bytes } of messagesOf(making, folder)) {
      const title = safeFileName(message.subject.slice(0, 80), "thu");
      const name = `${diskPath(folder.name)}/${String(message.id).padStart(8, "0")} ${title}.eml`;
      const source = Readable.from([bytes]);
      const ended = new Promise<void>((resolve, reject) => {
        source.once("close", resolve).once("error", reject);
      });
      zip.addReadStream(source, name, { mtime: new Date(message.receivedAt) });
      // One after the other: the zip writes them in this order, and none waits in memory.
      await ended;
    }
  }
}

function maildirTar(making: Making): Readable {
  const tar = pack();
  const fill = async (): Promise<void> => {
    for (const folder of making.folders) {
      // Maildir++: one level of directories, their names as IMAP writes them.
      const path = toUtf7(diskPath(folder.name).replaceAll(".", "_").replaceAll("/", "."));
      const directory = folder.name === "INBOX" ? "Maildir" : `Maildir/.${path}`;
      for await (const { message, bytes } of messagesOf(making, folder)) {
        const seconds = Math.floor(message.receivedAt / 1_000);
        const name = `${directory}/cur/${String(seconds)}.${String(message.id)}.congso:2,${maildirLetters(message.flags)}`;
        await new Promise<void>((resolve, reject) => {
          tar.entry({ name, mtime: new Date(message.receivedAt), size: bytes.length }, bytes, (error) => {
            if (error) reject(error);
            else resolve();
          });
        });
      }
    }
    tar.finalize();
  };
  void fill().catch((error: unknown) => {
    tar.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  return Readable.from(tar);
}
