import { fold } from "../../../kernel/text/index.ts";

interface Named {
  readonly name: string;
  readonly keyword: string;
}

const plain = (name: string): string => fold(name).replace(/[-_\s]/g, "");

/**
 * The keywords that a name of a label in a search means: those of the labels that are called so now, whatever they were called when they were made;
 * else of those whose names begin so; else the keyword that a mail program may have set under that name.
 */
export function keywordsNamed(name: string, labels: readonly Named[]): string[] {
  const wanted = plain(name);
  const whole = labels.filter((label) => plain(label.name) === wanted);
  const some = whole.length > 0 ? whole : labels.filter((label) => plain(label.name).startsWith(wanted));
  if (some.length > 0) return some.map(({ keyword }) => keyword);
  return [name.toLowerCase(), fold(name).replace(/[^a-z0-9]+/g, "_")];
}
