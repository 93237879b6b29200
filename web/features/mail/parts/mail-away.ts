import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/index.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchAbsence, type AbsenceReply } from "../office/api.ts";
import { dayText } from "../office/days.ts";

/** While one is away: that the office answers, and where to change what it says. Draws nothing otherwise. */
@customElement("mail-away")
export class MailAway extends OfficeElement {
  static override styles = [base];

  readonly #absence = new LoadController<AbsenceReply>(this, {
    args: () => true,
    load: (_, signal) => fetchAbsence(signal),
  });

  override render() {
    const reply = this.#absence.value;
    if (!reply?.now || !reply.text.enabled) return nothing;
    const until = dayText(reply.now.toOn);
    return html`<cs-note
      >${msg(str`Bạn vắng mặt đến hết ${until}; thư gửi riêng cho bạn được trả lời tự động.`, { id: "mail.away" })}
      <a href="/mail/settings/absence">${msg("Sửa lời nhắn", { id: "mail.away-change" })}</a></cs-note
    >`;
  }
}
