import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import { directoryErrors } from "../errors.ts";
import { IMPORT_ROWS } from "../contract.ts";

const inflate = promisify(inflateRaw);

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const MOST_ENTRIES = 300;
/** Ten thousand wide rows are some 15 MB of XML. */
const MOST_UNPACKED = 48 * 1024 * 1024;

/**
 * Looks into an .xlsx before anything parses it: refuses with `directory.tooManyRows` what unpacks to more than a directory can be (a
 * zip that says 1 MB may unpack to gigabytes), and with `directory.notTable` what is no such file. PKWARE APPNOTE 4.3.12, 4.3.16.
 */
export async function checkWorkbook(file: Buffer): Promise<void> {
  let room = MOST_UNPACKED;
  for (const entry of entriesOf(file)) {
    if (!/\.(xml|rels)$/.test(entry.name)) continue;
    const bytes = await unpack(file, entry, room);
    room -= bytes.length;
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(entry.name) && countRows(bytes) > IMPORT_ROWS + 1)
      throw directoryErrors.tooManyRows({ most: IMPORT_ROWS });
  }
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly offset: number;
}

function entriesOf(file: Buffer): Entry[] {
  try {
    const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || file.readUInt32LE(end) !== END) throw directoryErrors.notTable();
    const count = file.readUInt16LE(end + 10);
    if (count > MOST_ENTRIES) throw directoryErrors.notTable();
    let at = file.readUInt32LE(end + 16);
    return Array.from({ length: count }, () => {
      if (file.readUInt32LE(at) !== ENTRY) throw directoryErrors.notTable();
      const nameLength = file.readUInt16LE(at + 28);
      const entry: Entry = {
        method: file.readUInt16LE(at + 10),
        packed: file.readUInt32LE(at + 20),
        offset: file.readUInt32LE(at + 42),
        name: file.toString("utf8", at + 46, at + 46 + nameLength),
      };
      at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
      return entry;
    });
  } catch (error) {
    if (error instanceof RangeError) throw directoryErrors.notTable();
    throw error;
  }
}

async function unpack(file: Buffer, entry: Entry, room: number): Promise<Buffer> {
  if (entry.offset + 30 > file.length) throw directoryErrors.notTable();
  const start = entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28);
  const packed = file.subarray(start, start + entry.packed);
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw directoryErrors.notTable();
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, room) });
  } catch (error) {
    if (error instanceof RangeError) throw directoryErrors.tooManyRows({ most: IMPORT_ROWS });
    throw directoryErrors.notTable();
  }
}

function countRows(xml: Buffer): number {
  let rows = 0;
  for (let at = xml.indexOf("<row"); at >= 0; at = xml.indexOf("<row", at + 4)) rows += 1;
  return rows;
}
