import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import { addPosition, savePosition, type Position } from "../api.ts";

interface PositionForm {
  name: string;
  leads: boolean;
}

@customElement("position-dialog")
export class PositionDialog extends FormDialogElement<Position | undefined, PositionForm, Position> {
  protected override begin(position: Position | undefined): FormOptions<PositionForm, Position> {
    return {
      initial: { name: position?.name ?? "", leads: position?.leads ?? false },
      check: ({ name }) =>
        name.trim() === "" ? { name: msg("Hãy nhập tên chức vụ.", { id: "directory-admin.need-position" }) } : {},
      submit: ({ name, leads }) => {
        const input = { name: name.trim(), leads };
        return position ? savePosition(position.id, input) : addPosition(input);
      },
    };
  }

  override render() {
    const heading = this.input
      ? msg("Sửa chức vụ", { id: "directory-admin.edit-position" })
      : msg("Thêm chức vụ", { id: "directory-admin.new-position" });
    const label = msg("Tên chức vụ", { id: "directory-admin.position-name" });
    return this.framed(
      { heading, size: "small" },
      html`${this.line("name", label, { required: true, autofocus: true })}
        <cs-check
          label=${msg("Đứng đầu đơn vị", { id: "directory-admin.leads" })}
          detail=${msg("Việc gửi tới đơn vị được trình người giữ chức vụ này.", { id: "directory-admin.leads-detail" })}
          .checked=${this.form.values.leads}
          @cs-input=${(event: Event) => {
            this.form.set("leads", (event.target as CsCheck).checked);
          }}
        ></cs-check>`,
    );
  }
}
