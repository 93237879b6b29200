/** A message's text taken apart: nothing of it is ever read as HTML. */
export type Piece =
  | { readonly kind: "text" | "bold" | "italic" | "code" | "block"; readonly text: string }
  /** `key` is an audience key: `person:5`, `everyone`. */
  | { readonly kind: "mention"; readonly text: string; readonly key: string }
  /** Opens outside unless it is an address of this office. */
  | { readonly kind: "link"; readonly text: string; readonly href: string; readonly isOwn: boolean };

const MENTION = String.raw`@\[(?<name>[^\]\n]{1,120})\]\((?<key>(?:person|department|group):[1-9]\d{0,15}|everyone)\)`;
const BLOCK = "```\\n?(?<block>[^`]+?)\\n?```";
const CODE = "`(?<code>[^`\\n]+)`";
const BOLD = String.raw`(?<![\p{L}\p{N}*])\*(?<bold>[^*\s](?:[^*\n]*[^*\s])?)\*(?![\p{L}\p{N}*])`;
const ITALIC = String.raw`(?<![\p{L}\p{N}_])_(?<italic>[^_\s](?:[^_\n]*[^_\s])?)_(?![\p{L}\p{N}_])`;
const LINK = String.raw`(?<href>https?:\/\/[^\s<>"']{1,2000})`;
const PIECE = new RegExp([MENTION, BLOCK, CODE, BOLD, ITALIC, LINK].join("|"), "gu");
/** What follows an address in a sentence is not part of it. */
const AFTER_LINK = /[.,;:!?)\]}»”’]+$/u;

export function piecesOf(text: string, origin: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) pieces.push({ kind: "text", text: text.slice(from, to) });
  };
  for (const match of text.matchAll(PIECE)) {
    plain(match.index);
    const { piece, length } = pieceOf(match, origin);
    pieces.push(piece);
    from = match.index + length;
  }
  plain(text.length);
  return pieces;
}

function pieceOf(match: RegExpExecArray, origin: string): { piece: Piece; length: number } {
  const { name, key, block, code, bold, italic, href } = match.groups ?? {};
  const [whole] = match;
  const { length } = whole;
  if (name !== undefined && key !== undefined) return { piece: { kind: "mention", text: name, key }, length };
  if (block !== undefined) return { piece: { kind: "block", text: block }, length };
  if (code !== undefined) return { piece: { kind: "code", text: code }, length };
  if (bold !== undefined) return { piece: { kind: "bold", text: bold }, length };
  if (italic !== undefined) return { piece: { kind: "italic", text: italic }, length };
  const address = (href ?? whole).replace(AFTER_LINK, "");
  const isOwn = address === origin || address.startsWith(`${origin}/`);
  return {
    piece: { kind: "link", text: address, href: isOwn ? address.slice(origin.length) || "/" : address, isOwn },
    length: address.length,
  };
}

/** The text on one line with names in place of keys: for a list, a quotation. */
export function lineOf(text: string): string {
  return piecesOf(text, "")
    .map((piece) => (piece.kind === "mention" ? `@${piece.text}` : piece.text))
    .join("")
    .replace(/\s+/g, " ")
    .trim();
}

/** The text with names in place of keys, its lines as they are: for what is made of a message elsewhere. */
export function plainOf(text: string): string {
  return piecesOf(text, "")
    .map((piece) => (piece.kind === "mention" ? `@${piece.text}` : piece.text))
    .join("")
    .trim();
}

/** The word that is being written after @, and where it begins; undefined where none is. The caret stands at the end of it. */
export function mentionAt(text: string, caret: number): { from: number; word: string } | undefined {
  const match = /(?:^|[\s(])@([\p{L}\p{M}\p{N}]*(?: [\p{L}\p{M}\p{N}]+){0,3})$/u.exec(text.slice(0, caret));
  if (!match) return undefined;
  const word = match[1] ?? "";
  return { from: caret - word.length - 1, word };
}
