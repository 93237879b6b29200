import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import { addDepartment, saveDepartment, type Department } from "../api.ts";
import { withBelow, withDepth, type DepartmentQuestion } from "../state.ts";

interface DepartmentForm {
  name: string;
  code: string;
  parentId: string;
  phone: string;
  room: string;
  validFromOn: string;
}

@customElement("department-dialog")
export class DepartmentDialog extends FormDialogElement<DepartmentQuestion, DepartmentForm, Department> {
  protected override begin({ department, parentId }: DepartmentQuestion): FormOptions<DepartmentForm, Department> {
    const above = department ? department.parentId : (parentId ?? null);
    return {
      initial: {
        name: department?.name ?? "",
        code: department?.code ?? "",
        parentId: above === null ? "" : String(above),
        phone: department?.phone ?? "",
        room: department?.room ?? "",
        validFromOn: department?.validFromOn ?? "",
      },
      check: ({ name, code }) => ({
        ...(name.trim() === "" && { name: msg("Hãy nhập tên đơn vị.", { id: "directory-admin.need-department" }) }),
        ...(code.trim() === "" && { code: msg("Hãy nhập mã đơn vị.", { id: "directory-admin.need-code" }) }),
      }),
      submit: (form) => {
        const input = {
          name: form.name.trim(),
          code: form.code.trim(),
          parentId: form.parentId === "" ? null : Number(form.parentId),
          phone: form.phone.trim() === "" ? null : form.phone,
          room: form.room.trim() === "" ? null : form.room,
          validFromOn: form.validFromOn === "" ? null : form.validFromOn,
        };
        return department ? saveDepartment(department.id, input) : addDepartment(input);
      },
    };
  }

  override render() {
    const { department, departments } = this.input;
    const barred = department ? withBelow(departments, department.id) : new Set<number>();
    const heading = department
      ? msg("Sửa đơn vị", { id: "directory-admin.edit-department" })
      : msg("Thêm đơn vị", { id: "directory-admin.new-department" });
    return this.framed(
      { heading },
      html`${
          department
            ? html`<cs-note
                >${msg("Sửa tên ở đây là đính chính. Khi đơn vị được tổ chức lại, hãy kết thúc đơn vị cũ và chọn đơn vị kế thừa: văn bản đã ký giữ tên cũ.", { id: "directory-admin.rename-note" })}</cs-note
              >`
            : nothing
        }
        ${this.line("name", msg("Tên đơn vị", { id: "directory-admin.department-name" }), { required: true, autofocus: true })}
        ${this.line("code", msg("Mã, ký hiệu", { id: "directory-admin.code" }), { hint: msg("Đứng trong số, ký hiệu văn bản: VP, TC-KH.", { id: "directory-admin.code-hint" }), required: true })}
        <cs-select
          label=${msg("Thuộc đơn vị", { id: "directory-admin.parent" })}
          .options=${[
            { value: "", title: msg("(cấp cao nhất)", { id: "directory-admin.top" }) },
            ...withDepth(departments)
              .filter(({ department: { id, validToOn } }) => validToOn === null && !barred.has(id))
              .map(({ department: { id, name }, depth }) => ({
                value: String(id),
                title: `${"\u2003".repeat(depth)}${name}`,
              })),
          ]}
          .value=${this.form.values.parentId}
          error=${this.form.errorOf("parentId")}
          @cs-input=${(event: Event) => {
            this.form.set("parentId", (event.target as CsSelect).value);
          }}
        ></cs-select>
        ${this.line("phone", msg("Điện thoại", { id: "directory-admin.phone" }))}
        ${this.line("room", msg("Phòng", { id: "directory-admin.room" }))}
        <cs-day-field
          label=${msg("Có hiệu lực từ", { id: "directory-admin.valid-from" })}
          hint=${msg("Để trống nếu đã có từ trước.", { id: "directory-admin.valid-from-hint" })}
          .value=${this.form.values.validFromOn}
          error=${this.form.errorOf("validFromOn")}
          @cs-input=${(event: Event) => {
            this.form.set("validFromOn", (event.target as CsDayField).value);
          }}
        ></cs-day-field>`,
    );
  }
}
