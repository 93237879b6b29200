import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { OfficeElement } from "./office-element.ts";

/** Caps of keys that stand on the keyboard itself, the same in every language. */
const CAPS: Readonly<Record<string, string>> = {
  ctrl: "Ctrl",
  alt: "Alt",
  shift: "Shift",
  enter: "Enter",
  escape: "Esc",
  arrowup: "↑",
  arrowdown: "↓",
};

/** Keys as they are pressed: `ctrl+k`, or two in a row `g m`. */
@customElement("cs-kbd")
export class CsKbd extends OfficeElement {
  static override styles = css`
    :host {
      display: inline-flex;
      flex: none;
      gap: 4px;
    }
    kbd {
      min-width: 20px;
      padding: 0 5px;
      border: 1px solid var(--cs-line);
      border-bottom-width: 2px;
      border-radius: 4px;
      background: var(--cs-raised);
      color: var(--cs-ink-2);
      font: inherit;
      font-size: var(--cs-text-xs);
      line-height: 18px;
      text-align: center;
    }
  `;

  @property() keys = "";

  override render() {
    const caps = this.keys.split(" ").flatMap((press) => press.split(/\+(?=.)/));
    return caps.map((key) => html`<kbd>${CAPS[key] ?? key.toUpperCase()}</kbd>`);
  }
}
