import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { toast } from "../../../kernel/toasts.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import type { Pick } from "../../../ui/picking.ts";
import * as api from "../compose/api.ts";

/** A message goes on to others as it came, in its sender's name. */
@customElement("mail-redirect-dialog")
export class MailRedirectDialog extends DialogElement<{ messageId: number; subject: string }> {
  @state() private to: readonly Pick[] = [];
  @state() private busy = false;
  @state() private problem = "";

  override render() {
    return html`<cs-dialog
      heading=${msg("Gửi nguyên thư cho người khác", { id: "mail.redirect" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <cs-people-picker
        label=${msg("Đến", { id: "mail.to" })}
        hint=${msg("Thư đến nơi đúng như ban đầu, vẫn mang tên người gửi trước.", { id: "mail.redirect-hint" })}
        error=${this.problem}
        .find=${api.findRecipients}
        .resolve=${api.nameRecipients}
        .members=${(pick: Pick) => api.fetchMembers(pick.key)}
        .picked=${this.to}
        @cs-input=${(event: Event) => {
          this.to = (event.target as CsPeoplePicker).picked;
          this.problem = "";
        }}
      ></cs-people-picker>
      <cs-button
        slot="actions"
        kind="primary"
        icon="send"
        ?disabled=${this.to.length === 0}
        ?busy=${this.busy}
        @click=${() => void this.#send()}
        >${msg("Gửi", { id: "mail.send" })}</cs-button
      >
    </cs-dialog>`;
  }

  async #send(): Promise<void> {
    this.busy = true;
    try {
      const keys = this.to.map(({ key }) => key);
      const { delivered } = await api.redirect(this.input.messageId, keys);
      toast(msg(str`Đã gửi đến ${delivered} người`, { id: "mail.sent-to" }));
      this.finish();
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }
}
