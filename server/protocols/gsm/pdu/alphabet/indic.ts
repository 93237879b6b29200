import { NOTHING } from "./default.ts";

/**
 * The tables of nine scripts of India, 3GPP TS 23.038 Annex A.2.4-A.2.12 and A.3.4-A.3.12. Their Unicode blocks follow one plan (ISCII's),
 * and so do the locking tables: a script is told by the places of the plan that it leaves empty and by what stands at 0x60 and 0x7B-0x7F.
 * Numbers are offsets from the first character of the script's block.
 */
interface IndicScript {
  readonly language: number;
  readonly base: number;
  readonly absent: readonly number[];
  /** 0x60, then 0x7B to 0x7F of the locking table. */
  readonly rest: readonly [number, number, number, number, number, number];
  /** 0x19 and 0x1A of the single shift table, as characters. */
  readonly dandas: readonly [string, string] | undefined;
  /** Offset of the digit nought, or where the digits do not stand in one run, the ten offsets. */
  readonly digits: number;
  /** From 0x26 of the single shift table on: 0x26, 0x27, 0x2A to 0x2E, 0x30 on. */
  readonly letters: readonly number[];
}

const DANDAS = ["।", "॥"] as const;

export const INDIC: readonly IndicScript[] = [
  {
    // Bengali. Its first two digits stand where the others have their dandas.
    language: 4,
    base: 0x0980,
    absent: [0x0d, 0x0e, 0x11, 0x12, 0x29, 0x31, 0x33, 0x34, 0x35, 0x45, 0x46, 0x49, 0x4a],
    rest: [0x4e, 0x57, 0x5c, 0x5d, 0x70, 0x71],
    dandas: ["০", "১"],
    digits: 0x68,
    letters: [0x61, 0x62, 0x63, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a],
  },
  {
    // Gujarati.
    language: 5,
    base: 0x0a80,
    absent: [0x0e, 0x12, 0x29, 0x31, 0x34, 0x46, 0x4a],
    rest: [0x50, 0x60, 0x61, 0x62, 0x63, 0x71],
    dandas: DANDAS,
    digits: 0x66,
    letters: [],
  },
  {
    // Hindi.
    language: 6,
    base: 0x0900,
    absent: [],
    rest: [0x50, 0x72, 0x7b, 0x7c, 0x7e, 0x7f],
    dandas: DANDAS,
    digits: 0x66,
    letters: [
      0x51, 0x52, 0x53, 0x54, 0x58, 0x59, 0x5a, 0x5b, 0x5c, 0x5d, 0x5e, 0x5f, 0x60, 0x61, 0x62, 0x63, 0x70, 0x71,
    ],
  },
  {
    // Kannada. The standard's table A.3.7 prints 0x24 as U+0CAA, which stands at 0x3D already: U+0CA1 is meant.
    language: 7,
    base: 0x0c80,
    absent: [0x01, 0x0d, 0x11, 0x29, 0x34, 0x45, 0x49],
    rest: [0x55, 0x56, 0x60, 0x61, 0x62, 0x63],
    dandas: DANDAS,
    digits: 0x66,
    letters: [0x5e, 0x71, 0x72],
  },
  {
    // Malayalam.
    language: 8,
    base: 0x0d00,
    absent: [0x01, 0x0d, 0x11, 0x29, 0x3c, 0x45, 0x49],
    rest: [0x57, 0x60, 0x61, 0x62, 0x63, 0x79],
    dandas: DANDAS,
    digits: 0x66,
    letters: [0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x7a, 0x7b, 0x7c, 0x7d, 0x7e, 0x7f],
  },
  {
    // Oriya.
    language: 9,
    base: 0x0b00,
    absent: [0x0d, 0x0e, 0x11, 0x12, 0x29, 0x31, 0x34, 0x45, 0x46, 0x49, 0x4a],
    rest: [0x56, 0x57, 0x60, 0x61, 0x62, 0x63],
    dandas: DANDAS,
    digits: 0x66,
    letters: [0x5c, 0x5d, 0x5f, 0x70, 0x71],
  },
  {
    // Punjabi.
    language: 10,
    base: 0x0a00,
    absent: [0x0b, 0x0c, 0x0d, 0x0e, 0x11, 0x12, 0x29, 0x31, 0x34, 0x37, 0x3d, 0x43, 0x44, 0x45, 0x46, 0x49, 0x4a],
    rest: [0x51, 0x70, 0x71, 0x72, 0x73, 0x74],
    dandas: DANDAS,
    digits: 0x66,
    letters: [0x59, 0x5a, 0x5b, 0x5c, 0x5e, 0x75],
  },
  {
    // Tamil. The standard's table A.2.11 prints 0x24 as U+0BEF twice: the digit eight is meant.
    language: 11,
    base: 0x0b80,
    absent: [
      0x01, 0x0b, 0x0c, 0x0d, 0x11, 0x16, 0x17, 0x18, 0x1b, 0x1d, 0x20, 0x21, 0x22, 0x25, 0x26, 0x27, 0x2b, 0x2c, 0x2d,
      0x3c, 0x3d, 0x43, 0x44, 0x45, 0x49,
    ],
    rest: [0x50, 0x57, 0x70, 0x71, 0x72, 0x79],
    dandas: DANDAS,
    digits: 0x66,
    letters: [0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x7a],
  },
  {
    // Telugu. The standard's table A.2.12 prints 0x22 and 0x23 from the Arabic block: the digits six and seven are meant.
    language: 12,
    base: 0x0c00,
    absent: [0x0d, 0x11, 0x29, 0x34, 0x3c, 0x45, 0x49],
    rest: [0x55, 0x56, 0x60, 0x61, 0x62, 0x63],
    dandas: undefined,
    digits: 0x66,
    letters: [0x58, 0x59, 0x78, 0x79, 0x7a, 0x7b, 0x7c, 0x7d, 0x7e, 0x7f],
  },
];

