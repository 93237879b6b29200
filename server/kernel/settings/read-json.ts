export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** Where a text stops being JSON, or names a key twice: counted in UTF-16 units from 0. */
export class JsonMistake extends Error {
  readonly offset: number;

  constructor(offset: number, what: string) {
    super(what);
    this.offset = offset;
  }
}

const BLANK = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\]|\\.)*"/y;
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** A hand-edited file of settings is nowhere near as deep; a hostile one must not exhaust the stack. */
const MAX_DEPTH = 50;

/**
 * Reads RFC 8259 JSON as JSON.parse does, but always says where it is wrong, and does not let the second of two equal keys win silently.
 * Throws `JsonMistake`.
 */
export function readJson(text: string): Json {
  let at = 0;

  function fail(): never {
    const near = /\S{1,20}/y;
    near.lastIndex = at;
    const found = near.exec(text)?.[0];
    throw new JsonMistake(at, found === undefined ? "∎" : `→ ${found}`);
  }

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    at += found?.length ?? 0;
    return found;
  }

  /** Passes over blanks and then over the sign, if it is there. */
  function sign(character: string): boolean {
    take(BLANK);
    if (text[at] !== character) return false;
    at += 1;
    return true;
  }

  function string(): string {
    const start = at;
    try {
      return JSON.parse(take(STRING) ?? fail()) as string;
    } catch (error) {
      if (error instanceof JsonMistake) throw error;
      // A line break or an escape that JSON does not know.
      at = start;
      return fail();
    }
  }

  function object(depth: number): JsonObject {
    const members = new Map<string, Json>();
    if (sign("}")) return {};
    do {
      take(BLANK);
      const start = at;
      const key = string();
      if (members.has(key)) throw new JsonMistake(start, `2 × ${JSON.stringify(key)}`);
      if (!sign(":")) fail();
      members.set(key, value(depth));
    } while (sign(","));
    return sign("}") ? Object.fromEntries(members) : fail();
  }

  function array(depth: number): Json[] {
    const items: Json[] = [];
    if (sign("]")) return items;
    do items.push(value(depth));
    while (sign(","));
    return sign("]") ? items : fail();
  }

  function value(depth: number): Json {
    if (depth > MAX_DEPTH) fail();
    if (sign("{")) return object(depth + 1);
    if (sign("[")) return array(depth + 1);
    if (text[at] === '"') return string();
    const token = take(ATOM);
    return token === undefined ? fail() : (JSON.parse(token) as Json);
  }

  const whole = value(0);
  take(BLANK);
  if (at < text.length) fail();
  return whole;
}
