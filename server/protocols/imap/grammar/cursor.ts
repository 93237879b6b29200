import { Refused, syntaxError } from "../replies.ts";

/** A literal as it came; `binary` for literal8 (RFC 3516). */
export interface Literal {
  readonly bytes: Buffer;
  readonly binary: boolean;
}

/** A command is text and literals in turn; text has one character a byte (latin1) and no `{n}` at its end any more. */
export type Piece = string | Literal;

// RFC 9051 §9: atom-char, ASTRING-CHAR (atom-char and "]"), list-char (atom-char, wildcards and "]"), tag.
const ATOM = /[!#$&'+,\-./0-9:;<=>?@A-Z[^_`a-z|}~]+/y;
const ASTRING = /[!#$&'+,\-./0-9:;<=>?@A-Z[\]^_`a-z|}~]+/y;
// Names with 8-bit letters come from clients that have not enabled UTF8=ACCEPT and mean UTF-8 all the same.
const NAME = /[!#$&'+,\-./0-9:;<=>?@A-Z[\]^_`a-z|}~\x80-\xff]+/y;
const PATTERN = /[!#$%&'*+,\-./0-9:;<=>?@A-Z[\]^_`a-z|}~\x80-\xff]+/y;
const TAG = /[!#$&',\-./0-9:;<=>?@A-Z[\]^_`a-z|}~]+/y;
const QUOTED = /"((?:[^"\\\r\n]|\\["\\])*)"/y;
const NUMBER = /[0-9]{1,20}/y;
const LARGEST_32 = 4_294_967_295;

/**
 * Reads one command from left to right. Every method takes what it names or throws a BAD; none looks behind the end, and nesting is bounded
 * by the caller's `nested`.
 */
export class Cursor {
  private readonly pieces: readonly Piece[];
  private readonly maxNesting: number;
  private piece = 0;
  private at = 0;
  private depth = 0;

  constructor(pieces: readonly Piece[], maxNesting = 40) {
    this.pieces = pieces;
    this.maxNesting = maxNesting;
  }

  private get text(): string {
    const current = this.pieces[this.piece];
    return typeof current === "string" ? current : "";
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }

  /** The next character; empty at the end of the line or before a literal. */
  peek(): string {
    return this.text.charAt(this.at);
  }

  private literal(): Literal | undefined {
    if (this.at < this.text.length) return undefined;
    const next = this.pieces[this.piece + 1];
    if (next === undefined || typeof next === "string") return undefined;
    this.piece += 2;
    this.at = 0;
    return next;
  }

  hasLiteral(): boolean {
    return this.at >= this.text.length && this.pieces[this.piece + 1] !== undefined;
  }

  atEnd(): boolean {
    return this.at >= this.text.length && !this.hasLiteral();
  }

  /** Nothing but blanks may follow. */
  end(): void {
    while (this.peek() === " ") this.at += 1;
    if (!this.atEnd()) throw syntaxError("There is more than this command takes");
  }

  space(): void {
    if (this.peek() !== " ") throw syntaxError("A space is missing");
    this.at += 1;
  }

  /** Takes the character when it stands here. */
  skip(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at += 1;
    return true;
  }

  expect(character: string): void {
    if (!this.skip(character)) throw syntaxError(`"${character}" is missing`);
  }

  tag(): string {
    const found = this.take(TAG);
    if (!found) throw syntaxError("A command begins with a tag");
    return found[0];
  }

  atom(what = "A word"): string {
    const found = this.take(ATOM);
    if (!found) throw syntaxError(`${what} is missing`);
    return found[0];
  }

  /** An atom in capitals: keywords are written in any case. */
  word(what?: string): string {
    return this.atom(what).toUpperCase();
  }

  /** The next keyword without taking it. */
  peekWord(): string {
    ATOM.lastIndex = this.at;
    return (ATOM.exec(this.text)?.[0] ?? "").toUpperCase();
  }

  /** Takes what the pattern (sticky) finds here. */
  match(pattern: RegExp): RegExpExecArray | undefined {
    return this.take(pattern) ?? undefined;
  }

  number(): number {
    const found = this.take(NUMBER);
    const value = found ? Number(found[0]) : NaN;
    if (!(value <= LARGEST_32)) throw syntaxError("A number of 32 bits is missing");
    return value;
  }

  /** A number of 63 bits (RFC 9051 number64); exact up to 2^53, and nothing here is larger. */
  number64(): number {
    const found = this.take(NUMBER);
    const value = found ? Number(found[0]) : NaN;
    if (!(value < 2 ** 63)) throw syntaxError("A number of 63 bits is missing");
    return value;
  }

  quoted(): string | undefined {
    const found = this.take(QUOTED);
    return found?.[1]?.replace(/\\(["\\])/g, "$1");
  }

  /** A quoted string or a literal, as bytes in latin1. */
  string(): string {
    const found = this.peek() === '"' ? this.quoted() : this.literal()?.bytes.toString("latin1");
    if (found === undefined) throw syntaxError("A string is missing");
    if (found.includes("\0")) throw syntaxError("A string may not hold NUL");
    return found;
  }

  astring(): string {
    if (this.peek() === '"' || this.hasLiteral()) return this.string();
    const found = this.take(ASTRING);
    if (!found) throw syntaxError("A string is missing");
    return found[0];
  }

  /** A mailbox name as it is on the wire. */
  name(): string {
    if (this.peek() === '"' || this.hasLiteral()) return this.string();
    const found = this.take(NAME);
    if (!found) throw syntaxError("A mailbox name is missing");
    return found[0];
  }

  /** A mailbox name that may hold wildcards. */
  pattern(): string {
    if (this.peek() === '"' || this.hasLiteral()) return this.string();
    const found = this.take(PATTERN);
    if (!found) throw syntaxError("A mailbox pattern is missing");
    return found[0];
  }

  nstring(): string | null {
    if (this.peekWord() === "NIL") {
      this.atom();
      return null;
    }
    return this.string();
  }

  /** `( … )` around whatever `read` takes; refuses what is nested too deep. */
  nested<T>(read: () => T): T {
    this.expect("(");
    this.depth += 1;
    if (this.depth > this.maxNesting) throw syntaxError("Too many parentheses inside each other");
    const inside = read();
    this.depth -= 1;
    this.expect(")");
    return inside;
  }

  /** `(a b c)`; may be empty where `least` is 0. */
  list<T>(read: () => T, least = 1): T[] {
    return this.nested(() => {
      const items: T[] = [];
      if (least === 0 && this.peek() === ")") return items;
      do items.push(read());
      while (this.skip(" "));
      return items;
    });
  }

  /** Tries a branch; puts everything back when it is not this one. */
  attempt<T>(read: () => T): T | undefined {
    const { piece, at, depth } = this;
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.piece = piece;
      this.at = at;
      this.depth = depth;
      return undefined;
    }
  }
}
