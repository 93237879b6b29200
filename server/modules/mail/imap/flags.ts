import type { Flags } from "../../../protocols/imap/index.ts";

/** The bits are the same on both sides (../flags.ts and protocols/imap/flags.ts); keywords are kept as a JSON list. */
export function flagsOfRow(row: { readonly flags: number; readonly keywords: string | null }): Flags {
  // Written by keywordsJson.
  return { bits: row.flags, keywords: row.keywords === null ? NONE : (JSON.parse(row.keywords) as string[]) };
}

const NONE: readonly string[] = [];

export const keywordsJson = (keywords: readonly string[]): string | null =>
  keywords.length === 0 ? null : JSON.stringify(keywords);

const MOST_KEYWORDS = 100;

/** The flags after a change; keywords are the same in whatever case, and keep the writing in which they were set first. */
export function changedFlags(now: Flags, how: "add" | "remove" | "replace", named: Flags): Flags {
  const small = (keywords: readonly string[]) => new Set(keywords.map((each) => each.toLowerCase()));
  if (how === "add") {
    const known = small(now.keywords);
    const added = named.keywords.filter((each) => !known.has(each.toLowerCase()));
    return { bits: now.bits | named.bits, keywords: [...now.keywords, ...added].slice(0, MOST_KEYWORDS) };
  }
  const meant = small(named.keywords);
  if (how === "remove") {
    return { bits: now.bits & ~named.bits, keywords: now.keywords.filter((each) => !meant.has(each.toLowerCase())) };
  }
  const kept = now.keywords.filter((each) => meant.has(each.toLowerCase()));
  const known = small(kept);
  return { bits: named.bits, keywords: [...kept, ...named.keywords.filter((each) => !known.has(each.toLowerCase()))] };
}
