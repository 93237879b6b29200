import { css, html, nothing } from "lit";
import { customElement, property } from "lit/decorators.js";
import { fullDate } from "../../../kernel/dates.ts";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { formatSize } from "../format.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base } from "../../../ui/styles.ts";
import { fetchArrival, type Arrival, type Message } from "../api.ts";
import { openSource } from "../dialogs/open-source.ts";
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
      ol {
        padding-left: 1.4em;
      }
    `,
  ];

  @property({ attribute: false }) message!: Message;

  readonly #arrival = new LoadController<Arrival, number>(this, {
    args: () => this.message.id,
    load: (id, signal) => fetchArrival(id, signal),
  });

  override render() {
    const { message } = this;
    const { door, envelopeFrom, deliveredTo, messageId } = message.details;
    const line = (title: string, value: string) =>
      value === ""
        ? nothing
        : html`<dt>${title}</dt>
            <dd><bdi>${safeText(value)}</bdi></dd>`;
    return html`<dl>
      ${this.#signed(message)} ${line(msg("Địa chỉ trả lại", { id: "mail.detail-envelope" }), envelopeFrom)}
      ${line(msg("Giao cho", { id: "mail.detail-delivered" }), deliveredTo)}
      ${line(msg("Đi qua", { id: "mail.detail-door" }), doorTitle(door))}
      ${line(msg("Mã hóa trên đường", { id: "mail.detail-secure" }), secureText(door))}
      ${loadView(this.#arrival, { ready: (arrival) => this.#way(arrival) })}
      ${line(msg("Đến lúc", { id: "mail.detail-received" }), fullDate(message.receivedAt))}
      ${line(msg("Dung lượng", { id: "mail.detail-size" }), formatSize(message.size))}
      ${line("Message-ID", messageId ?? "")}
      <dt></dt>
      <dd>
        <cs-button size="small" icon="document" @click=${() => void openSource(message.id)}
          >${msg("Xem thư gốc", { id: "mail.source" })}</cs-button
        >
      </dd>
    </dl>`;
  }

  /** Who vouches for the sender. */
  #signed(message: Message) {
    const name = this.#arrival.value?.signedInAs ?? null;
    const said = !message.verified
      ? msg("Không ai xác nhận: tên chỉ là điều thư tự ghi", { id: "mail.detail-unverified" })
      : name === null
        ? msg("Đã đăng nhập để gửi", { id: "mail.detail-verified" })
        : msg(str`Đã đăng nhập để gửi: ${name}`, { id: "mail.detail-signed" });
    return html`<dt>${msg("Người gửi", { id: "mail.find-from" })}</dt>
      <dd>${said}</dd>`;
  }

  /** Machines and servers on the way; of mail within the office there are none. */
  #way({ device, peer, hops, took }: Arrival) {
    const line = (title: string, value: string) =>
      value === ""
        ? nothing
        : html`<dt>${title}</dt>
            <dd><bdi>${safeText(value)}</bdi></dd>`;
    return html`${line(msg("Thiết bị", { id: "mail.detail-device" }), device ?? "")}
    ${line(msg("Máy giao thư", { id: "mail.detail-peer" }), peer)}
    ${
      hops.length === 0
        ? nothing
        : html`<dt>${msg("Đường đi (thư tự ghi)", { id: "mail.detail-hops" })}</dt>
            <dd>
              <ol>
                ${hops.map(
                  ({ from, by, protocol, at }) =>
                    html`<li>
                      <bdi>${safeText([from, by].filter((part) => part !== "").join(" → "))}</bdi>
                      ${protocol === "" ? nothing : html` · ${protocol}`}
                      ${at === null ? nothing : html` · ${fullDate(at)}`}
                    </li>`,
                )}
              </ol>
            </dd>`
    }
    ${took === null ? nothing : line(msg("Mất", { id: "mail.detail-took" }), tookText(took))}`;
  }
}

/** What is known of encryption on the way to us: a door that demands it has had it. */
function secureText(door: string): string {
  switch (door) {
    case "web":
      return msg("Thư không rời máy chủ của cơ quan", { id: "mail.secure-inside" });
    case "submission":
    case "submissions":
      return msg("Có (TLS bắt buộc ở cổng này)", { id: "mail.secure-tls" });
    default:
      return "";
  }
}

function tookText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.round(seconds / 60);
  const hours = Math.round(minutes / 60);
  if (seconds < 120) return msg(str`${formatNumber(seconds)} giây`, { id: "mail.took-seconds" });
  return minutes < 120
    ? msg(str`${formatNumber(minutes)} phút`, { id: "mail.took-minutes" })
    : msg(str`${formatNumber(hours)} giờ`, { id: "mail.took-hours" });
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
