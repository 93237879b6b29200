import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import { saveDevice, type MailDevice, type MailDeviceInput } from "../api.ts";

type DeviceForm = { -readonly [K in keyof MailDeviceInput]: MailDeviceInput[K] };

@customElement("mail-device-dialog")
export class MailDeviceDialog extends FormDialogElement<MailDevice | undefined, DeviceForm, MailDevice> {
  protected override begin(device: MailDevice | undefined): FormOptions<DeviceForm, MailDevice> {
    return {
      initial: {
        name: device?.name ?? "",
        network: device?.network ?? "",
        sender: device?.sender ?? "",
        mendsLines: device?.mendsLines ?? false,
      },
      check: ({ name, network, sender }) => ({
        ...(name.trim() === "" && {
          name: msg("Hãy đặt tên, ví dụ “Máy quét tầng 2”.", { id: "mail-admin.device-need-name" }),
        }),
        ...(!/^[0-9a-f:.]+(\/\d{1,3})?$/i.test(network.trim()) && {
          network: msg("Hãy nhập địa chỉ như 192.168.7.20 hoặc mạng như 192.168.7.0/24.", {
            id: "mail-admin.device-need-network",
          }),
        }),
        ...(!/^[^\s@]+@[^\s@]+$/.test(sender.trim()) && {
          sender: msg("Hãy nhập một địa chỉ thư của cơ quan.", { id: "mail-admin.device-need-sender" }),
        }),
      }),
      submit: ({ name, network, sender, mendsLines }) =>
        saveDevice(device?.id, { name: name.trim(), network: network.trim(), sender: sender.trim(), mendsLines }),
    };
  }

  override render() {
    const heading = this.input
      ? msg("Sửa thiết bị", { id: "mail-admin.device-edit" })
      : msg("Thêm thiết bị", { id: "mail-admin.device-add" });
    return this.framed(
      { heading },
      html`${this.line("name", msg("Tên thiết bị", { id: "mail-admin.device-name" }), { required: true, autofocus: true })}
        ${this.line("network", msg("Địa chỉ IP hoặc mạng", { id: "mail-admin.device-network" }), { required: true })}
        ${this.line("sender", msg("Gửi dưới địa chỉ", { id: "mail-admin.device-sender" }), {
          required: true,
          hint: msg("Người nhận thấy địa chỉ này; thiết bị không gửi dưới tên khác được.", {
            id: "mail-admin.device-sender-hint",
          }),
        })}
        <cs-check
          label=${msg("Sửa giúp dấu xuống dòng sai", { id: "mail-admin.device-mend" })}
          detail=${msg("Chỉ bật khi máy quét cũ bị từ chối vì “bare LF”.", { id: "mail-admin.device-mend-detail" })}
          .checked=${this.form.values.mendsLines}
          @cs-input=${(event: Event) => {
            this.form.set("mendsLines", (event.target as CsCheck).checked);
          }}
        ></cs-check>`,
    );
  }
}
