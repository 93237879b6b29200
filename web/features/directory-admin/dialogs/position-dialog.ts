import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { CsCheck } from "../../../ui/cs-check.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { addPosition, savePosition, type Position } from "../api.ts";

@customElement("position-dialog")
export class PositionDialog extends DialogElement<Position | undefined, Position> {
  static override styles = [base, blocks];

  #form!: FormController<{ name: string; leads: boolean }, Position>;

  override connectedCallback(): void {
    const position = this.input;
    this.#form = new FormController<{ name: string; leads: boolean }, Position>(this, {
      initial: { name: position?.name ?? "", leads: position?.leads ?? false },
      check: ({ name }) =>
        name.trim() === "" ? { name: msg("Hãy nhập tên chức vụ.", { id: "directory-admin.need-position" }) } : {},
      submit: ({ name, leads }) => {
        const input = { name: name.trim(), leads };
        return position ? savePosition(position.id, input) : addPosition(input);
      },
    });
    super.connectedCallback();
  }

  override render() {
    const { values, busy, failure } = this.#form;
    const heading = this.input
      ? msg("Sửa chức vụ", { id: "directory-admin.edit-position" })
      : msg("Thêm chức vụ", { id: "directory-admin.new-position" });
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
          label=${msg("Tên chức vụ", { id: "directory-admin.position-name" })}
          .value=${values.name}
          error=${this.#form.errorOf("name")}
          @cs-input=${(event: Event) => {
            this.#form.set("name", (event.target as CsField).value);
          }}
        ></cs-field>
        <cs-check
          label=${msg("Đứng đầu đơn vị", { id: "directory-admin.leads" })}
          detail=${msg("Việc gửi tới đơn vị được trình người giữ chức vụ này.", { id: "directory-admin.leads-detail" })}
          .checked=${values.leads}
          @cs-input=${(event: Event) => {
            this.#form.set("leads", (event.target as CsCheck).checked);
          }}
        ></cs-check>
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
