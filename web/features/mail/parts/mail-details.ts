import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fullDate } from "../../../kernel/dates.ts";
import { msg } from "../../../kernel/i18n.ts";
import { formatSize } from "../format.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import type { Message } from "../api.ts";
import { safeText } from "../labels.ts";

/** How a message came: who to whom, by which door, whether somebody vouches for the sender. */
@customElement("mail-details")
export class MailDetails extends OfficeElement {
  static override styles = [
    base,
    css`
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 4px var(--cs-4);
        margin-bottom: var(--cs-4);
        padding: var(--cs-3) var(--cs-4);
        border-radius: var(--cs-radius);
        background: var(--cs-sunken);
        font-size: var(--cs-text-s);
      }
      dt {
        color: var(--cs-ink-2);
      }
      dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) message!: Message;

  override render() {
    const { message } = this;
    const { door, envelopeFrom, deliveredTo, messageId } = message.details;
    const line = (title: string, value: string) =>
      value === ""
        ? nothing
        : html`<dt>${title}</dt>
            <dd><bdi>${safeText(value)}</bdi></dd>`;
    return html`<dl>
      ${line(
        msg("Người gửi", { id: "mail.find-from" }),
        message.verified
          ? msg("Đã đăng nhập để gửi", { id: "mail.detail-verified" })
          : msg("Không ai xác nhận: tên chỉ là điều thư tự ghi", { id: "mail.detail-unverified" }),
      )}
      ${line(msg("Địa chỉ trả lại", { id: "mail.detail-envelope" }), envelopeFrom)}
      ${line(msg("Giao cho", { id: "mail.detail-delivered" }), deliveredTo)}
      ${line(msg("Đi qua", { id: "mail.detail-door" }), doorTitle(door))}
      ${line(msg("Đến lúc", { id: "mail.detail-received" }), fullDate(message.receivedAt))}
      ${line(msg("Dung lượng", { id: "mail.detail-size" }), formatSize(message.size))}
      ${line("Message-ID", messageId ?? "")}
    </dl>`;
  }
}

function doorTitle(door: string): string {
  switch (door) {
    case "web":
      return msg("Trình duyệt", { id: "mail.door-web" });
    case "smtp":
      return msg("Cổng nhận thư của mạng (SMTP)", { id: "mail.door-smtp" });
    case "submission":
    case "submissions":
      return msg("Chương trình thư đã đăng nhập", { id: "mail.door-submission" });
    case "devices":
      return msg("Máy quét, máy in", { id: "mail.door-devices" });
    default:
      return door;
  }
}
