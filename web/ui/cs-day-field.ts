import "@vaadin/date-picker/vaadin-date-picker.js";
import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";
import { datePickerTexts } from "./vaadin-texts.ts";

/**
 * A calendar day, written as an office writes it: 16/11/2026. Not part of index.ts: a page that needs it imports it.
 * @fires cs-input - another day was chosen; `value` is `YYYY-MM-DD`, or empty
 */
@customElement("cs-day-field")
export class CsDayField extends OfficeElement {
  static override shadowRootOptions: ShadowRootInit = { mode: "open", delegatesFocus: true };
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      vaadin-date-picker {
        width: 100%;
        padding: 0;
      }
    `,
  ];

  @property() label = "";
  @property() value = "";
  @property() hint = "";
  @property() error = "";
  /** The last day that can be chosen. */
  @property() max = "";
  @property({ type: Boolean }) required = false;

  override render() {
    return html`<vaadin-date-picker
      label=${this.label}
      .helperText=${this.hint}
      .i18n=${datePickerTexts()}
      .value=${this.value}
      .max=${this.max === "" ? undefined : this.max}
      .errorMessage=${this.error}
      ?required=${this.required}
      ?invalid=${this.error !== ""}
      @value-changed=${(event: CustomEvent<{ value: string }>) => {
        if (event.detail.value === this.value) return;
        this.value = event.detail.value;
        this.emit("cs-input");
      }}
    ></vaadin-date-picker>`;
  }
}
