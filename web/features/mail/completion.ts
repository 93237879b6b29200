import { found } from "../../kernel/fold.ts";

/** What can stand before the colon in the search box. The server reads them; here they are only offered. */
export const OPERATORS = ["from", "to", "has", "in", "label", "before", "after"] as const;
export type Operator = (typeof OPERATORS)[number];

/** The word that is being typed: an operator's value, or the beginning of a word that may become one. */
export type Typing =
  | { readonly kind: "word"; readonly from: number; readonly to: number; readonly text: string }
  | {
      readonly kind: "value";
      readonly operator: Operator;
      readonly from: number;
      readonly to: number;
      readonly text: string;
    };

/** What stands at the caret. An opening quotation mark holds words together until its end. */
export function typingAt(text: string, caret: number): Typing {
  let from = 0;
  let quoted = false;
  for (let index = 0; index < caret; index += 1) {
    if (text[index] === '"') quoted = !quoted;
    else if (!quoted && /\s/.test(text[index] ?? "")) from = index + 1;
  }
  let to = caret;
  while (to < text.length && (quoted ? text[to] !== '"' : !/\s/.test(text[to] ?? ""))) to += 1;
  if (quoted && text[to] === '"') to += 1;
  const word = text.slice(from, caret);
  const colon = word.indexOf(":");
  const operator = OPERATORS.find((one) => one === word.slice(0, colon).toLowerCase());
  if (colon > 0 && operator)
    return { kind: "value", operator, from, to, text: word.slice(colon + 1).replaceAll('"', "") };
  return { kind: "word", from, to, text: word };
}

/** The text with what was chosen in place of what was being typed, and where the caret then is. */
export function completed(
  text: string,
  typing: Typing,
  chosen: string,
): { readonly text: string; readonly caret: number } {
  const value = /\s/.test(chosen) ? `"${chosen}"` : chosen;
  const whole = typing.kind === "value" ? `${typing.operator}:${value} ` : chosen;
  const rest = text.slice(typing.to).replace(/^\s+/, "");
  return { text: text.slice(0, typing.from) + whole + rest, caret: typing.from + whole.length };
}

/** One thing that the search box offers. */
export interface Offer {
  /** What is put into the box: `from:`, or the value of an operator. */
  readonly value: string;
  readonly title: string;
  readonly detail: string;
}

/** Those that what was typed leads to, without marks: by what they are called or by what is written. */
export function offersFor(typed: string, offers: readonly Offer[], most: number): Offer[] {
  const fits =
    typed === ""
      ? offers
      : offers.filter(({ value, title }) => value.startsWith(typed.toLowerCase()) || found(title, typed));
  return fits.slice(0, most);
}
