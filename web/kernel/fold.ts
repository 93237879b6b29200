/** A text without case, marks and đ, for finding what was typed without them: "Đường Hoà" → "duong hoa". */
export function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll(/[đĐ]/g, "d").toLowerCase();
}

/** Whether each word of `typed` begins a word of `text`, or `typed` occurs in it; both without marks. */
export function found(text: string, typed: string): boolean {
  const [haystack, needle] = [fold(text), fold(typed).trim()];
  if (haystack.includes(needle)) return true;
  const words = haystack.split(/\s+/);
  return needle.split(/\s+/).every((part) => words.some((word) => word.startsWith(part)));
}