/** Rows 0x00-0x5F of every locking table: an offset into the script's block, or a character of all scripts. */
const PLAN: readonly (number | string)[] = [
  ...[1, 2, 3, 5, 6, 7, 8, 9, 10, 11, "\n", 12, 13, "\r", 14, 15],
  ...[16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, NOTHING, 27, 28, 29, 30],
  ...[" ", "!", 31, 32, 33, 34, 35, 36, ")", "(", 37, 38, ",", 39, ".", 40],
  ...[...Array.from("0123456789:;"), 41, 42, 43, "?"],
  ...[44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 60, 61],
  ...[62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77],
];

export function indicLockingTable({ base, absent, rest }: IndicScript): string {
  const at = (offset: number) => String.fromCharCode(base + offset);
  const rows = PLAN.map((cell) => {
    if (typeof cell === "string") return cell;
    return absent.includes(cell) ? NOTHING : at(cell);
  });
  return [...rows, at(rest[0]), "abcdefghijklmnopqrstuvwxyz", ...rest.slice(1).map(at)].join("");
}

/** What all single shift tables of these scripts, and Urdu's, have in common. */
export const SHARED_SINGLE: readonly (readonly [number, string])[] = [
  ...Array.from(`@£$¥¿"¤%&'\f*+`).map((character, code) => [code, character] as const),
  [0x0e, "-"],
  ...Array.from("/<=>¡^").map((character, index) => [0x0f + index, character] as const),
  // The inverted exclamation mark stands twice, at 0x13 and 0x15.
  ...Array.from("¡_#*").map((character, index) => [0x15 + index, character] as const),
  [0x28, "{"],
  [0x29, "}"],
  [0x2f, "\\"],
  [0x3c, "["],
  [0x3d, "~"],
  [0x3e, "]"],
  [0x40, "|"],
  ...Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ").map((character, index) => [0x41 + index, character] as const),
  [0x65, "€"],
];

/** Places of a script's own letters, in order. */
const LETTER_PLACES = [
  0x26, 0x27, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36, 0x37, 0x38, 0x39, 0x3a,
];

export function indicSingleTable(script: IndicScript): ReadonlyMap<number, string> {
  const at = (offset: number) => String.fromCharCode(script.base + offset);
  const isBengali = script.digits !== 0x66;
  const digits = isBengali ? [0x68, 0x69, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x6f, 0x5f, 0x60] : range(script.digits, 10);
  return new Map([
    ...SHARED_SINGLE,
    ...(script.dandas ?? []).map((character, index) => [0x19 + index, character] as const),
    ...digits.map((offset, index) => [0x1c + index, at(offset)] as const),
    ...script.letters.map((offset, index) => [LETTER_PLACES[index] ?? 0, at(offset)] as const),
  ]);
}

const range = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);
