import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/**
 * The content of a row: who and what, then when and state, in two lines.
 * @slot lead - a picture or an icon
 * @slot - the first line
 * @slot at - right end of the first line: a `cs-date`
 * @slot second - the second line
 * @slot state - right end of the second line: a `cs-badge`, an icon, a count
 */
@customElement("cs-row")
export class CsRow extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        min-width: 0;
      }
      .lead::slotted(*) {
        margin-right: var(--cs-3);
      }
      .line {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        min-width: 0;
      }
      .text {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        white-space: nowrap;
        text-overflow: ellipsis;
      }
      .at {
        flex: none;
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
        font-variant-numeric: tabular-nums;
      }
      .second {
        color: var(--cs-ink-2);
        font-size: var(--cs-text-s);
      }
      .state {
        display: flex;
        flex: none;
        align-items: center;
        gap: 6px;
        color: var(--cs-ink-2);
        --cs-icon-size: 16px;
      }
      :host([unread]) .first .text {
        font-weight: 600;
      }
      :host([unread]) .at {
        color: var(--cs-indigo);
        font-weight: 600;
      }
    `,
  ];

  /** Not seen yet: the first line is strong. The feature says so to screen readers in the row's text. */
  @property({ type: Boolean, reflect: true }) unread = false;

  override render() {
    return html`<slot name="lead" class="lead"></slot>
      <div>
        <div class="line first">
          <div class="text"><slot></slot></div>
          <div class="at"><slot name="at"></slot></div>
        </div>
        <div class="line second">
          <div class="text"><slot name="second"></slot></div>
          <div class="state"><slot name="state"></slot></div>
        </div>
      </div>`;
  }
}
