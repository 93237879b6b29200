import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { formatNumber } from "../kernel/i18n.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/** How far some work is, with its count beside it. Without a `total` it only says that it is going on. */
@customElement("cs-progress")
export class CsProgress extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .line {
        display: flex;
        justify-content: space-between;
        gap: var(--cs-3);
        margin-bottom: 6px;
        font-size: var(--cs-text-s);
      }
      .count {
        flex: none;
        color: var(--cs-ink-2);
      }
      .track {
        height: 6px;
        overflow: hidden;
        border-radius: 3px;
        background: var(--cs-pressed);
      }
      .done {
        height: 100%;
        border-radius: 3px;
        background: var(--cs-indigo-fill);
        transition: width var(--cs-motion);
      }
      .endless {
        width: 30%;
        animation: go 1.4s ease-in-out infinite alternate;
      }
      @keyframes go {
        to {
          translate: 233%;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .endless {
          width: 100%;
          opacity: 0.5;
          animation: none;
        }
      }
    `,
  ];

  @property() label = "";
  @property({ type: Number }) value = 0;
  @property({ type: Number }) total = 0;
  /** In place of "value / total", such as "12 of 40 MB". */
  @property({ attribute: "count-text" }) countText = "";

  override render() {
    const known = this.total > 0;
    return html`<div class="line">
        <span>${this.label}</span>
        ${
          known
            ? html`<span class="count number"
                >${this.countText || `${formatNumber(this.value)} / ${formatNumber(this.total)}`}</span
              >`
            : nothing
        }
      </div>
      <div
        class="track"
        role="progressbar"
        aria-label=${this.label === "" ? this.countText : this.label}
        aria-valuemin="0"
        aria-valuemax=${known ? this.total : nothing}
        aria-valuenow=${known ? this.value : nothing}
      >
        <div class=${known ? "done" : "done endless"}></div>
      </div>`;
  }

  override updated(): void {
    const bar = this.renderRoot.querySelector<HTMLElement>(".done");
    if (bar) bar.style.width = this.total > 0 ? `${String(Math.min(100, (100 * this.value) / this.total))}%` : "";
  }
}
