/** Flags as bits (RFC 9051 §2.3.2); `$Forwarded` is the one keyword that has a bit, because every mail program sets it. */
export const SYSTEM_FLAGS: readonly (readonly [string, number])[] = [
  ["\\Answered", 2],
  ["\\Flagged", 4],
  ["\\Deleted", 8],
  ["\\Seen", 1],
  ["\\Draft", 16],
  ["$Forwarded", 32],
];
export const SEEN = 1;

const BITS = new Map(SYSTEM_FLAGS.map(([name, bit]) => [name.toLowerCase(), bit]));

export interface Flags {
  readonly bits: number;
  /** Everything else that a client has set, in its own writing. */
  readonly keywords: readonly string[];
}

/** The names of a set of flags, each once. `\Recent` is no client's to set and is passed over. */
export function flagsOf(names: readonly string[]): Flags {
  let bits = 0;
  const keywords = new Map<string, string>();
  for (const name of names) {
    const small = name.toLowerCase();
    const bit = BITS.get(small);
    if (bit !== undefined) bits |= bit;
    else if (!name.startsWith("\\")) keywords.set(small, name);
  }
  return { bits, keywords: [...keywords.values()] };
}

export function bitOf(name: string): number | undefined {
  return BITS.get(name.toLowerCase());
}

const written = new Map<number, string>();

/** `\Seen \Answered label` without parentheses. */
export function writeFlags({ bits, keywords }: Flags, isRecent: boolean): string {
  let text = written.get(bits);
  if (text === undefined) {
    text = SYSTEM_FLAGS.filter(([, bit]) => bits & bit)
      .map(([name]) => name)
      .join(" ");
    written.set(bits, text);
  }
  if (keywords.length > 0) text = [...(text === "" ? [] : [text]), ...keywords].join(" ");
  if (isRecent) text = text === "" ? "\\Recent" : `${text} \\Recent`;
  return text;
}
