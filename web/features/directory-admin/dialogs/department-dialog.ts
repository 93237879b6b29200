import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/cs-day-field.ts";
import type { CsDayField } from "../../../ui/cs-day-field.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
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
export class DepartmentDialog extends DialogElement<DepartmentQuestion, Department> {
  static override styles = [base, blocks];

  #form!: FormController<DepartmentForm, Department>;

  override connectedCallback(): void {
    const { department, parentId } = this.input;
    const above = department ? department.parentId : (parentId ?? null);
    this.#form = new FormController<DepartmentForm, Department>(this, {
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
    });
    super.connectedCallback();
  }

  override render() {
    const { department, departments } = this.input;
    const { values, busy, failure } = this.#form;
    const barred = department ? withBelow(departments, department.id) : new Set<number>();
    const heading = department
      ? msg("Sửa đơn vị", { id: "directory-admin.edit-department" })
      : msg("Thêm đơn vị", { id: "directory-admin.new-department" });
    return html`<cs-dialog
      heading=${heading}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        ${
          department
            ? html`<cs-note
                >${msg("Sửa tên ở đây là đính chính. Khi đơn vị được tổ chức lại, hãy kết thúc đơn vị cũ và chọn đơn vị kế thừa: văn bản đã ký giữ tên cũ.", { id: "directory-admin.rename-note" })}</cs-note
              >`
            : nothing
        }
        ${this.#field("name", msg("Tên đơn vị", { id: "directory-admin.department-name" }), "", true)}
        ${this.#field("code", msg("Mã, ký hiệu", { id: "directory-admin.code" }), msg("Đứng trong số, ký hiệu văn bản: VP, TC-KH.", { id: "directory-admin.code-hint" }), true)}
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
          .value=${values.parentId}
          error=${this.#form.errorOf("parentId")}
          @cs-input=${(event: Event) => {
            this.#form.set("parentId", (event.target as CsSelect).value);
          }}
        ></cs-select>
        ${this.#field("phone", msg("Điện thoại", { id: "directory-admin.phone" }), "", false)}
        ${this.#field("room", msg("Phòng", { id: "directory-admin.room" }), "", false)}
        <cs-day-field
          label=${msg("Có hiệu lực từ", { id: "directory-admin.valid-from" })}
          hint=${msg("Để trống nếu đã có từ trước.", { id: "directory-admin.valid-from-hint" })}
          .value=${values.validFromOn}
          error=${this.#form.errorOf("validFromOn")}
          @cs-input=${(event: Event) => {
            this.#form.set("validFromOn", (event.target as CsDayField).value);
          }}
        ></cs-day-field>
      </form>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "directory-admin.cancel" })}</cs-button
      >
      <cs-button slot="actions" kind="primary" ?busy=${busy} @click=${this.#submit}
        >${msg("Lưu", { id: "directory-admin.save" })}</cs-button
      >
    </cs-dialog>`;
  }

  #field(name: "name" | "code" | "phone" | "room", label: string, hint: string, required: boolean) {
    return html`<cs-field
      ?required=${required}
      ?autofocus=${name === "name"}
      label=${label}
      hint=${hint}
      .value=${this.#form.values[name]}
      error=${this.#form.errorOf(name)}
      @cs-input=${(event: Event) => {
        this.#form.set(name, (event.target as CsField).value);
      }}
    ></cs-field>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const saved = await this.#form.submit();
    if (saved) this.finish(saved);
  };
}
