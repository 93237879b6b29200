import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import { addRole, renameRole, type Role } from "../api.ts";

@customElement("role-name-dialog")
export class RoleNameDialog extends FormDialogElement<Role | undefined, { name: string }, Role> {
  protected override begin(role: Role | undefined): FormOptions<{ name: string }, Role> {
    return {
      initial: { name: role?.name ?? "" },
      check: ({ name }) =>
        name.trim() === "" ? { name: msg("Hãy nhập tên vai trò.", { id: "directory-admin.need-role" }) } : {},
      submit: ({ name }) => (role ? renameRole(role.id, name.trim()) : addRole(name.trim())),
    };
  }

  override render() {
    const heading = this.input
      ? msg("Đổi tên vai trò", { id: "directory-admin.rename-role" })
      : msg("Thêm vai trò", { id: "directory-admin.new-role" });
    const label = msg("Tên vai trò", { id: "directory-admin.role-name" });
    return this.framed(
      { heading, size: "small" },
      html`${this.line("name", label, { required: true, autofocus: true })}`,
    );
  }
}
