export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [key: string]: Json;
}

/** A JSON text with the line of each value by its path (`agency.name`, `lists.0`), so that a mistake in it can be shown. */
export interface JsonWithLines {
  readonly value: Json;
  readonly lines: ReadonlyMap<string, number>;
}

/** Where the text stops being JSON, or names a key twice. Lines count from 1. */
export class JsonMistake extends Error {
  readonly line: number;
  readonly kind: "syntax" | "twice";
  /** The offending piece of text, or the path of the key that came twice. */
  readonly at: string;

  constructor(line: number, kind: "syntax" | "twice", at: string) {
    super(`line ${String(line)}: ${kind} at ${at}`);
    this.line = line;
    this.kind = kind;
    this.at = at;
  }
}

const BLANK = /[ \t\r\n]*/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const ATOM = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
/** A hand-edited file of settings is nowhere near as deep; a hostile one must not exhaust the stack. */
const MAX_DEPTH = 50;

/** Reads RFC 8259 JSON; a byte order mark, which Notepad puts there, is passed over. Throws `JsonMistake`. */
export function readJson(source: string): JsonWithLines {
  const text = source.replace(/^\uFEFF/, "");
  const lines = new Map<string, number>();
  let at = 0;

  const lineAt = (position: number) => text.slice(0, position).split("\n").length;

  function fail(): never {
    const near = /\S{1,20}/y;
    near.lastIndex = at;
    throw new JsonMistake(lineAt(at), "syntax", near.exec(text)?.[0] ?? "∎");
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
    take(BLANK);
    const token = take(STRING);
    return token === undefined ? fail() : (JSON.parse(token) as string);
  }

  function object(path: string, depth: number): JsonObject {
    const members = new Map<string, Json>();
    if (sign("}")) return {};
    do {
      take(BLANK);
      const line = lineAt(at);
      const key = string();
      const inner = path === "" ? key : `${path}.${key}`;
      if (members.has(key)) throw new JsonMistake(line, "twice", inner);
      lines.set(inner, line);
      if (!sign(":")) fail();
      members.set(key, value(inner, depth));
    } while (sign(","));
    return sign("}") ? Object.fromEntries(members) : fail();
  }

  function array(path: string, depth: number): Json[] {
    const items: Json[] = [];
    if (sign("]")) return items;
    do {
      take(BLANK);
      const inner = path === "" ? String(items.length) : `${path}.${String(items.length)}`;
      lines.set(inner, lineAt(at));
      items.push(value(inner, depth));
    } while (sign(","));
    return sign("]") ? items : fail();
  }

  function value(path: string, depth: number): Json {
    if (depth > MAX_DEPTH) fail();
    if (sign("{")) return object(path, depth + 1);
    if (sign("[")) return array(path, depth + 1);
    if (text[at] === '"') return string();
    const token = take(ATOM);
    return token === undefined ? fail() : (JSON.parse(token) as Json);
  }

  const whole = value("", 0);
  take(BLANK);
  if (at < text.length) fail();
  return { value: whole, lines };
}
