import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { formatNumber, msg, str } from "../../../kernel/i18n.ts";
import { LoadController } from "../../../kernel/load-controller.ts";
import { toastError } from "../../../kernel/toasts.ts";
import { confirm } from "../../../ui/confirm.ts";
import { loadView } from "../../../ui/load-view.ts";
import { OfficeElement } from "../../../ui/office-element.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { fetchDevices, removeDevice, type MailDevice } from "../api.ts";
import { openDevice } from "../dialogs/open.ts";
import { rowsStyles } from "./rows-styles.ts";

/** Scanners and machines that send without signing in, and which of them sent what. */
@customElement("mail-devices")
export class MailDevices extends OfficeElement {
  static override styles = [base, blocks, rowsStyles];

  readonly #devices = new LoadController<{ items: MailDevice[]; port: number | null }>(this, {
    args: () => true,
    load: (_, signal) => fetchDevices(signal),
  });

  override render() {
    return loadView(this.#devices, {
      ready: ({ items, port }) =>
        html`<div class="sections">
          ${
            port === null
              ? html`<cs-note kind="info"
                  >${msg("Cửa cho thiết bị đang đóng. Mở cửa “Máy quét, thiết bị” ở thẻ Tình trạng.", { id: "mail-admin.devices-closed" })}</cs-note
                >`
              : html`<cs-note kind="info"
                  >${msg(str`Trên máy quét, nhập máy chủ thư là địa chỉ của máy này, cổng ${String(port)}, không mật khẩu.`, { id: "mail-admin.devices-port" })}</cs-note
                >`
          }
          <cs-card padded heading=${msg("Thiết bị được phép gửi thư", { id: "mail-admin.devices" })}>
            <cs-button slot="actions" size="small" icon="plus" @click=${() => void this.#edit(undefined)}
              >${msg("Thêm thiết bị", { id: "mail-admin.device-add" })}</cs-button
            >
            ${
              items.length === 0
                ? html`<p class="quiet">
                    ${msg("Chưa có thiết bị nào. Thêm máy quét để quét thẳng vào hộp thư.", { id: "mail-admin.devices-none" })}
                  </p>`
                : html`<ul>
                    ${items.map((device) => this.#device(device))}
                  </ul>`
            }
          </cs-card>
        </div>`,
    });
  }

  #device(device: MailDevice) {
    const { name, network, sender, messages, sentAt } = device;
    return html`<li>
      <div class="what">
        <div class="name">${name}</div>
        <div class="small quiet">${network} · ${sender}</div>
        <div class="small quiet">
          ${msg(str`${formatNumber(messages)} thư gần đây`, { id: "mail-admin.device-messages" })}
          ${sentAt === null ? nothing : html` · ${msg("lần cuối", { id: "mail-admin.device-last" })} <cs-date form="sentence" at=${sentAt}></cs-date>`}
        </div>
      </div>
      <cs-button size="small" icon="edit" @click=${() => void this.#edit(device)}
        >${msg("Sửa", { id: "mail-admin.edit" })}</cs-button
      >
      <cs-button size="small" @click=${() => void this.#remove(device)}
        >${msg("Gỡ", { id: "mail-admin.remove" })}</cs-button
      >
    </li>`;
  }

  async #edit(device: MailDevice | undefined): Promise<void> {
    if (await openDevice(device)) await this.#devices.reload();
  }

  async #remove({ id, name }: MailDevice): Promise<void> {
    const sure = await confirm({
      heading: msg(str`Gỡ “${name}” khỏi danh sách?`, { id: "mail-admin.device-remove" }),
      text: msg("Thiết bị này không gửi thư được nữa cho đến khi được thêm lại.", {
        id: "mail-admin.device-remove-text",
      }),
      verb: msg("Gỡ", { id: "mail-admin.remove" }),
      destroys: true,
    });
    if (!sure) return;
    try {
      await removeDevice(id);
    } catch (error) {
      toastError(error);
    }
    await this.#devices.reload();
  }
}
