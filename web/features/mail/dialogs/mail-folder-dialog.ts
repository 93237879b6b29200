import { html, nothing } from "lit";
import { customElement } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { createFolder, renameFolder, type Mailbox } from "../api.ts";

/** A folder's name. */
@customElement("mail-folder-dialog")
export class MailFolderDialog extends DialogElement<{ folder?: Mailbox; parent?: Mailbox }, true> {
  static override styles = [base, blocks];

  readonly #form = new FormController<{ name: string }, true>(this, {
    initial: { name: "" },
    check: ({ name }) =>
      name.trim() === "" ? { name: msg("Hãy đặt tên cho thư mục.", { id: "mail.folder-need-name" }) } : {},
    submit: async ({ name }) => {
      const { folder, parent } = this.input;
      if (folder) await renameFolder(folder.id, name.trim());
      else await createFolder(name.trim(), parent?.id);
      return true;
    },
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#form.set("name", this.input.folder?.name.split("/").at(-1) ?? "");
  }

  override render() {
    const { values, busy, failure } = this.#form;
    const { folder, parent } = this.input;
    return html`<cs-dialog
      size="small"
      heading=${folder ? msg("Đổi tên thư mục", { id: "mail.folder-rename" }) : msg("Thư mục mới", { id: "mail.folder-new" })}
      @cs-leave=${() => {
        this.finish();
      }}
    >
      <form class="stack" novalidate @submit=${this.#submit}>
        ${failure ? html`<cs-note kind="error">${failure}</cs-note>` : nothing}
        <cs-field
          required
          autofocus
          max-length="60"
          label=${msg("Tên thư mục", { id: "mail.folder-name" })}
          hint=${parent ? `${msg("Nằm trong", { id: "mail.folder-inside" })} ${parent.name.replaceAll("/", " / ")}` : ""}
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
        >${msg("Hủy", { id: "mail.cancel" })}</cs-button
      >
      <cs-button slot="actions" kind="primary" ?busy=${busy} @click=${this.#submit}
        >${folder ? msg("Đổi tên", { id: "mail.folder-rename-verb" }) : msg("Tạo thư mục", { id: "mail.folder-create" })}</cs-button
      >
    </cs-dialog>`;
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (await this.#form.submit()) this.finish(true);
  };
}
