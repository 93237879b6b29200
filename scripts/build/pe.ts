import { open } from "node:fs/promises";

/** What can be told of a Windows executable without Windows. */
export interface PeFacts {
  readonly machine: "x64" | "other";
  /** Whether it is a program (not a library) with a 64-bit header. */
  readonly isProgram: boolean;
  readonly sections: readonly string[];
  readonly size: number;
  /** Whether the sections' bytes all lie inside the file: a file that was cut short fails here. */
  readonly isWhole: boolean;
}

const DOS_HEADER = 64;
const COFF_HEADER = 24;
const SECTION_HEADER = 40;
const MACHINE_X64 = 0x8664;
const OPTIONAL_64_BIT = 0x20b;
const CHARACTERISTIC_PROGRAM = 0x0002;
const CHARACTERISTIC_LIBRARY = 0x2000;

/** Reads the headers (Microsoft's "PE Format", COFF file header and section table). Throws where the file is no PE file. */
export async function readPe(path: string): Promise<PeFacts> {
  const file = await open(path);
  try {
    const read = async (position: number, length: number) => {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
      if (bytesRead < length) throw new Error(`${path} ends inside its headers.`);
      return buffer;
    };
    const dos = await read(0, DOS_HEADER);
    if (dos.toString("latin1", 0, 2) !== "MZ") throw new Error(`${path} does not begin with MZ.`);
    const start = dos.readUInt32LE(0x3c);
    const coff = await read(start, COFF_HEADER);
    if (coff.toString("latin1", 0, 4) !== "PE\0\0") throw new Error(`${path} has no PE signature.`);
    const count = coff.readUInt16LE(6);
    const optionalSize = coff.readUInt16LE(20);
    const characteristics = coff.readUInt16LE(22);
    const magic = (await read(start + COFF_HEADER, 2)).readUInt16LE(0);
    const table = await read(start + COFF_HEADER + optionalSize, count * SECTION_HEADER);
    const sections = Array.from({ length: count }, (_, index) => table.subarray(index * SECTION_HEADER));
    const { size } = await file.stat();
    return {
      machine: coff.readUInt16LE(4) === MACHINE_X64 ? "x64" : "other",
      isProgram:
        magic === OPTIONAL_64_BIT &&
        (characteristics & CHARACTERISTIC_PROGRAM) !== 0 &&
        (characteristics & CHARACTERISTIC_LIBRARY) === 0,
      sections: sections.map((section) => section.toString("latin1", 0, 8).replace(/\0+$/, "")),
      size,
      isWhole: sections.every((section) => section.readUInt32LE(20) + section.readUInt32LE(16) <= size),
    };
  } finally {
    await file.close();
  }
}

/** Whether a file holds these bytes anywhere; read piece by piece, since an executable is large. */
export async function holdsBytes(path: string, wanted: Buffer): Promise<boolean> {
  const file = await open(path);
  try {
    let rest = Buffer.alloc(0);
    for await (const chunk of file.createReadStream({ highWaterMark: 4 << 20, autoClose: false })) {
      const piece = Buffer.concat([rest, chunk as Buffer]);
      if (piece.includes(wanted)) return true;
      rest = piece.subarray(Math.max(0, piece.length - wanted.length + 1));
    }
    return false;
  } finally {
    await file.close();
  }
}
