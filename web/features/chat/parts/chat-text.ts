import { html, type TemplateResult } from "lit";
import { piecesOf, type Piece } from "../text.ts";

/** Draws a message's text. Links outside open beside the office and tell it nothing. */
export function drawText(text: string): (TemplateResult | string)[] {
  return piecesOf(text, location.origin).map(drawPiece);
}

function drawPiece(piece: Piece): TemplateResult | string {
  switch (piece.kind) {
    case "text":
      return piece.text;
    case "bold":
      return html`<strong>${piece.text}</strong>`;
    case "italic":
      return html`<em>${piece.text}</em>`;
    case "code":
      return html`<code>${piece.text}</code>`;
    case "block":
      return html`<pre><code>${piece.text}</code></pre>`;
    case "mention": {
      const id = /^person:(\d+)$/.exec(piece.key)?.[1];
      return id === undefined
        ? html`<span class="mention">@${piece.text}</span>`
        : html`<a class="mention" href=${`/people/${id}`}>@${piece.text}</a>`;
    }
    case "link":
      return piece.isOwn
        ? html`<a href=${piece.href}>${piece.text}</a>`
        : html`<a href=${piece.href} target="_blank" rel="noopener noreferrer nofollow">${piece.text}</a>`;
  }
}
