import { fromTcvn3, fromVni, fromViqr } from "./tables.ts";

/** What may stand between the consonants of a Vietnamese syllable, its tone left out. */
const NUCLEI = new Set(
  (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iêu iu oa oai oao oay oă oe oeo oi ôi ơi oo ua uâ uây uê ui uô uôi uơ uy uya uyê uyu ưa ưi ươ " +
    "ươi ươu ưu yê yêu"
  ).split(" "),
);
const SYLLABLE =
  /^(?:ngh|ng|nh|gh|gi(?=[aăâeêioôơuưy])|kh|ph|qu(?=[aăâeêioôơuưy])|th|tr|ch|[bcdđghklmnprstvx])?([aăâeêioôơuưy]{1,3})(?:ch|ng|nh|[cmnpt])?$/u;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
/** Letters that Unicode text in Vietnamese has and no Western European text. */
const UNICODE_VIETNAMESE = /[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]/u;

/** A guess is made on no more than this. */
const LOOKED_AT = 20_000;
/** So many words must have turned into Vietnamese, and of all that changed, such a share. */
const LEAST_WORDS = 3;
const LEAST_SHARE = 0.85;

interface Legacy {
  readonly convert: (text: string) => string;
  /** Whether the text holds anything of this encoding. */
  readonly signs: RegExp;
  /** What stands in a word of this encoding. */
  readonly word: RegExp;
}

const TCVN3: Legacy = { convert: fromTcvn3, signs: /[¡-þ]/u, word: /[A-Za-z¡-þ]+/gu };
const VNI: Legacy = { convert: fromVni, signs: /[aeouy][àáâãäåèéêëïõøùúûü]|[ñöôæòóî]/iu, word: /[A-Za-zÀ-þ]+/gu };
const VIQR: Legacy = { convert: fromViqr, signs: /[aeo]\^|[uo]\+|a\(|dd/iu, word: /[A-Za-z'`?~.^(+]+/gu };

/** By the label of a part: these names never stood in a register and are what the programs of the time wrote. */
export function legacyOfLabel(label: string): ((text: string) => string) | undefined {
  if (/^(x-)?(viet-?)?(tcvn[\w-]*|abc)$/i.test(label)) return fromTcvn3;
  if (/^(x-)?(viet-?)?vni([\w-]*)$/i.test(label)) return fromVni;
  return /^(x-)?(viet-?)?viqr$/i.test(label) ? fromViqr : undefined;
}

/** How to turn the text into Unicode, where its letters show that it is TCVN3, VNI or VIQR; undefined where it is none of them. */
export function legacyOf(text: string): ((text: string) => string) | undefined {
  if (UNICODE_VIETNAMESE.test(text.slice(0, LOOKED_AT))) return undefined;
  const best = [TCVN3, VNI, VIQR]
    .map((legacy) => ({ convert: legacy.convert, score: scoreOf(text, legacy) }))
    .reduce((a, b) => (b.score > a.score ? b : a));
  // Unicode whose letters all happen to stand in Latin-1 ("Báo cáo công tác quý IV") reads as Vietnamese already.
  return best.score <= wordsAsTheyStand(text) ? undefined : best.convert;
}

/** How many words with marks are Vietnamese without being turned into anything. */
function wordsAsTheyStand(text: string): number {
  const words = text.slice(0, LOOKED_AT).matchAll(/\p{L}+/gu);
  return [...words].filter(([word]) => /[\u00c0-\u00ff]/u.test(word) && isSyllable(word.toLowerCase())).length;
}

/**
 * A line that stands alone (a subject, a name) is too short to tell by itself: it is read as the text beside it was, unless it has letters
 * that no old encoding has.
 */
export function recoverLine(line: string, convert: ((text: string) => string) | undefined): string {
  if (/[\u0100-\uffff]/u.test(line)) return line;
  return (legacyOf(line) ?? convert ?? keep)(line);
}

const keep = (text: string): string => text;

/** How many words turn into Vietnamese; 0 where it is not believable. */
function scoreOf(text: string, { convert, signs, word }: Legacy): number {
  const sample = text.slice(0, LOOKED_AT);
  if (!signs.test(sample)) return 0;
  let changed = 0;
  let good = 0;
  for (const [found] of sample.matchAll(word)) {
    const converted = convert(found);
    if (converted === found) continue;
    changed += 1;
    if (isSyllable(converted.toLowerCase().replace(/[.?'`~(^+]+$/, ""))) good += 1;
  }
  return good >= LEAST_WORDS && good >= changed * LEAST_SHARE ? good : 0;
}

function isSyllable(word: string): boolean {
  const apart = word.normalize("NFD");
  const bare = apart.replace(TONES, "");
  if (apart.length - bare.length > 1) return false;
  return NUCLEI.has(SYLLABLE.exec(bare.normalize("NFC"))?.[1] ?? "");
}
