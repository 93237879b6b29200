import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/** A row that is a link, for the few rows of a card; a `cs-list` has its own. */
@customElement("cs-row-link")
export class CsRowLink extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      a {
        display: grid;
        align-items: center;
        min-height: var(--cs-row-2);
        padding-inline: var(--cs-gutter);
        border-top: 1px solid var(--cs-line);
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        background: var(--cs-hover);
      }
      a:focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  @property() href = "";

  override render() {
    return html`<a href=${this.href}><slot></slot></a>`;
  }
}
