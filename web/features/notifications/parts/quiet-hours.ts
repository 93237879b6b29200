import { css, html, nothing } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { QuietHours as Quiet } from "../../../../server/modules/notifications/contract.ts";
import { addDays, shortWeekdayName } from "../../../../server/kernel/contract/text.ts";
import { parseTime } from "../../../kernel/dates.ts";
import { language, msg, str } from "../../../kernel/i18n.ts";
import "../../../ui/cs-check.ts";
import "../../../ui/cs-field.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";

const DAYS = [1, 2, 3, 4, 5, 6, 7];
/** Any Monday: only its name is shown. */
const MONDAY = "2024-01-01";

/**
 * When no popup comes and channels wait.
 * @fires quiet-changed - `detail: QuietHours`
 */
@customElement("quiet-hours")
export class QuietHours extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      .times {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: var(--cs-3);
        margin: var(--cs-4) 0;
      }
      cs-field {
        width: 110px;
      }
      .days {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
        margin-top: 6px;
      }
      .day {
        min-width: 44px;
        min-height: var(--cs-control);
        padding: 0 8px;
        border: 1px solid var(--cs-line-strong);
        border-radius: var(--cs-radius);
        background: none;
        color: var(--cs-ink);
        font: inherit;
        font-size: var(--cs-text-s);
        cursor: pointer;
      }
      .day:hover {
        background: var(--cs-hover);
      }
      .day[aria-pressed="true"] {
        border-color: var(--cs-indigo-fill);
        background: var(--cs-indigo-fill);
        color: var(--cs-on-indigo);
        font-weight: 500;
      }
      .label {
        font-size: var(--cs-text-s);
        font-weight: 500;
      }
      p {
        margin-top: var(--cs-3);
      }
    `,
  ];

  @property({ attribute: false }) quiet!: Quiet;
  @state() private wrong: "from" | "to" | undefined;

  override render() {
    const { on } = this.quiet;
    return html`<cs-check
        label=${msg("Giờ yên tĩnh", { id: "notifications.quiet" })}
        detail=${msg("Trong giờ này không có cửa sổ nổi; thư và tin nhắn báo việc đợi đến hết giờ. Việc khẩn vẫn được báo.", { id: "notifications.quiet-text" })}
        .checked=${on}
        @cs-input=${(event: Event) => {
          this.#change({ on: (event.target as HTMLElement & { checked: boolean }).checked });
        }}
      ></cs-check>
      ${on ? this.#details() : nothing}`;
  }

  #details() {
    const { from, to, days } = this.quiet;
    return html`<div class="times">
        ${this.#time("from", msg("Từ", { id: "notifications.quiet-from" }), from)}
        ${this.#time("to", msg("Đến", { id: "notifications.quiet-to" }), to)}
      </div>
      <div id="days" class="label">${msg("Bắt đầu vào các ngày", { id: "notifications.quiet-days" })}</div>
      <div class="days" role="group" aria-labelledby="days">
        ${DAYS.map(
          (day) =>
            html`<button
              type="button"
              class="day"
              aria-pressed=${days.includes(day) ? "true" : "false"}
              @click=${() => {
                this.#change({ days: DAYS.filter((each) => days.includes(each) !== (each === day)) });
              }}
            >
              ${shortWeekdayName(addDays(MONDAY, day - 1), language())}
            </button>`,
        )}
      </div>
      ${
        days.length === 0
          ? html`<p class="quiet small">
              ${msg("Chưa chọn ngày nào nên giờ yên tĩnh chưa có hiệu lực.", { id: "notifications.quiet-none" })}
            </p>`
          : to <= from
            ? html`<p class="quiet small">
                ${msg(str`Kéo dài đến ${to} hôm sau.`, { id: "notifications.quiet-next-day" })}
              </p>`
            : nothing
      }`;
  }

  #time(which: "from" | "to", label: string, value: string) {
    return html`<cs-field
      label=${label}
      value=${value}
      inputmode="numeric"
      error=${this.wrong === which ? msg("Hãy gõ giờ, như 18:00 hoặc 7h30.", { id: "notifications.quiet-wrong" }) : ""}
      @change=${(event: Event) => {
        this.#timeChanged(which, (event.currentTarget as HTMLElement & { value: string }).value);
      }}
    ></cs-field>`;
  }

  #timeChanged(which: "from" | "to", text: string): void {
    const time = parseTime(text)?.padStart(5, "0");
    this.wrong = time === undefined ? which : undefined;
    if (time !== undefined) this.#change({ [which]: time });
  }

  #change(part: Partial<Quiet>): void {
    this.emit("quiet-changed", { ...this.quiet, ...part });
  }
}
