import type { Literal, Piece } from "../grammar/cursor.ts";
import type { ImapLimits } from "../limits.ts";
import { Farewell } from "../../wire/ends.ts";
import type { Input } from "../../wire/input.ts";
import type { Output } from "../../wire/output.ts";

/** `{n}`, `{n+}` (RFC 7888), `~{n}` (RFC 3516) at the end of a line. */
const LITERAL = /(~?)\{(\d{1,25})(\+?)\}$/;

export interface LiteralHead {
  /** Bytes; may be absurdly large. */
  readonly size: number;
  readonly binary: boolean;
  /** The client waits for "+" before it sends. */
  readonly waits: boolean;
}

/** A line and the literal that it announces. */
export interface CommandLine {
  readonly text: string;
  readonly literal: LiteralHead | undefined;
}

export function splitLiteral(line: string): CommandLine {
  const found = LITERAL.exec(line);
  if (!found) return { text: line, literal: undefined };
  return {
    text: line.slice(0, found.index),
    literal: { size: Number(found[2]), binary: found[1] === "~", waits: found[3] === "" },
  };
}

/** A literal that is larger than it may be. When the client waits it has sent nothing of it, and the session can go on. */
export class LiteralTooBig extends Error {
  readonly canGoOn: boolean;
  constructor(canGoOn: boolean) {
    super("The literal is too large");
    this.name = "LiteralTooBig";
    this.canGoOn = canGoOn;
  }
}

/** Reads the pieces of a command behind its first line, each literal bounded before a byte of it is taken. */
export async function readRest(
  first: CommandLine,
  input: Input,
  output: Output,
  limits: ImapLimits,
  maxLiteral: number,
): Promise<Piece[]> {
  const pieces: Piece[] = [first.text];
  let total = first.text.length;
  let { literal } = first;
  while (literal) {
    pieces.push(await readLiteral(literal, input, output, Math.min(maxLiteral, limits.maxCommandBytes - total)));
    const next = splitLiteral(await input.line(limits.maxLineBytes));
    pieces.push(next.text);
    total += literal.size + next.text.length;
    if (total > limits.maxCommandBytes) throw new Farewell("The command is too long", "TOOBIG");
    literal = next.literal;
  }
  return pieces;
}

export async function readLiteral(head: LiteralHead, input: Input, output: Output, most: number): Promise<Literal> {
  if (head.size > most) throw new LiteralTooBig(head.waits);
  goAhead(head, output);
  return { bytes: await input.bytes(head.size), binary: head.binary };
}

/** Tells a client that waits to send its literal. */
export function goAhead(head: LiteralHead, output: Output): void {
  if (!head.waits) return;
  output.line("+ OK");
  output.flush();
}

/**
 * Reads past what still belongs to a command that was refused at this line: literals that come without being asked for. Where a literal waits
 * for leave, the command ends here: the client hears the refusal instead.
 */
export async function discardFrom(from: CommandLine, input: Input, limits: ImapLimits): Promise<void> {
  let { literal } = from;
  for (let left = limits.maxMessageBytes * 2; literal && !literal.waits;) {
    left -= literal.size;
    if (left < 0) throw new Farewell("The literal is too large", "TOOBIG");
    await input.skip(literal.size);
    ({ literal } = splitLiteral(await input.line(limits.maxLineBytes)));
  }
}
