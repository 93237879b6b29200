import { fold, normalize } from "./fold.ts";
import { wordOf, type Word } from "./words.ts";

/** A word that was typed. */
export interface TypedWord extends Word {
  /** Whether it was typed with tone or vowel marks, which then count for the ranking. */
  readonly hasMarks: boolean;
}

/** Words that stand side by side: one word, what was typed without a space (15/QĐ-UBND), or what stands in quotes. */
export interface Term {
  readonly words: readonly TypedWord[];
  /** The beginnings of words that the last word may stand for, where it may still be growing; empty where it must be whole. */
  readonly prefixes: { readonly folded: readonly string[]; readonly marked: readonly string[] };
}

/** What a person typed into a search box, understood. All terms must be found. */
export interface Query {
  readonly terms: readonly Term[];
}

/** A person types no more than this; what is beyond is not read. In UTF-16 units and in words. */
export const MAX_QUERY_LENGTH = 200;
export const MAX_QUERY_WORDS = 12;

const QUOTED_OR_RUN = /["“”„]([^"“”„]*)(["“”„]|$)|[^\s,;"“”„]+/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*/gu;

/**
 * Reads what was typed: quotes make a phrase, an open quote one that is still growing; the last word, unless a quote closed it, is the beginning
 * of a word. Commas and semicolons separate like spaces. Never throws; whatever is neither letter nor digit has no meaning of its own.
 */
export function parseQuery(typed: string): Query {
  const text = typed.slice(0, MAX_QUERY_LENGTH).normalize("NFKC");
  const found: { runs: string[]; closed: boolean }[] = [];
  let room = MAX_QUERY_WORDS;
  for (const match of text.matchAll(QUOTED_OR_RUN)) {
    const runs = ((match[1] ?? match[0]).match(WORD) ?? []).slice(0, room);
    if (runs.length === 0) continue;
    room -= runs.length;
    found.push({ runs, closed: match[1] !== undefined && match[2] !== "" });
  }
  return { terms: found.map(({ runs, closed }, i) => term(runs, i === found.length - 1 && !closed)) };
}

function term(runs: readonly string[], growing: boolean): Term {
  const last = growing ? runs.at(-1) : undefined;
  return {
    words: runs.map((run) => {
      const word = wordOf(run);
      return { ...word, hasMarks: word.marked !== word.folded };
    }),
    prefixes: last === undefined ? { folded: [], marked: [] } : prefixesOf(last),
  };
}

/**
 * A word that is still growing is read as it was typed and as it is spelt when whole: "qui" may become "quit" or stand for "quý", "hoà" may
 * become "hoàn" or stand for "hòa".
 */
function prefixesOf(run: string): Term["prefixes"] {
  const whole = wordOf(run);
  const typed = run
    .replace(/\p{Cf}/gu, "")
    .toLowerCase()
    .normalize("NFC");
  return {
    folded: [...new Set([whole.folded, fold(run)])],
    marked: [...new Set([whole.marked, normalize(typed), typed])],
  };
}
