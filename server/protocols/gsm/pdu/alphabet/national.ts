import { DEFAULT_ALPHABET, DEFAULT_EXTENSION, NOTHING } from "./default.ts";
import { INDIC, indicLockingTable, indicSingleTable } from "./indic.ts";
import { URDU_LOCKING, URDU_SINGLE } from "./urdu.ts";

/** National language identifiers, 3GPP TS 23.038 §6.2.1.2.4. */
export const LANGUAGES = {
  turkish: 1,
  spanish: 2,
  portuguese: 3,
  bengali: 4,
  gujarati: 5,
  hindi: 6,
  kannada: 7,
  malayalam: 8,
  oriya: 9,
  punjabi: 10,
  tamil: 11,
  telugu: 12,
  urdu: 13,
} as const;

/** A copy of a table with some of its characters replaced. */
function withCharacters(table: string, changes: Readonly<Record<number, string>>): string {
  return [...table].map((character, code) => changes[code] ?? character).join("");
}

/** Annex A.3.1. */
const TURKISH_LOCKING = withCharacters(DEFAULT_ALPHABET, {
  0x04: "€",
  0x07: "ı",
  0x0b: "Ğ",
  0x0c: "ğ",
  0x1c: "Ş",
  0x1d: "ş",
  0x40: "İ",
  0x60: "ç",
});

/** Annex A.3.3. */
const PORTUGUESE_LOCKING =
  `@£$¥êéúíóç\nÔô\rÁáΔ_ªÇÀ∞^\\€Ó|${NOTHING}ÂâÊÉ !"#º%&'()*+,-./0123456789:;<=>?` +
  "ÍABCDEFGHIJKLMNOPQRSTUVWXYZÃÕÚÜ§~abcdefghijklmnopqrstuvwxyzãõ`üà";

/** Annex A.2.1. */
const TURKISH_SINGLE = new Map([
  ...DEFAULT_EXTENSION,
  ...pairs({ 0x47: "Ğ", 0x49: "İ", 0x53: "Ş", 0x63: "ç", 0x67: "ğ", 0x69: "ı", 0x73: "ş" }),
]);

/** Annex A.2.2. Spanish has no locking shift table (A.3.2 is void). */
const SPANISH_SINGLE = new Map([
  ...DEFAULT_EXTENSION,
  ...pairs({ 0x09: "ç", 0x41: "Á", 0x49: "Í", 0x4f: "Ó", 0x55: "Ú" }),
  ...pairs({ 0x61: "á", 0x69: "í", 0x6f: "ó", 0x75: "ú" }),
]);

/** Annex A.2.3. */
const PORTUGUESE_SINGLE = new Map([
  ...DEFAULT_EXTENSION,
  ...pairs({ 0x05: "ê", 0x09: "ç", 0x0b: "Ô", 0x0c: "ô", 0x0e: "Á", 0x0f: "á", 0x12: "Φ", 0x13: "Γ", 0x15: "Ω" }),
  ...pairs({ 0x16: "Π", 0x17: "Ψ", 0x18: "Σ", 0x19: "Θ", 0x1f: "Ê", 0x41: "À", 0x49: "Í", 0x4f: "Ó", 0x55: "Ú" }),
  ...pairs({ 0x5b: "Ã", 0x5c: "Õ", 0x61: "Â", 0x69: "í", 0x6f: "ó", 0x75: "ú", 0x7b: "ã", 0x7c: "õ", 0x7f: "â" }),
]);

function pairs(characters: Readonly<Record<number, string>>): [number, string][] {
  return Object.entries(characters).map(([code, character]) => [Number(code), character]);
}

/** Locking shift tables by language identifier, Annex A.3: each replaces the default alphabet. */
export const LOCKING_TABLES: ReadonlyMap<number, string> = new Map([
  [LANGUAGES.turkish, TURKISH_LOCKING],
  [LANGUAGES.portuguese, PORTUGUESE_LOCKING],
  ...INDIC.map((script): [number, string] => [script.language, indicLockingTable(script)]),
  [LANGUAGES.urdu, URDU_LOCKING],
]);

/** Single shift tables by language identifier, Annex A.2: each replaces the extension table. */
export const SINGLE_TABLES: ReadonlyMap<number, ReadonlyMap<number, string>> = new Map([
  [LANGUAGES.turkish, TURKISH_SINGLE],
  [LANGUAGES.spanish, SPANISH_SINGLE],
  [LANGUAGES.portuguese, PORTUGUESE_SINGLE],
  ...INDIC.map((script): [number, ReadonlyMap<number, string>] => [script.language, indicSingleTable(script)]),
  [LANGUAGES.urdu, URDU_SINGLE],
]);
