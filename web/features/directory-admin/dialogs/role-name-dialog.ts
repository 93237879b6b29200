import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { addRole, renameRole, type Role } from "../api.ts";

@customElement("role-name-dialog")
export class RoleNameDialog extends DialogElement<Role | undefined, Role> {
  static override styles = [base, blocks];

  #form!: FormController<{ name: string }, Role>;

  override connectedCallback(): void {
    const role = this.input;
    this.#form = new FormController<{ name: string }, Role>(this, {
      initial: { name: role?.name ?? "" },
      check: ({ name }) =>
        name.trim() === "" ? { name: msg("Hãy nhập tên vai trò.", { id: "directory-admin.need-role" }) } : {},
      submit: ({ name }) => (role ? renameRole(role.id, name.trim()) : addRole(name.trim())),
    });
    super.connectedCallback();
  }

  override render() {
    const { values, busy, failure } = this.#form;
    const heading = this.input
      ? msg("Đổi tên vai trò", { id: "directory-admin.rename-role" })
      : msg("Thêm vai trò", { id: "directory-admin.new-role" });
    return html`<cs-dialog
      size="small"
      heading=${heading}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        <cs-field
          autofocus
          required
          label=${msg("Tên vai trò", { id: "directory-admin.role-name" })}
          .value=${values.name}
          error=${this.#form.errorOf("name")}
          @cs-input=${(event: Event) => {
            this.#form.set("name", (event.target as CsField).value);
          }}
        ></cs-field>
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

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const saved = await this.#form.submit();
    if (saved) this.finish(saved);
  };
}
