/**
 * The two forms in which Vietnamese text is compared: folded (no marks, for finding) and normalised (marks kept, each syllable spelt one
 * way, for ranking what was typed with its marks first).
 */

/** Everything that Unicode may leave between two letters without showing it: soft hyphens, joiners, direction marks, byte order marks. */
const INVISIBLE = /\p{Cf}/gu;
const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/**
 * The letters that stand for đ: besides U+0111, the look-alikes that old converters and key maps leave behind (Icelandic eth, African d).
 * None of them decomposes, which is why removing combining marks alone leaves "định" as "đinh".
 */
const D_WITH_STROKE = /[đðɖ]/g;

/**
 * The search form: lower case, without tone and vowel marks, đ as d, white space collapsed and trimmed, compatibility forms (ﬁ, １) and
 * invisible characters resolved. NFC and NFD input give the same result, and folding twice changes nothing.
 */
export function fold(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text.toLowerCase().replace(/ {2,}/g, " ").trim();
  return text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{Mn}/gu, "")
    .replace(D_WITH_STROKE, "d")
    .replace(INVISIBLE, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Grave, acute, tilde, hook above, dot below: huyền, sắc, ngã, hỏi, nặng. */
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Words whose spelling can vary: a tone mark beside another vowel. Tested on NFC, to pass by most of a long text quickly. */
const WORD = /\p{L}+/gu;
const TONED = /[àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;

/**
 * A syllable without its tone: initial, vowels, final consonant. `qu` and `gi` before a vowel are initials, so the u of "quý" and the i
 * of "già" carry no tone; in "gì" and "gìn" the i is the vowel.
 */
const SYLLABLE =
  /^(qu(?=[aăâeêioôơuưy])|gi(?=[aăâeêioôơuưy])|ngh|ng|nh|gh|kh|ph|th|tr|ch|[bcdđghklmnprstvx])?([aăâeêioôơuưy]{1,3})(ch|ng|nh|[cmnpt])?$/;

/**
 * Text in NFC with every Vietnamese syllable spelt one way: the tone mark stands where the older, still prevailing rule puts it (hòa, khỏe,
 * thủy, not hoà, khoẻ, thuỷ). Case, spaces and words that are not Vietnamese syllables stay as they are. Idempotent.
 */
export function normalize(text: string): string {
  if (PRINTABLE_ASCII.test(text)) return text;
  const composed = text.normalize("NFC").replace(/[ÐƉ]/g, "Đ").replace(/[ðɖ]/g, "đ");
  return composed.replace(WORD, (word) => (word.length > 1 && TONED.test(word) ? placeTone(word) : word));
}

function placeTone(word: string): string {
  const decomposed = word.normalize("NFD");
  const tones = decomposed.match(TONES);
  if (tones?.length !== 1) return word;
  const bare = decomposed.replace(TONES, "").normalize("NFC");
  const syllable = SYLLABLE.exec(bare.toLowerCase());
  const vowels = syllable?.[2];
  if (vowels === undefined) return word;
  const at = (syllable?.[1]?.length ?? 0) + toneBearer(vowels, syllable?.[3] !== undefined);
  return (bare.slice(0, at + 1) + tones[0] + bare.slice(at + 1)).normalize("NFC");
}

/** Which vowel of the group bears the tone: the last one with a vowel mark, else the last before a final consonant, else the middle or first. */
function toneBearer(vowels: string, closed: boolean): number {
  for (let i = vowels.length - 1; i >= 0; i--) if ("ăâêôơư".includes(vowels.charAt(i))) return i;
  if (closed) return vowels.length - 1;
  return vowels.length === 3 ? 1 : 0;
}

/** Syllables that are written with i or with y after these initials (kĩ/kỹ, lí/lý, quí/quý, Vĩ/Vỹ), with or without a tone mark, in NFD. */
const FINAL_I = /^(h|k|l|m|s|t|v|qu)i([\u0300\u0301\u0303\u0309\u0323]?)$/;

/**
 * One word, lower case, in the form that the index and the query share: i/y variants spelt with y, numbers without leading zeros (05 = 5).
 * For matching only, never for show: "vi" becomes "vy".
 */
export function unifyWord(word: string): string {
  if (/^0+\d+$/.test(word)) return word.replace(/^0+(?=\d)/, "");
  if (word.length > 4) return word;
  const decomposed = word.normalize("NFD");
  return FINAL_I.test(decomposed) ? decomposed.replace(FINAL_I, "$1y$2").normalize("NFC") : word;
}
