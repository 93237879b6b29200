import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { live as liveValue } from "lit/directives/live.js";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/** The mark of a box or a circle, shared with cs-choice. */
export const markStyles = css`
  label {
    display: flex;
    align-items: flex-start;
    gap: 10px;
    padding-block: calc((var(--cs-control) - 1.5em) / 2);
    cursor: pointer;
  }
  input {
    appearance: none;
    flex: none;
    display: grid;
    place-content: center;
    width: 18px;
    height: 18px;
    margin: calc((1.5em - 18px) / 2) 0 0;
    border: 1.5px solid var(--cs-line-strong);
    border-radius: 4px;
    background: var(--cs-raised);
    cursor: pointer;
  }
  input[type="radio"] {
    border-radius: 50%;
  }
  label:hover input {
    border-color: var(--cs-indigo);
  }
  input:checked,
  input[type="checkbox"]:indeterminate {
    border-color: var(--cs-indigo-fill);
    background: var(--cs-indigo-fill);
  }
  input[type="checkbox"]:checked::before {
    content: "";
    width: 10px;
    height: 5px;
    margin-top: -3px;
    border: solid var(--cs-on-indigo);
    border-width: 0 0 2px 2px;
    rotate: -45deg;
  }
  input[type="checkbox"]:indeterminate::before {
    content: "";
    width: 8px;
    height: 2px;
    background: var(--cs-on-indigo);
  }
  input[type="radio"]:checked::before {
    content: "";
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--cs-on-indigo);
  }
  label:has(input:disabled),
  input:disabled {
    color: var(--cs-ink-3);
    cursor: default;
  }
  label:has(input:disabled):hover input {
    border-color: var(--cs-line-strong);
  }
  .detail {
    display: block;
    color: var(--cs-ink-2);
    font-size: var(--cs-text-s);
  }
`;

/**
 * One yes or no.
 * @fires cs-input - read `checked`.
 */
@customElement("cs-check")
export class CsCheck extends OfficeElement {
  static override shadowRootOptions: ShadowRootInit = { mode: "open", delegatesFocus: true };
  static override styles = [
    base,
    markStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property() label = "";
  @property() detail = "";
  @property({ type: Boolean }) checked = false;
  @property({ type: Boolean }) indeterminate = false;
  @property({ type: Boolean }) disabled = false;

  override render() {
    return html`<label
      ><input
        type="checkbox"
        .checked=${liveValue(this.checked)}
        .indeterminate=${this.indeterminate}
        ?disabled=${this.disabled}
        @change=${this.#changed}
      /><span
        >${this.label}<slot></slot>${this.detail ? html`<span class="detail">${this.detail}</span>` : nothing}</span
      ></label
    >`;
  }

  #changed(event: Event): void {
    this.checked = (event.target as HTMLInputElement).checked;
    this.indeterminate = false;
    this.emit("cs-input");
  }
}
