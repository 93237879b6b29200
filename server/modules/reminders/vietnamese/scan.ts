import { fold, normalize } from "../../../kernel/text/index.ts";

/** Stands where something was understood and taken out: no pattern reaches across it. */
const TAKEN = "\u0000";
const DROPPED = "\u0001";
const isGone = (letter: string): boolean => letter === TAKEN || letter === DROPPED;
const MARKED_WORD = /\p{L}*[^\p{ASCII}\s\p{N}\p{P}\p{S}]\p{L}*/gu;
const compiled = new Map<string, RegExp>();

/** A match, by the names of its groups. */
export type Found = Readonly<Record<string, string | undefined>>;

/**
 * A line of text from which phrases are taken one by one; what is left over is what the person wants to be reminded of. Patterns are written
 * in Vietnamese with all marks. Text without any mark matches them without marks too; in text with marks a word that bears none is taken at its
 * word, so that "thu" is no "thứ" and "Hải" no "hai".
 */
export class Scan {
  #text: string;
  readonly #isBare: boolean;
  readonly #words: readonly { readonly raw: string; readonly start: number; readonly length: number }[];

  constructor(typed: string) {
    const raws = typed
      .normalize("NFC")
      .split(/\s+/)
      .filter((word) => word !== "");
    const words: { raw: string; start: number; length: number }[] = [];
    let text = "";
    for (const raw of raws) {
      const word = normalize(raw).toLowerCase();
      if (text !== "") text += " ";
      words.push({ raw, start: text.length, length: word.length });
      text += word;
    }
    this.#text = text;
    this.#words = words;
    this.#isBare = fold(text) === text;
  }

  /** Takes the first place that the pattern fits out of the text; its named groups, or undefined. Groups that took no part are undefined. */
  take(pattern: string): Found | undefined {
    return this.#blank(pattern, TAKEN);
  }

  /** As `take`, for what says nothing of time: a part of the day beside it does not belong to it. */
  drop(pattern: string): Found | undefined {
    return this.#blank(pattern, DROPPED);
  }

  #blank(pattern: string, mark: string): Found | undefined {
    const match = this.#compile(pattern).exec(this.#text);
    if (!match) return undefined;
    const blank = match[0].replace(/[^ ]/g, mark);
    this.#text = this.#text.slice(0, match.index) + blank + this.#text.slice(match.index + match[0].length);
    return { ...match.groups };
  }

  /** Whether the pattern fits somewhere in what is left. */
  has(pattern: string): boolean {
    return this.#compile(pattern).test(this.#text);
  }

  /** What was not understood, as it was typed. */
  rest(): string {
    const kept = this.#words.map(({ raw, start, length }) => {
      const now = this.#text.slice(start, start + length);
      const letters = [...now];
      if (!letters.some(isGone)) return raw;
      // A comma behind a date is no part of the matter.
      if (!/[\p{L}\p{N}]/u.test(now)) return "";
      const source = raw.length === length ? [...raw] : letters;
      return source.filter((_, place) => !isGone(letters[place] ?? "")).join("");
    });
    return kept.filter((word) => word !== "").join(" ");
  }

  #compile(pattern: string): RegExp {
    const key = `${this.#isBare ? "-" : "+"}${pattern}`;
    const known = compiled.get(key);
    if (known) return known;
    const source = this.#isBare ? pattern.replace(MARKED_WORD, (word) => fold(word)) : pattern;
    const made = new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, "u");
    compiled.set(key, made);
    return made;
  }
}
