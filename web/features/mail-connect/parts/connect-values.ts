import { css, html } from "lit";
import { customElement, property } from "lit/decorators.js";
import { msg } from "../../../kernel/i18n.ts";
import { copyText } from "../../../kernel/copy.ts";
import { toast } from "../../../kernel/toasts.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import type { Connection } from "../api.ts";
import { bestServers, kindTitle, securityTitle } from "../state.ts";

/** What is typed into a mail program, each with a button that copies it. */
@customElement("connect-values")
export class ConnectValues extends OfficeElement {
  static override styles = [
    base,
    blocks,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(130px, max-content) minmax(0, 1fr);
        gap: var(--cs-1) var(--cs-5);
        align-items: center;
      }
      dt {
        color: var(--cs-ink-2);
      }
      dd {
        display: flex;
        align-items: center;
        gap: var(--cs-2);
        min-height: 36px;
        font-weight: 500;
        overflow-wrap: anywhere;
      }
      h3 {
        grid-column: 1 / -1;
        margin-top: var(--cs-3);
        font-size: var(--cs-text-s);
        color: var(--cs-ink-2);
      }
      @media (max-width: 560px) {
        dl {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
        }
        dt {
          margin-top: var(--cs-2);
          font-size: var(--cs-text-s);
        }
      }
    `,
  ];

  @property({ attribute: false }) connection!: Connection;

  override render() {
    const { address, login, host, servers } = this.connection;
    return html`<dl>
      ${this.#value(msg("Địa chỉ thư", { id: "mail-connect.address" }), address)}
      ${this.#value(msg("Tên đăng nhập", { id: "mail-connect.login" }), login)}
      ${bestServers(servers).map(
        ({ kind, port, security }) =>
          html`<h3>${kindTitle(kind)}</h3>
            ${this.#value(msg("Máy chủ", { id: "mail-connect.server" }), host)}
            ${this.#value(msg("Cổng", { id: "mail-connect.port" }), String(port))}
            ${this.#value(msg("Bảo mật", { id: "mail-connect.security" }), securityTitle(security))}`,
      )}
    </dl>`;
  }

  #value(title: string, value: string) {
    return html`<dt>${title}</dt>
      <dd>
        <span>${value}</span>
        <cs-button
          kind="quiet"
          size="small"
          icon="document"
          label=${`${msg("Sao chép", { id: "mail-connect.copy" })}: ${title}`}
          @click=${() => void this.#copy(value)}
        ></cs-button>
      </dd>`;
  }

  async #copy(value: string): Promise<void> {
    if (await copyText(value)) toast(msg("Đã sao chép", { id: "mail-connect.copied" }));
  }
}
