import { css, html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import "../../../ui/index.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchConnection, type Connection } from "../api.ts";
import "../parts/connect-passwords.ts";
import "../parts/connect-qr.ts";
import "../parts/connect-steps.ts";
import "../parts/connect-values.ts";

/** Everything that it takes to read one's office mail in a mail program or on a telephone. */
@customElement("mail-connect-page")
export class MailConnectPage extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      :host {
        display: flex;
        flex: 1;
        min-height: 0;
      }
      cs-page {
        flex: 1;
      }
      .sections {
        display: grid;
        gap: var(--cs-5);
        max-width: 820px;
      }
      .phone {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--cs-5);
      }
      .phone p {
        flex: 1 1 260px;
      }
    `,
  ];

  readonly #connection = new LoadController<Connection>(this, {
    args: () => true,
    load: (_, signal) => fetchConnection(signal),
  });

  override render() {
    return html`<cs-page heading=${msg("Kết nối chương trình thư của bạn", { id: "mail-connect.title" })}>
      ${loadView(this.#connection, { ready: (connection) => this.#draw(connection) })}
    </cs-page>`;
  }

  #draw(connection: Connection) {
    if (connection.servers.length === 0) {
      return html`<cs-state
        heading=${msg("Chưa mở cửa cho chương trình thư", { id: "mail-connect.closed" })}
        text=${msg("Quản trị viên cần bật các cửa IMAP và SMTP. Trong lúc đó bạn vẫn dùng thư trong trình duyệt như thường.", { id: "mail-connect.closed-text" })}
      ></cs-state>`;
    }
    return html`<div class="sections">
      <cs-card padded heading=${msg("Mật khẩu cho thiết bị", { id: "mail-connect.passwords" })}>
        <connect-passwords></connect-passwords>
      </cs-card>
      <cs-card padded heading=${msg("Các giá trị cần nhập", { id: "mail-connect.values" })}>
        <connect-values .connection=${connection}></connect-values>
      </cs-card>
      <cs-card padded heading=${msg("Từng bước", { id: "mail-connect.steps" })}>
        <connect-steps ?authority=${connection.ownAuthority}></connect-steps>
      </cs-card>
      ${
        location.hostname === "localhost"
          ? nothing
          : html`<cs-card padded heading=${msg("Trên điện thoại", { id: "mail-connect.phone" })}>
              <div class="phone">
                <connect-qr address=${`${location.origin}/connect-mail`}></connect-qr>
                <p class="quiet">
                  ${msg("Điện thoại phải ở trong mạng của cơ quan. Mở máy ảnh, hướng vào mã vuông để mở trang này trên điện thoại, rồi làm theo các bước.", { id: "mail-connect.phone-text" })}
                </p>
              </div>
            </cs-card>`
      }
    </div>`;
  }
}
