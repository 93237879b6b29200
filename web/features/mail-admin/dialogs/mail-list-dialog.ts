import { html } from "lit";
import { customElement } from "lit/decorators.js";
import type { FormOptions } from "../../../kernel/form.ts";
import { msg } from "../../../kernel/i18n.ts";
import "../../../ui/cs-people-picker.ts";
import type { CsPeoplePicker } from "../../../ui/cs-people-picker.ts";
import type { CsSelect } from "../../../ui/cs-select.ts";
import "../../../ui/cs-select.ts";
import { FormDialogElement } from "../../../ui/form-dialog-element.ts";
import "../../../ui/index.ts";
import type { Pick } from "../../../ui/picking.ts";
import { findMembers, saveList, type MailList } from "../api.ts";
import { writersTitle } from "../state.ts";

interface ListForm {
  name: string;
  title: string;
  members: readonly Pick[];
  writers: MailList["writers"];
}

interface ListQuestion {
  list: MailList | undefined;
  domain: string;
}

const WRITERS = ["office", "anyone", "allowed"] as const;

@customElement("mail-list-dialog")
export class MailListDialog extends FormDialogElement<ListQuestion, ListForm, MailList> {
  protected override begin({ list }: ListQuestion): FormOptions<ListForm, MailList> {
    return {
      initial: {
        name: list?.name ?? "",
        title: list?.title ?? "",
        members: list?.members ?? [],
        writers: list?.writers ?? "office",
      },
      check: ({ name, title, members }) => ({
        ...(!/^[\p{L}\p{N}]([\p{L}\p{N}._-]*[\p{L}\p{N}])?$/u.test(name.trim()) && {
          name: msg("Chỉ dùng chữ, số, dấu chấm và gạch nối.", { id: "mail-admin.list-need-name" }),
        }),
        ...(title.trim() === "" && {
          title: msg("Hãy ghi địa chỉ này dùng để làm gì.", { id: "mail-admin.list-need-title" }),
        }),
        ...(members.length === 0 && {
          members: msg("Hãy chọn ít nhất một người, phòng hoặc nhóm.", { id: "mail-admin.list-need-members" }),
        }),
      }),
      submit: ({ name, title, members, writers }) =>
        saveList(list?.id, { name: name.trim(), title: title.trim(), members: members.map(({ key }) => key), writers }),
    };
  }

  override render() {
    const { list, domain } = this.input;
    const heading = list
      ? msg("Sửa địa chỉ", { id: "mail-admin.list-edit" })
      : msg("Thêm địa chỉ", { id: "mail-admin.list-add" });
    return this.framed(
      { heading },
      html`${this.line("name", msg("Phần trước @", { id: "mail-admin.list-name" }), { required: true, autofocus: true, hint: `@${domain}` })}
        ${this.line("title", msg("Tên gọi", { id: "mail-admin.list-title" }), { required: true })}
        <cs-people-picker
          required
          label=${msg("Chuyển đến", { id: "mail-admin.list-members" })}
          .picked=${this.form.values.members}
          error=${this.form.errorOf("members")}
          .find=${findMembers}
          @cs-input=${(event: Event) => {
            this.form.set("members", (event.target as CsPeoplePicker).picked);
          }}
        ></cs-people-picker>
        <cs-select
          label=${msg("Ai được gửi đến", { id: "mail-admin.list-writers" })}
          .options=${WRITERS.map((value) => ({ value, title: writersTitle(value) }))}
          .value=${this.form.values.writers}
          @cs-input=${(event: Event) => {
            this.form.set("writers", (event.target as CsSelect).value as MailList["writers"]);
          }}
        ></cs-select>`,
    );
  }
}
