import { css, html, unsafeCSS } from "lit";
import { customElement, property } from "lit/decorators.js";
import { OfficeElement } from "../../../ui/office-element.ts";

/** The tones that a label may have. */
export const TONES = [0, 1, 2, 3, 4, 5, 6, 7] as const;

const tones = TONES.map((tone) => {
  const name = `--cs-tone-${String(tone)}`;
  return `:host([tone="${String(tone)}"]) { --back: var(${name}); --ink: var(${name}-ink); }`;
});

/** A label: a dot of its colour, or with `name` the whole word on it. */
@customElement("mail-tone")
export class MailTone extends OfficeElement {
  static override styles = [
    css`
      :host {
        display: inline-flex;
        flex: none;
        min-width: 0;
        max-width: 140px;
      }
      .dot {
        width: 10px;
        height: 10px;
        margin: 0 4px;
        border-radius: 3px;
        background: var(--ink);
      }
      .word {
        overflow: hidden;
        padding: 0 7px;
        border-radius: 4px;
        background: var(--back);
        color: var(--ink);
        font-size: var(--cs-text-xs);
        font-weight: 500;
        line-height: 18px;
        white-space: nowrap;
        text-overflow: ellipsis;
      }
    `,
    unsafeCSS(tones.join("")),
  ];

  @property({ type: Number, reflect: true }) tone = 0;
  @property() name = "";

  override render() {
    return this.name === "" ? html`<span class="dot"></span>` : html`<span class="word">${this.name}</span>`;
  }
}
