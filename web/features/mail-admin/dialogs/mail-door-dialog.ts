import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import type { CsChoice } from "../../../ui/cs-choice.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import { chooseDoor, MAIL_DOORS } from "../api.ts";
import { doorAddressOf, doorTitle } from "../state.ts";
import type { Door } from "../api.ts";

interface DoorForm {
  how: "standard" | "own" | "off";
  address: string;
}

@customElement("mail-door-dialog")
export class MailDoorDialog extends FormDialogElement<Door, DoorForm, boolean> {
  protected override begin({ name, chosen, host, port }: Door): FormOptions<DoorForm, boolean> {
    const how = chosen === "standard" || chosen === "off" ? chosen : "own";
    const open = port === null ? `0.0.0.0:${String(MAIL_DOORS[name].other)}` : `${host ?? ""}:${String(port)}`;
    return {
      initial: { how, address: how === "own" ? chosen : open },
      check: (values) =>
        values.how === "own" && doorAddressOf(values.address) === undefined
          ? {
              address: msg("Hãy nhập địa chỉ và cổng như 0.0.0.0:2526, hoặc chỉ số cổng.", {
                id: "mail-admin.door-need-address",
              }),
            }
          : {},
      submit: async (values) => {
        await chooseDoor(name, values.how === "own" ? (doorAddressOf(values.address) ?? "") : values.how);
        return true;
      },
    };
  }

  override render() {
    const { name, port } = this.input;
    const { standard, other } = MAIL_DOORS[name];
    const { how } = this.form.values;
    return this.framed(
      { heading: doorTitle(name), size: "small" },
      html`<cs-choice
          label=${msg("Cửa này", { id: "mail-admin.door-how" })}
          .value=${how}
          .options=${[
            {
              value: "standard",
              title: msg(str`Mở ở cổng thông dụng ${String(standard)}`, { id: "mail-admin.door-standard" }),
              detail: msg(str`Nếu không mở được thì ${String(other)}.`, { id: "mail-admin.door-standard-detail" }),
            },
            { value: "own", title: msg("Mở ở địa chỉ khác", { id: "mail-admin.door-own" }) },
            { value: "off", title: msg("Đóng", { id: "mail-admin.closed" }) },
          ]}
          @cs-input=${(event: Event) => {
            this.form.set("how", (event.target as CsChoice).value as DoorForm["how"]);
          }}
        ></cs-choice>
        ${
          how === "own"
            ? this.line("address", msg("Địa chỉ và cổng", { id: "mail-admin.door-address" }), { required: true })
            : nothing
        }
        ${
          port === null
            ? nothing
            : html`<p class="quiet">
                ${msg("Chương trình đang kết nối qua cửa này sẽ phải kết nối lại.", { id: "mail-admin.door-again" })}
              </p>`
        }`,
    );
  }
}
