import { DEFAULT_ZONE, formatDay, localTime } from "../../../kernel/text/index.ts";
import { clockOf } from "../when/next.ts";
import { whenWords } from "../when/words.ts";
import type { Reading } from "./read.ts";

/** A reading on one line, as the table of phrases has it: `title: meaning | meaning (doubt)`, or what is wrong behind `!`. */
export function told({ title, meanings, doubt, problem }: Reading): string {
  const words = meanings.map(({ when, dueAt }) => {
    const due = dueAt === null ? "" : ` [hạn ${formatDay(localTime(dueAt).day)} ${clockOf(dueAt, DEFAULT_ZONE)}]`;
    return `${whenWords(when, "2026-11-25").vi}${due}`;
  });
  return [
    `${title}:`,
    ...(words.length > 0 ? [words.join(" | ")] : []),
    ...(doubt === undefined ? [] : [`(${doubt})`]),
    ...(problem === undefined ? [] : [`!${problem}`]),
  ].join(" ");
}
