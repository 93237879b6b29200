import { Readable } from "node:stream";
import { Zip, ZipPassThrough } from "fflate";

/** A file to be put into a zip, read when its turn comes: whole, or in pieces where it may be large. */
export interface ZipEntry {
  readonly name: string;
  read(): Promise<Uint8Array> | AsyncIterable<Uint8Array>;
}

/**
 * Files as one zip, made while it is read: no more than one piece of one of them is in memory. Most of what an office sends is compressed
 * already, so it is not again.
 */
export function zipOf(entries: readonly ZipEntry[]): Readable {
  return Readable.from(chunks(entries));
}

async function* chunks(entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  let made: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    made.push(chunk);
  });
  const take = (): Uint8Array[] => {
    const ready = made;
    made = [];
    return ready;
  };
  for (const { name, read } of withOwnNames(entries)) {
    const content = read();
    const file = new ZipPassThrough(name);
    if (content instanceof Promise) {
      const whole = await content;
      zip.add(file);
      file.push(whole, true);
    } else {
      zip.add(file);
      for await (const piece of content) {
        file.push(piece);
        yield* take();
      }
      file.push(new Uint8Array(), true);
    }
    yield* take();
  }
  zip.end();
  yield* take();
}

/** Two files of one name in a zip would overwrite each other: the second becomes `bao cao (2).pdf`. */
export function withOwnNames(entries: readonly ZipEntry[]): ZipEntry[] {
  const taken = new Set<string>();
  return entries.map((entry) => {
    const dot = entry.name.lastIndexOf(".");
    const [stem, ending] = dot > 0 ? [entry.name.slice(0, dot), entry.name.slice(dot)] : [entry.name, ""];
    let name = entry.name;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem} (${String(number)})${ending}`;
    taken.add(name.toLowerCase());
    return { name, read: entry.read };
  });
}
