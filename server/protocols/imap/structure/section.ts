import type { Part, Span } from "./part.ts";

/** What is between the brackets of BODY[…] and BINARY[…]. */
export interface Section {
  /** Part numbers from the outside in; empty for the message itself. */
  readonly path: readonly number[];
  readonly of: "all" | "header" | "fields" | "fields-not" | "text" | "mime";
  /** Of `fields` and `fields-not`, in small letters. */
  readonly names: readonly string[];
}

/** The part that a path leads to; undefined where there is none. */
export function partAt(root: Part, path: readonly number[]): Part | undefined {
  let part: Part | undefined = root;
  // Where the next number is looked up: a message that is no multipart has itself as part 1.
  let container: Part | undefined = root;
  for (const number of path) {
    if (!container) return undefined;
    part = container.parts ? container.parts[number - 1] : number === 1 ? container : undefined;
    container = part?.message ? part.message.part : part?.parts ? part : undefined;
  }
  return part;
}

/** Which bytes a section is; for `fields` and `fields-not` the header that they are taken from. */
export function spanOf(root: Part, section: Section): Span | undefined {
  const part = partAt(root, section.path);
  if (!part) return undefined;
  const isWhole = section.path.length === 0;
  if (section.of === "all") return isWhole ? [part.header[0], part.body[1]] : part.body;
  if (section.of === "mime") return isWhole ? undefined : part.header;
  const message = isWhole ? part : part.message?.part;
  if (!message) return undefined;
  return section.of === "text" ? message.body : message.header;
}
