import "@vaadin/date-picker/vaadin-date-picker.js";
import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../kernel/i18n.ts";
import { parseTime } from "../kernel/dates.ts";
import type { CsField } from "./cs-field.ts";
import { fieldStyles } from "./field-styles.ts";
import { OfficeElement } from "./office-element.ts";
import { base } from "./styles.ts";
import { datePickerTexts } from "./vaadin-texts.ts";

/**
 * A day and a time, written as an office writes them: 16/11/2026, 17:00.
 * @fires moment-input - `detail: {day, time}`; `day` is `YYYY-MM-DD` or empty, `time` as typed
 */
@customElement("cs-moment")
export class CsMoment extends OfficeElement {
  static override styles = [
    base,
    fieldStyles,
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
      .pair {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 110px;
        align-items: end;
        gap: var(--cs-2);
      }
      vaadin-date-picker {
        width: 100%;
        padding: 0;
      }
    `,
  ];

  @property() label = "";
  @property() day = "";
  @property() time = "";
  @property({ reflect: true }) error = "";

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>("vaadin-date-picker")?.focus();
  }

  override render() {
    return html`<fieldset aria-describedby=${this.error ? "below" : nothing}>
      <legend class="label">${this.label}</legend>
      <div class="pair">
        <vaadin-date-picker
          accessible-name=${msg("Ngày", { id: "ui.day" })}
          .i18n=${datePickerTexts()}
          .value=${this.day}
          ?invalid=${this.error !== ""}
          @value-changed=${(event: CustomEvent<{ value: string }>) => {
            if (event.detail.value !== this.day) this.#tell(event.detail.value, this.time);
          }}
        ></vaadin-date-picker>
        <cs-field
          label-hidden
          label=${msg("Giờ", { id: "ui.time" })}
          placeholder="17:00"
          inputmode="numeric"
          value=${this.time}
          @cs-input=${(event: Event) => {
            event.stopPropagation();
            this.#tell(this.day, (event.target as CsField).value);
          }}
          @change=${this.#tidy}
        ></cs-field>
      </div>
      ${
        this.error
          ? html`<p id="below" class="error" role="alert"><cs-icon name="alert"></cs-icon>${this.error}</p>`
          : nothing
      }
    </fieldset>`;
  }

  /** 17h becomes 17:00 once it is written. */
  #tidy(): void {
    const time = parseTime(this.time);
    if (time !== undefined && time !== this.time) this.#tell(this.day, time);
  }

  #tell(day: string, time: string): void {
    this.emit("moment-input", { day, time });
  }
}
