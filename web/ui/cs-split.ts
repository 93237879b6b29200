import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/**
 * A list and what is chosen in it: beside each other from 1,100 px on, the detail over the list below that. `open` says that something is chosen;
 * it follows from the address.
 * @slot list
 * @slot detail
 * @slot none - beside the list while nothing is chosen
 * @fires cs-close - Esc in the detail: leave it
 */
@customElement("cs-split")
export class CsSplit extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex: 1;
        min-width: 0;
        min-height: 0;
      }
      .list,
      .detail {
        display: flex;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      .list {
        flex: 1;
      }
      .detail {
        flex: 1;
        overflow-y: auto;
        background: var(--cs-raised);
      }
      @media (min-width: 1100px) {
        .list {
          flex: none;
          width: clamp(360px, 36%, 460px);
          border-right: 1px solid var(--cs-line);
        }
      }
      @media (max-width: 1099.9px) {
        :host([open]) .list,
        :host(:not([open])) .detail {
          display: none;
        }
      }
      @media print {
        .list {
          display: none;
        }
        .detail {
          overflow: visible;
        }
      }
    `,
  ];

  @property({ type: Boolean, reflect: true }) open = false;

  override render() {
    return html`<div class="list"><slot name="list"></slot></div>
      <div class="detail" @keydown=${this.#pressed}>
        ${this.open ? html`<slot name="detail"></slot>` : html`<slot name="none"></slot>`}
      </div>`;
  }

  #pressed(event: KeyboardEvent): void {
    if (event.key !== "Escape" || event.defaultPrevented || !this.open) return;
    event.preventDefault();
    this.emit("cs-close");
  }
}
