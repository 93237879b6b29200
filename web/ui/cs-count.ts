import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatNumber } from "../kernel/i18n.ts";
import { OfficeElement } from "./office-element.ts";

/** A count beside a name; nothing at zero. */
@customElement("cs-count")
export class CsCount extends OfficeElement {
  static override styles = css`
    span {
      display: inline-block;
      min-width: 20px;
      padding: 0 6px;
      border-radius: 10px;
      background: var(--cs-indigo-tint);
      color: var(--cs-indigo);
      font-size: var(--cs-text-xs);
      font-weight: 600;
      font-variant-numeric: tabular-nums;
      line-height: 20px;
      text-align: center;
    }
    :host([strong]) span {
      background: var(--cs-indigo-fill);
      color: var(--cs-on-indigo);
    }
  `;

  @property({ type: Number }) value = 0;
  @property({ type: Boolean, reflect: true }) strong = false;

  override render() {
    if (this.value <= 0) return nothing;
    return html`<span>${this.value > 999 ? `${formatNumber(999)}+` : formatNumber(this.value)}</span>`;
  }
}
