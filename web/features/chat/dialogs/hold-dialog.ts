import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { holdRoom } from "../api.ts";

/** Why a room is held by law. */
@customElement("chat-hold-dialog")
export class ChatHoldDialog extends DialogElement<number, boolean> {
  static override styles = [base, blocks];

  readonly #form = new FormController<{ reason: string }, unknown>(this, {
    initial: { reason: "" },
    check: ({ reason }) => ({
      ...(reason.trim() === "" && { reason: msg("Hãy ghi lý do.", { id: "chat.need-reason" }) }),
    }),
    submit: ({ reason }) => holdRoom(this.input, reason.trim()),
  });

  override render() {
    const { values, busy, failure } = this.#form;
    return html`<cs-dialog
      size="small"
      heading=${msg("Lưu giữ phòng này", { id: "chat.hold-room" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        <cs-field
          autofocus
          required
          max-length="300"
          label=${msg("Lý do", { id: "chat.reason" })}
          hint=${msg("Người trong phòng thấy lý do này.", { id: "chat.reason-hint" })}
          .value=${values.reason}
          error=${this.#form.errorOf("reason")}
          @cs-input=${(event: Event) => {
            this.#form.set("reason", (event.target as CsField).value);
          }}
        ></cs-field>
      </form>
      <cs-button slot="actions" kind="primary" ?busy=${busy} @click=${this.#submit}
        >${msg("Lưu giữ", { id: "chat.hold" })}</cs-button
      >
    </cs-dialog>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if ((await this.#form.submit()) !== undefined) this.finish(true);
  };
}
