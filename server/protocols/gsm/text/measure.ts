import { splitText, type TextAlphabet } from "../pdu/index.ts";
import { withoutMarks } from "./plain.ts";

/** What a text costs: the network counts parts. */
export interface Measure {
  /** The text as it would be sent. */
  readonly text: string;
  readonly alphabet: TextAlphabet;
  /** Characters as the network counts them: `€` is two in the 7-bit alphabet, an emoji two in UCS-2. */
  readonly units: number;
  readonly parts: number;
  /** How many more characters the last part holds. */
  readonly left: number;
}

/** A text both ways, so that who sends it can choose; undefined where it is longer than any message may be. */
export function measureText(text: string): { readonly marked: Measure; readonly plain: Measure } | undefined {
  const composed = text.normalize("NFC");
  const marked = measure(composed);
  const plain = measure(withoutMarks(composed));
  return marked && plain && { marked, plain };
}

function measure(text: string): Measure | undefined {
  const split = splitText(text);
  if (!split.ok) return undefined;
  const { alphabet, units, parts, left } = split.value;
  return { text, alphabet, units, parts: parts.length, left };
}
