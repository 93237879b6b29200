import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { dayOf } from "../../../kernel/dates.ts";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";

@customElement("chat-day-dialog")
export class ChatDayDialog extends DialogElement<undefined, string> {
  static override styles = [base, blocks];

  @state() private day = dayOf(Date.now());

  override render() {
    return html`<cs-dialog
      size="small"
      heading=${msg("Đến một ngày", { id: "chat.to-day-heading" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <cs-day-field
        label=${msg("Ngày", { id: "chat.day" })}
        .value=${this.day}
        max=${dayOf(Date.now())}
        @cs-input=${(event: Event) => {
          this.day = (event.target as CsDayField).value;
        }}
      ></cs-day-field>
      <cs-button
        slot="actions"
        kind="primary"
        ?disabled=${this.day === ""}
        @click=${() => {
          this.finish(this.day);
        }}
        >${msg("Đến", { id: "chat.go" })}</cs-button
      >
    </cs-dialog>`;
  }
}
