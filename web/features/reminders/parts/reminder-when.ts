import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { weekdayName } from "../../../../server/kernel/contract/text.ts";
import { language, msg } from "../../../kernel/i18n.ts";
import type { CsChoice } from "../../../ui/cs-choice.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { MODES, PATTERNS, type ReminderForm } from "../form.ts";
import { modeTitle, patternTitle } from "../labels.ts";

/** A Monday, from which the names of weekdays are taken. */
const WEEK = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-29"];
const WITH_INTERVAL = ["daily", "weekly", "monthly", "month-end"];

/**
 * When: once, returning, or before a deadline.
 * @fires when-changed - `detail`: the fields of the form that have changed
 */
@customElement("reminder-when")
export class ReminderWhen extends OfficeElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--cs-4);
      }
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(150px, 1fr));
        gap: var(--cs-4);
      }
    `,
  ];

  @property({ attribute: false }) form!: ReminderForm;
  @property() error = "";

  override render() {
    const { form } = this;
    return html`<cs-choice
        inline
        label=${msg("Khi nào", { id: "reminders.field-mode" })}
        error=${this.error}
        .options=${MODES.map((value) => ({ value, title: modeTitle(value) }))}
        .value=${form.mode}
        @cs-input=${(event: Event) => {
          this.#set({ mode: (event.target as CsChoice).value as ReminderForm["mode"] });
        }}
      ></cs-choice>
      ${form.mode === "once" ? this.#once() : form.mode === "repeat" ? this.#repeat() : this.#before()}`;
  }

  #once() {
    return html`<div class="pair">
      ${this.#day("on", msg("Ngày", { id: "reminders.field-day" }))}${this.#time("time")}
    </div>`;
  }

  #before() {
    const exact = this.form.unit === "minutes" || this.form.unit === "hours";
    return html`<div class="pair">
        ${this.#day("dueOn", msg("Hạn", { id: "reminders.field-due" }))}
        ${this.#time("dueTime", msg("Giờ của hạn", { id: "reminders.field-due-time" }))}
      </div>
      <div class="pair">
        ${this.#number("amount", msg("Nhắc trước", { id: "reminders.field-amount" }))}
        ${this.#select("unit", msg("Đơn vị", { id: "reminders.field-unit" }), [
          { value: "working-days", title: msg("ngày làm việc", { id: "reminders.unit-working-days" }) },
          { value: "days", title: msg("ngày", { id: "reminders.unit-days" }) },
          { value: "hours", title: msg("giờ", { id: "reminders.unit-hours" }) },
          { value: "minutes", title: msg("phút", { id: "reminders.unit-minutes" }) },
        ])}
        ${exact ? nothing : this.#time("time")}
      </div>`;
  }

  #repeat() {
    const { pattern, rule } = this.form;
    const options = PATTERNS.filter((each) => each !== "other" || rule !== null);
    return html`<div class="pair">
        ${this.#select(
          "pattern",
          msg("Lặp lại", { id: "reminders.field-pattern" }),
          options.map((value) => ({ value, title: patternTitle(value) })),
        )}
        ${this.#time("time")}
      </div>
      ${this.#patternFields()}
      <div class="pair">
        ${
          WITH_INTERVAL.includes(pattern)
            ? this.#number("interval", msg("Cứ mấy ngày, tuần, tháng một lần", { id: "reminders.field-interval" }))
            : nothing
        }
        ${this.#day(
          "on",
          pattern === "yearly"
            ? msg("Ngày", { id: "reminders.field-day" })
            : msg("Từ ngày", { id: "reminders.field-from" }),
        )}
        ${this.#day("untilOn", msg("Đến hết ngày (nếu có)", { id: "reminders.field-until" }))}
      </div>
      ${
        pattern.startsWith("working")
          ? nothing
          : this.#select("free", msg("Nếu rơi vào ngày nghỉ", { id: "reminders.field-free" }), [
              { value: "keep", title: msg("Vẫn nhắc", { id: "reminders.free-keep" }) },
              { value: "before", title: msg("Nhắc ngày làm việc trước đó", { id: "reminders.free-before" }) },
              { value: "after", title: msg("Nhắc ngày làm việc sau đó", { id: "reminders.free-after" }) },
            ])
      }`;
  }

  #patternFields(): TemplateResult | typeof nothing {
    const { pattern, weekdays } = this.form;
    if (pattern === "weekly") {
      return html`<cs-choice
        inline
        many
        label=${msg("Vào", { id: "reminders.field-weekdays" })}
        .options=${WEEK.map((day, index) => ({ value: String(index + 1), title: weekdayName(day, language()) }))}
        .values=${weekdays}
        @cs-input=${(event: Event) => {
          this.#set({ weekdays: (event.target as CsChoice).values });
        }}
      ></cs-choice>`;
    }
    if (pattern === "monthly")
      return this.#number("monthDay", msg("Ngày trong tháng", { id: "reminders.field-month-day" }));
    if (!pattern.startsWith("lunar")) return nothing;
    return html`<div class="pair">
      ${this.#number("lunarDay", msg("Ngày âm lịch", { id: "reminders.field-lunar-day" }))}
      ${
        pattern === "lunar-year"
          ? this.#number("lunarMonth", msg("Tháng âm lịch", { id: "reminders.field-lunar-month" }))
          : nothing
      }
    </div>`;
  }

  #day(field: "on" | "dueOn" | "untilOn", label: string) {
    return html`<cs-day-field
      label=${label}
      .value=${this.form[field]}
      @cs-input=${(event: Event) => {
        this.#set({ [field]: (event.target as CsDayField).value });
      }}
    ></cs-day-field>`;
  }

  #time(field: "time" | "dueTime", label = msg("Giờ", { id: "reminders.field-time" })) {
    return this.#text(field, label, "time");
  }

  #number(field: "amount" | "interval" | "monthDay" | "lunarDay" | "lunarMonth", label: string) {
    return this.#text(field, label, "number");
  }

  #text(field: keyof ReminderForm, label: string, type: "time" | "number") {
    return html`<cs-field
      label=${label}
      type=${type}
      .value=${this.form[field]}
      @cs-input=${(event: Event) => {
        this.#set({ [field]: (event.target as CsField).value });
      }}
    ></cs-field>`;
  }

  #select(field: "unit" | "pattern" | "free", label: string, options: readonly { value: string; title: string }[]) {
    return html`<cs-select
      label=${label}
      .options=${options}
      .value=${this.form[field]}
      @cs-input=${(event: Event) => {
        this.#set({ [field]: (event.target as CsSelect).value });
      }}
    ></cs-select>`;
  }

  #set(change: Partial<ReminderForm>): void {
    this.emit("when-changed", change);
  }
}
