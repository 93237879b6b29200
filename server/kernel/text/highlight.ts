import { fold } from "./fold.ts";
import { initialsAt, occurrences } from "./match.ts";
import { parseQuery, type Query, type Term } from "./query.ts";
import { placedWords, type PlacedWord } from "./words.ts";

/** A piece of a text; the pieces in order are the text, unchanged. */
export interface Segment {
  readonly text: string;
  /** Whether it answers what was typed. */
  readonly hit: boolean;
}

interface Range {
  readonly start: number;
  end: number;
}

/**
 * The text cut into what answers the query and what does not. Where a word stands in the text with the marks that were typed, only those places are hits;
 * otherwise every place with the same letters is.
 */
export function highlight(text: string, query: string | Query): Segment[] {
  const { terms } = typeof query === "string" ? parseQuery(query) : query;
  if (terms.length === 0) return cut(text, []);
  const list = placedWords(text);
  const ranges = terms.flatMap((term) => rangesOf(text, list, term));
  return cut(text, merge(ranges.length > 0 ? ranges : initialRanges(text, list, terms)));
}

function rangesOf(text: string, list: readonly PlacedWord[], term: Term): Range[] {
  const marked = occurrences(list, term, "marked");
  const at = marked.length > 0 ? marked : occurrences(list, term, "folded");
  return at.flatMap((i) => {
    const first = list[i];
    const last = list[i + term.words.length - 1];
    return first && last ? [{ start: first.start, end: endOf(text, last, term) }] : [];
  });
}

/** The end of what was typed in a word that goes on; the end of the word where the two are spelt differently (5 in 05). */
function endOf(text: string, word: PlacedWord, term: Term): number {
  const prefix = term.prefixes.folded.find((beginning) => fold(text.slice(word.start, word.end)).startsWith(beginning));
  return prefix === undefined ? word.end : word.start + lengthOfPrefix(text.slice(word.start, word.end), prefix.length);
}

/** How many UTF-16 units of the word fold to at least that many; a letter keeps its marks. */
function lengthOfPrefix(word: string, folded: number): number {
  let length = 0;
  let reached = 0;
  for (const [letter] of word.matchAll(/[^\p{M}\p{Cf}][\p{M}\p{Cf}]*/gu)) {
    if (reached >= folded) break;
    length += letter.length;
    reached += fold(letter).length;
  }
  return length;
}

function initialRanges(text: string, list: readonly PlacedWord[], terms: readonly Term[]): Range[] {
  const found = initialsAt(list, terms);
  if (found === null) return [];
  return list.slice(found.first, found.first + found.count).map(({ start, end }) => ({
    start,
    end: start + lengthOfPrefix(text.slice(start, end), 1),
  }));
}

function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}

function cut(text: string, ranges: readonly Range[]): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const { start, end } of ranges) {
    if (start > from) segments.push({ text: text.slice(from, start), hit: false });
    segments.push({ text: text.slice(start, end), hit: true });
    from = end;
  }
  if (from < text.length) segments.push({ text: text.slice(from), hit: false });
  return segments;
}
