import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { addOptOut, fetchOptOuts, removeOptOut } from "../api.ts";
import { modemStyles } from "./modem-styles.ts";

/** Numbers whose owners want no messages: by STOP or HUY, or told to the office another way. */
@customElement("sms-opt-outs")
export class SmsOptOuts extends OfficeElement {
  static override styles = [base, blocks, modemStyles];

  @state() private number = "";
  @state() private error = "";
  readonly #numbers = new LoadController(this, {
    args: () => true,
    load: (_: boolean, signal) => fetchOptOuts(signal),
  });

  override render() {
    return html`<cs-card padded heading=${msg("Số từ chối nhận tin", { id: "sms.opt-outs" })}>
      <form
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.#change(() => addOptOut(this.number));
        }}
      >
        <cs-field
          label=${msg("Thêm số", { id: "sms.opt-out-add" })}
          hint=${msg("Chủ máy cũng tự thêm được bằng cách nhắn STOP hoặc HUY.", { id: "sms.opt-out-hint" })}
          error=${this.error}
          .value=${this.number}
          @cs-input=${(event: Event) => (this.number = (event.target as CsField).value)}
        ></cs-field>
        <cs-button type="submit" icon="plus">${msg("Thêm số", { id: "sms.opt-out-add" })}</cs-button>
      </form>
      ${loadView(this.#numbers, {
        ready: ({ items }) =>
          items.length === 0
            ? nothing
            : html`<ul>
                ${items.map(
                  ({ number, at }) =>
                    html`<li>
                      <div class="what">
                        <div class="name">${number}</div>
                        <div class="small"><cs-date at=${at}></cs-date></div>
                      </div>
                      <cs-button size="small" @click=${() => void this.#change(() => removeOptOut(number))}
                        >${msg("Nhận tin trở lại", { id: "sms.opt-in" })}</cs-button
                      >
                    </li>`,
                )}
              </ul>`,
      })}
    </cs-card>`;
  }

  async #change(change: () => Promise<unknown>): Promise<void> {
    try {
      await change();
      this.number = "";
      this.error = "";
      await this.#numbers.reload();
    } catch (error) {
      if (error instanceof Error && this.number !== "") this.error = error.message;
      else toastError(error);
    }
  }
}
