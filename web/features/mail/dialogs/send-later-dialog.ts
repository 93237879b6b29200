import { css, html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { addDays } from "../../../../server/kernel/contract/text.ts";
import { listDays } from "../../../../server/modules/worktime/contract.ts";
import { call } from "../../../kernel/call.ts";
import { dayOf, fullDate, instantOf, parseTime } from "../../../kernel/dates.ts";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base } from "../../../ui/styles.ts";
import { sendHours, type SendHour } from "../compose/send-hours.ts";

const AHEAD = 14;

/** When a letter shall go: hours that the working calendar offers, or any other. */
@customElement("mail-send-later-dialog")
export class MailSendLaterDialog extends DialogElement<undefined, number> {
  static override styles = [
    base,
    css`
      .offers {
        display: grid;
        gap: var(--cs-2);
        margin-bottom: var(--cs-5);
      }
      .offer {
        display: flex;
        justify-content: space-between;
        gap: var(--cs-3);
        width: 100%;
        padding: 10px 12px;
        border: 1px solid var(--cs-line);
        border-radius: var(--cs-radius);
        background: none;
        color: inherit;
        font: inherit;
        text-align: left;
        cursor: pointer;
      }
      .offer:hover {
        border-color: var(--cs-indigo);
        background: var(--cs-indigo-tint);
      }
      .at {
        color: var(--cs-ink-2);
      }
      .own {
        display: grid;
        grid-template-columns: 1fr 120px;
        gap: var(--cs-3);
      }
    `,
  ];

  @state() private day = addDays(dayOf(Date.now()), 1);
  @state() private time = "8:00";
  @state() private error = "";

  readonly #hours = new LoadController<SendHour[]>(this, {
    args: () => true,
    load: async (_, signal) => {
      const today = dayOf(Date.now());
      const { items } = await call(listDays, { query: { fromOn: today, toOn: addDays(today, AHEAD) } }, { signal });
      return sendHours(items, Date.now());
    },
  });

  override render() {
    return html`<cs-dialog
      size="small"
      heading=${msg("Gửi vào lúc khác", { id: "mail.send-later" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <div class="offers">
        ${(this.#hours.value ?? []).map(
          ({ kind, at }) =>
            html`<button
              type="button"
              class="offer"
              @click=${() => {
                this.finish(at);
              }}
            >
              <span>${this.#title(kind)}</span><span class="at">${fullDate(at)}</span>
            </button>`,
        )}
      </div>
      <div class="own">
        <cs-day-field
          label=${msg("Ngày", { id: "mail.send-day" })}
          .value=${this.day}
          @cs-input=${(event: Event) => {
            this.day = (event.target as CsDayField).value;
            this.error = "";
          }}
        ></cs-day-field>
        <cs-field
          label=${msg("Giờ", { id: "mail.send-time" })}
          .value=${this.time}
          error=${this.error}
          @cs-input=${(event: Event) => {
            this.time = (event.target as CsField).value;
            this.error = "";
          }}
        ></cs-field>
      </div>
      <cs-button slot="actions" kind="primary" icon="clock" @click=${this.#choose}
        >${msg("Hẹn gửi", { id: "mail.schedule" })}</cs-button
      >
    </cs-dialog>`;
  }

  #title(kind: SendHour["kind"]): string {
    switch (kind) {
      case "this-afternoon":
        return msg("Chiều nay", { id: "mail.this-afternoon" });
      case "next-morning":
        return msg("Sáng ngày làm việc tới", { id: "mail.next-morning" });
      case "next-afternoon":
        return msg("Chiều ngày làm việc tới", { id: "mail.next-afternoon" });
      case "next-week":
        return msg("Sáng thứ Hai tuần sau", { id: "mail.next-week" });
    }
  }

  readonly #choose = (): void => {
    const time = parseTime(this.time);
    const at = time === undefined || this.day === "" ? NaN : instantOf(this.day, time);
    if (Number.isNaN(at)) this.error = msg("Hãy nhập giờ như 8:00.", { id: "mail.wrong-time" });
    else if (at <= Date.now()) this.error = msg("Giờ này đã qua.", { id: "mail.past-time" });
    else this.finish(at);
  };
}
