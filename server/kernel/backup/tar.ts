/**
 * The container of a backup: a plain tar archive (POSIX.1-1988 ustar; sizes from 8 GiB on in GNU's base-256 form), so that any tool of any
 * year can open it. Regular files only.
 */
export const BLOCK = 512;
const OCTAL_LIMIT = 8 ** 11;

export interface TarEntry {
  readonly name: string;
  readonly size: number;
}

/** The block before a file's bytes. `name` is ASCII and at most 100 characters. */
export function tarHeader({ name, size }: TarEntry, modifiedAt: number): Buffer {
  if (!/^[\x21-\x7e]{1,100}$/.test(name)) throw new Error(`The entry name ${name} does not fit a tar header.`);
  const block = Buffer.alloc(BLOCK);
  block.write(name, 0, "ascii");
  block.write("0000600\0", 100, "ascii");
  block.write("0000000\0", 108, "ascii");
  block.write("0000000\0", 116, "ascii");
  writeSize(block, size);
  block.write(`${octal(Math.floor(modifiedAt / 1000), 11)}\0`, 136, "ascii");
  block.write("0", 156, "ascii");
  block.write("ustar\x0000", 257, "ascii");
  block.write(`${octal(checksumOf(block), 6)}\0 `, 148, "ascii");
  return block;
}

/** How many zero bytes follow a file of this size. */
export function paddingAfter(size: number): number {
  return (BLOCK - (size % BLOCK)) % BLOCK;
}

/** Reads a header; undefined for one that is not whole or not a regular file's. */
export function readTarHeader(block: Buffer): TarEntry | undefined {
  if (block.toString("ascii", 257, 262) !== "ustar" || block[156] !== 0x30) return undefined;
  if (Number.parseInt(block.toString("ascii", 148, 156), 8) !== checksumOf(block)) return undefined;
  const name = block.toString("latin1", 0, 100).replace(/\0.*$/s, "");
  const size = readSize(block);
  return size === undefined ? undefined : { name, size };
}

function writeSize(block: Buffer, size: number): void {
  if (size < OCTAL_LIMIT) {
    block.write(`${octal(size, 11)}\0`, 124, "ascii");
    return;
  }
  block[124] = 0x80;
  block.writeBigUInt64BE(BigInt(size), 128);
}

function readSize(block: Buffer): number | undefined {
  const size =
    block[124] === 0x80 ? Number(block.readBigUInt64BE(128)) : Number.parseInt(block.toString("ascii", 124, 136), 8);
  return Number.isSafeInteger(size) && size >= 0 ? size : undefined;
}

/** The sum of all bytes, the checksum's own eight counted as spaces. */
function checksumOf(block: Buffer): number {
  let sum = 8 * 0x20;
  for (const [index, byte] of block.entries()) if (index < 148 || index >= 156) sum += byte;
  return sum;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, "0");
}
