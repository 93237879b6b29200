import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { richFragment } from "../kernel/rich-fragment.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/** Rich text to be read: cleaned once more, in the office's own type, by day and by night. */
@customElement("cs-rich-text")
export class CsRichText extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        line-height: 1.6;
        overflow-wrap: anywhere;
      }
      p {
        min-height: 1.6em;
      }
      h1,
      h2,
      h3,
      h4 {
        margin: 0.7em 0 0.2em;
        font-size: 1.1em;
        font-weight: 600;
      }
      h1,
      h2 {
        font-size: 1.25em;
      }
      ul,
      ol {
        margin: 4px 0;
        padding-left: 24px;
      }
      ul {
        list-style: disc;
      }
      ol {
        list-style: decimal;
      }
      blockquote {
        margin: 4px 0;
        padding-left: 12px;
        border-left: 2px solid var(--cs-indigo-line);
        color: var(--cs-ink-2);
      }
      a {
        color: var(--cs-indigo);
      }
      img {
        max-width: 100%;
        height: auto;
        border-radius: var(--cs-radius);
      }
      table {
        display: block;
        max-width: 100%;
        overflow-x: auto;
        border-collapse: collapse;
      }
      td,
      th {
        padding: 4px 8px;
        border: 1px solid var(--cs-line-strong);
        text-align: left;
        vertical-align: top;
      }
      th {
        font-weight: 600;
      }
      pre {
        white-space: pre-wrap;
      }
      code,
      pre {
        font-family: var(--cs-font-mono);
        font-size: 0.92em;
      }
    `,
  ];

  /** HTML as the server cleaned it. */
  @property({ attribute: false }) html = "";

  override render() {
    return html`${richFragment(this.html)}`;
  }
}
