import type { Language } from "../../server/kernel/errors.ts";
import type { Text, TextParams } from "../locale/text.ts";

/** One `--option` of a command. `value` names what follows it in the help (`H:P`); an option without it is a switch. */
export interface OptionSpec {
  readonly help: Text;
  readonly value?: string;
  readonly required?: boolean;
}

/** One word that stands without dashes. `choices` bounds it; a word of another kind is wrong usage. */
export interface WordSpec {
  readonly name: string;
  readonly help: Text;
  readonly optional?: boolean;
  readonly choices?: readonly string[];
  /** The last word may stand several times. */
  readonly many?: boolean;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** What was typed, by the command's own description. */
export interface CommandInput {
  readonly language: Language;
  /** Absolute. */
  readonly dataDir: string;
  readonly json: boolean;
  readonly words: readonly string[];
  /** The value of an option, or undefined where it was not given. */
  option(name: string): string | undefined;
  /** Whether a switch was given. */
  has(name: string): boolean;
  readonly io: Io;
}

/** Where a command speaks. Facts go to stdout; progress and refusals to stderr, so that a pipe holds only facts. */
export interface Io {
  /** One or more lines on stdout. */
  print(line: string): void;
  /** A text in the chosen language, on stdout. */
  tell(text: Text, params?: TextParams): void;
  /** A text in the chosen language, on stderr: progress, warnings. */
  note(text: Text, params?: TextParams): void;
  /** Everything that comes on stdin, bounded. */
  readInput(): Promise<string>;
}

/**
 * One command of `congso`: `--help` and the parsing are made from this description. `run` returns the exit code, 0 when it says nothing;
 * a `Refusal` that it throws becomes one line on stderr and code 1.
 */
export interface CommandSpec {
  readonly name: string;
  readonly summary: Text;
  /** What one should know before using it; paragraphs. */
  readonly about?: Text;
  readonly words?: readonly WordSpec[];
  readonly options?: OptionSpecs;
  readonly examples?: readonly string[];
  /** Whether it prints facts that `--json` gives to programs. */
  readonly json?: boolean;
  run(input: CommandInput): Promise<number> | Promise<void>;
}
