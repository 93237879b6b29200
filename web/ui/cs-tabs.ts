import { css, html, nothing, type PropertyValues } from "lit";
import { customElement, property } from "lit/decorators.js";
import "./cs-count.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/** Pixels of the neighbour that tell that there is one. */
const PEEK = 40;

export interface Tab {
  readonly value: string;
  readonly title: string;
  readonly count?: number;
  /** With an address, the tab is a link: the view can be linked, reloaded and reached by Back. */
  readonly href?: string;
}

/**
 * Views of one thing, side by side.
 * @fires cs-input - for tabs without an address; read `value`.
 */
@customElement("cs-tabs")
export class CsTabs extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      nav {
        display: flex;
        gap: var(--cs-5);
        overflow-x: auto;
        scrollbar-width: none;
        padding-inline: var(--cs-tabs-inset, 0);
        border-bottom: 1px solid var(--cs-line);
      }
      a,
      button {
        display: flex;
        flex: none;
        align-items: center;
        gap: 6px;
        min-height: calc(var(--cs-control) + 4px);
        padding: 0;
        border: 0;
        border-bottom: 2px solid transparent;
        background: none;
        color: var(--cs-ink-2);
        font: inherit;
        text-decoration: none;
        cursor: pointer;
      }
      a:hover,
      button:hover {
        color: var(--cs-ink);
      }
      [aria-current] {
        border-color: var(--cs-indigo);
        color: var(--cs-ink);
        font-weight: 500;
      }
      :focus-visible {
        outline-offset: -2px;
      }
    `,
  ];

  @property({ attribute: false }) tabs: readonly Tab[] = [];
  @property() value = "";
  @property() label = "";

  override render() {
    return html`<nav aria-label=${this.label || nothing}>
      ${this.tabs.map(({ value, title, count, href }) => {
        const current = value === this.value ? "page" : nothing;
        const content = html`${title}<cs-count value=${count ?? 0}></cs-count>`;
        return href
          ? html`<a href=${href} aria-current=${current}>${content}</a>`
          : html`<button
              type="button"
              aria-current=${current}
              @click=${() => {
                this.#choose(value);
              }}
            >
              ${content}
            </button>`;
      })}
    </nav>`;
  }

  /** Where the tabs are wider than the screen, the chosen one is seen, with a part of its neighbour. */
  override updated(changed: PropertyValues<this>): void {
    if (!changed.has("value") && !changed.has("tabs")) return;
    const row = this.renderRoot.querySelector("nav");
    const chosen = row?.querySelector<HTMLElement>("[aria-current]");
    if (!row || !chosen) return;
    const hidden = chosen.offsetLeft + chosen.offsetWidth + PEEK - row.offsetLeft - row.clientWidth;
    const first = chosen.offsetLeft - row.offsetLeft - PEEK;
    if (hidden > row.scrollLeft) row.scrollLeft = hidden;
    else if (first < row.scrollLeft) row.scrollLeft = first;
  }

  #choose(value: string): void {
    this.value = value;
    this.emit("cs-input");
  }
}
