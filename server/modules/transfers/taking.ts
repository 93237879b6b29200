import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Actor } from "../../kernel/access/actor.ts";
import { kernelErrors } from "../../kernel/errors.ts";
import type { FileAnswer } from "../../kernel/http/mount.ts";
import type { Core } from "./core.ts";
import { transferErrors } from "./errors.ts";
import { nameOf } from "./paths.ts";
import type { Receiving } from "./receiving.ts";
import type { FileRow, TransferRow } from "./rows.ts";
import * as store from "./store.ts";

const PORTION = 500;
const BINARY = "application/octet-stream";

export interface Taking {
  /** The stored part of the content, from the transfer's `base` on. */
  content(actor: Actor, id: number): FileAnswer;
  file(actor: Actor, id: number, position: number): FileAnswer;
  all(actor: Actor, id: number, signal: AbortSignal): FileAnswer;
}

/** Downloads. Whoever takes without having answered has accepted. */
export function createTaking(core: Core, receiving: Pick<Receiving, "noteTaken">): Taking {
  const { kernel } = core;
  const { db } = kernel;

  /** A transfer whose content this actor may have now, and the blob that holds it. */
  function takeable(actor: Actor, id: number): { row: TransferRow; hash: string } {
    const row = core.find(actor, id);
    const { can } = core.show(actor, row);
    if (can.take && row.hash !== null) return { row, hash: row.hash };
    if (row.state === "open" || row.state === "listing") throw transferErrors.notReady();
    throw row.state === "ready" && row.expiresAt > kernel.clock.now()
      ? kernelErrors.forbidden()
      : transferErrors.gone();
  }

  function whole(actor: Actor, id: number): { row: TransferRow; hash: string } {
    const found = takeable(actor, id);
    if (found.row.base > 0) throw transferErrors.inParts();
    return found;
  }

  /** What has left is on record; a failure of that is no reason to break a download that is done. */
  const noting = (actor: Actor, id: number, position?: number) => () => {
    try {
      receiving.noteTaken(actor, id, position);
    } catch (error) {
      kernel.log.error("A download could not be noted", error, { transfer: id });
    }
  };

  const attached = (name: string) => ({ type: BINARY, name, disposition: "attachment" as const });

  return {
    content(actor, id) {
      const { row, hash } = takeable(actor, id);
      const content = { kind: "stored" as const, hash, size: row.size - row.base };
      // Of a content in two parts only the receiver's browser knows when it has both.
      const isWhole = row.base === 0 && row.files === 1;
      return { ...attached(row.title), content, ...(isWhole && { onSent: noting(actor, id) }) };
    },

    file(actor, id, position) {
      const { row, hash } = whole(actor, id);
      const file = store.findFile(db, row.id, position);
      if (!file) throw kernelErrors.notFound();
      const content = { kind: "stored" as const, hash, size: file.size, from: file.from };
      return { ...attached(nameOf(file.path)), content, onSent: noting(actor, id, position) };
    },

    all(actor, id, signal) {
      const { row, hash } = whole(actor, id);
      const stream = zipOf(row, signal, ({ from, size }) =>
        size === 0 ? Readable.from([]) : kernel.blobs.open(hash, { start: from, end: from + size - 1 }),
      );
      const name = `${row.title.replace(/\.zip$/i, "")}.zip`;
      return {
        ...attached(name),
        type: "application/zip",
        content: { kind: "stream", stream },
        onSent: noting(actor, id),
      };
    },
  };

  /** Stored, not pressed: what is large is pressed already. yazl turns to Zip64 by itself where it must. */
  function zipOf(row: TransferRow, signal: AbortSignal, open: (file: FileRow) => Readable): Readable {
    const zip = new ZipFile();
    const out = new PassThrough();
    // yazl gives a Node stream, whatever its type says of it.
    Readable.from(zip.outputStream)
      .on("error", (error) => out.destroy(error))
      .pipe(out);
    signal.addEventListener("abort", () => out.destroy());
    void addFiles(zip, row, signal, open).then(
      () => {
        zip.end();
      },
      (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
    );
    return out;
  }

  async function addFiles(
    zip: ZipFile,
    row: TransferRow,
    signal: AbortSignal,
    open: (file: FileRow) => Readable,
  ): Promise<void> {
    let after = -1;
    for (;;) {
      const files = store.listFiles(db, row.id, { limit: PORTION, after }).slice(0, PORTION);
      for (const file of files) {
        signal.throwIfAborted();
        const bytes = open(file);
        const ended = new Promise<void>((resolve, reject) => {
          bytes.once("close", resolve).once("error", reject);
        });
        const mtime = new Date(file.modifiedAt ?? row.createdAt);
        zip.addReadStream(bytes, file.path, { mtime, compress: false, size: file.size });
        await ended;
      }
      const last = files.at(-1);
      if (!last) return;
      after = last.position;
    }
  }
}
