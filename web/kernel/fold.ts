import { fold } from "../../server/kernel/contract/text.ts";

export { fold };

/** Whether each word of `typed` begins a word of `text`, or `typed` occurs in it; both without marks. For short lists in the browser. */
export function found(text: string, typed: string): boolean {
  const [haystack, needle] = [fold(text), fold(typed)];
  if (haystack.includes(needle)) return true;
  const words = haystack.split(" ");
  return needle.split(" ").every((part) => words.some((word) => word.startsWith(part)));
}
