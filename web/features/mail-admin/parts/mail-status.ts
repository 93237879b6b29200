import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import {
  endConnection,
  fetchConnections,
  fetchDoors,
  type ConnectedPerson,
  type Connections,
  type Door,
  type Doors,
} from "../api.ts";
import { openDoor } from "../dialogs/open.ts";
import { doorTitle } from "../state.ts";
import "./mail-test.ts";
import { rowsStyles } from "./rows-styles.ts";

/** A certificate that ends so soon is worth saying (ms). */
const SOON = 21 * 86_400_000;

/** The doors and their certificate, who is connected, and a message that tries the way. */
@customElement("mail-status")
export class MailStatus extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  readonly #doors = new LoadController<Doors>(this, { args: () => true, load: (_, signal) => fetchDoors(signal) });
  readonly #connections = new LoadController<Connections>(this, {
    args: () => true,
    load: (_, signal) => fetchConnections(signal),
    isEmpty: ({ items }) => items.length === 0,
  });

  override render() {
    return html`<div class="sections">
      <cs-card padded heading=${msg("Các cửa của hệ thống thư", { id: "mail-admin.doors" })}>
        ${loadView(this.#doors, { ready: (doors) => this.#drawDoors(doors) })}
      </cs-card>
      <cs-card padded heading=${msg("Thử đường thư", { id: "mail-admin.test" })}><mail-test></mail-test></cs-card>
      <cs-card padded heading=${msg("Chương trình thư đang kết nối", { id: "mail-admin.connected" })}>
        <cs-button
          slot="actions"
          kind="quiet"
          size="small"
          icon="refresh"
          @click=${() => void this.#connections.reload()}
          >${msg("Xem lại", { id: "mail-admin.again" })}</cs-button
        >
        ${loadView(this.#connections, {
          empty: () =>
            html`<p class="quiet">${msg("Chưa có chương trình nào kết nối.", { id: "mail-admin.nobody" })}</p>`,
          ready: ({ items }) =>
            html`<ul>
              ${items.map((item) => this.#connection(item))}
            </ul>`,
        })}
      </cs-card>
    </div>`;
  }

  #drawDoors({ items, certificate }: Doors) {
    const soon = certificate.expiresAt - Date.now() < SOON;
    return html`<ul>
      ${items.map((door) => this.#door(door))}
      <li>
        <div class="what">
          <div class="name">
            ${
              certificate.isOwn
                ? msg("Chứng thư do chương trình tự cấp, tự gia hạn", { id: "mail-admin.certificate-own" })
                : msg("Chứng thư của cơ quan", { id: "mail-admin.certificate-given" })
            }
          </div>
          <div class="small quiet">
            ${msg("Có hiệu lực đến", { id: "mail-admin.valid-until" })}
            <cs-date form="day" at=${certificate.expiresAt}></cs-date>
          </div>
        </div>
        <cs-badge tone=${soon ? "amber" : "green"}
          >${soon ? msg("Sắp hết hạn", { id: "mail-admin.soon" }) : msg("Còn hạn", { id: "mail-admin.valid" })}</cs-badge
        >
      </li>
    </ul>`;
  }

  #door(door: Door) {
    const { name, host, port } = door;
    return html`<li>
      <div class="what">
        <div class="name">${doorTitle(name)}</div>
        <div class="small quiet">${port === null ? name : `${name} · ${host ?? ""}:${String(port)}`}</div>
      </div>
      <cs-badge tone=${port === null ? "plain" : "green"}
        >${port === null ? msg("Đóng", { id: "mail-admin.closed" }) : msg("Đang mở", { id: "mail-admin.open" })}</cs-badge
      >
      ${
        door.fixed
          ? html`<span class="small quiet">${msg("Do lệnh khởi động đặt", { id: "mail-admin.door-fixed" })}</span>`
          : html`<cs-button
              size="small"
              icon="edit"
              label=${`${msg("Sửa", { id: "mail-admin.edit" })}: ${doorTitle(name)}`}
              @click=${() => void this.#move(door)}
            ></cs-button>`
      }
    </li>`;
  }

  async #move(door: Door): Promise<void> {
    if (await openDoor(door)) await this.#doors.reload();
  }

  #connection(item: ConnectedPerson) {
    return html`<li>
      <cs-avatar name=${item.name}></cs-avatar>
      <div class="what">
        <div class="name">${item.name}</div>
        <div class="small quiet">
          ${[item.program, item.door, item.address].filter((part) => part !== "").join(" · ")} ·
          <cs-date form="sentence" at=${item.since}></cs-date>
        </div>
      </div>
      ${item.secure ? html`<cs-badge tone="green">${msg("Có mã hóa", { id: "mail-admin.encrypted" })}</cs-badge>` : html`<cs-badge tone="amber">${msg("Không mã hóa", { id: "mail-admin.plain" })}</cs-badge>`}
      <cs-button size="small" @click=${() => void this.#end(item)}>${msg("Ngắt", { id: "mail-admin.end" })}</cs-button>
    </li>`;
  }

  async #end({ id, name }: ConnectedPerson): Promise<void> {
    const sure = await confirm({
      heading: msg(str`Ngắt kết nối của ${name}?`, { id: "mail-admin.end-heading" }),
      text: msg("Chương trình có thể tự kết nối lại. Muốn chặn hẳn, người dùng hãy thu hồi mật khẩu của thiết bị.", {
        id: "mail-admin.end-text",
      }),
      verb: msg("Ngắt", { id: "mail-admin.end" }),
    });
    if (!sure) return;
    try {
      await endConnection(id);
    } catch (error) {
      toastError(error);
    }
    await this.#connections.reload();
  }
}
