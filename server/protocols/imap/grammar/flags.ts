import { bitOf, flagsOf, type Flags } from "../flags.ts";
import { syntaxError } from "../replies.ts";
import type { Cursor } from "./cursor.ts";

const MOST_KEYWORDS = 64;
const LONGEST_KEYWORD = 100;

/** `\Seen`, `label`. */
export function readFlag(cursor: Cursor): string {
  const isSystem = cursor.skip("\\");
  const name = `${isSystem ? "\\" : ""}${cursor.atom("A flag")}`;
  if (name.length > LONGEST_KEYWORD) throw syntaxError("A keyword is too long");
  if (isSystem && bitOf(name) === undefined && name.toLowerCase() !== "\\recent") {
    throw syntaxError("This system flag is not known");
  }
  return name;
}

/** `(\Seen label)`, may be empty. */
export function readFlagList(cursor: Cursor): Flags {
  return bounded(cursor.list(() => readFlag(cursor), 0));
}

/** A list with or without its parentheses. */
export function readFlags(cursor: Cursor): Flags {
  if (cursor.peek() === "(") return readFlagList(cursor);
  const names: string[] = [];
  do names.push(readFlag(cursor));
  while (cursor.skip(" "));
  return bounded(names);
}

function bounded(names: readonly string[]): Flags {
  const flags = flagsOf(names);
  if (flags.keywords.length > MOST_KEYWORDS) throw syntaxError("Too many keywords");
  return flags;
}
