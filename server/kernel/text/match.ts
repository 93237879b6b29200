/** Search in small lists that are in memory: people to choose from, departments, commands. Lists in the database use fts.ts. */
import { parseQuery, type Query, type Term, type TypedWord } from "./query.ts";
import { words, type Word } from "./words.ts";

/** How well a text answers a query; smaller is better. */
export const Rank = {
  /** The text is what was typed, marks and all. */
  whole: 0,
  /** Every word is there with the marks that were typed. */
  marked: 1,
  /** Every word is there, though with other marks. */
  folded: 2,
  /** The letters typed begin consecutive words: nvh for Nguyễn Văn Hùng. */
  initials: 3,
} as const;
export type Rank = (typeof Rank)[keyof typeof Rank];

/** Whether every word of the query is in the text, in any order, or its letters are initials of the text. An empty query matches everything. */
export function matches(haystack: string, query: string | Query): boolean {
  return rank(haystack, query) !== null;
}

/** How well the text answers the query, null when it does not. */
export function rank(haystack: string, query: string | Query): Rank | null {
  const { terms } = typeof query === "string" ? parseQuery(query) : query;
  const list = words(haystack);
  if (terms.every((term) => occurrences(list, term, "marked").length > 0)) {
    return isWhole(list, terms) ? Rank.whole : Rank.marked;
  }
  const telephones = telephoneDigits(haystack);
  if (terms.every((term) => occurrences(list, term, "folded").length > 0 || isPartOfNumber(telephones, term)))
    return Rank.folded;
  return initialsAt(list, terms) === null ? null : Rank.initials;
}

/** Those of the items that answer what was typed, best first, otherwise in their given order. */
export function search<T>(items: readonly T[], typed: string, textOf: (item: T) => string): T[] {
  const query = parseQuery(typed);
  if (query.terms.length === 0) return [...items];
  return items
    .map((item) => ({ item, rank: rank(textOf(item), query) }))
    .filter((found): found is { item: T; rank: Rank } => found.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map((found) => found.item);
}

/** At which words of the list the term begins. "marked" asks for the marks that were typed, "folded" for none. */
export function occurrences(list: readonly Word[], term: Term, form: "folded" | "marked"): number[] {
  const at: number[] = [];
  for (let i = 0; i + term.words.length <= list.length; i++) {
    if (term.words.every((typed, j) => isWord(list[i + j], typed, term, j, form))) at.push(i);
  }
  return at;
}

function isWord(
  word: Word | undefined,
  typed: TypedWord,
  term: Term,
  index: number,
  form: "folded" | "marked",
): boolean {
  if (word === undefined) return false;
  const growing = term.prefixes.folded.length > 0 && index === term.words.length - 1;
  const folded = growing
    ? term.prefixes.folded.some((prefix) => word.folded.startsWith(prefix))
    : word.folded === typed.folded;
  if (!folded || form === "folded" || !typed.hasMarks) return folded;
  return growing ? term.prefixes.marked.some((prefix) => word.marked.startsWith(prefix)) : word.marked === typed.marked;
}

function isWhole(list: readonly Word[], terms: readonly Term[]): boolean {
  const typed = terms.flatMap((term) => term.words);
  return typed.length === list.length && typed.every((word, i) => word.marked === list[i]?.marked);
}

/** Numbers of at least seven digits as people group them (0912 345 678, 0205.3812.345), without the grouping. */
function telephoneDigits(haystack: string): string[] {
  return (haystack.match(/\d[\d .-]{5,}\d/g) ?? []).map((number) => number.replace(/\D/g, ""));
}

/** People look a telephone number up by its last digits: three and more may stand anywhere in it. */
function isPartOfNumber(telephones: readonly string[], term: Term): boolean {
  const digits = term.words.map((word) => word.folded).join("");
  return /^\d{3,}$/.test(digits) && telephones.some((number) => number.includes(digits));
}

/** Where the words begin whose initials were typed, and how many they are; null when that is not what was typed. */
export function initialsAt(list: readonly Word[], terms: readonly Term[]): { first: number; count: number } | null {
  const typed = terms.length === 1 && terms[0]?.words.length === 1 ? terms[0].prefixes.folded.at(-1) : undefined;
  if (typed === undefined || !/^[a-z]{2,10}$/.test(typed)) return null;
  const first = list
    .map((word) => word.folded.charAt(0))
    .join("")
    .indexOf(typed);
  return first < 0 ? null : { first, count: typed.length };
}
