import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { fullDate } from "../../../kernel/dates.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import type { DraftRow } from "../compose/api.ts";
import { subjectText } from "../labels.ts";

/** A letter that waits: taken back to be changed, or sent now. */
@customElement("mail-waiting-dialog")
export class MailWaitingDialog extends DialogElement<DraftRow, "edit" | "send"> {
  override render() {
    const { subject, sendAt } = this.input;
    const when = fullDate(sendAt ?? 0);
    return html`<cs-dialog
      size="small"
      heading=${subjectText(subject)}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <p>${msg(str`Thư sẽ tự gửi lúc ${when}.`, { id: "mail.waiting-when" })}</p>
      <cs-button
        slot="actions"
        icon="edit"
        @click=${() => {
          this.finish("edit");
        }}
        >${msg("Lấy về để sửa", { id: "mail.waiting-edit" })}</cs-button
      >
      <cs-button
        slot="actions"
        kind="primary"
        icon="send"
        @click=${() => {
          this.finish("send");
        }}
        >${msg("Gửi ngay", { id: "mail.waiting-now" })}</cs-button
      >
    </cs-dialog>`;
  }
}
