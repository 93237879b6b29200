import { splitText } from "../../protocols/gsm/index.ts";

/** How many parts a text takes; undefined where it is no text that can be sent. */
export function partsOfText(text: string): number | undefined {
  const split = splitText(text.normalize("NFC"));
  return split.ok ? split.value.parts.length : undefined;
}
