/**
 * How a message names people: `@[Nguyễn Văn An](person:5)`, `@[Phòng Hành chính](department:3)`, `@[Tất cả](everyone)`. The name is what was
 * written; the key says who is meant.
 */
const MENTION = /@\[([^\]\n]{1,120})\]\(((?:person|department|group):[1-9]\d{0,15}|everyone)\)/g;

/** The keys that a text names, each once. */
export function mentionedKeys(text: string): string[] {
  return [...new Set([...text.matchAll(MENTION)].map(([, , key = ""]) => key))];
}

/** The text with names in place of keys, on one line: for a list, a notice, a quotation. */
export function plainText(text: string): string {
  return text.replace(MENTION, "@$1").replace(/\s+/g, " ").trim();
}
