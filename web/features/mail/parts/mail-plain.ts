import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { linksIn, quotesIn } from "../state.ts";

/** Lines of a quotation that are shown as they are; a longer one is folded. */
const SHORT = 4;

/** The text of a message that has no HTML: links can be followed, long quotations are folded. */
@customElement("mail-plain")
export class MailPlain extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .plain {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        line-height: 1.6;
      }
      .quoted {
        margin: var(--cs-1) 0;
        padding-left: var(--cs-3);
        border-left: 2px solid var(--cs-indigo-line);
        color: var(--cs-ink-2);
      }
      summary {
        display: inline-block;
        margin: var(--cs-2) 0;
        padding: 0 10px;
        border-radius: 999px;
        background: var(--cs-sunken);
        color: var(--cs-ink-2);
        font-size: 11px;
        line-height: 18px;
        letter-spacing: 1px;
        list-style: none;
        cursor: pointer;
      }
      summary:hover {
        background: var(--cs-pressed);
      }
    `,
  ];

  @property() text = "";

  override render() {
    const runs = quotesIn(this.text);
    return runs.map((run, index) => {
      const kind = run.quoted ? "plain quoted" : "plain";
      // On one line: white space between the tags would be shown.
      const text = html`<div class=${kind}>${linksIn(run.text).map(linkOrText)}</div>`;
      const isLong = run.quoted && runs.length > 1 && run.text.split("\n").length > SHORT;
      return isLong && index > 0
        ? html`<details>
            <summary aria-label=${msg("Phần trích từ thư trước", { id: "mail.quoted" })}>•••</summary>
            ${text}
          </details>`
        : text;
    });
  }
}

function linkOrText({ text, href }: { readonly text: string; readonly href?: string }) {
  if (href === undefined) return text;
  return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${text}</a>`;
}
