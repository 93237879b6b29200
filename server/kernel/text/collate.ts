/**
 * The order of the Vietnamese alphabet (CLDR vi, "standard"; TCVN): a ă â b c d đ e ê … o ô ơ … u ư …; then tones: none, huyền, hỏi, ngã, sắc,
 * nặng; then small letters before capitals. The keys are made here rather than by ICU, so that an indexed column stays valid whatever
 * the version of the runtime.
 *
 * A key is printable ASCII, `letters!tones!case`, so that SQLite's BINARY collation and JavaScript's `<` agree on it. What is last and says
 * nothing (no tones, no capitals) is left out.
 */

/** Below every weight, so that a text stands before the texts that it begins. */
const NAME_SEPARATOR = " ";
const LEVEL_SEPARATOR = "!";

const PUNCTUATION = " _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$";
const ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
const FIRST_WEIGHT = 0x22;
const OTHER_SYMBOL = String.fromCharCode(FIRST_WEIGHT + PUNCTUATION.length);
const FIRST_DIGIT = FIRST_WEIGHT + PUNCTUATION.length + 1;
const FIRST_LETTER = FIRST_DIGIT + 10;
/** Letters of other scripts stand behind z, in the order of their code points. */
const OTHER_LETTER = String.fromCharCode(FIRST_LETTER + ALPHABET.length);

const WEIGHTS = new Map<string, string>([
  ...Array.from(PUNCTUATION, (c, i) => [c, String.fromCharCode(FIRST_WEIGHT + i)] as const),
  ...Array.from("0123456789", (c, i) => [c, String.fromCharCode(FIRST_DIGIT + i)] as const),
  ...Array.from(ALPHABET, (c, i) => [c, String.fromCharCode(FIRST_LETTER + i)] as const),
]);

/** Typographic signs that office programs put in place of what was typed. */
const SAME_AS: Readonly<Record<string, string>> = {
  "–": "-",
  "—": "-",
  "‘": "'",
  "’": "'",
  "“": '"',
  "”": '"',
  ð: "đ",
  ɖ: "đ",
};

const TONES = "\u0300\u0309\u0303\u0301\u0323";
const NO_TONE = "0";
const OTHER_MARK = "6";

const LETTER = /(\P{Mn})(\p{Mn}*)/gu;

/** A string whose plain binary order is the Vietnamese order of the texts. NFC and NFD input give the same key. */
export function sortKey(text: string): string {
  let primary = "";
  let secondary = "";
  let tertiary = "";
  for (const [, base = "", marks = ""] of text
    .normalize("NFKD")
    .replace(/\s/g, " ")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .matchAll(LETTER)) {
    const lower = base.toLowerCase();
    const letter = letterOf(SAME_AS[lower] ?? lower, marks);
    primary += weightOf(letter.base);
    secondary += letter.tone;
    tertiary += lower === base ? "0" : "1";
  }
  return [primary, secondary.replace(/0+$/, ""), tertiary.replace(/0+$/, "")].join(LEVEL_SEPARATOR).replace(/!+$/, "");
}

/** A letter of the alphabet and its tone, from a base letter and the marks that follow it. */
function letterOf(base: string, marks: string): { base: string; tone: string } {
  let letter = base;
  let tone = "";
  let others = "";
  for (const mark of marks) {
    const composed = letter === base ? (letter + mark).normalize("NFC") : "";
    const toneIndex = TONES.indexOf(mark);
    if (composed !== "" && ALPHABET.includes(composed)) letter = composed;
    else if (toneIndex >= 0 && tone === "") tone = String(toneIndex + 1);
    else others += OTHER_MARK + hex(mark);
  }
  return { base: letter, tone: (tone === "" ? NO_TONE : tone) + others };
}

function weightOf(letter: string): string {
  const weight = WEIGHTS.get(letter);
  if (weight !== undefined) return weight;
  return (/[\p{L}\p{N}]/u.test(letter) ? OTHER_LETTER : OTHER_SYMBOL) + hex(letter);
}

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(6, "0");
}

/** Negative, zero or positive, as `Array.prototype.sort` wants it. Zero for texts that differ only in their Unicode form. */
export function compareVietnamese(a: string, b: string): number {
  return a === b ? 0 : compareKeys(sortKey(a), sortKey(b));
}

/** The key of a person's name: by the given name (the last word) whatever its case, then by the whole name. */
export function nameSortKey(fullName: string): string {
  const name = fullName.trim().replace(/\s+/g, " ");
  const given = name
    .slice(name.lastIndexOf(" ") + 1)
    .normalize("NFC")
    .toLowerCase();
  return sortKey(given) + NAME_SEPARATOR + sortKey(name);
}

/** The order of a list of people. */
export function compareNames(a: string, b: string): number {
  return a === b ? 0 : compareKeys(nameSortKey(a), nameSortKey(b));
}

function compareKeys(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
