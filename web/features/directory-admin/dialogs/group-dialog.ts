import { html } from "lit";
import { customElement, state } from "lit/decorators.js";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import { toastError } from "../../../kernel/toasts.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import type { Pick } from "../../../ui/picking.ts";
import { addGroup, fetchGroup, findPeople, saveGroup, saveMembers, type Group } from "../api.ts";
import { pickFrom, pickOf } from "../state.ts";

interface GroupForm {
  name: string;
  description: string;
}

@customElement("group-dialog")
export class GroupDialog extends FormDialogElement<Group | undefined, GroupForm, Group> {
  @state() private members: readonly Pick[] = [];
  @state() private ready = false;

  protected override begin(group: Group | undefined): FormOptions<GroupForm, Group> {
    return {
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
    };
  }

  override connectedCallback(): void {
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
    const heading = this.input
      ? msg("Sửa nhóm", { id: "directory-admin.edit-group" })
      : msg("Thêm nhóm", { id: "directory-admin.new-group" });
    return this.framed(
      { heading, disabled: !this.ready },
      html`${this.line("name", msg("Tên nhóm", { id: "directory-admin.group-name" }), { required: true, autofocus: true })}
        ${this.line("description", msg("Dùng để làm gì", { id: "directory-admin.group-purpose" }))}
        <cs-people-picker
          label=${msg("Thành viên", { id: "directory-admin.members" })}
          ?disabled=${!this.ready}
          .picked=${this.members}
          .find=${async (text: string, signal: AbortSignal) => (await findPeople(text, signal)).map(pickFrom)}
          @cs-input=${(event: Event) => {
            this.members = (event.target as CsPeoplePicker).picked;
          }}
        ></cs-people-picker>`,
    );
  }
}
