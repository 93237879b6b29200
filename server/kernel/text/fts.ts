/**
 * Full-text search with SQLite FTS5. A searchable table has, for every text, a column of folded words and a column of words with marks:
 *
 *     CREATE VIRTUAL TABLE polls_search USING fts5(folded, marked, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0')
 *
 * `remove_diacritics 0` matters: the default would fold the marked column in half (never đ).
 */
import { parseQuery, type Query, type Term } from "./query.ts";
import { words } from "./words.ts";

/** What the two FTS5 columns of one text hold, and how many words that is. */
export interface FtsColumns {
  readonly folded: string;
  readonly marked: string;
}

export function ftsColumns(text: string): FtsColumns {
  const list = words(text);
  return { folded: list.map((word) => word.folded).join(" "), marked: list.map((word) => word.marked).join(" ") };
}

/** The right side of MATCH. Both are safe whatever was typed: every word stands in quotes and holds only letters, digits and marks. */
export interface FtsMatch {
  /** Finds every row that has the words, with any marks or none. */
  readonly any: string;
  /** Finds those among them that have the marks as typed, to be ranked first; null where no marks were typed. */
  readonly exact: string | null;
}

/** The columns to look into, by their names in the FTS5 table. */
export interface FtsColumnNames {
  readonly folded: readonly string[];
  readonly marked: readonly string[];
}

const DEFAULT_COLUMNS: FtsColumnNames = { folded: ["folded"], marked: ["marked"] };

/** The MATCH expressions for what a person typed; null when there is no word in it, which means "no search" rather than "nothing found". */
export function ftsMatch(typed: string | Query, columns: FtsColumnNames = DEFAULT_COLUMNS): FtsMatch | null {
  const { terms } = typeof typed === "string" ? parseQuery(typed) : typed;
  if (terms.length === 0) return null;
  const any = within(columns.folded, terms.map(foldedTerm));
  const marked = terms.flatMap(markedWords);
  return { any, exact: marked.length === 0 ? null : `${any} AND ${within(columns.marked, marked)}` };
}

/**
 * The same question with its last word whole. FTS5 gathers every row of a beginning before it gives the first; of a whole word it gives the
 * newest at once. In Vietnamese a syllable is seldom the beginning of another.
 */
export function wholeWords(match: FtsMatch): FtsMatch {
  const whole = (expression: string) => expression.replaceAll('" *', '"');
  return { any: whole(match.any), exact: match.exact === null ? null : whole(match.exact) };
}

function within(columns: readonly string[], conditions: readonly string[]): string {
  return `({${columns.join(" ")}} : (${conditions.join(" AND ")}))`;
}

function foldedTerm(term: Term): string {
  const folded = term.words.map((word) => word.folded);
  if (term.prefixes.folded.length === 0) return phrase(folded);
  return anyOf(term.prefixes.folded.map((prefix) => `${phrase([...folded.slice(0, -1), prefix])} *`));
}

function markedWords(term: Term): string[] {
  return term.words.flatMap((word, i) => {
    if (!word.hasMarks) return [];
    const growing = i === term.words.length - 1 && term.prefixes.marked.length > 0;
    return [growing ? anyOf(term.prefixes.marked.map((prefix) => `${phrase([prefix])} *`)) : phrase([word.marked])];
  });
}

function phrase(list: readonly string[]): string {
  return `"${list.join(" ").replaceAll('"', "")}"`;
}

function anyOf(choices: readonly string[]): string {
  return choices.length === 1 ? choices.join("") : `(${choices.join(" OR ")})`;
}
