import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { addDays, shortWeekdayName } from "../../../../server/kernel/contract/text.ts";
import { dayOf } from "../../../kernel/dates.ts";
import { FormController } from "../../../kernel/form.ts";
import { language, msg } from "../../../kernel/i18n.ts";
import "../../../ui/cs-day-field.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { saveHours, type Hours } from "../api.ts";
import { checkHours, hoursForm, hoursInput, MONDAY, type HoursForm } from "../state.ts";
import { unitField } from "./unit-field.ts";

@customElement("worktime-hours-dialog")
export class WorktimeHoursDialog extends DialogElement<Hours | undefined, Hours> {
  static override styles = [
    base,
    blocks,
    css`
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
        gap: var(--cs-4);
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        font-size: var(--cs-text-s);
        font-weight: 500;
      }
      .weekdays {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--cs-4);
      }
      .wrong {
        color: var(--cs-red);
        font-size: var(--cs-text-s);
      }
    `,
  ];

  #form!: FormController<HoursForm, Hours>;
  readonly #units = unitField(this);

  override connectedCallback(): void {
    this.#form = new FormController<HoursForm, Hours>(this, {
      initial: hoursForm(this.input, dayOf(Date.now())),
      check: checkHours,
      submit: (form) => saveHours(this.input?.id, hoursInput(form)),
    });
    super.connectedCallback();
  }

  override render() {
    const { values, busy, failure } = this.#form;
    return html`<cs-dialog
      heading=${
        this.input
          ? msg("Sửa giờ làm việc", { id: "worktime.edit-hours" })
          : msg("Thêm giờ làm việc", { id: "worktime.add-hours" })
      }
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        ${this.#text("sessions", msg("Các buổi làm việc", { id: "worktime.sessions" }), {
          hint: msg("Ví dụ 7:30–11:30, 13:30–17:30", { id: "worktime.sessions-hint" }),
        })}
        ${this.#weekdays(values.weekdays)}
        <div class="two">
          ${this.#day("validFromOn", msg("Áp dụng từ ngày", { id: "worktime.from" }))}
          ${this.#day("validToOn", msg("Đến hết ngày", { id: "worktime.to" }))}
        </div>
        <div class="two">
          ${this.#text("seasonFrom", msg("Mùa, từ ngày hằng năm", { id: "worktime.season-from" }), {
            hint: msg("Ví dụ 15/10; để trống nếu quanh năm", { id: "worktime.season-hint" }),
          })}
          ${this.#text("seasonTo", msg("đến hết ngày", { id: "worktime.season-to" }), {
            hint: msg("Ví dụ 14/4", { id: "worktime.season-to-hint" }),
          })}
        </div>
        ${this.#units(values.departmentId, this.#form.errorOf("departmentId"), (id) => {
          this.#form.set("departmentId", id);
        })}
      </form>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "worktime.cancel" })}</cs-button
      >
      <cs-button slot="actions" kind="primary" ?busy=${busy} @click=${this.#submit}
        >${msg("Lưu", { id: "worktime.save" })}</cs-button
      >
    </cs-dialog>`;
  }

  #weekdays(chosen: readonly number[]) {
    const error = this.#form.errorOf("weekdays");
    return html`<fieldset>
      <legend>${msg("Các ngày trong tuần", { id: "worktime.weekdays" })}</legend>
      <div class="weekdays">
        ${[1, 2, 3, 4, 5, 6, 7].map(
          (day) =>
            html`<cs-check
              label=${shortWeekdayName(addDays(MONDAY, day - 1), language())}
              ?checked=${chosen.includes(day)}
              @cs-input=${(event: Event) => {
                const isOn = (event.target as CsCheck).checked;
                this.#form.set("weekdays", isOn ? [...chosen, day] : chosen.filter((other) => other !== day));
              }}
            ></cs-check>`,
        )}
      </div>
      ${error === "" ? nothing : html`<p class="wrong" role="alert">${error}</p>`}
    </fieldset>`;
  }

  #text(field: "sessions" | "seasonFrom" | "seasonTo", label: string, { hint = "" } = {}) {
    return html`<cs-field
      ?required=${field === "sessions"}
      label=${label}
      hint=${hint}
      max-length="120"
      .value=${this.#form.values[field]}
      error=${this.#form.errorOf(field)}
      @cs-input=${(event: Event) => {
        this.#form.set(field, (event.target as CsField).value);
      }}
    ></cs-field>`;
  }

  #day(field: "validFromOn" | "validToOn", label: string) {
    return html`<cs-day-field
      ?required=${field === "validFromOn"}
      label=${label}
      .value=${this.#form.values[field]}
      error=${this.#form.errorOf(field)}
      @cs-input=${(event: Event) => {
        this.#form.set(field, (event.target as CsDayField).value);
      }}
    ></cs-day-field>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const saved = await this.#form.submit();
    if (saved) this.finish(saved);
  };
}
