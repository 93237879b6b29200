import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import "./cs-icon.ts";
import { fieldStyles } from "./field-styles.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";

export interface Option<V extends string = string> {
  readonly value: V;
  readonly title: string;
  /** A second line, where the element has room for one. */
  readonly detail?: string;
  readonly disabled?: boolean;
}

/**
 * A choice among a few, closed until it is opened: the browser's own list, which every phone and screen reader knows.
 * @fires cs-input - the person chose; read `value`.
 */
@customElement("cs-select")
export class CsSelect extends OfficeElement {
  static override shadowRootOptions: ShadowRootInit = { mode: "open", delegatesFocus: true };
  static override styles = [
    base,
    fieldStyles,
    css`
      select.control {
        appearance: none;
        padding-right: 34px;
        cursor: pointer;
        text-overflow: ellipsis;
      }
      cs-icon.down {
        position: absolute;
        right: 10px;
        pointer-events: none;
        color: var(--cs-ink-2);
        --cs-icon-size: 16px;
      }
    `,
  ];

  @property() label = "";
  @property({ type: Boolean, attribute: "label-hidden" }) labelHidden = false;
  @property() value = "";
  @property({ attribute: false }) options: readonly Option[] = [];
  @property() hint = "";
  @property() error = "";
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;

  override render() {
    return html`<label for="input" class=${this.labelHidden ? "for-readers" : "label"}
        >${this.label}${this.required ? html`<span class="needed" aria-hidden="true">*</span>` : nothing}</label
      >
      <div class="box">
        <select
          id="input"
          class="control"
          ?disabled=${this.disabled}
          aria-invalid=${this.error ? "true" : nothing}
          aria-describedby=${this.error || this.hint ? "below" : nothing}
          @change=${this.#chosen}
        >
          ${this.options.map(
            ({ value, title, disabled }) =>
              html`<option value=${value} ?disabled=${disabled ?? false} ?selected=${value === this.value}>
                ${title}
              </option>`,
          )}
        </select>
        <cs-icon class="down" name="chevron-down"></cs-icon>
      </div>
      ${
        this.error
          ? html`<p id="below" class="error" role="alert"><cs-icon name="alert"></cs-icon>${this.error}</p>`
          : this.hint
            ? html`<p id="below" class="hint">${this.hint}</p>`
            : nothing
      }`;
  }

  override updated(): void {
    const select = this.renderRoot.querySelector("select");
    if (select && this.options.some(({ value }) => value === this.value)) select.value = this.value;
  }

  #chosen(event: Event): void {
    this.value = (event.target as HTMLSelectElement).value;
    this.emit("cs-input");
  }
}
