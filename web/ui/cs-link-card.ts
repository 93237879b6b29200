import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { IconName } from "../kernel/icon-names.ts";
import "./cs-icon.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/**
 * A thing of this office, small, where its address is named: a link with an icon, what it is called, and one line more.
 * @slot - in the icon's place, such as a picture
 */
@customElement("cs-link-card")
export class CsLinkCard extends OfficeElement {
  static override styles = [
    base,
    css`
      a {
        display: flex;
        align-items: center;
        gap: var(--cs-3);
        max-width: 460px;
        margin-block: var(--cs-1);
        padding: var(--cs-2) var(--cs-3);
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
        background: var(--cs-raised);
        color: inherit;
        text-decoration: none;
      }
      a:hover {
        background: var(--cs-hover);
      }
      .words {
        min-width: 0;
      }
      .title {
        font-weight: 500;
      }
      .detail {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
    `,
  ];

  @property() href = "";
  @property() heading = "";
  @property() detail = "";
  @property() icon: IconName = "document";

  override render() {
    return html`<a href=${this.href}>
      <slot><cs-icon name=${this.icon}></cs-icon></slot>
      <span class="words">
        <span class="title cut">${this.heading}</span>
        ${this.detail === "" ? nothing : html`<span class="detail cut">${this.detail}</span>`}
      </span>
    </a>`;
  }
}
