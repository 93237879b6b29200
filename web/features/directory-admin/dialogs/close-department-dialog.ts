import { html } from "lit";
import { customElement } from "lit/decorators.js";
import { dayOf } from "../../../kernel/dates.ts";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg, str } from "../../../kernel/i18n.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import { closeDepartment, type Department } from "../api.ts";
import { withDepth } from "../state.ts";

interface Question {
  readonly department: Department;
  readonly departments: readonly Department[];
}

interface ClosingForm {
  validToOn: string;
  successorId: string;
}

@customElement("close-department-dialog")
export class CloseDepartmentDialog extends FormDialogElement<Question, ClosingForm, Department> {
  protected override begin({ department }: Question): FormOptions<ClosingForm, Department> {
    return {
      initial: { validToOn: dayOf(Date.now()), successorId: "" },
      check: ({ validToOn }) =>
        validToOn === "" ? { validToOn: msg("Hãy chọn ngày.", { id: "directory-admin.need-day" }) } : {},
      submit: ({ validToOn, successorId }) =>
        closeDepartment(department.id, validToOn, successorId === "" ? null : Number(successorId)),
    };
  }

  override render() {
    const { department, departments } = this.input;
    const { values } = this.form;
    const count = department.people;
    return this.framed(
      {
        heading: msg(str`Kết thúc “${department.name}”`, { id: "directory-admin.close-heading" }),
        verb: msg("Kết thúc đơn vị", { id: "directory-admin.close" }),
        destroys: true,
      },
      html`<p>
          ${msg("Đơn vị không còn trong danh bạ; văn bản đã ký vẫn giữ tên và ký hiệu này.", { id: "directory-admin.close-text" })}
        </p>
        <cs-day-field
          required
          label=${msg("Ngày hoạt động cuối cùng", { id: "directory-admin.last-day" })}
          .value=${values.validToOn}
          .max=${dayOf(Date.now())}
          error=${this.form.errorOf("validToOn")}
          @cs-input=${(event: Event) => {
            this.form.set("validToOn", (event.target as CsDayField).value);
          }}
        ></cs-day-field>
        <cs-select
          label=${msg("Đơn vị kế thừa", { id: "directory-admin.successor" })}
          hint=${count > 0 ? msg(str`${count} người sẽ chuyển sang đơn vị này.`, { id: "directory-admin.successor-hint" }) : ""}
          .options=${[
            { value: "", title: msg("(không có)", { id: "directory-admin.no-successor" }) },
            ...withDepth(departments)
              .filter(({ department: other }) => other.validToOn === null && other.id !== department.id)
              .map(({ department: { id, name }, depth }) => ({
                value: String(id),
                title: `${"\u2003".repeat(depth)}${name}`,
              })),
          ]}
          .value=${values.successorId}
          error=${this.form.errorOf("successorId")}
          @cs-input=${(event: Event) => {
            this.form.set("successorId", (event.target as CsSelect).value);
          }}
        ></cs-select>`,
    );
  }
}
