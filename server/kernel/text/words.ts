import { fold, normalize, unifyWord } from "./fold.ts";

/** A word of a text in its two forms for matching. */
export interface Word {
  /** Without marks. */
  readonly folded: string;
  /** With marks, lower case, spelt one way. */
  readonly marked: string;
}

/** A word and where it stands in the text as it was given, in UTF-16 units. */
export interface PlacedWord extends Word {
  readonly start: number;
  readonly end: number;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*/gu;

/** A run of letters and digits as a word for matching. */
export function wordOf(run: string): Word {
  const marked = normalize(run.replace(/\p{Cf}/gu, "").toLowerCase());
  return { folded: unifyWord(fold(run)), marked: unifyWord(marked) };
}

/** The words of a text in order: runs of letters and digits; all else separates. A long text repeats its words, so each is worked out once. */
export function words(text: string): Word[] {
  const known = new Map<string, Word>();
  return (text.normalize("NFKC").match(WORD) ?? []).map((run) => {
    const word = known.get(run) ?? wordOf(run);
    known.set(run, word);
    return word;
  });
}

/** The words of a text and where they stand in it. */
export function placedWords(text: string): PlacedWord[] {
  return [...text.matchAll(WORD)].map((match) => ({
    ...wordOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}
