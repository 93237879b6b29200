import { Readable } from "node:stream";
import type { Kernel } from "../../kernel/module.ts";
import type { StoredBlob } from "../../kernel/blobs/blobs.ts";
import { readHead, SHORT_HEAD } from "../../protocols/mime/index.ts";
import { contentOf, headContentOf, type MailReader } from "./reader.ts";
import type { NewContent } from "./store.ts";

/** A message that came in: its file is on disk, and what its row needs is known. */
export interface TakenIn {
  readonly blob: StoredBlob;
  readonly content: NewContent;
}

/**
 * Makes a message's bytes safe. Whoever sends it waits for what must be known before it is anybody's: its size and its header. What stands
 * inside is read afterwards (search/completing.ts), unless `whole` asks for it now or the header alone says too little.
 */
export type TakeIn = (
  source: AsyncIterable<Uint8Array>,
  options: { readonly maxBytes: number; readonly whole?: boolean },
) => Promise<TakenIn>;

/** A message up to this size is held in memory until it is whole. Bytes. */
const HELD = 128 * 1024;

export function createTakeIn(kernel: Pick<Kernel, "blobs">, reader: MailReader): TakeIn {
  return async (source, { maxBytes, whole = false }) => {
    const { beginning, rest } = await gather(source);
    const head = whole ? undefined : readHead(beginning.subarray(0, SHORT_HEAD));
    // Where there is no subject its first words are the message's name, in the list and in the notice.
    if (head && head.subject !== "") {
      const blob = await kernel.blobs.put(rest ?? beginning, { maxBytes });
      return { blob, content: headContentOf(blob, head) };
    }
    if (rest) {
      const blob = await kernel.blobs.put(rest, { maxBytes });
      return { blob, content: contentOf(blob, await reader.read(blob.hash)) };
    }
    const [blob, mail] = await Promise.all([kernel.blobs.put(beginning, { maxBytes }), reader.readBytes(beginning)]);
    return { blob, content: contentOf(blob, mail) };
  };
}

/** The whole of a small message; of a large one its beginning, and all of it as a stream. */
async function gather(source: AsyncIterable<Uint8Array>): Promise<{ beginning: Buffer; rest?: Readable }> {
  const iterator = source[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const next = await iterator.next();
    if (next.done === true) return { beginning: Buffer.concat(chunks) };
    chunks.push(next.value);
    size += next.value.length;
    if (size > HELD) {
      const rest = Readable.from(goOn(chunks, iterator), { objectMode: false });
      return { beginning: Buffer.concat(chunks), rest };
    }
  }
}

async function* goOn(
  chunks: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* chunks;
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    // Whoever stops in the middle lets the sender go.
    await iterator.return?.();
  }
}
