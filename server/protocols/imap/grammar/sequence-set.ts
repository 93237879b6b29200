import { bad, Refused, syntaxError } from "../replies.ts";
import type { Cursor } from "./cursor.ts";

/** What stands for "*": the largest number in use. */
export const STAR = Infinity;

/** Numbers or UIDs as a client names them; `saved` is "$", the last search's result (RFC 5182). */
export type SequenceSet =
  { readonly kind: "ranges"; readonly ranges: readonly (readonly [number, number])[] } | { readonly kind: "saved" };

const RANGES = /(?:\*|\d{1,10})(?::(?:\*|\d{1,10}))?(?:,(?:\*|\d{1,10})(?::(?:\*|\d{1,10}))?)*/y;

export function readSequenceSet(cursor: Cursor): SequenceSet {
  if (cursor.skip("$")) return { kind: "saved" };
  const found = cursor.match(RANGES);
  if (!found) throw syntaxError("A message set is missing");
  return { kind: "ranges", ranges: found[0].split(",").map(rangeOf) };
}

function rangeOf(text: string): [number, number] {
  const [first = "", last = first] = text.split(":");
  const [a, b] = [numberOf(first), numberOf(last)];
  return a <= b ? [a, b] : [b, a];
}

function numberOf(text: string): number {
  if (text === "*") return STAR;
  const value = Number(text);
  if (value < 1 || value > 4_294_967_295) throw syntaxError("A message number is from 1 to 4294967295");
  return value;
}

/** Ranges in order without overlap; what "*" is, is `last`. */
export function settle(ranges: readonly (readonly [number, number])[], last: number): [number, number][] {
  const sorted = ranges
    .map(([from, to]): [number, number] => {
      const [a, b] = [from === STAR ? last : from, to === STAR ? last : to];
      return a <= b ? [a, b] : [b, a];
    })
    .sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const before = merged.at(-1);
    if (before && from <= before[1] + 1) before[1] = Math.max(before[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** Refuses numbers that the mailbox does not have (RFC 9051 §9, seq-number). */
export function demandWithin(ranges: readonly (readonly [number, number])[], exists: number): void {
  for (const range of ranges) {
    for (const end of range) {
      if (end === STAR ? exists === 0 : end > exists) throw new Refused(bad("Invalid messageset"));
    }
  }
}

/** `1:3,7` of rising numbers. */
export function compact(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length; i += 1) {
    const from = numbers[i] ?? 0;
    let to = from;
    while (numbers[i + 1] === to + 1) {
      to += 1;
      i += 1;
    }
    parts.push(from === to ? String(from) : `${String(from)}:${String(to)}`);
  }
  return parts.join(",");
}
