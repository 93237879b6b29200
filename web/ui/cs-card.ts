import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import "./cs-count.ts";
import "./cs-icon.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/**
 * A card of Hôm nay, or any block with a title: name, count, the way to all of it, and a few rows.
 * @slot - rows: `<a href>` or elements; anything
 * @slot actions - right end of the title
 */
@customElement("cs-card")
export class CsCard extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
        overflow: hidden;
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
      }
      header {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        min-height: 48px;
        padding: var(--cs-2) var(--cs-4) var(--cs-2) var(--cs-5);
      }
      h2 {
        font-size: var(--cs-text-m);
      }
      .actions {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        margin-left: auto;
      }
      .all {
        display: inline-flex;
        align-items: center;
        gap: 2px;
        padding: 4px;
        font-size: var(--cs-text-s);
        text-decoration: none;
        white-space: nowrap;
        --cs-icon-size: 16px;
      }
      .all:hover {
        text-decoration: underline;
      }
      .content {
        --cs-gutter: var(--cs-5);
        padding-bottom: var(--cs-2);
      }
      :host([padded]) .content {
        padding: 0 var(--cs-5) var(--cs-5);
      }
    `,
  ];

  @property() heading = "";
  @property({ type: Number }) count = 0;
  /** Where all of it is. */
  @property() href = "";
  @property({ attribute: "href-text" }) hrefText = "";
  @property({ type: Boolean, reflect: true }) padded = false;

  override render() {
    return html`<section aria-labelledby="heading">
      <header>
        <h2 id="heading">${this.heading}</h2>
        <cs-count value=${this.count}></cs-count>
        <div class="actions">
          <slot name="actions"></slot>
          ${
            this.href
              ? html`<a class="all" href=${this.href}>${this.hrefText}<cs-icon name="chevron-right"></cs-icon></a>`
              : nothing
          }
        </div>
      </header>
      <div class="content"><slot></slot></div>
    </section>`;
  }
}
