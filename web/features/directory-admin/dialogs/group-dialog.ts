import { html, nothing } from "lit";
import { customElement, state } from "lit/decorators.js";
import { FormController } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsField } from "../../../ui/cs-field.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import { DialogElement } from "../../../ui/dialog-element.ts";
import "../../../ui/index.ts";
import type { Pick } from "../../../ui/picking.ts";
import { base, blocks } from "../../../ui/styles.ts";
import { addGroup, fetchGroup, findPeople, saveGroup, saveMembers, type Group } from "../api.ts";
import { pickFrom, pickOf } from "../state.ts";

@customElement("group-dialog")
export class GroupDialog extends DialogElement<Group | undefined, Group> {
  static override styles = [base, blocks];

  @state() private members: readonly Pick[] = [];
  @state() private ready = false;
  #form!: FormController<{ name: string; description: string }, Group>;

  override connectedCallback(): void {
    const group = this.input;
    this.#form = new FormController<{ name: string; description: string }, Group>(this, {
      initial: { name: group?.name ?? "", description: group?.description ?? "" },
      check: ({ name }) =>
        name.trim() === "" ? { name: msg("Hãy nhập tên nhóm.", { id: "directory-admin.need-group" }) } : {},
      submit: async ({ name, description }) => {
        const input = { name: name.trim(), description: description.trim() };
        const saved = group ? await saveGroup(group.id, input) : await addGroup(input);
        return saveMembers(
          saved.id,
          this.members.map(({ key }) => Number(key.slice("person:".length))),
        );
      },
    });
    super.connectedCallback();
    void this.#load();
  }

  async #load(): Promise<void> {
    try {
      if (this.input) this.members = (await fetchGroup(this.input.id)).members.map(pickOf);
      this.ready = true;
    } catch (error) {
      toastError(error);
      this.finish();
    }
  }

  override render() {
    const { values, busy, failure } = this.#form;
    const heading = this.input
      ? msg("Sửa nhóm", { id: "directory-admin.edit-group" })
      : msg("Thêm nhóm", { id: "directory-admin.new-group" });
    return html`<cs-dialog
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
          label=${msg("Tên nhóm", { id: "directory-admin.group-name" })}
          .value=${values.name}
          error=${this.#form.errorOf("name")}
          @cs-input=${(event: Event) => {
            this.#form.set("name", (event.target as CsField).value);
          }}
        ></cs-field>
        <cs-field
          label=${msg("Dùng để làm gì", { id: "directory-admin.group-purpose" })}
          .value=${values.description}
          @cs-input=${(event: Event) => {
            this.#form.set("description", (event.target as CsField).value);
          }}
        ></cs-field>
        <cs-people-picker
          label=${msg("Thành viên", { id: "directory-admin.members" })}
          ?disabled=${!this.ready}
          .picked=${this.members}
          .find=${async (text: string, signal: AbortSignal) => (await findPeople(text, signal)).map(pickFrom)}
          @cs-input=${(event: Event) => {
            this.members = (event.target as CsPeoplePicker).picked;
          }}
        ></cs-people-picker>
      </form>
      <cs-button
        slot="actions"
        @click=${() => {
          this.finish();
        }}
        >${msg("Hủy", { id: "directory-admin.cancel" })}</cs-button
      >
      <cs-button slot="actions" kind="primary" ?busy=${busy} ?disabled=${!this.ready} @click=${this.#submit}
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
