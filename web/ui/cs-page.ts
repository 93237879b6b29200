import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../kernel/i18n.ts";
import { pageTitle } from "../kernel/page-title.ts";
import "./cs-button.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/**
 * A view: its title, what can be done here, and the content. `flush` lets a list or a split reach the edges and scroll by itself; otherwise the
 * page scrolls and its content keeps a readable measure (`wide` for tables).
 * @slot actions - buttons, the primary one last
 * @slot bar - under the title: tabs, filters
 */
@customElement("cs-page")
export class CsPage extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-width: 0;
        min-height: 0;
      }
      header {
        display: flex;
        flex: none;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-2) var(--cs-3);
        min-height: 64px;
        padding: var(--cs-3) var(--cs-gutter);
      }
      :host([flush]) header {
        border-bottom: 1px solid var(--cs-line);
      }
      :host([has-bar]) header {
        border-bottom: 0;
      }
      .titles {
        flex: 1;
        min-width: min(220px, 45%);
      }
      h1 {
        font-size: var(--cs-text-xl);
        line-height: 1.4;
        outline: none;
      }
      .sub {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--cs-2);
      }
      .bar {
        flex: none;
        --cs-tabs-inset: var(--cs-gutter);
      }
      .content {
        display: flex;
        flex: 1;
        flex-direction: column;
        min-height: 0;
      }
      :host(:not([flush])) .content {
        display: block;
        overflow-y: auto;
        padding: var(--cs-2) var(--cs-gutter) var(--cs-12);
      }
      .measure {
        max-width: 760px;
      }
      :host([wide]) .measure {
        max-width: 1180px;
      }
      @media (max-width: 700px) {
        header {
          min-height: 56px;
        }
      }
      @media print {
        :host([sheet]) header {
          display: none;
        }
        .actions,
        .bar,
        .back {
          display: none;
        }
        .content {
          overflow: visible !important;
          padding: 0 !important;
        }
        .measure {
          max-width: none !important;
        }
      }
    `,
  ];

  @property() heading = "";
  @property() sub = "";
  /** Address of the page above this one; empty when there is none. */
  @property() back = "";
  @property({ type: Boolean, reflect: true }) flush = false;
  @property({ type: Boolean, reflect: true }) wide = false;
  /** Its content is a sheet of paper: printed, it stands alone. */
  @property({ type: Boolean, reflect: true }) sheet = false;

  override render() {
    const content = html`<slot></slot>`;
    return html`<header>
        ${
          this.back
            ? html`<cs-button
                class="back"
                kind="quiet"
                icon="chevron-left"
                label=${msg("Quay lại", { id: "ui.back" })}
                href=${this.back}
              ></cs-button>`
            : nothing
        }
        <div class="titles">
          <h1 tabindex="-1">${this.heading}</h1>
          ${this.sub ? html`<p class="sub">${this.sub}</p>` : nothing}
        </div>
        <div class="actions"><slot name="actions"></slot></div>
      </header>
      <div class="bar"><slot name="bar" @slotchange=${this.#barChanged}></slot></div>
      <div class="content">${this.flush ? content : html`<div class="measure">${content}</div>`}</div>`;
  }

  override updated(): void {
    pageTitle.set(this.heading);
  }

  /** Puts the focus on the title, so that a screen reader begins to read the new page there. */
  override focus(): void {
    this.renderRoot.querySelector("h1")?.focus();
  }

  #barChanged(event: Event): void {
    const filled = (event.target as HTMLSlotElement).assignedElements().length > 0;
    this.toggleAttribute("has-bar", filled);
  }
}
