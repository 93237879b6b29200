import { css, html, LitElement } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { IconName } from "../kernel/icon-names.ts";
import { icons } from "./icons.ts";

/**
 * One of the office's icons, in the colour of the text. It is never the only bearer of a meaning: a name stands beside it, or the control that
 * holds it has a label.
 * @cssprop --cs-icon-size - 20px unless said
 */
@customElement("cs-icon")
export class CsIcon extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      width: var(--cs-icon-size, 20px);
      height: var(--cs-icon-size, 20px);
      vertical-align: -0.25em;
    }
    svg {
      width: 100%;
      height: 100%;
      fill: none;
      stroke: currentColor;
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `;

  @property() name: IconName = "info";

  override render() {
    return html`<svg viewBox="0 0 20 20" aria-hidden="true">${icons[this.name]}</svg>`;
  }
}
