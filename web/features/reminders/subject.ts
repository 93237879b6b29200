import type { Thing } from "../../kernel/features.ts";

/** What is kept of a thing: its name and the way to it. */
export function subjectOf(thing: Thing | undefined) {
  if (!thing) return null;
  const { type, id, title, path } = thing;
  return { type, id, title: title.slice(0, 300), path };
}
