import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import "./cs-icon.ts";
import { markStyles } from "./cs-check.ts";
import type { Option } from "./cs-select.ts";
import { fieldStyles } from "./field-styles.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

/**
 * A question with all its answers in sight: one of them, or with `many` several. `inline` puts short answers in one line.
 * @fires cs-input - read `values`, or `value` for the single one.
 */
@customElement("cs-choice")
export class CsChoice extends OfficeElement {
  static override styles = [
    base,
    fieldStyles,
    markStyles,
    css`
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
      }
      :host([inline]) .options {
        display: flex;
        flex-wrap: wrap;
        column-gap: var(--cs-5);
      }
      :host([cards]) .options {
        display: grid;
        gap: var(--cs-2);
      }
      :host([cards]) label {
        padding: 12px 16px;
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius-l);
        background: var(--cs-raised);
        transition: border-color var(--cs-motion);
      }
      :host([cards]) label:hover {
        border-color: var(--cs-line-strong);
      }
      :host([cards]) label:has(input:checked) {
        border-color: var(--cs-indigo);
        background: var(--cs-indigo-tint);
      }
      :host([cards]) label:has(input:focus-visible) {
        outline: 2px solid var(--cs-indigo);
        outline-offset: 2px;
      }
      :host([cards]) input:focus-visible {
        outline: none;
      }
      :host([cards]) .title {
        font-weight: 500;
      }
    `,
  ];

  @property() label = "";
  @property({ type: Boolean, attribute: "label-hidden" }) labelHidden = false;
  @property({ attribute: false }) options: readonly Option[] = [];
  @property({ attribute: false }) values: readonly string[] = [];
  @property({ type: Boolean }) many = false;
  @property({ type: Boolean, reflect: true }) inline = false;
  /** Each answer in a frame of its own: for the few choices that shape all that follows. */
  @property({ type: Boolean, reflect: true }) cards = false;
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;
  @property() hint = "";
  @property() error = "";

  /** The one answer; empty when none is given. */
  @property()
  get value(): string {
    return this.values[0] ?? "";
  }
  set value(value: string) {
    this.values = value === "" ? [] : [value];
  }

  override render() {
    const below = this.error || this.hint;
    return html`<fieldset ?disabled=${this.disabled} aria-describedby=${below ? "below" : nothing}>
      <legend class=${this.labelHidden ? "for-readers" : "label"}>
        ${this.label}${this.required ? html`<span class="needed" aria-hidden="true">*</span>` : nothing}
      </legend>
      <div class="options">
        ${this.options.map(
          ({ value, title, detail, disabled }) =>
            html`<label
              ><input
                type=${this.many ? "checkbox" : "radio"}
                name="choice"
                .checked=${this.values.includes(value)}
                ?disabled=${disabled ?? false}
                @change=${() => {
                  this.#choose(value);
                }}
              /><span
                ><span class="title">${title}</span
                >${detail ? html`<span class="detail">${detail}</span>` : nothing}</span
              ></label
            >`,
        )}
      </div>
      ${
        this.error
          ? html`<p id="below" class="error" role="alert"><cs-icon name="alert"></cs-icon>${this.error}</p>`
          : this.hint
            ? html`<p id="below" class="hint">${this.hint}</p>`
            : nothing
      }
    </fieldset>`;
  }

  #choose(value: string): void {
    if (!this.many) this.values = [value];
    else if (this.values.includes(value)) this.values = this.values.filter((other) => other !== value);
    else this.values = this.options.map((one) => one.value).filter((one) => one === value || this.values.includes(one));
    this.emit("cs-input");
  }
}
